"""The reading grade of sentences: Flesch–Kincaid with a syllable counter of our own."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from plugins.guides.words.sentences import words
from plugins.guides.words.syllables import syllables


class Counts(NamedTuple):
    """What the formula is made from."""

    sentences: int
    words: int
    syllables: int

    def grade(self) -> float:
        """Return the grade, or 0 where there are no words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def grade(sentences: Iterable[str]) -> float:
    """Return the Flesch–Kincaid grade (US school years) of sentences taken together.

    0.39 × words a sentence + 11.8 × syllables a word - 15.59 (Kincaid and others, 1975). It can
    fall below zero. Sentences without words do not count; without any the grade is 0.
    """
    return _total(map(_count, sentences)).grade()


def hardest(sentences: Iterable[str]) -> str:
    """Return the sentence without which the grade would be lowest, or "" where there is none.

    The highest grade of a single sentence would nearly always be a list item of one long word,
    which is seldom what an editor should mend.
    """
    counted = [(sentence, _count(sentence)) for sentence in sentences]
    counted = [(sentence, count) for sentence, count in counted if count.words]
    total = _total(count for _, count in counted)

    def without(pair: tuple[str, Counts]) -> float:
        return Counts(*(a - b for a, b in zip(total, pair[1], strict=True))).grade()

    if len(counted) < 2:
        return counted[0][0] if counted else ""
    return min(counted, key=without)[0]


# A sentence is counted for the guide, for its section, and when the hardest is looked for.
@lru_cache(maxsize=10_000)
def _count(sentence: str) -> Counts:
    found = words(sentence)
    return Counts(bool(found), len(found), sum(map(syllables, found)))


def _total(counts: Iterable[Counts]) -> Counts:
    return Counts(*map(sum, zip(Counts(0, 0, 0), *counts, strict=True)))
