"""Rules for what content names elsewhere: links, pictures, sources, signs, tables, names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from plugins.guides import links
from plugins.guides.contract import REVIEW_YEARS, SOURCE_COUNT, Item
from plugins.guides.problems import did_you_mean
from plugins.guides.reader import Written
from plugins.guides.shelf import Shelf
from plugins.guides.words import wording
from plugins.guides.yamlfile import Loc, Yaml

Found = Iterator[tuple[Path, int, str]]


def dead_link(written: Written, shelf: Shelf) -> Found:
    """Every link to content leads to a file and an anchor that exist."""
    for link in written.prose.links:
        found = links.target(link.href, written)
        if found.scheme:
            continue
        other = shelf.files.get(found.path) if found.path else None
        if found.path is None:
            yield written.path, link.line, f'link to a file of content/, not "{link.href}"'
        elif other is None and not _exists(found.path, shelf):
            near = did_you_mean(found.path.name, [path.name for path in shelf.files])
            message = f'no such file: "{link.href}"{near}'
            yield written.path, link.line, message
        elif other and found.fragment and found.fragment not in links.anchors(other):
            near = did_you_mean(found.fragment, links.anchors(other))
            yield written.path, link.line, f"no anchor #{found.fragment} in {other.path.name}{near}"


def link_to_draft(written: Written, shelf: Shelf) -> Found:
    """What readers see does not lead to what they cannot see."""
    for link in written.prose.links:
        other = shelf.files.get(links.target(link.href, written).path)
        if other and other.draft and not written.draft:
            yield written.path, link.line, f'remove the link to the draft "{link.href}"'
        if other and other.meta and getattr(other.meta, "status", "") == "withdrawn":
            yield written.path, link.line, f'remove the link to the withdrawn "{link.href}"'


def unsafe_link(written: Written, shelf: Shelf) -> Found:
    """A link leads to a content file, https:, tel: or mailto:, and nowhere else."""
    for link in written.prose.links:
        scheme = links.target(link.href, written).scheme
        if scheme == "http":
            yield written.path, link.line, f'write https: in "{link.href}"'
        elif scheme and scheme not in links.SCHEMES:
            yield written.path, link.line, f'remove the address "{link.href[:60]}"'


def link_text(written: Written, shelf: Shelf) -> Found:
    """The words of a link mean something alone."""
    for link in written.prose.links:
        if wording.empty_link_text(link.text):
            yield written.path, link.line, f'say where the link leads instead of "{link.text}"'


def missing_picture(written: Written, shelf: Shelf) -> Found:
    """Every picture lies in content/extra/ and has alternative text."""
    extra = shelf.content.relative_to(shelf.root) / "extra"
    for picture in written.prose.pictures:
        found = links.target(picture.href, written)
        if found.path is None or not found.path.is_relative_to(extra):
            message = f"put the picture into {extra.as_posix()}/ and name it as ../extra/…"
            yield written.path, picture.line, f'{message}, not "{picture.href[:60]}"'
        elif not _exists(found.path, shelf):
            yield written.path, picture.line, f'no such picture: "{picture.href}"'
        if not picture.text.strip():
            yield written.path, picture.line, "say in the brackets what the picture shows: ![…]"


def unknown_source(written: Written, shelf: Shelf) -> Found:
    """Every cited key stands in content/sources.yaml."""
    if shelf.known("sources"):
        for path, line, key in cited(written):
            if key not in shelf.keys("sources"):
                near = did_you_mean(key, shelf.keys("sources"))
                yield path, line, f'add "{key}" to content/sources.yaml{near}'


def source_count(written: Written, shelf: Shelf) -> Found:
    """A guide rests on eight sources or more."""
    if written.kind == "procedures" and written.whole:
        count = len({key for _, _, key in cited(written)})
        if count < SOURCE_COUNT.low:
            yield written.path, 1, f"{count} {SOURCE_COUNT.of}: it needs {SOURCE_COUNT.low}"


def unknown_key(written: Written, shelf: Shelf) -> Found:
    """Every area, condition, category, situation and kind stands in its table."""
    if written.kind != "procedures":
        return
    named: list[tuple[Yaml, Loc, str, str]] = []
    if meta := written.meta:
        named += [(written.matter, ("areas", i), "areas", k) for i, k in enumerate(meta.areas)]
        named += [
            (written.matter, ("conditions", i), "conditions", k)
            for i, k in enumerate(meta.conditions)
        ]
        named.append((written.matter, ("category",), "categories", meta.category))
    if data := written.data:
        named += [(written.facts, ("situations", k), "situations", k) for k in data.situations]
        named += [(written.facts, ("kinds", i), "kinds", k) for i, k in enumerate(data.kinds)]
    signs = shelf.tables.get("signs")
    for source, loc, table, key in named:
        known = (signs.kinds if signs else None) if table == "kinds" else shelf.tables.get(table)
        if known is not None and key not in known:
            file = "signs" if table == "kinds" else table
            near = did_you_mean(key, known)
            yield source.path, source.line(loc), f'add "{key}" to content/{file}.yaml{near}'


def unknown_sign(written: Written, shelf: Shelf) -> Found:
    """Every sign that is named by its id stands in content/signs.yaml, on its own card."""
    table = shelf.tables.get("signs")
    if not (written.data and table):
        return
    for tier, index, sign in _signs(written):
        line = written.facts.line(("help", tier, index))
        if sign not in table.signs:
            near = did_you_mean(sign, table.signs)
            yield written.facts.path, line, f'add "{sign}" to content/signs.yaml{near}'
        elif table.signs[sign].tier != tier:
            yield written.facts.path, line, f'move "{sign}" to {table.signs[sign].tier}'


def missing_sign(written: Written, shelf: Shelf) -> Found:
    """A shared sign that this kind of procedure calls for is there, or its absence is explained."""
    table = shelf.tables.get("signs")
    if not (written.data and table):
        return
    kinds = {"any", *written.data.kinds}
    there = {sign for _, _, sign in _signs(written)}
    without = written.data.help.without
    line = written.facts.line(("help",))
    called_for = {key for key, sign in table.signs.items() if kinds & set(sign.kinds)}
    for key in table.signs:
        if key in called_for - there - set(without):
            message = f'add "{key}" to {table.signs[key].tier}, or say why not with without:'
            yield written.facts.path, line, message
    for key in without:
        if key not in called_for or key in there:
            at = written.facts.line(("help", "without", key))
            yield written.facts.path, at, f'remove "{key}": it is not left out'


def future_date(written: Written, shelf: Shelf) -> Found:
    """No date lies in the future; tomorrow counts as today, for the world's time zones."""
    meta = written.meta
    latest = shelf.today + timedelta(days=1)
    dates = [((name,), getattr(meta, name, None)) for name in ("published", "updated")]
    if reviewed := getattr(meta, "reviewed", None):
        dates.append((("reviewed", "day"), reviewed.day))
    dates += [(("changes", i, "day"), c.day) for i, c in enumerate(getattr(meta, "changes", ()))]
    for loc, day in dates:
        if day and day > latest:
            yield written.path, written.matter.line(loc), f"{day} is in the future"


