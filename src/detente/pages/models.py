"""Models of stability that people send: kept by what they say, as long as the server runs."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from threading import Lock

from detente.record import UnknownEntryError

MOST = 64
LONGEST = 200_000
"""Letters of a model file."""


class Models:
    """The newest texts of model files, by their hash: who knows it has the text already or was given it."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def keep(self, text: str) -> str:
        """Keep a text; gives the hash that it is asked for by."""
        key = sha256(text.encode()).hexdigest()[:32]
        with self._lock:
            self._texts[key] = text
            self._texts.move_to_end(key)
            while len(self._texts) > self._most:
                self._texts.popitem(last=False)
        return key

    def get(self, key: str) -> str:
        """The text of a hash. Raises `UnknownEntryError` where it is no longer kept."""
        with self._lock:
            text = self._texts.get(key)
        if text is None:
            raise UnknownEntryError("this model is no longer kept here. Send its text again")
        return text


KEPT = Models()
"""Those of this server."""
