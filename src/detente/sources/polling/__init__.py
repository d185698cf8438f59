"""Feeds that are asked again and again: which, when next, and what of an answer is new."""

from detente.sources.polling.entries import MOST_ENTRIES, keys_of
from detente.sources.polling.list import read_list
from detente.sources.polling.pace import Hints, Pace

__all__ = ["MOST_ENTRIES", "Hints", "Pace", "keys_of", "read_list"]
