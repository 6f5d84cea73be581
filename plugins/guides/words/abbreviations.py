"""Abbreviations in a text, and whether they are spelled out."""

import re

from plugins.guides.words.wordlist import wordlist

# Two to six capitals, with figures between and a plural s after. Words in capitals that shout
# are mostly longer, or in the list below.
CANDIDATE = re.compile(r"(?<![\w.@])(?=[A-Z0-9]{2,6}s?\b)([A-Z][0-9]*(?:[A-Z][0-9]*)+)s?(?![\w@])")
ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
VERTEBRA = re.compile(r"(?:[CTLS]\d{1,2})+")

# Better known than their long forms (US, MRI), or no abbreviation at all (NOT).
KNOWN = wordlist(
    "AIDS AM CD COVID CT DNA DO DVD EU FAQ FDA GPS HIV ID MD MRI OK PDF PIN PM RN TV UK US USA "
    "USB UV ZIP "
    "ALL AND ANY ASK BUT CALL DAY GO IF IN IS IT NEVER NO NOT NOW ON ONLY OR STOP THE TO YOU"
)


def abbreviations(text: str) -> list[str]:
    """Return the abbreviations of a text in reading order, each once and without a plural s.

    Roman numerals, vertebrae, words that are known better than their long forms, and 911 are
    none.
    """
    found = (match[1] for match in CANDIDATE.finditer(text))
    return list(dict.fromkeys(word for word in found if not _known(word)))


def spelled_out(text: str, abbreviation: str) -> bool:
    """Return whether the text gives the long form of an abbreviation, before or after it.

    "epidural steroid injection (ESI)" and "ESI (epidural steroid injection)" do. The long form
    must have the letters in order, the first at the head of a word (the rule of Schwartz and
    Hearst, 2003).
    """
    plain = abbreviation.removesuffix("s")
    for match in re.finditer(rf"(?<!\w){re.escape(plain)}(?:['’]?s)?(?!\w)", text):
        before, after = text[: match.start()][-200:], text[match.end() :][:200]
        opened = re.search(r"[(,]\s*(?:\w+\s+){0,3}$", before)
        if opened and _spells(before[: opened.start()], plain):
            return True
        inside = re.match(r"\s*\(([^()]*)\)", after)
        if inside and _spells(inside[1], plain):
            return True
    return False


def _known(word: str) -> bool:
    return word in KNOWN or bool(ROMAN.fullmatch(word) or VERTEBRA.fullmatch(word))


def _spells(words: str, abbreviation: str) -> bool:
    """Return whether the last words hold the letters in order, read from the end."""
    letters = [c for c in abbreviation.lower() if c.isalnum()]
    long = " ".join(words.lower().split()[-min(len(letters) + 5, 2 * len(letters)) :])
    at = len(long)
    for i, letter in reversed(list(enumerate(letters))):
        at = long.rfind(letter, 0, at)
        while i == 0 and at > 0 and long[at - 1].isalnum():
            at = long.rfind(letter, 0, at)
        if at < 0:
            return False
    return True
