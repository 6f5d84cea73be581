"""Numbers that need a source, and those of them that have none."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from plugins.guides.words.counted import counted
from plugins.guides.words.exempt_numbers import mask
from plugins.guides.words.quantities import SCALES, VALUES, VULGAR
from plugins.guides.words.sentences import CITATION, is_question, spans
from plugins.guides.words.units import PLURALS

_PARTS = "half|third|quarter|fourth|fifth|sixth|eighth|tenth"
_A_PART = rf"(?:(?:\ban?|\bone)[\s-](?!half)|\b(?=half))(?:{_PARTS})"
_FELT = (
    "felt|feel|had|have|has|were|are|got|get|did|do|said|say|reported|needed|need|still|"
    "improved|gained|saw|went|stayed|found|told|stopped|kept"
)
_ENDS = r"(?=\s*(?:[.,;:)!]|\Z)|\s+(?:in|after|at|for|but|and|when|within|with)\b)"
# Amounts that are no number with a unit, and whether each is a rate.
AMOUNTS = [
    (re.compile(pattern, re.IGNORECASE), rate)
    for pattern, rate in (
        (rf"{_A_PART}\s+of\b(?!\s+an?\b)", True),  # not: a quarter of an hour
        (rf"\bhalf\s+(?:the|these|those)\s+(?:\w+\s+)?(?:{'|'.join(PLURALS)})\b", True),
        (rf"{_A_PART}(?=\s+(?:{_FELT})\b)", True),  # a third felt better, not: a third shot
        (rf"\b(?:by|about|nearly|almost|over|roughly|around|than)\s+{_A_PART}{_ENDS}", True),
        (rf"\b(?:two|three|four|five|seven|nine|\d\d?)[\s-](?:{_PARTS})s\b", True),
        (r"\btwice\s+as\s+\w{1,30}", False),
        (r"\b(?:dozens|hundreds|thousands|millions)\s+of\b", False),
    )
]
# What every number has. A text without it, as most are, is done at once.
ANY_NUMBER = re.compile(
    rf"[\d{VULGAR}]|\b(?:{'|'.join((*VALUES, *SCALES))}|{_PARTS}|twice)", re.IGNORECASE
)


class Number(NamedTuple):
    """A number as written, with what it counts, and where it stands."""

    phrase: str
    start: int
    end: int


def find(text: str) -> list[Number]:
    """Return the numbers of a paragraph or list item that need a source, in reading order.

    A number is a figure or number word before a unit of time, measure or temperature or a
    thing that studies count, with at most one word between, or a rate such as 1 in 100.
    Questions and what stands in `exempt_numbers` do not count.
    """
    return [number for number, _ in _found(text)]


def rates(text: str) -> list[Number]:
    """Return those of the numbers that say how many of how many: 1 in 100, 5 percent, half of."""
    return [number for number, rate in _found(text) if rate]


def uncited(text: str) -> list[Number]:
    """Return the numbers with no citation in their sentence or later in the text."""
    last = max((mark.start() for mark in CITATION.finditer(text)), default=-1)
    starts = [start for start, _ in spans(text)]
    if starts and last >= starts[-1]:
        return []  # as most texts: a citation in the last sentence stands for all
    return [
        number for number in find(text) if last < starts[bisect_right(starts, number.start) - 1]
    ]


def _found(text: str) -> list[tuple[Number, bool]]:
    if not ANY_NUMBER.search(text):
        return []
    exempt = mask(text)
    sentences = list(spans(text))
    starts = [start for start, _ in sentences]
    questions = {start for start, end in sentences if is_question(text[start:end])}
    found = [
        (Number(text[start:end], start, end), rate)
        for start, end, rate in (*counted(text, exempt), *_amounts(text, exempt))
        if starts[bisect_right(starts, start) - 1] not in questions
    ]
    return sorted(found, key=lambda pair: pair[0].start)


def _amounts(text: str, exempt: bytearray) -> Iterator[tuple[int, int, bool]]:
    for pattern, rate in AMOUNTS:
        for match in pattern.finditer(text):
            if not any(exempt[match.start() : match.end()]):
                yield match.start(), match.end(), rate
