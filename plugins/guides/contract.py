"""The contract of a guide: its sections in order, its front matter and its data.

This is the only place that names them. Rules, templates, JSON Schemas, `make new` and the
README's table read it or are tested against it. A field's description is what an editor sees
as help: in the completion of the YAML file, and in the draft that `make new` writes.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError


class Section(NamedTuple):
    """One second-level heading of a guide."""

    id: str  # its address on the page, the same in every language and wording
    heading: str  # exactly as editors write it after "## "
    hint: str  # what belongs in it: the line of help in a new draft
    data: str | None = None  # the field of the data that is shown in it
    data_first: bool = False  # nobody in trouble reads a paragraph before the number to call
    text: Literal["required", "optional"] = "required"
    figures_in_data: bool = False  # its numbers stand in the data, so its text holds none but 911
    every_claim_cited: bool = False  # every paragraph and list item carries a citation
    common_words: bool = False  # "common" and "likely" count as frequency words here


SECTIONS = (
    Section(
        "what",
        "What it is",
        "Say what is done, with what, and to which part of the body. Say how it is meant to work.",
        data="regulatory",
    ),
    Section("why", "Why it is done", "Say for which problems it is used, and for which it is not."),
    Section(
        "who-not",
        "Who should not have it",
        "Say who should not have it, and who needs extra care. Situations stand in the data.",
        data="situations",
    ),
    Section(
        "prepare",
        "How to prepare",
        "Say what to bring, wear, eat, ask and arrange. Address the reader as you.",
    ),
    Section(
        "happens",
        "What happens",
        "Say step by step what happens in the room, and what it feels like. A numbered list.",
        data="drawing",
    ),
    Section(
        "aftercare",
        "Aftercare",
        "May stay empty: what is normal, what to do and not to do stands in the data.",
        data="aftercare",
        text="optional",
        figures_in_data=True,
        common_words=True,
    ),
    Section(
        "works",
        "How well it works",
        "Say what the studies found, how good they are, and who advises against it.",
        data="evidence",
        every_claim_cited=True,
    ),
    Section(
        "risks",
        "Risks",
        "May stay empty: each risk with its figure stands in the data.",
        data="risks",
        text="optional",
        figures_in_data=True,
        every_claim_cited=True,
        common_words=True,
    ),
    Section(
        "help",
        "When to get help",
        "May stay empty: the warning signs stand in the data.",
        data="help",
        data_first=True,
        text="optional",
        figures_in_data=True,
        common_words=True,
    ),
    Section(
        "choices",
        "Other choices",
        "A list. Each item opens with a bold name; one of them is **No procedure**.",
        every_claim_cited=True,
    ),
    Section("unknown", "What we do not know", "Say what nobody has shown yet."),
    Section("ask", "Questions to ask", "A list of questions the reader can take to the visit."),
    Section(
        "questions",
        "Common questions",
        "Third-level questions, each with an id by hand: ### Does it hurt? {#hurt}",
        common_words=True,
    ),
)

SECTION = {section.id: section for section in SECTIONS}
QUESTIONS = SECTION["questions"]
CHOICES = SECTION["choices"]
NO_PROCEDURE = "No procedure"

# The fields that every day of a guide's life may end in; see "status" in the front matter.
Status = Literal["draft", "published", "withdrawn"]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Day = Annotated[date, Strict()]
Whole = Annotated[int, Strict(), Field(gt=0)]
Number = Annotated[int, Strict(), Field(ge=0)] | Annotated[float, Strict(), Field(ge=0)]
Keys = tuple[Key, ...]
UNSOURCED = PydanticCustomError(
    "missing_source", "name its source, or say with decide: what the clinic must decide"
)


class Model(BaseModel):
    """What all parts share: unknown keys are errors, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Escapes(Model):
    """What every item may carry beside its words."""

    decide: Text | None = None
    """What the clinic must decide before this is printed as it stands."""
    allow: dict[Key, Text] = {}
    """A rule that is switched off for this item, with the reason."""


