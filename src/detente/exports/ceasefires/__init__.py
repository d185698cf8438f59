"""Ceasefires → text, JSON, CSV, and the columns of the ETH/PRIO data set; the picture is beside."""

from detente.exports.ceasefires.asjson import ceasefires_json, write_ceasefires_json
from detente.exports.ceasefires.cf import write_cf
from detente.exports.ceasefires.page import write_ceasefires
from detente.exports.ceasefires.table import write_ceasefires_csv

__all__ = [
    "ceasefires_json",
    "write_ceasefires",
    "write_ceasefires_csv",
    "write_ceasefires_json",
    "write_cf",
]
