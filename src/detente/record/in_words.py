"""A filter in words: `events where the side Russia demands, about ceasefire, 2025-05-01 to 2025-05-11`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.record.filter import Filter

_PLURALS = {"talks": "talks"}
_REALITIES = {
    "asserted": "told as a fact",
    "reported": "told by a named source",
    "alleged": "alleged",
    "planned": "planned",
    "hypothetical": "hypothetical",
    "denied": "denied",
    "negated": "told as not having happened",
}


def in_words(wanted: Filter) -> str:
    """What a filter means, for a person to check it by."""
    if wanted.is_empty:
        return "everything in the record"
    return ", ".join([f"{_kinds(wanted)}{_where(wanted)}", *_more(wanted)])


def _kinds(wanted: Filter) -> str:
    if not wanted.kind:
        return "events" if wanted.act and not wanted.status else "entries"
    return _series((_PLURALS.get(kind, f"{kind}s") for kind in wanted.kind), "and")


def _where(wanted: Filter) -> str:
    who = [
        *(["" + _series(wanted.actor)] if wanted.actor else []),
        *(["the side " + _series(wanted.side)] if wanted.side else []),
    ]
    if not (who or wanted.act or wanted.recipient):
        return ""
    doer = " of ".join(who) or "somebody"
    does = _series(_does(act) for act in wanted.act) if wanted.act else "acts or speaks"
    to = f" towards {_series(wanted.recipient)}" if wanted.recipient else ""
    return f" where {doer} {does}{to}"


def _more(wanted: Filter) -> Iterator[str]:
    if wanted.text:
        yield f"with the words {wanted.text}"
    if wanted.issue:
        yield f"about {_series(_spaced(issue) for issue in wanted.issue)}"
    if wanted.reality:
        yield _series(_REALITIES[reality] for reality in wanted.reality)
    if wanted.status:
        yield f"of status {_series(_spaced(status) for status in wanted.status)}"
    if wanted.place:
        yield f"in {_series(wanted.place)}"
    if time := _time(wanted.since, wanted.until):
        yield time
    if wanted.source:
        yield f"from {_series(wanted.source)}"
    if wanted.confidence is not None:
        yield f"with a confidence of at least {wanted.confidence:g}"
    if wanted.judged is not None:
        yield "judged by a person" if wanted.judged else "not judged yet"
    if wanted.restricted is not None:
        yield "restricted" if wanted.restricted else "not restricted"
    if wanted.once:
        yield "copies left out"


def _time(since: str | None, until: str | None) -> str:
    match since, until:
        case None, None:
            return ""
        case str(), None:
            return f"since {since}"
        case None, str():
            return f"until {until}"
        case _:
            return since if since and since == until else f"{since} to {until}"


def _does(act: str) -> str:
    """The act as a verb: `declare_ceasefire` → `declares ceasefire`."""
    verb, _, rest = act.partition("_")
    if verb.endswith("y"):
        verb = f"{verb[:-1]}ies"
    elif verb.endswith(("ch", "sh", "s", "x")):
        verb += "es"
    else:
        verb += "s"
    return f"{verb} {_spaced(rest)}".strip()


def _spaced(code: str) -> str:
    return code.replace("_", " ")


def _series(names: Iterable[str], word: str = "or") -> str:
    listed = list(names)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {word} {listed[-1]}"
