"""Report → reading."""

from detente.reading import spacy_start
from detente.reading.reader import Reader

__all__ = ["Reader", "spacy_start"]
