"""README tells the truth: every section, every folder it names, every target."""

from __future__ import annotations

import re

from plugins.guides.contract import SECTIONS
from plugins.guides.environment import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_has_every_section_in_order():
    rows = re.findall(r"^\| (.+?) \| `#([a-z-]+)` \| (\w+) \| (.*?) ?\|$", README, re.MULTILINE)
    expected = [
        (s.heading, s.id, s.text, f"`{s.data}`" if s.data else "") for s in SECTIONS
    ]  # fmt: skip
    assert rows == expected


def test_every_folder_and_file_it_names_is_there():
    named = re.findall(r"`((?:content|plugins|theme|tests|\.ci)/[\w./-]*)`", README)
    assert len(named) > 10
    optional = {"content/extra/", "content/questions/"}
    for name in set(named) - optional:
        assert (ROOT / name).exists(), name


def test_it_names_the_two_commands_first():
    assert README.index("make html") < README.index("make test") < README.index("make serve")
