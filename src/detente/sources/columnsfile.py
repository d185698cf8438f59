"""The file of `--columns`: read, checked and written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from detente.knowledge.yamlfile import parse_yaml
from detente.model.errors import KnowledgeError
from detente.sources.columns import KEYS, USUAL, Columns, ColumnsError, fold

_MOST_BYTES = 100_000
_LISTS = ("dates", "ignore")


def read_columns(path: Path) -> Columns:
    """The columns that a YAML file names.

    Its keys are `KEYS`, each with a column's name or a list of them, nothing for a value that the table does
    not have; `dates`, a list of the forms in which dates are written; `ignore`, a list of columns to leave
    out. A key that is not there keeps its usual columns. Raises `ColumnsError`.
    """
    try:
        raw = path.read_bytes()[:_MOST_BYTES]
        given = parse_yaml(str(path), raw.decode("utf-8-sig"))
    except OSError as error:
        raise ColumnsError(f"{path}: can't be read ({error.strerror}). Check its name") from error
    except (UnicodeDecodeError, KnowledgeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise ColumnsError(
            f"{path}: {reason.removeprefix(f'{path}: ')}. Write it as YAML: text: Body"
        ) from error
    if unknown := given.keys() - {*KEYS, *_LISTS}:
        raise ColumnsError(
            f"{path}: {', '.join(sorted(map(repr, unknown)))} is no value of a report. "
            f"These are: {', '.join((*KEYS, *_LISTS))}"
        )
    names = {**USUAL.names, **{key: _names(path, key, given[key], fold) for key in KEYS if key in given}}
    dates = _names(path, "dates", given.get("dates"), str)
    ignored = _names(path, "ignore", given.get("ignore"), fold)
    _check_forms(path, dates)
    return Columns(names, dates, frozenset(ignored), str(path))


def _names(path: Path, key: str, value: Any, form: Any) -> tuple[str, ...]:
    values = [] if value is None else value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) for one in values):
        raise ColumnsError(f"{path}: {key} is neither a name nor a list of names. Write {key}: Name")
    return tuple(form(one) for one in values)


def _check_forms(path: Path, forms: tuple[str, ...]) -> None:
    for form in forms:
        if not all(
            any(code in form for code in codes) for codes in (("%Y", "%y"), ("%m", "%b", "%B"), ("%d",))
        ):
            raise ColumnsError(
                f"{path}: dates has {form!r}, which lacks the day, the month or the year. "
                "Write it as %d/%m/%Y"
            )


def write_columns(found: Mapping[str, str], dates: Mapping[str, str], ignored: list[str], table: str) -> str:
    """A file of columns as text, for a person to look over.

    `found` is value → column; `dates` form → an example, with more than one where the table leaves open which
    is meant; `ignored` the columns without a place.
    """
    lines = [f"# Which columns of {_plain(table)} hold what; look it over, then: read --columns THIS_FILE"]
    lines += [f"{key}: {_quoted(found[key]) if key in found else ''}".rstrip() for key in KEYS]
    if len(dates) > 1:
        lines += ["# The dates can be meant in more ways than one: keep the line that is right.", "dates:"]
        lines += [f"  # - {_quoted(form)}  # {_plain(example)}" for form, example in dates.items()]
    elif dates:
        lines += ["dates:", *(f"  - {_quoted(form)}" for form in dates)]
    if ignored:
        lines += ["ignore:", *(f"  - {_quoted(name)}" for name in ignored)]
    return "\n".join(lines) + "\n"


def _plain(value: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def _quoted(value: str) -> str:
    """A YAML scalar in double quotation marks, whatever the table's own head holds."""
    import json

    return json.dumps(_plain(value), ensure_ascii=False)
