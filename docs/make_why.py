"""The example on the page that explains `detente why`: what the command prints of an example report."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from detente.cli.app import app

ROOT = Path(__file__).resolve().parents[1]
REPORT = "examples/reports/2023-06-01-specimen-press-jeddah-truce.txt"
ID = "ceasefire"


def page() -> str:
    """The command and its output as one block of Markdown."""
    done = CliRunner().invoke(app, ["why", str(ROOT / REPORT), ID])
    if done.exit_code:
        raise RuntimeError(done.output)
    return f"```text\n$ detente why {REPORT} {ID}\n{done.stdout.rstrip()}\n```"
