"""Citations: numbers in reading order, marks that lead to their source, and the way back."""

from __future__ import annotations

import pytest

from plugins.guides.citations import PLACEHOLDER, Marks, keys, number, unmarked, without
from plugins.guides.tables import Source

SOURCE = Source(title="A", publisher="B", year=2020, kind="journal", doi="10.1000/1")


def placed(*cited: str) -> str:
    """Return placeholders as the renderer leaves them."""
    return "".join(map(PLACEHOLDER.format, cited))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a.[^b] c[^d-1][^b]", ["b", "d-1", "b"]),
        ("a [b] [^ c", []),
        ("a [^]", [""]),
        ("[^a\nb]", []),
        ("[^a [^b]", ["b"]),
    ],
)
def test_keys_come_in_reading_order(text, found):
    assert keys(text) == found


def test_marks_can_be_left_out():
    assert without("a.[^b][^c] d") == "a. d"
    assert unmarked(f"<p>a.{placed('b', 'c')} d</p>") == "<p>a. d</p>"


def test_a_source_has_the_number_of_its_first_citation():
    assert number(["b", "a", "b", "c", "a"]) == {"b": 1, "a": 2, "c": 3}
    assert number([]) == {}


def test_marks_lead_down_and_remember_where_they_stand():
    marks = Marks({"a": 1, "b": 2})
    assert marks.text(f"x {placed('b', 'a')} y") == (
        'x<sup class="cite">'
        '<a id="cite-b-1" href="#source-b"><span class="visually-hidden">source </span>2</a> '
        '<a id="cite-a-1" href="#source-a"><span class="visually-hidden">source </span>1</a>'
        "</sup> y"
    )
    assert 'id="cite-a-2"' in marks.cite(["a"])
    entries = marks.sources({"a": SOURCE, "b": SOURCE})
    assert [(e.number, e.key, e.marks) for e in entries] == [
        (1, "a", ("cite-a-1", "cite-a-2")), (2, "b", ("cite-b-1",)),
    ]  # fmt: skip


def test_the_same_source_twice_in_one_place_is_one_mark():
    assert Marks({"a": 1}).text(placed("a", "a")).count("<a ") == 1


def test_marks_on_another_page_lead_to_the_guide_and_have_no_ids():
    marks = Marks({"a": 1}, page="../procedures/x/")
    html = marks.text(placed("a"))
    assert 'href="../procedures/x/#source-a"' in html
    assert " id=" not in html
    assert marks.sources({"a": SOURCE})[0].marks == ()


def test_nothing_cited_is_nothing_written():
    assert Marks({}).cite([]) == ""
    assert Marks({}).text("<p>a</p>") == "<p>a</p>"


def test_a_source_that_is_only_in_the_data_is_in_the_list():
    assert [entry.key for entry in Marks({"a": 1}).sources({"a": SOURCE})] == ["a"]


def test_an_unknown_key_is_no_entry_and_no_markup():
    marks = Marks({})
    html = marks.text(placed('<script>"'))
    assert "<script" not in html and ">?</a>" in html
    assert Marks({"a": 1}).sources({}) == []
