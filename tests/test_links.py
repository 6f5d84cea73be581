"""Where links in content lead: to a content file, an anchor in it, or out into the world."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.guides.contract import SECTIONS
from plugins.guides.links import Target, address, anchors, page_address, resolve, target
from plugins.guides.reader import Written
from plugins.guides.shelf import Shelf, fill
from plugins.guides.yamlfile import Yaml
from tests.sample_site import GUIDE, Clinic

HOME = "pages/home.md"
BEFORE = "questions/before.md"
HERE = Path("content/procedures/a.md")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Shelf:
    """Return the sample's files."""
    return fill(Clinic(tmp_path_factory.mktemp("links")).content)


def written(shelf: Shelf, name: str) -> Written:
    """Return one of the sample's files."""
    return shelf.files[Path("content") / name]


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("b.md", Target("", Path("content/procedures/b.md"), "")),
        ("b.md#c", Target("", Path("content/procedures/b.md"), "c")),
        ("#c", Target("", HERE, "c")),
        ("", Target("", HERE, "")),
        ("../pages/b.md", Target("", Path("content/pages/b.md"), "")),
        ("./../pages//b.md", Target("", Path("content/pages/b.md"), "")),
        ("b%20c.md#d%C3%A9", Target("", Path("content/procedures/b c.md"), "dé")),
        ("/b.md", Target("", None, "")),
        ("../../../b.md", Target("", None, "")),
        ("https://x.org/y#z", Target("https", None, "")),
        ("HTTPS://x.org", Target("https", None, "")),
        ("tel:911", Target("tel", None, "")),
        ("javascript:x", Target("javascript", None, "")),
        ("JavaScript:x", Target("javascript", None, "")),
        ("//x.org/y", Target("broken", None, "")),
        ("https://[x", Target("broken", None, "")),
    ],
)
def test_a_link_is_taken_apart(href, found):
    assert target(href, Written("procedures", "a", HERE, Yaml(HERE))) == found


def test_each_kind_of_file_has_its_address(shelf):
    assert address(written(shelf, GUIDE)) == "/procedures/sample-injection/"
    assert address(written(shelf, BEFORE)) == "/questions/#before"
    assert address(written(shelf, HOME)) == "/"
    assert address(written(shelf, "pages/about.md")) == "/about/"
    assert address(written(shelf, "pages/privacy.md")) == "/about/privacy/"
    assert page_address("privacy") == "/about/privacy/"


def test_a_guide_has_the_anchors_of_its_sections_and_questions(shelf):
    found = anchors(written(shelf, GUIDE))
    assert {section.id for section in SECTIONS} | {"sources", "hurt", "eat"} <= found
    assert anchors(written(shelf, HOME)) == {"whom"}
    assert anchors(written(shelf, BEFORE)) == {"friend", "when"}


@pytest.mark.parametrize(
    ("name", "href", "leads"),
    [
        (GUIDE, "#risks", "/procedures/sample-injection/#risks"),
        (GUIDE, "../pages/home.md", "/"),
        (GUIDE, "../pages/about.md#whom", "/about/#whom"),
        (GUIDE, "../questions/before.md", "/questions/#before"),
        (GUIDE, "../questions/before.md#when", "/questions/#before-when"),
        (HOME, "../procedures/sample-injection.md#hurt", "/procedures/sample-injection/#hurt"),
        (GUIDE, "../extra/robots.txt", "/robots.txt"),
        (GUIDE, "../extra/a%20%22b.png", "/a%20%22b.png"),
        (HOME, '#a%20"b', "/#a%20%22b"),
        (GUIDE, "https://x.org/y?z#w", "https://x.org/y?z#w"),
        (GUIDE, "tel:+15550100", "tel:+15550100"),
        (GUIDE, "mailto:a@x.org", "mailto:a@x.org"),
        (GUIDE, "http://x.org", None),
        (GUIDE, "javascript:x", None),
        (GUIDE, "data:text/html,x", None),
        (GUIDE, "//x.org", None),
        (GUIDE, "https://[x", None),
        (GUIDE, "no.md", None),
        (GUIDE, "/procedures/", None),
        (GUIDE, "../../secret.md", None),
        (GUIDE, "../sources.yaml", None),
    ],
)
def test_a_link_becomes_an_address_or_leads_nowhere(shelf, name, href, leads):
    assert resolve(href, written(shelf, name), shelf) == leads
