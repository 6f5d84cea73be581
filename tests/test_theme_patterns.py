"""The page of patterns shows every piece of the theme, and only whoever serves the site sees it."""

from __future__ import annotations

import re

from plugins.guides.contract import Fact, Figure, Risk
from plugins.guides.patterns import patterns
from tests.test_site_pages import parsed, words
from tests.theme import THEME

# Pieces that are parts of others, or of every page.
WITHIN = {"day", "opener", "phone", "vertebra", "icon", "mark"}


def test_the_published_site_and_the_preview_lack_it(site, published):
    assert not (site / "patterns").exists()
    assert not (published / "patterns").exists()


def test_every_macro_has_its_place_on_it():
    macros = {file.stem for file in (THEME / "templates" / "macros").glob("*.html")}
    files = [THEME / "templates" / "patterns.html"]
    files += (THEME / "templates" / "patterns").glob("*.html")
    files += (THEME / "templates" / "data").glob("*.html")
    text = "\n".join(file.read_text("utf-8") for file in files)
    called = {name for name in macros if re.search(rf"\b{name}\(", text)}
    assert macros - called <= WITHIN


def test_every_form_of_a_fact_and_of_a_risk_is_on_it(serving):
    guide = patterns()["guide"]
    facts = [fact for *_, fact in guide.facts]
    for form in ("text", "ask", "does_not_apply"):
        assert form in Fact.model_fields and any(getattr(fact, form) for fact in facts)
    figures = [figure for risk in guide.data.risks for figure in risk.figures]
    assert any(isinstance(figure.count, tuple) for figure in figures)
    assert any(figure.at_most is not None for figure in figures)
    assert {"count", "at_most"} <= set(Figure.model_fields)
    for form in ("no_reliable_figure", "described_as", "note", "figures"):
        assert form in Risk.model_fields and any(getattr(risk, form) for risk in guide.data.risks)
    said = words(parsed(serving)["patterns/index.html"].find(".//main"))
    for risk in guide.data.risks:
        assert risk.what in said


def test_it_shows_every_state_of_a_review_and_a_notice(serving):
    page = parsed(serving)["patterns/index.html"]
    said = words(page.find(".//main"))
    for state in ("No clinician has signed", "Reviewed by", "was withdrawn", "Draft.", "to mend"):
        assert state in said, state
    questions = [e for e in page.iter("details") if "question" in (e.get("class") or "")]
    assert {"open" in e.attrib for e in questions} == {True, False}
