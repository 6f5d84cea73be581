"""Numbers that need no source, each kind with its reason.

Digits after a letter (L4, B12) are no numbers to begin with, see `quantities`.
"""

import re
from typing import NamedTuple

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
YEAR = r"(?:19|20)(?!00)\d\d"  # 1900 and 2000 are mostly amounts
DASH = r"[-‐‑–—]"
SMALL = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
CLOCK = r"\d{1,2}(?::[0-5]\d)?"
TIME_UNIT = r"(?:second|minute|hour|day|night|week|month|year)"


class Exemption(NamedTuple):
    """A kind of number that is no claim, and why it is none."""

    pattern: re.Pattern
    reason: str


def _exempt(reason: str, *patterns: str, flags: re.RegexFlag = re.IGNORECASE) -> Exemption:
    return Exemption(re.compile("|".join(patterns), flags), reason)


EXEMPTIONS = (
    _exempt(
        "vertebrae, discs and nerve roots are names",
        rf"\b[CTLS]\d{{1,2}}(?:(?:{DASH}|/)[CTLS]?\d{{1,2}}\b)+",
        flags=re.NOFLAG,
    ),
    _exempt(
        "phone numbers, 911 and 988 are there to be dialed",
        r"(?:\+?\b1[-. ])?\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b",
        r"\b\d{3}[-‑.]\d{4}\b",
        r"\b(?:911|988)\b",
    ),
    _exempt(
        "a date says when, not how much",
        rf"\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+{YEAR}\b)?",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\b(?:,?\s+{YEAR}\b)?",
        rf"\b{MONTH}\s+{YEAR}\b",
        rf"\b{YEAR}-\d\d-\d\d\b|\b\d{{1,2}}/\d{{1,2}}/(?:\d\d)?\d\d\b",
        flags=re.NOFLAG,
    ),
    _exempt(
        "a year says when, not how much; after a number, as in 1 in 2000, it is no year",
        rf"\b(?:since|until|till|from|by|before|after|during|year|early|late)\s+{YEAR}\b",
        rf"\b{YEAR}\s?(?:to|and|or|through|{DASH})\s?(?:{YEAR}|\d\d)\b",
        rf"(?<![\d½]\s)(?<!one\s)(?<!two\s)(?<!out\s)\b(?:in|of)\s+{YEAR}\b",
        rf"\b(?:an?|the|this|one|another)\s+{YEAR}\b(?!\s+(?:people|\w+s)\b)",
    ),
    _exempt(
        "a time of day says when, not how long",
        rf"\b{CLOCK}(?:\s?(?:to|and|{DASH})\s?{CLOCK})?\s?[ap](?:m\b|\.\s?m\.)",
        r"\b\d{1,2}:[0-5]\d\b",
        rf"\b{SMALL}\s+o['’]clock\b",
    ),
    _exempt("an ordinal counts places, not amounts", r"\b\d+(?:st|nd|rd|th)\b"),
    _exempt(
        "the number is part of a name (type 2, phase 3, COVID-19, omega-3)",
        rf"\b(?:type|phase|stage|grade|class|schedule|category|level|vitamin|factor|version)\s+"
        rf"{SMALL}\b(?![\s-]{TIME_UNIT})",
        r"(?<![\w-])(?!to-|or-)[a-z]{2,20}[-‐‑]\d{1,3}\b",
    ),
    _exempt(
        "hours of service, not of treatment",
        r"\b24\s?/\s?7\b",
        r"\b(?:24|twenty-four)[-‑\s]hour\s+(?:\w+\s+)?(?:line|phone|number|desk|service|hotline)\b",
        r"\b24 hours a day,? (?:and )?(?:7|seven) days a week\b",
        r"\b(?:open|answered|staffed|available)\s+24 hours a day(?!,? (?:and )?[7s])",
    ),
    _exempt(
        "a 0-to-10 scale is the ruler, not what was measured",
        rf"\b(?:0|zero)\s?(?:\([^()]{{1,40}}\)\s)?(?:to|{DASH})\s?(?:100?|ten)\b(?![\s-]{TIME_UNIT})",
        rf"\bscale (?:of|from) (?:1|one)\s?(?:to|{DASH})\s?(?:10|ten)\b",
        rf"\b(?:1|one)\s?(?:to|{DASH})\s?(?:10|ten)[\s-]scale\b",
        r"\b(?:10|11|100)[-‑\s]point\s(?:\w+\s)?(?:scale|score)\b",
    ),
    _exempt(
        "the number of a step, place or picture",
        rf"\b(?:step|question|table|figure|picture|page|section|chapter|room|floor|suite)\s+{SMALL}\b"
        rf"(?:\s+of\s+{SMALL}\b)?",
    ),
    _exempt(
        "a label of the aftercare clock opens its line",
        rf"\A\s*(?:days?|weeks?|months?|hours?)\s+{SMALL}(?:\s?(?:to|and|{DASH})\s?{SMALL})?\b",
    ),
    _exempt(
        "the body's own feet; a length is written in digits",
        r"\b(?:one|two) (?:foot|feet)\b",
    ),
    _exempt(
        "turns of speech",
        r"\bat one point\b|\bone day at a time\b|\bone or two things\b|\bsecond opinions?\b",
        r"\b(?:first|second|other|better|upper|lower|top|bottom|front|back|left|right) half\b",
    ),
)


def mask(text: str) -> bytearray:
    """Return a byte for each character of the text: 1 where it stands in an exempt number."""
    marks = bytearray(len(text))
    for exemption in EXEMPTIONS:
        for match in exemption.pattern.finditer(text):
            marks[match.start() : match.end()] = b"\x01" * len(match[0])
    return marks
