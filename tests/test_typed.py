"""Errors of the models as problems: at the line, once, and in words that say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.guides.contract import Data, FrontMatter, PageMatter, TopicMatter
from plugins.guides.tables import Areas, Practice, Signs, Sources
from plugins.guides.typed import MOST, build
from plugins.guides.yamlfile import parse
from tests.sample_site import FACTS, SAMPLE

PATH = Path("content/x.yaml")
PAGE = "title: About us\nsummary: {}\nupdated: 2026-02-03\n".format("Words. " * 10)
SOURCE = "a-1:\n  title: A\n  publisher: B\n  year: 2020\n  kind: journal\n  doi: 10.1000/1\n"


def found(model, text: str) -> list[tuple[int, str, str]]:
    """Return line, rule and message of each problem."""
    written = parse(text, PATH)
    typed = build(model, written)
    assert (typed is None) == bool(written.problems)
    return [problem[1:] for problem in written.problems]


def test_a_value_that_fits_is_typed():
    written = parse(PAGE, PATH)
    page = build(PageMatter, written)
    assert page.title == "About us"
    assert not written.problems
    with pytest.raises(ValueError, match="frozen"):
        page.title = "x"


def test_nothing_is_typed_of_what_the_reader_refused():
    assert build(PageMatter, parse("a: [", PATH)) is None
    written = parse(PAGE + "title: Twice\n", PATH)
    assert build(PageMatter, written) is None, "a value with a problem is not shown as if sound"
    assert [problem.rule for problem in written.problems] == ["doubled-key"]


@pytest.mark.parametrize(
    ("model", "text", "line", "rule", "says"),
    [
        (PageMatter, PAGE.replace("title: About us\n", ""), 1, "missing-key", 'add "title"'),
        (PageMatter, PAGE + "titel: x\n", 4, "unknown-key", 'remove "titel" (did you mean "title"'),
        (PageMatter, PAGE + "zzz: x\n", 4, "unknown-key", 'remove "zzz"'),
        (PageMatter, PAGE.replace("About us", "no"), 1, "wrong-type", "YAML reads no as false"),
        (PageMatter, PAGE.replace("About us", "12"), 1, "wrong-type", "YAML reads 12 as 12"),
        (PageMatter, PAGE.replace("About us", "a\n  b: c"), 2, "broken-yaml", "mend the YAML"),
        (PageMatter, PAGE.replace("About us", "{a: b}"), 1, "wrong-type", "put it in quotes"),
        (PageMatter, PAGE.replace("About us", "[a]"), 1, "wrong-type", "a valid string"),
        (PageMatter, PAGE.replace("About us", "' '"), 1, "empty-value", "title: fill it in"),
        (PageMatter, PAGE.replace("About us", "x" * 66), 1, "wrong-length", "at most 65"),
        (PageMatter, PAGE.replace("2026-02-03", "2026-02"), 3, "partial-date", "the whole day"),
        (PageMatter, PAGE.replace("2026-02-03", "2026"), 3, "partial-date", "the whole day"),
        (PageMatter, PAGE.replace("2026-02-03", "Feb. 2026"), 3, "partial-date", "the whole day"),
        (PageMatter, PAGE.replace("2026-02-03", "3/2/2026"), 3, "partial-date", "the whole day"),
        (PageMatter, PAGE.replace("2026-02-03", "soon"), 3, "wrong-type", 'not "soon"'),
        (PageMatter, PAGE.replace("02-03", "02-03 10:00:00"), 3, "wrong-type", "write a day"),
        (PageMatter, PAGE.replace("02-03", "02-30"), 3, "wrong-type", "no such value"),
        (PageMatter, PAGE.replace("2026-02-03", "[2026-02-03]"), 3, "wrong-type", "updated"),
        (TopicMatter, "title: A\nsummary: B\norder: 0\n", 3, "wrong-type", "greater than 0"),
        (TopicMatter, "title: A\nsummary: B\norder: '1'\n", 3, "wrong-type", 'not "1"'),
        (TopicMatter, "title: A\nsummary: B\norder: yes\n", 3, "wrong-type", 'not "yes"'),
        (Sources, SOURCE.replace("a-1", "A 1"), 1, "wrong-form", "lower-case-words"),
        (Sources, SOURCE.replace("journal", "jurnal"), 5, "unknown-value", 'mean "journal"?'),
        (Sources, SOURCE.replace("2020", "1820"), 4, "wrong-type", "1900"),
        (Sources, SOURCE.replace("10.1000/1", "doi.org/1"), 6, "wrong-form", "10.1000/xyz"),
        (Sources, SOURCE.replace("  doi: 10.1000/1\n", ""), 1, "inconsistent", "or its DOI"),
        (Sources, SOURCE + "b-2: words\n", 7, "wrong-type", "key: value lines"),
        (Practice, "name: A\nportal: http://x.org\n", 2, "wrong-form", "https://example.org/page"),
        (Areas, "a:\n  title: A\n  vertebra: X9\n", 3, "wrong-form", "of a vertebra"),
        (Signs, "kinds: {}\nsigns: words\n", 2, "wrong-type", "key: value lines"),
    ],
)
def test_an_error_is_said_once_at_its_line(model, text, line, rule, says):
    [(at, name, message)] = found(model, text)
    assert (at, name) == (line, rule)
    assert says in message


def changed(old: str, new: str) -> str:
    """Return the sample's facts with other words."""
    text = (SAMPLE / FACTS).read_text(encoding="utf-8")
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "rule", "says"),
    [
        # An item is an id or a mapping: what was written tells which of them was meant.
        ("call_911: [breath]", "call_911: [Breath!]", "wrong-form", "lower-case-words"),
        ("call_911: [breath]", "call_911: [{text: A, allw: {}}]", "unknown-key", '"allow"?'),
        ("call_911: [breath]", "call_911: [{text: Pain}]", "missing-source", "name its source"),
        ("call_911: [breath]", "call_911: [12]", "wrong-type", "put it in quotes"),
        ("call_911: [breath]", "call_911: breath", "wrong-type", "[breath]"),
        ("call_911: [breath]", "call_911: [Chest pain: sharp]", "wrong-type", "put the words"),
        # A count is a whole number, a fraction or a pair.
        ("count: 2\n", "count: two\n", "wrong-type", 'not "two"'),
        ("count: 2\n", "count: [1, 2, 3]\n", "wrong-type", "2 items"),
        ("count: 2\n", "count: {a: b}\n", "wrong-type", "a valid integer"),
        ("count: 2\n", "count: [1, two]\n", "wrong-type", 'not "two"'),
        ("count: 2\n", "count: -2\n", "wrong-type", "greater than or equal to 0"),
        ("count: 2\n", "count: .nan\n", "wrong-type", "greater than or equal to 0"),
        ("count: 2\n", "count: .inf\n", "inconsistent", "more than all"),
        ("count: 2\n", "count: 200\n", "inconsistent", "200 of 100 is more than all"),
        ("count: 2\n", "at_most: 3\n        count: 2\n", "inconsistent", "exactly one of"),
        ("of: 100\n        unit: people\n        in_whom: adults who had it once\n"
         "        as_reported: 2 ", "of: 0\n        unit: people\n"
         "        in_whom: adults who had it once\n        as_reported: 2 ",
         "wrong-type", "greater than 0"),
        ("kinds: [numbing]", "kinds: []", "empty-value", "give at least 1"),
        ("kinds: [numbing]", "kinds: numbing", "wrong-type", "[numbing]"),
        ("strength: weak", "strength: weakly", "unknown-value", 'did you mean "weak"?'),
        ("described_as: rare", "described_as: seldom", "unknown-value", "common, uncommon, rare"),
        ("no_reliable_figure: true", "no_reliable_figure: no", "unknown-value", "True"),
    ],
)  # fmt: skip
def test_of_several_forms_the_one_that_was_meant_is_explained(old, new, rule, says):
    problems = found(Data, changed(old, new))
    assert [problem[1] for problem in problems] == [rule], problems
    assert says in problems[0][2]


def test_a_missing_key_names_where_it_belongs():
    [(line, rule, message)] = found(Data, changed("        unit: people\n        in_whom: adults "
        "who had it once\n        as_reported: 2", "        in_whom: adults who had it once\n"
        "        as_reported: 2"))  # fmt: skip
    assert (line, rule) == (56, "missing-key")
    assert message == 'add "unit" to risks.1.figures.0'


def test_all_errors_come_at_once():
    text = changed("strength: weak", "strength: x").replace("kinds: [numbing]", "kinds: [1]")
    assert [problem[1] for problem in found(Data, text)] == ["wrong-type", "unknown-value"]


def test_a_file_of_nothing_known_ends_after_a_while():
    text = "".join(f"k{n}: x\n" for n in range(5_000))
    assert len(found(FrontMatter, text)) <= MOST
