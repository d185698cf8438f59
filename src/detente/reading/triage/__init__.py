"""Triage: which reports are worth reading, judged many times faster than they are read."""

from detente.reading.triage.triage import Triage
from detente.reading.triage.verdict import NamedConflict, NamedParty, Verdict, Weighed

__all__ = ["NamedConflict", "NamedParty", "Triage", "Verdict", "Weighed"]
