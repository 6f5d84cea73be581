"""Strict YAML: values as written, each with its line; every surprise of YAML is a problem."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.guides.yamlfile import MAX_DEPTH, Yaml, parse

PATH = Path("content/x.yaml")


def found(text: str) -> list[tuple[int, str]]:
    """Return line and rule of each problem."""
    return [(problem.line, problem.rule) for problem in parse(text, PATH).problems]


def test_values_come_with_their_lines():
    written = parse("a: b\nc:\n  - d\n  - e: 1\n    f: >-\n      g\n      h\ni: 2026-01-02\n", PATH)
    assert not written.problems
    assert written.value == {"a": "b", "c": ["d", {"e": 1, "f": "g h"}], "i": date(2026, 1, 2)}
    lines = {("a",): 1, ("c",): 2, ("c", 0): 3, ("c", 1): 4, ("c", 1, "e"): 4, ("c", 1, "f"): 5}
    assert {loc: written.line(loc) for loc in lines} == lines
    assert written.ends[("c", 1, "f")] == 7
    assert written.raws[("i",)] == "2026-01-02"


def test_lines_start_where_the_text_stands_in_its_file():
    written = parse("a: b\nc: d", PATH, first_line=2)
    assert (written.line(()), written.line(("c",))) == (2, 3)
    assert [p.line for p in parse("a: b\nc: no: d", PATH, first_line=2).problems] == [3]


def test_a_place_that_does_not_exist_is_shown_at_the_deepest_that_does():
    written = parse("a:\n  b: c\n", PATH)
    assert written.place(("a", "b", "c")) == ("a", "b")
    assert written.line(("a", "x")) == 1
    assert written.place(("a", "Item", "b")) == ("a", "b"), "names of models are stepped over"
    assert Yaml(PATH).line(("a",)) == 1


@pytest.mark.parametrize("key", ["no", "on", "2026", "1:30", "null", "~", "2026-01-02", "<<"])
def test_keys_are_words(key):
    assert parse(f"{key}: x", PATH).value == {key: "x"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", False),
        ("a: 12", 12),
        ("a: 1.50", 1.5),
        ('a: "no"', "no"),
        ("a: '1:30'", "1:30"),
        ("a: .inf", float("inf")),
        ("a: 2026-13", "2026-13"),
        ("a: {b: [c]}", {"b": ["c"]}),
    ],
)
def test_values_are_typed(text, value):
    written = parse(text, PATH)
    assert written.value == {"a": value}
    assert type(written.value["a"]) is type(value)
    assert not written.problems


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("", 1, "broken-yaml"),
        ("# only a comment", 1, "broken-yaml"),
        ("words", 1, "broken-yaml"),
        ("- a\n- b", 1, "broken-yaml"),
        ("a: b\nc: d: e", 2, "broken-yaml"),
        ("a: b\n  c: d", 2, "broken-yaml"),
        ("a: [b", 1, "broken-yaml"),
        ('a: b\nc: "d', 2, "broken-yaml"),
        ("a: b\n? [c]\n: d", 2, "broken-yaml"),
        ("a: b\n? {c: d}\n: e", 2, "broken-yaml"),
        ("a: b\n---\nc: d", 2, "broken-yaml"),
        ("a: b\n...\nc: d", 3, "broken-yaml"),
        ("%YAML 9.9\n---\na: b", 1, "broken-yaml"),
        ('a: b\nc: "\\uD800"', 2, "broken-yaml"),
        ("a: b\n\tc: d", 2, "tab-indentation"),
        ("a:\n  - b\n \t- c", 3, "tab-indentation"),
        ("a: b\nc: &d e", 2, "yaml-alias"),
        ("a: b\nc: *d", 2, "yaml-alias"),
        ("a: b\n<<: *c", 2, "yaml-alias"),
        ("a: b\nc: !!str d", 2, "yaml-tag"),
        ("a: b\nc: !d e", 2, "yaml-tag"),
        ("a: b\nc: !!python/object/apply:os.system [x]", 2, "yaml-tag"),
        ("a: b\nc: " + "[" * (MAX_DEPTH + 1), 2, "nested-too-deeply"),
        ("a: b\nc:", 2, "empty-value"),
        ("a: b\nc: ~", 2, "empty-value"),
        ("a: b\nc: null", 2, "empty-value"),
        ("a: b\nc: [d, ]\na: e", 3, "doubled-key"),
        ("a:\n  b:\n    - c: d\n      e: f\n      c: g", 5, "doubled-key"),
        ("a: b\nc: 1:30", 2, "wrong-type"),
        ("a: b\nc: 1:30.5", 2, "wrong-type"),
        ("a: b\nc: 010", 2, "wrong-type"),
        ("a: b\nc: 0x1f", 2, "wrong-type"),
        ("a: b\nc: 1_000", 2, "wrong-type"),
        ("a: b\nc: +1", 2, "wrong-type"),
        ("a: b\nc: 2026-02-30", 2, "wrong-type"),
        ("a: b\nc: 2026-02-03 25:00:00", 2, "wrong-type"),
        ("a: b\nc: =", 2, "wrong-type"),
        ("a: b\nc: " + "1" * 4_400, 2, "wrong-type"),
        ("a: b\nc: 0x" + "f" * 4_900, 2, "wrong-type"),
        ("a: b\nc: " + "1:" * 2_400 + "1", 2, "wrong-type"),
        ("a: b\nc: " + "1:" * 2_400 + "1.5", 2, "wrong-type"),
        ('a: b\nc: "\\0"', 2, "control-character"),
        ('a: b\nc: "\\uE000d\\uE001"', 2, "control-character"),
        ('a: b\nc: "&#xE0\\\n  00;"', 2, "control-character"),
        ('a: b\n"c\\a": d', 2, "control-character"),
    ],
)
def test_each_surprise_of_yaml_is_named_with_its_line(text, line, rule):
    assert found(text) == [(line, rule)]


def test_all_problems_of_a_readable_text_come_at_once():
    text = "a:\nb: 1:30\nb: x\nc: 2026-02-30\n"
    rules = ["empty-value", "wrong-type", "doubled-key", "wrong-type"]
    assert found(text) == list(enumerate(rules, start=1))


def test_a_broken_text_has_no_value():
    for text in ("a: [", "a: *b", "\ta: b", "- a"):
        assert parse(text, PATH).value is None


def test_the_message_says_what_yaml_read():
    message = parse("a: 1:30", PATH).problems[0].message
    assert message == "put it in quotes: YAML reads 1:30 as 90"
