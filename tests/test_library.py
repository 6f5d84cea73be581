"""From files as read to what is shown: guides, drafts, what is unfinished, and the numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.guides.guide import Library
from plugins.guides.library import load
from tests.sample_site import FACTS, GUIDE, Clinic

BEFORE = "questions/before.md"


@pytest.fixture
def clinic(tmp_path) -> Clinic:
    """Return the sample."""
    return Clinic(tmp_path)


def library(clinic: Clinic) -> Library:
    """Return what can be shown of the sample."""
    return load(clinic.content)[0]


def second(clinic: Clinic, title: str, **changes: str) -> None:
    """Add a guide like the sample's, with another title and other words."""
    slug = title.lower()
    text = clinic.read(GUIDE).replace("title: Sample injection", f"title: {title}")
    for old, new in {"short_names: [si]": "short_names: []", **changes}.items():
        assert old in text
        text = text.replace(old, new)
    clinic.write(f"procedures/{slug}.md", text)
    clinic.write(f"procedures/{slug}.yaml", clinic.read(FACTS))


def test_everything_of_the_sample_is_there(clinic):
    found = library(clinic)
    assert [guide.slug for guide in found.guides] == ["sample-injection"]
    assert [topic.slug for topic in found.topics] == ["before"]
    assert {page.slug for page in found.pages} == {
        "home", "about", "accessibility", "how-we-write", "privacy",
    }  # fmt: skip
    assert found.whole and not found.unfinished and not found.withdrawn
    assert found.question_count == 8
    assert found.practice.name == "Sample Clinic"


def test_numbers_follow_the_order_of_the_page(clinic):
    [guide] = library(clinic).guides
    assert list(guide.numbers) == [
        "smith-2020",  # facts
        "clinic-sheet",
        "jones-2021",
        "label-2015",  # What it is, its data after its text
        "lee-2019",  # What happens
        "review-2022",  # How well it works
        "heat-2017",  # Other choices
        "massage-2016",
    ]
    assert list(guide.numbers.values()) == list(range(1, 9))


@pytest.mark.parametrize(
    ("file", "old", "new", "before", "after"),
    [
        # In short comes after the facts, and before the sections.
        (GUIDE, "It does not help everyone.", "It helps.[^heat-2017]", "heat-2017", "label-2015"),
        # The facts have their order from the contract, not from the file.
        (FACTS, "  relief: { text: Days or weeks, source: [jones-2021] }\n", "",
         "smith-2020", "label-2015"),
        # A section's text comes before its data, a later section after it.
        (GUIDE, "## Risks\n", "## Risks\n\nSee.[^massage-2016]\n", "massage-2016", "heat-2017"),
        # In the data of the aftercare, the clock goes on.
        (FACTS, "source: [label-2015]", "source: [clinic-sheet]", "lee-2019", "review-2022"),
    ],
)  # fmt: skip
def test_a_citation_that_comes_earlier_has_a_lower_number(clinic, file, old, new, before, after):
    clinic.change(file, old, new)
    if "relief" in old:
        clinic.change(FACTS, "facts:\n", "facts:\n" + old)
    [guide] = library(clinic).guides
    numbers = guide.numbers
    assert numbers[before] < numbers.get(after, 99)
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))


def test_topics_are_numbered_together_in_their_order(clinic):
    text = clinic.read(BEFORE).replace("order: 1", "order: 2").replace("clinic-sheet", "lee-2019")
    clinic.write("questions/after.md", text)
    found = library(clinic)
    assert [topic.slug for topic in found.topics] == ["before", "after"]
    assert found.topic_numbers == {"clinic-sheet": 1, "lee-2019": 2}


def test_the_cards_say_shared_signs_in_full_and_own_signs_as_they_are(clinic):
    [guide] = library(clinic).guides
    assert [(card.tier, [item.text for item in card.items]) for card in guide.cards] == [
        ("call_911", ["You cannot catch your breath"]),
        ("emergency_room", ["A new weak or numb arm"]),
        ("clinic_today", ["A fever of 100.4 °F or more"]),
    ]
    assert [card.title for card in guide.cards] == [
        "Call 911", "Go to the emergency room now", "Call the clinic today",
    ]  # fmt: skip
    assert guide.cards[0].source == ("clinic-sheet",)


