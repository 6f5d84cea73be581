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
PATTERN, FORMS = terms.pattern(LIBRARY.glossary), terms.forms(LIBRARY.glossary)
# What is read as a whole or at a glance: a mark would be in the way.
UNMARKED = {"h1", "h2", "h3", "a", "sup", "svg", "summary", "dt", "nav"}
GLANCED = {"cards", "facts", "words", "sources"}


@pytest.fixture(params=[guide.slug for guide in LIBRARY.guides])
def page(request, pages):
    """Return the built page of each guide in turn."""
    return pages[f"procedures/{request.param}/index.html"]


def marks(page) -> list:
    """Return the marked terms of a page."""
    return [button for button in page.iter("button") if button.get("class") == "term"]


def spoken(element):
    """Yield the texts in which terms are marked, and the mark that holds each, if one does."""
    classes = set((element.get("class") or "").split())
    if element.tag in UNMARKED or classes & GLANCED:
        return
    yield element.text or "", element if element.get("class") == "term" else None
    for child in element:
        if isinstance(child.tag, str):
            yield from spoken(child)
        yield child.tail or "", None


def test_the_first_use_of_a_term_is_marked_and_no_other(page):
    met: set[str] = set()
    for part in page.find(".//main").iter("section"):
        for text, mark in spoken(part):
            for found in PATTERN.findall(text):
                term = FORMS[found.casefold()]
                assert (mark is not None) == (term not in met), f"{found}: {text}"
                met.add(term)
    assert met
    assert len(marks(page)) == len(met)


def test_every_mark_opens_its_entry_and_says_it(page):
    entries = {e.get("id"): e for e in page.iter() if e.get("popover") is not None}
    opened = [mark.get("popovertarget") for mark in marks(page)]
    assert set(opened) == set(entries)
    assert Counter(opened).most_common(1)[0][1] == 1
    for mark in marks(page):
        word = LIBRARY.glossary[FORMS[words(mark).casefold()]]
        entry = entries[mark.get("popovertarget")]
        assert mark.get("aria-describedby") == entry.get("id")
        assert typeset(word.plain) in words(entry)
        assert (word.say or "") in words(entry)


def test_pages_of_many_guides_carry_no_marks(pages):
    for file in ("questions/index.html", "help/index.html"):
        assert not marks(pages[file]), file
