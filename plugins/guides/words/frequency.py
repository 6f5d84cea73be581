"""Words for how often, standing without a rate."""

import re

from plugins.guides.words.numbers import rates
from plugins.guides.words.sentences import statements
from plugins.guides.words.wordlist import wordlist

RARE = re.compile(
    r"""
      \b(?: rare(?:ly)? | uncommon(?:ly)? | infrequent(?:ly)? | unlikely )\b
    | \b(?:low|high)[-‑\s]risk\b (?!\s+of\b)
    | \brisks? (?:\s+(?:of|for)(?:\s+[\w-]+){1,4}?)? \s+(?:is|are|was|were|stays?|remains?)
      (?:\s+\w+)?? \s+(?:low|high)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
COMMON = re.compile(r"\b(?:common(?:ly)?|likely)\b", re.IGNORECASE)

# After these the word compares, or is no claim ("ask how common it is").
AFTER = wordlist("most more less as in how")
# Before these it does not say how often something happens to people.
BEFORE = wordlist(
    "question questions reason reasons place places area areas use uses used cause causes name "
    "names named called known cold colds ask asked "
    "peroneal fibular carotid iliac femoral bile hepatic sense ground"
)

_HOW = r"how\s+(?:often|common|commonly|rare|rarely|likely|unlikely|frequent|many|high|low)\b"
NOBODY_KNOWS = re.compile(
    rf"""
      \bno\s+(?:\w+\s+)?reliable\s+(?:figure|number|rate)s?\b
    | \b(?: nobody | no\s+one | not | cannot | \w{{2,6}}n['’]t | unknown | unclear | uncertain )
      (?:\s+\w+){{0,3}}? \s+{_HOW}
    | \b{_HOW} (?:\s+[\w'’-]+){{0,12}}? \s+(?:is|are)\s+(?:not|un)\s?(?:known|clear|certain)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
NONE_OF = re.compile(r"\bnone\s+(?:of|in|out\s+of)\s+(?:the\s+)?\d", re.IGNORECASE)


def bare_frequency(text: str, *, common: bool) -> list[str]:
    """Return the words for how often in sentences without a rate, in reading order.

    `common` says whether common and likely count here too. A sentence is excused by a rate, by
    "no reliable figure", and by "nobody knows how often". Questions are exempt.
    """
    return [
        word
        for sentence in statements(text)
        if (found := _words(sentence, common)) and not _excused(sentence)
        for word in found
    ]


def _words(sentence: str, common: bool) -> list[str]:
    found = [m for m in RARE.finditer(sentence) if _word_before(m) != "how"]
    if common:
        found += [
            m
            for m in COMMON.finditer(sentence)
            if _word_before(m) not in AFTER and _word_after(m) not in BEFORE
        ]
    return [m[0] for m in sorted(found, key=re.Match.start)]


def _word_before(match: re.Match) -> str:
    """Return the word before a match, in lower case; the slice is bounded to stay quick."""
    before = match.string[max(0, match.start() - 30) : match.start()].lower()
    return before.split()[-1] if before[-1:].isspace() and before.strip() else ""


def _word_after(match: re.Match) -> str:
    following = re.match(r"\s+(\w{1,30})", match.string[match.end() : match.end() + 40])
    return following[1].lower() if following else ""


def _excused(sentence: str) -> bool:
    return bool(rates(sentence) or NOBODY_KNOWS.search(sentence) or NONE_OF.search(sentence))
