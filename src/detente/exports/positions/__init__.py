"""Positions → text, JSON, CSV and pictures."""

from detente.exports.positions.asjson import positions_json, write_positions_json
from detente.exports.positions.page import write_positions
from detente.exports.positions.picture import draw_positions
from detente.exports.positions.table import write_positions_csv

__all__ = [
    "draw_positions",
    "positions_json",
    "write_positions",
    "write_positions_csv",
    "write_positions_json",
]
