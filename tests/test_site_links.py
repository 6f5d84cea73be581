"""Every link, fragment, picture and asset of the built site leads somewhere, with case."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

# What a browser follows or fetches, and the attribute that says what.
FOLLOWED = {"a": "href", "area": "href", "form": "action"}
FETCHED = {
    "audio": "src", "embed": "src", "iframe": "src", "image": "href", "img": "src", "input": "src",
    "link": "href", "object": "data", "script": "src", "source": "src", "track": "src",
    "use": "href", "video": "src",
}  # fmt: skip
ADDRESSES_ONLY = {"canonical", "alternate"}  # links that name an address and fetch nothing
URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")


def ids(page) -> set[str]:
    """Return the ids of a page."""
    return {element.get("id") for element in page.iter() if element.get("id")}


def references(page) -> Iterator[tuple[str, str]]:
    """Yield the tag and the address of everything that a page follows or fetches."""
    for element in page.iter():
        tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        name = {**FOLLOWED, **FETCHED}.get(tag)
        address = element.get(name) if name else None
        if address is not None and not (tag == "link" and element.get("rel") in ADDRESSES_ONLY):
            yield tag, address
        if tag == "style":
            yield from ((tag, address) for address in URL.findall(element.text or ""))
        if element.get("srcset"):
            yield tag, element.get("srcset").split()[0]


def fault(page_file: str, address: str, files: set[str], anchors: dict[str, set[str]]) -> str:
    """Return what is wrong with an address in a page, or nothing."""
    parts = urlsplit(address)
    if parts.scheme in ("https", "tel", "mailto"):
        return ""
    if parts.scheme or parts.netloc:
        return f"leads to {address}"
    path = unquote(parts.path)
    if path.startswith("/"):
        target = path.lstrip("/")
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page_file), path))
        target = page_file if not path else target.removeprefix("./")
    if path.endswith("/") or target in ("", "."):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if target not in files:
        return f"no file {target}"
    if parts.fragment and unquote(parts.fragment) not in anchors.get(target, set()):
        return f"no #{parts.fragment} in {target}"
    return ""


def faults(root: Path, pages: dict) -> list[str]:
    """Return what is wrong with the addresses of a built site."""
    files = {file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()}
    anchors = {file: ids(page) for file, page in pages.items()}
    return [
        f"{file}: <{tag}> {address}: {wrong}"
        for file, page in pages.items()
        for tag, address in references(page)
        if (wrong := fault(file, address, files, anchors))
    ]


def test_everything_leads_somewhere(site, pages):
    found = faults(site, pages)
    assert not found, "\n".join(found)


def test_nothing_is_fetched_from_elsewhere(site, pages):
    fetched = [
        f"{file}: <{tag}> {address}"
        for file, page in pages.items()
        for tag, address in references(page)
        if tag in {*FETCHED, "style"} and (urlsplit(address).scheme or urlsplit(address).netloc)
    ]
    assert not fetched, "\n".join(fetched)
    for file, page in pages.items():
        for style in page.iter("style"):
            assert "@import" not in style.text, f"{file}: no style waits for another"
    assert not list(site.rglob("*.css")), "the styles stand in the pages"


def test_no_form_and_no_script_but_the_sites_own(pages):
    for file, page in pages.items():
        tags = [element.tag for element in page.iter() if isinstance(element.tag, str)]
        assert "form" not in tags and "iframe" not in tags, file
        for script in page.iter("script"):
            assert script.get("src") or script.get("type") == "application/ld+json", file


def test_every_file_is_asked_for(site, pages):
    """What no page needs is not published: it would be a file that nobody looks at."""
    asked = {
        posixpath.basename(urlsplit(address).path)
        for page in pages.values()
        for _, address in references(page)
    }
    published = {f.name for f in site.rglob("*") if f.is_file() and f.suffix != ".html"}
    root_files = {f.name for f in site.iterdir() if f.is_file()}
    licences = {f.name for f in site.rglob("OFL.txt")}
    assert published - asked - root_files - licences == set()


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("../other/", "no file other/index.html"),
        ("#nowhere", "no #nowhere in a/index.html"),
        ("../B/", "no file B/index.html"),
        ("http://example.org/", "leads to http://example.org/"),
        ("//example.org/", "leads to //example.org/"),
        ("javascript:x", "leads to javascript:x"),
        ("../b/#top", ""),
        ("https://example.org/", ""),
    ],
)
def test_a_broken_address_is_found(address, wrong):
    files = {"a/index.html", "b/index.html"}
    assert fault("a/index.html", address, files, {"b/index.html": {"top"}}) == wrong
