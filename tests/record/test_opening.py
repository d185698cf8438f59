"""Opening a record: a new one, an older one, a newer one, and what is none."""

from __future__ import annotations

import importlib.util
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from detente.record import NoRecordError, RecordError, migrate, open_record
from detente.record.schema import metadata
from detente.record.store import Store
from detente.record.where import url_of
from tests.record.told import reading


def test_a_record_is_made_once_and_its_maker_is_admin(place: str) -> None:
    with open_record(place, who="Ada", create=True) as record:
        record.add(reading())
    with open_record(place, who="Bob", create=True) as record:
        assert [(person.name, person.role.name) for person in record.people.all()] == [("Ada", "ADMIN")]
        assert len(list(record.kept())) == 1


def test_there_is_none_until_one_is_made(place: str) -> None:
    with pytest.raises(NoRecordError, match=r"there is no record\. Make one with: detente add FILE …"):
        open_record(place)
    assert "://" in place or not Path(place).exists()


def test_the_tables_are_those_that_the_code_knows(place: str) -> None:
    open_record(place, create=True).close()
    store = Store(url_of(place))
    indexes = ("lookup", "alembic_version")
    with store.read() as connection:
        options = {"include_name": lambda name, *_: not str(name).startswith(indexes), "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    store.close()


def test_the_steps_follow_one_another() -> None:
    config = Config()
    config.set_main_option("script_location", "detente.record:migrations")
    script = ScriptDirectory.from_config(config)
    assert tuple(step.revision for step in script.walk_revisions())[::-1] == migrate.steps()


def test_a_newer_record_is_refused_and_left_alone(place: str) -> None:
    open_record(place, create=True).close()
    _set_step(place, "9999")
    with pytest.raises(
        RecordError, match=r"a newer version of Detente wrote this record .*9999.*--upgrade detente"
    ):
        open_record(place, create=True)
    with pytest.raises(RecordError, match="newer version"):
        open_record(place)


def test_an_older_record_is_brought_up_to_date(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a step that this version does not have yet: a record of the real steps is older than it."""
    with open_record(place, create=True) as record:
        record.add(reading())
    done: list[str] = []

    def upgrade(connection: object) -> None:
        done.append("upgraded")
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))  # type: ignore[attr-defined]

    later = (*migrate.steps(), "9999")
    monkeypatch.setattr(migrate, "steps", lambda: later)
    monkeypatch.setattr(migrate, "_upgrade", upgrade)
    for _ in range(2):
        with open_record(place) as record:
            assert len(list(record.kept())) == 1
    assert done == ["upgraded"]


def test_what_is_no_record_is_not_touched(place: str, tmp_path: Path) -> None:
    store = Store(url_of(place))
    with store.write() as connection:
        connection.execute(text("CREATE TABLE mine (x integer)"))
    store.close()
    with pytest.raises(RecordError, match="holds something else than a record"):
        open_record(place, create=True)
    other = tmp_path / "notes.txt"
    other.write_text("no database at all, " * 100)
    with pytest.raises(RecordError, match=r"notes\.txt: this is no record .* --record"):
        open_record(other)
    assert other.read_text().startswith("no database")


@pytest.mark.parametrize(
    ("where", "problem"),
    [
        ("mysql://host/x", "kept in SQLite or PostgreSQL, not in mysql"),
        (
            "postgresql://me:secret@127.0.0.1:1/x",
            r"postgresql://me:\*\*\*@127\.0\.0\.1:1/x: the database says",
        ),
        ("http:// x", "not in http|no URL"),
        ("/nowhere/at/all.db", "can't be opened"),
    ],
)
def test_a_place_that_cannot_be_is_told(where: str, problem: str) -> None:
    with pytest.raises(RecordError, match=problem):
        open_record(where, create=True)


def test_without_the_driver_of_postgresql_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.record.where.find_spec", lambda name: None)
    with pytest.raises(RecordError, match=r"python -m pip install 'detente\[postgres\]'"):
        open_record("postgresql://host/x")
    assert importlib.util.find_spec("psycopg")


def test_what_is_append_only_can_not_be_changed(place: str) -> None:
    with open_record(place, create=True) as record:
        record.add(reading())
        record.judge(reading().report.id, reading().events[0].id, "accept")
        record.note("run", "a.txt", None, "failed", None, "why")
        record.copies.judge(reading().report.id, reading().report.id, is_copy=False)
    store = Store(url_of(place))
    for table in ("log", "judgements", "arrivals", "copies"):
        for change in (f"DELETE FROM {table}", f"UPDATE {table} SET at = ''"):
            with pytest.raises(RecordError, match=f"{table} is append-only"), store.write() as connection:
                connection.execute(text(change))
    store.close()


def test_sqlite_keeps_a_log_of_writes_and_checks_keys(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    open_record(path, create=True).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    store = Store(url_of(path))
    with store.read() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    store.close()


def _set_step(place: str, step: str) -> None:
    store = Store(url_of(place))
    with store.write() as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{step}'"))
    store.close()
