"""What the record does not say, asked of the analyst."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from detente.analysis.drafting.case import Case
from detente.analysis.drafting.choices import maker
from detente.analysis.drafting.draft import Choice, Wish
from detente.analysis.drafting.terms import Terms


def questions(
    case: Case,
    choices: tuple[Choice, ...],
    wishes: Mapping[str, tuple[Wish, ...]],
    unknown: Mapping[str, tuple[tuple[int, int], ...]],
    terms: Terms,
) -> tuple[str, ...]:
    """The open questions, those about single options first."""
    return tuple(
        dict.fromkeys(
            [
                *_silent(case, choices),
                *_torn(case, choices),
                *_threats(case, terms),
                *_preferences(case, wishes, unknown),
                *_alike(case, choices),
                *_ownerless(case),
                *_beside(case, choices),
                *_left_out(case),
                "Is any option taken already, or can any be taken only once? Without a report of a ceasefire "
                "in force or of talks under way the status quo has all at no, and every option can be taken "
                "back; change status_quo, or give an option its direction.",
            ]
        )
    )


def _silent(case: Case, choices: tuple[Choice, ...]) -> Iterator[str]:
    for one in choices:
        if one.item is None:
            continue
        word = case.word(one.owner, one.item)
        if word.silent:
            yield (
                f"Would {one.maker} take its option “{one.name}”, and under which conditions? It has no word "
                "on record; the draft sets none."
            )


def _torn(case: Case, choices: tuple[Choice, ...]) -> Iterator[str]:
    for one in choices:
        word = case.word(one.owner, one.item) if one.item else None
        if word and word.ways and word.refusal:
            yield (
                f"Does {one.maker} offer “{one.name}” or refuse it? On {word.day} it does both; the draft "
                "takes it as an offer."
            )


def _threats(case: Case, terms: Terms) -> Iterator[str]:
    for cell in case.threats:
        holds = [hold for deed in cell.stand.deeds for hold in deed.holds]
        if not any(terms.trigger(hold) for hold in holds):
            said = f'It says: "{holds[0].text}".' if holds else "It names no condition."
            yield (
                f"When would {maker(case, cell.row)} carry out its threat on "
                f"{cell.issue.value.replace('_', ' ')}? {said} No statement is drafted for it."
            )


def _preferences(
    case: Case,
    wishes: Mapping[str, tuple[Wish, ...]],
    unknown: Mapping[str, tuple[tuple[int, int], ...]],
) -> Iterator[str]:
    for owner, listed in wishes.items():
        name = maker(case, owner)
        if not listed:
            yield (
                f"What does {name} prefer? No position of it on these options is on record; its one "
                "statement holds in every state and ranks none above another. Replace it."
            )
        elif pairs := unknown[owner]:
            many = ", of ".join(f"{one} and {other}" for one, other in pairs)
            yield (
                f"In which order do its statements matter to {name}? The record does not say which comes "
                f"first of {many}; detente stability --robust tries them the other way round."
            )


def _alike(case: Case, choices: tuple[Choice, ...]) -> Iterator[str]:
    times = Counter(one.name for one in choices if one.threat)
    for name, count in times.items():
        if count > 1:
            who = [one.maker for one in choices if one.threat and one.name == name]
            yield f"Do {', '.join(who[:-1])} and {who[-1]} act as one on {name}? Then join them into one."


def _ownerless(case: Case) -> Iterator[str]:
    for item in case.drawn.items.values():
        if not case.record.takers(item):
            yield (
                f"Whose step is {case.record.name(item).replace('_', ' ')}? It is asked for, and the record "
                "does not say of whom; the draft takes it as given."
            )


def _beside(case: Case, choices: tuple[Choice, ...]) -> Iterator[str]:
    owners = {one.owner for one in choices}
    rest = [maker(case, row) for row in dict.fromkeys(cell.row for cell in case.cells) if row not in owners]
    if rest:
        more = f" and {len(rest) - 12} more" if len(rest) > 12 else ""
        yield (
            f"Does any of these decide something here: {', '.join(rest[:12])}{more}? They have positions on "
            "record and no option."
        )


def _left_out(case: Case) -> Iterator[str]:
    if case.left_out:
        listed = ", ".join(one.replace("_", " ") for one in case.left_out[:12])
        more = f" and {len(case.left_out) - 12} more" if len(case.left_out) > 12 else ""
        yield f"Is there enough in it? For want of room (--most) these were left out: {listed}{more}."
