"""What every page of the built site keeps: its heading, its title, its outline, its notices."""

from __future__ import annotations

import re
from collections import Counter

import html5lib

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def words(element) -> str:
    """Return the text of an element, in one line."""
    return " ".join("".join(element.itertext()).split())


def parsed(root) -> dict:
    """Return the pages under a folder, read as a browser reads them."""
    return {
        path.relative_to(root).as_posix(): html5lib.parse(
            path.read_text(encoding="utf-8"), namespaceHTMLElements=False
        )
        for path in sorted(root.rglob("*.html"))
    }


def metas(page) -> dict[str, str]:
    """Return the named meta elements of a page."""
    return {m.get("name"): m.get("content") for m in page.iter("meta") if m.get("name")}


def test_the_site_has_its_pages(site):
    for file in (
        "index.html", "404.html", "procedures/index.html", "questions/index.html",
        "about/index.html", "about/how-we-write/index.html", "about/accessibility/index.html",
        "about/privacy/index.html", "help/index.html", "mark.svg",
        "procedures/trigger-point-injection/index.html",
    ):  # fmt: skip
        assert (site / file).is_file(), file


def test_every_page_has_one_heading_and_words(pages):
    for file, page in pages.items():
        assert [words(h) for h in page.iter("h1") if words(h)], file
        assert len(list(page.iter("h1"))) == 1, file
        assert len(list(page.iter("main"))) == 1, file
        assert len(words(page.find(".//main")).split()) >= 8, file


def test_titles_and_descriptions_are_there_and_unique(pages):
    titles = Counter(words(page.find(".//title")) for page in pages.values())
    assert [title for title, times in titles.items() if times > 1 or not title] == []
    for file, page in pages.items():
        assert page.get("lang") == "en", file


def test_ids_are_unique(pages):
    for file, page in pages.items():
        ids = Counter(e.get("id") for e in page.iter() if e.get("id") is not None)
        assert [i for i, times in ids.items() if times > 1 or not i] == [], file


def test_headings_skip_no_level(pages):
    for file, page in pages.items():
        level = 0
        for element in page.iter():
            if element.tag in HEADINGS:
                assert int(element.tag[1]) <= level + 1, f"{file}: {words(element)}"
                level = int(element.tag[1])


def test_pictures_have_words(pages):
    for file, page in pages.items():
        for image in page.iter("img"):
            assert image.get("alt") is not None, file
        for svg in page.iter("{http://www.w3.org/2000/svg}svg"):
            hidden = svg.get("aria-hidden") == "true"
            named = svg.get("role") == "img" and (
                svg.get("aria-label") or svg.get("aria-labelledby")
            )
            assert hidden or named, file


def test_the_preview_says_so_and_is_not_indexed(site, pages):
    for file, page in pages.items():
        assert "noindex" in metas(page).get("robots", ""), file
        if not any(m.get("http-equiv") == "refresh" for m in page.iter("meta")):
            assert "preview" in words(page.find(".//footer")).lower(), file
        assert not [e for e in page.iter("link") if e.get("rel") == "canonical"], file


def test_the_preview_knows_no_address_of_its_own(site):
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "localhost" not in text and "guides.example" not in text, file


def test_a_published_page_has_its_address_and_no_preview_notice(published):
    for file, page in parsed(published).items():
        refresh = any(m.get("http-equiv") == "refresh" for m in page.iter("meta"))
        if file == "404.html" or refresh:
            continue
        canonical = [e.get("href") for e in page.iter("link") if e.get("rel") == "canonical"]
        address = "https://guides.example/" + re.sub(r"index\.html$", "", file)
        assert canonical == [address], file
        assert "noindex" not in metas(page).get("robots", ""), file
        assert "preview" not in words(page.find(".//footer")).lower(), file


def test_a_page_for_what_is_not_there_works_at_any_depth(site):
    page = parsed(site)["404.html"]
    for link in page.iter("a"):
        assert link.get("href").startswith(("/", "#", "https:", "tel:")), link.get("href")
    for link in page.iter("link"):
        assert link.get("href").startswith("/"), link.get("href")


def test_every_page_says_that_it_replaces_no_clinician(pages):
    for file, page in pages.items():
        if page.find(".//footer") is not None:
            assert "does not replace" in words(page.find(".//footer")), file
