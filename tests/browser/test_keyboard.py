"""The whole site by keyboard: every stop in order, in sight, marked, and covered by nothing."""

import pytest
from playwright.sync_api import Page

from tests.browser.places import GUIDE, GUIDES, KINDS, OPEN, QUESTIONS

WALKED = [kind for kind in ("home", "procedure", "questions", "help") if kind in KINDS]
MOST = 2000  # stops, before it is called a trap

# All that can have the focus, in the order of the page, with its looks while it has not.
PREPARE = """() => {
  const looks = (one) => {
    const style = getComputedStyle(one);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor].join(' ');
  };
  const chosen = 'a[href], button, summary, input, select, textarea, [tabindex="0"]';
  const stops = [...document.querySelectorAll(chosen)].filter((one) =>
    !one.disabled && !one.matches('[tabindex="-1"][aria-hidden=true]')
    && one.checkVisibility({ visibilityProperty: true }));
  window.walk = { looks, stops, plain: new Map(stops.map((one) => [one, looks(one)])) };
  return stops.length;
}"""

# Where the focus is now (-1: on the page itself), and what is wrong there.
LOOK = """() => {
  const one = document.activeElement, { looks, stops, plain } = window.walk, faults = [];
  if (one === document.body || one === document.documentElement) return { place: -1, faults };
  const name = (each) => `<${each.localName}> "${each.textContent.trim().slice(0, 40)}"`;
  const say = (words) => faults.push(`${name(one)} ${words}`);
  const style = getComputedStyle(one);
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2
    || looks(one) === plain.get(one)) say('looks as it does without the focus');
  const box = [...one.getClientRects()].find((each) => each.width > 1 && each.height > 1);
  if (!box) say('has no size');
  else if (box.top < -1 || box.left < -1 || box.right > innerWidth + 1
    || (box.bottom > innerHeight + 1 && box.height < innerHeight)) say('is out of sight');
  else {
    const fixed = (each) => {
      for (; each && !each.contains(one); each = each.parentElement)
        if (/fixed|sticky/.test(getComputedStyle(each).position)) return true;
      return false;
    };
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const corners = [[box.left + 2, box.top + 2], [box.right - 2, box.top + 2],
      [box.left + 2, box.bottom - 2], [box.right - 2, box.bottom - 2]];
    for (const [index, point] of [[x, y], ...corners].entries()) {
      const hit = document.elementFromPoint(...point);
      if (!hit || one.contains(hit) || hit.contains(one)) continue;
      if (index === 0 || fixed(hit)) { say(`is covered by ${name(hit)}`); break; }
    }
  }
  return { place: stops.indexOf(one), faults };
}"""


def walk(page: Page) -> list[str]:
    """Press Tab from the top to the end of a page and return what is wrong at its stops."""
    count, places, found = page.evaluate(PREPARE), [], []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(LOOK)
        if stop["place"] < 0:
            break
        places.append(stop["place"])
        found += stop["faults"]
        if len(places) > count:
            break
    if places != list(range(count)):
        found.append(f"{count} stops, reached in this order: {places}")
    return found


@pytest.mark.parametrize(("width", "state"), [(390, "open"), (1280, "closed")])
@pytest.mark.parametrize("kind", WALKED)
def test_every_stop_is_reached_in_order_and_seen(kind, width, state, visit):
    page = visit(KINDS[kind], width=width, height=700)
    if state == "open":
        page.evaluate(OPEN)
    found = walk(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", KINDS)
def test_the_skip_link_comes_first_and_leads_to_the_main_part(kind, visit):
    page = visit(KINDS[kind])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    assert skip.evaluate("one => one === document.activeElement")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(
        """() => {
          const main = document.querySelector('main'), now = document.activeElement;
          const follows = main.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING;
          return main.contains(now) || (!main.querySelector('a, button, summary') && follows > 0);
        }"""
    )


@pytest.mark.parametrize("file", [GUIDE, QUESTIONS])
def test_answers_open_and_close_with_the_keyboard(file, visit):
    page = visit(file)
    question = page.locator("main details:has(h3)").first
    question.locator("summary").focus()
    for key, opened in (("Enter", True), ("Space", False), ("Space", True), ("Enter", False)):
        page.keyboard.press(key)
        assert question.evaluate("one => one.open") is opened, key


def test_one_button_opens_all_answers_and_closes_them(visit):
    page = visit(GUIDE)
    count = len(GUIDES[GUIDE].questions)
    assert count
    button = page.get_by_role("button", name="Open all")
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator("main details[open]:has(h3)").count() == count
    page.get_by_role("button", name="Close all").press("Enter")
    assert page.locator("main details[open]:has(h3)").count() == 0


def test_an_address_that_names_a_question_opens_it(visit):
    first, last = (GUIDES[GUIDE].questions[place].id for place in (0, -1))
    page = visit(f"{GUIDE}#{last}")
    page.wait_for_function("id => document.getElementById(id).open", arg=last)
    page.evaluate("id => { location.hash = id }", first)
    page.wait_for_function("id => document.getElementById(id).open", arg=first)
    slug = GUIDES[GUIDE].slug
    page = visit(f"{QUESTIONS}#{slug}-{last}")
    page.wait_for_function("id => document.getElementById(id).open", arg=f"{slug}-{last}")
    top = page.locator(f"[id='{slug}-{last}']").bounding_box()["y"]
    assert 0 <= top < 860


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("<a href='#' style='outline: none'>x</a>", "looks as it does without"),
        (
            "<style>a, a:focus { outline: 3px solid red }</style><a href='#'>x</a>",
            "looks as it does without",
        ),
        ("<a href='#' style='position: absolute; left: -999px'>x</a>", "is out of sight"),
        (
            "<a href='#'>x</a><p style='position: fixed; inset: 0; background: red'>bar",
            'is covered by <p> "bar"',
        ),
        ("<a href='#' tabindex=2>x</a><a href='#' tabindex=1>y</a>", "in this order: [1, 0]"),
        ("<a href='#'>x</a><a href='#' tabindex=-1>y</a>", "2 stops, reached in this order: [0]"),
        (
            "<a href='#' onkeydown='event.preventDefault()'>x</a><a href='#'>y</a>",
            "in this order: [0, 0",
        ),
    ],
)
def test_what_is_wrong_on_the_way_is_found(html, says, show):
    style = "<style>:focus { outline: 3px solid blue }</style>"
    found = walk(show(style + html))
    assert any(says in fault for fault in found), found


def test_a_good_way_passes(show):
    style = "<style>:focus-visible { outline: 3px solid blue }</style>"
    long = "<div style='height: 3000px'></div>"
    assert walk(show(f"{style}<a href='#'>x</a>{long}<button>y</button>")) == []
