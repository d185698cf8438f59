"""`detente stability`: which states of a conflict hold, for whom, and why."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.formats import Answered

if TYPE_CHECKING:
    from detente.analysis.stability.account import Account
    from detente.analysis.stability.model import Model


class SanctionsName(StrEnum):
    """When an answer deters."""

    WEAK = "weak"
    STRICT = "strict"


def stability(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="A model file, YAML or JSON.")],
    case: Annotated[
        str | None, typer.Option(metavar="ID", help="The model of this id, in a file of several.")
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            metavar="STATE",
            help="Check this state alone, by its label or as Y and N for each option: a model of any size.",
        ),
    ] = None,
    concept: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Nash, GMR, SMR, SEQ, SSEQ, SIM, NM, L1, L2 …; several with commas or by repeating. "
            "Without it, all that the model allows.",
        ),
    ] = None,
    sanctions: Annotated[
        SanctionsName,
        typer.Option(help="Whether an answer deters where it leaves the other no better off, or only worse."),
    ] = SanctionsName.WEAK,
    status_quo: Annotated[
        str | None,
        typer.Option(metavar="STATE", help="Where the conflict stands, instead of what the file says."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Give the reasons under every concept, not only the strongest.")
    ] = False,
    robust: Annotated[
        bool,
        typer.Option("--robust", help="Say in how many variants of the model each equilibrium holds."),
    ] = False,
    inverse: Annotated[
        bool,
        typer.Option("--inverse", help="With --state: say which rankings of each would make it stable."),
    ] = False,
    form: Annotated[Answered, typer.Option("--format", help="Form of the output.")] = Answered.TEXT,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw states, moves and path there too: .svg or .png.")
    ] = None,
) -> None:
    """Say which states of a conflict are stable: where no one gains by leaving, or whoever does is answered.

    MODEL names decision makers, their options or moves, and what they prefer. Exit code 1 says that the model
    is not as it has to be, or too large for the memory that is free: then --state still works.
    """
    from detente.analysis.stability.load import load_model
    from detente.cli.output import output
    from detente.exports import stability as exports
    from detente.exports.drawing import form_of

    if plot:
        form_of(plot)
    if inverse and state is None:
        raise typer.BadParameter("--inverse asks about one state: name it with --state.")
    if robust and state is not None:
        raise typer.BadParameter("--robust looks at all states: leave --state out.")
    chosen = _concepts(concept or [])
    conflict = _from(load_model(model, case), status_quo)
    account = _account(conflict, state, chosen, sanctions, explain=explain)
    if robust:
        account = _with_robustness(account)
    if inverse:
        account = _with_inverse(account)
    if plot:
        exports.draw_stability(account, plot)
    with output(None) as out:
        match form:
            case Answered.TEXT:
                exports.write_stability(account, out)
            case Answered.JSON:
                exports.write_stability_json(account, out)
            case Answered.CSV:
                exports.write_stability_csv(account, out)


def _concepts(given: list[str]) -> list[str] | None:
    from detente.analysis.stability.concepts import named
    from detente.analysis.stability.errors import UndefinedConceptError

    try:
        return [named(name.strip()) for part in given for name in part.split(",") if name.strip()] or None
    except UndefinedConceptError as error:
        raise typer.BadParameter(str(error), param_hint="--concept") from error


def _found(model: Model, state: str, option: str) -> int:
    from detente.analysis.stability.errors import UnknownStateError
    from detente.analysis.stability.states import Finder

    try:
        return Finder(model.form).find(state)
    except UnknownStateError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def _from(model: Model, status_quo: str | None) -> Model:
    from dataclasses import replace

    if status_quo is None:
        return model
    return replace(model, status_quo=_found(model, status_quo, "--status-quo"))


def _account(
    model: Model, state: str | None, concepts: list[str] | None, sanctions: SanctionsName, *, explain: bool
) -> Account:
    from detente.analysis.stability.account import of_all, of_one
    from detente.analysis.stability.concepts import Sanctions

    reading = Sanctions(sanctions.value)
    if state is None:
        return of_all(model, concepts, reading, explain=explain)
    return of_one(model, _found(model, state, "--state"), concepts, reading)


def _with_robustness(account: Account) -> Account:
    from dataclasses import replace

    from detente.analysis.stability.concepts import FIVE
    from detente.analysis.stability.robust import robustness

    states = [told.state for told in account.told if told.concepts]
    concepts = [c for c in account.concepts if c in FIVE]
    return replace(account, robustness=robustness(account.model, states, concepts, account.sanctions))


def _with_inverse(account: Account) -> Account:
    from dataclasses import replace

    from detente.analysis.stability.account import inverses

    return replace(account, inverse=inverses(account))
