"""`make new`: a draft with all sections and fields to fill, and a line of help at each."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from plugins.guides.clock import today
from plugins.guides.contract import SECTIONS, Data, FrontMatter, Model
from plugins.guides.environment import ROOT

INDENT = "  "
LONGEST = 65  # characters of a title, as in the contract
# Written by a command or not needed in a draft.
LEFT_OUT = {"reviewed", "changes", "reason", "published", "allow", "decide", "drawing", "without"}
# Of the three forms of a fact and the two of a figure, the one that most guides need.
ALTERNATIVES = {"does_not_apply", "ask", "at_most", "no_reliable_figure", "described_as", "note"}


def main(args) -> int:
    """Write the two files of a draft; refuse to overwrite either."""
    # What a shell could not read as text comes as characters that no file can hold.
    title = " ".join("".join(c if c.isprintable() else " " for c in args.title or "").split())
    slug = slugify(title)
    if not slug or len(title) > LONGEST:
        print(
            f'name the guide in 1 to {LONGEST} characters: make new GUIDE="Facet joint injection"',
            file=sys.stderr,
        )
        return 2
    folder = (args.content or ROOT / "content") / "procedures"
    files = {folder / f"{slug}.md": text(title), folder / f"{slug}.yaml": facts()}
    there = [file for file in files if file.exists()]
    if there:
        for file in there:
            print(
                f"{_shown(file)}:1: file-exists: choose another name, or edit it", file=sys.stderr
            )
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for file, words in files.items():
        file.write_text(words, encoding="utf-8", newline="\n")
        print(f"wrote {_shown(file)}")
    print(
        "Fill it in; `make serve` shows it with what is still missing. It is a draft: not public."
    )
    return 0


def slugify(title: str) -> str:
    """Return the file name for a title: Botulinum toxin (Botox) → botulinum-toxin-botox."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def text(title: str) -> str:
    """Return the Markdown file of a draft."""
    given = {"title": quoted(title), "status": "draft", "updated": today().isoformat()}
    lines = ["---", *_fields(FrontMatter, "", given), "---", ""]
    for section in SECTIONS:
        lines += [f"## {section.heading}", "", f"<!-- {section.hint} -->", ""]
    return "\n".join(lines)


def facts() -> str:
    """Return the facts file of a draft."""
    return "\n".join([*_fields(Data, "", {}), ""])


def quoted(words: str) -> str:
    """Return words as a YAML value that nothing is read into."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _fields(model: type[Model], indent: str, given: dict[str, str]) -> Iterator[str]:
    """Yield the lines of a mapping: for each field its help, then the field."""
    for name, field in model.model_fields.items():
        if name in LEFT_OUT:
            continue
        yield f"{indent}# {_help(field)}"
        if name in ALTERNATIVES:
            yield f"{indent}# {name}:"
        else:
            yield from _value(name, field, indent, given)


def _value(name: str, field: FieldInfo, indent: str, given: dict[str, str]) -> Iterator[str]:
    inner = next(_models(field.annotation), None)
    many = _many(field.annotation)
    if name in given:
        yield f"{indent}{name}: {given[name]}"
    elif inner is None:
        yield f"{indent}{name}: {'[]' if many else ''}".rstrip()
    elif many == "dict":
        yield f"{indent}# some-key:"
        yield f"{indent}{name}: {{}}"
    elif many:
        yield f"{indent}{name}:"
        lines = list(_fields(inner, indent + INDENT * 2, {}))
        first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
        lines[first] = f"{indent}{INDENT}- {lines[first].lstrip()}"
        yield from lines
    else:
        yield f"{indent}{name}:"
        yield from _fields(inner, indent + INDENT, {})


def _help(field: FieldInfo) -> str:
    choices = [str(c) for c in get_args(field.annotation)] if _literal(field.annotation) else []
    words = " ".join((field.description or "").split())
    return f"{words} One of: {', '.join(choices)}." if choices else words


def _literal(annotation: Any) -> bool:
    return get_origin(annotation) is Literal


def _many(annotation: Any) -> str:
    """Return dict or list for a field that holds many values, else nothing."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return next(filter(None, map(_many, get_args(annotation))), "")
    return {dict: "dict", tuple: "list"}.get(origin, "")


def _models(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _shown(file: Path) -> Path:
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file
