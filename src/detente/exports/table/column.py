"""A column of a table: its name, the type of its values, where they come from and what they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from detente.exports.table.source import Source

Value = str | int | float | bool | tuple[str, ...] | tuple[int, ...] | None
"""What a cell holds. Dates are ISO 8601 text, as the record has them."""

T_contra = TypeVar("T_contra", contravariant=True)


class Kind(StrEnum):
    """The type of a column's values; each can be missing."""

    TEXT = "text"
    INTEGER = "whole number"
    NUMBER = "number"
    BOOLEAN = "true or false"
    TEXTS = "list of texts"
    INTEGERS = "list of whole numbers"


@dataclass(frozen=True)
class Column(Generic[T_contra]):
    """One column. `says` is its description; `width` how many characters a spreadsheet shows of it."""

    name: str
    kind: Kind
    value: Callable[[T_contra, Source], Value]
    says: str
    width: int = 14
