"""What a search of a record found, and an entry that is to be judged, for a person or a table."""

from detente.exports.found.card import card
from detente.exports.found.hits import page
from detente.exports.found.rows import COLUMNS, row, write_csv
from detente.exports.found.source import source_of

__all__ = ["COLUMNS", "card", "page", "row", "source_of", "write_csv"]
