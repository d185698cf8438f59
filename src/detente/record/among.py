"""One of many values, in a statement that is the same however many there are.

`column.in_(values)` makes a parameter of each: with hundreds of them, making the statement takes longer than
the database needs to answer it. Here all are one parameter.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Text, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine


class _Many(TypeDecorator[Collection[str]]):
    """Values as one parameter: PostgreSQL takes an array, SQLite JSON."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(ARRAY(Text()))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: Collection[str] | None, dialect: Dialect) -> Any:
        given = list(value or ())
        return given if dialect.name == "postgresql" else json.dumps(given, ensure_ascii=False)


class _Among(FunctionElement[Any]):
    inherit_cache = True
    type = NullType()  # as Boolean it would be compared with 1, and no index be used
    name = "among"


@compiles(_Among)
def _in_json(element: _Among, compiler: SQLCompiler, **given: Any) -> str:
    column, values = (compiler.process(part, **given) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: SQLCompiler, **given: Any) -> str:
    column, values = (compiler.process(part, **given) for part in element.clauses)
    return f"{column} = ANY ({values})"


def among(column: ColumnElement[str], parameter: str) -> ColumnElement[bool]:
    """Whether a column of text is one of the values that are given as a parameter."""
    return _Among(column, bindparam(parameter, type_=_Many()))
