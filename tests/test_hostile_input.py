"""Pathological files end in a clear problem within seconds; no input makes the gate fail itself."""

from __future__ import annotations

import os
import string
import time
from collections.abc import Callable
from pathlib import Path

import html5lib
import nh3
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plugins.guides.contract import Data, FrontMatter
from plugins.guides.gate import Verdict, judge
from plugins.guides.html import render
from plugins.guides.library import assemble
from plugins.guides.links import SCHEMES
from plugins.guides.problems import Problem
from plugins.guides.prose import parse
from plugins.guides.safe_html import ALLOWED
from plugins.guides.shelf import fill
from plugins.guides.source import MAX_BYTES
from plugins.guides.typed import build
from plugins.guides.yamlfile import parse as parse_yaml
from tests.sample_site import FACTS, GUIDE, SAMPLE, Clinic

BEFORE = "questions/before.md"
# Ten times what the slowest of them takes on two busy cores: an endless loop fails, a slow
# machine does not.
SECONDS = 60


def judged(clinic: Clinic) -> Verdict:
    """Return what the gate says, after checks that hold for any content; it can be shown too."""
    shelf = fill(clinic.content)
    verdict = judge(shelf)
    assemble(shelf, verdict)
    for problem in (*verdict.stopping, *verdict.drafts):
        file = shelf.root / problem.path
        missing = problem.rule.startswith("missing-") and problem.line == 1
        assert missing or os.path.lexists(file), f"no such file: {problem}"
        assert 1 <= problem.line <= lines(file), f"no such line: {problem}"
        assert "\n" not in str(problem) and str(problem).count(": ") >= 2
    return verdict


def lines(file: Path) -> int:
    """Return how many lines a file has as an editor counts them; what is no text has one."""
    if not file.is_file():
        return 1
    raw = file.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return raw.rstrip(b"\n").count(b"\n") + 1


def in_body(words: str) -> Callable[[Clinic], tuple[str, str]]:
    """Return a change of the guide: words in the middle of its text."""
    return lambda clinic: (GUIDE, clinic.read(GUIDE).replace("Wait if", f"{words}\n\nWait if"))


def in_matter(words: str) -> Callable[[Clinic], tuple[str, str]]:
    """Return a change of the guide: words in its front matter."""
    return lambda clinic: (GUIDE, clinic.read(GUIDE).replace("short_names: [si]", words))


def in_facts(words: str) -> Callable[[Clinic], tuple[str, str]]:
    """Return a change of the facts: words at their beginning."""
    return lambda clinic: (FACTS, clinic.read(FACTS).replace("kinds: [numbing]", words))


def whole(name: str, text: str | bytes) -> Callable[[Clinic], tuple[str, str | bytes]]:
    """Return a change of a whole file."""
    return lambda clinic: (name, text)


