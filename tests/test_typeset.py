"""Straight quotes become curly ones where pages are made, and nowhere else."""

import pytest
from markupsafe import Markup

from plugins.guides.html import render
from plugins.guides.prose import MARKDOWN
from plugins.guides.typeset import finalize, words


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ("the clinic's own", "the clinic’s own"),
        ('they call it "dry"', "they call it “dry”"),
        ("a 'knot' in a muscle", "a ‘knot’ in a muscle"),
        ("no quotes, 2 < 3 & *stars*", "no quotes, 2 < 3 & *stars*"),
        ("5\\' is kept apart", "5\\’ is kept apart"),
    ],
)
def test_words(straight, curly):
    assert words(straight) == curly


def test_a_template_prints_plain_words_escaped_and_finished_ones_as_they_are():
    assert finalize("it's <b>") == Markup("it’s &lt;b&gt;")
    assert finalize(Markup("<b>it's</b>")) == Markup("<b>it's</b>")
    assert finalize("https://example.org/it's") == "https://example.org/it's"
    assert finalize(3) == 3 and finalize(None) is None


def test_markdown_has_them_too_and_keeps_its_tokens():
    tokens = MARKDOWN.parse("It's **\"so\"**, [isn't it](https://example.org/it's)?")
    for _ in range(2):
        html = render(tokens, lambda href: href)
        assert "It’s <strong>“so”</strong>" in html and "isn’t it" in html
        assert 'href="https://example.org/it\'s"' in html
    assert "It's" in tokens[1].content
    assert "It's" in tokens[1].children[0].content
