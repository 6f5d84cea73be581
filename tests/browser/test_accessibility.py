"""Axe finds nothing: on any page as it opens, nor with all open in each width and scheme."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.places import FILES, KINDS, OPEN

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": TAGS, "resultTypes": ["violations"]}
WIDTHS = (320, 768, 1280)
SCHEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}


def findings(page: Page) -> list[str]:
    """Return what axe finds in a page, each with the element and what is wrong with it."""
    return [
        f"{finding['id']}: {' '.join(node['target'])}: {' '.join(node['failureSummary'].split())}"
        for finding in Axe().run(page, options=OPTIONS).response["violations"]
        for node in finding["nodes"]
    ]


@pytest.mark.parametrize("file", FILES)
def test_axe_finds_nothing_on_any_page(file, visit):
    found = findings(visit(file))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_any_width_and_scheme(kind, scheme, visit):
    page = visit(KINDS[kind], **SCHEMES[scheme])
    page.evaluate(OPEN)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 860})
        found += [f"{width} px: {finding}" for finding in findings(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("html", "scheme", "rule"),
    [
        ("<main><h1>x</h1><img src='x.png'></main>", "light", "image-alt"),
        ("<h1>x</h1>", "light", "region"),
        ("<main><h1>x</h1><p style='color: #bbb'>pale</p></main>", "light", "color-contrast"),
        ("<main><h1>x</h1><p class=dim>pale</p></main>", "dark", "color-contrast"),
    ],
)
def test_axe_finds_what_is_wrong(html, scheme, rule, show):
    style = "<style>@media (prefers-color-scheme: dark) { .dim { color: #bbb } }</style>"
    page = show(style + html, **SCHEMES[scheme])
    assert [finding for finding in findings(page) if finding.startswith(f"{rule}: ")]
