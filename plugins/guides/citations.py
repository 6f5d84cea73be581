"""Citations: numbers in reading order, marks that lead to their source, and the way back.

A mark in rendered text is a placeholder until the page is known: on the guide's own page it
leads down to the list of sources and the list leads back up; on a page that collects answers
of many guides it leads to the guide's list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from plugins.guides import typeset
from plugins.guides.tables import Source
from plugins.guides.terms import Explain

# [^key] as editors write it; what is no key of a source is reported by a rule.
MARK = re.compile(r"\[\^([^\[\]\n]{0,100})\]")
# What the renderer leaves in HTML: private-use characters cannot occur in checked content.
PLACEHOLDER = "\ue000{}\ue001"
PLACED = re.compile("(?:\\s*\ue000[^\ue001]*\ue001)+")
KEY = re.compile("\ue000([^\ue001]*)\ue001")


def keys(text: str) -> list[str]:
    """Return the keys cited in a text, in reading order."""
    return MARK.findall(text)


def without(text: str) -> str:
    """Return a text without its citation marks."""
    return MARK.sub("", text)


def unmarked(html: str) -> str:
    """Return HTML of ours without its placeholders, for a page that lists no sources."""
    return PLACED.sub("", html)


def number(cited: Iterable[str]) -> dict[str, int]:
    """Return the number of each key: 1 for the key cited first, and so on."""
    return {key: n for n, key in enumerate(dict.fromkeys(cited), start=1)}


class Entry(NamedTuple):
    """One line of a page's list of sources."""

    number: int
    key: str
    source: Source
    marks: tuple[str, ...]  # the ids of the places that cite it


class Marks:
    """The citation marks of one guide on one page, as HTML. Counts them while it writes them.

    Marks medical terms too, where it was given what explains them.
    """

    def __init__(
        self, numbers: dict[str, int], page: str | None = None, explain: Explain | None = None
    ):
        """Take the guide's numbers; `page` is the guide's address where this is not its page."""
        self.numbers = numbers
        self.page = page
        self.explain = explain or Explain({})
        self.seen: dict[str, list[str]] = {}

    def cite(self, cited: Iterable[str]) -> Markup:
        """Return the marks of these keys, or nothing where there are none."""
        links = Markup(" ").join(self._link(key) for key in dict.fromkeys(cited))
        return Markup('<sup class="cite">{}</sup>').format(links) if links else Markup()

    def text(self, html: str) -> Markup:
        """Return HTML of ours with its placeholders replaced by marks."""
        return self.explain(Markup(PLACED.sub(lambda run: self.cite(KEY.findall(run[0])), html)))

    def say(self, text: str, cited: Iterable[str] = ()) -> Markup:
        """Return a plain text of the data, typeset, with the marks of its sources."""
        return self.explain(typeset.words(text)) + self.cite(cited)

    def sources(self, table: dict[str, Source]) -> list[Entry]:
        """Return the list of sources, with the marks written so far."""
        return [
            Entry(n, key, table[key], tuple(self.seen.get(key, ())))
            for key, n in self.numbers.items()
            if key in table
        ]

    def _link(self, key: str) -> Markup:
        link = Markup('<a {}href="{}#source-{}"><span class="visually-hidden">{} </span>{}</a>')
        place = Markup()
        if self.page is None:
            seen = self.seen.setdefault(key, [])
            seen.append(f"cite-{key}-{len(seen) + 1}")
            place = Markup('id="{}" ').format(seen[-1])
        return link.format(place, self.page or "", key, "source", self.numbers.get(key, "?"))
