"""The local reader: offline, over spaCy, one file a step."""

from detente.reading.local.local import Local

__all__ = ["Local"]
