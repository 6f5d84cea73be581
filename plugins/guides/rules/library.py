"""Rules for all files together: names and addresses once, every source used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.guides.rules.references import _sources, cited
from plugins.guides.shelf import Shelf

Found = Iterator[tuple[Path, int, str]]

SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
# First steps of addresses that are the site's own.
RESERVED = {
    "about", "areas", "compare", "es", "help", "if-you", "patterns", "procedures",
    "decide", "questions", "search", "sources", "theme", "words",
}  # fmt: skip


def doubled_name(shelf: Shelf) -> Found:
    """No title, other name or short name leads to two guides, or stands twice in one."""
    taken: dict[tuple[str, str], Path] = {}
    for written in shelf.guides:
        if not written.meta:
            continue
        names = [("name", ("title",), written.meta.title)]
        names += [("name", ("other_names", i), n) for i, n in enumerate(written.meta.other_names)]
        names += [
            ("address", ("short_names", i), n) for i, n in enumerate(written.meta.short_names)
        ]
        for kind, loc, name in names:
            key = (kind, " ".join(name.casefold().split()))
            line = written.matter.line(loc)
            if key in taken:
                where = taken[key].as_posix()
                yield written.path, line, f'"{name}" is taken by {where}: choose another'
            taken.setdefault(key, written.path)


def doubled_address(shelf: Shelf) -> Found:
    """No short name is the first step of another address of the site."""
    pages = {written.slug for written in shelf.of("pages")}
    for written in shelf.guides:
        for index, name in enumerate(written.meta.short_names if written.meta else ()):
            if name in RESERVED | pages:
                line = written.matter.line(("short_names", index))
                yield written.path, line, f'choose another short name than "{name}": it is taken'


def doubled_slug(shelf: Shelf) -> Found:
    """A file's name is its address: no two differ in case alone."""
    taken: dict[tuple[str, str], Path] = {}
    for written in shelf.files.values():
        key = (written.kind, written.slug.casefold())
        if key in taken:
            yield written.path, 1, f"rename the file: {taken[key].name} has the same address"
        elif not SLUG.match(written.slug):
            yield written.path, 1, "name the file in lower-case letters, digits and hyphens"
        taken.setdefault(key, written.path)


def doubled_order(shelf: Shelf) -> Found:
    """No two topics of questions have the same place."""
    taken: dict[int, Path] = {}
    for written in shelf.of("questions"):
        if written.meta:
            order = written.meta.order
            if order in taken:
                line = written.matter.line(("order",))
                yield written.path, line, f"choose another order: {taken[order].name} has {order}"
            taken.setdefault(order, written.path)


def unused_source(shelf: Shelf) -> Found:
    """Every source in content/sources.yaml is cited somewhere."""
    if not all(written.whole for written in shelf.files.values()):
        return
    used = {key for written in shelf.files.values() for _, _, key in cited(written)}
    if signs := shelf.yamls.get("signs"):
        used |= {key for _, _, key in _sources(signs)}
    if shelf.known("sources"):
        table = shelf.yamls["sources"]
        for key in shelf.keys("sources"):
            if key not in used:
                yield table.path, table.line((key,)), f'remove "{key}", or cite it'


def doubled_source(shelf: Shelf) -> Found:
    """No source stands under two keys: its number and its guides would be told apart."""
    taken: dict[str, str] = {}
    for key, source in shelf.keys("sources").items():
        address = source.address.casefold().rstrip("/")
        first = taken.setdefault(address, key)
        if first != key:
            table = shelf.yamls["sources"]
            yield table.path, table.line((key,)), f'cite "{first}": it has the same address'


def unknown_source_in_signs(shelf: Shelf) -> Found:
    """Every source of a shared sign stands in content/sources.yaml."""
    if shelf.known("sources") and "signs" in shelf.yamls:
        for path, line, key in _sources(shelf.yamls["signs"]):
            if key not in shelf.keys("sources"):
                yield path, line, f'add "{key}" to content/sources.yaml'


def unknown_kind(shelf: Shelf) -> Found:
    """Every kind that a shared sign names is explained in the same file."""
    if table := shelf.tables.get("signs"):
        written = shelf.yamls["signs"]
        for key, sign in table.signs.items():
            for index, kind in enumerate(sign.kinds):
                if kind not in table.kinds:
                    line = written.line(("signs", key, "kinds", index))
                    yield written.path, line, f'add "{kind}" to kinds at the top of this file'


RULES = (
    doubled_name,
    doubled_address,
    doubled_slug,
    doubled_order,
    unused_source,
    doubled_source,
    unknown_source_in_signs,
    unknown_kind,
)
