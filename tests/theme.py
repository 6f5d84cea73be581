"""The theme as tests see it: its style sheets taken apart, its templates without a build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import jinja2
import tinycss2
from tinycss2.ast import Node

import pelicanconf
from plugins.guides.environment import ROOT
from plugins.guides.styles import Sheets, sheets

THEME = ROOT / "theme"
SHEETS = sheets(THEME / "css")


class Rule(NamedTuple):
    """One rule of a style sheet."""

    file: Path
    line: int
    within: tuple[str, ...]  # the at-rules around it, as "media print"
    selector: list[Node]
    declarations: list[Node]

    @property
    def place(self) -> str:
        """Where it stands, with its selector."""
        return f"{self.file.name}:{self.line}: {tinycss2.serialize(self.selector).strip()}"


def rules(file: Path) -> list[Rule]:
    """Return all rules of a style sheet, those of media and layers too."""
    nodes = tinycss2.parse_stylesheet(file.read_text("utf-8"), True, True)
    return list(_rules(file, nodes, ()))


def _rules(file: Path, nodes: list[Node], within: tuple[str, ...]) -> Iterator[Rule]:
    for node in nodes:
        assert node.type != "error", f"{file.name}:{node.source_line}: {node.message}"
        if node.type == "qualified-rule":
            content = tinycss2.parse_blocks_contents(node.content, True, True)
            declarations = [one for one in content if one.type == "declaration"]
            yield Rule(file, node.source_line, within, node.prelude, declarations)
        elif node.content is not None and node.lower_at_keyword in ("layer", "media", "supports"):
            name = f"{node.lower_at_keyword} {tinycss2.serialize(node.prelude).strip()}"
            inner = tinycss2.parse_rule_list(node.content, True, True)
            yield from _rules(file, inner, (*within, name))


RULES = [rule for file in SHEETS for rule in rules(file)]


def render(template: str, library, **context) -> str:
    """Return a template's page for a library, as a preview has it."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(THEME / "templates"), **pelicanconf.JINJA_ENVIRONMENT
    )
    environment.install_null_translations(newstyle=True)
    environment.filters.update(pelicanconf.JINJA_FILTERS)
    environment.globals.update(
        library=library, production=False, styles=Sheets(THEME).page,
        SITEURL="..", SITE_ADDRESS="", SERVING=False, DEFAULT_LANG="en",
    )  # fmt: skip
    return environment.get_template(f"{template}.html").render(**context)
