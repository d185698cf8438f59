"""A coverage record: what a source can see, since when, and where its counting changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from detente.incidents.errors import IncidentsFileError
from detente.knowledge.arms import arms
from detente.knowledge.yamlfile import parse_yaml
from detente.model.errors import KnowledgeError

ActorMeaning = Literal["doer", "party", "none"]
_MOST_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time of which something is said: a gap, or with equal ends a break in what is counted."""

    start: datetime
    end: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a source covers. Classes are those of `knowledge.arms`; none: it can't tell.

    `actor_is` says what its actor means: the one who did it, one of two parties, or nothing. `since` and
    `until` are half open.
    """

    reporter: str = ""
    counts: str = "incidents"
    """What a count counts: launches, events, violations."""
    actors: tuple[str, ...] = ()
    """Whose acts it reports; empty for anyone's."""
    actor_is: ActorMeaning = "none"
    weapons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    area: str | None = None
    places: bool = False
    """Whether it says where within the area."""
    hours: str = ""
    zone: str = "UTC"
    since: datetime | None = None
    until: datetime | None = None
    gaps: tuple[Stretch, ...] = ()
    breaks: tuple[Stretch, ...] = ()
    by_report: bool = False
    note: str = ""

    def values(self) -> dict[str, Any]:
        """As JSON values."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @classmethod
    def of_values(cls, values: Mapping[str, Any]) -> Coverage:
        """From what `values` gave."""
        given = dict(values)
        for name in ("since", "until"):
            given[name] = datetime.fromisoformat(given[name]) if given.get(name) else None
        for name in ("gaps", "breaks"):
            given[name] = tuple(
                Stretch(datetime.fromisoformat(s["start"]), datetime.fromisoformat(s["end"]), s["note"])
                for s in given.get(name, ())
            )
        for name in ("actors", "weapons", "targets"):
            given[name] = tuple(given.get(name, ()))
        return cls(**given)


KEYS = tuple(
    field.name for field in fields(Coverage) if field.name not in ("actor_is", "places", "by_report")
)


def read_coverage(path: Path, known: Coverage) -> Coverage:
    """A coverage record with what a YAML file says of it.

    Keys are `KEYS`; `gaps` and `breaks` are lists of `{from, to, note}` and `{on, note}`.
    Raises `IncidentsFileError`.
    """
    name = str(path)
    try:
        given = parse_yaml(name, path.read_bytes()[:_MOST_BYTES].decode("utf-8-sig"))
    except OSError as error:
        raise IncidentsFileError(name, f"can't be read ({error.strerror})", "Check its name") from error
    except (UnicodeDecodeError, KnowledgeError) as error:
        why = (
            "it is not UTF-8"
            if isinstance(error, UnicodeDecodeError)
            else str(error).removeprefix(f"{name}: ")
        )
        raise IncidentsFileError(name, why, "Write it as YAML: reporter: Name") from error
    if unknown := given.keys() - set(KEYS):
        raise IncidentsFileError(name, f"{', '.join(sorted(unknown))} is no key", f"Use {', '.join(KEYS)}")
    found: dict[str, Any] = {}
    for key, value in given.items():
        found[key] = _value(name, key, value)
    return replace(known, **found)


def _value(name: str, key: str, value: Any) -> Any:
    if key in ("gaps", "breaks"):
        return tuple(_stretch(name, key, one) for one in value or ())
    if key in ("since", "until"):
        return _time(name, key, value)
    if key in ("actors", "weapons", "targets"):
        listed = tuple(value if isinstance(value, list) else [value] if value else [])
        if key in ("weapons", "targets") and (strange := set(listed) - set(arms().names(key))):  # type: ignore[arg-type]
            remedy = f"Use {', '.join(arms().names(key))}"  # type: ignore[arg-type]
            raise IncidentsFileError(name, f"{key} has {', '.join(sorted(strange))}", remedy)
        return listed
    if not isinstance(value, str | None):
        raise IncidentsFileError(name, f"{key} is no text", f"Write {key}: words")
    return value or ("" if key != "area" else None)


def _stretch(name: str, key: str, one: Any) -> Stretch:
    wanted = ("on", "note") if key == "breaks" else ("from", "to", "note")
    if not isinstance(one, dict) or one.keys() - set(wanted):
        raise IncidentsFileError(name, f"{key} is no list of {{{', '.join(wanted)}}}", "Write it so")
    first = _time(name, key, one.get(wanted[0]))
    last = first if key == "breaks" else _time(name, key, one.get("to"))
    if first is None or last is None or last < first:
        raise IncidentsFileError(
            name, f"{key} has a time that is missing or ends before it starts", "Mend it"
        )
    return Stretch(first, last, one.get("note") or "")


def _time(name: str, key: str, value: Any) -> datetime | None:
    if value is None:
        return None
    try:
        at = datetime.fromisoformat(value)
    except (ValueError, TypeError) as error:
        raise IncidentsFileError(
            name, f"{key}: {value!r} is no time", "Write it as 2025-02-01T00:00Z"
        ) from error
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value
