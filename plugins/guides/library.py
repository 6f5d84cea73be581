"""From files as read to the library that pages are made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from plugins.guides import citations, drawing, links, terms, typeset
from plugins.guides.contract import SECTIONS, Data, Help, Item, Period, titled
from plugins.guides.gate import Verdict, judge, written_problems
from plugins.guides.guide import Card, Guide, Library, Page, Question, Topic, Unfinished
from plugins.guides.html import render, render_inline
from plugins.guides.reader import Written
from plugins.guides.shelf import Shelf, fill
from plugins.guides.sign import signed


def load(content: Path) -> tuple[Library, Verdict]:
    """Return all that can be shown of a content folder, and everything that is wrong with it."""
    shelf = fill(content)
    verdict = judge(shelf)
    return assemble(shelf, verdict), verdict


def assemble(shelf: Shelf, verdict: Verdict) -> Library:
    """Return the typed library. A guide whose facts could not be read comes as unfinished."""
    guides, unfinished = [], []
    for written in shelf.guides:
        problems = written_problems(verdict, written)
        if _complete(written, shelf):
            guides.append(make_guide(written, shelf, problems))
        elif written.readable:
            unfinished.append(_unfinished(written, shelf, problems))
    guides.sort(key=lambda guide: guide.title.casefold())
    topics = [written for written in shelf.of("questions") if written.meta]
    topics.sort(key=lambda written: written.meta.order)
    numbers = citations.number(key for written in topics for key, _, _ in written.prose.cites)
    return Library(
        guides=tuple(guide for guide in guides if guide.meta.status != "withdrawn"),
        withdrawn=tuple(guide for guide in guides if guide.meta.status == "withdrawn"),
        pages=tuple(make_page(written, shelf) for written in shelf.of("pages") if written.meta),
        topics=tuple(
            Topic(w.slug, w.path, w.meta, tuple(questions(w, shelf)), numbers, _terms(w, shelf))
            for w in topics
        ),
        unfinished=tuple(unfinished),
        practice=shelf.tables.get("practice"),
        sources=shelf.keys("sources"),
        glossary=shelf.keys("glossary"),
        topic_numbers=numbers,
        whole=not shelf.problems and all(_showable(w) for w in shelf.files.values()),
        decisions=verdict.decisions,
    )


def make_guide(written: Written, shelf: Shelf, problems: tuple = ()) -> Guide:
    """Return one guide with all that the shared tables say to it."""
    data, meta = written.data, written.meta
    cards = tuple(_cards(data.help, shelf))
    # A drawing with a problem is not shown, not even in a draft: it could run something.
    sound = written.drawing and not any(p.path == written.drawing.path for p in problems)
    return Guide(
        slug=written.slug,
        path=written.path,
        meta=meta,
        data=data,
        short=render_inline(written.short.parts[0].tokens, _addresses(written, shelf)),
        texts={
            section.id: render(part.tokens, _addresses(written, shelf))
            for section, part in written.sections()
            if section
        },
        questions=tuple(questions(written, shelf)),
        cards=cards,
        situations=tuple(
            (shelf.keys("situations")[key], item)
            for key, item in data.situations.items()
            if key in shelf.keys("situations")
        ),
        areas=tuple(a for k, a in shelf.keys("areas").items() if k in meta.areas),
        conditions=tuple(c for k, c in shelf.keys("conditions").items() if k in meta.conditions),
        category=shelf.keys("categories")[meta.category],
        numbers=citations.number(_reading_order(written, data, cards)),
        terms=_terms(written, shelf),
        drawing=drawing.inline(written.drawing.text, written.slug) if sound else None,
        signed=signed(written, shelf),
        problems=problems,
    )


def make_page(written: Written, shelf: Shelf) -> Page:
    """Return a page of content/pages/."""
    html, headings = [], []
    for part in written.prose.parts:
        if part.heading:
            level, text = part.heading.level, part.heading.text
            anchor = part.heading.id
            html.append(_heading(level, text, anchor))
            if level == 2 and anchor:
                headings.append((anchor, text))
        html.append(render(part.tokens, _addresses(written, shelf)))
    numbers = citations.number(key for key, _, _ in written.prose.cites)
    return Page(written.slug, written.path, written.meta, "\n".join(html), numbers, tuple(headings))


def questions(written: Written, shelf: Shelf) -> Iterator[Question]:
    """Yield the questions of a file with their answers."""
    for part in written.questions():
        if part.heading.id:
            html = render(part.tokens, _addresses(written, shelf))
            yield Question(part.heading.id, part.heading.text, html)


def _complete(written: Written, shelf: Shelf) -> bool:
    """Return whether a page can be made of a guide, broken rules or not."""
    tables = all(shelf.known(table) for table in ("categories", "signs", "situations"))
    return bool(
        written.meta
        and written.data
        and tables
        and written.short.parts
        and written.meta.category in shelf.keys("categories")
    )


def _showable(written: Written) -> bool:
    return written.readable and (written.kind == "procedures" or written.meta is not None)


def _unfinished(written: Written, shelf: Shelf, problems: tuple) -> Unfinished:
    title = written.matter.value.get("title")
    html = []
    for part in written.prose.parts:
        if part.heading:
            html.append(_heading(part.heading.level, part.heading.text, None))
        html.append(render(part.tokens, _addresses(written, shelf)))
    name = title if isinstance(title, str) and title.strip() else written.slug
    text = citations.unmarked("\n".join(html))
    return Unfinished(written.slug, written.path, name, text, written.draft, problems)


def _heading(level: int, text: str, anchor: str | None) -> str:
    place = Markup(' id="{}"').format(anchor) if anchor else Markup()
    return str(Markup("<h{0}{1}>{2}</h{0}>").format(level, place, typeset.words(text)))


def _addresses(written: Written, shelf: Shelf):
    return lambda href: links.resolve(href, written, shelf)


def _cards(chosen: Help, shelf: Shelf) -> Iterator[Card]:
    """Yield the cards, each with the shared signs in full."""
    signs = shelf.tables["signs"].signs
    for tier, field in type(chosen).model_fields.items():
        if tier != "without":
            named = getattr(chosen, tier)
            items = (signs.get(sign) if isinstance(sign, str) else sign for sign in named)
            yield Card(tier, field.title, tuple(item for item in items if item))


def _reading_order(written: Written, data: Data, cards: tuple[Card, ...]) -> Iterator[str]:
    """Yield every key a guide cites as a reader meets it: the order of the numbers."""
    for _, fact in data.facts:
        yield from fact.source
    yield from (key for key, _, _ in written.short.cites)
    of_part: dict[int, list[str]] = {}
    for key, _, index in written.prose.cites:
        of_part.setdefault(index, []).append(key)
    places = written.places()
    for section in SECTIONS:
        here = (index for index, place in enumerate(places) if place == section.id)
        text = [key for index in here for key in of_part.get(index, ())]
        shown = _shown(section.data, data, cards) if section.data else ()
        of_data = [key for item in shown for key in item.source]
        yield from (*of_data, *text) if section.data_first else (*text, *of_data)


def _terms(written: Written, shelf: Shelf) -> frozenset[str]:
    """Return the terms of the glossary that a file's words hold."""
    text = "\n".join(passage.text for passage in written.passages)
    return frozenset(terms.used(text, shelf.keys("glossary")))


def _shown(field: str, data: Data, cards: tuple[Card, ...]) -> Iterator:
    """Yield the items of a section's data, in the order of the page."""
    if field == "help":
        yield from (item for card in cards for item in card.items)
    elif field == "situations":
        yield from data.situations.values()
    elif field == "aftercare":
        yield from (item for _, period in titled(data.aftercare) for item in _items(period))
    elif field == "risks":
        for risk in data.risks:
            yield risk
            yield from risk.figures
            if risk.note:
                yield risk.note
    elif field in ("regulatory", "evidence"):
        yield getattr(data, field)


def _items(period: Period) -> Iterator[Item]:
    yield from (*period.normal, *period.do, *period.do_not)
