"""Pages made of what all guides share: the words, the sources, and what the clinic must decide."""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import groupby
from typing import NamedTuple

from plugins.guides import terms
from plugins.guides.contract import QUESTIONS
from plugins.guides.gate import Decision
from plugins.guides.guide import Library
from plugins.guides.tables import Source, Word


class Explained(NamedTuple):
    """One term with the guides and topics that use it."""

    id: str
    term: str
    word: Word
    places: tuple[tuple[str, str], ...]  # address and title


class Cited(NamedTuple):
    """One source with the pages that cite it."""

    key: str
    source: Source
    places: tuple[tuple[str, str], ...]  # address and title


def words(library: Library) -> list[Explained]:
    """Return every term of the glossary, A to Z."""
    pages = [(guide.address, guide.title, guide.terms) for guide in library.guides]
    pages += [(topic.address, topic.meta.title, topic.terms) for topic in library.topics]
    return [
        Explained(terms.slug(term), term, word, _where(term, pages))
        for term, word in sorted(library.glossary.items(), key=lambda pair: pair[0].casefold())
    ]


def sources(library: Library) -> list[Cited]:
    """Return every source by kind and title, with the guides and other pages that cite it."""
    pages = [(guide.address, guide.title, guide.numbers) for guide in library.guides]
    pages += [("/questions/", QUESTIONS.heading, library.topic_numbers)]
    pages += [(page.address, page.title, page.numbers) for page in library.pages]
    cited = [Cited(key, source, _where(key, pages)) for key, source in library.sources.items()]
    return sorted(cited, key=lambda entry: (entry.source.kind, entry.source.title.casefold()))


def decisions(library: Library) -> list[tuple[str, list[Decision]]]:
    """Return what the clinic must decide, file by file."""
    grouped = groupby(library.decisions, key=lambda decision: decision.path.as_posix())
    return [(path, list(found)) for path, found in grouped]


def _where(key: str, pages: Iterable[tuple[str, str, Container[str]]]) -> tuple:
    """Return the address and the title of each page that has a key."""
    return tuple((address, title) for address, title, keys in pages if key in keys)
