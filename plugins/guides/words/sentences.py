"""Plain text in sentences, and sentences in words."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from plugins.guides.words.wordlist import wordlist

# A citation as editors write it. The length is bounded so that a page of open brackets
# is still read in one pass.
CITATION = re.compile(r"\[\^[^\[\]\s]{1,100}\]")

# A full stop, the quotes and brackets that close after it, and the citations of its sentence.
STOP = re.compile(rf"(?<![.!?…؟۔])[.!?…؟۔]+[\"'”’»)\]]*(?:\s*{CITATION.pattern})*(?=\s|\Z|(?<=\]))")
NEXT_WORD = re.compile(r"[\W_]{0,20}(\w{0,20})")
OPENERS = "\"'“‘«([*_"

# Never the end of a sentence: something always follows.
JOINED = wordlist("approx cf dr e.g esp fig i.e incl mr mrs ms mt prof st vs")
# Letters with dots (U.S., M.D.) end a sentence only before a word that mostly opens one.
DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
STARTERS = wordlist(
    "a after all an and as ask at before but call do doctors each for he her his how however i if "
    "in it its many most my no not on one only other our people please see she so some take talk "
    "tell that the then there these they this those to we what when where who you your"
)
# A clock's a.m. and p.m. may stand before a day or a time zone.
AFTER_CLOCK = wordlist(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december eastern central mountain pacific est "
    "edt cst cdt mst mdt pst pdt"
)
# A letter after these names a thing (vitamin D); after another capital word it is an initial.
LETTERED = wordlist("vitamin hepatitis type plan group grade part room medicare")

WORD = re.compile(r"https?://\S+|\$?[^\W_]+(?:(?:[-‐‑'’.,:@&]|(?<=\d)/(?=\d))[^\W_]+)*%?")


class Span(NamedTuple):
    """Where a sentence stands in its text."""

    start: int
    end: int


def split(text: str) -> list[str]:
    """Return the sentences of one paragraph, each with the citations that follow its stop."""
    return [text[start:end] for start, end in spans(text)]


# Every rule about words asks for the sentences of the same text.
@lru_cache(maxsize=10_000)
def spans(text: str) -> tuple[Span, ...]:
    """Return where each sentence begins and ends, white space around it left out."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    start = 0
    for stop in STOP.finditer(text):
        if _ends(text, start, stop):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, len(text))


def statements(text: str) -> list[str]:
    """Return the sentences that are not questions: the word rules leave questions alone."""
    return [sentence for sentence in split(text) if not is_question(sentence)]


def is_question(sentence: str) -> bool:
    """Return whether the sentence ends with a question mark, quotes and citations aside."""
    return CITATION.sub("", sentence).rstrip(" \t\n\xa0\"'”’»)]").endswith(("?", "؟", "?!"))


def words(sentence: str) -> list[str]:
    """Return the words as they are counted.

    A figure is a word, and so is what a hyphen, an apostrophe or a slash between figures joins.
    An en or em dash parts words, as "to" would ("10–15" and "10 15" are two). Citations,
    symbols and emoji are none.
    """
    plain = CITATION.sub(" ", sentence)
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain)
        plain = "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf"))
    return WORD.findall(plain)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    if part.strip():
        yield Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))


def _ends(text: str, start: int, stop: re.Match) -> bool:
    following = NEXT_WORD.match(text, stop.end())[1]
    if following[:1].islower():
        return False
    if stop[0][0] != ".":
        return True
    # What stands before the dot; forty characters hold every abbreviation and its neighbour.
    before = text[max(start, stop.start() - 40) : stop.start()].split()
    last = before[-1].lstrip(OPENERS) if before else ""
    if last.isdigit() and text[start : stop.end()].strip() == f"{last}.":
        return False  # the number of a step: "1. Wash your hands."
    if last.lower() in JOINED or (last == "No" and following.isdigit()):
        return False
    if last.lower() in ("a.m", "p.m"):
        return following.lower() not in AFTER_CLOCK
    if DOTTED.fullmatch(last):
        return not following or following.lower() in STARTERS
    if len(last) == 1 and last.isupper() and len(before) > 1:
        name = before[-2].strip(OPENERS + ".")
        return not (name[:1].isupper() and name.lower() not in LETTERED)
    return True
