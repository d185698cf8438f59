"""Incident data sets → text, JSON, CSV: what was loaded, what is in it, what it covers."""

from detente.exports.incidents.coverage import write_coverage
from detente.exports.incidents.listing import write_listing
from detente.exports.incidents.loaded import write_loaded

__all__ = ["write_coverage", "write_listing", "write_loaded"]
