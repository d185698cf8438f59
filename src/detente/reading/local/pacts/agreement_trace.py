"""What gave each field of an agreement: the words at its mentions, or the act that it was agreed by."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model import Actor, Agreement
from detente.reading.local.actors.named import named_near
from detente.reading.local.events.draft import Draft
from detente.reading.local.pacts.agreement_mentions import AgreementMention
from detente.reading.local.pacts.view import PAIR, View
from detente.reading.local.trail import Piece, Trail

_STEP = "agreements"
_LAID_DOWN = "each in its own words"


def trail_of(
    agreement: Agreement,
    mentions: Sequence[AgreementMention],
    telling: AgreementMention,
    named: tuple[Actor, ...],
    view: View,
) -> Trail:
    """The trail of an agreement that is made of `mentions`, of which `telling` tells its status; `named` are
    the parties whom the text names as such.
    """
    trail = Trail(view.scene.page)
    cast = view.scene.cast
    if agreement.name is not None:
        trail.note("name", _STEP, [_name(agreement.name, mentions, view)])
    stage = telling.stage if telling.status is agreement.status else None
    trail.note("status", _STEP, [stage, telling.noun], _why(agreement, telling, mentions))
    party = next((m.noun for m in mentions if m.parties and m.parties == named), telling.noun)
    words = named_near(named, party, cast)
    trail.note("parties", _STEP, words, "whose it is" if named else PAIR)
    helped = [p for m in mentions for p in named_near(m.guarantors, m.noun, cast)]
    trail.note("guarantors", _STEP, helped)
    trail.date("date", "dates", agreement.date)
    laid = next((m.noun for m in mentions if m.clauses), telling.noun)
    trail.note("clauses", _STEP, [laid], _LAID_DOWN)
    return trail


def trail_of_act(agreement: Agreement, draft: Draft, view: View) -> Trail:
    """The trail of an agreement without a name: what parties agreed to do."""
    trail = Trail(view.scene.page)
    words = named_near((*draft.actor, *draft.recipient), draft.head, view.scene.cast)
    trail.note("status", _STEP, [draft.head])
    trail.note("parties", _STEP, [*words, draft.head])
    trail.date("date", "dates", agreement.date)
    trail.note("clauses", _STEP, [draft.head], _LAID_DOWN)
    return trail


def _why(agreement: Agreement, telling: AgreementMention, mentions: Sequence[AgreementMention]) -> str:
    """Why the status is what it is, where no word tells just that."""
    if telling.status is agreement.status:
        return ""
    if any(m.unsigned for m in mentions):
        return "it is said not to be signed"
    return "it is spoken of, and no stage is told" if telling.status is None else "its day is still to come"


def _name(name: str, mentions: Sequence[AgreementMention], view: View) -> Piece | None:
    mention = next(m for m in mentions if m.name == name)
    start = view.scene.page.report.text.find(name, mention.start)
    return (start, start + len(name)) if start >= 0 else None
