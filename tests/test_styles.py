"""The style sheets as one text: nothing of them is lost, and a page's policy names it."""

import base64
import hashlib

import pytest
import tinycss2

from plugins.guides.styles import Sheets, packed, quoted, sheets
from tests.theme import THEME

SPACE = ("whitespace", "comment")


def meaning(nodes) -> list:
    """Return what a browser reads of CSS: no blank space but that between values."""
    kept = []
    for node in nodes:
        inner = getattr(node, "content", None) or getattr(node, "arguments", None)
        if node.type in SPACE:
            continue
        kept.append((node.type, meaning(inner)) if inner else node.serialize())
    return kept


@pytest.mark.parametrize("file", sheets(THEME / "css"), ids=lambda file: file.name)
def test_packing_changes_no_meaning(file):
    css = file.read_text("utf-8")
    before = meaning(tinycss2.parse_component_value_list(css))
    after = meaning(tinycss2.parse_component_value_list(packed(css)))
    assert without_last(before) == without_last(after)


def without_last(nodes: list) -> list:
    """Return nodes without the semicolon that ends a block."""
    nodes = [(n[0], without_last(n[1])) if isinstance(n, tuple) else n for n in nodes]
    return nodes[:-1] if nodes and nodes[-1] == ";" else nodes


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        ("/* x */ a > b,\n c + d { margin: 0 1px; top: 0 }", "a>b,c + d{margin:0 1px;top:0 }"),
        ("a { width: calc(1px + 2px) }", "a{width:calc(1px + 2px) }"),
        ("@media (min-width: 1em) and (x) { a :hover { top: 0 } }",
         "@media (min-width:1em) and (x){a :hover{top:0 }}"),
        ('a::before { content: "a  b" }', 'a::before{content:"a b" }'),
    ],
)  # fmt: skip
def test_packing(css, small):
    assert packed(css) == small.replace(" }", "}")


def test_every_sheet_of_the_theme_is_read():
    assert set(sheets(THEME / "css")) == set((THEME / "css").rglob("*.css"))


def test_a_page_names_its_own_text_and_its_fonts():
    style = Sheets(THEME).page("../..", "A title")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert style.digest == f"sha256-{digest}"
    assert len(style.fonts) == 2
    for font in style.fonts:
        assert font.startswith("../../theme/fonts/") and f'url("{font}")' in style.text


def test_what_stands_on_top_of_sheets_cannot_leave_its_string():
    words = 'a "b" \\ </style> & 中'
    string = tinycss2.parse_one_component_value(quoted(words))
    assert string.type == "string" and string.value == words
    assert "<" not in quoted(words)
