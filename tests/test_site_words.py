"""The first use of each medical term in a guide is marked and explained; see terms.py."""

from __future__ import annotations

from collections import Counter

import pytest

from plugins.guides import terms
from plugins.guides.environment import ROOT
from plugins.guides.library import load
from plugins.guides.typeset import words as typeset
from tests.test_site_pages import words

LIBRARY, _ = load(ROOT / "content")
KNOWN, FORMS = terms.openings(LIBRARY.glossary), terms.forms(LIBRARY.glossary)
# What is read as a whole or at a glance: a mark would be in the way.
UNMARKED = {"h1", "h2", "h3", "a", "sup", "svg", "summary", "dt", "nav"}
INLINE = {"a", "b", "button", "code", "em", "i", "span", "strong", "sub", "sup"}
GLANCED = {"cards", "facts", "words", "sources"}


@pytest.fixture(params=[guide.slug for guide in LIBRARY.guides])
def page(request, pages):
    """Return the built page of each guide in turn."""
    return pages[f"procedures/{request.param}/index.html"]


def marks(page) -> list:
    """Return the buttons that speak for a marked term."""
    return [
        button
        for button in page.iter("button")
        if button.get("class") == "term" and not button.get("aria-hidden")
    ]


def spoken(element) -> str:
    """Return the text in which terms are marked, each marked one between two braces."""
    classes = set((element.get("class") or "").split())
    if element.tag in UNMARKED or classes & GLANCED:
        return " "
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            parts += [spoken(child), child.tail or ""]
    said = "".join(parts)
    if "term-whole" in classes:
        return f"{{{said}}}"
    return said if element.tag in INLINE else f"{said}\n"


def test_the_first_use_of_a_term_is_marked_and_no_other(page):
    met: set[str] = set()
    for part in page.find(".//main").iter("section"):
        text = spoken(part)
        for start, end, term in terms.find(text, KNOWN):
            marked = text.rfind("{", 0, start) > text.rfind("}", 0, start)
            assert marked == (term not in met), f"{term}: {text[:end][-90:]}"
            met.add(term)
    assert met
    assert len(marks(page)) == len(met)


def test_every_mark_opens_its_entry_and_says_it(page):
    entries = {e.get("id"): e for e in page.iter() if e.get("popover") is not None}
    opened = [mark.get("popovertarget") for mark in marks(page)]
    assert set(opened) == set(entries)
    assert Counter(opened).most_common(1)[0][1] == 1
    for button in page.iter("button"):
        assert button.get("class") != "term" or button.get("popovertarget") in entries
    for mark in marks(page):
        spelled = mark.get("aria-label") or words(mark)
        word = LIBRARY.glossary[FORMS[spelled.casefold()]]
        entry = entries[mark.get("popovertarget")]
        assert mark.get("aria-describedby") == entry.get("id")
        assert typeset(word.plain) in words(entry)
        assert (word.say or "") in words(entry)


def test_pages_of_many_guides_carry_no_marks(pages):
    for file in ("questions/index.html", "help/index.html"):
        assert not marks(pages[file]), file
