"""Anything → report: text, pages, tables, feeds, archives, folders, addresses; and what is a copy."""

from detente.sources.columns import USUAL, Columns
from detente.sources.item import Item
from detente.sources.load import load
from detente.sources.provenance import Provenance

__all__ = ["USUAL", "Columns", "Item", "Provenance", "load"]
