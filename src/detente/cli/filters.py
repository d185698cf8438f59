"""The options that say which entries of a record are meant, the same for every verb that asks for some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from detente.record import Filter, Record

Many = list[str] | None

Words = Annotated[
    str | None,
    typer.Option("--words", metavar="WORDS", help="Words of the sentence, written as search takes them."),
]
"""For verbs whose arguments are something else."""
Actor = Annotated[
    Many, typer.Option(metavar="NAME", help="Who acts or speaks: a word of the name is enough.")
]
Side = Annotated[Many, typer.Option(metavar="NAME", help="The side of who acts: Russia, RUS.")]
Recipient = Annotated[Many, typer.Option("--to", "--towards", metavar="NAME", help="At whom it is directed.")]
Towards = Annotated[Many, typer.Option("--towards", metavar="NAME", help="At whom it is directed.")]
"""The same where `--to` says into which file."""
Act = Annotated[Many, typer.Option(metavar="CODE", help="What is done: demand, attack …")]
Issue = Annotated[Many, typer.Option(metavar="CODE", help="What it is about: ceasefire, prisoners …")]
Kind = Annotated[
    Many,
    typer.Option(metavar="KIND", help="event, quotation, ceasefire, claim, talks, agreement or actor."),
]
Reality = Annotated[Many, typer.Option(metavar="CODE", help="asserted, reported, alleged, planned …")]
Status = Annotated[
    Many, typer.Option(metavar="CODE", help="Of ceasefires, talks and agreements: agreed, collapsed …")
]
Place = Annotated[Many, typer.Option(metavar="NAME", help="Where: a town, a subdivision, a country.")]
Source = Annotated[Many, typer.Option(metavar="NAME", help="Who published it.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day, month or year, included.")]
Confidence = Annotated[float | None, typer.Option(metavar="0..1", help="The least confidence.")]
Judged = Annotated[bool | None, typer.Option("--judged/--unjudged", help="Judged by a person, or not yet.")]
Restricted = Annotated[
    bool | None, typer.Option("--restricted/--unrestricted", help="For named readers only, or not.")
]
Copies = Annotated[bool, typer.Option("--copies", help="Copies of other reports too.")]

Saved = Annotated[
    str | None,
    typer.Option("--saved", metavar="NAME", help="The search that is saved so; no other criteria then."),
]


def wanted(
    words: list[str] | None = None,
    *,
    confidence: float | None = None,
    copies: bool = True,
    judged: bool | None = None,
    restricted: bool | None = None,
    since: str | None = None,
    until: str | None = None,
    **many: Many,
) -> Filter:
    """The filter that the options give. Raises `RecordError` where one of them says nothing that is known."""
    from detente.record import Filter

    return Filter(
        text=" ".join(words or ()),
        since=since,
        until=until,
        confidence=confidence,
        judged=judged,
        restricted=restricted,
        once=not copies,
        **{name: tuple(values or ()) for name, values in many.items()},
    )


def saved(record: Record, wanted: Filter, name: str | None) -> Filter:
    """The filter by its name, or the one that is given where none is named. Misuse where both are."""
    from detente.record import Filter

    if name is None:
        return wanted
    if wanted not in (Filter(), Filter(once=True)):
        raise typer.BadParameter("--saved goes without other criteria.", param_hint="--saved")
    return record.searches.get(name)
