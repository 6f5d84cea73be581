"""A sign-off holds for what was read, and for nothing else."""

from __future__ import annotations

from argparse import Namespace

import pytest

from plugins.guides.library import load
from plugins.guides.sign import main
from tests.sample_site import FACTS, GUIDE, Clinic

WHO = {"who": 'Dr. "Ann" Example', "qualification": "MD: pain medicine"}


@pytest.fixture
def clinic(tmp_path, monkeypatch) -> Clinic:
    """Return the sample on a fixed day."""
    monkeypatch.setenv("GUIDES_TODAY", "2026-03-01")
    return Clinic(tmp_path)


def sign(clinic: Clinic, **given) -> int:
    """Sign the sample's guide."""
    words = {"guide": "sample-injection", "content": clinic.content, **WHO, **given}
    return main(Namespace(**words))


def guide(clinic: Clinic):
    """Return the sample's guide."""
    library, verdict = load(clinic.content)
    assert not verdict.stopping, verdict.stopping
    return library.guides[0]


def test_a_guide_is_unsigned_until_somebody_signs(clinic):
    assert guide(clinic).unsigned and guide(clinic).next_review is None
    assert sign(clinic) == 0
    assert not guide(clinic).unsigned
    assert guide(clinic).meta.reviewed.who == 'Dr. "Ann" Example'
    assert guide(clinic).meta.reviewed.qualification == "MD: pain medicine"
    assert guide(clinic).next_review.isoformat() == "2029-03-01"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (GUIDE, "You can leave the same day.", "You can leave the next day."),
        (GUIDE, "[Sample shot, SI]", "[Sample jab, SI]"),
        (FACTS, "Take short walks.", "Take long walks."),
        (FACTS, "count: [5, 10]", "count: [5, 11]"),
        ("signs.yaml", "You cannot catch your breath", "You are out of breath"),
        ("situations.yaml", "You take a blood thinner.", "You take aspirin."),
    ],
)
def test_a_changed_word_makes_it_unsigned(clinic, file, old, new):
    assert sign(clinic) == 0
    clinic.change(file, old, new)
    assert guide(clinic).unsigned
    assert sign(clinic) == 0
    assert not guide(clinic).unsigned
    assert clinic.read(GUIDE).count("reviewed:") == 1


def test_what_readers_do_not_see_changes_nothing(clinic):
    assert sign(clinic) == 0
    clinic.change(GUIDE, "updated: 2026-02-03", "updated: 2026-02-04")
    clinic.change("signs.yaml", "Your blood sugar is above", "Your sugar is above")
    clinic.write(GUIDE, clinic.read(GUIDE).replace("\n", "\r\n"))
    assert not guide(clinic).unsigned


def test_it_is_refused_for_a_guide_with_problems(clinic, capsys):
    clinic.change(GUIDE, "You can leave the same day.", "The shot is safe.")
    before = clinic.read(GUIDE)
    assert sign(clinic) == 1
    assert "vague-praise" in capsys.readouterr().err
    assert clinic.read(GUIDE) == before


def test_it_says_what_is_missing(clinic, capsys):
    assert sign(clinic, who=" ") == 2
    assert "missing: WHO" in capsys.readouterr().err
    assert sign(clinic, guide="other") == 1
    assert "there are: sample-injection" in capsys.readouterr().err


def test_an_overdue_sign_off_is_a_problem(clinic, monkeypatch):
    assert sign(clinic) == 0
    monkeypatch.setenv("GUIDES_TODAY", "2029-03-03")
    assert "review-overdue" in clinic.problems()[0]
