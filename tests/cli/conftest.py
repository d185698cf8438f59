"""A reader that needs no parser, and a way to run the command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from detente.cli import readers
from detente.cli.app import app
from detente.model import ReaderInfo, Reading, Report, UnreadableReportError

Run = Callable[..., Result]


class Fake:
    """Reads nothing out of any English report and refuses the others, as the local reader does."""

    def read(self, report: Report) -> Reading:
        if report.language != "en":
            raise UnreadableReportError("the report", "it is in French (fr)", "Choose another reader")
        return Reading(report=report, reader=ReaderInfo(name="fake", version="1"))


@pytest.fixture
def detente(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs `detente` in an empty folder, with the fake reader."""
    monkeypatch.setattr(readers, "make", lambda name, **options: Fake())
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, **options: CliRunner().invoke(app, list(arguments), **options)
