"""Quoted stretches → direct quotations: which stretches are speech, and which cue each hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model.codes import QuotationMode
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.cue_clause import CueClause, after_quote, before_quote, told_before
from detente.reading.local.quotations.draft import Draft
from detente.reading.local.quotations.layout import Layout
from detente.reading.local.quotations.marks import Quoted
from detente.reading.local.quotations.words import speech

_ENDS = ",.?!…—–-"
_FEWEST_WORDS = 2


def direct_quotations(layout: Layout) -> tuple[list[Draft], list[Quoted]]:
    """The drafts of the direct quotations in order, and the quoted stretches that are none: names, and pieces
    inside the sentence of the report.
    """
    drafts: list[Draft] = []
    fragments: list[Quoted] = []
    last: tuple[Quoted, Draft] | None = None
    for index, quoted in enumerate(layout.quoted):
        if layout.is_closed_to(quoted.outer[0]):
            continue
        previous = layout.quoted[index - 1] if index else None
        following = layout.quoted[index + 1] if index + 1 < len(layout.quoted) else None
        if last is not None and _goes_on(layout, last, previous, quoted, following):
            last[1].pieces.append((quoted.start, quoted.end))
            if last[1].cue is None and (late := after_quote(layout, quoted, following)) is not None:
                _give(last[1], late)
            last = (quoted, last[1])
            continue
        after = after_quote(layout, quoted, following)
        before = before_quote(layout, quoted, previous)
        if not _is_speech(layout, quoted, previous, before, after):
            fragments.append(quoted)
            continue
        draft = _draft(layout, quoted, last, before, after)
        if draft is None:
            fragments.append(quoted)
            continue
        drafts.append(draft)
        last = (quoted, draft)
    return drafts, fragments


def _is_speech(
    layout: Layout, quoted: Quoted, previous: Quoted | None, before: CueClause | None, after: CueClause | None
) -> bool:
    text = layout.text
    if quoted.continues or not quoted.closed:
        return True
    words = text[quoted.start : quoted.end].split()
    upper = not next((c for c in text[quoted.start : quoted.end] if c.isalpha()), "A").islower()
    ended = text[quoted.end - 1] in _ENDS
    start, end = layout.sentence(quoted.outer[0])
    lead = text[start : quoted.outer[0]].strip()
    rest = text[quoted.outer[1] : end].lstrip()
    if not lead.strip("-–—("):
        if after is not None:
            return upper or len(words) > _FEWEST_WORDS
        return upper and (ended or not rest.strip(".")) and len(words) >= _FEWEST_WORDS
    if before is None:
        return lead.endswith(":") and upper and len(words) > _FEWEST_WORDS
    if lead.endswith((":", ",")):
        if upper:
            return not (lead.endswith(",") and _is_title(words))
        whole = not rest.strip(".") and before.adjacent and not text[start : before.start].strip()
        return (lead.endswith(":") or whole) and len(words) > _FEWEST_WORDS
    return upper and before.adjacent and len(words) > _FEWEST_WORDS


def _is_title(words: Sequence[str]) -> bool:
    """Whether it is the name of a book or a song rather than speech: capitals all over and no stop."""
    weighty = [word for word in words if len(word) > 3]
    return len(weighty) > 1 and all(word[0].isupper() for word in weighty) and words[-1][-1] not in ".?!"


def _goes_on(
    layout: Layout,
    last: tuple[Quoted, Draft],
    previous: Quoted | None,
    quoted: Quoted,
    following: Quoted | None,
) -> bool:
    """Whether a quoted stretch goes on with the one before: "…," she said, "…"; a reopened paragraph."""
    before, draft = last
    if previous is not before:
        return False
    if quoted.continues:
        return True
    if layout.paragraph(before.outer[0]) != layout.paragraph(quoted.outer[0]):
        return False
    gap = layout.text[before.outer[1] : quoted.outer[0]].strip()
    if not gap:
        return after_quote(layout, quoted, following) is None
    if draft.cue is None or not (before.outer[1] <= draft.cue[0] < quoted.outer[0]):
        return False
    broken = not gap.endswith((".", "!", "?"))
    if broken and not gap.endswith((",", ":", ";", "—", "–", "-")):
        return False
    if layout.sentence(before.outer[1])[1] < quoted.outer[0] - 2 and _sentences_between(
        layout, before, quoted
    ):
        return False
    own = before_quote(layout, quoted, before)
    if own is not None and draft.verb is not None and own.verb is not None and own.verb.i != draft.verb.i:
        return False
    return broken or (
        after_quote(layout, quoted, following) is None and _is_speech(layout, quoted, previous, None, None)
    )


def _sentences_between(layout: Layout, before: Quoted, quoted: Quoted) -> bool:
    """Whether a whole sentence of the report stands between two quoted stretches, beside the cue's."""
    end = layout.sentence(before.outer[1])[1]
    return bool(layout.text[end : quoted.outer[0]].strip())


def _draft(
    layout: Layout,
    quoted: Quoted,
    last: tuple[Quoted, Draft] | None,
    before: CueClause | None,
    after: CueClause | None,
) -> Draft | None:
    pieces = [(quoted.start, quoted.end)]
    cue = after or before
    if cue is not None:
        how = "direct: cue after" if after else "direct: cue before"
        return Draft(
            QuotationMode.DIRECT, pieces, how, cue=cue.span, verb=cue.verb, source=cue.source, confidence=0.9
        )
    paragraph = layout.paragraph(quoted.outer[0])
    teller = told_before(layout, quoted)
    if last is not None and not _takes_over(layout, last[0], teller):
        same = layout.paragraph(last[0].outer[0]) == paragraph
        next_one = layout.paragraph(last[0].outer[0]) == paragraph - 1
        if same or (next_one and _fills(layout, quoted)):
            return Draft(
                QuotationMode.DIRECT, pieces, "direct: speaker goes on", follows=last[1], confidence=0.7
            )
    if teller is not None:
        return Draft(QuotationMode.DIRECT, pieces, "direct: subject before", source=teller, confidence=0.5)
    return Draft(QuotationMode.DIRECT, pieces, "direct: no cue", confidence=0.3)


def _fills(layout: Layout, quoted: Quoted) -> bool:
    """Whether a quoted stretch opens its paragraph and makes up most of it."""
    start, end = layout.page.paragraphs[layout.paragraph(quoted.outer[0])]
    return quoted.outer[0] == start and 3 * (quoted.outer[1] - start) >= 2 * (end - start)


def _takes_over(layout: Layout, before: Quoted, teller: Token | None) -> bool:
    """Whether somebody named between two quoted stretches speaks the second: "“No.” Kenya laughed. “…”"."""
    if teller is None or teller.idx < layout.sentence(before.outer[1] - 1)[1]:
        return False
    return (
        teller.pos_ == "PROPN" or teller.lemma_.lower() in speech("voices") or teller.lower_ in {"he", "she"}
    )


def _give(draft: Draft, cue: CueClause) -> None:
    """Give a draft that began without one the cue that comes paragraphs later."""
    draft.cue, draft.verb, draft.source = cue.span, cue.verb, cue.source
    draft.follows, draft.how, draft.confidence = None, "direct: cue after", 0.9


def verbs_of(drafts: Sequence[Draft]) -> dict[int, Token]:
    """The verbs that serve as cues of drafts, by token index."""
    return {draft.verb.i: draft.verb for draft in drafts if draft.verb is not None}
