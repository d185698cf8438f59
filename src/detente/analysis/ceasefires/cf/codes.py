"""What the codes of the CF data set mean. They are shown beside the codes and never replace them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from detente.analysis.ceasefires.truce import Coded
from detente.sources.tolerant import Row


class Meaning(NamedTuple):
    """What a code means and the basis for it: `article`, `authors' code`, `UCDP`, `inferred`."""

    words: str
    basis: str


@cache
def meanings() -> dict[tuple[str, str], Meaning]:
    """Every code that has a meaning here, by its column and value."""
    text = files("detente.analysis.ceasefires.cf").joinpath("codes.yaml").read_text(encoding="utf-8")
    found: dict[tuple[str, str], Meaning] = {}
    for column, codes in yaml.safe_load(text).items():
        basis = codes.pop("basis")
        found |= {(column, value): Meaning(words, basis) for value, words in codes.items()}
    return found


def coded(rows: Iterable[Row]) -> Iterator[Coded]:
    """The codes of a ceasefire's rows that have a meaning here, each with the lines that hold it."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        for column, value in row.cells.items():
            if (column, value.strip()) in meanings():
                found.setdefault((column, value.strip()), []).append(row.line)
    for (column, value), lines in found.items():
        words, basis = meanings()[column, value]
        yield Coded(column, value, words, tuple(lines), basis)
