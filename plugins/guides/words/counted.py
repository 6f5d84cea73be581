"""Numbers together with what they count: 10 to 15 minutes, 1 in 100 people."""

from collections.abc import Iterator

from plugins.guides.words.quantities import END, Token, tokens, value
from plugins.guides.words.units import APART, BODY, LONGER, PERCENT, SYMBOLS, is_unit

OPEN = frozenset(("more", "less", "fewer", "so"))  # three or more


def counted(text: str, exempt: bytearray) -> Iterator[tuple[int, int, bool]]:
    """Yield where each number that counts something begins and ends, and whether it is a rate.

    Numbers that begin where `exempt` is set are passed over.
    """
    marks = [*tokens(text), *[END] * 8]  # so that looking ahead needs no bounds
    numbers = {
        i
        for i, mark in enumerate(marks)
        if mark.kind == "number" and not exempt[mark.start] and not _is_name(marks, i)
    }
    i = 0
    while i < len(marks):
        end, rate = _what(marks, numbers, i) if i in numbers else (0, False)
        if end:
            yield marks[i].start, marks[end - 1].end, rate
        i = max(end, i + 1)


def _is_name(marks: list[Token], i: int) -> bool:
    """Return whether letters that are no unit are glued to the number: 50s, 4x, but not 10mg."""
    after = marks[i + 1]
    glued = after.kind == "word" and after.start == marks[i].end
    return glued and after.text not in SYMBOLS and not is_unit(after, "2", hyphened=False)


def _what(marks: list[Token], numbers: set[int], i: int) -> tuple[int, bool]:
    """Return the index after what the number at `i` counts, 0 for nothing; and if it is a rate."""
    j = _quantity(marks, numbers, i)
    number = marks[i].text.lower() if j == i + 1 else "range"
    end = _unit(marks, j, number)
    rate = end and marks[end - 1].text.lower() in PERCENT
    base = _base(marks, numbers, i, end or j)
    if not (base or end) and marks[j].word:
        base = _base(marks, numbers, i, j + 1)
    if base:
        return _unit(marks, base, "range") or base, True
    return end, bool(rate)


def _quantity(marks: list[Token], numbers: set[int], i: int) -> int:
    """Return the index after a number or range: 10 to 15, 2- to 3-, two and a half, 3 or more."""
    j = i + 1
    if [mark.word for mark in marks[j : j + 3]] == ["and", "a", "half"]:
        return j + 3
    if marks[i].text.lower() != "one" and marks[j].word == "or" and marks[j + 1].word in OPEN:
        return j + 2
    k = j + (marks[j].kind in ("hyphen", "dash"))
    if marks[k].word in ("to", "or") or (marks[k].word == "and" and marks[i - 1].word == "between"):
        k += 1 + (marks[k + 1].kind == "hyphen")
    return k + 1 if k > j and k in numbers else j


def _unit(marks: list[Token], j: int, number: str) -> int:
    """Return the index after the unit at `j`, or after one word and a unit, or 0."""
    hyphened = marks[j].kind == "hyphen"
    k = j + hyphened
    symbol = marks[k].text in SYMBOLS and marks[j - 1].text[-1:].isdigit()
    if symbol or is_unit(marks[k], number, hyphened=hyphened):
        return k + 1
    between = marks[k].word
    if not between or between in APART or (number == "one" and between not in LONGER):
        return 0
    while marks[k + 1].kind == "hyphen" and marks[k + 2].word:
        k += 2  # "follow-up" is one word
    points = between in BODY and marks[k + 1].word.startswith("point")
    return k + 2 if is_unit(marks[k + 1], number, hyphened=False) and not points else 0


def _base(marks: list[Token], numbers: set[int], i: int, k: int) -> int:
    """Return the index after "in 100", "out of 24" or "per 1,000" at `k`, if that is a rate."""
    direct, number = k == i + 1, marks[i].text.lower()
    k += marks[k].word == "out"
    if marks[k].word not in ("in", "of", "per"):
        return 0
    relation, every = marks[k].word, marks[k + 1].word
    k += 1 + (every in ("each", "every", "the"))
    if k not in numbers:
        return 0
    many, base = value(number), value(marks[k].text)
    # Below these, "of" names a choice (one of two doctors) and "in" a place (a shot in two spots).
    least = 10 if every == "the" or (relation == "of" and number == "one") else 2
    if relation == "in" and not direct:
        least = max(3, many + 1)
    return _quantity(marks, numbers, k) if base >= max(least, many) else 0
