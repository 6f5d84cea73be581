"""`make check`: every problem on its line, and an exit status that says whether to mend."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from plugins.guides import check
from tests.sample_site import FACTS, GUIDE, Clinic

BEFORE = "questions/before.md"


@pytest.fixture
def clinic(tmp_path) -> Clinic:
    """Return the sample."""
    return Clinic(tmp_path)


def run(clinic: Clinic, capsys, *files: Path) -> tuple[int, str, list[str]]:
    """Return exit status, last line and problems of a check."""
    status = check.main(argparse.Namespace(content=clinic.content, files=list(files)))
    captured = capsys.readouterr()
    return status, captured.out.strip(), captured.err.splitlines()


def test_without_fault_nothing_but_one_line_is_said(clinic, capsys):
    status, summary, problems = run(clinic, capsys)
    assert (status, problems) == (0, [])
    assert summary.lower().startswith("checked 1 guide: 0 to mend, 0 in drafts, 5 for the clinic")


def test_problems_come_sorted_and_fail(clinic, capsys):
    clinic.change(GUIDE, "(#risks)", "(#risk)")
    clinic.change(BEFORE, " {#when}", "")
    clinic.change(FACTS, "kinds: [numbing]", "kinds: [numb]")
    status, summary, problems = run(clinic, capsys)
    assert status == 1
    places = [problem.split(":")[:2] for problem in problems]
    assert places == sorted(places, key=lambda place: (place[0], int(place[1])))
    assert {problem.split(":")[0] for problem in problems} == {
        f"content/{GUIDE}", f"content/{FACTS}", f"content/{BEFORE}",
    }  # fmt: skip
    assert f"{len(problems)} to mend" in summary


def test_drafts_are_shown_and_do_not_fail(clinic, capsys):
    clinic.change(GUIDE, "status: published", "status: draft")
    clinic.change(GUIDE, "(#risks)", "(#risk)")
    clinic.change(BEFORE, "[what happens](../procedures/sample-injection.md#happens)", "it")
    status, summary, problems = run(clinic, capsys)
    assert (status, len(problems)) == (0, 1)
    assert "0 to mend, 1 in drafts" in summary


def test_named_files_alone_are_told_and_counted(clinic, capsys):
    clinic.change(GUIDE, "(#risks)", "(#risk)")
    clinic.change(BEFORE, " {#when}", "")
    status, summary, problems = run(clinic, capsys, clinic.content / BEFORE)
    assert status == 1 and "1 to mend" in summary
    assert [problem.split(":")[0] for problem in problems] == [f"content/{BEFORE}"]
    assert run(clinic, capsys, clinic.content / "pages/home.md")[::2] == (0, [])


def test_a_folder_of_nothing_is_told_all_that_is_missing(tmp_path, capsys):
    status = check.main(argparse.Namespace(content=tmp_path / "nowhere", files=[]))
    problems = capsys.readouterr().err.splitlines()
    assert status == 1
    assert problems and all(": missing-" in problem for problem in problems)
