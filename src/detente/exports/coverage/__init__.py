"""What a record covers, for a person, a program or a table."""

from detente.exports.coverage.asjson import counts_json, coverage_json
from detente.exports.coverage.page import counts_page, coverage_page
from detente.exports.coverage.table import write_counts_csv, write_coverage_csv

__all__ = [
    "counts_json",
    "counts_page",
    "coverage_json",
    "coverage_page",
    "write_counts_csv",
    "write_coverage_csv",
]
