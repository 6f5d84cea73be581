"""A build that fails, or is killed at any moment, leaves the site as it was."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.guides.environment import ROOT
from tests.sample_site import GUIDE, Clinic

HTML = [sys.executable, "-m", "plugins.guides", "html"]


def command(clinic: Clinic, output: Path) -> list[str]:
    """Return the command that builds the sample."""
    return [*HTML, "--content", str(clinic.content), "--output", str(output)]


def run(clinic: Clinic, output: Path, **environ: str) -> subprocess.CompletedProcess:
    """Build the sample."""
    return subprocess.run(
        command(clinic, output), cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, **environ},
    )  # fmt: skip


def digest(folder: Path) -> dict[str, str]:
    """Return every file of a folder with a digest of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def left_over(output: Path) -> list[str]:
    """Return what a build left beside its output, but for the lock."""
    beside = (entry.name for entry in output.parent.iterdir())
    return sorted(
        name for name in beside if name.startswith(f".{output.name}.") and "lock" not in name
    )


@pytest.fixture(scope="session")
def good(tmp_path_factory) -> Path:
    """Return the output of a good build of the sample."""
    folder = tmp_path_factory.mktemp("good")
    done = run(Clinic(folder), folder / "output")
    assert done.returncode == 0, done.stderr
    return folder / "output"


@pytest.fixture
def built(good, tmp_path):
    """Return the sample, its output and the digest of a good build."""
    shutil.copytree(good, tmp_path / "output")
    return Clinic(tmp_path), tmp_path / "output", digest(good)


def test_a_good_build_says_in_one_line_what_it_built(tmp_path):
    clinic = Clinic(tmp_path)
    done = run(clinic, tmp_path / "output")
    assert done.stderr == ""
    assert done.stdout.startswith("built 1 guide and 8 questions in ")
    assert done.stdout.count("\n") == 1


def test_a_problem_in_the_content_leaves_the_old_site(built):
    clinic, output, before = built
    clinic.change(GUIDE, "(#risks)", "(#risk)")
    clinic.change(GUIDE, "category: muscle\n", "")
    failed = run(clinic, output)
    assert failed.returncode == 1
    assert "Traceback" not in failed.stdout + failed.stderr
    assert "dead-link: no anchor #risk" in failed.stderr
    assert 'missing-key: add "category"' in failed.stderr
    assert digest(output) == before and left_over(output) == []


def test_a_broken_template_leaves_the_old_site(built, tmp_path):
    clinic, output, before = built
    theme = tmp_path / "theme"
    (theme / "templates").mkdir(parents=True)
    (theme / "templates" / "page.html").write_text("<main>\n{{ nothing }}</main>\n")
    script = (
        "import sys; from plugins.guides.site import build; "
        f"sys.exit(build('pelicanconf.py', PATH={str(clinic.content)!r}, "
        f"OUTPUT_PATH={str(output)!r}, THEME={str(theme)!r}))"
    )
    failed = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True
    )
    assert failed.returncode == 1
    assert "page.html:2: template: mend the template: 'nothing' is undefined" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert digest(output) == before and left_over(output) == []


def test_plain_pelican_runs_the_same_gate(built):
    clinic, output, before = built
    clinic.change(GUIDE, "(#risks)", "(#risk)")
    failed = subprocess.run(
        [sys.executable, "-m", "pelican", str(clinic.content), "-s", str(ROOT / "pelicanconf.py"),
         "-o", str(output), "-t", str(ROOT / "theme")],
        cwd=clinic.content, capture_output=True, text=True,
    )  # fmt: skip
    assert failed.returncode == 1
    assert "no anchor #risk" in " ".join((failed.stdout + failed.stderr).split())
    assert "Traceback" not in failed.stdout + failed.stderr
    assert digest(output) == before


