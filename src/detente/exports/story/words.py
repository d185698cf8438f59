"""Codes in words: issues, conditions and numbers."""

from __future__ import annotations

from detente.model.codes import ConditionKind, Issue, Qualifier

CONDITIONS = {
    ConditionKind.BEFORE: "no {gates} before {requires}",
    ConditionKind.UNLESS: "no {gates} unless {requires}",
    ConditionKind.UNTIL: "no {gates} until {requires}",
    ConditionKind.IF: "{gates} in case of {requires}",
    ConditionKind.AFTER: "{gates} only after {requires}",
    ConditionKind.DURING: "{gates} during {requires}",
    ConditionKind.IN_EXCHANGE_FOR: "{gates} in exchange for {requires}",
    ConditionKind.WITHOUT: "{gates} without {requires}",
}

QUALIFIERS = {
    Qualifier.EXACT: "",
    Qualifier.OVER: "at least ",
    Qualifier.ABOUT: "about ",
    Qualifier.UP_TO: "up to ",
}

_COUNTED = frozenset({Issue.CEASEFIRE, Issue.WITHDRAWAL})


def issue(code: Issue, *, article: bool = True) -> str:
    """An issue in words; with its article where English asks for one."""
    if code is Issue.OTHER:
        return "other steps"
    words = code.value.replace("_", " ")
    return f"a {words}" if article and code in _COUNTED else words


def code(value: str) -> str:
    """Any other code in words."""
    return value.replace("_", " ")


def number(value: float, qualifier: Qualifier) -> str:
    """A number as it is bounded: `at least 12`."""
    plain = f"{value:,.0f}" if value == int(value) else f"{value:,}"
    return QUALIFIERS[qualifier] + plain


def series(items: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(items[:-1]), items[-1]) if part) if items else ""
