"""Which files the site has: the path of each, its template and what the template is given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from plugins.guides.guide import Library
from plugins.guides.indexes import decisions, sources, words
from plugins.guides.patterns import patterns
from plugins.guides.spine import LEVELS, SACRUM, labels
from plugins.guides.worried import common, own


class Output(NamedTuple):
    """One file of the site."""

    file: str  # from the root of the site
    template: str
    context: dict[str, Any]
    relative: bool = True  # whether its links are relative: not for a page served anywhere


def outputs(library: Library, serving: bool = False, production: bool = False) -> Iterator[Output]:
    """Yield every file of the site that a template makes.

    `serving`: the patterns too. `production`: not what is for editors alone.
    """
    for page in library.pages:
        if page.slug == "home":
            spine = {"levels": LEVELS, "sacrum": SACRUM, "labels": labels(library.guides)}
            yield Output(_index(page.address), "home", {"page": page, **spine})
        else:
            yield Output(_index(page.address), "page", {"page": page})
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
    shared = common(library.guides)
    groups = [(guide, own(guide, shared)) for guide in library.guides]
    yield Output("help/index.html", "help", {"shared": shared, "groups": groups})
    yield Output("words/index.html", "words", {"words": words(library)})
    yield Output("sources/index.html", "all_sources", {"sources": sources(library)})
    if not production:
        yield Output("decide/index.html", "decisions", {"decisions": decisions(library)})
    yield Output("mark.svg", "mark", {})
    if serving:
        yield Output("patterns/index.html", "patterns", patterns())
    yield Output("404.html", "not_found", {}, relative=False)


def _index(address: str) -> str:
    """Return the file of an address."""
    return f"{address.lstrip('/')}index.html"
