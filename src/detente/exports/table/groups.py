"""Columns that several tables need: a field as it is, a date, a place, actors, a count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from detente.exports.table.column import Column, Kind, Value
from detente.exports.table.source import Source
from detente.model import Count, Date, Part, Place

T = TypeVar("T")
Columns = tuple[Column[T], ...]


def described(model: type[Part], name: str) -> str:
    """What the record's own contract says of a field."""
    return model.model_fields[name].description or ""


def field(model: type[Part], name: str, kind: Kind = Kind.TEXT, *, attribute: str = "") -> Column[Any]:
    """A field of an object as it is, described as in the record."""
    key = attribute or name

    def value(item: Any, _: Source) -> Value:
        found: Value = getattr(item, key)
        return found

    return Column(name, kind, value, described(model, key))


class Of(Generic[T]):
    """Groups of columns of one kind of item: `Of[Talks]().date("starts", lambda one: one.start, …)`."""

    def date(self, name: str, get: Callable[[T], Date | None], says: str) -> Columns[T]:
        """A date: its value, the end of a stretch, how precise it is, and its words."""

        def part(attribute: str) -> Callable[[T, Source], Value]:
            def value(item: T, _: Source) -> Value:
                found = get(item)
                result: str | None = getattr(found, attribute) if found else None
                return result

            return value

        return (
            Column(name, Kind.TEXT, part("value"), f"{says} ISO 8601, as precise as the text.", 12),
            Column(f"{name}_end", Kind.TEXT, part("end"), f"`{name}`: end of the stretch.", 12),
            Column(f"{name}_precision", Kind.TEXT, part("precision"), f"`{name}`: how fine it is."),
            Column(f"{name}_text", Kind.TEXT, part("text"), f"`{name}`: the words that give it.", 18),
        )

    def place(self, name: str, get: Callable[[T], Place | None], says: str) -> Columns[T]:
        """A place: the name that the source wrote, and what the gazetteer adds."""

        def part(attribute: str) -> Callable[[T, Source], Value]:
            def value(item: T, _: Source) -> Value:
                found = get(item)
                result: Value = getattr(found, attribute) if found else None
                return result

            return value

        kinds = {"lat": Kind.NUMBER, "lon": Kind.NUMBER, "geonames_id": Kind.INTEGER}
        rest = ("precision", "country", "admin1", "lat", "lon", "geonames_id")
        return (
            Column(name, Kind.TEXT, part("name"), f"{says} The name that the source wrote.", 18),
            *(
                Column(
                    f"{name}_{key}",
                    kinds.get(key, Kind.TEXT),
                    part(key),
                    f"`{name}`: {lower_first(described(Place, key))}",
                    10,
                )
                for key in rest
            ),
        )

    def actors(
        self, name: str, get: Callable[[T], tuple[str, ...]], says: str, *, coded: bool = False
    ) -> Columns[T]:
        """Actors by name, with their ids beside; with `coded`, their sides, countries and sectors too."""
        columns: list[Column[T]] = [
            Column(name, Kind.TEXTS, lambda item, source: source.names(get(item)), says, 24),
            Column(f"{name}_ids", Kind.TEXTS, lambda item, _: get(item), f"`{name}`: their ids, in order."),
        ]
        if coded:
            columns += [
                Column(
                    f"{name}_sides",
                    Kind.TEXTS,
                    lambda item, source: source.sides(get(item)),
                    f"`{name}`: the party that each belongs to or speaks for; empty where none.",
                    20,
                ),
                Column(
                    f"{name}_countries",
                    Kind.TEXTS,
                    lambda item, source: tuple(one.country or "" for one in source.actors(get(item))),
                    f"`{name}`: country of each, ISO 3166-1 alpha-3; empty where none.",
                ),
                Column(
                    f"{name}_sectors",
                    Kind.TEXTS,
                    lambda item, source: tuple(one.sector or "" for one in source.actors(get(item))),
                    f"`{name}`: PLOVER sector of each; empty where none.",
                ),
            ]
        return tuple(columns)

    def one_actor(self, name: str, get: Callable[[T], str | None], says: str) -> Columns[T]:
        """One actor by name, with its id beside."""
        return (
            Column(name, Kind.TEXT, lambda item, source: source.name(get(item)), says, 24),
            Column(f"{name}_id", Kind.TEXT, lambda item, _: get(item), f"`{name}`: the actor's id."),
        )

    def count(self, name: str, get: Callable[[T], Count | None], says: str) -> Columns[T]:
        """A number with how the text bounds it, and who gives it."""

        def value(item: T, _: Source) -> Value:
            found = get(item)
            return found.value if found else None

        def qualifier(item: T, _: Source) -> Value:
            found = get(item)
            return found.qualifier if found else None

        def by(item: T, source: Source) -> Value:
            found = get(item)
            return source.names(found.by) if found else ()

        return (
            Column(name, Kind.INTEGER, value, says, 9),
            Column(f"{name}_qualifier", Kind.TEXT, qualifier, f"`{name}`: how the text bounds it.", 9),
            Column(f"{name}_by", Kind.TEXTS, by, f"`{name}`: who gives it, where not who tells the event."),
        )


def counted(value: float, qualifier: str, what: str) -> str:
    """A number of something in words: `390 prisoners`, `over 30 kilometres`."""
    number = int(value) if float(value).is_integer() else value
    bound = "" if qualifier == "exact" else f"{qualifier.replace('_', ' ')} "
    return f"{bound}{number} {what}"


def lower_first(text: str) -> str:
    """`text` to go on after a colon; an abbreviation stays as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
