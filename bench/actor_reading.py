"""What the project's reader says of mentions and sentences, in the codes of the gold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bench.actor_gold import MentionGold
from detente.knowledge.persons import office_holder
from detente.knowledge.world import world
from detente.model import Actor, Report
from detente.model.codes import ActorKind, Sector
from detente.reading.local.actors.cast import Cast, Form, Mention
from detente.reading.local.actors.find import cast_without_day
from detente.reading.local.actors.resolve import Resolved, resolve_mention
from detente.reading.local.parse import parse

_TOPS = {Sector.IGO: "IGO", Sector.NGO: "NGO", Sector.IMG: "IMG", Sector.ISM: "ISM", Sector.MNC: "MNC"}


def resolve(mention: str, context: str = "", on: date | None = None) -> Resolved:
    """What the reader makes of a mention."""
    return resolve_mention(mention, context, on)


def code_of(found: Resolved) -> str:
    """Its country, or the top code of one that is of no country; "" for neither."""
    if found.country is not None or found.actor is None:
        return found.country or ""
    return _top(found.actor, found.side)


def _top(actor: Actor, side: Actor | None) -> str:
    for one in (side, actor):
        if one is not None and one.sector in _TOPS:
            return _TOPS[one.sector]
        if one is not None and one.kind is ActorKind.ARMED_GROUP and world().lookup(one.name):
            return "IMG"  # an armed group that the codebook has in no one country
    return ""


def sector_of(found: Resolved) -> str:
    """Its sector; "" for none and for UNK."""
    return "" if found.sector in (None, Sector.UNK) else str(found.sector)


def is_encyclopaedic(gold: MentionGold) -> bool:
    """Whether only an encyclopaedia can tell who a mention is: bare proper names.

    So it is where there is no context, every word begins with a capital (small particles aside), no word is
    a common noun for an actor (a role of the codebook: "minister", "court", "fleet"), none names a country, a
    city that is a capital, a people or a party of the codebook, and the list of office-holders does not have
    the name on that day. What the gold says of it plays no part.
    """
    words = gold.mention.replace("’", "'").split()
    if gold.context or not all(word[0].isupper() or word in ("de", "al", "bin", "the") for word in words):
        return False
    if office_holder(" ".join(w for w in words if w != "the"), gold.on) is not None:
        return False
    known = world()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            part = " ".join(words[start:end])
            if known.role(part) is not None or known.lookup(part.removesuffix("'s")):
                return False
    return True


@dataclass(frozen=True, slots=True)
class Codes:
    """The actors that are read in a sentence."""

    text: str
    cast: Cast

    @property
    def codes(self) -> set[str]:
        """Countries and top codes of all actors."""
        return {code for actor in self.cast.actors if (code := self._code(actor))}

    @property
    def countries(self) -> set[str]:
        """The countries among the codes."""
        return self.codes - set(_TOPS.values())

    def at(self, words: str) -> tuple[str, str]:
        """Code and sector of the mention that is most alike to words of the sentence; "" where there is none.

        Of mentions that are equally alike the one that acts comes before a place and an adjective.
        """
        start = self.text.find(words)
        if start < 0:
            return "", ""
        end = start + len(words)
        shared = [
            m for m in self.cast.mentions if m.start < end and start < m.end and m.form is not Form.PRONOUN
        ]
        if not shared:
            return "", ""

        def fit(one: Mention) -> tuple[float, bool]:
            both = min(end, one.end) - max(start, one.start)
            whole = max(end, one.end) - min(start, one.start)
            return both / whole, one.form not in (Form.PLACE, Form.ADJECTIVE)

        mention = max(shared, key=fit)
        actor = self.cast[mention.actors[0]]
        said = mention.sector or actor.sector
        sector = "" if said in (None, Sector.UNK) else str(said)
        return self._code(actor), sector

    def _code(self, actor: Actor) -> str:
        return actor.country or _top(actor, self.cast.side(actor))


def codes_in(text: str) -> Codes:
    """What the reader reads in a sentence whose date nobody knows."""
    return Codes(text, cast_without_day(parse(Report(text=text, published_at="2000-01-01"))))
