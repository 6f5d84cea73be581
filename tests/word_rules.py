"""The sentences with their verdicts that the tests of the word rules share."""

from pathlib import Path

TABLE = Path(__file__).parent / "data" / "word_rules.tsv"
SENTENCES = [
    tuple(line.split("\t"))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
