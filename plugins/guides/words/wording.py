"""The word rules of a text, in one place: each is a function of its own module."""

from plugins.guides.words.abbreviations import abbreviations, spelled_out
from plugins.guides.words.british import british
from plugins.guides.words.frequency import bare_frequency
from plugins.guides.words.link_text import empty_link_text
from plugins.guides.words.praise import vague_praise

__all__ = (
    "abbreviations",
    "bare_frequency",
    "british",
    "empty_link_text",
    "spelled_out",
    "vague_praise",
)
