"""Draw the icon that phones show for a saved page, from the mark of the built site.

Run it when the mark has changed:

    make html
    .venv/bin/python -m theme.icons output/mark.svg

It writes static/touch-icon.png. Phones round its corners themselves and want no transparency.
"""

import argparse
from pathlib import Path

from plugins.guides.browser import launched

ICON = Path(__file__).parent / "static" / "touch-icon.png"
SIZE = 180
PAGE = """<!doctype html><style>
body {{ display: grid; place-items: center; height: 100vh; margin: 0; background: #fff }}
svg {{ height: 66% }}
</style>{}"""


def main() -> None:
    """Read the mark named on the command line and write the icon."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mark", type=Path, help="the mark as the site has it: output/mark.svg")
    mark = parser.parse_args().mark.read_text("utf-8")
    with launched() as browser:
        page = browser.new_page(viewport={"width": SIZE, "height": SIZE}, color_scheme="light")
        page.set_content(PAGE.format(mark))
        page.screenshot(path=ICON)


if __name__ == "__main__":
    main()
