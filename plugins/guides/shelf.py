"""All content files as read, before anything is made of them: what rules look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from plugins.guides import reader, typed
from plugins.guides.clock import today
from plugins.guides.problems import Problem
from plugins.guides.reader import MATTERS, Written
from plugins.guides.tables import TABLES
from plugins.guides.yamlfile import Yaml

# What may lie in the content folder beside the tables.
FOLDERS = {**dict.fromkeys(MATTERS), "extra": None}


@dataclass
class Shelf:
    """Every content file and every table, with the problems of reading them."""

    content: Path
    today: date
    files: dict[Path, Written] = field(default_factory=dict)  # by path as shown
    yamls: dict[str, Yaml] = field(default_factory=dict)
    tables: dict[str, Any] = field(
        default_factory=dict
    )  # plain dicts by key; practice, signs: models
    problems: list[Problem] = field(default_factory=list)

    @property
    def root(self) -> Path:
        """The folder that paths in problems start from."""
        return self.content.parent

    def of(self, kind: str) -> list[Written]:
        """Return the files of one folder by slug, drafts last.

        Of two files that clash the later one is to be mended: a draft never stops a guide.
        """
        found = (w for w in self.files.values() if w.kind == kind)
        return sorted(found, key=lambda w: (w.draft, w.slug))

    @property
    def guides(self) -> list[Written]:
        """The files of guides."""
        return self.of("procedures")

    def known(self, table: str) -> bool:
        """Return whether a table could be read, so that a missing key in it means something."""
        return self.tables.get(table) is not None

    def keys(self, table: str) -> dict[str, Any]:
        """Return a table's entries by key; none if it could not be read."""
        return self.tables.get(table) or {}


def fill(content: Path) -> Shelf:
    """Return all files of a content folder as read. Never raises on what is in them."""
    content = content.resolve()
    shelf = Shelf(content, today())
    for name, model in TABLES.items():
        file = content / f"{name}.yaml"
        if not file.exists():
            message = "add this table; it may hold nothing but one entry"
            shelf.problems.append(
                Problem(file.relative_to(shelf.root), 1, "missing-table", message)
            )
            continue
        written = shelf.yamls[name] = reader.read_yaml(file, shelf.root)
        table = typed.build(model, written)
        shelf.tables[name] = getattr(table, "root", table)
        shelf.problems += written.problems
    for kind in MATTERS:
        for file in sorted((content / kind).glob("*.md")):
            if file.name.startswith("."):
                continue  # what editors keep beside an open file
            written = reader.read(file, shelf.root)
            shelf.files[written.path] = written
    shelf.problems += _strays(shelf)
    return shelf


def _strays(shelf: Shelf) -> list[Problem]:
    """Return a problem for each file that nothing would read: it would be dropped in silence."""
    problems = []
    for file in sorted(shelf.content.rglob("*")):
        path = file.relative_to(shelf.content)
        if file.is_dir() or path.parts[0] == "extra" or any(p.startswith(".") for p in path.parts):
            continue
        shown = file.relative_to(shelf.root)
        beside = shelf.files.get(shown.with_suffix(".md"))
        if shown in shelf.files or (
            len(path.parts) == 1 and path.stem in TABLES and path.suffix == ".yaml"
        ):
            continue
        if beside and beside.kind == "procedures" and path.suffix in (".yaml", ".svg"):
            continue
        if path.parts[0] == "procedures" and path.suffix in (".yaml", ".svg"):
            rule, message = "missing-text", f"add its text {shown.with_suffix('.md').as_posix()}"
        else:
            rule, message = "stray-file", "move it: nothing reads a file of this name here"
        problems.append(Problem(shown, 1, rule, message))
    return problems
