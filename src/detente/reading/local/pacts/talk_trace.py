"""What gave each field of talks: the words at their mentions and the stages that they tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.model import Talks
from detente.model.codes import TalksFormat
from detente.reading.local.actors.named import named_near
from detente.reading.local.pacts.talk_mentions import FORMS, TalkMention
from detente.reading.local.pacts.view import View
from detente.reading.local.parsed import Token
from detente.reading.local.phrases import phrase_tokens
from detente.reading.local.trail import Piece, Trail

_STEP = "talks"


def trail_of(talks: Talks, mentions: Sequence[TalkMention], telling: TalkMention, view: View) -> Trail:
    """The trail of talks that are made of `mentions`, of which `telling` says most. The parties are noted by
    who finds them.
    """
    trail = Trail(view.scene.page)
    stages = [(m, s) for m in (telling, *mentions) for s in m.stages if s.status is talks.status]
    mention, stage = next((pair for pair in stages if pair[1].told), stages[0])
    particle = [c for c in stage.head.children if c.dep_ == "prt"]
    why = "" if stage.told else "it follows, though no word for it stands there"
    trail.note("status", _STEP, [stage.head, *particle, mention.token], why)
    words = [p for m in mentions for p in named_near(m.helpers, m.token, view.scene.cast)]
    trail.note("facilitators", _STEP, words)
    at = next((m.token for m in mentions if m.venue == talks.venue), telling.token)
    trail.note("venue", "places", view.words_of(talks.venue, at))
    trail.date("start", "dates", talks.start)
    if talks.format is not TalksFormat.UNKNOWN:
        formed = next((m for m in mentions if m.format is talks.format), telling)
        spoken = list(_forms(formed))
        trail.note("format", _STEP, spoken or [formed.token], "" if spoken else "the sides meet")
    if talks.level is not None:
        trail.note("level", _STEP, [_level(talks.level, mentions, view)])
    return trail


def _forms(mention: TalkMention) -> Iterator[Token]:
    """The words of a mention that say in which form talks are held."""
    yield from (t for t in phrase_tokens(mention.token) if t.lower_ in FORMS)
    yield from (c for s in mention.stages for c in s.head.children if c.lower_ == "indirectly")


def _level(level: str, mentions: Sequence[TalkMention], view: View) -> Piece | None:
    sentence = next(m.token.sent for m in mentions if m.level == level)
    start = view.scene.page.report.text.find(level, sentence.start_char)
    return (start, start + len(level)) if start >= 0 else None
