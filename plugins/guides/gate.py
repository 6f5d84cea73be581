"""The gate: every problem of every file, what is switched off with a reason, and who is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from plugins.guides.contract import Facts
from plugins.guides.problems import Problem, did_you_mean
from plugins.guides.prose import Directive
from plugins.guides.reader import Passage, Written, values
from plugins.guides.rules import library, references, shared, structure, text, wording
from plugins.guides.shelf import Shelf
from plugins.guides.yamlfile import Yaml

# Tables whose words readers see.
WORDED = {"signs": "help", "situations": "who-not", "glossary": ""}


def name(rule) -> str:
    """Return the name of a rule as problems print it."""
    return rule.__name__.replace("_", "-")


# What a comment or an item may switch off: rules about words. A broken link stays broken.
SWITCHABLE = {name(rule) for rule in (*text.RULES, *wording.RULES)} | {"choice-length"}

# How many problems of one rule are shown of one file. A file with more is no text of ours, and
# to look for what was meant with each of them takes minutes.
MOST = 500


class Allow(NamedTuple):
    """A place where a rule is switched off."""

    path: Path
    line: int
    rule: str
    first: int
    last: int


class Decision(NamedTuple):
    """What the clinic must decide, and where it stands."""

    path: Path
    line: int
    what: str


class Verdict(NamedTuple):
    """What the gate says of all content."""

    stopping: tuple[Problem, ...]  # in what would be published
    drafts: tuple[Problem, ...]  # in drafts, which are never published
    allowed: int  # how many places switch a rule off
    decisions: tuple[Decision, ...]


def judge(shelf: Shelf) -> Verdict:
    """Return all problems of all files, sorted, and what the clinic must decide."""
    drafts = {path for written in shelf.files.values() if written.draft for path in written.paths}
    allows = list(_allows(shelf))
    switches: dict[tuple[Path, str], list[Allow]] = {}
    for allow in allows:
        switches.setdefault((allow.path, allow.rule), []).append(allow)
    used: set[Allow] = set()
    problems = set()
    for problem in _problems(shelf):
        near = switches.get((problem.path, problem.rule), ())
        switch = next((allow for allow in near if _covers(allow, problem)), None)
        if switch:
            used.add(switch)
        else:
            problems.add(problem)
    problems.update(_idle(allows, used))
    ordered = sorted(problems)
    return Verdict(
        tuple(p for p in ordered if p.path not in drafts),
        tuple(p for p in ordered if p.path in drafts),
        len(used),
        tuple(sorted(_decisions(shelf))),
    )


def _problems(shelf: Shelf) -> Iterator[Problem]:
    yield from shelf.problems
    for written in shelf.files.values():
        yield from written.problems
        if not written.readable:
            continue
        for passage in written.passages:
            yield from _of_passage(passage)
        for rule in structure.RULES:
            yield from _found(rule, written)
        for rule in (*wording.RULES, *references.RULES):
            yield from _found(rule, written, shelf)
    for table, place in WORDED.items():
        if table in shelf.yamls:
            for passage in values(shelf.yamls[table], shelf.yamls[table].value, (), place):
                yield from _of_passage(passage)
    for rule in (*library.RULES, *shared.RULES):
        yield from _found(rule, shelf)


def _found(rule, *looked_at: Written | Shelf) -> Iterator[Problem]:
    for path, line, message in islice(rule(*looked_at), MOST):
        yield Problem(path, line, name(rule), message)


def _of_passage(passage: Passage) -> Iterator[Problem]:
    for rule in text.RULES:
        for offset, message in rule(passage):
            yield Problem(passage.path, passage.line_at(offset), name(rule), message)


def _covers(allow: Allow, problem: Problem) -> bool:
    return allow.first <= problem.line <= allow.last and allow.rule in SWITCHABLE


def _directives(shelf: Shelf, verb: str) -> Iterator[tuple[Path, Directive]]:
    for written in shelf.files.values():
        yield from ((written.path, d) for d in written.prose.directives if d.verb == verb)


def _data(shelf: Shelf) -> Iterator[Yaml]:
    """Yield every YAML file: the facts of guides, and the tables."""
    yield from (written.facts for written in shelf.files.values() if written.facts)
    yield from shelf.yamls.values()


def _allows(shelf: Shelf) -> Iterator[Allow]:
    """Yield every place that switches a rule off: comments in texts, `allow` in data."""
    for path, found in _directives(shelf, "allow"):
        yield Allow(path, found.line, found.rule, found.first, found.last)
    for written in _data(shelf):
        yield from _data_allows(written)


def _data_allows(written: Yaml) -> Iterator[Allow]:
    for loc, line in written.lines.items():
        if len(loc) >= 2 and loc[-2] == "allow" and isinstance(loc[-1], str):
            item = loc[:-2]
            yield Allow(written.path, line, loc[-1], written.lines[item], written.ends[item])


def _idle(allows: list[Allow], used: set[Allow]) -> Iterator[Problem]:
    """Yield a problem for each switch that switches nothing off."""
    for allow in allows:
        if allow.rule not in SWITCHABLE:
            near = did_you_mean(allow.rule, SWITCHABLE)
            message = f'"{allow.rule}" is no rule about words that can be switched off{near}'
            yield Problem(allow.path, allow.line, "unknown-rule", message)
        elif allow not in used:
            message = f'remove "allow {allow.rule}": nothing here breaks that rule'
            yield Problem(allow.path, allow.line, "idle-allow", message)


def _decisions(shelf: Shelf) -> Iterator[Decision]:
    """Yield what the clinic must decide: comments, `decide` and `ask` in data and tables."""
    for path, found in _directives(shelf, "decide"):
        yield Decision(path, found.line, found.text)
    for written in _data(shelf):
        yield from _data_decisions(written)


def _data_decisions(written: Yaml) -> Iterator[Decision]:
    for loc, raw in written.raws.items():
        if loc and loc[-1] in ("decide", "ask"):
            fact = Facts.model_fields.get(str(loc[-2])) if loc[-1] == "ask" else None
            what = f"{fact.title}: {raw}" if fact else raw
            yield Decision(written.path, written.lines[loc], what)


def written_problems(verdict: Verdict, written: Written) -> tuple[Problem, ...]:
    """Return the problems of one file and of the facts file beside it."""
    return tuple(p for p in (*verdict.stopping, *verdict.drafts) if p.path in written.paths)
