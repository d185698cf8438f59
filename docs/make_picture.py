"""Draws the picture of the README: what `detente read` prints on a terminal, as SVG.

Run it after a change of the text form: `make picture`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
REPORT = "examples/reports/2025-05-11-example-wire-istanbul.txt"
COLUMNS = 108
LINES = 46
"""How many lines are drawn: what a person takes in at a glance."""
TARGET = ROOT / "docs" / "assets" / "read.svg"


def terminal_output() -> str:
    """What the command prints on a terminal, colours included."""
    terminal = {"FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    done = subprocess.run(
        [Path(sys.executable).with_name("detente"), "read", REPORT],
        cwd=ROOT,
        env={**os.environ, **terminal},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def draw(output: str) -> str:
    """An SVG of the first lines of that output. It names no font from elsewhere, so that it works offline."""
    console = Console(width=COLUMNS, record=True, file=StringIO(), force_terminal=True)
    lines = [f"$ detente read {REPORT}", "", *output.splitlines()]
    more = [] if len(lines) <= LINES else ["\x1b[2m…\x1b[0m"]
    for line in lines[:LINES] + more:
        console.print(Text.from_ansi(line), overflow="crop", no_wrap=True)
    svg = console.export_svg(title="detente read", unique_id="read")
    return re.sub(r"@font-face\s*\{[^}]*\}\s*", "", svg).replace("Fira Code", "ui-monospace")


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(draw(terminal_output()), encoding="utf-8")
    print(TARGET.relative_to(ROOT))
