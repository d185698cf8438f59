"""Conditions → text, JSON, CSV and pictures."""

from detente.exports.conditions.asjson import conditions_json, write_conditions_json
from detente.exports.conditions.page import write_conditions
from detente.exports.conditions.picture import draw_conditions
from detente.exports.conditions.table import write_conditions_csv

__all__ = [
    "conditions_json",
    "draw_conditions",
    "write_conditions",
    "write_conditions_csv",
    "write_conditions_json",
]
