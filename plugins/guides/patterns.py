"""The page of patterns: every piece of the theme in every state, for whoever works on it.

Only `make serve` and the tests build it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from plugins.guides import citations
from plugins.guides.contract import Data, FrontMatter, Help, Review
from plugins.guides.environment import ROOT
from plugins.guides.guide import Card, Guide, Question
from plugins.guides.problems import Problem
from plugins.guides.tables import Place, Practice, Situation, Source, Word

EXAMPLES = ROOT / "theme" / "patterns.yaml"


def patterns(file: Path = EXAMPLES) -> dict[str, Any]:
    """Return what the template of the page shows, from the file of examples."""
    given = yaml.safe_load(file.read_text("utf-8"))
    guide = example(given)
    review = Review.model_validate(given["review"])
    full = Practice.model_validate(given["practice"])
    return {
        "guide": guide,
        "signed": replace(changed(guide, reviewed=review), signed=True),
        "withdrawn": changed(guide, status="withdrawn", reason=given["reason"]),
        "problems_found": [Problem(Path(path), *rest) for path, *rest in given["problems"]],
        "example_sources": {
            key: Source.model_validate(one) for key, one in given["sources"].items()
        },
        "example_words": {term: Word.model_validate(one) for term, one in given["words"].items()},
        "practices": [full, Practice(name=full.name)],
    }


def example(given: dict[str, Any]) -> Guide:
    """Return a guide that shows what guides can show."""
    data = Data.model_validate(given["data"])
    situations = {key: Situation.model_validate(one) for key, one in given["situations"].items()}
    return Guide(
        slug="patterns",
        path=EXAMPLES.relative_to(ROOT),
        meta=FrontMatter.model_validate(given["meta"]),
        data=data,
        short=marked(given["short"]),
        texts={},
        questions=tuple(
            Question(one["id"], one["heading"], marked(one["html"])) for one in given["questions"]
        ),
        cards=tuple(
            Card(tier, field.title or tier, getattr(data.help, tier))
            for tier, field in Help.model_fields.items()
            if tier != "without"
        ),
        situations=tuple((situations[key], item) for key, item in data.situations.items()),
        areas=(),
        conditions=(),
        category=Place(title="A kind of procedure"),
        numbers=citations.number(given["sources"]),
        drawing=given["drawing"],
    )


def changed(guide: Guide, **matter: Any) -> Guide:
    """Return a guide with other front matter."""
    return replace(guide, meta=guide.meta.model_copy(update=matter))


def marked(text: str) -> str:
    """Return HTML whose [^key] are placeholders, as the renderer leaves them."""
    return citations.MARK.sub(lambda found: citations.PLACEHOLDER.format(found[1]), text)
