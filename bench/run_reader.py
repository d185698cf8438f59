"""The one file of bench that knows the project's own reader: gold in, readings as JSON objects out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.gold import Gold

Read = Callable[[Gold], dict[str, Any]]


class NoReadingError(Exception):
    """A report that gives no reading; the message says why."""


def reader(name: str) -> Read:
    """The reader of that name, loaded, as a function from gold's report to its reading.

    The function raises `NoReadingError` where the reader refuses the report.

    Raises:
        ValueError: there is no such reader.
    """
    if name != "local":
        raise ValueError(f"no reader named {name!r}: only local")
    from detente.model import DetenteError, Report
    from detente.reading.local import Local

    local = Local()

    def read(gold: Gold) -> dict[str, Any]:
        about = gold.data["report"]
        report = Report(
            text=gold.text(),
            published_at=about["published_at"],
            publisher=about.get("publisher"),
            title=about.get("title"),
        )
        try:
            reading: dict[str, Any] = json.loads(local.read(report).model_dump_json())
        except DetenteError as error:
            raise NoReadingError(str(error)) from error
        return reading

    return read


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
