"""Every guide on the built site keeps the contract: sections, facts, figures, cards, sources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.guides.contract import SECTIONS
from plugins.guides.environment import ROOT
from plugins.guides.library import load
from plugins.guides.typeset import words as typeset
from tests.test_site_pages import words

LIBRARY, VERDICT = load(ROOT / "content")
GUIDES = {guide.slug: guide for guide in LIBRARY.guides}


@pytest.fixture(params=GUIDES)
def guide(request):
    """Return each guide in turn."""
    return GUIDES[request.param]


@pytest.fixture
def page(guide, pages):
    """Return the built page of a guide."""
    return pages[f"procedures/{guide.slug}/index.html"]


def section(page, anchor: str):
    """Return the section that a heading's id names."""
    for element in page.iter("section"):
        if element.get("aria-labelledby") == anchor:
            return element
    raise AssertionError(f"no section {anchor}")


def cited(page) -> list[tuple[str, int]]:
    """Return the keys and numbers of all marks, in the order of the page."""
    found = []
    for element in page.iter("sup"):
        for link in element.iter("a"):
            number = re.search(r"\d+$", words(link))
            assert number, f"a mark without a number: {words(link)!r}"
            found.append((link.get("href").rpartition("#source-")[2], int(number[0])))
    return found


def test_the_content_has_guides_and_no_faults():
    assert GUIDES
    assert not VERDICT.stopping, "\n".join(map(str, VERDICT.stopping))


def test_the_sections_stand_in_order(page):
    ids = [s.id for s in SECTIONS]
    headings = [h for h in page.iter("h2") if h.get("id") in ids]
    assert [h.get("id") for h in headings] == ids
    assert [words(h) for h in headings] == [s.heading for s in SECTIONS]


def test_no_section_is_empty(page):
    for part in SECTIONS:
        assert len(words(section(page, part.id)).split()) >= 15, part.heading


def test_the_eight_facts_are_there(guide, page):
    shown = words(page.find(".//main"))
    for _, title, fact in guide.facts:
        assert title in shown
        assert typeset(fact.text or fact.ask or fact.does_not_apply) in shown


def test_all_data_is_shown(guide, page):
    shown = words(page.find(".//main"))
    data = guide.data
    said = [
        data.regulatory.text,
        data.evidence.text,
        *(item.text for item in data.situations.values()),
    ]
    for *_, period in guide.periods:
        said += [item.text for item in (*period.normal, *period.do, *period.do_not)]
    for risk in data.risks:
        said.append(risk.what)
        said += [figure.words for figure in risk.figures]
        said += [figure.in_whom for figure in risk.figures]
        said += [risk.note.text] if risk.note else []
    for card in guide.cards:
        said += [item.text for item in card.items]
    missing = [text for text in said if typeset(text) not in shown]
    assert not missing


def test_every_risk_says_how_often_or_that_nobody_knows(guide, page):
    unknown = sum(1 for risk in guide.data.risks if risk.no_reliable_figure)
    shown = words(section(page, "risks")).lower()
    assert shown.count("no reliable figure") >= unknown


def test_numbers_of_sources_rise_down_the_page(guide, page):
    first: dict[str, int] = {}
    for key, number in cited(page):
        first.setdefault(key, number)
    assert list(first.values()) == list(range(1, len(guide.numbers) + 1))
    assert first == guide.numbers


def test_marks_and_sources_lead_to_each_other(guide, page):
    ids = {e.get("id"): e for e in page.iter() if e.get("id")}
    marks = {link.get("id") for sup in page.iter("sup") for link in sup.iter("a") if link.get("id")}
    back = set()
    for key in guide.numbers:
        entry = ids[f"source-{key}"]
        assert typeset(LIBRARY.sources[key].title) in words(entry)
        links = [a.get("href") for a in entry.iter("a")]
        assert LIBRARY.sources[key].address in links
        ways = {href.lstrip("#") for href in links if href.startswith("#cite-")}
        assert ways, f"no way back from {key}"
        back |= ways
    assert back == marks


def test_the_emergency_cards_carry_no_marks_and_nothing_to_read_further(page):
    part = section(page, "help")
    cards = [e for e in part.iter() if "card-call-911" in (e.get("class") or "").split()]
    assert len(cards) == 1
    assert not list(cards[0].iter("sup"))
    assert all(a.get("href").startswith("tel:") for a in cards[0].iter("a"))
    first = next(e for e in part.iter() if "card" in (e.get("class") or "").split())
    assert first is cards[0]
    heading, shown, *_ = part
    assert heading.tag == "h2"
    assert "cards" in (shown.get("class") or ""), "something stands before the cards"


def test_an_unsigned_guide_says_so(guide, page):
    if guide.unsigned:
        assert "No clinician has signed" in words(page.find(".//main"))


def test_short_names_lead_to_the_guide(guide, site: Path):
    for name in guide.meta.short_names:
        text = (site / name / "index.html").read_text(encoding="utf-8")
        assert f"../procedures/{guide.slug}/" in text


def test_the_lists_name_every_guide(guide, pages):
    for file in ("procedures/index.html", "index.html"):
        links = {a.get("href"): words(a) for a in pages[file].iter("a")}
        assert any(h.endswith(f"procedures/{guide.slug}/") for h in links), file
