"""The measuring: what it measures is many guides that differ, and what it prints is a table."""

from pathlib import Path

import yaml

from plugins.guides import bench

GUIDE = """---
title: Facet joint injection
short_names: [facet]
other_names: [facet block]
status: draft
---

## What it is

A line --- with dashes.
"""


def matter(text: str) -> dict:
    """Return the front matter of a guide."""
    return yaml.safe_load(text.split("---\n")[1])


def test_a_copy_has_other_names_and_the_same_text():
    copied = bench.copy(GUIDE, 12)
    assert matter(copied) == {
        "title": "Facet joint injection bc",
        "short_names": ["facet-bc"],
        "other_names": ["facet block bc"],
        "status": "draft",
    }
    assert copied.endswith("\n---\n\n## What it is\n\nA line --- with dashes.\n")


def test_content_is_multiplied(tmp_path: Path):
    guides = tmp_path / "content" / "procedures"
    guides.mkdir(parents=True)
    (guides / "facet.md").write_text(GUIDE, encoding="utf-8")
    (guides / "facet.yaml").write_text("kinds: []\n", encoding="utf-8")
    bench.multiply(tmp_path / "content", tmp_path / "many", 12)
    texts = sorted((tmp_path / "many" / "procedures").glob("*.md"))
    assert len(texts) == 13
    assert all(path.with_suffix(".yaml").exists() for path in texts)
    assert len({matter(path.read_text(encoding="utf-8"))["title"] for path in texts}) == 13


def test_the_largest_page_of_each_kind_is_measured(tmp_path: Path):
    for name, text in {"index": "x", "procedures/a": "x" * 10, "procedures/b": "x" * 2000}.items():
        page = tmp_path / f"{name}.html"
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")
    rows = {row[0]: row[1] for row in bench.sizes(tmp_path, {"a.html", "b.html"})}
    assert rows == {"/index.html": "1", "/procedures/*": "2,000"}


def test_a_table_is_aligned():
    assert bench.table(("name", "n"), ("x", "100")) == "name    n\nx     100"
