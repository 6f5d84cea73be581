"""Medical terms: the first use on a page is marked and explained on the spot, without script.

The mark is a button that opens the term's entry in the page's list of words, a popover. A screen
reader says the entry with the button. On paper, and in browsers that know no popover (before
2024), the list itself is shown. So each meaning stands in the page once.
"""

from __future__ import annotations

import re
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
HELD = r"([(“‘]*)({})([)”’.,;:!?]*)"


class Entry(NamedTuple):
    """One term of a page's list of words."""

    slug: str
    term: str
    word: Word


def forms(glossary: dict[str, Word]) -> dict[str, str]:
    """Return every form of every term, in lower case, with its term."""
    return {form.casefold(): term for term, word in glossary.items() for form in (term, *word.also)}


def pattern(glossary: dict[str, Word]) -> re.Pattern | None:
    """Return what finds any form of any term as a whole word, the longest first."""
    found = sorted(forms(glossary), key=len, reverse=True)
    if not found:
        return None
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, found))})(?![\w-])", re.IGNORECASE)


def used(text: str, glossary: dict[str, Word]) -> set[str]:
    """Return the terms of which a form stands in a text, the longest wherever forms overlap."""
    known = forms(glossary)
    heads: dict[str, list[str]] = {}
    for form in sorted(known, key=len, reverse=True):
        if head := HEAD.search(form):
            heads.setdefault(head[0], []).append(form)
    spoken, found, end = text.casefold(), set(), 0
    for head in HEAD.finditer(spoken):
        if head.start() < end:
            continue
        for form in heads.get(head[0], ()):
            after = head.start() + len(form)
            if spoken.startswith(form, head.start()) and not INSIDE.match(spoken, after):
                found.add(known[form])
                end = after
                break
    return found


def slug(term: str) -> str:
    """Return a term as part of an address: trigger-point."""
    return "-".join(re.findall(r"[a-z0-9]+", term.casefold()))


class Explain:
    """Marks the first use of each term on one page. Call it in reading order."""

    def __init__(self, glossary: dict[str, Word]):
        """Take the glossary."""
        self.glossary = glossary
        self.forms = forms(glossary)
        found = pattern(glossary)
        self.held = found and re.compile(HELD.format(found.pattern), found.flags)
        self.seen: set[str] = set()

    def __call__(self, html: Markup | str) -> Markup:
        """Return HTML, or plain text, with the first use of each term marked."""
        safe = html if isinstance(html, Markup) else escape(html)
        if self.held is None:
            return safe
        closed = 0
        parts = TAG.split(str(safe))
        for index, part in enumerate(parts):
            if index % 2:
                name = NAME.match(part)
                if name and name[1].lower() in CLOSED and not part.endswith("/>"):
                    closed += -1 if part.startswith("</") else 1
            elif not closed:
                parts[index] = self.held.sub(self._mark, part)
        return Markup("".join(parts))

    @property
    def entries(self) -> list[Entry]:
        """The terms marked so far, A to Z."""
        return [
            Entry(slug(term), term, self.glossary[term])
            for term in sorted(self.seen, key=str.casefold)
        ]

    def _mark(self, found: re.Match) -> str:
        before, text, after = map(Markup, found.groups())
        term = self.forms[text.casefold()]
        if term in self.seen:
            return found[0]
        self.seen.add(term)
        return WHOLE.format(_buttons(slug(term), before, text, after))


def _buttons(place: str, before: Markup, text: Markup, after: Markup) -> Markup:
    """Return a term as buttons that open its entry, one a word."""
    more = [SILENT] * len(words := text.split())
    more[0] = SPEAKS.format(slug=place)
    if len(words) > 1:
        more[0] += WHOLLY.format(term=text)
    marks = [
        OPENS.format(slug=place, more=extra, text=word)
        for word, extra in zip(words, more, strict=True)
    ]
    marks[0] = before + marks[0]
    marks[-1] += after
    return BETWEEN.join(ONE.format(mark) for mark in marks)
