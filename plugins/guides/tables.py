"""The tables that all guides share: sources, signs, situations, places, words and the clinic."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, RootModel, StringConstraints, model_validator

from plugins.guides.contract import Day, Item, Key, Keys, Model, Text, Tier

Https = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s/]+(/\S*)?$")]
Doi = Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")]
Year = Annotated[int, Field(strict=True, ge=1900, le=2100)]


class Source(Model):
    """A source as it is cited. Nothing in it is guessed."""

    title: Text
    """Its title, as it has it."""
    publisher: Text
    """The journal, authority, society or hospital."""
    year: Year | Literal["undated"]
    """The year of the text, or undated where it gives none."""
    kind: Literal[
        "guideline", "regulator", "journal", "registry", "hospital", "reference", "payer", "news"
    ]
    """What it is. A guideline outweighs a journal article, and that a hospital's leaflet."""
    authors: Text | None = None
    """The first authors, as "Scott and others"."""
    url: Https | None = None
    """Its official address."""
    doi: Doi | None = None
    """Its DOI, without https://doi.org/."""
    read_on: Day | None = None
    """The day it was read."""
    archived: Https | None = None
    """The address of an archived copy."""

    @model_validator(mode="after")
    def findable(self) -> Self:
        """A reader can find it."""
        if not (self.url or self.doi):
            raise ValueError("give its address (url) or its DOI")
        return self

    @property
    def address(self) -> str:
        """Where a reader finds it; a DOI outlives an address."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


class Sign(Item):
    """A warning sign that several guides share, said once and in the same words."""

    tier: Tier
    """Which card it stands on."""
    kinds: Annotated[Keys, Field(min_length=1)]
    """The kinds of procedure that call for it; `any` for all."""


class Signs(Model):
    """The file content/signs.yaml."""

    kinds: dict[Key, Text]
    """The kinds of procedure, each with what makes a procedure one of them."""
    signs: dict[Key, Sign]
    """The shared signs by id, in the order of the cards."""


class Situation(Model):
    """A situation that a reader may be in, for "If this is you"."""

    title: Text
    """Short, as a label: Blood thinners."""
    you: Text
    """As the reader would say it: You take a blood thinner."""


class Place(Model):
    """An area of the body, a condition or a category."""

    title: Text
    """The name readers see."""


class Area(Place):
    """An area of the body, with its place on the spine."""

    vertebra: Annotated[str, StringConstraints(pattern=r"^([CTLS]\d{1,2}|sacrum)$")]
    """The vertebra beside which it is named: C1 to C7, T1 to T12, L1 to L5, sacrum."""


class Word(Model):
    """A medical term in plain words."""

    plain: Text
    """Its meaning in one sentence."""
    say: Text | None = None
    """How to say it, where patients stumble: KY-foh-plas-tee."""
    also: tuple[Text, ...] = ()
    """Other forms of the same term: plural, abbreviation."""


class Practice(Model):
    """The clinic. Only the name is required; pages leave out what is empty."""

    name: Text
    """The clinic's name, everywhere on the site."""
    phone: Text | None = None
    """The number patients call in office hours."""
    emergency_line: Text | None = None
    """The number for urgent calls at night and on weekends."""
    hours: Text | None = None
    """When the phone is answered."""
    address: tuple[Text, ...] = ()
    """The postal address, a line each."""
    portal: Https | None = None
    """The address of the patient portal."""
    accessibility_contact: Text | None = None
    """Whom to tell about a barrier on this site."""
    nondiscrimination: Https | None = None
    """The address of the notice of nondiscrimination."""
    language_help: Text | None = None
    """The notice of free language help."""
    funding: Text | None = None
    """Who pays for this site."""


class Sources(RootModel[dict[Key, Source]]):
    """The file content/sources.yaml."""


class Situations(RootModel[dict[Key, Situation]]):
    """The file content/situations.yaml."""


class Areas(RootModel[dict[Key, Area]]):
    """The file content/areas.yaml."""


class Places(RootModel[dict[Key, Place]]):
    """The files content/conditions.yaml and content/categories.yaml."""


class Glossary(RootModel[dict[Text, Word]]):
    """The file content/glossary.yaml."""


# Every table: its file in the content folder, without ".yaml", and its model.
TABLES = {
    "areas": Areas,
    "categories": Places,
    "conditions": Places,
    "glossary": Glossary,
    "practice": Practice,
    "signs": Signs,
    "situations": Situations,
    "sources": Sources,
}
