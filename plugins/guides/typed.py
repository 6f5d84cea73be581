"""From YAML values to the models of the contract, and from their errors to problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from plugins.guides.problems import Problem, did_you_mean
from plugins.guides.yamlfile import Loc, Yaml

M = TypeVar("M", bound=BaseModel)
# Each error is compared with all others. More than this come from a file that is no data of ours,
# and those that are left out come to light when the first ones are mended.
MOST = 200
# What pydantic says of a value that has not the form of a branch.
FORMS = {
    "dict_type", "float_type", "int_type", "literal_error", "model_attributes_type", "model_type",
    "string_type", "tuple_type",
}  # fmt: skip
PARTIAL_DATE = re.compile(r"^(\d{4}(-\d{1,2}){0,2}|[A-Za-z]+\.? (\d{1,2}, )?\d{4}|[\d./]+)$")


def build(model: type[M], written: Yaml) -> M | None:
    """Return the typed value, or None; every error is added to the YAML's problems."""
    if written.value is None:
        return None
    try:
        typed = model.model_validate(written.value)
    except ValidationError as errors:
        found = dict.fromkeys(_problems(model, written, errors))
        # What the reader of the YAML has said of a line is not said again in other words.
        said = {problem.line for problem in written.problems}
        written.problems += [problem for problem in found if problem.line not in said]
        return None
    return None if written.problems else typed


def _problems(model: type[BaseModel], written: Yaml, errors: ValidationError) -> Iterator[Problem]:
    details = errors.errors(include_url=False)[:MOST]
    for error in details:
        place = written.place(error["loc"])
        if _other_branch(error, details, written) or _follows(error, details, written):
            continue
        rule, message = _explain(model, written, error, place)
        yield Problem(written.path, written.line(error["loc"]), rule, message)


def _other_branch(error: dict, details: list, written: Yaml) -> bool:
    """Return whether an error speaks of the form of a union that was not meant.

    An item is an id or a mapping, a count a whole number, a fraction or a pair: what was
    written tells which of them was meant.
    """
    if error["type"] not in FORMS:
        return False
    place = written.place(error["loc"])
    earlier = True
    for other in details:
        at = written.place(other["loc"])
        if other is error:
            earlier = False
        elif at[: len(place)] == place and (at != place or other["type"] not in FORMS):
            return True  # it had the form of the other branch, and fails in what it says
        elif earlier and at == place:
            return True  # it has the form of no branch: one of them is explained
    return False


def _follows(error: dict, details: list, written: Yaml) -> bool:
    """Return whether an error only follows from another: an item that cannot be read is missing."""
    place = written.place(error["loc"])
    others = [
        e for e in details if e is not error and written.place(e["loc"])[: len(place)] == place
    ]
    if error["type"] == "too_short":
        return bool(others)
    return error["type"] == "missing" and any(
        _is_sentence(e) and written.place(e["loc"])[:-1] == place for e in others
    )


def _is_sentence(error: dict) -> bool:
    """Return whether an unknown key is the beginning of a sentence with a colon in it."""
    key = str(error["loc"][-1])
    return error["type"] == "extra_forbidden" and (" " in key or key != key.lower())


def _explain(model: type[BaseModel], written: Yaml, error: dict, place: Loc) -> tuple[str, str]:
    """Return rule and message of one validation error."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    name = ".".join(str(part) for part in place) or "the file"
    raw = written.raws.get(place, "")
    if kind == "missing":
        return "missing-key", f'add "{error["loc"][-1]}"' + (f" to {name}" if place else "")
    if kind == "extra_forbidden":
        key = str(error["loc"][-1])
        if _is_sentence(error):
            return "wrong-type", f'put the words in quotes: YAML reads "{key}:" as a key'
        return "unknown-key", f'remove "{key}"{did_you_mean(key, _keys(model, error["loc"]))}'
    if kind.startswith("date"):
        if isinstance(value, datetime) or not PARTIAL_DATE.match(raw):
            return "wrong-type", f'{name}: write a day as 2026-11-23, not "{raw}"'
        return "partial-date", f'{name}: write the whole day as 2026-11-23, not "{raw}"'
    if kind == "string_type" and isinstance(value, bool | int | float | date):
        return "wrong-type", f"{name}: put it in quotes: YAML reads {raw} as {str(value).lower()}"
    if kind == "string_type" and isinstance(value, dict):
        return "wrong-type", f'{name}: put it in quotes: YAML reads "word: word" as a key'
    if kind == "model_type" or kind == "dict_type":
        return "wrong-type", f'{name}: write it as key: value lines, not "{raw or value}"'
    if kind == "tuple_type":
        return "wrong-type", f"{name}: write it as a list: [{raw or value}]"
    if kind in ("string_too_short", "string_too_long"):
        if not value.strip():
            return "empty-value", f"{name}: fill it in"
        limit = context.get("min_length") or context.get("max_length")
        side = "at least" if kind.endswith("short") else "at most"
        return "wrong-length", f"{name}: {len(value)} characters, and it needs {side} {limit}"
    if kind == "string_pattern_mismatch":
        return "wrong-form", f'{name}: "{value}" does not have the form {_form(context["pattern"])}'
    if kind == "literal_error":
        known = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        near = did_you_mean(str(value), known)
        return "unknown-value", f'{name}: "{raw}" is not one of {", ".join(known)}{near}'
    if kind == "too_short":
        return "empty-value", f"{name}: give at least {context['min_length']}"
    if kind == "value_error":
        return "inconsistent", f"{name}: {context['error']}"
    if kind == "missing_source":
        return "missing-source", f"{name}: {error['msg']}"
    return (
        "wrong-type",
        f'{name}: {error["msg"][:1].lower()}{error["msg"][1:]}, not "{raw or value}"',
    )


def _form(pattern: str) -> str:
    """Return a pattern in words."""
    return {
        r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case-words-and-digits-with-hyphens",
        r"^10\.\d{4,9}/\S+$": "10.1000/xyz (a DOI without https://doi.org/)",
        r"^[0-9a-f]{64}$": "of a digest",
        r"^([CTLS]\d{1,2}|sacrum)$": "of a vertebra (C2, T9, L4, sacrum)",
    }.get(pattern, "https://example.org/page")


def _keys(model: type[BaseModel], loc: Loc) -> set[str]:
    """Return the keys that the model knows in the place of an unknown one."""
    current = {model}
    for part in loc[:-1]:
        inner: set[type[BaseModel]] = set()
        for m in current:
            fields = m.model_fields
            if part in fields or "root" in fields:
                inner.update(_models(fields[part if part in fields else "root"].annotation))
        current = inner or current
    return {name for m in current for name in m.model_fields}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