@pytest.mark.parametrize("share", [0.3, 0.6, 0.8, 0.95])
def test_a_killed_build_leaves_an_old_or_a_new_site_whole(built, share):
    clinic, output, before = built
    begun = time.perf_counter()
    assert run(clinic, output).returncode == 0
    whole = time.perf_counter() - begun
    clinic.change(GUIDE, "You can leave the same day.", "You can go home the same day.")
    process = subprocess.Popen(
        command(clinic, output), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(whole * share)
    process.send_signal(signal.SIGKILL)
    process.wait()
    after = digest(output)
    done = run(clinic, output)
    assert done.returncode == 0, done.stderr
    assert after in (before, digest(output))
    assert left_over(output) == []


def test_two_builds_at_once_both_end_well(built):
    clinic, output, before = built
    both = [
        subprocess.Popen(
            command(clinic, output), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    said = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert digest(output) == before and left_over(output) == []


def test_an_unfinished_draft_is_shown_with_its_problems_and_stops_nothing(tmp_path):
    clinic, output = Clinic(tmp_path), tmp_path / "output"
    clinic.write(
        "procedures/draft.md", "---\ntitle: Begun\nstatus: draft\n---\n\n## What it is\n\nA.\n"
    )
    done = run(clinic, output)
    assert done.returncode == 0
    assert 'draft.md:1: missing-section: add the section "## Why it is done"' in done.stderr
    page = (output / "procedures/draft/index.html").read_text(encoding="utf-8")
    assert "missing-section" in page and "Begun" in page


def test_serving_shows_a_guide_with_its_problems(tmp_path):
    clinic, output = Clinic(tmp_path), tmp_path / "output"
    clinic.change(GUIDE, "You can leave the same day.", "The shot is safe.")
    served = subprocess.run(
        [*command(clinic, output), "--serving"], cwd=ROOT, capture_output=True, text=True
    )
    assert served.returncode == 0
    assert "vague-praise" in served.stderr
    page = (output / "procedures/sample-injection/index.html").read_text(encoding="utf-8")
    assert "vague-praise" in page


def publish(clinic: Clinic, output: Path, *more: str) -> subprocess.CompletedProcess:
    """Publish the sample."""
    words = [sys.executable, "-m", "plugins.guides", "publish", *more]
    words += ["--content", str(clinic.content), "--output", str(output)]
    environ = {k: v for k, v in os.environ.items() if k not in ("SITEURL", "UNREVIEWED")}
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, env=environ)


def test_publishing_needs_an_address_and_a_sign_off(tmp_path):
    clinic, output = Clinic(tmp_path), tmp_path / "output"
    failed = publish(clinic, output)
    assert failed.returncode == 1 and not output.exists()
    assert "publishconf.py:1: site-address: say where the site will stand" in failed.stderr
    assert "sample-injection.md:1: unreviewed: " in failed.stderr
    for address in ("example.org", "http://example.org", "https://example", "https://a.org/?x"):
        assert "site-address" in publish(clinic, output, "--siteurl", address).stderr
    shown = publish(clinic, output, "--siteurl", "https://a.org/guides/", "--unreviewed", "show")
    assert shown.returncode == 0, shown.stderr
    page = (output / "procedures/sample-injection/index.html").read_text(encoding="utf-8")
    assert "No clinician has signed" in page
    assert 'href="https://a.org/guides/procedures/sample-injection/"' in page


def test_drafts_are_never_published(tmp_path):
    clinic, output = Clinic(tmp_path), tmp_path / "output"
    draft = clinic.read(GUIDE).replace("status: published", "status: draft")
    draft = draft.replace("title: Sample injection", "title: Draft").replace("[si]", "[dr]")
    clinic.write("procedures/draft.md", draft.replace("Sample shot, SI", "Draft shot"))
    clinic.write("procedures/draft.yaml", clinic.read("procedures/sample-injection.yaml"))
    done = publish(clinic, output, "--siteurl", "https://a.org", "--unreviewed", "show")
    assert done.returncode == 0, done.stderr
    assert not (output / "procedures/draft").exists() and not (output / "dr").exists()
    assert "Draft" not in (output / "procedures/index.html").read_text(encoding="utf-8")
