"""Which actor of a reading is which actor of gold: everything that compares actors depends on it.

A reading's actor is the gold actor with which it shares, in this order: the name; a gold alias for a name;
gold's name, or most aliases, among the reading's mentions; for persons the name without titles and first
names; the words of the name in another order; for states and governments that stand for themselves, the
country. Several of a reading's actors may be one of gold's (they are counted as doubles among the actors,
and taken for the same where someone refers to them).
"""

from __future__ import annotations

from collections.abc import Iterable

from bench.match import pair
from bench.names import personal, plain
from bench.shapes import Actor, Refs, Story

_STATES = frozenset({"state", "government"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "la", "el", "al"})


def likeness(gold: Actor, read: Actor) -> float:
    """How surely the two are the same, 0 for not at all. 40 and more rests on words that are equal."""
    name, aliases = plain(gold.name), {plain(alias) for alias in gold.names}
    mentions = [plain(mention) for mention in read.names]
    votes = sum(mention in aliases for mention in mentions)
    if plain(read.name) == name:
        score = 100
    elif plain(read.name) in aliases:
        score = 80
    elif name in mentions:
        score = 70
    elif _same_person(gold, read):
        score = 60
    elif votes:
        score = 40
    elif _same_words(gold, read):
        score = 30
    elif _same_country(gold, read):
        score = 20
    else:
        return 0.0
    return score + min(votes, 9)


def _same_person(gold: Actor, read: Actor) -> bool:
    """Equal last names, and first names that do not contradict each other."""
    if gold.kind != "person" or read.kind != "person":
        return False
    left, right = personal(gold.name), personal(read.name)
    if not left or not right or left[-1] != right[-1]:
        return False
    return set(left) <= set(right) or set(right) <= set(left)


def _same_words(gold: Actor, read: Actor) -> bool:
    if (gold.kind == "person") != (read.kind == "person"):
        return False
    left, right = (frozenset(plain(actor.name).split()) - _SMALL for actor in (gold, read))
    return bool(left) and left == right


def _same_country(gold: Actor, read: Actor) -> bool:
    return gold.country is not None and gold.country == read.country and _sovereign(gold) and _sovereign(read)


def _sovereign(actor: Actor) -> bool:
    """Whether the actor is its country or its country's government, not an office of it."""
    return actor.kind == "state" or (actor.kind == "government" and actor.side in (actor.ref, None))


class Cast:
    """The actors of gold and of a reading, compared by entity and by side.

    A side is a gold name wherever the reading's side is known to gold, else the reading's own id marked as
    foreign. An actor without a side stands for itself.
    """

    def __init__(self, gold: Story, read: Story) -> None:
        """Aligns the actors of the two."""
        self._gold = {actor.ref: actor for actor in gold.actors}
        self._read = {actor.ref: actor for actor in read.actors}
        self.same_as = {actor.ref: _most_like(actor, gold.actors) for actor in read.actors}
        self.pairs = pair(gold.actors, read.actors, likeness)

    def gold_entities(self, refs: Refs) -> frozenset[str]:
        """The gold actors referred to."""
        return frozenset(refs)

    def read_entities(self, refs: Refs) -> frozenset[str]:
        """The gold actors that the reading's references are; foreign ones keep their id, marked."""
        return frozenset(self.same_as.get(ref) or f"?{ref}" for ref in refs)

    def gold_sides(self, refs: Refs) -> frozenset[str]:
        """The sides of gold actors."""
        return frozenset(self._gold_side(ref) for ref in refs)

    def read_sides(self, refs: Refs) -> frozenset[str]:
        """The sides that the reading gives its actors, by gold's names."""
        return frozenset(self._read_side(ref) for ref in refs)

    def same_entities(self, gold: Refs, read: Refs) -> bool:
        """Whether both name exactly the same actors."""
        return self.gold_entities(gold) == self.read_entities(read)

    def same_side(self, gold: Refs, read: Refs) -> bool:
        """Whether both name nobody, or share an actor or a side."""
        if not gold or not read:
            return not gold and not read
        return bool(
            self.gold_sides(gold) & self.read_sides(read)
            or self.gold_entities(gold) & self.read_entities(read)
        )

    def same_sides(self, gold: Refs, read: Refs) -> bool:
        """Whether both name the same sides, all of them (an actor that both name brings its side along)."""
        common = self.gold_entities(gold) & self.read_entities(read)
        rest = tuple(ref for ref in read if self.same_as.get(ref) not in common)
        found = self.gold_sides(tuple(common)) | self.read_sides(rest)
        return found == self.gold_sides(gold)

    def side_right(self, gold: Actor, read: Actor) -> bool:
        """Whether the reading puts an aligned actor on the side that gold puts it on."""
        if gold.side is None:
            return read.side is None or read.side == read.ref
        return self._read_side(read.ref) == gold.side

    def read_names(self, refs: Iterable[str]) -> str:
        """The reading's actors by name, for a person to read."""
        return ", ".join(self._read[ref].name if ref in self._read else ref for ref in refs) or "-"

    def _gold_side(self, ref: str) -> str:
        actor = self._gold.get(ref)
        return (actor.side if actor else None) or ref

    def _read_side(self, ref: str) -> str:
        actor = self._read.get(ref)
        if actor is None:
            return f"?{ref}"
        party = self._read.get(actor.side or ref, actor)
        known = self.same_as.get(party.ref)
        if known and party is actor:
            return known  # it claims to be a party: gold's own fold would do the reader's work
        return self._gold_side(known) if known else self.bare_side(party) or f"?{party.ref}"

    def bare_side(self, party: Actor) -> str | None:
        """The side that gold names without listing it as an actor and that this party of the reading is: by
        its name, else by its country.
        """
        sides = {actor.side for actor in self._gold.values() if actor.side} - self._gold.keys()
        names = {plain(name) for name in party.names}
        for side in sorted(sides):
            if plain(side) in names:
                return side
        if party.country and party.kind in _STATES:
            flags = {s: {a.country for a in self._gold.values() if a.side == s} for s in sides}
            alike = [side for side in sorted(sides) if flags[side] == {party.country}]
            if len(alike) == 1:
                return alike[0]
        return None


def _most_like(read: Actor, gold: Iterable[Actor]) -> str | None:
    """The gold actor most like one of the reading's; None where none is, or where two are to the same
    small degree (a last name that two persons share says nothing).
    """
    ranked = sorted(((likeness(actor, read), actor.ref) for actor in gold), key=lambda item: -item[0])
    ranked = [item for item in ranked if item[0] > 0]
    if not ranked:
        return None
    tied = len(ranked) > 1 and ranked[0][0] == ranked[1][0] and ranked[0][0] < 70
    return None if tied else ranked[0][1]
