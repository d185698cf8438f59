"""Robustness and the inverse question, in lines."""

from __future__ import annotations

from rich.text import Text

from detente.analysis.stability.account import Account
from detente.analysis.stability.inverse import Clause, Inverse
from detente.analysis.stability.states import label_of
from detente.exports.clean import one_line

MOST_CHANGES = 5
MOST_CLAUSES = 12
MOST_SANCTIONS = 6


def robustness_lines(account: Account) -> list[Text]:
    """In how many variants of the model each state is an equilibrium, and which variants change that."""
    lines = []
    for one in account.robustness:
        k, n = one.total
        kinds = ", ".join(f"{doubt.value} {some} of {of}" for doubt, some, of in one.counts)
        label = one_line(label_of(account.model.form, one.state))
        lines.append(Text(f"{label}, {one.concept}: an equilibrium in {k} of {n} variants ({kinds})."))
        if one.breaks:
            some = "; ".join(one_line(change) for change in one.breaks[:MOST_CHANGES])
            left = len(one.breaks) - MOST_CHANGES
            lines.append(Text(f"  It changes with: {some}{f'; and {left} more' if left > 0 else ''}."))
    return lines


def inverse_lines(account: Account) -> list[Text]:
    """For each decision maker and concept, the condition on its ranking, the smallest rise and the count."""
    lines: list[Text] = []
    for one in account.inverse:
        maker = one_line(account.model.makers[one.maker])
        head = f"{_label(account, one.state)} for {maker} under {one.concept}"
        lines.append(Text(f"{head}: {_rise(account, one)}"))
        lines += [Text(f"  · {_clause(account, one, clause)}") for clause in one.clauses[:MOST_CLAUSES]]
        if len(one.clauses) > MOST_CLAUSES:
            lines.append(Text(f"  · and {len(one.clauses) - MOST_CLAUSES} more: --format json has all"))
        if one.count is not None:
            held, of = one.count.stable, one.count.rankings
            lines.append(Text(f"  It holds in {held:,} of {of:,} strict rankings."))
    return lines


def _rise(account: Account, one: Inverse) -> str:
    if not one.clauses:
        return "stable whatever the ranking, since it has no move."
    if one.rise is None:
        return "the ranking has too many states to look for a rise."
    if not one.rise.overtaken:
        return "stable as it is. The ranking may change as long as all of this holds:"
    passed = [_label(account, s) for s in one.rise.overtaken]
    some = ", ".join(passed[:MOST_SANCTIONS]) + (f" and {len(passed) - 6} more" if len(passed) > 6 else "")
    return f"stable once it is ranked no lower than {some}. In general, all of this has to hold:"


def _clause(account: Account, one: Inverse, clause: Clause) -> str:
    state = _label(account, one.state)
    words = f"{state} is no worse than {_label(account, clause.target)}"
    if frozenset() in clause.sanctions:
        return f"nothing is asked as to {_label(account, clause.target)}: the answer leads back to {state}"
    others = [
        " and ".join(_label(account, s) for s in sorted(part)) for part in clause.sanctions[:MOST_SANCTIONS]
    ]
    left = len(clause.sanctions) - MOST_SANCTIONS
    more = f", or {left} more ways" if left > 0 else ""
    return f"{words}{''.join(f', or than {o}' for o in others)}{more}"


def _label(account: Account, state: int) -> str:
    return one_line(label_of(account.model.form, state))
