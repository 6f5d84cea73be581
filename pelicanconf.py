"""Settings of the preview, made by `make html` and `make serve`."""

import sys
from pathlib import Path

from jinja2 import StrictUndefined

ROOT = Path(__file__).resolve().parent
# A plain `pelican -s …/pelicanconf.py` from another folder finds our code too.
sys.path.insert(0, str(ROOT))

from plugins.guides.html import rebase  # noqa: E402
from plugins.guides.site import Site  # noqa: E402
from plugins.guides.typeset import finalize  # noqa: E402

PELICAN_CLASS = Site
PLUGINS = []

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
DELETE_OUTPUT_DIRECTORY = False  # it would empty the output before anything is read

SITENAME = "Guides"  # the clinic's own name stands in content/practice.yaml
SITEURL = ""
RELATIVE_URLS = True
DEFAULT_LANG = "en"
TIMEZONE = "UTC"

# What a build is: production pages carry addresses and no drafts.
PRODUCTION = False
SERVING = False
SITE_ADDRESS = ""
UNREVIEWED = "refuse"

# Our own generator writes every page; Pelican's have nothing to read and nothing to write.
ARTICLE_PATHS = []
PAGE_PATHS = []
DIRECT_TEMPLATES = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""

# Files that are copied to the root of the site as they are.
STATIC_PATHS = ["extra"]
EXTRA_PATH_METADATA = {
    file.relative_to(ROOT / PATH).as_posix(): {
        "path": file.relative_to(ROOT / PATH / "extra").as_posix()
    }
    for file in (ROOT / PATH / "extra").rglob("*")
    if file.is_file()
}

JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "finalize": finalize,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}
JINJA_FILTERS = {"rebase": rebase}
