"""Which pages the browser tests look at: all of them, and one of each kind; and all of a page."""

from plugins.guides.environment import ROOT
from plugins.guides.library import load
from plugins.guides.pages import outputs
from plugins.guides.shots import kinds, seen

LIBRARY = load(ROOT / "content")[0]
PAGES = seen(outputs(LIBRARY, serving=True))
FILES = [page.file for page in PAGES]
KINDS = kinds(PAGES)
GUIDES = {page.file: page.context["guide"] for page in PAGES if page.template == "procedure"}
GUIDE = KINDS["procedure"]
QUESTIONS = KINDS["questions"]

# Opens all answers of a page, and its list of contents.
OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"
