"""What several tests share: the built site, its pages, and the rule that nothing is skipped."""

import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parents[1]
Report = pytest.TestReport | pytest.CollectReport
PREVIEW = ("html",)
PRODUCTION = ("publish", "--siteurl", "https://guides.example", "--unreviewed", "show")


def build(folder: Path, command: tuple[str, ...]) -> Path:
    """Return the output of a build by `command`, made in `folder` by whoever asks first."""
    output, failure = folder / command[0], folder / f"{command[0]}-failure"
    with FileLock(folder / f"{command[0]}-lock"):
        if not output.exists() and not failure.exists():
            build = subprocess.run(
                [sys.executable, "-m", "plugins.guides", *command, "--output", output],
                cwd=ROOT,
                capture_output=True,
                text=True,
            )
            if build.returncode != 0:
                failure.write_text(build.stdout + build.stderr, encoding="utf-8")
    assert not failure.exists(), failure.read_text(encoding="utf-8")
    return output


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all workers of one test run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """Return the folder of a fresh build by `html`."""
    return build(shared, PREVIEW)


@pytest.fixture(scope="session")
def published(shared: Path) -> Path:
    """Return the folder of a fresh build by `publish`."""
    return build(shared, PRODUCTION)


@pytest.fixture(scope="session")
def serving(shared: Path) -> Path:
    """Return the folder of a fresh build as `make serve` makes it, with the page of patterns."""
    folder = shared / "serving"
    folder.mkdir(exist_ok=True)
    return build(folder, (*PREVIEW, "--serving"))


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Element]:
    """Return the pages of the site by path, each read as a browser reads it."""
    return {
        path.relative_to(site).as_posix(): html5lib.parse(
            path.read_text(encoding="utf-8"), namespaceHTMLElements=False
        )
        for path in sorted(site.rglob("*.html"))
    }


def insist(report: Report) -> Report:
    """Return the report, as a failure if it is a skip and REQUIRE_ALL=1 lets nothing be skipped."""
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("REQUIRE_ALL") == "1":
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid}: REQUIRE_ALL=1 lets nothing be skipped: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Report, Report]:
    """Insist on each test."""
    return insist((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Report, Report]:
    """Insist on each file of tests."""
    return insist((yield))
