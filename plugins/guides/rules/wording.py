"""Rules that need all words of a file: its length, its reading grade, its abbreviations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.guides.contract import (
    GRADED_FROM,
    MAX_GRADE,
    MAX_SHORT_GRADE,
    SECTION,
    SECTIONS,
    SHORT_SENTENCES,
    WORDS,
)
from plugins.guides.reader import Passage, Written
from plugins.guides.rules.text import short
from plugins.guides.shelf import Shelf
from plugins.guides.words import grade, sentences, wording

Found = Iterator[tuple[Path, int, str]]
SPOKEN = ("paragraph", "item", "cell", "value")


def guide_length(written: Written, shelf: Shelf) -> Found:
    """A guide has 900 to 1,600 words of its own: its text and the data that is shown.

    Shared warning signs do not count. They are written once, for all guides, and no guide should
    leave out a harm to make room for them.
    """
    if written.kind != "procedures" or not written.whole:
        return
    count = sum(
        len(sentences.words(p.text))
        for p in written.passages
        if p.place in SECTION and p.kind != "heading"
    )
    if not WORDS.low <= count <= WORDS.high:
        yield written.path, 1, f"{count} {WORDS.of}: it needs {WORDS.low} to {WORDS.high}"


def short_length(written: Written, shelf: Shelf) -> Found:
    """In short has three to five sentences."""
    said = [s for p in written.passages if p.place == "short" for s in sentences.split(p.text)]
    if said and not SHORT_SENTENCES.low <= len(said) <= SHORT_SENTENCES.high:
        bounds = SHORT_SENTENCES
        message = f"{len(said)} {bounds.of}: it needs {bounds.low} to {bounds.high}"
        yield written.path, written.matter.line(("short",)), message


def reading_grade(written: Written, shelf: Shelf) -> Found:
    """The whole, and each section of 50 words or more, reads at grade 8 or below."""
    spoken = [p for p in written.passages if p.kind in SPOKEN and p.place != "summary"]
    yield from _graded(written, "the text", spoken, MAX_GRADE, 1)
    short_line = written.matter.line(("short",))
    shorts = [p for p in spoken if p.place == "short"]
    yield from _graded(written, "`short`", shorts, MAX_SHORT_GRADE, short_line)
    for section in SECTIONS:
        inside = [p for p in spoken if p.place == section.id]
        line = next((p.heading.line for s, p in written.sections() if s is section), 1)
        yield from _graded(written, f'"{section.heading}"', inside, MAX_GRADE, line)


def unknown_abbreviation(written: Written, shelf: Shelf) -> Found:
    """An abbreviation is spelled out where it is first used, or stands in the glossary."""
    if not shelf.known("glossary"):
        return  # it has a problem of its own
    glossary = shelf.keys("glossary")
    known = {form for term, word in glossary.items() for form in (term, *word.also)}
    met: set[str] = set()
    for passage in sorted(written.passages, key=_reading_order):
        for abbreviation in wording.abbreviations(passage.text):
            singular = abbreviation.removesuffix("s")
            if known & {abbreviation, singular} or singular in met:
                continue
            met.add(singular)
            if not wording.spelled_out(passage.text, abbreviation):
                line = passage.line_at(max(passage.text.find(abbreviation), 0))
                message = f'spell out "{abbreviation}" here, or add it to content/glossary.yaml'
                yield passage.path, line, message


def _graded(written: Written, what: str, passages: list[Passage], limit: float, line: int) -> Found:
    said = [s for passage in passages for s in sentences.split(passage.text)]
    if (sum(len(sentences.words(s)) for s in said) < GRADED_FROM and what != "`short`") or not said:
        return
    found = grade.grade(said)
    if found > limit:
        hardest = short(grade.hardest(said), 90)
        message = (
            f'simplify {what}: grade {found:.1f}, and {limit:g} is the limit; hardest: "{hardest}"'
        )
        yield written.path, line, message


def _reading_order(passage: Passage) -> tuple[int, int]:
    """Sort as readers meet it: the top of the page, then section by section, text before data."""
    order = ["title", "reason", "summary", "facts", "short", *SECTION]
    place = order.index(passage.place) if passage.place in order else 0
    return place, passage.line if passage.kind != "value" else passage.line + 1_000_000


RULES = (guide_length, short_length, reading_grade, unknown_abbreviation)
