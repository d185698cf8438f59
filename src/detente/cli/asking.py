"""The pairs of matters in doubt, asked of a person at a terminal: a key, and on to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from detente.cli.keys import Keys
    from detente.record import Record
    from detente.record.asking import Asking
    from detente.record.resolved.decided import Verdict

PROMPT = "m one matter · d different · u unsure · s skip · z undo · q quit  > "
VERDICTS: dict[str, Verdict] = {"m": "merge", "d": "split", "u": "unsure"}


def ask(record: Record) -> None:
    """Go through the pairs until none is left or the person ends it."""
    from detente.cli.errors import tell
    from detente.cli.keys import Keys
    from detente.record import RecordError
    from detente.record.asking import Asking

    asking, keys = Asking(record), Keys()
    shown = None
    while asking.current:
        if shown is not asking.current:
            _show(asking, record)
            shown = asking.current
        try:
            if not _pressed(asking, keys):
                break
        except RecordError as error:  # somebody was quicker: what they decided is told
            tell(error)
    left = len(record.resolved.asked())
    typer.echo(f"{asking.judged} decided; {left:,} pairs of matters in doubt.", err=True)


def _pressed(asking: Asking, keys: Keys) -> bool:
    """Do what one key says; False where it ends the session."""
    match keys.key(PROMPT):
        case "" | "q" | "\x03" | "\x04":
            return False
        case "m" | "d" | "u" as key:
            asking.judge(VERDICTS[key])
        case "s":
            asking.skip()
        case "z":
            if not asking.undo():
                typer.echo("Nothing to take back.", err=True)
        case other:
            typer.echo(f"{other!r} is none of the keys.", err=True)
    return True


def _show(asking: Asking, record: Record) -> None:
    from detente.cli.output import output
    from detente.exports.matters import write_doubt

    if asking.current is None:
        return
    kept = [record.one(member.report) for member in asking.current.pair]
    with output(None) as out:
        out.write("\n")
        write_doubt(asking.current, [one.reading for one in kept if one], out)
        out.flush()
