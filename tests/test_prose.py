"""Markdown as written: every block, link, picture, citation and comment with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.guides.prose import Block, Directive, Link, Prose, comments, inline, parse

PATH = Path("content/x.md")


def found(text: str) -> list[tuple[int, str]]:
    """Return line and rule of each problem."""
    return [(problem.line, problem.rule) for problem in parse(text, PATH).problems]


def blocks(text: str) -> list[tuple[str, str, int]]:
    """Return kind, text and line of each block."""
    return [(block.kind, block.text, block.line) for block in parse(text, PATH).blocks]


def test_every_block_comes_with_its_kind_and_line():
    text = "One *two*\n**three**.\n\n## Four {#five}\n\n1. Six\n2. Seven\n   eight\n\n   Nine\n"
    assert blocks(text) == [
        ("paragraph", "One two three.", 1),
        ("heading", "Four", 4),
        ("item", "Six", 6),
        ("item", "Seven eight", 7),
        ("item", "Nine", 10),
    ]


def test_cells_come_with_their_lines():
    assert blocks("| A | B |\n|---|---|\n| c | d |\n")[2:] == [("cell", "c", 3), ("cell", "d", 3)]


def test_the_lines_count_from_where_the_text_begins():
    prose = parse("a\n\n[b](c.md)", PATH, first_line=10)
    assert [block.line for block in prose.blocks] == [10, 12]
    assert prose.links == [Link("c.md", "b", 12)]


def test_a_character_of_a_long_paragraph_has_its_own_line():
    [block] = parse("one\ntwo\nthree", PATH).blocks
    assert [block.line_at(block.text.index(word)) for word in ("one", "two", "three")] == [1, 2, 3]
    assert (block.line, block.end) == (1, 3)


def test_parts_open_at_second_and_third_level_headings():
    prose = parse("Zero\n\n## One {#a}\n\nx\n\n### Two?\n\n#### Deep\n\n## Three\n", PATH)
    headings = [(h.level, h.text, h.id, h.line) for h in prose.headings]
    assert headings == [(2, "One", "a", 3), (3, "Two?", None, 7), (2, "Three", None, 11)]
    assert [block.part for block in prose.blocks] == [0, 1, 1, 2, 2, 3]
    texts = [[block.text for block in prose.of_part(part)] for part in prose.parts]
    assert texts == [["Zero"], ["One", "x"], ["Two?", "Deep"], ["Three"]]


def test_items_know_their_outermost_item_and_bold_opening():
    prose = parse("- **A.** b\n  - c\n\n  d\n- e **f**\n\n1. **G** h\n", PATH)
    assert [(block.item, block.bold) for block in prose.blocks] == [
        (1, "A."), (1, ""), (1, ""), (2, ""), (3, "G"),
    ]  # fmt: skip


def test_links_pictures_and_citations_have_the_lines_they_stand_in():
    prose = parse("[a *b*](c.md#d)\n![e f](g.png)\nh[^i][^j]\n\n- k.[^l]", PATH)
    assert prose.links == [Link("c.md#d", "a b", 1)]
    assert prose.pictures == [Link("g.png", "e f", 2)]
    assert [(key, line) for key, line, _ in prose.cites] == [("i", 3), ("j", 3), ("l", 5)]
    assert prose.blocks[0].text == "a b e f h[^i][^j]"


def test_a_citation_in_code_or_escaped_is_none():
    assert parse("`[^a]` \\[^b] [^c", PATH).cites == []


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        ("<!-- decide: x y -->\nA\nb", ("decide", "", "x y", 1, 2, 3)),
        ("<!-- allow a-b: why -->\n\n## A\n", ("allow", "a-b", "why", 1, 3, 3)),
        ("- a <!-- decide: x -->\n- b", ("decide", "", "x", 1, 1, 1)),
        ("- a\n  b <!-- allow c: d\n  e -->", ("allow", "c", "d e", 2, 1, 3)),
        ("<!-- a note -->\n<!-- decide: x -->\n<!-- a note -->\nA", ("decide", "", "x", 2, 4, 4)),
    ],
)
def test_comments_speak_of_the_block_below_or_of_their_item(text, directive):
    prose = parse(text, PATH)
    assert prose.directives == [Directive(*directive)]
    assert not prose.problems


@pytest.mark.parametrize(
    "note", ["see: here", "allowed here", "Decide later", "Say what is done.", "http://x", "x", ""]
)
def test_other_comments_are_left_alone(note):
    prose = parse(f"<!-- {note} -->\nA", PATH)
    assert (prose.directives, prose.problems) == ([], [])


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("a\n\n    code", 3, "unknown-markup"),
        ("a\n\n```\nb\n```", 3, "unknown-markup"),
        ("a\n\n***\n", 3, "unknown-markup"),
        ("a\n\n> b", 3, "unknown-markup"),
        ("a\n\n# b", 3, "heading-level"),
        ("a\n\n#### b", 3, "heading-level"),
        ("a\n\n- ## b", 3, "heading-level"),
        ("a\n\n## b {#C d}", 3, "bad-id"),
        ("a\n\n## b {#}", 3, "bad-id"),
        ("a\nb <b>c</b>", 2, "raw-html"),
        ("a\nb <sub>c", 1, "raw-html"),
        ("a\n\n<div>b</div>", 3, "raw-html"),
        ("a\n\n<span>\nb", 3, "raw-html"),
        ("a\n\n<!-- b", 3, "raw-html"),
        ("a <?b?>", 1, "raw-html"),
        ("a <![CDATA[b]]>", 1, "raw-html"),
        ("a <!B c>", 1, "raw-html"),
        ("<!-- decide: a -->", 1, "misplaced-comment"),
        ("a\nb <!-- decide: c -->\nd", 2, "misplaced-comment"),
        ("- a\n\n  <!-- decide: b -->\n- c", 3, "misplaced-comment"),
        ("<!-- decide: a --> b", 1, "misplaced-comment"),
        ("<!-- allow a -->\nb", 1, "unknown-comment"),
        ("<!-- decide the limit -->\nb", 1, "unknown-comment"),
        ("a\nb </div>", 2, "raw-html"),
        ("<!-- allows a: b -->\nc", 1, "unknown-comment"),
        ("<!-- Decide: a -->\nb", 1, "unknown-comment"),
        ("a\n\n<!-- b\n\nc\n\n<!-- decide: d -->\ne", 3, "open-comment"),
        ("a\nb <!-- decide: c", 2, "open-comment"),
        ("- a\n- b <!-- decide: c\n- d <!-- decide: e -->", 2, "open-comment"),
        ("<!-- allow a: -->\nb", 1, "missing-reason"),
        ("<!-- decide: -->\nb", 1, "missing-reason"),
        ("".join("  " * n + "- a\n" for n in range(8)), 6, "nested-too-deeply"),
    ],
)
def test_what_must_not_stand_in_a_text_is_named_with_its_line(text, line, rule):
    assert (line, rule) in found(text)


def test_no_text_is_lost_in_the_depth():
    for depth in range(1, 30):
        text = "".join("  " * n + f"- a{n}\n" for n in range(depth))
        prose = parse(text, PATH)
        assert prose.problems or len(prose.blocks) == depth


def test_comments_are_cut_out_with_their_places():
    assert comments("a<!--b-->c<!-- d -->") == ([(1, "b"), (10, " d ")], "ac")
    assert comments("a<!--b") == ([], "a<!--b")
    assert comments("<!-->") == ([], "<!-->")


def test_a_value_of_the_front_matter_is_one_paragraph():
    prose = inline("a\n  b.[^c]\n\n  d", PATH, 7)
    assert [(block.text, block.line) for block in prose.blocks] == [("a b.[^c] d", 7)]
    assert [(key, line) for key, line, _ in prose.cites] == [("c", 7)]


def test_an_empty_text_has_one_empty_part():
    prose = parse("", PATH)
    assert (len(prose.parts), prose.blocks) == (1, [])
    assert Prose().of_part(prose.parts[0]) == []


def test_a_link_to_a_script_stays_a_link_so_that_a_rule_can_name_it():
    assert parse("[a](javascript:b)", PATH).links == [Link("javascript:b", "a", 1)]


def test_blocks_are_plain_text():
    [block] = parse("a &amp; b &lt; `c` \\* <sub>d</sub> 🙂", PATH).blocks
    assert isinstance(block, Block)
    assert block.text == "a & b < c * d 🙂"
