"""Rules for the sections of a guide, and for headings and ids of any text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.guides.contract import (
    ANSWER_SENTENCES,
    ASK_COUNT,
    CHOICES,
    LIKE_LENGTH,
    NO_PROCEDURE,
    QUESTION_COUNT,
    SECTION,
    SECTIONS,
    Bounds,
)
from plugins.guides.problems import did_you_mean
from plugins.guides.prose import Block, Part
from plugins.guides.reader import BY_HEADING, Written
from plugins.guides.words import sentences

Found = Iterator[tuple[Path, int, str]]


def missing_section(written: Written) -> Found:
    """Every section of the contract is there."""
    there = {section for section, _ in written.sections()}
    for section in SECTIONS:
        if written.kind == "procedures" and section not in there:
            yield written.path, 1, f'add the section "## {section.heading}"'


def unknown_section(written: Written) -> Found:
    """No section is there that the contract does not know."""
    for section, part in written.sections():
        if written.kind == "procedures" and section is None:
            near = did_you_mean(part.heading.text, BY_HEADING)
            yield written.path, part.heading.line, f'rename "## {part.heading.text}"{near}'


def doubled_section(written: Written) -> Found:
    """No heading stands twice."""
    first: dict[tuple[int, str], int] = {}
    for heading in written.prose.headings:
        key = (heading.level, heading.text.casefold())
        if key in first:
            message = f'"{heading.text}" stands in line {first[key]} too: keep one'
            yield written.path, heading.line, message
        first.setdefault(key, heading.line)


def section_order(written: Written) -> Found:
    """The sections stand in the order of the contract."""
    if written.kind != "procedures":
        return
    highest = None
    for section, part in written.sections():
        if section is None:
            continue
        if highest and SECTIONS.index(section) < SECTIONS.index(highest):
            message = f'move "{section.heading}" above "{highest.heading}"'
            yield written.path, part.heading.line, message
        else:
            highest = section


def empty_section(written: Written) -> Found:
    """Every section has text, but for those whose data speaks for them."""
    parts = written.prose.parts
    for index, part in enumerate(parts):
        if part.heading is None:
            continue
        section = BY_HEADING.get(part.heading.text) if part.heading.level == 2 else None
        if written.kind == "procedures" and section and section.text == "optional":
            continue
        follows = parts[index + 1].heading if index + 1 < len(parts) else None
        filled = part.heading.level == 2 and follows is not None and follows.level == 3
        if not filled and not any(
            b.part == index and b.kind != "heading" for b in written.prose.blocks
        ):
            yield written.path, part.heading.line, f'write the text of "{part.heading.text}"'


def text_before_first_section(written: Written) -> Found:
    """Nothing stands above the first heading: no section would show it."""
    if written.kind != "pages":
        for block in written.prose.blocks:
            if block.part == 0 and block.kind != "heading":
                yield written.path, block.line, "move this text below a heading"


def heading_level(written: Written) -> Found:
    """Headings go down one level at a time."""
    level = 2 if written.kind == "questions" else 1
    for heading in written.prose.headings:
        if heading.level > level + 1:
            yield written.path, heading.line, f'write "## {heading.text}"'
        level = heading.level
    if written.kind == "questions":
        for heading in written.prose.headings:
            if heading.level == 2:
                yield written.path, heading.line, f'write "### {heading.text}": a file is one topic'


def missing_id(written: Written) -> Found:
    """Every question has an id by hand, so that its address outlives its words."""
    for part in written.questions():
        if not part.heading.id:
            yield written.path, part.heading.line, f'add an id: "### {part.heading.text} {{#word}}"'


def section_id(written: Written) -> Found:
    """A section of a guide has no id by hand: the contract gives it one."""
    for section, part in written.sections():
        if written.kind == "procedures" and section and part.heading.id:
            message = f"remove {{#{part.heading.id}}}: its id is #{section.id}"
            yield written.path, part.heading.line, message


def doubled_id(written: Written) -> Found:
    """No id stands twice on a page."""
    taken = {"sources", "main", "short", "facts", "contents", "review"}
    if written.kind == "procedures":
        taken |= set(SECTION)
    for heading in written.prose.headings:
        if heading.id in taken:
            yield written.path, heading.line, f"choose another id than #{heading.id}: it is taken"
        elif heading.id:
            taken.add(heading.id)


def question_form(written: Written) -> Found:
    """A question is one: it ends in a question mark."""
    for part in written.questions():
        if not part.heading.text.endswith("?"):
            yield written.path, part.heading.line, f'write it as a question: "{part.heading.text}?"'


def answer_length(written: Written) -> Found:
    """An answer has two to five sentences."""
    for part in written.questions():
        said = sum(len(sentences.split(block.text)) for block in _blocks(written, part))
        if said:
            yield from _bounded(written, part.heading.line, said, ANSWER_SENTENCES)


def question_count(written: Written) -> Found:
    """A guide answers the questions that patients ask most."""
    for section, part in written.sections():
        if section and section.id == "questions":
            yield from _bounded(
                written, part.heading.line, len(written.questions()), QUESTION_COUNT
            )


def ask_count(written: Written) -> Found:
    """A guide gives the reader questions to take along, as a list."""
    for section, part in written.sections():
        if section and section.id == "ask":
            asked = len({b.item for b in _blocks(written, part) if b.kind == "item"})
            yield from _bounded(written, part.heading.line, asked, ASK_COUNT)


def choice_form(written: Written) -> Found:
    """Other choices are a list, each item opens with a bold name, one is No procedure."""
    for part, choices in _choices(written):
        for blocks in choices:
            if not blocks[0].bold:
                yield written.path, blocks[0].line, "open the item with the choice's **name**"
        names = {blocks[0].bold.rstrip(".:") for blocks in choices}
        if NO_PROCEDURE not in names:
            yield written.path, part.heading.line, f'add the item "- **{NO_PROCEDURE}.** …"'
        if len(names - {NO_PROCEDURE}) < 1:
            yield written.path, part.heading.line, "name at least one other treatment"


def choice_length(written: Written) -> Found:
    """Choices are told in like detail: the longest at most twice the shortest."""
    for _, choices in _choices(written):
        lengths = {
            blocks[0]: sum(len(sentences.words(block.text)) for block in blocks)
            for blocks in choices
            if blocks[0].bold.rstrip(".:") != NO_PROCEDURE
        }
        shortest = min(lengths.values(), default=0)
        for block, length in lengths.items():
            if length > LIKE_LENGTH * shortest:
                message = f'shorten "{block.bold}": {length} words, and the shortest has {shortest}'
                yield written.path, block.line, message


def _blocks(written: Written, part: Part) -> list[Block]:
    return [block for block in written.prose.of_part(part) if block.kind != "heading"]


def _choices(written: Written) -> Iterator[tuple[Part, list[list[Block]]]]:
    """Yield the section of choices and its list items, each as its blocks."""
    if written.kind != "procedures":
        return
    for section, part in written.sections():
        if section is CHOICES:
            items: dict[int, list[Block]] = {}
            for block in _blocks(written, part):
                if block.kind == "item":
                    items.setdefault(block.item, []).append(block)
            yield part, list(items.values())


def _bounded(written: Written, line: int, count: int, bounds: Bounds) -> Found:
    if not bounds.low <= count <= bounds.high:
        message = f"{count} {bounds.of}: it needs {bounds.low} to {bounds.high}"
        yield written.path, line, message


RULES = (
    missing_section,
    unknown_section,
    doubled_section,
    section_order,
    empty_section,
    text_before_first_section,
    heading_level,
    missing_id,
    section_id,
    doubled_id,
    question_form,
    answer_length,
    question_count,
    ask_count,
    choice_form,
    choice_length,
)
