"""The one file of bench that knows the project's own reader: gold in, readings as JSON objects out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.gold import Gold

if TYPE_CHECKING:
    from detente.model import Report

Read = Callable[[Gold], dict[str, Any]]


class NoReadingError(Exception):
    """A report that gives no reading; the message says why."""


def reader(name: str) -> Read:
    """The reader of that name, loaded, as a function from gold's report to its reading.

    The function raises `NoReadingError` where the reader refuses the report.

    Raises:
        ValueError: there is no such reader.
    """
    from detente.cli.readers import ReaderName, make
    from detente.model import DetenteError

    chosen = make(ReaderName(name))

    def read(gold: Gold) -> dict[str, Any]:
        try:
            reading = chosen.read(report_of(gold))
        except DetenteError as error:
            raise NoReadingError(str(error)) from error
        return dict(json.loads(reading.model_dump_json(by_alias=True)))

    return read


def report_of(gold: Gold) -> Report:
    """The report as the command line would load it, with the date and publisher that gold gives.

    Raises:
        DetenteError: the report cannot be read.
    """
    from detente.model import DetenteError
    from detente.sources import Provenance, load

    about = gold.data["report"]
    given = Provenance(
        title=about.get("title"), publisher=about.get("publisher"), published=about["published_at"]
    )
    (item,) = load(gold.report, given)
    if isinstance(item.outcome, DetenteError):
        raise item.outcome
    return item.outcome


def ready(path: Path) -> Read:
    """Readings made before: one JSON object a line (or an array), found by the normalised text of the report.

    Raises:
        ValueError: the file is no JSON.
    """
    raw = path.read_text(encoding="utf-8")
    found = (
        json.loads(raw) if raw.lstrip().startswith("[") else [json.loads(s) for s in raw.splitlines() if s]
    )
    by_text = {_body(reading["report"]["text"]): reading for reading in found}

    def read(gold: Gold) -> dict[str, Any]:
        body = _body(gold.text())
        for text, reading in by_text.items():
            if text == body or text.endswith(body) or body.endswith(text):
                return dict(reading)
        raise NoReadingError(f"{path} holds no reading of {gold.report.name}")

    return read


def _body(text: str) -> str:
    return " ".join(text.split())


def engines(files: Sequence[Path]) -> list[tuple[str, Callable[[], object], Callable[[], object]]]:
    """What speed is measured on: of each report its text, a function that reads it, and one that only
    parses it with the reader's own spaCy pipeline. Files without a date are read as of 2025-01-01.

    Raises:
        DetenteError: a file cannot be read.
    """
    from detente.cli.readers import ReaderName, make
    from detente.model import DetenteError
    from detente.reading.local.parse import pipeline
    from detente.sources import Provenance, load

    local, nlp = make(ReaderName.LOCAL), pipeline()
    out: list[tuple[str, Callable[[], object], Callable[[], object]]] = []
    for file in files:
        for item in load(file, Provenance(published="2025-01-01")):
            report = item.outcome
            if isinstance(report, DetenteError):
                raise report
            out.append((report.text, partial(local.read, report), partial(nlp, report.text)))
    return out
