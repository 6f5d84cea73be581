"""What the clinic fills in is shown where it belongs, and what it leaves out leaves no trace."""

from __future__ import annotations

from dataclasses import replace

import html5lib
import pytest

from plugins.guides.library import load
from plugins.guides.patterns import patterns
from plugins.guides.tables import Practice
from tests.sample_site import SAMPLE
from tests.test_site_pages import words

FULL = patterns()["practices"][0]
FIELDS = [name for name in Practice.model_fields if name != "name"]
LIBRARY = load(SAMPLE)[0]
GUIDE = LIBRARY.guides[0]


def page(**fields):
    """Return the sample guide's page of a clinic that has filled in these fields."""
    from tests.theme import render

    library = replace(LIBRARY, practice=Practice(name=FULL.name, **fields))
    return html5lib.parse(render("procedure", library, guide=GUIDE), namespaceHTMLElements=False)


def shown(page) -> set[str]:
    """Return the fields that a page's footer shows."""
    footer = page.find(".//footer")
    said = words(footer)
    links = {a.get("href") for a in footer.iter("a")}
    found = set()
    for name in FIELDS:
        value = getattr(FULL, name)
        text = ", ".join(value) if isinstance(value, tuple) else value
        if text in said or text in links:
            found.add(name)
    return found


def empty(page) -> list[str]:
    """Return the elements of the footer that hold nothing."""
    inner = page.find(".//footer").iter()
    return [e.tag for e in inner if e.tag in ("dl", "dt", "dd", "ul", "li", "a") and not words(e)]


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_is_shown_alone(name):
    one = page(**{name: getattr(FULL, name)})
    assert shown(one) == {name}
    assert not empty(one)


def test_all_fields_together():
    full = page(**{name: getattr(FULL, name) for name in FIELDS})
    assert shown(full) == set(FIELDS)
    assert FULL.name in words(full.find(".//header"))
    assert not empty(full)


def test_the_name_alone():
    bare = page()
    assert shown(bare) == set()
    assert "None" not in words(bare.find(".//footer"))
    assert not empty(bare)


def test_the_number_to_call_stands_on_the_card_that_says_to_call():
    for phone in (None, FULL.phone):
        part = next(
            s for s in page(phone=phone).iter("section") if s.get("aria-labelledby") == "help"
        )
        numbers = [a.get("href") for a in part.iter("a") if a.get("href").startswith("tel:")]
        assert numbers == ["tel:911", *([f"tel:{phone.replace(' ', '-')}"] if phone else [])]
