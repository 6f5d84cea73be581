"""What the content says, typed: guides, pages, topics and the library that holds them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from plugins.guides.citations import Marks
from plugins.guides.contract import (
    REVIEW_YEARS,
    SECTIONS,
    Data,
    Fact,
    FrontMatter,
    Item,
    Model,
    PageMatter,
    Period,
    Section,
    TopicMatter,
    titled,
)
from plugins.guides.links import page_address
from plugins.guides.problems import Problem
from plugins.guides.tables import Area, Place, Practice, Situation, Source, Word
from plugins.guides.terms import Explain


class Question(NamedTuple):
    """A question and its answer."""

    id: str
    heading: str
    html: str  # the answer; its citation marks are placeholders


class Card(NamedTuple):
    """One card of When to get help."""

    tier: str  # call_911, emergency_room, clinic_today
    title: str
    items: tuple[Item, ...]

    @property
    def source(self) -> tuple[str, ...]:
        """The sources of all its items, once each."""
        return tuple(dict.fromkeys(key for item in self.items for key in item.source))


@dataclass(frozen=True)
class Guide:
    """One guide: its text, its facts, and what the shared tables say to it."""

    slug: str
    path: Path
    meta: FrontMatter
    data: Data
    short: str  # HTML
    texts: dict[str, str]  # HTML of each section by its id, without the heading
    questions: tuple[Question, ...]
    cards: tuple[Card, ...]
    situations: tuple[tuple[Situation, Item], ...]
    areas: tuple[Area, ...]
    conditions: tuple[Place, ...]
    category: Place
    numbers: dict[str, int]  # the number of each source key, in reading order
    terms: frozenset[str] = frozenset()  # those of the glossary that its words hold
    drawing: str | None = None  # SVG
    signed: bool = False  # whether a clinician has signed off what stands here now
    problems: tuple[Problem, ...] = ()  # those of a draft, to be shown on its page

    @property
    def title(self) -> str:
        """The procedure's name."""
        return self.meta.title

    @property
    def address(self) -> str:
        """The page's address from the root of the site."""
        return f"/procedures/{self.slug}/"

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in the order of the page."""
        return SECTIONS

    def question_address(self, question: Question) -> str:
        """The address of a question on the page of all questions."""
        return f"/questions/#{self.slug}-{question.id}"

    def marks(self, glossary: dict[str, Word]) -> Marks:
        """New citation marks for the guide's own page, where the glossary's terms are explained."""
        return Marks(self.numbers, explain=Explain(glossary))

    def remote_marks(self, root: str) -> Marks:
        """New citation marks for another page; they lead to this guide's sources."""
        return Marks(self.numbers, page=root + self.address)

    @property
    def facts(self) -> list[tuple[str, str, Fact]]:
        """The eight facts: name, title, fact."""
        return _named(self.data.facts)

    @property
    def periods(self) -> list[tuple[str, str, Period]]:
        """The aftercare by the clock: name, title, period."""
        return _named(self.data.aftercare)

    @property
    def normal(self) -> tuple[Item, ...]:
        """All that is normal afterwards, by the clock."""
        return tuple(item for *_, period in self.periods for item in period.normal)

    @property
    def unsigned(self) -> bool:
        """Whether no clinician has signed off what stands here now."""
        return not self.signed

    @property
    def next_review(self) -> date | None:
        """The day by which it is to be reviewed again."""
        if self.unsigned:
            return None
        day = self.meta.reviewed.day
        # A sign-off on February 29 falls due on March 1.
        due = day.year + REVIEW_YEARS
        return date(due, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=due)


def _named(model: Model) -> list[tuple]:
    """Return the parts of the facts or of the aftercare: name, title, part."""
    names = type(model).model_fields
    return [(name, *pair) for name, pair in zip(names, titled(model), strict=True)]


@dataclass(frozen=True)
class Topic:
    """Common questions that are not about one procedure: a file in content/questions/."""

    slug: str
    path: Path
    meta: TopicMatter
    questions: tuple[Question, ...]
    numbers: dict[str, int]
    terms: frozenset[str]  # those of the glossary that its words hold

    @property
    def address(self) -> str:
        """Its address on the page of all questions."""
        return f"/questions/#{self.slug}"

    def question_address(self, question: Question) -> str:
        """The address of a question on the page of all questions."""
        return f"/questions/#{self.slug}-{question.id}"


@dataclass(frozen=True)
class Page:
    """A page that is no guide: a file in content/pages/."""

    slug: str
    path: Path
    meta: PageMatter
    html: str
    numbers: dict[str, int]
    headings: tuple[tuple[str, str], ...] = ()  # id and text of its second-level headings

    def marks(self) -> Marks:
        """New citation marks for the page."""
        return Marks(self.numbers)

    @property
    def title(self) -> str:
        """Its heading."""
        return self.meta.title

    @property
    def address(self) -> str:
        """Its address from the root of the site."""
        return page_address(self.slug)


@dataclass(frozen=True)
class Unfinished:
    """A guide whose facts could not be read yet: its text, and what to mend."""

    slug: str
    path: Path
    title: str
    html: str
    draft: bool
    problems: tuple[Problem, ...]

    @property
    def address(self) -> str:
        """The page's address from the root of the site."""
        return f"/procedures/{self.slug}/"


@dataclass(frozen=True)
class Library:
    """All content that can be shown."""

    guides: tuple[Guide, ...] = ()  # by title
    pages: tuple[Page, ...] = ()
    topics: tuple[Topic, ...] = ()  # in their order
    withdrawn: tuple[Guide, ...] = ()
    unfinished: tuple[Unfinished, ...] = ()
    practice: Practice | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    glossary: dict[str, Word] = field(default_factory=dict)
    topic_numbers: dict[str, int] = field(default_factory=dict)
    whole: bool = True  # whether something can be shown of every file
    decisions: tuple = ()  # what the clinic must decide: path, line, what

    def topic_marks(self) -> Marks:
        """New citation marks for the general questions, on the page of all questions."""
        return Marks(self.topic_numbers)

    def for_readers(self) -> Library:
        """Return what may be published: no drafts."""
        kept = tuple(guide for guide in self.guides if guide.meta.status != "draft")
        return replace(self, guides=kept, unfinished=())

    @property
    def question_count(self) -> int:
        """How many questions have an answer."""
        return sum(len(part.questions) for part in (*self.guides, *self.topics))
