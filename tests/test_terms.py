"""The first use of a term on a page is marked with its meaning; later uses are not."""

from __future__ import annotations

from markupsafe import Markup

from plugins.guides.tables import Word
from plugins.guides.terms import Explain, slug

GLOSSARY = {
    "trigger point": Word(plain="A sore spot.", also=("trigger points", "TP")),
    "point": Word(plain="A place."),
    "kyphoplasty": Word(plain="Cement in a <bone>.", say="KY-foh-plas-tee"),
}


def test_the_first_use_is_marked_and_no_other():
    explain = Explain(GLOSSARY)
    first = explain(Markup("<p>Trigger points hurt. A trigger point is small.</p>"))
    assert first.count("<button") == 1
    assert 'popovertarget="word-trigger-point">Trigger points</button>' in first
    assert (
        '<span class="term-meaning" id="word-trigger-point" popover> (A sore spot)</span>' in first
    )
    assert "<button" not in explain("TP")


def test_the_longest_term_wins_and_parts_of_words_are_left_alone():
    explain = Explain(GLOSSARY)
    assert "word-point" not in explain("A trigger point. Pointed, end-point, pointless.")
    assert "word-point" in explain("A point.")


def test_the_meaning_is_escaped_and_said():
    marked = Explain(GLOSSARY)("Kyphoplasty & more")
    assert "(Cement in a &lt;bone&gt;, say KY-foh-plas-tee)" in marked
    assert "&amp; more" in marked


def test_names_and_links_carry_no_mark():
    explain = Explain(GLOSSARY)
    for html in ("<h3>A point</h3>", '<a href="#point">point</a>', "<summary>point</summary>"):
        assert explain(Markup(html)) == html
    assert "<button" in explain(Markup('<a href="/">x</a> point <br/>'))


def test_what_the_title_says_needs_no_mark():
    assert "<button" not in Explain(GLOSSARY, "Kyphoplasty")("A kyphoplasty.")


def test_without_a_glossary_nothing_is_marked():
    assert Explain({})(Markup("<p>x</p>")) == "<p>x</p>"


def test_a_slug_is_an_address():
    assert slug("TMD (jaw)") == "tmd-jaw"
