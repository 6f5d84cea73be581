"""A file as written: decoded, bounded, and cut into front matter and body."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from plugins.guides.source import MAX_BYTES, MAX_DEPTH, MAX_LINE, Source, invisible, read, split

SHOWN = Path("content/x.md")


def given(folder: Path, raw: bytes) -> Source:
    """Return a file with these bytes as it is read."""
    file = folder / "x.md"
    file.write_bytes(raw)
    return read(file, SHOWN)


def found(folder: Path, raw: bytes) -> list[tuple[int, str]]:
    """Return line and rule of each problem of a file with these bytes."""
    source = given(folder, raw)
    assert (source.text is None) == bool(source.problems)
    return [(problem.line, problem.rule) for problem in source.problems]


def test_a_text_comes_as_it_is(tmp_path):
    assert given(tmp_path, "a\nb 🙂 مرحبا\tc\n".encode()).text == "a\nb 🙂 مرحبا\tc\n"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_line_ends_become_line_feeds_and_the_byte_order_mark_goes(tmp_path, end):
    raw = b"\xef\xbb\xbf" + end.join([b"a", b"b", b""])
    assert given(tmp_path, raw).text == "a\nb\n"


@pytest.mark.parametrize(
    ("raw", "line", "rule"),
    [
        (b"", 1, "empty-file"),
        (b"\xef\xbb\xbf", 1, "empty-file"),
        (b" \r\n\t\n", 1, "empty-file"),
        (b"a\nb \xff c\n", 2, "not-utf-8"),
        (b"a\n\xed\xa0\x80\n", 2, "not-utf-8"),  # half of a surrogate pair
        (b"a\n\xc0\xaf", 2, "not-utf-8"),  # a slash in two bytes
        ("a\n".encode("utf-16"), 1, "not-utf-8"),
        (b"a\nb\0c", 2, "nul-byte"),
        (b"a\n\nb\x07", 3, "control-character"),
        (b"a\n\x0cb", 2, "control-character"),
        ("a\nb\x85c".encode(), 2, "control-character"),
        ("a\nb\u2028c".encode(), 2, "control-character"),
        ("a\nb\ue000c".encode(), 2, "control-character"),
        (b"a\nb&#xE000;c", 2, "control-character"),
        (b"a\nb&#57344;c", 2, "control-character"),
        (b"a\n" + b"b" * (MAX_LINE + 1), 2, "line-too-long"),
        (b"a\n" + b"[" * (MAX_DEPTH + 1), 2, "nested-too-deeply"),
        (b"a\n" + b"[\n" * (MAX_DEPTH + 1), MAX_DEPTH + 2, "nested-too-deeply"),
        (b"]]]]]]]]]]\n" + b"[\n" * (MAX_DEPTH + 1), MAX_DEPTH + 2, "nested-too-deeply"),
        (b"a\n" + b"- " * (MAX_DEPTH + 1) + b"x", 2, "nested-too-deeply"),
        (b"a\n" + b"> " * (MAX_DEPTH + 1) + b"x", 2, "nested-too-deeply"),
        (b"a\n" + b"1. " * (MAX_DEPTH + 1) + b"x", 2, "nested-too-deeply"),
        (b"a\n" + b"    " * (MAX_DEPTH + 1) + b"x", 2, "nested-too-deeply"),
        (b"a\n" * MAX_BYTES, 1, "file-too-large"),
    ],
)
def test_what_no_parser_should_see_is_named_with_its_line(tmp_path, raw, line, rule):
    assert found(tmp_path, raw) == [(line, rule)]


def test_what_just_stays_in_bounds_is_read(tmp_path):
    raw = b"a" * MAX_LINE + b"\n" + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    assert given(tmp_path, raw).text == raw.decode()


def test_every_line_with_a_fault_is_named(tmp_path):
    assert found(tmp_path, b"\x01\nb\n\x02\0\n") == [(1, "control-character"), (3, "nul-byte")]


def test_what_is_no_plain_file_is_a_problem(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "dead").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "endless").symlink_to("/dev/zero")
    for name in ("folder", "dead", "loop", "pipe", "endless", "missing"):
        source = read(tmp_path / name, SHOWN)
        assert source.text is None
        assert [problem.rule for problem in source.problems] == ["unreadable-file"], name


def test_a_file_without_permission_is_a_problem(tmp_path, monkeypatch):
    def refuse(file):  # root, whom tests may run as, is refused nothing by a mode
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    [problem] = given(tmp_path, b"x").problems
    assert str(problem) == "content/x.md:1: unreadable-file: make it readable: Permission denied"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: b\n---\ntext", ("a: b", 2, "text", 4)),
        ("---\n---\n", ("", 2, "", 3)),
        ("---  \na: b\n---\t\ntext", ("a: b", 2, "text", 4)),
        ("---\na: |\n  ---\n---\nb\n---\nc", ("a: |\n  ---", 2, "b\n---\nc", 5)),
        ("---\na: b\n---", ("a: b", 2, "", 4)),
    ],
)
def test_front_matter_and_body_know_their_first_lines(text, parts):
    assert split(text) == parts


@pytest.mark.parametrize("text", ["", "a", "---", "---\na: b", "\n---\na: b\n---\n", "--- a\n---"])
def test_a_text_without_front_matter_is_not_split(text):
    assert split(text) is None


def test_invisible_characters_are_found_however_they_are_written():
    assert [invisible(words) for words in ("a\tb\n", "&amp; &#57;", "🙂", "")] == [""] * 4
    assert invisible("a\x7f") == "\x7f"
    assert invisible("a\u2029") == "\u2029"
    assert invisible("&#xe001;") == "\ue001"
