"""Quotations by speaker: for a page, a person at a terminal, or a table."""

from detente.exports.quoted.page import quotations_page
from detente.exports.quoted.rows import COLUMNS, row, write_csv
from detente.exports.quoted.said import Said, by_speaker, said

__all__ = ["COLUMNS", "Said", "by_speaker", "quotations_page", "row", "said", "write_csv"]
