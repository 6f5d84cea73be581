"""The pages made of what all guides share: words, sources, and what the clinic must decide."""

from __future__ import annotations

from plugins.guides import terms
from plugins.guides.environment import ROOT
from plugins.guides.library import load
from tests.test_site_pages import words

LIBRARY, _ = load(ROOT / "content")


def test_every_word_is_explained(pages):
    page = pages["words/index.html"]
    shown = [words(h) for h in page.iter("h2")]
    assert [w.casefold() for w in shown] == sorted(term.casefold() for term in LIBRARY.glossary)
    text = words(page.find(".//main"))
    for word in LIBRARY.glossary.values():
        assert word.plain.replace("'", "’") in text


def test_every_word_is_there_with_the_guides_and_topics_that_use_it(pages):
    page = pages["words/index.html"]
    entries = {words(li.find("h2")): li for li in page.iter("li") if li.find("h2") is not None}
    using = [(f"../procedures/{guide.slug}/", guide.terms) for guide in LIBRARY.guides]
    using += [(f"../questions/#{topic.slug}", topic.terms) for topic in LIBRARY.topics]
    for term in LIBRARY.glossary:
        links = {a.get("href") for a in entries[term].iter("a")}
        assert links == {address for address, used in using if term in used} != set(), term


def test_a_guide_uses_the_terms_that_its_page_says(pages):
    for guide in LIBRARY.guides:
        main = pages[f"procedures/{guide.slug}/index.html"].find(".//main")
        said = terms.used(" ".join(" ".join(main.itertext()).split()), LIBRARY.glossary)
        assert guide.terms
        assert guide.terms <= said, guide.slug


def test_every_source_is_there_with_the_pages_that_cite_it(pages):
    page = pages["sources/index.html"]
    links = [a.get("href") for a in page.iter("a")]
    for key, source in LIBRARY.sources.items():
        assert source.address in links, key
        for guide in LIBRARY.guides:
            here = f"../procedures/{guide.slug}/#source-{key}"
            assert (here in links) == (key in guide.numbers), here
        asked = f"../questions/#source-{key}"
        assert (asked in links) == (key in LIBRARY.topic_numbers), asked
    for entry in page.find(".//main").iter("li"):
        if "Cited in:" in words(entry):
            assert len(list(entry.iter("a"))) > 1, words(entry)


def test_a_fact_to_be_asked_is_named(pages):
    text = words(pages["decide/index.html"].find(".//main"))
    assert "Eating before: " in text


def test_what_the_clinic_must_decide_is_for_editors_alone(pages, published):
    page = pages["decide/index.html"]
    items = [words(item) for item in page.find(".//main").iter("li")]
    assert len(items) == len(LIBRARY.decisions) > 0
    for decision in LIBRARY.decisions:
        start = f"Line {decision.line}: "
        assert any(item.startswith(start) for item in items), decision
    assert not (published / "decide").exists()
    for file in published.rglob("*.html"):
        assert "/decide/" not in file.read_text(encoding="utf-8"), file
