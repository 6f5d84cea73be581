"""What the tests share keeps its word: with REQUIRE_ALL=1 a skip is a failure."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ONE_TEST = "import pytest\ndef test_it():\n    pytest.skip('no Java here')\n"
WHOLE_FILE = "import pytest\npytest.skip('no Java here', allow_module_level=True)\n"


def run(folder: Path, text: str, require_all: str) -> subprocess.CompletedProcess[str]:
    """Run pytest on a file of tests with this text, beside a copy of our conftest."""
    shutil.copy(Path(__file__).with_name("conftest.py"), folder / "conftest.py")
    (folder / "test_skipped.py").write_text(text, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "test_skipped.py"],
        cwd=folder,
        env={**os.environ, "REQUIRE_ALL": require_all},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("text", [ONE_TEST, WHOLE_FILE], ids=["one test", "whole file"])
def test_a_skip_fails_where_all_is_required(tmp_path: Path, text: str) -> None:
    insisted = run(tmp_path, text, "1")
    assert insisted.returncode not in (0, 5)
    assert "REQUIRE_ALL=1 lets nothing be skipped" in insisted.stdout
    assert "no Java here" in insisted.stdout


def test_a_skip_is_a_skip_elsewhere(tmp_path: Path) -> None:
    assert "1 skipped" in run(tmp_path, ONE_TEST, "").stdout
