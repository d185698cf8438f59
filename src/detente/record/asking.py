"""A person at work on the pairs of matters that are in doubt: each is one matter, two, or not to be told."""

from __future__ import annotations

from detente.record.errors import NotAllowedError
from detente.record.matters import Doubt
from detente.record.people import Role
from detente.record.record import Record
from detente.record.resolved.decided import Verdict

Pair = frozenset[tuple[str, str]]


class Asking:
    """Goes through the pairs in doubt, the likeliest first. `current` is the pair that is asked about; None
    where nothing is left.
    """

    def __init__(self, record: Record) -> None:
        """Take a record in the name of who decides. Raises `NotAllowedError` where the person may not."""
        role = record.people.role(record.who)
        if role is None or role < Role.REVIEWER:
            now = role.name.lower() if role else "not among its people"
            raise NotAllowedError(
                f"{record.where}: {record.who} is {now}; who decides of matters is reviewer or more. "
                "An admin says so with: detente users"
            )
        self._record = record
        self._asked: set[Pair] = set()
        self._done: list[tuple[Doubt, int]] = []
        self.judged = 0
        """How many decisions this session made and did not take back."""
        self._left: list[Doubt] = []
        self.current: Doubt | None = None
        self.advance()

    def advance(self) -> None:
        """Go on to the likeliest pair that was not asked about and is in doubt still."""
        while True:
            if not self._left:
                # What was decided may have settled or raised others.
                open_pairs = self._record.resolved.asked()
                self._left = [one for one in reversed(open_pairs) if _pair(one) not in self._asked]
            self.current = self._left.pop() if self._left else None
            if self.current is None or not self._is_settled(self.current):
                return
            self._asked.add(_pair(self.current))

    def judge(self, verdict: Verdict, why: str = "") -> None:
        """Decide of the current pair and go on, also where `ConflictError` says who was quicker."""
        doubt = self.current
        if doubt is None:
            return
        self._asked.add(_pair(doubt))
        try:
            made = self._record.resolved.decide(*doubt.pair, verdict, why)
        except Exception:
            self.advance()
            raise
        self._done.append((doubt, made.number))
        self.judged += 1
        self.advance()

    def skip(self) -> None:
        """Leave the current pair for another day."""
        if self.current:
            self._asked.add(_pair(self.current))
            self.advance()

    def undo(self) -> bool:
        """Take back the session's last decision and go back to its pair; False where there is none."""
        if not self._done:
            return False
        doubt, number = self._done.pop()
        self._record.undo_decision(number)
        self.judged -= 1
        if self.current:
            self._left.append(self.current)
        self._asked.discard(_pair(doubt))
        self.current = doubt
        return True

    def _is_settled(self, doubt: Doubt) -> bool:
        one, other = doubt.pair
        return self._record.matter(one).id == self._record.matter(other).id


def _pair(doubt: Doubt) -> Pair:
    return frozenset(tuple(member.key) for member in doubt.pair)  # type: ignore[misc]
