"""What gave each field of a condition: its marker, whom the words bind, and the words for either issue."""

from __future__ import annotations

from collections.abc import Iterable

from detente.model import Condition
from detente.model.codes import Issue
from detente.reading.local.actors.named import named_near
from detente.reading.local.conditions.found import Found
from detente.reading.local.conditions.holders import Held
from detente.reading.local.conditions.parts import NATURE, by_verb, is_blow, is_sequence, outside
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.parsed import Token
from detente.reading.local.trail import Piece, Trail, words_of

_STEP = "conditions"
_WEIGHED = "weighed by the families of the words"


def trail_of(condition: Condition, found: Found, draft: Draft, held: Held, scene: Scene) -> Trail:
    """The trail of a condition that is made of `found` and hangs on the act `draft`."""
    trail = Trail(scene.page)
    marker = words_of(_marker(found))
    changed = condition.kind is not found.kind
    trail.note("kind", _STEP, marker, "under a refusal, so until it ends" if changed else "")
    trail.note("text", _STEP, marker)
    trail.note("holder", _STEP, named_near(held.actors[:1], held.by, scene.cast), held.why)
    trail.note("co_holders", _STEP, named_near(held.actors[1:], held.by, scene.cast), held.why)
    sequence = is_sequence(found, draft, scene)
    gated = (found.gated if found.order else found.inner) if sequence else outside(found, scene)
    words, why = _words(condition.gates, gated, scene), ""
    if not words:
        words, why = _otherwise(condition.gates, found, draft)
    trail.note("gates", _STEP, words, why)
    if condition.requires is not None:
        asked = outside(found, scene) if sequence and not found.order else found.inner
        words = _words(condition.requires.issue, asked, scene)
        why = "" if words else _meant(condition.requires.issue, found, draft)
        trail.note("requires", _STEP, words or words_of(found.inner), why)
    elif found.inner:
        trail.note("requires", _STEP, words_of(found.inner))
    return trail


def _marker(found: Found) -> list[Token]:
    """The words that join a condition: those before what they join; of an order, those that tell it."""
    if found.order:
        told = set(found.marker.split())
        return [t for t in found.tokens if {t.lower_, t.lemma_.lower()} & told] or [found.governor]
    inner = {t.i for t in found.inner}
    first = min(inner, default=len(found.governor.doc))
    return [t for t in found.tokens if t.i < first] or list(found.tokens)


def _words(issue: Issue, tokens: Iterable[Token], scene: Scene) -> tuple[Piece, ...]:
    """The words among `tokens` (or the noun that a pronoun there stands for) that name an issue."""
    hits = [hit for hit in scene.topics.hits(tokens) if hit.issue is issue]
    return words_of(t for hit in hits[:1] for t in scene.page.doc[hit.start : hit.end])


def _meant(issue: Issue, found: Found, draft: Draft) -> str:
    """Why an issue is asked for that no words there name."""
    if issue is Issue.OTHER:
        return "no issue of the codebook is named"
    blow = issue is Issue.CEASEFIRE and found.head is not None and is_blow(found.head)
    if blow:
        return "a blow ends a ceasefire"
    asked = draft.echo or draft.prior or draft
    return "what was asked for" if issue in asked.issues else _WEIGHED


def _otherwise(issue: Issue, found: Found, draft: Draft) -> tuple[tuple[Piece, ...], str]:
    """The words and the reason for an issue that no words beside the condition name."""
    if issue in by_verb(found.governor):
        return words_of([found.governor]), "by the verb"
    if issue in NATURE.get(draft.act, ()):
        return words_of([draft.head]), "what such an act is about"
    if issue in draft.issues:
        return words_of([draft.head]), "what the act is about"
    asked = draft.echo or draft.prior
    if asked is not None and issue in asked.issues:
        return words_of([asked.head]), "what was asked before"
    if issue is Issue.OTHER:
        return (), "no issue of the codebook is named"
    return (), "what else an order begins with" if found.order else _WEIGHED
