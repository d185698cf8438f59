"""Stability of a conflict → a page of text, JSON, CSV, a picture."""

from detente.exports.stability.asjson import write_stability_json
from detente.exports.stability.page import write_stability
from detente.exports.stability.picture import draw_stability
from detente.exports.stability.table import write_stability_csv

__all__ = ["draw_stability", "write_stability", "write_stability_csv", "write_stability_json"]