def test_an_unknown_sign_is_left_out_of_the_card(clinic):
    clinic.change(FACTS, "call_911: [breath]", "call_911: [breth, breath]")
    assert len(library(clinic).guides[0].cards[0].items) == 1


def test_the_tables_say_what_the_guide_names(clinic):
    [guide] = library(clinic).guides
    assert [area.title for area in guide.areas] == ["Muscles"]
    assert [condition.title for condition in guide.conditions] == ["Muscle knots"]
    assert guide.category.title == "Muscle pain"
    assert [(s.title, item.text) for s, item in guide.situations] == [
        ("Blood thinners", "Tell us. Do not stop it on your own.")
    ]


def test_texts_and_questions_are_rendered_with_their_links(clinic):
    [guide] = library(clinic).guides
    assert 'href="/procedures/sample-injection/#risks"' in guide.texts["why"]
    assert guide.texts["aftercare"] == ""
    assert [question.id for question in guide.questions] == [
        "hurt", "drive", "eat", "work", "shower", "often",
    ]  # fmt: skip
    assert "<p>" not in guide.short
    [topic] = library(clinic).topics
    assert 'href="/procedures/sample-injection/#happens"' in topic.questions[0].html


def test_guides_stand_by_title(clinic):
    second(clinic, "Zebra")
    second(clinic, "apple")
    assert [guide.title for guide in library(clinic).guides] == [
        "apple", "Sample injection", "Zebra",
    ]  # fmt: skip


def test_a_draft_is_shown_in_previews_alone(clinic):
    second(clinic, "Draft", **{"status: published": "status: draft", "(#risks)": "(#risk)"})
    found = library(clinic)
    [draft] = [guide for guide in found.guides if guide.slug == "draft"]
    assert "dead-link" in {problem.rule for problem in draft.problems}
    assert [guide.slug for guide in found.for_readers().guides] == ["sample-injection"]


def test_a_withdrawn_guide_is_kept_apart(clinic):
    old = {"status: published": "status: withdrawn\nreason: It is no longer done."}
    second(clinic, "Old", **old)
    for found in (library(clinic), library(clinic).for_readers()):
        assert [guide.slug for guide in found.withdrawn] == ["old"]
        assert [guide.slug for guide in found.guides] == ["sample-injection"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kinds: [numbing]", "kinds: ["),
        ("kinds: [numbing]", ""),
        ("strength: weak", "strength: weakly"),
        ("call_911: [breath]", "call_911: [12]"),
    ],
)
def test_a_draft_with_facts_that_cannot_be_read_is_unfinished(clinic, old, new):
    clinic.change(GUIDE, "status: published", "status: draft")
    clinic.change(FACTS, old, new)
    found = library(clinic)
    [unfinished] = found.unfinished
    assert not found.guides and found.whole
    assert (unfinished.title, unfinished.draft) == ("Sample injection", True)
    assert unfinished.address == "/procedures/sample-injection/"
    assert Path("content") / FACTS in {problem.path for problem in unfinished.problems}
    assert "<h2>What it is</h2>" in unfinished.html
    assert "\ue000" not in unfinished.html, "it has no list of sources to lead to"
    assert not found.for_readers().unfinished


def test_a_draft_without_facts_or_title_is_unfinished_too(clinic):
    clinic.change(GUIDE, "status: published", "status: draft")
    clinic.change(GUIDE, "title: Sample injection\n", "")
    (clinic.content / FACTS).unlink()
    [unfinished] = library(clinic).unfinished
    assert unfinished.title == "sample-injection"


def test_a_table_that_cannot_be_read_leaves_guides_unfinished(clinic):
    clinic.write("signs.yaml", "kinds: [")
    found = library(clinic)
    assert [entry.slug for entry in found.unfinished] == ["sample-injection"]
    assert not found.whole


def test_a_text_that_cannot_be_read_is_nowhere_and_the_library_is_not_whole(clinic):
    clinic.write(GUIDE, b"\xff")
    found = library(clinic)
    assert not found.guides and not found.unfinished and not found.whole


def test_what_the_clinic_must_decide_is_known_with_its_place(clinic):
    places = {(path.name, what) for path, _, what in library(clinic).decisions}
    assert ("signs.yaml", "the fever limit") in places
    assert ("sample-injection.md", "which pills") in places
