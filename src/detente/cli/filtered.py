"""Verbs that take the options of a search: the options are written once, and the verb gets the filter."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any, get_type_hints

from detente.cli import filters

_OPTIONS = {
    "text": filters.Words,
    "actor": filters.Actor,
    "side": filters.Side,
    "recipient": filters.Recipient,
    "act": filters.Act,
    "issue": filters.Issue,
    "kind": filters.Kind,
    "reality": filters.Reality,
    "status": filters.Status,
    "place": filters.Place,
    "source": filters.Source,
    "since": filters.Since,
    "until": filters.Until,
    "confidence": filters.Confidence,
    "judged": filters.Judged,
    "restricted": filters.Restricted,
    "copies": filters.Copies,
}
"""The options of a search in the order in which help lists them."""
_SOME = frozenset(("recipient", "act", "issue", "kind", "reality", "status", "place", "copies"))
"""Those that not every kind of entry has a use for."""
_WANTED = "wanted"

Verb = Callable[..., None]


def filtered(*names: str, **instead: object) -> Callable[[Verb], Verb]:
    """Gives a verb the options of a search where it has its parameter `wanted`, and in that the filter that
    they make: those that every verb has and the named ones, or all. `instead` has other types for some, for
    an argument; None leaves one out. Without the option `copies`, copies of other reports pass too.
    """
    left = _SOME.difference(names) if names else ()
    options = {name: instead.get(name, own) for name, own in _OPTIONS.items() if name not in left}
    options = {name: own for name, own in options.items() if own is not None}

    def decorated(verb: Verb) -> Verb:
        parameters = list(_parameters(verb, options))

        def called(**given: Any) -> None:
            asked = {name: given.pop(name) for name in options}
            verb(**given, **{_WANTED: _filter(asked)})

        called.__name__ = verb.__name__
        called.__doc__ = verb.__doc__
        called.__module__ = verb.__module__
        called.__annotations__ = {one.name: one.annotation for one in parameters}
        # Where typer looks for the options of a verb.
        called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        return called

    return decorated


def _parameters(verb: Verb, options: dict[str, object]) -> Iterator[inspect.Parameter]:
    # The room of the filter is loaded when a verb runs: until then its name stands for nothing.
    hints = get_type_hints(verb, localns={"Filter": object}, include_extras=True)
    for one in inspect.signature(verb).parameters.values():
        if one.name != _WANTED:
            yield one.replace(annotation=hints[one.name])
            continue
        for name, annotation in options.items():
            yield inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=False if name == "copies" else None,
                annotation=annotation,
            )


def _filter(asked: dict[str, Any]) -> Any:
    text = asked.pop("text", None)
    return filters.wanted([text] if isinstance(text, str) else text, **asked)
