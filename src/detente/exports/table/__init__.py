"""Readings → flat rows, a table a type: what CSV, XLSX, Parquet and GeoJSON all write."""

from detente.exports.table.column import Column, Kind, Value
from detente.exports.table.source import Source
from detente.exports.table.table import Row, Table
from detente.exports.table.tables import TABLES, TableName, table_of

__all__ = ["TABLES", "Column", "Kind", "Row", "Source", "Table", "TableName", "Value", "table_of"]
