"""Where a record is: a path or URL → the database's URL."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from detente.record.errors import RecordError

DEFAULT = "detente.db"
_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")


def default_place() -> str:
    """The record that is meant where none is named: `DETENTE_RECORD`, else `detente.db` in this folder."""
    return os.environ.get("DETENTE_RECORD") or DEFAULT


def url_of(where: str | Path) -> URL:
    """The URL of a record that is named by a path or a URL. Raises `RecordError` for what names none."""
    named = str(where)
    if "://" not in named:
        return URL.create("sqlite", database=named)
    try:
        url = make_url(named)
    except (ArgumentError, ValueError) as error:
        raise RecordError(
            f"{named}: this is no URL of a database. Write postgresql://USER@HOST/DATABASE, or a path"
        ) from error
    if url.drivername == "sqlite":
        return url
    if url.drivername not in _POSTGRES:
        raise RecordError(
            f"{shown(url)}: a record is kept in SQLite or PostgreSQL, not in {url.drivername}. "
            "Give a path or postgresql://USER@HOST/DATABASE"
        )
    if find_spec("psycopg") is None:
        raise RecordError(
            f"{shown(url)}: the driver of PostgreSQL is not installed. "
            "Install it with: python -m pip install 'detente[postgres]'"
        )
    return url.set(drivername="postgresql+psycopg")


def shown(url: URL) -> str:
    """The place as a person names it, without a password."""
    if url.drivername == "sqlite":
        return url.database or ":memory:"
    return url.set(drivername="postgresql").render_as_string(hide_password=True)
