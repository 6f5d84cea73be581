"""The first use of a term on a page is marked with its meaning; later uses are not."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from plugins.guides.tables import Word
from plugins.guides.terms import Explain, slug, used

GLOSSARY = {
    "trigger point": Word(plain="A sore spot.", also=("trigger points", "TP")),
    "point": Word(plain="A place.", also=("points",)),
    "kyphoplasty": Word(plain="Cement in a <bone>.", say="KY-foh-plas-tee"),
}


def test_the_first_use_is_marked_and_no_other():
    explain = Explain(GLOSSARY)
    first = explain(Markup("<p>Points hurt. A point is small.</p>"))
    assert first == (
        '<p><span class="term-whole"><span class="term-held">'
        '<button type="button" class="term" popovertarget="word-point" '
        'aria-describedby="word-point">Points</button>'
        "</span></span> hurt. A point is small.</p>"
    )
    assert "<button" not in explain("points")


def test_each_word_of_a_term_opens_it_and_the_first_speaks_for_all():
    first, second = re.findall(r"<button.*?</button>", Explain(GLOSSARY)("Trigger points hurt."))
    assert 'aria-label="Trigger points"' in first
    assert 'aria-describedby="word-trigger-point"' in first
    assert 'tabindex="-1" aria-hidden="true">points<' in second
    assert 'popovertarget="word-trigger-point"' in second


def test_the_longest_term_wins_and_parts_of_words_are_left_alone():
    explain = Explain(GLOSSARY)
    assert "word-point" not in explain("A trigger point. Pointed, end-point, pointless.")
    assert "word-point" in explain("A point.")


def test_a_term_is_marked_over_the_end_of_a_line():
    marked = Explain(GLOSSARY)("A small trigger\npoint.")
    assert 'aria-label="trigger point"' in marked
    assert marked.count("<button") == 2


def test_the_text_around_a_mark_is_escaped():
    assert "</button></span></span> &amp; more" in Explain(GLOSSARY)("Kyphoplasty & more")


def test_what_touches_a_mark_is_held_to_it():
    held = Explain(GLOSSARY)("Cement (kyphoplasty), a point.")
    span = '<span class="term-held">'
    assert re.search(rf"{span}\(<button[^>]*>kyphoplasty</button>\),</span></span> a ", held)
    assert held.endswith("point</button>.</span></span>")
    first, last = Explain(GLOSSARY)("(trigger points).").split('<span class="term-space"> </span>')
    assert f"{span}(<button" in first
    assert last.endswith("points</button>).</span></span>")


def test_the_entries_are_what_was_marked_a_to_z():
    explain = Explain(GLOSSARY)
    explain("TP, kyphoplasty, TP")
    assert [(entry.slug, entry.term) for entry in explain.entries] == [
        ("kyphoplasty", "kyphoplasty"),
        ("trigger-point", "trigger point"),
    ]
    assert explain.entries[0].word.say == "KY-foh-plas-tee"


def test_names_and_links_carry_no_mark():
    explain = Explain(GLOSSARY)
    for html in ("<h3>A point</h3>", '<a href="#point">point</a>', "<summary>point</summary>"):
        assert explain(Markup(html)) == html
    assert "<button" in explain(Markup('<a href="/">x</a> point <br/>'))


def test_without_a_glossary_nothing_is_marked():
    assert Explain({})(Markup("<p>x</p>")) == "<p>x</p>"


def test_a_slug_is_an_address():
    assert slug("TMD (jaw)") == "tmd-jaw"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("A Trigger points, kyphoplasty.", {"trigger point", "kyphoplasty"}),
        ("pointless end-point TP-1 trigger", set()),
        ("TP and a point", {"trigger point", "point"}),
        ("the trigger\npoint, and a\npoint", {"trigger point", "point"}),
        ("", set()),
    ],
)
def test_the_terms_of_a_text_are_those_that_are_marked(text, terms):
    assert used(text, GLOSSARY) == terms
    explain = Explain(GLOSSARY)
    explain(text)
    assert explain.seen == terms
