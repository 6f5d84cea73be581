"""The build: content through the gate, pages into a fresh folder, the folder swapped in.

This is where Pelican is touched. `Site` stands in the settings as PELICAN_CLASS, so that a
plain `pelican` runs the same gate and the same swap as `make html`.
"""

from __future__ import annotations

import logging
import re
import shutil
import sys
import time
import traceback
from pathlib import Path

from jinja2 import FileSystemLoader, TemplateError, TemplateNotFound, TemplateSyntaxError
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.settings import read_settings

from plugins.guides.environment import ROOT
from plugins.guides.guide import Library
from plugins.guides.library import load
from plugins.guides.pages import outputs
from plugins.guides.problems import Problem
from plugins.guides.styles import Sheets
from plugins.guides.swap import replacing

ADDRESS = re.compile(r"^https://[^\s/?#]+\.[^\s/?#]+(/[^\s?#]*[^\s?#/])?$")


class Refused(Exception):  # noqa: N818 – it says what happened, not what kind it is
    """A build that must not replace the site; holds every problem."""

    exitcode = 1  # read by Pelican's main

    def __init__(self, problems: list[Problem] | tuple[Problem, ...]):
        """Take the problems, in the order of printing."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, problems)))


class Pages(Generator):
    """Writes every page of the library. Nothing is dropped: it writes the list it was given."""

    def __init__(self, *args, **kwargs):
        """Keep templates to the theme: Pelican would take a missing one from its own theme."""
        super().__init__(*args, **kwargs)
        self.env.loader = FileSystemLoader(Path(self.theme) / "templates")
        self.env.install_null_translations(newstyle=True)

    def generate_output(self, writer):
        """Write the pages."""
        for output in outputs(
            self.settings["LIBRARY"], self.settings["SERVING"], self.settings["PRODUCTION"]
        ):
            writer.write_file(
                output.file,
                self.env.get_template(f"{output.template}.html"),
                self.context,
                relative_urls=output.relative,
                **output.context,
            )


def generators(pelican):
    """Return the generators of the project; a receiver stands at module level, held weakly."""
    return Pages


class Heard(logging.Handler):
    """Remembers what Pelican warns of: a build that warns has failed."""

    def __init__(self):
        """Listen from warnings upwards."""
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record):
        """Keep one message, without the traceback that may come with it."""
        if not (record.exc_info and isinstance(record.exc_info[1], Refused)):
            self.said.append(" ".join(record.getMessage().split()))


def untraced(record: logging.LogRecord) -> bool:
    """Take the traceback from a refusal that Pelican's main logs: editors read the problems."""
    if record.exc_info and isinstance(record.exc_info[1], Refused):
        record.exc_info = None
    return True


logging.getLogger("pelican").addFilter(untraced)


class Site(Pelican):
    """A site that is replaced only by one that passed the gate."""

    def __init__(self, settings):
        """Read and judge the content; nothing is written yet."""
        super().__init__(settings)
        self.live = Path(self.output_path)
        self.library, self.verdict = load(Path(self.path))
        signals.get_generators.connect(generators)

    def run(self):
        """Build the site, or raise Refused and leave the old one as it was."""
        self.gate()
        library = self.library.for_readers() if self.settings["PRODUCTION"] else self.library
        self.settings["LIBRARY"] = library
        self.settings["JINJA_GLOBALS"] = {
            **self.settings["JINJA_GLOBALS"],
            "library": library,
            "production": self.settings["PRODUCTION"],
            "styles": Sheets(Path(self.theme)).page,
        }
        heard = Heard()
        logging.getLogger("pelican").addHandler(heard)
        try:
            with replacing(self.live) as fresh:
                self.output_path = self.settings["OUTPUT_PATH"] = str(fresh)
                self.pages()
                if heard.said:
                    raise Refused(
                        [Problem(Path("pelicanconf.py"), 1, "pelican", m) for m in heard.said]
                    )
        finally:
            logging.getLogger("pelican").removeHandler(heard)
            self.output_path = self.settings["OUTPUT_PATH"] = str(self.live)

    def pages(self):
        """Let Pelican write everything; an error in a template becomes a problem with its line."""
        try:
            super().run()
        except TemplateError as error:
            raise Refused([template_problem(error, Path(self.theme))]) from None

    def gate(self):
        """Raise Refused for what must not be shown."""
        problems = list(self.verdict.stopping)
        if self.settings["SERVING"] and self.library.whole:
            problems = []  # shown on top of its page instead
        if self.settings["PRODUCTION"]:
            problems += production_problems(self.library, self.settings)
        if problems:
            raise Refused(sorted(problems))


