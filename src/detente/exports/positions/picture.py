"""Positions → a picture: the matrix of sides and issues, coloured by stance."""

from __future__ import annotations

from pathlib import Path

import altair as alt

from detente.analysis.positions.account import Account
from detente.analysis.positions.stance import Stance
from detente.exports.drawing import draw
from detente.exports.positions.phrases import Phrases
from detente.exports.story import when
from detente.exports.story.words import code

MOST_ROWS, MOST_COLUMNS = 20, 16
_WIDTH, _HEIGHT = 124, 46
_COLOURS = {
    Stance.ACCEPTS: "#4caf7a", Stance.ACCEPTS_IF: "#a8d5a2", Stance.PLEDGES: "#79c28f",
    Stance.PROPOSES: "#8fc7d8", Stance.SUPPORTS: "#c3e0c0", Stance.DEMANDS: "#f3c969",
    Stance.REJECTS: "#e07a6a", Stance.THREATENS: "#c0504d", Stance.CRITICISES: "#efb3a4",
    Stance.NOT_ACCEPTED: "#d9b3c9", Stance.NONE: "#e4e4e4",
}  # fmt: skip


def draw_positions(account: Account, path: Path) -> None:
    """Write the matrix as SVG or PNG, by the name of the file.

    Raises:
        DrawingError: the name ends otherwise, or the file can't be written.
    """
    draw(chart(account), path)


def chart(account: Account) -> alt.LayerChart:
    """The matrix as a chart: the sides with most on record, and the issues of which most sides speak."""
    say = Phrases(account)
    rows = account.rows[:MOST_ROWS]
    issues = account.issues[:MOST_COLUMNS]
    names = [say.row(row) for row in rows]
    columns = [code(issue.value) for issue in issues]
    values = []
    for row, name in zip(rows, names, strict=True):
        for issue, column in zip(issues, columns, strict=True):
            one = account.at(row.key, issue)
            if one is not None:
                stance = one.stand.stance
                word = "conditions" if stance is Stance.NONE else stance.value
                under = say.holds([hold for hold in one.holds if hold.need])
                values.append(
                    {"side": name, "issue": column, "stance": stance.value, "word": word, "under": under}
                )
    used = [stance for stance in Stance if any(value["stance"] == stance.value for value in values)]
    data = alt.InlineData(values=values)
    place = {
        "x": alt.X(
            "issue:N", sort=columns, axis=alt.Axis(orient="top", labelAngle=-30, title=None, labelLimit=200)
        ),
        "y": alt.Y("side:N", sort=names, axis=alt.Axis(title=None, labelLimit=260)),
    }
    colours = alt.Scale(domain=[s.value for s in used], range=[_COLOURS[s] for s in used])
    squares = (
        alt.Chart(data)
        .mark_rect(stroke="white", strokeWidth=2)
        .encode(**place, color=alt.Color("stance:N", scale=colours, title="Stance"))
    )
    words = alt.Chart(data).mark_text(fontSize=11, dy=-5).encode(**place, text="word:N")
    small = alt.Chart(data).mark_text(fontSize=9, dy=9, fontStyle="italic", limit=_WIDTH - 8)
    under = small.encode(**place, text="under:N")
    drawn: alt.LayerChart = alt.LayerChart(
        layer=[squares, words, under],
        width=_WIDTH * max(1, len(columns)),
        height=_HEIGHT * max(1, len(names)),
        title=alt.TitleParams(
            f"Positions on {when.day(account.on)}" if account.on else "Positions", anchor="start"
        ),
    )
    drawn.config = alt.Config(view=alt.ViewConfig(stroke=None))
    return drawn