def review_overdue(written: Written, shelf: Shelf) -> Found:
    """A sign-off is at most three years old."""
    reviewed = getattr(written.meta, "reviewed", None)
    # Counted back from today: three years after the last day of the calendar there is no day.
    if reviewed and shelf.today - timedelta(days=REVIEW_YEARS * 365.25) > reviewed.day:
        line = written.matter.line(("reviewed", "day"))
        yield written.path, line, f"have it reviewed again: {reviewed.day} is three years ago"


def drawing_pair(written: Written, shelf: Shelf) -> Found:
    """A drawing has its words in the data, and the words have their drawing."""
    if written.kind != "procedures":
        return
    name = written.path.with_suffix(".svg").name
    if written.data and written.data.drawing and not written.drawing:
        line = written.facts.line(("drawing",))
        yield written.facts.path, line, f"add the drawing {name}, or remove its words"
    if written.data and written.drawing and not written.data.drawing:
        yield written.facts.path, 1, f"add drawing: with alt and caption for {name}"


def mixed_base(written: Written, shelf: Shelf) -> Found:
    """Figures that can share a base share it, so that readers can compare them."""
    if not written.data:
        return
    figures = [
        (("risks", r, "figures", f), figure)
        for r, risk in enumerate(written.data.risks)
        for f, figure in enumerate(risk.figures)
    ]
    largest = max((figure.of for _, figure in figures), default=0)
    if largest > 10_000:
        return
    for loc, figure in figures:
        low, high = (n * largest / figure.of for n in (figure.low, figure.high))
        if figure.of != largest and low.is_integer() and high.is_integer():
            yield (
                written.facts.path,
                written.facts.line((*loc, "of")),
                f"write it over {largest:,}, as the other figures of this guide",
            )


def cited(written: Written) -> Iterator[tuple[Path, int, str]]:
    """Yield every citation of a file: path, line, key."""
    for key, line, _ in (*written.prose.cites, *written.short.cites):
        yield written.path, line, key
    if written.facts:
        yield from _sources(written.facts)


def _sources(written: Yaml) -> Iterator[tuple[Path, int, str]]:
    for loc, raw in written.raws.items():
        if len(loc) >= 2 and loc[-2] == "source" and isinstance(loc[-1], int):
            yield written.path, written.lines[loc], raw


def _signs(written: Written) -> Iterator[tuple[str, int, str]]:
    for tier in ("call_911", "emergency_room", "clinic_today"):
        for index, sign in enumerate(getattr(written.data.help, tier)):
            if not isinstance(sign, Item):
                yield tier, index, sign


def _exists(path: Path, shelf: Shelf) -> bool:
    """Return whether a file is there, with the case that its name has on disk."""
    file = shelf.root / path
    extra = shelf.content / "extra"
    if not file.is_relative_to(extra):
        return False
    return file.is_file() and file.name in {entry.name for entry in file.parent.iterdir()}


RULES = (
    dead_link,
    link_to_draft,
    unsafe_link,
    link_text,
    missing_picture,
    unknown_source,
    source_count,
    unknown_key,
    unknown_sign,
    missing_sign,
    future_date,
    review_overdue,
    drawing_pair,
    mixed_base,
)
