"""A drawing holds shapes and text; what runs, loads, links or styles is refused with its line."""

from __future__ import annotations

import pytest

from plugins.guides.drawing import inline, problems
from tests.sample_site import FACTS, Clinic

GOOD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <defs><clipPath id="skin"><rect width="10" height="2"/></clipPath></defs>
  <g clip-path="url(#skin)" class="tissue"><path d="M0 0L1 1" stroke="none"/></g>
  <use href="#skin"/>
  <text x="1" y="2">Skin</text>
</svg>
"""


def changed(old: str, new: str) -> list[tuple[int, str]]:
    """Return the problems of the drawing with other words."""
    assert old in GOOD
    return list(problems(GOOD.replace(old, new)))


def test_a_plain_drawing_has_no_problem():
    assert list(problems(GOOD)) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('<text x="1" y="2">Skin</text>', "<script>x</script>", 5, "remove <script"),
        ('<text x="1" y="2">Skin</text>', "<foreignObject/>", 5, "remove <foreignObject"),
        ('<text x="1" y="2">Skin</text>', '<image href="x.png"/>', 5, "remove <image"),
        ('<text x="1" y="2">Skin</text>', "<style>x</style>", 5, "remove <style"),
        ('<text x="1" y="2">Skin</text>', "<a><text>x</text></a>", 5, "remove <a"),
        ('<text x="1" y="2">Skin</text>', '<animate attributeName="x"/>', 5, "remove <animate"),
        ('x="1"', 'onclick="x"', 5, "remove onclick"),
        ('x="1"', 'style="fill:red"', 5, "remove style"),
        ('href="#skin"', 'href="https://example.org/x.svg"', 4, "let href name an id"),
        ('href="#skin"', 'href="#bone"', 4, "let href name an id"),
        ("url(#skin)", "url(https://example.org/x)", 3, "remove the address"),
        ("url(#skin)", "url(#bone)", 3, "no id bone"),
        ('stroke="none"', 'fill="javascript:x"', 3, "remove the address"),
        ("<defs>", "<defs", 2, "mend the SVG"),
        (' viewBox="0 0 10 10"', "", 1, "with a viewBox"),
        ("<svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg', 1, "<!DOCTYPE"),
        ("<defs>", "<defs>" + " " * 70_000, 1, "simplify the drawing"),
    ],
)
def test_all_else_is_refused_with_its_line(old, new, line, says):
    found = changed(old, new)
    assert any(at == line and says in message for at, message in found), found


def test_ids_carry_the_guides_name():
    text = inline(GOOD, "my-guide")
    assert 'id="my-guide-skin"' in text and "url(#my-guide-skin)" in text
    assert 'href="#my-guide-skin"' in text and 'aria-hidden="true"' in text


def test_a_bad_drawing_stops_the_build_and_a_good_one_needs_its_words(tmp_path):
    clinic = Clinic(tmp_path)
    clinic.write("procedures/sample-injection.svg", GOOD.replace("<defs>", "<script/><defs>"))
    clinic.change(FACTS, "evidence:", "drawing:\n  alt: A needle.\n  caption: See it.\nevidence:")
    assert clinic.problems() == [
        "content/procedures/sample-injection.svg:2: unsafe-drawing: "
        "remove <script>: a drawing holds shapes and text only"
    ]
    clinic.write("procedures/sample-injection.svg", GOOD)
    assert clinic.problems() == []
    clinic.change(FACTS, "drawing:\n  alt: A needle.\n  caption: See it.\n", "")
    assert "add drawing: with alt and caption" in clinic.problems()[0]
