"""Markdown as HTML: allowed marks, known addresses, placeholders for citations, no styles."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.guides.citations import KEY
from plugins.guides.html import rebase, render, render_inline
from plugins.guides.prose import parse


def rendered(text: str, address=lambda href: f"/to/{href}") -> str:
    """Return the HTML of a Markdown text."""
    return render([t for p in parse(text, Path("x.md")).parts for t in p.tokens], address)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a *b* **c**", "<p>a <em>b</em> <strong>c</strong></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("a & b < c", "<p>a &amp; b &lt; c</p>"),
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"),
        ('<abbr title="x">y</abbr>', '<p><abbr title="x">y</abbr></p>'),
        ("a </div> b", "<p>a &lt;/div&gt; b</p>"),
        ("a<br>b", "<p>a<br>b</p>"),
        ("[a](b.md)", '<p><a href="/to/b.md">a</a></p>'),
        ('[a](b.md "c")', '<p><a href="/to/b.md" title="c">a</a></p>'),
        ("<https://x.org>", '<p><a href="/to/https://x.org">https://x.org</a></p>'),
        ("a <!-- allow x: y -->", "<p>a </p>"),
        ("<!-- decide: x -->\na", "<p>a</p>"),
        ("a <script>b</script>", "<p>a &lt;script&gt;b&lt;/script&gt;</p>"),
        ("a <b onclick='x'>c</b>", "<p>a &lt;b onclick=&#39;x&#39;&gt;c&lt;/b&gt;</p>"),
        ("<div>\na\n</div>", "&lt;div&gt;\na\n&lt;/div&gt;"),
        ("<!-- a\n\nb", "&lt;!-- a\n\nb"),
    ],
)
def test_a_text_is_written(text, html):
    assert rendered(text) == html


def test_half_a_tag_in_a_block_stays_words():
    html = rendered("<span>\n<img src=x onerror=alert(1)\n\nb")
    assert "<img" not in html and "<span" not in html


def test_a_link_without_an_address_leads_nowhere():
    assert rendered('[a](javascript:b "c")', lambda href: None) == "<p><a>a</a></p>"


def test_an_address_is_quoted():
    assert rendered("[a](b)", lambda href: '"><x') == '<p><a href="&quot;&gt;&lt;x">a</a></p>'


def test_a_picture_waits_until_it_is_near():
    html = rendered("![a **b**](c.png)")
    assert html == '<p><img src="/to/c.png" alt="a b" loading="lazy" /></p>'


def test_a_picture_without_an_address_is_its_words():
    assert rendered("![a <b>](c.png)", lambda href: None) == "<p>a &lt;b&gt;</p>"


def test_rendering_twice_gives_the_same():
    text = "![a](b.png) [c](d.md)\n\n| e |\n|:-:|\n| f |\n"
    tokens = [t for p in parse(text, Path("x.md")).parts for t in p.tokens]
    asked: list[str] = []

    def address(href: str) -> str:
        asked.append(href)
        return f"/to/{href}"

    assert render(tokens, address) == render(tokens, address)
    assert asked == ["b.png", "d.md"] * 2


def test_a_table_has_classes_instead_of_styles():
    html = rendered("| a | b | c |\n|:--|--:|---|\n| d | e | f |\n")
    assert "style" not in html
    assert '<th class="align-left" scope="col">a</th>' in html
    assert '<td class="align-right">e</td>' in html
    assert '<th scope="col">c</th>' in html and "<td>f</td>" in html


def test_a_citation_is_a_placeholder_without_markup():
    assert KEY.findall(rendered("a.[^b-1][^c-2]")) == ["b-1", "c-2"]
    assert "<script" not in rendered("a.[^<script>]")


def test_one_paragraph_comes_without_its_tags():
    tokens = parse("a *b*.[^c]", Path("x.md")).parts[0].tokens
    html = render_inline(tokens, lambda href: href)
    assert html.startswith("a <em>b</em>.") and "<p>" not in html


def test_addresses_of_the_site_move_to_its_root():
    html = '<a href="/x/">a</a> <img src="/y.png"> <a href="//z"> <a href="#w"> "/no/"'
    moved = rebase(html, "../..")
    assert moved == (
        '<a href="../../x/">a</a> <img src="../../y.png"> <a href="//z"> <a href="#w"> "/no/"'
    )
    assert rebase('<a href="/x/">', "") == '<a href="/x/">'
    assert rebase('<a href="/x/">', '"&') == '<a href="&#34;&amp;/x/">'
