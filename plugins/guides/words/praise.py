"""Praise that promises without a figure."""

import re

from plugins.guides.words.sentences import statements

_GOOD = (
    r"(?:safe|effective)(?:ly)?\b(?:,?\s+(?:and|or|nor)\s+(?:\w+\s+)?(?:safe|effective)(?:ly)?\b)?"
)
PRAISE = re.compile(
    r"""
      \b(?: safe | effective(?:ly)? | painless(?:ly)? | miracle | breakthrough | revolutionary )\b
    | \bstate[-‑\s]of[-‑\s]the[-‑\s]art\b
    | \b(?:cutting|leading)[-‑\s]edge\b | \bworld[-‑\s](?:class|renowned|leading)\b
    | \bground-?breaking\b | \btop[-‑\s]notch\b | \bbest[-‑\s]in[-‑\s]class\b | \brisk[-‑\s]free\b
    | \bgame[-‑\s]chang(?:er|ing)\b | \bsecond\sto\snone\b | \bhighly\ssuccessful\b
    | \bproven\s+(?:treatments?|therap(?:y|ies)|results|methods?|techniques?|track\srecord)\b
    | \b(?:most\s+)?advanced\s+(?:technology|techniques?|treatments?|care)\b
    | \b(?:be|been|is|are|was|were)\s+(?:\w+\s+)?safely\b
    | \bsafely\s+(?:be\s+)?(?:given|done|used|treats?|treated|performed)\b
    | \b(?:easy|simple)\s+(?:(?!the\b|a\b|for\b|to\b|of\b|in\b|before\b|after\b)[\w-]+\s+)?
      (?:treatment|procedure|injection|shot)s?\b
    """,
    re.VERBOSE | re.IGNORECASE,
)

_NOT = r"(?:not(?!\s+(?:only|just|merely))|never|no\s+longer|neither|nor|cannot|\w{2,6}n['’]t)"
_NOBODY = rf"(?:{_NOT}|no\s+one|nobody|no\s+(?:\w+\s+){{0,2}}?(?:trials?|study|studies|research))"
_SHOWN = (
    "(?:show[ns]?|showed|shown|prove[nds]?|proved|know[ns]?|known|clear|certain|sure|found|finds?|"
    "approved?|agreed?|established|decided|settled|say|said|reviewed|tested)"
)
# Where the words praise nothing.
NO_PRAISE = [
    re.compile(rf"\b{pattern}", re.IGNORECASE)
    for pattern in (
        r"safe\s+(?:for\s+you\b|to\b)",  # advice
        rf"how\s+{_GOOD}",  # what is asked, or not known
        rf"{_NOT}\s+(?:\w+\s+){{0,2}}?{_GOOD}",
        rf"(?:less|least)\s+{_GOOD}",
        rf"{_NOBODY}\s+(?:\w+\s+){{0,3}}?{_SHOWN}\s+(?:\w+\s+){{0,6}}?{_GOOD}",
        rf"(?:no|little)\s+(?:\w+\s+){{0,2}}?(?:evidence|proof|data)\s+(?:\w+\s+){{0,6}}?{_GOOD}",
        rf"(?:unclear|unknown|unsure|uncertain)\s+(?:\w+\s+){{0,6}}?{_GOOD}",
        r"(?:whether|if|when|until|once|sure)\s+(?:it|this|that|they|these|(?:the|an?|your)\s+\w+)\s+"
        rf"(?:is|are|was|were|will\s+be|can\s+be)\s+{_GOOD}",
        r"effective\s+(?:immediately|on|from|as\s+of|dates?|\d|(?:January|February|March|April|May|"
        r"June|July|August|September|October|November|December)\b)",  # since when, not how well
        r"safe\s+(?:place|spot|ride|way|distance|limit|dose|amount|level|range)s?\b",
        r"(?:keep|kept|keeps|keeping|stay|stays|staying|feel|feels|be)\s+(?:\w+\s+){0,2}?safe\b",
    )
]


def vague_praise(text: str) -> list[str]:
    """Return the words that praise (safe, effective, state of the art, simple procedure …).

    Advice ("safe to drive", "safe for you"), what nobody has shown ("not known how effective"),
    and questions are exempt.
    """
    if not PRAISE.search(text):  # as in nearly every text, and the quickest to see
        return []
    return [word for sentence in statements(text) for word in _praise(sentence)]


def _praise(sentence: str) -> list[str]:
    exempt = bytearray(len(sentence))
    for pattern in NO_PRAISE:
        for match in pattern.finditer(sentence):
            exempt[match.start() : match.end()] = b"\x01" * len(match[0])
    return [m[0] for m in PRAISE.finditer(sentence) if not exempt[m.end() - 1]]
