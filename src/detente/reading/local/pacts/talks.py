"""Mentions → talks: one object for each meeting or round, however often it is named."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.model import Actor, Date, Place, Talks
from detente.model.codes import PlacePrecision, TalksFormat, TalksStatus
from detente.reading.local.actors.named import named_near
from detente.reading.local.pacts.talk_mentions import TalkMention, talk_mentions
from detente.reading.local.pacts.talk_stages import STOPPED
from detente.reading.local.pacts.talk_trace import trail_of
from detente.reading.local.pacts.view import PAIR, View

_AHEAD = frozenset({TalksStatus.PROPOSED, TalksStatus.ACCEPTED, TalksStatus.SCHEDULED})
_RANK = (
    TalksStatus.PROPOSED,
    TalksStatus.ACCEPTED,
    TalksStatus.SCHEDULED,
    TalksStatus.UNDER_WAY,
    TalksStatus.HELD,
    TalksStatus.SUSPENDED,
    TalksStatus.CANCELLED,
    TalksStatus.BROKEN_OFF,
)
_SIDE = frozenset({"advcl", "relcl", "acl", "pcomp"})
_MOST = 40
"""How many rounds back a mention is compared with."""


@dataclass
class _Round:
    mentions: list[TalkMention] = field(default_factory=list)
    parties: dict[str, Actor] = field(default_factory=dict)
    venue: Place | None = None
    date: Date | None = None

    @property
    def status(self) -> TalksStatus | None:
        """How far the talks have come: the last stage told outright, else the last that follows."""
        stages = [stage for m in self.mentions for stage in m.stages]
        told = [s for s in stages if s.told] or stages
        if self.resumed:
            told = [s for s in told if s.status not in STOPPED]
        return max((s.status for s in told), key=_RANK.index) if told else None

    @property
    def resumed(self) -> bool:
        """Whether they were taken up again after the last stop: what a side clause tells came before."""
        stages = [s for m in self.mentions for s in m.stages if s.told]
        again = [s.head.i for s in stages if s.again]
        stops = [s.head.i for s in stages if s.status in STOPPED and s.head.dep_ not in _SIDE]
        return bool(again) and max(again) > max(stops, default=-1)

    def add(self, mention: TalkMention) -> None:
        self.mentions.append(mention)
        if len(self.parties) < 2:
            self.parties |= {a.id: a for a in mention.parties}
        if self.venue is None or (mention.venue is not None and _is_wider(self.venue, mention.venue)):
            self.venue = mention.venue or self.venue
        self.date = self.date or mention.date


def find_talks(view: View) -> tuple[Talks, ...]:
    """The talks of a report, in the order in which they are first named."""
    rounds: list[_Round] = []
    for mention in talk_mentions(view):
        home = _home(mention, rounds[-_MOST:], view)
        if home is None:
            home = _Round()
            rounds.append(home)
        home.add(mention)
    made = [_build(r, r.status, view) for r in rounds if r.status is not None and _tells(r, rounds)]
    return tuple({talks.id: talks for talks in made}.values())


def _tells(found: _Round, rounds: list[_Round]) -> bool:
    """Whether a round is told of, and not only talk of talking."""
    if found.venue is not None or found.date is not None or any(m.helpers for m in found.mentions):
        return True
    told = [s for m in found.mentions for s in m.stages if s.told]
    if not told:
        return False
    if all(m.definite for m in found.mentions) and len(rounds) > 1:
        return found.status not in _AHEAD  # "the talks" that somebody offers to take up again
    if found.status in _AHEAD:
        return not any(r is not found and r.status in _AHEAD and (r.venue or r.date) for r in rounds)
    return True


def _home(mention: TalkMention, rounds: list[_Round], view: View) -> _Round | None:
    fitting = [r for r in reversed(rounds) if not _differs(mention, r, view)]
    if mention.specific:
        known = next((r for r in fitting if _shares(mention, r)), None)
        if known is not None:
            return known
    status = next((s.status for s in mention.stages if s.told), None)
    if mention.fresh and not mention.definite:
        return None
    if mention.definite and _is_of(mention):
        fitting = [r for r in fitting if any(m.token.lemma_ == mention.token.lemma_ for m in r.mentions)]
    if mention.definite or (not mention.specific and (status is None or status in _AHEAD)):
        return fitting[0] if fitting else None
    if status is TalksStatus.UNDER_WAY:
        return next((r for r in fitting if r.status is TalksStatus.UNDER_WAY and r.parties), None)
    if not mention.specific:
        return None
    vague = (r for r in fitting if not r.venue and not r.date)
    return next((r for r in vague if r.status is None or r.status in _AHEAD), None)


def _is_of(mention: TalkMention) -> bool:
    """Whether it says whose they are: "the dialogue of the factions"."""
    of = (p for c in mention.token.children if c.lower_ == "of" for p in c.children)
    return any(p.tag_ in {"NNS", "NNPS"} and p.ent_type_ != "DATE" for p in of)


def _shares(mention: TalkMention, found: _Round) -> bool:
    return bool(mention.venue and found.venue) or bool(mention.date and found.date)


def _differs(mention: TalkMention, found: _Round, view: View) -> bool:
    """Whether something that is said of the mention and of the round differs."""
    if mention.venue and found.venue and not _one_venue(mention.venue, found.venue):
        return True
    if mention.date and found.date and not _agrees(mention.date, found.date):
        return True
    status = next((s.status for s in mention.stages if s.told), None)
    known = found.status
    if status is not None and known is not None and (status in _AHEAD) != (known in _AHEAD):
        # What was planned may have been put off; what is past is not planned again.
        put_off = known in _AHEAD and status in {TalksStatus.SUSPENDED, TalksStatus.CANCELLED}
        if not (put_off and mention.definite and not mention.specific):
            return True
    if known in STOPPED and status is not None and status not in STOPPED:
        return not any(s.again for s in mention.stages)
    if found.resumed and status in STOPPED and all(s.head.dep_ in _SIDE for s in mention.stages):
        return False  # "which had pulled out of them on Tuesday"
    mine, theirs = mention.parties, tuple(found.parties.values())
    if len(mine) > 1 and len(theirs) > 1:
        return not all(any(view.scene.same_side(a, b) for b in theirs) for a in mine)
    return False


def _one_venue(one: Place, other: Place) -> bool:
    """Whether two places can be one: the same name, or a town and its country ("in Qatar", "in Doha")."""
    return one.name == other.name or _is_wider(one, other) or _is_wider(other, one)


def _is_wider(one: Place, other: Place) -> bool:
    wide, fine = one.precision is PlacePrecision.COUNTRY, other.precision is not PlacePrecision.COUNTRY
    return wide and fine and one.country is not None and one.country == other.country


def _agrees(one: Date, other: Date) -> bool:
    size = min(len(one.value), len(other.value), 10)
    return one.value[:size] == other.value[:size]


def _build(found: _Round, status: TalksStatus | None, view: View) -> Talks:
    assert status is not None
    helping = {a.id: a for m in found.mentions for a in m.helpers}
    form = next(
        (m.format for m in found.mentions if m.format is not TalksFormat.UNKNOWN), TalksFormat.UNKNOWN
    )
    telling = max(
        found.mentions,
        key=lambda m: (
            m.specific + any(s.status is status and s.told for s in m.stages),
            -m.start,
        ),
    )
    others = [m for m in found.mentions if m is not telling and (m.stages or m.specific)]
    parties, whose = _parties(found, helping, view)
    talks = Talks(
        parties=tuple(a.id for a in parties),
        facilitators=tuple(helping),
        venue=found.venue,
        start=found.date,
        format=form,
        level=next((m.level for m in found.mentions if m.level), None),
        status=status,
        evidence=tuple(dict.fromkeys(view.scene.page.span(m.start, m.end) for m in (telling, *others))),
        confidence=0.6,
    )
    trail = trail_of(talks, found.mentions, telling, view)
    named = next((m.token for m in found.mentions if m.parties), None)
    words = named_near(parties, named, view.scene.cast) if named is not None and whose != PAIR else ()
    trail.note("parties", "talks", words, whose)
    return trail.on(talks)


def _parties(found: _Round, helping: dict[str, Actor], view: View) -> tuple[tuple[Actor, ...], str]:
    """The sides that talk and why it is they; both belligerents where the text names one of them, or none."""
    sides = [a for key, a in found.parties.items() if key not in helping]
    if len(sides) > 1 and any(m.between for m in found.mentions):
        return tuple(sides), "between whom they are"
    at_odds = [s for s in sides if any(view.scene.same_side(s, b) for b in view.belligerents)]
    others = bool(at_odds) and len(at_odds) < len(sides)
    if view.belligerents and (len(sides) < 2 or others):
        return view.belligerents, PAIR
    return tuple(sides), "who takes part"
