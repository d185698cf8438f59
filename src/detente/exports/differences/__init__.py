"""Where two readers differ, for a person, a program or a table."""

from detente.exports.differences.asjson import differences_json
from detente.exports.differences.page import differences_page
from detente.exports.differences.table import write_differences_csv

__all__ = ["differences_json", "differences_page", "write_differences_csv"]
