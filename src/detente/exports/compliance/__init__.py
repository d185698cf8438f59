"""Compliance → a page of text, JSON, CSV, charts, a report to hand on."""

from detente.exports.compliance.asjson import compliance_json
from detente.exports.compliance.draw import draw_compliance
from detente.exports.compliance.page import write_compliance
from detente.exports.compliance.report import form_of, write_report
from detente.exports.compliance.table import write_compliance_csv

__all__ = [
    "compliance_json", "draw_compliance", "form_of", "write_compliance", "write_compliance_csv",
    "write_report",
]  # fmt: skip
