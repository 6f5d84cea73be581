"""The words of a link, read without the sentence around them."""

import re

EMPTY = frozenset(
    (
        "address", "article", "click", "click here", "continue", "continue reading", "details",
        "document", "download", "find out", "find out more", "follow", "go", "go here", "here",
        "info", "information", "learn more", "link", "more", "more details", "more info",
        "more information", "next", "open", "page", "press here", "read", "read here",
        "read more", "read on", "read this", "read this page", "see", "see here", "see more",
        "see this page", "show more", "site", "source", "tap here", "that", "that page", "this",
        "this article", "this document", "this guide", "this leaflet", "this link", "this page",
        "this site", "this source", "this study", "this website", "view", "view more",
        "visit", "visit site", "web page", "web site", "webpage", "website", "you can find it here",
    )
)  # fmt: skip
ADDRESS = re.compile(r"(?:https?://|www\.)\S*|(?:[\w-]+\.)+[a-z]{2,24}(?:/\S*)?", re.IGNORECASE)
HERE = re.compile(r"(?:click|tap|press)\s+(?:on\s+)?(?:here|this)\b")


def empty_link_text(text: str) -> bool:
    """Return whether a link's words say nothing of where it leads.

    "here", "click here for the form", "read more", a bare address, a number of one or two
    digits and no words at all do. A phone number or a mail address is what it leads to.
    """
    plain = " ".join(text.split())
    words = " ".join(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", plain.lower()))
    bare = plain.strip(" .,;:!?()[]<>→›»…")
    return bool(
        words in EMPTY
        or not words
        or re.fullmatch(r"\d{1,2}", words)
        or HERE.match(words)
        or ADDRESS.fullmatch(bare)
    )
