"""Anything → report: text, HTML, and tables whose rows hold reports or name their files."""

from detente.sources.item import Item
from detente.sources.load import load
from detente.sources.provenance import Provenance

__all__ = ["Item", "Provenance", "load"]
