"""How far from an entry's own words what belongs to it may stand."""

from __future__ import annotations

from detente.model import Evidence
from detente.model.sentence import sentence_around

_BEFORE = 600
"""Characters before the sentence: its "he" is somebody whom the last sentences name."""
_BEHIND = 200
_LINE = 300


class Near:
    """The surroundings of an entry in a text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.sentence = sentence_around(text, start, end)

    @property
    def values(self) -> tuple[int, int]:
        """Where its dates, places and conditions stand: its sentence and what is about as near."""
        start, end = self.sentence
        return max(0, start - _LINE), min(len(self.text), end + _LINE)

    def knows(self, mentions: tuple[Evidence, ...]) -> bool:
        """Whether one of these mentions is near enough to be meant by a pronoun."""
        start, end = self.sentence
        return any(one.start < end + _BEHIND and start - _BEFORE < one.end for one in mentions)
