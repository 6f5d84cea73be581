"""Which files the site has, at which addresses."""

from __future__ import annotations

from collections import Counter

import pytest

from plugins.guides.guide import Library
from plugins.guides.library import load
from plugins.guides.pages import Output, outputs
from tests.sample_site import GUIDE, Clinic


def made(clinic: Clinic) -> dict[str, Output]:
    """Return the files of the sample's site by path."""
    library, _ = load(clinic.content)
    found = list(outputs(library))
    assert max(Counter(output.file for output in found).values()) == 1
    return {output.file: output for output in found}


@pytest.fixture
def clinic(tmp_path) -> Clinic:
    """Return the sample."""
    return Clinic(tmp_path)


def test_every_kind_of_page_has_its_address_and_template(clinic):
    templates = {file: output.template for file, output in made(clinic).items()}
    assert (
        templates.items()
        >= {
            "index.html": "home",
            "about/index.html": "page",
            "about/privacy/index.html": "page",
            "about/how-we-write/index.html": "page",
            "procedures/index.html": "procedures",
            "procedures/sample-injection/index.html": "procedure",
            "si/index.html": "redirect",
            "questions/index.html": "questions",
            "404.html": "not_found",
        }.items()
    )


def test_addresses_end_in_a_slash(clinic):
    pages = {file for file in made(clinic) if file.endswith(".html")}
    assert all(file.endswith("index.html") for file in pages - {"404.html"})


def test_the_page_for_lost_readers_is_the_only_one_without_relative_links(clinic):
    absolute = {file for file, output in made(clinic).items() if not output.relative}
    assert absolute == {"404.html"}


def test_a_withdrawn_guide_keeps_its_addresses(clinic):
    clinic.change(GUIDE, "status: published", "status: withdrawn\nreason: It is no longer done.")
    templates = {file: output.template for file, output in made(clinic).items()}
    assert templates["procedures/sample-injection/index.html"] == "withdrawn"
    assert templates["si/index.html"] == "redirect"


def test_an_unfinished_guide_has_a_page(clinic):
    clinic.change(GUIDE, "category: muscle\n", "")
    templates = {file: output.template for file, output in made(clinic).items()}
    assert templates["procedures/sample-injection/index.html"] == "unfinished"
    assert "si/index.html" not in templates


def test_an_empty_library_still_has_the_pages_of_the_site():
    assert {"procedures/index.html", "questions/index.html", "404.html"} <= {
        output.file for output in outputs(Library())
    }
