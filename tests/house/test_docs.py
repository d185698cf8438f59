"""The manual leaves nothing out, and what it shows runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from typer.testing import CliRunner

from detente.cli.app import app
from detente.exports.table import TABLES, Table
from detente.model import Entry
from docs import make_codebook, make_commands, make_exports, make_record, make_steps

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
RUNS = re.compile(r"<!-- runs -->\n```(\w+)\n(.*?)```", re.DOTALL)
OBJECTS = make_record.objects()
VOCABULARIES = {name: node for name, node in make_record.contract().items() if "enum" in node}


def shown(language: str) -> list[Any]:
    """What the pages show in that language and mark as running, a parameter a line or block."""
    return [
        pytest.param(part, id=f"{page.name}: {part.splitlines()[0]}")
        for page in PAGES
        for found, code in RUNS.findall(page.read_text(encoding="utf-8"))
        if found == language
        for part in (code.strip().splitlines() if found == "sh" else [code])
    ]


def section(page: str, anchor: str) -> str:
    """The part of a generated page under the heading with that anchor."""
    found = re.search(
        rf"^## [^\n]*{{ #{re.escape(anchor)} }}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE
    )
    assert found, f"the page has no section #{anchor}"
    return found[1]


@pytest.mark.parametrize("name", OBJECTS)
def test_every_field_is_documented(name: str) -> None:
    fields = OBJECTS[name]["properties"]
    assert OBJECTS[name].get("description"), f"{name} has no docstring"
    assert [key for key, node in fields.items() if not node.get("description")] == []
    page = make_record.page()
    part = section(page, make_record.slug(name))
    if set(Entry.model_fields) <= set(fields):
        part += section(page, "entry")
    assert [key for key in fields if f"| `{key}` | " not in part] == []


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_code_is_documented(name: str) -> None:
    part = section(make_codebook.page(), make_record.slug(name))
    rows = dict(re.findall(r"^\| `([^`]+)` \| ([^|]*) \|", part, re.MULTILINE))
    assert list(rows) == VOCABULARIES[name]["enum"]
    assert [code for code, meaning in rows.items() if not meaning.strip()] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_every_column_of_an_export_is_documented(table: Table[Any]) -> None:
    shared, *parts = re.split(r"^### ", make_exports.page(), flags=re.MULTILINE)[1:]
    (part,) = (text for text in parts if f"{{ #table-{table.name} }}" in text)
    shown = part + shared if "[every entry](#every-entry)" in part else part
    assert [
        column.name for column in table.columns if f"| `{column.name}` | {column.kind} | " not in shown
    ] == []


def test_every_command_and_option_is_documented() -> None:
    page = make_commands.page()
    for name, command in make_commands.commands():
        assert f"`{name}`" in page
        assert command.help, f"{name} has no help"
        assert [param.name for param in command.params if not param.help] == []
        assert [
            opt for param in command.params for opt in param.opts if opt.startswith("--") and opt not in page
        ] == []


def test_every_file_of_the_reading_room_says_what_it_does() -> None:
    assert [name for name, text in make_steps.summaries().items() if not text] == []


def test_every_setting_is_documented() -> None:
    sources = [path for folder in ("src", "bench") for path in (ROOT / folder).rglob("*.py")]
    settings = {
        name for path in sources for name in re.findall(r"\bDETENTE_[A-Z]+\b", path.read_text("utf-8"))
    }
    assert "DETENTE_CACHE" in settings
    assert {
        name for name in settings if not any(f"`{name}`" in page.read_text("utf-8") for page in PAGES)
    } == set()


@pytest.mark.parametrize("line", shown("sh"))
def test_a_command_that_is_shown_runs(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    program, *arguments = shlex.split(line)
    assert program == "detente"
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()


@pytest.mark.parametrize("code", shown("python"))
def test_python_that_is_shown_runs(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, "the manual", "exec"), {})
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_make_has_every_target_that_is_named(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    quoted = re.findall(
        r"`make ([a-z -]+)`|^make (?:-C \S+ )?([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {word for pair in quoted for words in pair for word in words.split()} <= targets


def test_the_manual_is_whole_and_fetches_nothing_from_elsewhere(tmp_path: Path) -> None:
    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path), strict=True))
    assert {path.stem for path in (ROOT / "docs").glob("*.md")} <= {
        path.stem for path in tmp_path.glob("*.html")
    }
    fetched = re.compile(
        r"""<(?:script|link|img|iframe)\b[^>]*(?:src|href)=["']?https?://[^>]*>|url\(["']?https?://"""
    )
    for path in [*tmp_path.rglob("*.html"), *tmp_path.rglob("*.css"), *tmp_path.rglob("*.svg")]:
        assert fetched.findall(path.read_text(encoding="utf-8")) == [], path.name