class Item(Escapes):
    """One statement with its sources. Without a source it needs `decide`."""

    text: Text
    """The statement in plain words. No markup, no [^key]."""
    source: Keys = ()
    """Keys from content/sources.yaml, the strongest first."""

    @model_validator(mode="after")
    def sourced(self) -> Self:
        """A statement rests on a source, or is marked as the clinic's to decide."""
        if not (self.source or self.decide):
            raise UNSOURCED
        return self


class Fact(Escapes):
    """One of the eight facts: exactly one of text, does_not_apply and ask."""

    text: Text | None = None
    """The fact in a few words."""
    does_not_apply: Text | None = None
    """Why this fact does not apply to this procedure."""
    ask: Text | None = None
    """What is known, where the answer is the clinic's. Printed after "Ask your clinic"."""
    source: Keys = ()
    """Keys from content/sources.yaml."""

    @model_validator(mode="after")
    def one_form(self) -> Self:
        """A fact is told, does not apply, or is to be asked."""
        if sum(form is not None for form in (self.text, self.does_not_apply, self.ask)) != 1:
            raise ValueError("give exactly one of text, does_not_apply and ask")
        if self.text and not (self.source or self.decide):
            raise UNSOURCED
        return self


class Facts(Model):
    """The eight facts at the top of a guide, in the order of the page."""

    needle_time: Fact = Field(title="Needle time")
    """How long the procedure itself takes."""
    visit_length: Fact = Field(title="Your visit")
    """How long the whole visit takes."""
    ride_home: Fact = Field(title="Ride home")
    """Whether the reader needs somebody to drive."""
    eating_before: Fact = Field(title="Eating before")
    """Whether the reader may eat and drink before it."""
    awake: Fact = Field(title="Awake?")
    """Whether the reader is awake, and which numbing or sedating medicine is usual."""
    imaging: Fact = Field(title="X-ray or ultrasound")
    """Whether a picture guides the needle."""
    back_to_work: Fact = Field(title="Back to work")
    """When most people go back to work."""
    relief: Fact = Field(title="Relief")
    """When relief starts and how long it lasts."""


class Figure(Model):
    """How often a harm was counted, in one group of one source. Never pooled."""

    count: Number | tuple[Number, Number] | None = None
    """How many had it: a number, or [low, high]."""
    at_most: Number | None = None
    """Instead of count: no more than this many had it."""
    of: Whole
    """Out of how many: 100, 1000, 10000 …"""
    unit: Text
    """What was counted: people, treatments, injections …"""
    in_whom: Text
    """Who they were and what they had, so that readers see whether it is about them."""
    as_reported: Text
    """The figure as the source has it, for whoever checks."""
    source: Annotated[Keys, Field(min_length=1)]
    """Keys from content/sources.yaml."""

    @model_validator(mode="after")
    def a_share(self) -> Self:
        """A figure is a part of its base."""
        if (self.count is None) == (self.at_most is None):
            raise ValueError("give exactly one of count and at_most")
        if self.high > self.of:
            raise ValueError(f"{self.high} of {self.of} is more than all: count is a part of `of`")
        if self.low > self.high:
            raise ValueError("write the range as [low, high]")
        return self

    @property
    def low(self) -> float:
        """The lower end of the count."""
        return self.count[0] if isinstance(self.count, tuple) else self.high

    @property
    def high(self) -> float:
        """The upper end of the count."""
        if isinstance(self.count, tuple):
            return self.count[1]
        return self.at_most if self.count is None else self.count

    @property
    def words(self) -> str:
        """The figure as a reader reads it: "2 to 5 in 100 people"."""
        if self.at_most is not None:
            count = f"at most {self.at_most:,}"
        elif self.low == self.high:
            count = f"{self.high:,}"
        else:
            count = f"{self.low:,} to {self.high:,}"
        return f"{count} in {self.of:,} {self.unit}"


