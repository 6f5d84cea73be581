"""From a content file to its typed parts. Never raises: problems ride along."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from plugins.guides import drawing, prose, source, typed, yamlfile
from plugins.guides.contract import (
    QUESTIONS,
    SECTIONS,
    Data,
    FrontMatter,
    PageMatter,
    Section,
    TopicMatter,
)
from plugins.guides.problems import Problem
from plugins.guides.prose import Part, Prose
from plugins.guides.yamlfile import Loc, Yaml

MATTERS = {"procedures": FrontMatter, "questions": TopicMatter, "pages": PageMatter}
BY_HEADING = {section.heading: section for section in SECTIONS}
# Where the data of each top-level field is shown.
PLACES = {section.data: section.id for section in SECTIONS if section.data} | {"facts": "facts"}
# The fields of the data that hold words for readers.
WORDS = ("text", "what", "ask", "does_not_apply", "in_whom", "alt", "caption", "you", "plain")


class Passage(NamedTuple):
    """A piece of text that rules look at: a paragraph, an item, a heading, a value."""

    path: Path
    line: int
    end: int
    place: str  # a section's id, or facts, short, summary
    kind: str  # paragraph, item, cell, heading, question, value
    text: str  # plain, with its [^keys]
    breaks: tuple[int, ...] = ()
    part: int = 0
    bold: str = ""
    item: int = 0

    def line_at(self, offset: int) -> int:
        """Return the line of the character at `offset`."""
        return self.line + bisect(self.breaks, offset)


@dataclass
class Written:
    """A content file as it was read, with the facts file beside it if it is a guide."""

    kind: str  # procedures, questions, pages
    slug: str
    path: Path
    matter: Yaml
    meta: Any = None
    prose: Prose = field(default_factory=Prose)
    short: Prose = field(default_factory=Prose)
    facts: Yaml | None = None
    data: Data | None = None
    drawing: source.Source | None = None
    readable: bool = True
    problems: list[Problem] = field(default_factory=list)

    @property
    def draft(self) -> bool:
        """Whether it says that it is a draft, however broken it is otherwise."""
        value = self.matter.value
        return isinstance(value, dict) and value.get("status") == "draft"

    @property
    def whole(self) -> bool:
        """Whether all of it could be read, so that what is missing in it means something."""
        facts = self.kind != "procedures" or bool(self.facts and self.facts.value)
        return self.readable and facts

    @property
    def paths(self) -> set[Path]:
        """The files whose problems are this one's."""
        beside = (self.facts, self.drawing)
        return {self.path} | {file.path for file in beside if file}

    def sections(self) -> Iterator[tuple[Section | None, Part]]:
        """Yield the parts under second-level headings, each with the section that it is."""
        for part in self.prose.parts:
            if part.heading and part.heading.level == 2:
                yield BY_HEADING.get(part.heading.text), part

    def places(self) -> list[str]:
        """Return for each part of the text the place that it belongs to."""
        places, place = [], ""
        for part in self.prose.parts:
            if part.heading and part.heading.level == 2:
                section = BY_HEADING.get(part.heading.text)
                place = section.id if section else ""
            places.append(place if self.kind == "procedures" else self.kind)
        return places

    def questions(self) -> list[Part]:
        """Return the parts that are questions with their answers."""
        places = self.places()
        return [
            part
            for part, place in zip(self.prose.parts, places, strict=True)
            if part.heading and part.heading.level == 3 and place in (QUESTIONS.id, "questions")
        ]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All text that readers see, in no particular order."""
        return tuple(self._passages())

    def _passages(self) -> Iterator[Passage]:
        places = self.places()
        asked = {id(part) for part in self.questions()}
        for block in self.prose.blocks:
            kind = block.kind
            part = self.prose.parts[block.part] if block.part < len(self.prose.parts) else None
            if kind == "heading" and part and id(part) in asked:
                kind = "question"
            place = places[block.part] if part else ""
            yield Passage(
                self.path, block.line, block.end, place, kind, block.text, block.breaks,
                block.part, block.bold, block.item,
            )  # fmt: skip
        for block in self.short.blocks:
            yield Passage(self.path, block.line, block.end, "short", "paragraph", block.text)
        yield from self._matter_passages()
        if self.facts:
            yield from values(self.facts, self.facts.value, ())

    def _matter_passages(self) -> Iterator[Passage]:
        value = self.matter.value if isinstance(self.matter.value, dict) else {}
        for key, kind in (("title", "heading"), ("summary", "value"), ("reason", "value")):
            if isinstance(value.get(key), str):
                line = self.matter.line((key,))
                end = self.matter.ends.get((key,), line)
                yield Passage(self.path, line, end, key, kind, " ".join(value[key].split()))


def values(written: Yaml, value: Any, loc: Loc, place: str | None = None) -> Iterator[Passage]:
    """Yield the words in a YAML value, each with the sources of the mapping it stands in."""
    if isinstance(value, dict):
        sources = value.get("source")
        keys = [key for key in sources if isinstance(key, str)] if isinstance(sources, list) else []
        marks = "".join(f"[^{key}]" for key in keys)
        for key, inner in value.items():
            if key in WORDS and isinstance(inner, str):
                at = PLACES.get(loc[0] if loc else key, "") if place is None else place
                text = " ".join(inner.split()) + marks
                line, end = written.line((*loc, key)), written.ends[(*loc, key)]
                yield Passage(written.path, line, end, at, "value", text)
            elif key != "allow":
                yield from values(written, inner, (*loc, key), place)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from values(written, inner, (*loc, index), place)


def read(file: Path, root: Path) -> Written:
    """Return a Markdown file of the content folder, and the facts file of a guide."""
    shown = file.relative_to(root)
    kind = file.parent.name
    written = Written(kind, file.stem, shown, Yaml(shown))
    text = source.read(file, shown)
    written.problems += text.problems
    if text.text is None:
        written.readable = False
        return written
    parts = source.split(text.text)
    if parts is None:
        message = "begin the file with ---, the front matter, and --- again"
        written.problems.append(Problem(shown, 1, "missing-front-matter", message))
        written.readable = False
        return written
    written.matter = yamlfile.parse(parts.matter, shown, parts.matter_line)
    written.meta = typed.build(MATTERS[kind], written.matter)
    written.readable = written.matter.value is not None
    written.prose = prose.parse(parts.body, shown, parts.body_line)
    short = written.matter.value.get("short") if written.readable else None
    if kind == "procedures" and isinstance(short, str):
        written.short = prose.inline(short, shown, written.matter.line(("short",)))
    written.problems += written.matter.problems + written.prose.problems + written.short.problems
    if kind == "procedures":
        _read_facts(written, file.with_suffix(".yaml"), root)
        _read_drawing(written, file.with_suffix(".svg"), root)
    return written


def _read_facts(written: Written, file: Path, root: Path) -> None:
    shown = file.relative_to(root)
    if not file.exists():
        message = f"add its facts file {shown.as_posix()}"
        written.problems.append(Problem(written.path, 1, "missing-facts-file", message))
        return
    written.facts = read_yaml(file, root)
    written.data = typed.build(Data, written.facts)
    written.problems += written.facts.problems


def _read_drawing(written: Written, file: Path, root: Path) -> None:
    if file.exists():
        shown = file.relative_to(root)
        written.drawing = source.read(file, shown)
        written.problems += written.drawing.problems
        for line, message in drawing.problems(written.drawing.text or ""):
            if written.drawing.text:
                written.problems.append(Problem(shown, line, "unsafe-drawing", message))


def read_yaml(file: Path, root: Path) -> Yaml:
    """Return a YAML file with its lines."""
    shown = file.relative_to(root)
    text = source.read(file, shown)
    if text.text is None:
        return Yaml(shown, problems=list(text.problems))
    return yamlfile.parse(text.text, shown)
