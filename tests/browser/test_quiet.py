"""A published page complains of nothing, fetches nothing from elsewhere, and stands still."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, Response, Route

from plugins.guides.browser import served
from plugins.guides.pages import outputs
from plugins.guides.shots import seen
from tests.browser.places import KINDS, LIBRARY

PUBLISHED = [page.file for page in seen(outputs(LIBRARY.for_readers(), production=True))]
FAMILY = "Atkinson Hyperlegible Next"
LATE = 700  # milliseconds: a font that comes long after the words
VISITS = 5
STEPS = 12  # windows to scroll through: what loads late would shift there

SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries())
    window.shifts.push(
      [one.value, ...one.sources.map((each) => each.node?.outerHTML?.slice(0, 60))]);
}).observe({ type: 'layout-shift', buffered: true });"""
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture(scope="session")
def live(published: Path) -> Iterator[str]:
    """Return the address of the published site."""
    with served(published) as address:
        yield address


def listen(page: Page, home: str) -> list[str]:
    """Return a list that fills with whatever a page complains of or fetches from elsewhere."""
    heard: list[str] = []

    def said(message: ConsoleMessage) -> None:
        heard.append(f"{message.type}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((home, "data:", "about:")):
            heard.append(f"asks for {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            heard.append(f"{response.status}: {response.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("requestfailed", lambda request: heard.append(f"failed: {request.url}"))
    page.on("request", asked)
    page.on("response", answered)
    return heard


def shifts(page: Page) -> list:
    """Return the layout shifts of a page, from its opening to its end."""
    for _ in range(STEPS):
        page.evaluate("scrollBy(0, innerHeight)")
        page.evaluate(SETTLED)
    return page.evaluate("window.shifts")


@pytest.mark.parametrize("file", PUBLISHED)
def test_no_page_complains_or_asks_elsewhere(file, blank, live):
    page = blank()
    heard = listen(page, live)
    page.goto(f"{live}/{file}")
    page.evaluate(SETTLED)
    assert heard == []


def slow(route: Route) -> None:
    """Let a font come late."""
    route.request.frame.page.wait_for_timeout(LATE)
    route.continue_()


FONTS = {"there": None, "late": slow, "blocked": lambda route: route.abort()}


@pytest.mark.parametrize(
    ("width", "fonts"), [(390, "there"), (390, "late"), (1280, "late"), (1280, "blocked")]
)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_while_a_page_loads(kind, width, fonts, blank, address):
    page = blank(width=width)
    page.add_init_script(SHIFTS)
    if FONTS[fonts]:
        page.route("**/*.woff2", FONTS[fonts])
    page.goto(f"{address}/{KINDS[kind]}")
    found = shifts(page)
    page.unroute_all(behavior="wait")
    assert found == []


def faces(page: Page, chosen: str) -> set[str]:
    """Return the fonts that the words of an element are drawn in, if the page brought them."""
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": chosen})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in fonts if font["isCustomFont"]}


@pytest.mark.parametrize("kind", KINDS)
def test_the_fonts_are_used(kind, visit):
    page = visit(KINDS[kind])
    # A font is optional: only a later visit is sure to have it, and on a busy machine not the next.
    for _ in range(VISITS):
        page.goto(page.url)
        found = [faces(page, chosen) for chosen in ("h1", "main p")]
        if all(found):
            break
    assert found == [{FAMILY}, {FAMILY}]


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("<script>console.info('x')</script>", "info: x"),
        ("<script>throw new Error('x')</script>", "error: x"),
        ("<img src='https://elsewhere.example/x.png'>", "asks for https://elsewhere.example/"),
        ("<img src='missing.png'>", "404: "),
    ],
)
def test_a_complaint_is_heard(html, says, blank, tmp_path):
    (tmp_path / "index.html").write_text(f"<!doctype html>{html}", encoding="utf-8")
    page = blank()
    page.route("https://**", lambda route: route.abort())
    with served(tmp_path) as address:
        heard = listen(page, address)
        page.goto(address, wait_until="networkidle")
        page.context.close()
    assert any(says in one for one in heard), heard


def test_a_shift_is_seen(blank, tmp_path):
    late = "<script>setTimeout(() => document.querySelector('h1').style.height = '300px', 200)"
    page = blank()
    page.add_init_script(SHIFTS)
    (tmp_path / "index.html").write_text(f"<h1>x</h1><p>moves</p>{late}</script>", "utf-8")
    with served(tmp_path) as address:
        page.goto(address)
        page.wait_for_timeout(400)
        assert shifts(page)
        page.context.close()


def test_a_font_of_the_machine_is_not_taken_for_ours(show):
    assert faces(show("<p style='font-family: sans-serif'>words"), "p") == set()
