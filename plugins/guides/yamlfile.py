"""Strict YAML: values as written, each with its line, and no surprises.

YAML reads `no` as false and `1:30` as 90, keeps the last of two equal keys, and lets a few
aliases grow into gigabytes. Each of these is a problem here, with its line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from plugins.guides.problems import Problem
from plugins.guides.source import invisible

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Deeper than any file of ours. The composer recurses, so this is checked before it runs.
MAX_DEPTH = 20

Loc = tuple[str | int, ...]


@dataclass
class Yaml:
    """A YAML text: its value, and for each place in it the lines it covers and its raw words."""

    path: Path
    value: Any = None
    lines: dict[Loc, int] = field(default_factory=dict)
    ends: dict[Loc, int] = field(default_factory=dict)
    raws: dict[Loc, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, loc: Loc) -> Loc:
        """Return the deepest place that exists on the way to `loc`."""
        found: Loc = ()
        for part in loc:
            if (*found, part) in self.lines:
                found = (*found, part)
        return found

    def line(self, loc: Loc) -> int:
        """Return the line of the deepest place that exists on the way to `loc`."""
        return self.lines.get(self.place(loc), 1)


def parse(text: str, path: Path, first_line: int = 1) -> Yaml:
    """Return the value of a YAML mapping with its lines. Never raises."""
    parsed = Yaml(path)
    parsed.lines[()] = first_line
    for n, line in enumerate(text.split("\n"), start=first_line):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            _add(parsed, n, "tab-indentation", "indent with spaces; YAML refuses tabs")
    if parsed.problems:
        return parsed
    try:
        if not _bounded(text, parsed, first_line):
            return parsed
        node = yaml.compose(text, Loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        # What is never closed is missed after the last line, where no editor can go.
        line = first_line + min(mark.line if mark else 0, text.rstrip("\n").count("\n"))
        what = getattr(error, "problem", None) or "it cannot be read"
        _add(
            parsed,
            line,
            "broken-yaml",
            f"mend the YAML here ({what}); put text with : or # in quotes",
        )
        return parsed
    if not isinstance(node, yaml.MappingNode):
        _add(parsed, first_line, "broken-yaml", "write it as key: value, a line each")
        return parsed
    parsed.value = _value(node, (), parsed, first_line)
    return parsed


def _add(parsed: Yaml, line: int, rule: str, message: str) -> None:
    parsed.problems.append(Problem(parsed.path, line, rule, message))


def _bounded(text: str, parsed: Yaml, first_line: int) -> bool:
    """Return whether the text is free of aliases, tags and deep nesting, before it is composed."""
    depth = 0
    for event in yaml.parse(text, Loader):
        line = first_line + event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            _add(parsed, line, "yaml-alias", "write the value out; anchors and aliases are refused")
        elif getattr(event, "tag", None):
            _add(parsed, line, "yaml-tag", f"remove the tag {event.tag}")
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            _add(parsed, line, "nested-too-deeply", "take the nested lists apart")
        if parsed.problems:
            return False
    return True


def _value(node: yaml.Node, loc: Loc, parsed: Yaml, first_line: int) -> Any:
    parsed.lines.setdefault(loc, first_line + node.start_mark.line)
    parsed.ends[loc] = first_line + max(node.start_mark.line, node.end_mark.line - 1)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, loc, parsed)
    if isinstance(node, yaml.SequenceNode):
        return [_value(n, (*loc, i), parsed, first_line) for i, n in enumerate(node.value)]
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = first_line + key_node.start_mark.line
        # `on`, `no` and 2026 are keys as words, whatever YAML would make of them.
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
        if key is None:
            _add(parsed, line, "broken-yaml", "use a plain word as key")
        elif found := invisible(key):
            _add(parsed, line, "control-character", f"remove the character U+{ord(found):04X}")
        elif key in mapping:
            _add(parsed, line, "doubled-key", f'"{key}" stands twice: keep one')
        else:
            parsed.lines[(*loc, key)] = line
            mapping[key] = _value(value_node, (*loc, key), parsed, first_line)
    return mapping


def _scalar(node: yaml.ScalarNode, loc: Loc, parsed: Yaml) -> Any:
    parsed.raws[loc] = node.value
    kind = node.tag.rpartition(":")[2]
    line = parsed.lines[loc]
    if kind == "null":
        _add(parsed, line, "empty-value", f'fill in "{loc[-1] if loc else ""}", or remove the line')
        return None
    # In double quotes YAML writes characters as numbers, as in "\0".
    if found := invisible(node.value):
        _add(parsed, line, "control-character", f"remove the character U+{ord(found):04X}")
    try:
        value = yaml.constructor.SafeConstructor().construct_object(node)
        words = str(value)
    except (ValueError, OverflowError, yaml.YAMLError):  # 2026-02-30, a number of 5,000 digits
        _add(parsed, line, "wrong-type", f'no such value: "{node.value}"; put text in quotes')
        return None
    sexagesimal = kind in ("int", "float") and ":" in node.value
    if sexagesimal or (kind == "int" and words != node.value):
        _add(parsed, line, "wrong-type", f"put it in quotes: YAML reads {node.value} as {words}")
    return value
