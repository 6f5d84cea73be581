"""Where links in content lead: to a content file, to an anchor in it, or out into the world."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from plugins.guides.contract import SECTIONS
from plugins.guides.reader import Written
from plugins.guides.shelf import Shelf

# Where a link may lead outside of the content; the address is left as written.
SCHEMES = {"https", "tel", "mailto"}


class Target(NamedTuple):
    """What a link says, taken apart."""

    scheme: str  # "" for a link to content
    path: Path | None  # as problems show it; None if it leaves the content folder
    fragment: str


def target(href: str, written: Written) -> Target:
    """Return where a link in a file leads."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return Target("broken", None, "")
    if parts.scheme or parts.netloc:
        return Target(parts.scheme.lower() or "broken", None, "")
    path = unquote(parts.path)
    if not path:
        return Target("", written.path, unquote(parts.fragment))
    joined = posixpath.normpath(posixpath.join(written.path.parent.as_posix(), path))
    outside = path.startswith("/") or joined.startswith("..")
    return Target("", None if outside else Path(joined), unquote(parts.fragment))


def anchors(written: Written) -> set[str]:
    """Return the ids that a link into this file may name."""
    ids = {heading.id for heading in written.prose.headings if heading.id}
    if written.kind == "procedures":
        ids |= {section.id for section in SECTIONS} | {"sources"}
    return ids


def address(written: Written) -> str:
    """Return the address of a content file from the site's root."""
    if written.kind == "procedures":
        return f"/procedures/{written.slug}/"
    if written.kind == "questions":
        return f"/questions/#{written.slug}"
    return page_address(written.slug)


def page_address(slug: str) -> str:
    """Return the address of a page in content/pages/."""
    return {"home": "/", "about": "/about/"}.get(slug, f"/about/{slug}/")


def resolve(href: str, written: Written, shelf: Shelf) -> str | None:
    """Return the address for a link in a page, or None where the link must lead nowhere."""
    found = target(href, written)
    if found.scheme:
        return href if found.scheme in SCHEMES else None
    if found.path is None:
        return None
    extra = shelf.content.relative_to(shelf.root) / "extra"
    if found.path.is_relative_to(extra):
        return "/" + quote(found.path.relative_to(extra).as_posix())
    other = shelf.files.get(found.path)
    if other is None:
        return None
    base = address(other)
    if not found.fragment:
        return base
    return base + ("-" if "#" in base else "#") + quote(found.fragment)
