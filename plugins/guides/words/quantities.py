"""A text in tokens: numbers in digits and in words, units, and what stands between them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.guides.words.sentences import CITATION

SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")
TEENS += ("eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
VALUES = {
    **{word: n for n, word in enumerate((*SMALL, *TEENS), start=1)},
    **{word: n for n, word in zip(range(20, 100, 10), TENS, strict=True)},
}

_SMALL, _TEENS, _TENS, _SCALES = ("|".join(table) for table in (SMALL, TEENS, TENS, SCALES))
VULGAR = "¼½¾⅐-⅞"
TOKEN = re.compile(
    rf"""
      (?P<number>
        (?: \d+(?:,\d{{3}}(?!\d))*(?:\.\d+)?(?:/\d+)?[{VULGAR}]? | [{VULGAR}]
          | \b(?: (?:{_TENS})(?:[-‑\s](?:{_SMALL}))? | {_TEENS} | {_SMALL} | {_SCALES} )\b )
        (?: \s(?:{_SCALES})\b )*
      )
    | (?P<unit> % | [°º˚]\s?(?:[FC]\b)? | [℉℃] )
    | (?P<word> [^\W\d_]\w*(?:['’]\w+)* )
    | (?P<hyphen> (?<=\S)[-‐‑](?=\S) )
    | (?P<dash> [-‐‑–—−] )
    | (?P<nothing> {CITATION.pattern} | [\s"'“”‘’\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]+ )
    | (?P<stop> . )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


class Token(NamedTuple):
    """A number, word, unit sign or mark of a text, and where it stands."""

    kind: str  # number, unit, word, hyphen (joins), dash or stop
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word in lower case, without a possessive s."""
        return re.sub(r"['’]s?$", "", self.text.lower()) if self.kind == "word" else ""


END = Token("stop", "", 0, 0)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text in one pass; white space, quotes and citations are none."""
    for match in TOKEN.finditer(text):
        if match.lastgroup != "nothing":
            yield Token(match.lastgroup, match[0], match.start(), match.end())


def value(number: str) -> float:
    """Return the value of a number token: "1,000", "1/2", "forty-eight", "two hundred"."""
    total = 0.0
    for part in re.split(r"[-‑\s]", number.lower()):
        if part in SCALES:
            total = (total or 1) * SCALES[part]
        elif part in VALUES:
            total += VALUES[part]
        else:
            whole, _, base = part.rstrip("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞").replace(",", "").partition("/")
            total += float(whole or 0) / (float(base or 1) or 1)
    return total
