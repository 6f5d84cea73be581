"""Rules for one passage of text: a paragraph, a list item, a question, a value of the data."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.guides import citations
from plugins.guides.contract import SECTION
from plugins.guides.reader import Passage
from plugins.guides.words import numbers, sentences, wording

Found = Iterator[tuple[int, str]]  # offset in the passage, message

# NHS service manual, "How we write": sentences of 25 words or fewer.
MAX_WORDS = 25
NAMES = ("heading", "question")  # what readers scan; word rules are about statements


def sentence_length(passage: Passage) -> Found:
    """No sentence has more than 25 words."""
    for sentence in sentences.split(passage.text):
        length = len(sentences.words(sentence))
        if length > MAX_WORDS:
            yield (
                at(passage, sentence),
                f'split the sentence of {length} words: "{short(sentence)}"',
            )


def uncited_number(passage: Passage) -> Found:
    """Every number that counts has its source in its sentence or later in the paragraph."""
    if passage.kind in NAMES or passage.place in ("title", "summary") or in_data(passage):
        return
    for number in numbers.uncited(passage.text):
        where = "with source:" if passage.kind == "value" else "with [^key]"
        yield number.start, f'name the source of "{number.phrase}" {where}'


def number_outside_data(passage: Passage) -> Found:
    """Where the numbers of a section stand in its data, its text holds none but 911."""
    if in_data(passage):
        for number in numbers.find(passage.text):
            yield number.start, f'move "{number.phrase}" into the facts file'


def number_in_summary(passage: Passage) -> Found:
    """The summary holds no number: it stands in lists and search results without its source."""
    if passage.place == "summary":
        for number in numbers.find(passage.text):
            yield number.start, f'say it without "{number.phrase}"'


def uncited_claim(passage: Passage) -> Found:
    """Where outcomes are told, every paragraph and list item names its source."""
    section = SECTION.get(passage.place)
    told = section and section.every_claim_cited and passage.kind in ("paragraph", "item", "cell")
    # A line that leads into a list claims nothing: each of the items has its own source.
    if told and not citations.keys(passage.text) and not passage.text.endswith(":"):
        yield 0, f'name the source with [^key]: "{short(passage.text)}"'


def bare_frequency(passage: Passage) -> Found:
    """No word for how often stands without a rate, or the statement that nobody knows it."""
    if passage.kind in NAMES or passage.place == "title":
        return
    section = SECTION.get(passage.place)
    common = passage.kind == "value" or passage.place == "short"
    common = common or bool(section and section.common_words)
    for word in wording.bare_frequency(passage.text, common=common):
        yield at(passage, word), f'say how often instead of "{word}", or that nobody knows'


def vague_praise(passage: Passage) -> Found:
    """Nothing is praised without a figure."""
    if passage.kind not in NAMES:
        for word in wording.vague_praise(passage.text):
            yield at(passage, word), f'say what was found instead of "{word}"'


def british_word(passage: Passage) -> Found:
    """Readers are in the United States."""
    for word, instead in wording.british(passage.text):
        yield at(passage, word), f'write "{instead}" instead of "{word}"'


def in_data(passage: Passage) -> bool:
    """Return whether the passage is text of a section whose numbers stand in the data."""
    section = SECTION.get(passage.place)
    return bool(section and section.figures_in_data and passage.kind != "value")


def at(passage: Passage, words: str) -> int:
    """Return where words stand in a passage."""
    return max(passage.text.find(words), 0)


def short(sentence: str, limit: int = 60) -> str:
    """Return the beginning of a sentence, without citation marks."""
    plain = " ".join(citations.without(sentence).split())
    return plain if len(plain) <= limit else plain[:limit].rsplit(" ", 1)[0] + " …"


RULES = (
    sentence_length,
    uncited_number,
    number_outside_data,
    number_in_summary,
    uncited_claim,
    bare_frequency,
    vague_praise,
    british_word,
)
