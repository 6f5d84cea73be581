"""Rules that hold guides against each other: the same words, the same figures, the same terms."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from plugins.guides import citations, terms
from plugins.guides.contract import Figure
from plugins.guides.reader import Written
from plugins.guides.rules.text import short
from plugins.guides.shelf import Shelf
from plugins.guides.words import sentences

Found = Iterator[tuple[Path, int, str]]

# Shorter sentences ("You are awake.") are alike by chance, in any two guides.
SHARED_FROM = 8


def shared_sentence(shelf: Shelf) -> Found:
    """No sentence stands in two guides or topics: what all say is written once, in a table."""
    taken: dict[str, tuple[str, Path, int]] = {}
    for written in (*shelf.guides, *shelf.of("questions")):
        for passage in written.passages:
            if passage.kind in ("heading", "question") or passage.place == "title":
                continue
            for start, end in sentences.spans(passage.text):
                sentence = citations.without(passage.text[start:end])
                words = [word.casefold() for word in sentences.words(sentence)]
                key = " ".join(words)
                here = (written.slug, passage.path, passage.line_at(start))
                slug, path, line = taken.setdefault(key, here)
                if len(words) >= SHARED_FROM and slug != written.slug:
                    message = f'say it in other words than {path.name}:{line}: "{short(sentence)}"'
                    yield *here[1:], message


def different_figure(shelf: Shelf) -> Found:
    """The same risk of the same source has the same figure in every guide, over any base."""
    taken: dict[tuple[str, str, str], tuple[Figure, Path]] = {}
    for written in shelf.guides:
        for index, risk in enumerate(written.data.risks if written.data else ()):
            for place, figure in enumerate(risk.figures):
                for source in figure.source:
                    for said in (figure.in_whom, figure.as_reported):
                        key = (source, risk.what.casefold(), said.casefold())
                        first, path = taken.setdefault(key, (figure, written.path))
                        if not _same_share(first, figure):
                            line = written.facts.line(("risks", index, "figures", place))
                            words = f"{path.name} has {first.words} from the same source"
                            yield written.facts.path, line, f'"{risk.what}": {words}'


def _same_share(one: Figure, other: Figure) -> bool:
    """Return whether two figures say the same, but for rounding to the smaller of their bases."""
    slack = Fraction(1, 2 * min(one.of, other.of))
    return all(
        abs(Fraction(a) / one.of - Fraction(b) / other.of) <= slack
        for a, b in ((one.low, other.low), (one.high, other.high))
    )


def doubled_term(shelf: Shelf) -> Found:
    """No form of a term leads to two meanings."""
    taken: dict[str, str] = {}
    for term, word in shelf.keys("glossary").items():
        for form in (term, *word.also):
            first = taken.setdefault(form.casefold(), term)
            if first != term:
                table = shelf.yamls["glossary"]
                yield table.path, table.line((term,)), f'"{form}" is explained by "{first}" too'


def unused_term(shelf: Shelf) -> Found:
    """Every term of the glossary stands in a guide or in an answer."""
    glossary = shelf.keys("glossary")
    if not all(written.whole for written in shelf.files.values()):
        return
    read = (*shelf.guides, *shelf.of("questions"))
    texts = (passage.text for written in read for passage in written.passages)
    used = terms.used("\n".join(texts), glossary)
    for term in glossary:
        if term not in used:
            table = shelf.yamls["glossary"]
            yield table.path, table.line((term,)), f'remove "{term}": no guide uses it'


def unknown_term(shelf: Shelf) -> Found:
    """A term that a text marks, *like this*, stands in the glossary."""
    forms = terms.forms(shelf.keys("glossary"))
    for written in shelf.files.values() if shelf.known("glossary") else ():
        for part in written.prose.parts:
            for token in part.tokens:
                if token.type == "inline":
                    yield from _marked(written, token, forms)


def _marked(written: Written, token, forms: dict[str, str]) -> Found:
    children = token.children or []
    for index, child in enumerate(children):
        if child.type == "em_open" and index + 1 < len(children):
            term = children[index + 1].content
            if term.casefold() not in forms:
                blocks = (b for b in written.prose.blocks if term in b.text)
                line = min((b.line_at(b.text.find(term)) for b in blocks), default=1)
                yield written.path, line, f'add "{term}" to content/glossary.yaml'


RULES = (shared_sentence, different_figure, doubled_term, unused_term, unknown_term)
