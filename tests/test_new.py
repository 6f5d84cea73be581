"""`make new`: a draft that our own reader understands, with a line of help at each field."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from plugins.guides import new
from plugins.guides.contract import SECTIONS, Data, FrontMatter
from plugins.guides.environment import ROOT
from plugins.guides.shelf import fill
from plugins.guides.yamlfile import parse
from tests.sample_site import Clinic

# What a form that nobody has filled in is told.
UNFILLED = {
    "ask-count", "choice-form", "empty-section", "empty-value", "guide-length", "inconsistent",
    "missing-key", "missing-source", "question-count", "source-count",
}  # fmt: skip
TITLE = "Facet joint injection"
SLUG = "facet-joint-injection"


@pytest.fixture
def clinic(tmp_path) -> Clinic:
    """Return the sample."""
    return Clinic(tmp_path)


def begin(clinic: Clinic, title: str | None) -> int:
    """Begin a guide in the sample; return the exit status."""
    return new.main(argparse.Namespace(title=title, content=clinic.content))


def files(clinic: Clinic) -> dict[str, bytes]:
    """Return the files of all guides."""
    folder = clinic.content / "procedures"
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_two_files_are_written_and_named(clinic, capsys):
    before = files(clinic)
    assert begin(clinic, TITLE) == 0
    assert set(files(clinic)) - set(before) == {f"{SLUG}.md", f"{SLUG}.yaml"}
    said = capsys.readouterr().out
    assert f"{SLUG}.md" in said and f"{SLUG}.yaml" in said


def test_our_reader_finds_nothing_but_what_is_to_be_filled_in(clinic):
    begin(clinic, TITLE)
    written = fill(clinic.content).files[Path(f"content/procedures/{SLUG}.md")]
    assert written.draft and written.readable
    verdict = clinic.verdict()
    assert not verdict.stopping
    assert {problem.rule for problem in verdict.drafts} <= UNFILLED, "\n".join(
        str(problem) for problem in verdict.drafts if problem.rule not in UNFILLED
    )


def test_every_section_stands_there_with_its_help(clinic):
    begin(clinic, TITLE)
    written = fill(clinic.content).files[Path(f"content/procedures/{SLUG}.md")]
    assert [section for section, _ in written.sections()] == list(SECTIONS)
    text = clinic.read(f"procedures/{SLUG}.md")
    assert all(f"<!-- {section.hint} -->" in text for section in SECTIONS)


@pytest.mark.parametrize("name", list(Data.model_fields))
def test_every_field_of_the_facts_stands_there(name):
    lines = new.facts().splitlines()
    assert any(line.startswith((f"{name}:", f"# {name}:")) for line in lines) or name == "drawing"


def test_every_line_to_fill_in_has_a_line_of_help_above():
    front = new.text(TITLE).split("---\n")[1]
    for text in (front, new.facts()):
        lines = text.splitlines()
        for above, line in pairwise(lines):
            field = line.strip().removeprefix("- ").removeprefix("# ")
            if field.partition(":")[0] in {*FrontMatter.model_fields, *Data.model_fields}:
                assert above.lstrip(" -").startswith("# "), f"no help above {line!r}"


def test_the_help_is_that_of_the_contract():
    facts = " ".join(new.facts().split())
    for field in Data.model_fields["facts"].annotation.model_fields.values():
        assert " ".join(field.description.split()) in facts
    assert "One of: mild, serious, life-threatening." in facts


def test_the_same_guide_is_not_begun_twice(clinic, capsys):
    assert begin(clinic, TITLE) == 0
    clinic.write(f"procedures/{SLUG}.md", "mine")
    before = files(clinic)
    assert begin(clinic, "Facet  JOINT injection!") == 1
    assert files(clinic) == before
    assert f"{SLUG}.md:1: file-exists: " in capsys.readouterr().err


@pytest.mark.parametrize("there", ["md", "yaml"])
def test_neither_file_is_written_over(clinic, there):
    clinic.write(f"procedures/{SLUG}.{there}", "mine")
    before = files(clinic)
    assert begin(clinic, TITLE) == 1
    assert files(clinic) == before


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Facet joint injection", "facet-joint-injection"),
        ("  Botulinum toxin (Botox®) ", "botulinum-toxin-botox"),
        ("Épidurale & Co.", "epidurale-co"),
        ("L4/L5: nerve block", "l4-l5-nerve-block"),
        ("../../etc/passwd", "etc-passwd"),
        ("🙂 X-ray", "x-ray"),
        ("🙂", ""),
        ("حقنة", ""),
        ("", ""),
    ],
)
def test_a_title_becomes_a_file_name(title, slug):
    assert new.slugify(title) == slug


@pytest.mark.parametrize("title", [None, "", "  ", "🙂", "---", "a" * (new.LONGEST + 1)])
def test_a_title_that_makes_no_file_name_is_asked_for_again(clinic, capsys, title):
    before = files(clinic)
    assert begin(clinic, title) == 2
    assert files(clinic) == before
    assert 'make new GUIDE="Facet joint injection"' in capsys.readouterr().err


def test_the_longest_title_is_that_of_the_contract():
    schema = FrontMatter.model_json_schema()["properties"]["title"]
    assert schema["maxLength"] == new.LONGEST


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Botox: what it's for", "Botox: what it's for"),
        ('The "new" shot', 'The "new" shot'),
        ("C:\\new #1 & more", "C:\\new #1 & more"),
        ("- [x] {y} *z*", "- [x] {y} *z*"),
        ("Shot 🙂 مرحبا", "Shot 🙂 مرحبا"),
        ("No", "No"),
        ("2026", "2026"),
        ("a\nb\tc\x00d\x85e", "a b c d e"),
        ("Caf\udce9 shot", "Caf shot"),
    ],
)
def test_any_title_is_read_back_as_it_was_given(clinic, title, read):
    assert begin(clinic, title) == 0
    written = fill(clinic.content).files[Path(f"content/procedures/{new.slugify(read)}.md")]
    assert written.matter.value["title"] == read
    assert not any(problem.rule == "broken-yaml" for problem in written.problems)


def test_a_title_is_quoted_for_yaml():
    words = 'a"b\\c: #d'
    assert parse(f"x: {new.quoted(words)}", Path("x")).value == {"x": words}


def guides(*arguments: str, **environ: str) -> subprocess.CompletedProcess:
    """Run one of the project's commands."""
    return subprocess.run(
        [sys.executable, "-m", "plugins.guides", *arguments],
        cwd=ROOT, capture_output=True, text=True, env={**os.environ, **environ},
    )  # fmt: skip


def test_the_new_draft_has_a_page_with_what_is_missing(clinic, tmp_path):
    folder = ("--content", str(clinic.content))
    done = guides("new", *folder, GUIDE='Facet "joint": injection')
    assert (done.returncode, done.stderr) == (0, "")
    again = guides("new", *folder, GUIDE='Facet "joint": injection')
    assert again.returncode == 1
    assert "file-exists" in again.stderr and "Traceback" not in again.stderr
    output = tmp_path / "output"
    built = guides("html", *folder, "--output", str(output))
    assert built.returncode == 0, built.stderr
    assert f"content/procedures/{SLUG}.yaml:" in built.stderr
    page = (output / "procedures" / SLUG / "index.html").read_text(encoding="utf-8")
    words = " ".join("".join(html5lib.parse(page, namespaceHTMLElements=False).itertext()).split())
    words = words.translate(str.maketrans("“”‘’", "\"\"''"))
    assert 'Facet "joint": injection' in words
    for problem in built.stderr.splitlines():
        assert problem.split(": ", 2)[2] in words
