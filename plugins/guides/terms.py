"""Medical terms: the first use on a page is marked and explained on the spot, without script.

The mark is a button that opens the term's entry in the page's list of words, a popover. A screen
reader says the entry with the button. On paper, and in browsers that know no popover (before
2024), the list itself is shown. So each meaning stands in the page once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from plugins.guides.tables import Word

TAG = re.compile(r"(<[^>]*>)")
# Where no mark belongs: names and links are read as a whole, and a mark holds no mark.
CLOSED = ("a", "button", "h1", "h2", "h3", "h4", "sup", "svg", "summary")
# The first word of a form, and what would make a form a part of a longer word.
HEAD = re.compile(r"(?<![\w-])\w+")
INSIDE = re.compile(r"[\w-]")
NAME = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)
# A button is never divided, and a line may end on either side of it. So each word of a term is
# one, and holds what touches it. The first speaks for all; the others only take the finger.
OPENS = Markup(
    '<button type="button" class="term" popovertarget="word-{slug}"{more}>{text}</button>'
)
SPEAKS = Markup(' aria-describedby="word-{slug}"')
WHOLLY = Markup(' aria-label="{term}"')
SILENT = Markup(' tabindex="-1" aria-hidden="true"')
ONE = Markup('<span class="term-held">{}</span>')
BETWEEN = Markup('<span class="term-space"> </span>')
WHOLE = Markup('<span class="term-whole">{}</span>')
BEFORE = "(“‘"
AFTER = re.compile("[)”’.,;:!?]*")


class Use(NamedTuple):
    """One form of a term in a text."""

    start: int
    end: int
    term: str


class Entry(NamedTuple):
    """One term of a page's list of words."""

    slug: str
    term: str
    word: Word


def forms(glossary: dict[str, Word]) -> dict[str, str]:
    """Return every form of every term, in lower case, with its term."""
    return {form.casefold(): term for term, word in glossary.items() for form in (term, *word.also)}


def openings(glossary: dict[str, Word]) -> dict[str, list[tuple[str, str]]]:
    """Return every form with its term by the form's first word, the longest first."""
    known: dict[str, list[tuple[str, str]]] = {}
    for form, term in sorted(forms(glossary).items(), key=lambda pair: len(pair[0]), reverse=True):
        if head := HEAD.match(form):
            known.setdefault(head[0], []).append((form, term))
    return known


def find(text: str, known: dict[str, list[tuple[str, str]]]) -> Iterator[Use]:
    """Yield where forms stand as whole words, the longest wherever they overlap."""
    line = text.replace("\n", " ")  # editors end their lines inside a term too
    end = 0
    for head in HEAD.finditer(line):
        start = head.start()
        if start < end:
            continue
        for form, term in known.get(head[0].casefold(), ()):
            after = start + len(form)
            if line[start:after].casefold() == form and not INSIDE.match(line, after):
                yield Use(start, after, term)
                end = after
                break


def used(text: str, glossary: dict[str, Word]) -> set[str]:
    """Return the terms of which a form stands in a text."""
    return {use.term for use in find(text, openings(glossary))}


def slug(term: str) -> str:
    """Return a term as part of an address: trigger-point."""
    return "-".join(re.findall(r"[a-z0-9]+", term.casefold()))


class Explain:
    """Marks the first use of each term on one page. Call it in reading order."""

    def __init__(self, glossary: dict[str, Word]):
        """Take the glossary."""
        self.glossary = glossary
        self.known = openings(glossary)
        self.seen: set[str] = set()

    def __call__(self, html: Markup | str) -> Markup:
        """Return HTML, or plain text, with the first use of each term marked."""
        safe = html if isinstance(html, Markup) else escape(html)
        closed = 0
        parts = TAG.split(str(safe))
        for index, part in enumerate(parts):
            if index % 2:
                name = NAME.match(part)
                if name and name[1].lower() in CLOSED and not part.endswith("/>"):
                    closed += -1 if part.startswith("</") else 1
            elif not closed:
                parts[index] = "".join(self._marked(part))
        return Markup("".join(parts))

    @property
    def entries(self) -> list[Entry]:
        """The terms marked so far, A to Z."""
        return [
            Entry(slug(term), term, self.glossary[term])
            for term in sorted(self.seen, key=str.casefold)
        ]

    def _marked(self, text: str) -> Iterator[str]:
        """Yield a text of HTML in pieces, the first use of each term as its buttons."""
        done = 0
        for start, end, term in find(text, self.known):
            if term in self.seen:
                continue
            self.seen.add(term)
            held, stop = len(text[:start].rstrip(BEFORE)), AFTER.match(text, end).end()
            yield text[done:held]
            around = (text[held:start], text[start:end], text[end:stop])
            yield WHOLE.format(_buttons(slug(term), *map(Markup, around)))
            done = stop
        yield text[done:]


def _buttons(place: str, before: Markup, text: Markup, after: Markup) -> Markup:
    """Return a term as buttons that open its entry, one a word."""
    more = [SILENT] * len(words := text.split())
    more[0] = SPEAKS.format(slug=place)
    if len(words) > 1:
        more[0] += WHOLLY.format(term=Markup(" ").join(words))
    marks = [
        OPENS.format(slug=place, more=extra, text=word)
        for word, extra in zip(words, more, strict=True)
    ]
    marks[0] = before + marks[0]
    marks[-1] += after
    return BETWEEN.join(ONE.format(mark) for mark in marks)
