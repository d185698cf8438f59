"""A timeline → text and tables: entries in the order of time, each with how surely its place is known."""

from detente.exports.timeline.page import timeline_page
from detente.exports.timeline.rows import COLUMNS, counts_rows, place_of, row, write_csv
from detente.exports.timeline.words import certainty

__all__ = ["COLUMNS", "certainty", "counts_rows", "place_of", "row", "timeline_page", "write_csv"]
