"""Incident data sets → one table: event time apart from report time, and what each source can see."""

from detente.incidents.coverage import Coverage, Stretch, read_coverage
from detente.incidents.errors import IncidentsError, IncidentsFileError
from detente.incidents.incident import Incident
from detente.incidents.load import How, Loaded, head_of, load
from detente.incidents.signals import Told
from detente.incidents.store import Source, Store, default_place, sources_of
from detente.incidents.table import Incidents, hours, incidents_of, instant

__all__ = [
    "Coverage", "How", "Incident", "Incidents", "IncidentsError", "IncidentsFileError", "Loaded", "Source",
    "Store", "Stretch", "Told", "default_place", "head_of", "hours", "incidents_of", "instant", "load",
    "read_coverage", "sources_of",
]  # fmt: skip
