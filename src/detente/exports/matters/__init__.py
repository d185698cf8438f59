"""Matters → text, JSON and tables: what several reports tell together."""

from detente.exports.matters.page import write_doubt, write_doubts, write_matters
from detente.exports.matters.table import write_csv

__all__ = ["write_csv", "write_doubt", "write_doubts", "write_matters"]
