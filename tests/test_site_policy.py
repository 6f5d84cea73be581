"""Every page lets in what is ours and nothing else, and keeps to that itself."""

import base64
import hashlib

from tests.test_site_pages import parsed


def policy(page) -> dict[str, list[str]]:
    """Return the directives of a page's policy."""
    metas = [m for m in page.iter("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert len(metas) == 1
    parts = [part.split() for part in metas[0].get("content").split(";")]
    return {name: values for name, *values in parts}


def hashes(page) -> list[str]:
    """Return how a policy names the styles of a page."""
    digests = [hashlib.sha256(style.text.encode()).digest() for style in page.iter("style")]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def test_pages_let_in_their_own_styles_and_files_only(pages, published):
    for file, page in {
        **pages,
        **{f"published {f}": p for f, p in parsed(published).items()},
    }.items():
        assert policy(page) == {
            "default-src": ["'none'"], "base-uri": ["'none'"], "form-action": ["'none'"],
            "style-src": hashes(page), "script-src": ["'self'"], "font-src": ["'self'"],
            "img-src": ["'self'"],
        }, file  # fmt: skip
        assert len(hashes(page)) == 1, file


def test_served_pages_also_hear_of_new_builds(serving):
    for file, page in parsed(serving).items():
        assert policy(page)["style-src"] == [*hashes(page), "'self'"], file
        assert policy(page)["connect-src"] == ["'self'"], file


def test_the_policy_stands_before_what_it_speaks_of(pages):
    for file, page in pages.items():
        head = [e for e in page.find("head") if e.tag in ("meta", "style", "link", "script")]
        place = next(i for i, e in enumerate(head) if e.get("http-equiv"))
        assert all(e.tag == "meta" for e in head[:place]), file


def test_no_element_has_styles_or_handlers_of_its_own(pages, serving):
    for file, page in {**pages, **parsed(serving)}.items():
        for element in page.iter():
            own = [n for n in element.attrib if n == "style" or n.startswith("on")]
            assert not own, f"{file}: <{element.tag}> {own}"
