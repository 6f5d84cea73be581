"""Which pages the site has: the file of each, its template and what the template is given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from plugins.guides.guide import Library


class Output(NamedTuple):
    """One HTML file of the site."""

    file: str  # from the root of the site
    template: str
    context: dict[str, Any]
    relative: bool = True  # whether its links are relative: not for a page served anywhere


def outputs(library: Library) -> Iterator[Output]:
    """Yield every HTML file of the site."""
    for page in library.pages:
        template = "home" if page.slug == "home" else "page"
        yield Output(_index(page.address), template, {"page": page})
    for guide in library.guides:
        yield Output(_index(guide.address), "procedure", {"guide": guide})
    for guide in library.withdrawn:
        yield Output(_index(guide.address), "withdrawn", {"guide": guide})
    for unfinished in library.unfinished:
        yield Output(_index(unfinished.address), "unfinished", {"unfinished": unfinished})
    for guide in (*library.guides, *library.withdrawn):
        for name in guide.meta.short_names:
            yield Output(_index(f"/{name}/"), "redirect", {"guide": guide})
    yield Output("procedures/index.html", "procedures", {})
    yield Output("questions/index.html", "questions", {})
    yield Output("404.html", "not_found", {}, relative=False)


def _index(address: str) -> str:
    """Return the file of an address."""
    return f"{address.lstrip('/')}index.html"
