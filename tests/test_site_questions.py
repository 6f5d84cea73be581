"""Every question stands once on the page of all questions, equal to its guide's own."""

from __future__ import annotations

import re

from plugins.guides.environment import ROOT
from plugins.guides.library import load
from tests.test_site_pages import words

LIBRARY, _ = load(ROOT / "content")


def details(page) -> dict[str, object]:
    """Return the questions of a page by id."""
    return {e.get("id"): e for e in page.iter("details") if e.get("id")}


def answer(element) -> str:
    """Return the words of an answer; the numbers of its sources stay."""
    summary = words(element.find("summary"))
    return re.sub(r"\s+", " ", words(element).removeprefix(summary)).strip()


def test_every_question_is_there_once_and_no_other(pages):
    ids = list(details(pages["questions/index.html"]))
    expected = [f"{t.slug}-{q.id}" for t in LIBRARY.topics for q in t.questions]
    expected += [f"{g.slug}-{q.id}" for g in LIBRARY.guides for q in g.questions]
    assert sorted(ids) == sorted(expected)
    assert len(expected) == LIBRARY.question_count > 0


def test_questions_equal_their_guides_own(pages):
    collected = details(pages["questions/index.html"])
    for guide in LIBRARY.guides:
        own = details(pages[f"procedures/{guide.slug}/index.html"])
        assert [q.id for q in guide.questions] == [
            i for i in own if i in {q.id for q in guide.questions}
        ]
        for question in guide.questions:
            here, there = own[question.id], collected[f"{guide.slug}-{question.id}"]
            assert words(here.find("summary")) == words(there.find("summary"))
            assert answer(here) == answer(there) != ""


def test_collected_marks_lead_to_the_guides_sources(pages):
    for identity, element in details(pages["questions/index.html"]).items():
        for link in (a for sup in element.iter("sup") for a in sup.iter("a")):
            guide = next((g for g in LIBRARY.guides if identity.startswith(f"{g.slug}-")), None)
            if guide:
                assert link.get("href").startswith(f"../procedures/{guide.slug}/#source-")


def test_questions_work_without_script(pages):
    for element in details(pages["questions/index.html"]).values():
        assert element.find("summary") is not None
        assert element.find("summary").find(".//h3") is not None
