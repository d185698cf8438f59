"""A side's word on an issue: under which conditions it gives its leave, by what it said last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.deed import Deed, Hold
from detente.model.codes import Act, Issue, Reality

OFFERS = frozenset({Act.PROPOSE, Act.ACCEPT, Act.AGREE, Act.PLEDGE, Act.CONCEDE})
REFUSALS = frozenset({Act.REJECT, Act.SUSPEND})
WISHES = frozenset({Act.DEMAND, Act.APPEAL, Act.ENDORSE})
_NO_WORD = frozenset({Reality.HYPOTHETICAL, Reality.DENIED, Reality.ALLEGED, Reality.NEGATED})


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a side gives its leave: all of `holds` have to be met, none where it is
    unconditional.
    """

    holds: tuple[Hold, ...]
    deed: Deed


@dataclass(frozen=True, slots=True)
class Word:
    """What a side says on an issue. No `ways` and a `refusal`: it refuses. Neither: it is silent.

    `day` is that of its latest word. `wish` says that it offers nothing itself and only demands or welcomes
    it. A `refusal` beside `ways` is of the same day.
    """

    ways: tuple[Way, ...] = ()
    refusal: Deed | None = None
    day: str = ""
    wish: bool = False

    @property
    def silent(self) -> bool:
        """Whether the side has no word on the issue."""
        return not self.ways and self.refusal is None


def word(deeds: Iterable[Deed], side: str, issue: Issue, on: str) -> Word:
    """The word of a side on an issue on a day, out of what the side itself says or the outlet narrates.

    The latest day with an offer, an acceptance, a refusal or a condition counts. On that day:

    - Each offer or acceptance is a way, with its conditions.
    - A condition that is no part of an offer ("no talks before a ceasefire") holds for every way.
    - An offer that names no conditions adds none and drops none: only "without conditions" says that there
      are none.
    - A refusal without condition counts where the side says nothing else.

    Where there is no such day, a demand or a welcome stands for its leave.
    """
    sorted_out: dict[str, _Day] = {}
    wishes: list[Deed] = []
    for deed in deeds:
        if deed.day <= on and deed.own and side in deed.sides and deed.reality not in _NO_WORD:
            day = sorted_out.get(deed.day) or _Day([], [], [], [], [])
            if _sort(deed, side, issue, day):
                sorted_out[deed.day] = day
            elif deed.act in WISHES and issue in deed.issues:
                wishes.append(deed)
    if sorted_out:
        latest = max(sorted_out)
        return sorted_out[latest].word(latest)
    if wishes:
        last = max(wishes, key=lambda deed: deed.day)
        return Word((Way((), last),), None, last.day, wish=True)
    return Word()


@dataclass(slots=True)
class _Day:
    """What a side says on an issue in one day."""

    offers: list[Way]
    open: list[Way]
    bare: list[Way]
    always: list[Way]
    refusals: list[Deed]

    def word(self, day: str) -> Word:
        """All of it as one word."""
        refusal = self.refusals[0] if self.refusals else None
        always = tuple(hold for way in self.always for hold in way.holds)
        ways = [Way((*way.holds, *always), way.deed) for way in (*self.open, *self.offers)]
        if not ways and always:
            ways = [Way(always, self.always[0].deed)]
        return Word(tuple(ways or self.bare), refusal, day)


def _sort(deed: Deed, side: str, issue: Issue, day: _Day) -> bool:
    """Put a deed where it belongs; False where it is no word on the issue, or a mere wish."""
    if deed.act is Act.THREATEN:
        return False
    holds = deed.holds_of(side, issue)
    conditions = tuple(hold for hold in holds if hold.need is not None)
    without = any(hold.need is None for hold in holds)
    about = issue in deed.issues and not _only_required(deed, issue)
    offer = deed.act in OFFERS
    if conditions:
        (day.offers if offer else day.always).append(Way(conditions, deed))
    elif without or (about and deed.unconditional and (offer or deed.act in WISHES)):
        day.open.append(Way((), deed))
    elif offer and about:
        day.bare.append(Way((), deed))
    elif deed.act in REFUSALS and about:
        day.refusals.append(deed)
    else:
        return False
    return True


def _only_required(deed: Deed, issue: Issue) -> bool:
    """Whether an act is about an issue only as what its conditions ask for: "we come if there is a truce"."""
    gated = {hold.gates for hold in deed.holds}
    return issue not in gated and any(hold.need and hold.need.issue is issue for hold in deed.holds)
