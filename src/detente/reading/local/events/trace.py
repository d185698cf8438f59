"""Which step and cue gave each field of an event: "subject: the rebels", "model: ceasefire .84"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.model import Date, Magnitude, Plover, Terms
from detente.model.codes import Issue
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.scene import Scene
from detente.reading.local.places.where import Where


def trace_of(
    draft: Draft,
    scene: Scene,
    date: Date | None,
    where: Where | None,
    terms: Terms,
    size: Magnitude,
    kind: Plover | None,
    *,
    coded: bool = False,
) -> dict[str, str]:
    """The steps and cues by field; fields that are empty are left out. `coded`: it has a CAMEO code."""
    made = {"act": f"events: {draft.cue}"}
    verdict = draft.verdict
    if draft.actor:
        made["actor"] = f"agents: {_agent(draft, scene)}"
    if draft.recipient:
        ruled = draft.notes.get("recipient")
        made["recipient"] = f"addressees: {ruled or 'weighed by their clues'}"
    if draft.issues:
        made["issues"] = "topics: " + ", ".join(_issues(draft, scene))
    if date is not None:
        made["date"] = f"times: {date.text or 'that of the act beside it'}"
    if where is not None:
        made["place"] = f"places: {where.place.name}"
    if terms.model_dump(exclude_none=True, exclude_defaults=True):
        made["terms"] = "terms: in the words of the act"
    made["reality"] = f"reality: {draft.notes.get('reality') or _told(draft)}"
    if draft.attribution:
        said = scene.voices.at(draft.head.idx)
        made["attribution"] = f"quotations: {said[-1].cue or 'quoted' if said else 'who accuses or denies'}"
    if size.model_dump(exclude_none=True):
        made["magnitude"] = "magnitude: in the words of the act"
    if coded:
        made["cameo"] = f"codes: {draft.act} on its issues"
    if draft.quotation is not None:
        made["quotation"] = "quotations: the words stand inside it"
    if kind is not None:
        heard = verdict.types.get(kind.type, 0.0) if verdict is not None else 0.0
        made["plover"] = f"codes: {draft.act}" + (f", model {heard:.2f}" if verdict is not None else "")
    return made


def _agent(draft: Draft, scene: Scene) -> str:
    clause = draft.clause
    if clause is None:
        return f"whose {draft.head.text}"
    if clause.passive and clause.by is not None:
        return f"by {clause.by.text}"
    named = scene.agents.of(clause.subject)
    if any(actor in named for actor in draft.actor) and clause.subject is not None:
        return f"subject {clause.subject.text}"
    return "who speaks"


def _issues(draft: Draft, scene: Scene) -> Iterator[str]:
    named: dict[Issue, str] = {}
    for topic in scene.topics.hits(draft.body):
        named.setdefault(topic.issue, scene.page.doc[topic.start : topic.end].text)
    for issue in draft.issues:
        if issue in named:
            yield f"{issue} “{named[issue]}”"
        elif draft.verdict is not None and issue in draft.verdict.issues:
            yield f"{issue} by the model {draft.verdict.issues[issue]:.2f}"
        else:
            yield f"{issue} of the act that it takes up"


def _told(draft: Draft) -> str:
    if draft.inside is not None:
        return f"inside {draft.inside.act}"
    if draft.clause is not None and draft.clause.modal:
        return draft.clause.modal
    if draft.clause is not None and draft.clause.negated:
        return "negation"
    return "said by a source" if draft.attribution else "the outlet's own voice"
