"""Codes as models write them: any case, blanks or hyphens for underscores."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator

_T = TypeVar("_T")


def _lower(value: Any) -> Any:
    return "_".join(value.strip().lower().replace("-", " ").split()) if isinstance(value, str) else value


def _upper(value: Any) -> Any:
    return value.strip().upper() if isinstance(value, str) else value


def _list(value: Any) -> Any:
    """A list where a model writes null, or one value for a list of one."""
    if value is None:
        return ()
    return (value,) if isinstance(value, (str, dict)) else value


def _maybe(value: Any) -> Any:
    """None where a model writes an empty word for nothing."""
    if isinstance(value, str) and value.strip().lower() in {"", "null", "none", "n/a", "unknown"}:
        return None
    return value


Lower = BeforeValidator(_lower)
Upper = BeforeValidator(_upper)
Maybe = BeforeValidator(_maybe)
Many = BeforeValidator(_list)
Quote = Annotated[str | None, Maybe]
"""Words of the report, or none."""
Quotes = Annotated[tuple[str, ...], Many]
"""Words of the report, several times."""
