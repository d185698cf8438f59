"""What gave each field of a ceasefire: the words at its mentions and the stages that they tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from detente.model import Ceasefire, Date
from detente.model.codes import CeasefireSide, CeasefireStatus
from detente.reading.local.actors.named import named_near
from detente.reading.local.pacts.ceasefire_groups import Group
from detente.reading.local.pacts.ceasefire_mentions import SIDES, CeasefireMention
from detente.reading.local.pacts.ceasefire_scope import CLASSES, scope_words
from detente.reading.local.pacts.view import View
from detente.reading.local.parsed import Token
from detente.reading.local.trail import Piece, Trail

_STEP = "ceasefires"
_CLOSE = 3
"""How many words behind the word of a stage may belong to it."""
_ALONE = {
    CeasefireSide.UNILATERAL: "one side declares it, and nobody is said to agree",
    CeasefireSide.BILATERAL: "both sides agree on it",
}


def trail_of(ceasefire: Ceasefire, group: Group, telling: CeasefireMention, view: View) -> Trail:
    """The trail of a ceasefire that is made of `group`, whose status `telling` tells. The parties are noted
    by who finds them.
    """
    trail = Trail(view.scene.page)
    _status(trail, ceasefire, group, telling)
    _makers(trail, group, view)
    _times(trail, ceasefire, group, view)
    mentions = group.mentions
    if ceasefire.name is not None:
        trail.note("name", _STEP, [_name(ceasefire.name, mentions, view)])
    said = _among(mentions, SIDES)
    alone = "" if said else _ALONE.get(ceasefire.side, "") if ceasefire.side else ""
    if ceasefire.side and not said and any(m.noun.pos_ == "VERB" for m in mentions):
        alone = "a side tells its own forces to hold their fire"
    trail.note("side", _STEP, said, alone)
    monitored = [
        s.head for m in mentions for s in m.stages if s.head.lemma_ in {"monitor", "verify", "supervise"}
    ]
    trail.note("class", _STEP, _among(mentions, CLASSES) or monitored)
    trail.note("purposes", _STEP, [t for m in mentions for t in m.meant_for])
    covered = _among(mentions, scope_words())
    halted = [m.noun for m in mentions if m.noun.pos_ == "VERB" and ceasefire.scope.acts]
    general = "" if covered or halted else "no weapon, target or act is named"
    trail.note("scope", _STEP, [*covered, *halted], general)
    trail.note("unconditional", _STEP, _among(mentions, {"unconditional"}))
    heard = view.scene.voices.at(telling.noun.idx)
    cue = heard[-1].spans.get("cue", ()) if heard else ()
    trail.note("asserted_by", "quotations", [(e.start, e.end) for e in cue], "in whose words it stands")
    return trail


def _status(trail: Trail, ceasefire: Ceasefire, group: Group, telling: CeasefireMention) -> None:
    """The word that tells the stage with the ceasefire's own; or what makes it a thing of the past."""
    told = group.status
    head = next((s.head for s in telling.stages if s.status is told), None)
    why = ""
    if told is None:
        why = "it is named after a feast gone by"
    elif told is not ceasefire.status:
        past = all(m.past for m in group.mentions)
        why = "an earlier one, by its words" if past else "its window ended before the report"
    elif told is CeasefireStatus.IN_FORCE and all(s.weak for m in group.mentions for s in m.stages):
        why = "taken for granted"
    trail.note("status", _STEP, [*_verb(head), telling.noun], why)


def _verb(head: Token | None) -> Iterator[Token]:
    """The word of a stage with what makes it one: "ran out", "took effect", "came into force"."""
    if head is not None:
        yield head
        for child in head.children:
            whole = child.dep_ in {"prt", "dobj"} or child.lower_ in {"into", "to"}
            if whole and child.i > head.i and child.right_edge.i - head.i <= _CLOSE:
                yield from child.subtree


def _makers(trail: Trail, group: Group, view: View) -> None:
    for mention in group.mentions:
        stage = next((s for s in mention.stages if not s.life and not s.weak), None)
        if stage is not None and mention.makers and mention.makers == group.owner:
            words = [*named_near(mention.makers, stage.by, view.scene.cast)]
            does = [] if stage.voiced else [stage.by]
            why = "in whose words it is wanted" if stage.voiced else ""
            trail.note("declared_by", _STEP, [*words, *does], why)
            break
    broker = next((m for m in group.mentions if m.mediators), None)
    if broker is not None:
        named = named_near(broker.mediators, broker.noun, view.scene.cast)
        trail.note("mediators", _STEP, named)


def _times(trail: Trail, ceasefire: Ceasefire, group: Group, view: View) -> None:
    told = group.window
    trail.date("declared_on", "dates", ceasefire.declared_on)
    trail.date("start", "dates", ceasefire.start, _shifted(ceasefire.start, told.begins))
    reckoned = ceasefire.end != told.ends
    trail.date("end", "dates", ceasefire.end, "reckoned by its length" if reckoned else "")
    trail.note("duration", "dates", _length(ceasefire.duration, group, view))


def _shifted(start: Date | None, told: Date | None) -> str:
    """Why a ceasefire begins on another day than its words say, where it does."""
    if start is None or start == told:
        return ""
    return "the day of its making" if told is None else "the next one, as it is still to come"


def _length(duration: str | None, group: Group, view: View) -> list[Piece]:
    """The first words beside a mention that give this length."""
    for mention in group.mentions:
        if duration is None or mention.window.duration != duration:
            continue
        here = view.sentence(mention.noun)
        found = [
            when
            for when in view.scene.times
            if when.duration == duration and view.sentence(view.scene.page.doc[when.root]) == here
        ]
        if found:
            nearest = min(found, key=lambda when: abs(when.root - mention.noun.i))
            return [(nearest.start, nearest.end)]
    return []


def _name(name: str, mentions: Collection[CeasefireMention], view: View) -> Piece | None:
    mention = next((m for m in mentions if m.name == name), None)
    start = view.scene.page.report.text.find(name, mention.start) if mention is not None else -1
    return (start, start + len(name)) if start >= 0 else None


def _among(mentions: Collection[CeasefireMention], words: Collection[str]) -> list[Token]:
    """The words of the first mention that has any of these."""
    return next((found for m in mentions if (found := list(_in(m, words)))), [])


def _in(mention: CeasefireMention, words: Collection[str]) -> Iterator[Token]:
    return (t for t in mention.tokens if t.lower_ in words or t.lemma_.lower() in words)
