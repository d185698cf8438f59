"""What gave each field of a quotation: its rule and cue, and the words that name who speaks to whom."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model.codes import QuotationMode
from detente.reading.local.actors.cast import Cast, Form
from detente.reading.local.page import Page
from detente.reading.local.parsed import Token
from detente.reading.local.phrases import offsets, phrase_tokens
from detente.reading.local.quotations.draft import Draft, Piece
from detente.reading.local.quotations.setting import Setting
from detente.reading.local.quotations.speaker import coordinated
from detente.reading.local.trail import Trail

_MARKS = {
    QuotationMode.DIRECT: "all its words stand in quotation marks",
    QuotationMode.MIXED: "some of its words stand in quotation marks",
    QuotationMode.INDIRECT: "its words stand in no quotation marks",
}
_TURNS = frozenset({"interview", "entry"})


def trail_of(draft: Draft, page: Page, cast: Cast, setting: Setting, tellers: Sequence[Draft]) -> Trail:
    """The trail of a quotation that is made of `draft`; `tellers` are those in whose words it stands. When it
    was said is noted by who finds that out.
    """
    trail = Trail(page)
    step = f"quotations, {draft.how.replace(': ', ', ')}"
    sources = _sources(draft, cast)
    trail.note("speaker", "actors", sources[:1], draft.voice or _resolved(draft, cast))
    trail.note("co_speakers", "actors", sources[1:] or sources, draft.voice)
    turn = draft.how in _TURNS
    trail.note("mode", "quotations", why="a name and a colon open it" if turn else _MARKS[draft.mode])
    trail.note("cue", step, [draft.cue])
    trail.note("content", step, why=page.span(*draft.cue).quote if draft.cue else "no cue stands beside it")
    trail.note("addressee", "actors", [setting.addressed])
    trail.note("medium", "quotations", [setting.medium])
    trail.note("reported_by", "quotations", [outer.cue for outer in tellers], "it stands in words of theirs")
    return trail


def _sources(draft: Draft, cast: Cast) -> list[Piece]:
    """The words that name who speaks, a piece each: those of the draft that it goes on from, where it has
    none of its own.
    """
    while draft.source is None and draft.follows is not None:
        draft = draft.follows
    if draft.source is None:
        return []
    return [_words(token, cast) for token in coordinated(draft.source)]


def _words(token: Token, cast: Cast) -> Piece:
    mention = cast.mention(token)
    if mention is not None and mention.form is not Form.ADJECTIVE:
        return mention.start, mention.end
    return offsets(phrase_tokens(token))


def _resolved(draft: Draft, cast: Cast) -> str:
    """Why a source that is no name means somebody."""
    mention = cast.mention(draft.source) if draft.source is not None else None
    if mention is None:
        return "whose voice or message it is" if draft.source is not None else "nobody is named"
    return "a pronoun, resolved in the report" if mention.form is Form.PRONOUN else ""
