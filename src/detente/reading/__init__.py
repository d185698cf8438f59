"""Report → reading."""

from detente.reading.reader import Reader

__all__ = ["Reader"]