class Risk(Escapes):
    """One harm: with its figures, or with the statement that there is no reliable one."""

    what: Text
    """The harm in plain words."""
    serious: Literal["mild", "serious", "life-threatening"]
    """How serious it is when it happens."""
    figures: tuple[Figure, ...] = ()
    """How often, one entry for each study."""
    no_reliable_figure: Literal[True] | None = None
    """True where no source gives a figure one can rely on."""
    described_as: Literal["common", "uncommon", "rare"] | None = None
    """The word a source uses where there is no reliable figure."""
    note: Item | None = None
    """More about it. May hold numbers that are not rates, such as claims or case reports."""
    source: Keys = ()
    """Keys from content/sources.yaml."""

    @model_validator(mode="after")
    def counted_or_not(self) -> Self:
        """A risk has figures or says that there are none."""
        if bool(self.figures) == bool(self.no_reliable_figure):
            raise ValueError("give figures, or no_reliable_figure: true")
        if self.described_as and self.figures:
            raise ValueError("described_as is for a risk with no_reliable_figure: true")
        if not (self.source or self.figures or self.decide):
            raise UNSOURCED
        return self


class Period(Model):
    """One stretch of the time after the procedure."""

    normal: tuple[Item, ...] = ()
    """What is normal then."""
    do: tuple[Item, ...] = ()
    """What to do, one sentence each."""
    do_not: tuple[Item, ...] = ()
    """What not to do. Each begins with "Do not"."""

    @field_validator("do_not")
    @classmethod
    def repeats_do_not(cls, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Readers who skim read each line alone (NHS: research on do and do-not lists)."""
        for item in items:
            if not item.text.startswith(("Do not ", "Don't ")):
                raise ValueError(f'begin with "Do not": "{item.text}"')
        return items


class Aftercare(Model):
    """What happens after it, by the clock."""

    first_hours: Period = Field(title="First hours")
    """Until the numbing medicine has worn off."""
    today: Period = Field(title="Today")
    """The rest of the day."""
    days_2_to_3: Period = Field(title="Days 2 to 3")
    """The two days after."""
    weeks_1_to_2: Period = Field(title="Weeks 1 to 2")
    """The weeks after."""


def titled(model: Model) -> list[tuple[str, Model]]:
    """Return the parts of the facts or of the aftercare with their titles, in page order."""
    fields = type(model).model_fields
    return [(field.title, getattr(model, name)) for name, field in fields.items()]


Tier = Literal["call_911", "emergency_room", "clinic_today"]


class Help(Model):
    """Whom to call for which sign: ids from content/signs.yaml, or the guide's own words."""

    call_911: Annotated[tuple[Key | Item, ...], Field(title="Call 911", min_length=1)]
    """Signs that need an ambulance."""
    emergency_room: Annotated[
        tuple[Key | Item, ...], Field(title="Go to the emergency room now", min_length=1)
    ]
    """Signs that need an emergency room at once."""
    clinic_today: Annotated[
        tuple[Key | Item, ...], Field(title="Call the clinic today", min_length=1)
    ]
    """Signs that need a call to the clinic the same day."""
    without: dict[Key, Text] = {}
    """Shared signs that this procedure calls for and that are left out, each with the reason."""


class Evidence(Item):
    """How strong the evidence is that it helps."""

    strength: Literal["strong", "moderate", "weak", "mixed", "none"]
    """In one word, as the best review or guideline has it."""


class Drawing(Model):
    """The words of the drawing that stands beside the text as <slug>.svg."""

    alt: Annotated[Text, StringConstraints(max_length=250)]
    """What the drawing shows, for whoever cannot see it."""
    caption: Text
    """What to see in it."""


class Data(Model):
    """The YAML file beside a guide's text: what is reused as data."""

    kinds: Annotated[Keys, Field(min_length=1)]
    """What kind of procedure it is: keys of `kinds` in content/signs.yaml."""
    facts: Facts
    """The eight facts at the top of the page."""
    regulatory: Item
    """Whether it is approved for this use or off-label, in plain words."""
    situations: Annotated[dict[Key, Item], Field(min_length=1)]
    """What this guide says to readers in a situation of content/situations.yaml."""
    drawing: Drawing | None = None
    """The words of the drawing, when there is one."""
    aftercare: Aftercare
    """What is normal, what to do and what not to do, by the clock."""
    evidence: Evidence
    """How strong the evidence is."""
    risks: Annotated[tuple[Risk, ...], Field(min_length=1)]
    """Every risk, the most frequent first."""
    help: Help
    """Whom to call for which sign."""


class Review(Model):
    """A clinician's sign-off. Written by `make sign`, never by hand."""

    who: Text
    """The clinician's name."""
    qualification: Text
    """Their qualification."""
    day: Day
    """The day of the sign-off."""
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of all that was reviewed."""


class Change(Model):
    """One change that a reader should know of."""

    day: Day
    """The day of the change."""
    what: Text
    """What changed, in one sentence."""


class FrontMatter(Model):
    """What stands between the two lines of --- at the top of a guide's text."""

    title: Annotated[Text, StringConstraints(max_length=65)]
    """The procedure's name, as the page's heading."""
    summary: Annotated[Text, StringConstraints(min_length=50, max_length=160)]
    """One sentence of 50 to 160 characters for lists and search engines. No number, no markup."""
    short: Text
    """Three to five sentences with citations: "In short"."""
    other_names: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Every other name patients may have heard."""
    short_names: Keys = ()
    """Short addresses that lead to the guide: tpi for /tpi/."""
    areas: Annotated[Keys, Field(min_length=1)]
    """Keys of content/areas.yaml."""
    conditions: Annotated[Keys, Field(min_length=1)]
    """Keys of content/conditions.yaml."""
    category: Key
    """A key of content/categories.yaml."""
    status: Status
    """draft, published or withdrawn."""
    reason: Text | None = None
    """Why it is withdrawn, for readers who come by an old link."""
    published: Day | None = None
    """The day it was first published, as 2026-11-23."""
    updated: Day
    """The day of the last change of its words, as 2026-11-23."""
    reviewed: Review | None = None
    """Written by `make sign`, never by hand."""
    changes: tuple[Change, ...] = ()
    """What changed since it was published, the newest first."""

    @model_validator(mode="after")
    def consistent(self) -> Self:
        """Dates and status agree."""
        if (self.status == "withdrawn") != (self.reason is not None):
            raise ValueError("a withdrawn guide says its reason, and no other does")
        if self.status != "draft" and self.published is None:
            raise ValueError("say with published: on which day it was first published")
        if self.published and self.updated < self.published:
            raise ValueError("updated is before published")
        return self


class PageMatter(Model):
    """The front matter of a page in content/pages/."""

    title: Annotated[Text, StringConstraints(max_length=65)]
    """The page's heading."""
    summary: Annotated[Text, StringConstraints(min_length=50, max_length=160)]
    """One sentence of 50 to 160 characters for search engines."""
    updated: Day
    """The day of the last change of its words, as 2026-11-23."""


class TopicMatter(Model):
    """The front matter of a file in content/questions/."""

    title: Text
    """The heading over its questions."""
    summary: Annotated[Text, StringConstraints(max_length=80)]
    """What they are about, in a few words, for the home page: "Blood thinners, eating, driving"."""
    order: Whole
    """Its place among the topics."""


class Bounds(NamedTuple):
    """How much of something a guide holds."""

    low: int
    high: int
    of: str


# How long things are. A guide that is shorter leaves out what patients ask for, a longer one is
# not read: AHRQ's PEMAT and the NHS manual ask for a summary, short answers and short lists.
WORDS = Bounds(900, 1600, "words in its sections")
SHORT_SENTENCES = Bounds(3, 5, "sentences in `short`")
QUESTION_COUNT = Bounds(6, 14, "common questions")
ANSWER_SENTENCES = Bounds(2, 5, "sentences in an answer")
ASK_COUNT = Bounds(5, 8, "questions to ask")
SOURCE_COUNT = Bounds(8, 99, "sources")
# Flesch-Kincaid: 6 is the aim (AMA, NIH), 8 the end; `short` is what everybody reads.
MAX_GRADE = 8.0
MAX_SHORT_GRADE = 6.0
GRADED_FROM = 50  # words; a formula says nothing about less
# IPDAS: choices in like detail.
LIKE_LENGTH = 2
# PIF TICK and the NHS: at most three years between reviews.
REVIEW_YEARS = 3
