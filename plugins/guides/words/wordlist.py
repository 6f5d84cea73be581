"""Word lists as they are read best: plain words with spaces between."""


def wordlist(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())
