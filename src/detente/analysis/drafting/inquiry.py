"""Kept readings → the draft of a model: the answer to `detente model`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.analysis.conditions.outcome import solve
from detente.analysis.drafting.case import MOST, case_of
from detente.analysis.drafting.choices import choices, maker
from detente.analysis.drafting.draft import Draft
from detente.analysis.drafting.orders import excluded, orders
from detente.analysis.drafting.questions import questions
from detente.analysis.drafting.standing import standing
from detente.analysis.drafting.terms import Terms
from detente.analysis.drafting.wishes import wishes
from detente.model import Kept
from detente.model.codes import Issue


def draft(
    kept: Iterable[Kept],
    on: str | None = None,
    *,
    party: Sequence[str] = (),
    issue: Sequence[Issue] = (),
    most: int = MOST,
) -> Draft:
    """The draft of what is kept, on a day (that of the newest report where none is given).

    `party` names the sides of joint steps where the record's own count is not to be used, `issue` the issues
    that options are about, `most` how many options there may be.

    Raises:
        NoDraftError: nothing up to that day makes an option, or all of it is too much for `most`.
        UnknownSideError: a name of `party` is on no record.
    """
    every = list(kept)
    case = case_of(every, on, party=party, issue=issue, most=most)
    options = choices(case)
    terms = Terms(options, case.record)
    owners = tuple(dict.fromkeys(one.owner for one in options))
    wanted, unknown = wishes(case, owners, terms)
    outcome = solve(case.drawn.rules, with_waivers=False)
    return Draft(
        on=case.on,
        makers=tuple(maker(case, owner) for owner in owners),
        choices=options,
        orders=orders(case, options, terms),
        excluded=tuple(excluded(options, terms)),
        wishes={maker(case, owner): wanted[owner] for owner in owners},
        unknown={maker(case, owner): unknown[owner] for owner in owners},
        taken=standing(case, options),
        questions=questions(case, options, wanted, unknown, terms),
        reached=outcome.steps,
        package=outcome.package,
        reports=len(case.kept),
        copies=len(every) - len(case.kept),
    )
