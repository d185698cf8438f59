"""What is unanswered, and who follows whose moves, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from detente.analysis.positions.account import Account
from detente.analysis.positions.reciprocity import Exchange
from detente.exports.positions.phrases import Phrases
from detente.exports.story.styles import HEADING, QUIET
from detente.exports.story.words import code
from detente.knowledge.plural import verb

MOST = 15
_KINDS = {
    "concession": ("offer or concession", "offers and concessions", "a concession"),
    "escalation": ("refusal or escalation", "refusals and escalations", "an escalation"),
}


def silence_lines(account: Account, say: Phrases) -> Iterator[RenderableType]:
    """Who has not answered whom, for how long."""
    for one in account.silences[:MOST]:
        for_ = f" for {one.days} day{'s' if one.days != 1 else ''}" if one.days else ""
        asked = f", asked on {one.times} days" if one.times > 1 else ""
        name = say.name(one.asked)
        what = f"{say.name(one.by)} on {code(one.issue.value)}{for_}{asked}"
        yield Text.assemble(
            (name, HEADING),
            f" {verb('has', [name])} not answered {what}: ",
            (say.said(one.deed), QUIET),
        )
    if len(account.silences) > MOST:
        yield Text(f"… and {len(account.silences) - MOST} more.", QUIET)


def exchange_lines(account: Account, say: Phrases) -> Iterator[RenderableType]:
    """Whose moves are followed by what, in which time."""
    told = [one for one in account.exchanges if one.in_kind or one.otherwise or one.unanswered]
    for one in told[:MOST]:
        yield _exchange(one, say)
    if told:
        yield Text("Order in time, not cause: what follows may have other reasons.", QUIET)
    if len(told) > MOST:
        yield Text(f"… and {len(told) - MOST} more pairs.", QUIET)


def _exchange(one: Exchange, say: Phrases) -> Text:
    single, many, same = _KINDS[one.kind]
    other = _KINDS["escalation" if one.kind == "concession" else "concession"][2]
    parts = [
        f"{one.in_kind} followed by {same}" if one.in_kind else "",
        f"{one.otherwise} followed by {other}" if one.otherwise else "",
        f"{one.unanswered} followed by nothing" if one.unanswered else "",
        f"{one.pending} still open" if one.pending else "",
    ]
    lag = one.median_lag
    time = "" if lag is None else f"; {_days(lag)} in the median"
    moves = f"{one.moves} {single if one.moves == 1 else many}"
    return Text.assemble(
        (f"{say.name(one.side)} → {say.name(one.other)}", HEADING),
        f", {moves}: {', '.join(part for part in parts if part)}{time}",
    )


def _days(lag: float) -> str:
    return "the same day" if lag == 0 else f"{lag:g} day{'s' if lag != 1 else ''}"
