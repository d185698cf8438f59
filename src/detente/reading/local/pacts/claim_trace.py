"""What gave each field of a violation claim: the words of the accusation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.knowledge.cues import cues
from detente.model import ViolationClaim
from detente.model.codes import TargetClass
from detente.reading.local.actors.named import named_near
from detente.reading.local.events.draft import Draft
from detente.reading.local.pacts.claim_sources import Breach
from detente.reading.local.pacts.view import View
from detente.reading.local.parsed import Token
from detente.reading.local.trail import Trail

COUNTED = frozenset({"time", "violation", "breach", "occasion", "incident", "attack", "strike"})
"""What a number in a claim counts."""
_STEP = "claims"


def trail_of(
    claim: ViolationClaim, breach: Breach, blow: Draft | None, where: Mapping[int, str], view: View
) -> Trail:
    """The trail of a claim that is made of `breach`. `blow` is the act inside it; `where` maps a mention's
    token to the id of its ceasefire.
    """
    trail = Trail(view.scene.page)
    cast = view.scene.cast
    for field, actors in (("accuser", breach.accuser), ("accused", breach.accused)):
        words = named_near(actors, breach.head, cast)
        trail.note(field, _STEP, [*words, breach.head], "" if words else "told elsewhere")
    things = view.scene.things
    named = [t for t in breach.body if t.i in where or (t.i in things and things[t.i].i in where)]
    trail.note("ceasefires", _STEP, named, "" if named else "told before, and meant here")
    trail.date("period", "dates", claim.period)
    trail.note("count", _STEP, _counted(breach))
    trail.note("act", "events", [blow.head] if blow is not None else ())
    lemmas = set(claim.weapons)
    trail.note("weapons", _STEP, [t for t in breach.body if t.lemma_.lower() in lemmas])
    targets = list(_targets(breach, claim.target_class))
    trail.note("target_class", _STEP, targets, "" if targets else "no target is named")
    trail.note("place", "places", view.words_of(claim.place, breach.head))
    return trail


def _counted(breach: Breach) -> Iterator[Token]:
    """The numbers of an accusation and what they count."""
    for token in breach.body:
        counts = token.lemma_.lower() in COUNTED and token.pos_ == "NOUN"
        numbers = [c for c in token.subtree if c.like_num and c.i < token.i] if counts else []
        if numbers:
            yield from (*numbers, token)
            return
    yield from (t for t in breach.body if t.like_num and t.ent_type_ not in {"DATE", "TIME"})


def _targets(breach: Breach, code: TargetClass | None) -> Iterator[Token]:
    listed = cues("things")["target_classes"].get(code.value, ()) if code is not None else ()
    return (t for t in breach.body if t.lemma_.lower() in listed)
