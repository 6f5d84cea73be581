"""British leftovers in a text, with what readers in the United States write for them."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from plugins.guides.words.british_words import DOUBLED, ISE, SPELLINGS, STEMS, THINGS
from plugins.guides.words.sentences import spans


class Leftover(NamedTuple):
    """A British form, and how to write it here."""

    pattern: re.Pattern
    american: Callable[[re.Match], str]


def _any(words: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _leftover(pattern: str, american: Callable[[re.Match], str] | str) -> Leftover:
    write = (lambda _: american) if isinstance(american, str) else american
    return Leftover(re.compile(pattern, re.IGNORECASE), write)


# With a capital inside a sentence these are part of a name (the Walton Centre), and stay.
SPELLED = (
    _leftover(rf"\b({_any(STEMS)})(\w*)", lambda m: STEMS[m[1].lower()] + m[2]),
    _leftover(  # analyses are American too
        rf"\b({_any(SPELLINGS)})((?<!lyse)s)?\b", lambda m: SPELLINGS[m[1].lower()] + (m[2] or "")
    ),
    _leftover(
        rf"\b((?:re|dis|de)?(?:{ISE}))s(e[dsr]?|ing|ations?|able)\b", lambda m: f"{m[1]}z{m[2]}"
    ),
    _leftover(rf"\b({DOUBLED})l(ed|ing|ers?)\b", lambda m: m[1] + m[2]),
)
CALLED = (
    _leftover(
        rf"\b({_any(THINGS)})(s?)\b(?!\s+(?:insurance|casts?|of\s+paris)\b)",
        lambda m: THINGS[m[1].lower()].removesuffix(m[2]) + m[2],
    ),
    _leftover(r"(?-i:\bA\s?(?:&|and)\s?E\b)", "emergency room"),
    _leftover(r"(?-i:\bGP(s?)\b)", lambda m: f"primary care doctor{m[1]}"),
    _leftover(r"\b(flu|covid|steroid)\s+jab(s?)\b", lambda m: f"{m[1]} shot{m[2]}"),
)
# One of these is in every text that holds one of CALLED: the quickest way to see that none does.
CUES = (*THINGS, "&", "and e", "gp", "jab")
# A number is a phone number where somebody calls it; as an amount it stays.
_CALLS = r"\b(?:call|dial|ring|phone)(?:ing|s)?\s+(?:\w+\s+){0,2}?"
_ALONE = r"(?![-.,\s]{0,2}\d)(?!\s+(?:people|patients|times)\b)"
PHONED = (
    _leftover(rf"{_CALLS}(999){_ALONE}", "911"),
    _leftover(r"\b(999)(?=\s+(?:or\s+(?:111\b|go\b|A\s?&)|calls?\b|operators?\b))", "911"),
    _leftover(rf"(?:{_CALLS}|\bNHS\s+|\b999\s+or\s+)(111){_ALONE}", "your clinic"),
)
WORD = re.compile(r"\w+")  # no spelling goes over more than one
OPENING = re.compile(r"\W{0,9}")  # a quote or a bracket before the first word
CELSIUS = re.compile(
    r"(?<![\d.])(\d{1,3}(?:\.\d{1,2})?)\s?(?:[°º]\s?C\b|℃|(?<=\d)C\b|degrees?\s+(?:C|Celsius|centigrade)\b)"
)
FAHRENHEIT = re.compile(r"[°º]\s?F\b|℉|\dF\b|\bdegrees?\s+F\b|\bFahrenheit\b")


def british(text: str) -> list[tuple[str, str]]:
    """Return what was written and what to write instead, in reading order.

    Names with a capital inside a sentence keep their spelling. A temperature in Celsius counts
    where its sentence has none in Fahrenheit.
    """
    found = [*_words(text)]
    if "999" in text or "111" in text:
        found += _phones(text)
    if CELSIUS.search(text):
        found += _temperatures(text)
    return [(written, american) for _, written, american in sorted(found)]


def _words(text: str) -> Iterator[tuple[int, str, str]]:
    spoken = text.casefold()
    leftovers = (*CALLED, *SPELLED) if any(map(_spelled, WORD.findall(spoken))) else CALLED
    if leftovers is CALLED and not any(cue in spoken for cue in CUES):
        return
    openings = {OPENING.match(text, start).end() for start, _ in spans(text)}
    taken = bytearray(len(text))
    for leftover in leftovers:
        for match in leftover.pattern.finditer(text):
            written, start = match[0], match.start()
            name = leftover in SPELLED and written[0].isupper() and start not in openings
            if name or taken[start]:
                continue
            taken[start : match.end()] = b"\x01" * len(written)
            american = leftover.american(match)
            title = written[0].isupper() and written[1].islower()
            yield start, written, american[0].upper() + american[1:] if title else american


@cache
def _spelled(word: str) -> bool:
    """Return whether a word has a British spelling. A library has the same words many times."""
    return any(leftover.pattern.search(word) for leftover in SPELLED)


def _phones(text: str) -> Iterator[tuple[int, str, str]]:
    found = {m.start(1): (m[1], p.american(m)) for p in PHONED for m in p.pattern.finditer(text)}
    yield from ((start, *pair) for start, pair in found.items())


def _temperatures(text: str) -> Iterator[tuple[int, str, str]]:
    for start, end in spans(text):
        if not FAHRENHEIT.search(text, start, end):
            for match in CELSIUS.finditer(text, start, end):
                fahrenheit = round(float(match[1]) * 9 / 5 + 32, 1)
                yield match.start(), match[0], f"{fahrenheit:g} °F ({match[1]} °C)"
