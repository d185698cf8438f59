"""Page, cast, times → quotations: who said what, in which words, to whom, when and through what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.model import Evidence, Quotation
from detente.reading.local.actors.cast import Cast
from detente.reading.local.page import Page
from detente.reading.local.quotations.direct import direct_quotations, verbs_of
from detente.reading.local.quotations.draft import Draft, Piece, Stretches
from detente.reading.local.quotations.indirect import indirect_quotations
from detente.reading.local.quotations.interview import interview_quotations
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.mixed import mixed_quotations
from detente.reading.local.quotations.nouns import noun_quotations
from detente.reading.local.quotations.pronouns import speakers_of
from detente.reading.local.quotations.setting import setting_of
from detente.reading.local.quotations.sources import sourced_quotations
from detente.reading.local.quotations.tagged import add_tagged
from detente.reading.local.quotations.tagger import Attribution
from detente.reading.local.quotations.trace import trail_of
from detente.reading.local.quotations.when import Clock, said_on
from detente.reading.local.quotations.words import speech
from detente.reading.local.times.when import When


def find_quotations(
    page: Page, cast: Cast, times: Sequence[When], tagged: Sequence[Attribution] = ()
) -> tuple[Quotation, ...]:
    """The quotations of a page in the order of their content.

    Takes the parsed page, the cast that its speakers are looked up in, the page's time expressions, and what
    the tagger found, where there is one. Every piece of content and evidence is a span of the text. A source
    that the cast does not know gives a quotation without a speaker; a document that says something ("the
    accord says") gives none.
    """
    layout = Layout(page)
    drafts = find_drafts(layout, tagged)
    clock = Clock(times)
    found = speakers_of(drafts, layout, cast)
    speakers = {id(draft): keys for draft, keys in zip(drafts, found, strict=True)}
    return tuple(
        _quotation(draft, layout, cast, clock, speakers)
        for draft in drafts
        if _stands(draft, speakers[id(draft)])
    )


def find_drafts(layout: Layout, tagged: Sequence[Attribution] = ()) -> list[Draft]:
    """Content, cue and source of every quotation, before speakers are looked up, in the order of the text."""
    direct, fragments = direct_quotations(layout)
    told = [
        *indirect_quotations(layout, verbs_of(direct)),
        *sourced_quotations(layout),
        *noun_quotations(layout),
        *interview_quotations(layout),
    ]
    told = _without_doubles(told)
    cues = {draft.cue for draft in direct}
    by_verbs = Stretches((draft.start, draft.end) for draft in told if draft.verb is not None)
    told = [draft for draft in told if draft.cue not in cues and not _is_aside(draft, by_verbs)]
    covered = Stretches(piece for draft in (*direct, *told) for piece in draft.pieces)
    free = [quoted for quoted in fragments if not covered.cover(quoted.start, quoted.end)]
    drafts = add_tagged([*direct, *told, *mixed_quotations(layout, free)], tagged, layout)
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    _nest(drafts)
    return drafts


def _is_aside(draft: Draft, by_verbs: Stretches) -> bool:
    """Whether it is "according to him" inside what he says."""
    if draft.source is None or draft.verb is not None or draft.source.pos_ != "PRON" or draft.cue is None:
        return False
    return by_verbs.cover(*draft.cue)


def _without_doubles(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without those that tell the same words again: "X said A, according to X"."""
    kept: dict[tuple[Piece, ...], Draft] = {}
    for draft in drafts:
        kept.setdefault(tuple(draft.pieces), draft)
    return list(kept.values())


def _nest(drafts: Sequence[Draft]) -> None:
    """Note for each draft those inside whose content its cue and content lie."""
    open_ones: list[Draft] = []
    for draft in drafts:
        open_ones = [outer for outer in open_ones if outer.end > draft.start]
        anchor = draft.cue[0] if draft.cue else draft.start
        draft.inside = [
            outer
            for outer in open_ones
            if outer.covers(draft.start) and outer.covers(anchor) and outer.size > draft.size
        ]
        open_ones.append(draft)


def _stands(draft: Draft, speakers: Sequence[str]) -> bool:
    """Whether a draft is published: somebody speaks, known or not, and no document."""
    if speakers:
        return True
    if draft.how.startswith(("mixed", "indirect: noun", "entry")):
        return False
    source = draft.source
    if source is None:
        return draft.how.startswith("direct")
    # "You said that": an interviewer to somebody whom no words name.
    return source.lower_ != "you" and source.lemma_.lower() not in speech("documents")


def _quotation(
    draft: Draft, layout: Layout, cast: Cast, clock: Clock, speakers: dict[int, tuple[str, ...]]
) -> Quotation:
    own = speakers[id(draft)]
    setting = setting_of(draft, cast, own)
    date, where = said_on(draft, layout, cast, clock, own)
    page, text = layout.page, layout.page.report
    tellers = [outer for outer in draft.inside if speakers[id(outer)]]
    chain = dict.fromkeys(speakers[id(outer)][0] for outer in tellers)
    trail = trail_of(draft, page, cast, setting, tellers)
    trail.date("said_on", f"dates, {where}", date)
    quotation = Quotation(
        speaker=own[0] if own else None,
        co_speakers=own[1:],
        mode=draft.mode,
        cue=text.span(*draft.cue).quote if draft.cue else None,
        content=tuple(text.span(*piece) for piece in draft.pieces),
        addressee=setting.addressee,
        said_on=date,
        medium=text.span(*setting.medium).quote if setting.medium else None,
        reported_by=tuple(key for key in chain if not own or key != own[0]),
        evidence=(_evidence(draft, page),),
        confidence=draft.confidence if own else draft.confidence / 2,
    )
    return trail.on(quotation)


def _evidence(draft: Draft, page: Page) -> Evidence:
    """From the source or cue to the end of the content, whichever way round they stand."""
    starts, ends = [draft.start], [draft.end]
    if draft.cue is not None:
        starts.append(draft.cue[0])
        ends.append(draft.cue[1])
    if draft.source is not None:
        sentence = draft.source.sent
        if sentence.start_char < max(ends) and sentence.end_char > min(starts):
            starts.append(draft.source.left_edge.idx)
            ends.append(draft.source.idx + len(draft.source))
    return page.span(min(starts), max(ends))
