"""The sample clinic's content: small, complete by the contract, and made to be broken."""

from __future__ import annotations

import shutil
from pathlib import Path

from plugins.guides.gate import Verdict, judge
from plugins.guides.shelf import fill

SAMPLE = Path(__file__).parent / "sample" / "content"
GUIDE = "procedures/sample-injection.md"
FACTS = "procedures/sample-injection.yaml"


class Clinic:
    """A copy of the sample's content that a test may change."""

    def __init__(self, folder: Path):
        """Copy the sample into a folder."""
        self.content = folder / "content"
        shutil.copytree(SAMPLE, self.content)

    def read(self, name: str) -> str:
        """Return a file's text."""
        return (self.content / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file, and its folder."""
        file = self.content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def change(self, name: str, old: str, new: str) -> None:
        """Replace words that stand in a file exactly once."""
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def line(self, name: str, words: str) -> int:
        """Return the line of a file in which words stand first."""
        text = self.read(name)
        return text.count("\n", 0, text.index(words)) + 1

    def verdict(self) -> Verdict:
        """Return what the gate says."""
        return judge(fill(self.content))

    def problems(self) -> list[str]:
        """Return the problems that stop a build, as an editor reads them."""
        return [str(problem) for problem in self.verdict().stopping]
