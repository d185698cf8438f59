"""Scores quotations: by content, then speaker, mode and cue of those matched."""

from __future__ import annotations

from bench.align import Cast
from bench.figures import Scores
from bench.match import pair
from bench.notes import differs, names, notes, snippet
from bench.same import same_cue, same_date, tally
from bench.shapes import Quotation, Story
from bench.spans import closeness, same_content


def score(gold: Story, read: Story, cast: Cast) -> Scores:
    """The figures under `quotations`.

    `content`: pairs one to one among those with the same content (`bench.spans.same_content`), the closest
    first, then the same speaker. `content_speaker` those with the speaker's side right too. Rated on the
    pairs: `speaker_side`, `speaker`, `mode`, `cue`.
    """

    def worth(g: Quotation, r: Quotation) -> float:
        if not same_content(g.spans, r.spans):
            return 0.0
        return 1 + closeness(g.spans, r.spans) + 0.5 * cast.same_side(g.speakers, r.speakers) + 0.1 * g.core

    pairs = pair(gold.quotations, read.quotations, worth)
    scores = Scores()
    differing: dict[int, list[str]] = {}
    sides: list[tuple[int, int]] = []
    for gi, ri in pairs:
        g, r = gold.quotations[gi], read.quotations[ri]
        wrong = differing.setdefault(gi, [])
        if scores.rate("quotations.speaker_side", cast.same_side(g.speakers, r.speakers)):
            sides.append((gi, ri))
        if not scores.rate("quotations.speaker", cast.same_entities(g.speakers, r.speakers)):
            wrong.append(differs("speaker", names(g.speakers), cast.read_names(r.speakers)))
        if not scores.rate("quotations.mode", g.mode == r.mode):
            wrong.append(differs("mode", g.mode, r.mode))
        if not scores.rate("quotations.cue", same_cue(g.cue, r.cue)):
            wrong.append(differs("cue", g.cue, r.cue))
        if (g.said_on or r.said_on) and not scores.rate("dates.quotations", same_date(g.said_on, r.said_on)):
            wrong.append(differs("said_on", g.said_on, r.said_on))
    core = [quotation.core for quotation in gold.quotations]
    scores.put("quotations.content", tally(core, len(read.quotations), pairs))
    scores.put("quotations.content_speaker", tally(core, len(read.quotations), sides))

    def show(item: Quotation, is_gold: bool) -> tuple[int, bool, str]:
        who = names(item.speakers) if is_gold else cast.read_names(item.speakers)
        words = snippet(gold.text if is_gold else read.text, item.spans)
        return item.spans[0][0], item.core, f"{item.mode}  {who}  ({item.cue})  {words}"

    scores.notes += notes("quotations", gold.quotations, read.quotations, pairs, differing, show)
    return scores