def production_problems(library: Library, settings: dict) -> list[Problem]:
    """Return what keeps a site that may be previewed from being published."""
    problems = []
    if not ADDRESS.match(settings["SITE_ADDRESS"]):
        message = "say where the site will stand: make publish SITEURL=https://guides.example.org"
        given = settings["SITE_ADDRESS"]
        message += f' (given: "{given}")' if given else ""
        problems.append(Problem(Path("publishconf.py"), 1, "site-address", message))
    if settings["UNREVIEWED"] != "show":
        message = "have a clinician sign it off; or publish it unsigned with UNREVIEWED=show"
        problems += [
            Problem(guide.path, 1, "unreviewed", message)
            for guide in library.for_readers().guides
            if guide.unsigned
        ]
    return problems


def template_problem(error: TemplateError, theme: Path) -> Problem:
    """Return a template's error as a problem with its file and line."""
    if isinstance(error, TemplateSyntaxError):
        file, line = Path(error.filename or theme), error.lineno
    else:
        frames = traceback.extract_tb(error.__traceback__)
        inside = [f for f in frames if Path(f.filename).suffix == ".html"]
        file, line = (Path(inside[-1].filename), inside[-1].lineno) if inside else (theme, 1)
    if file.is_relative_to(ROOT):
        file = file.relative_to(ROOT)
    message = f"there is no template {error}" if isinstance(error, TemplateNotFound) else str(error)
    return Problem(file, line or 1, "template", f"mend the template: {message}")


def build(settings_file: str, **settings) -> int:
    """Build the site with a settings file of the project; return the exit status."""
    console.quiet = True
    begun = time.perf_counter()
    try:
        site = Site(read_settings(str(ROOT / settings_file), override=settings))
        show(site.verdict.drafts)
        if site.settings["SERVING"]:
            show(site.verdict.stopping)
        site.run()
    except Refused as refused:
        if not settings.get("SERVING") or not set(refused.problems) <= set(site.verdict.stopping):
            show(refused.problems)
        print(
            f"{count(len(refused.problems), 'problem')}: the site was left as it was",
            file=sys.stderr,
        )
        return refused.exitcode
    print(summary(site, time.perf_counter() - begun))
    return 0


def show(problems) -> None:
    """Print problems, a line each."""
    for problem in problems:
        print(problem, file=sys.stderr)


def summary(site: Site, seconds: float) -> str:
    """Return the one line that an editor reads after a build."""
    library = site.settings["LIBRARY"]
    guides = count(len(library.guides) + len(library.unfinished), "guide")
    questions = count(library.question_count, "question")
    where = site.live / "index.html"
    where = where.relative_to(Path.cwd()) if where.is_relative_to(Path.cwd()) else where
    allowed = site.verdict.allowed
    note = f" ({count(allowed, 'rule')} switched off)" if allowed else ""
    return f"built {guides} and {questions} in {seconds:.1f} s{note}: open {where}"


def count(number: int, thing: str) -> str:
    """Return a number with its noun: 1 guide, 2 guides."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def folders(args) -> dict[str, str]:
    """Return the settings for the folders that the command line names."""
    named = {"PATH": args.content, "OUTPUT_PATH": args.output}
    return {name: str(folder) for name, folder in named.items() if folder}


def html(args) -> int:
    """Build the preview."""
    return build("pelicanconf.py", SERVING=args.serving, **folders(args))


def publish(args) -> int:
    """Build for the world."""
    address = (args.siteurl or "").rstrip("/")
    return build(
        "publishconf.py", SITE_ADDRESS=address, UNREVIEWED=args.unreviewed, **folders(args)
    )


def clean(args) -> int:
    """Remove the built site, what builds left beside it, and the pictures of it."""
    for name in ("output", ".output.fresh", ".output.old", "shots"):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    (ROOT / ".output.lock").unlink(missing_ok=True)
    return 0
