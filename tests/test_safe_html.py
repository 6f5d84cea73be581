"""What HTML may stand in content: words can be marked, nothing can be run, loaded or styled."""

from __future__ import annotations

import pytest

from plugins.guides.safe_html import ALLOWED, allowed, tags, unbalanced


@pytest.mark.parametrize(
    "html",
    [
        "words",
        "<sub>2</sub>",
        "<br>",
        "<br/>",
        '<abbr title="a &lt; b">x</abbr>',
        '<span lang="ar" dir="rtl">مرحبا</span>',
        "<SUB>2</SUB>",
        "</q>",
        "&amp; &#169;",
    ],
)
def test_marks_of_words_may_stand(html):
    assert allowed(html)


@pytest.mark.parametrize(
    "html",
    [
        "<script>",
        "<SCRIPT SRC=x>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe>",
        "<style>",
        "<a href=x>",
        "<b>",
        "<div>",
        '<span onclick="x">',
        '<span ONCLICK="x">',
        '<span style="x">',
        '<span class="x">',
        '<span id="x">',
        '<br title="x">',
        '<sub lang="x">',
        "<span/onclick=x>",
        "<!DOCTYPE html>",
        "<!x>",
        "<![CDATA[x]]>",
        "<?php x ?>",
        "<!-->",
        "<!--->",
        "<!-- x -->",
        "<!-- x",
        # Half a tag: the parser takes it for words, and a browser waits for its end.
        "<span>\n<img src=x onerror=alert(1)",
        "</div>",
        "</script>",
        "<sub",
        "a <img",
        "</sub <img src=x",
    ],
)
def test_all_else_is_refused(html):
    assert not allowed(html)
    assert tags(html).refused


def test_messages_say_what_to_remove():
    assert tags("<B>").refused == ["remove <b>: write it in Markdown"]
    assert tags('<sub onclick="x" id=y>').refused == [
        'remove onclick="…" from <sub>', 'remove id="…" from <sub>',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("runs", "says"),
    [
        (["<sub>", "</sub>"], []),
        (["<q>", "<sub>", "</sub>", "</q>"], []),
        (["<br>", "<wbr>"], []),
        (["<sub>"], ["close <sub> in the same paragraph"]),
        (["</sub>"], ["remove </sub>: it closes nothing here"]),
        (
            ["<q>", "<sub>", "</q>", "</sub>"],
            ["remove </q>: it closes nothing here", "close <q> in the same paragraph"],
        ),
        (["<div>", "</div>"], []),
        ([], []),
    ],
)
def test_what_a_paragraph_opens_it_closes(runs, says):
    assert list(unbalanced(runs)) == says


def test_nothing_on_the_list_runs_or_loads():
    risky = {"href", "src", "style", "class", "id", "srcset", "action"}
    for attributes in ALLOWED.values():
        assert not attributes & risky
        assert not any(name.startswith("on") for name in attributes)