def over(unit: str, size: int = 100_000, line: int = 4_000) -> str:
    """Return a unit again and again, in lines that are just not too long."""
    row = unit * (line // len(unit))
    return "\n".join([row] * (size // line))


LETTERS = [a + b + c for a in string.ascii_uppercase for b in "BCDFGHJKLM" for c in "NPQRSTVW"]
LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}, *{before}]\n"
    for before, name in zip(string.ascii_lowercase, string.ascii_lowercase[1:], strict=False)
)
HOSTILE = {
    # Size and depth
    "ten megabytes": (whole(GUIDE, "a\n" * 5_000_000), "file-too-large"),
    "ten megabytes of facts": (whole(FACTS, "a: b\n" * 2_000_000), "file-too-large"),
    "one line": (in_body("a" * 100_000), "line-too-long"),
    "brackets": (in_body("[" * 10_000), "nested-too-deeply"),
    "brackets over lines": (in_body("[\n" * 10_000), "nested-too-deeply"),
    "brackets after their ends": (in_body("]]]]\n" * 1_000 + "[\n" * 10_000), "nested-too-deeply"),
    "parentheses": (in_body("(" * 10_000), "nested-too-deeply"),
    "braces": (in_body("{" * 10_000), "nested-too-deeply"),
    "pictures": (in_body("![" * 5_000), "nested-too-deeply"),
    "links": (in_body("[a](" * 5_000), "nested-too-deeply"),
    "lists": (in_body("- " * 10_000 + "a"), "nested-too-deeply"),
    "numbered lists": (in_body("1. " * 10_000 + "a"), "nested-too-deeply"),
    "quotes": (in_body("> " * 10_000 + "a"), "nested-too-deeply"),
    "staircase": (in_body("".join(" " * n + "- a\n" for n in range(600))), "nested-too-deeply"),
    "small staircase": (in_body("".join("  " * n + "- a\n" for n in range(12))), "nested-too"),
    "flow YAML": (in_facts("kinds: " + "[" * 10_000), "nested-too-deeply"),
    "flow YAML over lines": (in_facts("kinds: " + "[\n\n" * 10_000), "nested-too-deeply"),
    "maps over lines": (in_facts("kinds: " + "{a:\n\n" * 10_000), "nested-too-deeply"),
    "block YAML": (in_facts("".join(" " * n + "a:\n" for n in range(300))), "nested-too-deeply"),
    "lists in lists": (in_matter("areas:\n  " + "- " * 2_000), "nested-too-deeply"),
    # Marks without end
    "stars": (in_body(over("*")), "nested-too-deeply"),
    "stars and words": (in_body(over("*a **b ", 60_000)), "sentence-length"),
    "open stars": (in_body(over("a**b ", 60_000)), "sentence-length"),
    "underscores": (in_body(over("_a ", 60_000)), "sentence-length"),
    "backticks": (in_body(over("`")), "unknown-markup"),
    "backticks of all lengths": (
        in_body("\n".join("a".join("`" * n for n in range(1, 85)) for _ in range(25))),
        "reading-grade",
    ),
    "comments": (in_body(over("<!--")), "open-comment"),
    "comments in a line": (in_body("a " + over("<!--")), "open-comment"),
    "instructions": (in_body(over("<?")), "raw-html"),
    "declarations": (in_body(over("<!A ")), "raw-html"),
    "tags": (in_body("a " + over("<b>", 40_000)), "raw-html"),
    "open tags": (in_body("a " + over("<sub>")), "raw-html"),
    "half tags": (in_body("a " + over("<a b='", 60_000)), "sentence-length"),
    "citations": (in_body(over("[^")), "nested-too-deeply"),
    "unknown citations": (
        in_body("\n".join("".join(f"[^k{n}-{m}]" for m in range(300)) for n in range(30))),
        "unknown-source",
    ),
    "dead links": (in_body("\n".join(f"[a{n}](b{n}.md)" for n in range(4_000))), "dead-link"),
    "definitions": (
        in_body("\n".join(f"[a{n}]: b{n}.md" for n in range(3_000)) + "\n\n[a1] [a2]"),
        "dead-link",
    ),
    # Many of one thing
    "questions": (
        in_body("\n\n".join(f"### Is it {n}? {{#q{n}}}\n\nYes. No." for n in range(4_000))),
        "guide-length",
    ),
    "same headings": (in_body("### a?\n\n" * 8_000), "doubled-section"),
    "items": (in_body("- a\n" * 10_000), "guide-length"),
    "cells": (in_body("|a|b|\n|-|-|\n" + "|a|b|\n" * 5_000), "guide-length"),
    "numbers": (in_body("10 minutes\n" * 8_000), "uncited-number"),
    "praise": (in_body("It is safe\n" * 8_000), "vague-praise"),
    "rare": (in_body("It is rare.\n" * 8_000), "bare-frequency"),
    "abbreviations": (in_body("\n\n".join(LETTERS)), "unknown-abbreviation"),
    "abbreviations in a paragraph": (in_body("\n".join(LETTERS)), "unknown-abbreviation"),
    "decisions": (in_body("<!-- decide: x -->\n" * 4_000), None),
    "switches": (
        in_body("\n\n".join(f"<!-- allow vague-praise: {n} -->\na" for n in range(3_000))),
        "idle-allow",
    ),
    "unknown keys": (whole(FACTS, "".join(f"k{n}: x\n" for n in range(9_000))), "unknown-key"),
    "unknown keys above": (in_matter("\n".join(f"k{n}: x" for n in range(9_000))), "unknown-key"),
    "same keys": (in_facts("kinds: [numbing]\n" * 5_000), "doubled-key"),
    "empty sources": (whole("sources.yaml", "".join(f"k{n}: {{}}\n" for n in range(9_000))), None),
    # YAML
    "billion laughs": (whole(FACTS, LAUGHS), "yaml-alias"),
    "merge keys": (in_facts("<<: {kinds: [numbing]}"), "unknown-key"),
    "merged alias": (in_facts("kinds: &k [numbing]\n<<: *k"), "yaml-alias"),
    "doubled key deep inside": (in_facts("kinds: [numbing]\nx: [{a: {b: 1, b: 2}}]"), "doubled-k"),
    "a list as key": (in_facts("? [a, b]\n: c\nkinds: [numbing]"), "broken-yaml"),
    "a map as key": (in_facts("{a: b}: c\nkinds: [numbing]"), "broken-yaml"),
    "many documents": (in_facts("kinds: [numbing]\n---\na: b\n"), "broken-yaml"),
    "an end and more": (in_facts("kinds: [numbing]\n...\na: b\n"), "broken-yaml"),
    "documents without end": (whole(FACTS, "--- x\n" * 20_000), "broken-yaml"),
    "other version": (whole(FACTS, "%YAML 9.9\n---\nkinds: [numbing]\n"), "broken-yaml"),
    "python": (in_facts("kinds: !!python/object/apply:os.system [x]"), "yaml-tag"),
    "no such day": (in_matter("published: 2026-02-30"), "wrong-type"),
    "the last day": (
        lambda c: (GUIDE, c.read(GUIDE).replace("updated: 2026-02-03", "updated: 9999-12-31")),
        "future-date",
    ),
    "reviewed on the last day": (
        in_matter(f"reviewed: {{who: A, qualification: B, day: 9999-12-31, digest: '{'0' * 64}'}}"),
        "future-date",
    ),
    "before all days": (
        lambda c: (GUIDE, c.read(GUIDE).replace("2026-02-03", "0001-01-01 00:00:00 +23:00")),
        "wrong-type",
    ),
    "a number of 5,000 digits": (in_facts("kinds: " + "1" * 4_900), "wrong-type"),
    "a hexadecimal number": (in_facts("kinds: 0x" + "f" * 4_900), "wrong-type"),
    "a number by the clock": (in_facts("kinds: " + "1:" * 2_400 + "1"), "wrong-type"),
    "a fraction by the clock": (in_facts("kinds: " + "1:" * 2_400 + "1.5"), "wrong-type"),
    "a base beyond all floats": (
        lambda c: (FACTS, c.read(FACTS).replace("count: 2\n        of: 100", "count: 2\n        of: 1" + "0" * 400)),  # noqa: E501
        None,
    ),
    "an infinite count": (
        lambda c: (FACTS, c.read(FACTS).replace("count: 2\n", "count: .inf\n")), "inconsistent",
    ),
    "a count that is none": (
        lambda c: (FACTS, c.read(FACTS).replace("count: 2\n", "count: .nan\n")), "wrong-type",
    ),
    "an order without end": (
        lambda c: (BEFORE, c.read(BEFORE).replace("order: 1", "order: 1" + "0" * 4_000)), None,
    ),
    "escapes": (in_matter('reason: "\\0\\uE000\\u2028"'), "control-character"),
    "half a character": (in_matter('reason: "\\uD800"'), "broken-yaml"),
    # Files
    "nothing": (whole(GUIDE, ""), "empty-file"),
    "only front matter": (whole(GUIDE, "---\ntitle: x\n---\n"), "missing-section"),
    "empty front matter": (whole(GUIDE, "---\n---\n"), "broken-yaml"),
    "no end of front matter": (whole(GUIDE, "---\ntitle: x\n"), "missing-front-matter"),
    "no front matter": (whole(GUIDE, "## What it is\n"), "missing-front-matter"),
    "bytes": (whole(GUIDE, bytes(range(256)) * 100), "not-utf-8"),
    "surrogates": (whole(GUIDE, b"---\ntitle: \xed\xa0\x80\n---\n"), "not-utf-8"),
    "NUL bytes": (whole(FACTS, "\0" * 1_000), "nul-byte"),
    "UTF-16": (whole(GUIDE, "---\ntitle: x\n".encode("utf-16")), "not-utf-8"),
    "line ends of YAML alone": (in_facts("# \u2028\u2029\nkinds: [numbing]"), "control-character"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_clear_problem_within_seconds(tmp_path, name):
    change, rule = HOSTILE[name]
    clinic = Clinic(tmp_path)
    file, text = change(clinic)
    clinic.write(file, text)
    begun = time.monotonic()
    verdict = judged(clinic)
    assert time.monotonic() - begun < SECONDS
    if rule:
        found = [p for p in verdict.stopping if p.path == Path("content") / file]
        assert any(problem.rule.startswith(rule) for problem in found), found[:5]


def test_what_is_no_plain_file_is_a_problem_and_stops_nothing_else(tmp_path):
    clinic = Clinic(tmp_path)
    folder = clinic.content / "procedures"
    (folder / "folder.md").mkdir()
    (folder / "dead.md").symlink_to(folder / "nowhere")
    (folder / "loop.md").symlink_to(folder / "loop.md")
    (folder / "endless.md").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.md")
    found = {(p.path.name, p.rule) for p in judged(clinic).stopping}
    names = ("folder.md", "dead.md", "loop.md", "endless.md", "pipe.md")
    assert {(name, "unreadable-file") for name in names} <= found
    assert {rule for _, rule in found} == {"unreadable-file"}


def test_unusual_file_names_are_asked_to_change(tmp_path):
    clinic = Clinic(tmp_path)
    names = ("My Guide", "GUIDE", "gu\u0131de", "🙂", "\u202eguide", "a\nb", "-", "a..b", "é")
    for name in names:
        clinic.write(f"questions/{name}.md", clinic.read(BEFORE))
    found = [p for p in judged(clinic).stopping if p.rule == "doubled-slug"]
    assert {problem.path.stem for problem in found} == set(names)


def test_a_file_name_that_is_no_text_is_printable():
    problem = Problem(Path("content/a\udcff\x1b\n.md"), 1, "rule", "mend it")
    assert str(problem).encode() == b"content/a   .md:1: rule: mend it"


def test_what_editors_keep_beside_an_open_file_is_no_content(tmp_path):
    clinic = Clinic(tmp_path)
    folder = clinic.content / "procedures"
    (folder / ".#sample-injection.md").symlink_to("somebody@somewhere.1234")
    (folder / ".sample-injection.md.swp").write_bytes(b"\0")
    (folder / "._sample-injection.md").write_bytes(b"\0\5\26")
    assert not judged(clinic).stopping


def test_many_small_files_take_no_longer_than_one_of_their_size(tmp_path):
    clinic = Clinic(tmp_path)
    for n in range(300):
        clinic.write(f"questions/q{n}.md", "---\n---\n")
    begun = time.monotonic()
    assert len([p for p in judged(clinic).stopping if p.rule == "broken-yaml"]) == 300
    assert time.monotonic() - begun < SECONDS


def test_a_file_just_under_the_limit_is_read(tmp_path):
    clinic = Clinic(tmp_path)
    text = clinic.read(GUIDE)
    filler = "<!-- a note that nobody reads -->\n" * ((MAX_BYTES - 2 * len(text)) // 34)
    clinic.write(GUIDE, text.replace("Wait if", f"{filler}\nWait if"))
    assert not judged(clinic).stopping


# Bounded and the same in every run.
FUZZ = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
# Pieces that mean something to Markdown, to HTML or to our own rules.
PIECES = (
    "\n", "\n\n", " ", "    ", "- ", "1. ", "## ", "### ", "> ", "#", "*", "**", "_", "`", "```",
    "[", "](", "]", ")", "![", "[^", "]:", "{#", "}", "|", "|-|-|\n", "---", "\\", "&", "&lt;",
    "&#xE000;", "&#0;", "&colon;", "<", ">", "</", "/>", "<!--", "-->", "<?", "<![CDATA[", "]]>",
    "<span>", "</span>", '<abbr title="', '">', "<sub", "<br>", "<script>", "</script>", "<style>",
    "<img src=x onerror=", "<svg/onload=", "<a href=", " onclick=", " style=", "javascript:",
    "JaVaScRiPt&#58;", "data:text/html,", "vbscript:", "alert(1)", "'", '"', "=", ":",
    "https://x.org", "../pages/home.md", "../extra/a.png", "smith-2020", "allow ", "decide: x",
    "sentence-length", "What it is", "Risks", "10 minutes", "rare", "safe", "MRI", "QQX", "word",
    "Is it?", "🙂", "مرحبا", "\u202e", "\u00a0", "\t", "\x00", "\ue000", "\u2028", "é",
)  # fmt: skip
MARKDOWN = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)
YAMLISH = st.lists(
    st.sampled_from(
        (
            "\n", "\n  ", "\n    ", "- ", ": ", "? ", "key", "title", "kinds", "facts", "risks",
            "help", "call_911", "count", "of", "text", "source", "allow", "decide", "status",
            "draft", "short", "[", "]", "{", "}", ",", '"', "'", "|", ">", "&a ", "*a", "!!str ",
            "# ", "no", "~", "1:30", "0x1f", ".nan", "2026-02-30", "2026-02-03", "<<", "---",
            "...", "%", "\\", "\t", "é", "🙂", "\u2028",
        )
    )
    | st.text(max_size=4),
    max_size=40,
).map("".join)  # fmt: skip


@pytest.fixture(scope="module")
def clinic(tmp_path_factory) -> Clinic:
    """Return a sample that each example writes anew."""
    return Clinic(tmp_path_factory.mktemp("fuzz"))


@pytest.fixture(autouse=True)
def restored(request) -> None:
    """Put the shared sample's files back before a test."""
    if "clinic" in request.fixturenames:
        for name in (GUIDE, FACTS, BEFORE, "signs.yaml", "sources.yaml"):
            request.getfixturevalue("clinic").write(name, (SAMPLE / name).read_bytes())


def encoded(text: str) -> bytes:
    """Return a text as bytes, half characters included."""
    return text.encode("utf-8", "surrogatepass")


@FUZZ
@given(MARKDOWN)
def test_any_markdown_is_judged(clinic, text):
    sample = (SAMPLE / GUIDE).read_text(encoding="utf-8")
    clinic.write(GUIDE, encoded(sample.replace("Wait if", f"{text}\n\nWait if")))
    judged(clinic)


@FUZZ
@given(YAMLISH, st.booleans())
def test_any_yaml_is_judged(clinic, text, front):
    sample = (SAMPLE / GUIDE).read_text(encoding="utf-8")
    clinic.write(GUIDE, encoded(f"---\n{text}\n---\n## What it is\n") if front else sample)
    clinic.write(FACTS, (SAMPLE / FACTS).read_bytes() if front else encoded(text))
    judged(clinic)


@FUZZ
@given(st.binary(max_size=200), st.sampled_from([GUIDE, FACTS, BEFORE, "signs.yaml"]))
def test_any_bytes_are_judged(clinic, raw, name):
    clinic.write(name, raw)
    try:
        judged(clinic)
    finally:
        clinic.write(name, (SAMPLE / name).read_bytes())


CHANGE = st.tuples(
    st.sampled_from(("delete", "double", "swap", "indent", "cut")),
    st.integers(0, 300),
    st.integers(0, 300),
)


def mutated(text: str, changes: list[tuple[str, int, int]]) -> str:
    """Return a text with lines deleted, doubled, exchanged, moved in, or cut short."""
    found = text.split("\n")
    for change, first, second in changes:
        one, other = first % len(found), second % len(found)
        match change:
            case "delete":
                del found[one : one + 1 + second % 3]
            case "double":
                found.insert(other, found[one])
            case "swap":
                found[one], found[other] = found[other], found[one]
            case "indent":
                found[one] = "  " + found[one]
            case "cut":
                found[one] = found[one][: second % (len(found[one]) + 1)]
        found = found or [""]
    return "\n".join(found)


@FUZZ
@given(
    st.sampled_from([GUIDE, FACTS, BEFORE, "signs.yaml", "sources.yaml"]),
    st.lists(CHANGE, min_size=1, max_size=5),
)
def test_any_slip_of_an_editor_is_judged(clinic, name, changes):
    text = (SAMPLE / name).read_text(encoding="utf-8")
    clinic.write(name, mutated(text, changes))
    try:
        judged(clinic)
    finally:
        clinic.write(name, text)


@settings(FUZZ, max_examples=200)
@given(
    st.sampled_from([Data, FrontMatter]),
    st.lists(CHANGE, max_size=4),
    st.sampled_from(["12", "no", "[]", "{}", "[12]", "[{}]", "{a: b}", "a: b", "x", "1.5", "'x'"]),
    st.integers(0, 300),
)
def test_what_cannot_be_typed_says_why(model, changes, value, at):
    name = FACTS if model is Data else GUIDE
    text = (SAMPLE / name).read_text(encoding="utf-8")
    text = text if model is Data else text.split("---\n")[1]
    found = mutated(text, changes).split("\n")
    line = at % len(found)
    found[line] = found[line].partition(":")[0] + f": {value}"
    written = parse_yaml("\n".join(found), Path("x.yaml"))
    assert (build(model, written) is None) == bool(written.problems)


@settings(FUZZ, max_examples=400)
@given(MARKDOWN)
def test_rendered_text_is_safe_in_the_opinion_of_another(text):
    tokens = [token for part in parse(text, Path("x.md")).parts for token in part.tokens]
    ours = render(tokens, address)
    assert dangers(ours) == []
    markdowns = {"a", "p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "hr",
                 "img", "table", "thead", "tbody", "tr", "th", "td", "br",
                 "h1", "h2", "h3", "h4", "h5", "h6"}  # fmt: skip
    attributes = {tag: set(names) for tag, names in ALLOWED.items() if names}
    attributes |= {
        "a": {"href", "title"}, "img": {"src", "alt", "title", "loading"}, "ol": {"start"},
        "th": {"class", "scope"}, "td": {"class"}, "code": {"class"},
    }  # fmt: skip
    cleaned = nh3.clean(
        ours, tags=markdowns | set(ALLOWED), attributes=attributes, link_rel=None,
        url_schemes=SCHEMES | {"http"}, strip_comments=True,
    )  # fmt: skip
    assert elements(cleaned) == elements(ours)


def address(href: str) -> str | None:
    """Return an address for what is no other scheme, as links between files have it."""
    scheme = href.partition(":")[0].lower() if ":" in href else ""
    return href if scheme in SCHEMES else None if scheme or href.startswith("//") else "/to/"


def elements(html: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every element that a browser makes of HTML, with its attributes."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(str(e.tag).rpartition("}")[2], sorted(e.attrib.items())) for e in tree.iter()]


def dangers(html: str) -> list[str]:
    """Return what could run, load or style in a page."""
    found = []
    for tag, attributes in elements(html):
        if tag in {"script", "style", "iframe", "object", "embed", "svg", "form", "base", "link"}:
            found.append(tag)
        for name, value in attributes:
            scheme = "".join(value.split()).partition(":")[0].lower()
            runs = name in ("href", "src") and scheme in ("javascript", "data", "vbscript")
            if runs or name.startswith("on") or name == "style":
                found.append(f"{tag} {name}={value}")
    return found


def test_the_other_opinion_sees_dangers():
    for html in ("<script>", "<p onclick=x>", "<a href=' java\nscript:x'>", "<b style=x>", "<svg>"):
        assert dangers(html)
