"""What the reader saw and could not place, so that nothing is dropped silently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.model import Quotation, Signal
from detente.model.codes import Act, Issue
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene

_WEIGHTY = frozenset(
    {Issue.CEASEFIRE, Issue.TALKS, Issue.WITHDRAWAL, Issue.PRISONERS, Issue.HOSTAGES, Issue.PEACE_TERMS}
)


def find_signals(scene: Scene, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> Iterator[Signal]:
    """Quotations without a speaker, blows without an agent, and weighty sentences that gave no event."""
    for quotation in quotations:
        if quotation.speaker is None:
            yield Signal(
                kind="unknown_speaker",
                message="No speaker was found for these words.",
                evidence=quotation.content,
            )
    for draft in drafts:
        if draft.act is Act.ATTACK and not draft.actor:
            span = scene.page.span(draft.start, draft.end)
            yield Signal(
                kind="unknown_agent", message="The text names nobody as the agent of this.", evidence=(span,)
            )
    covered = [(draft.start, draft.end) for draft in drafts]
    covered += [(piece.start, piece.end) for quotation in quotations for piece in quotation.content]
    for sentence in scene.page.doc.sents:
        if scene.page.in_headline(sentence.start_char) or not sentence.text.strip():
            continue
        if any(start < sentence.end_char and sentence.start_char < end for start, end in covered):
            continue
        issues = [issue for issue in scene.topics.of(sentence) if issue in _WEIGHTY]
        if issues:
            yield Signal(
                kind="unread_sentence",
                message=f"The sentence speaks of {', '.join(issues)}, and no event was read from it.",
                evidence=(scene.page.span(sentence.start_char, sentence.end_char),),
            )
