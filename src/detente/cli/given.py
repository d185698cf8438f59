"""What the user says of a report, checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from detente.model.codes import Issue


def day(value: str | None) -> str | None:
    """The ISO 8601 day or time of `--published`; misuse for anything else."""
    if value is None:
        return None
    from detente.sources.dates import iso

    found = iso(value)
    if found is None:
        raise typer.BadParameter(
            f"{value!r} is no ISO 8601 day. Write it as 2025-05-11 or 2025-05-11T08:30Z."
        )
    return found


def language(value: str | None) -> str | None:
    """The code of `--language`; misuse for what names no language."""
    if value is None:
        return None
    from detente.sources.language import code_of

    found = code_of(value)
    if found is None:
        raise typer.BadParameter(f"{value!r} names no language. Write its code, such as en.")
    return found


def columns(path: Path | None) -> Path | None:
    """The file of `--columns`; misuse where it can't be read or says what makes no sense."""
    if path is None:
        return None
    from detente.sources.columns import ColumnsError
    from detente.sources.columnsfile import read_columns

    try:
        read_columns(path)
    except ColumnsError as error:
        raise typer.BadParameter(f"{error}.") from error
    return path


def day_alone(value: str | None) -> str | None:
    """The ISO 8601 day of `--on`, without an hour; misuse for anything else."""
    found = day(value)
    return found[:10] if found else None


def issues(names: list[str]) -> tuple[Issue, ...]:
    """The issues of `--issue`; misuse for what is none."""
    from difflib import get_close_matches

    from detente.model.codes import Issue

    found = []
    for name in names:
        code = name.strip().replace(" ", "_")
        if code not in set(Issue):
            near = get_close_matches(code, list(Issue), 3)
            hint = (
                f"Did you mean {', '.join(near)}?"
                if near
                else "detente codebook --vocabulary issues has all."
            )
            raise typer.BadParameter(f"{name!r} is no issue. {hint}", param_hint="--issue")
        found.append(Issue(code))
    return tuple(found)
