"""A database → a record with the tables that this version needs."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

from sqlalchemy import Connection, inspect, text

from detente.record.errors import NoRecordError, RecordError
from detente.record.store import Store

_STEP = re.compile(r"v(\d{4})_\w+\.py$")


def steps() -> tuple[str, ...]:
    """The numbers of the migrations that this version has, in their order."""
    folder = files("detente.record.migrations").joinpath("versions")
    return tuple(sorted(found[1] for file in folder.iterdir() if (found := _STEP.match(file.name))))


def prepare(
    store: Store, *, create: bool, found: Callable[[Connection], None] = lambda connection: None
) -> None:
    """Bring the tables up to date. `found` is done at once with making a record where there was none, so that
    no other process sees one that nobody may write to.

    Raises:
        NoRecordError: there is no record yet, and `create` does not ask for one.
        RecordError: a newer version wrote the record, or the database holds something else.
    """
    known = steps()
    with store.read() as connection:
        step = _step(connection, store.where)
    if step == known[-1]:
        return
    if step is None and not create:
        raise no_record(store.where)
    with store.write() as connection:
        step = _step(connection, store.where)  # another process may have been quicker
        if step is not None and step not in known:
            raise RecordError(
                f"{store.where}: a newer version of Detente wrote this record (its tables are of step "
                f"{step}, this version knows {known[-1]}). Update it with: "
                "python -m pip install --upgrade detente"
            )
        if step != known[-1]:
            _upgrade(connection)
        if step is None:
            found(connection)


def no_record(where: str) -> NoRecordError:
    """The error for a place where there is none."""
    return NoRecordError(f"{where}: there is no record. Make one with: detente add FILE …")


def _step(connection: Connection, where: str) -> str | None:
    """Which migration the tables are of; None for an empty database."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables and "readings" in tables:
        step: str = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        return step
    if tables:
        raise RecordError(f"{where}: this database holds something else than a record. Name another place")
    return None


def _upgrade(connection: Connection) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "detente.record:migrations")
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    with EnvironmentContext(config, script, fn=lambda step, _: script._upgrade_revs("head", step)) as context:
        context.configure(connection=connection)
        context.run_migrations()
