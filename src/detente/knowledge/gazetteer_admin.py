"""The subdivisions of countries with their GeoNames codes and ids, and what news calls them besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from detente.knowledge.gazetteer_names import bare_subdivision, name_key
from detente.knowledge.yamlfile import read_yaml
from detente.model.errors import KnowledgeError

_FIELDS = {1: {3}, 2: {3, 6}}
"""How many fields a line has, by level."""


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A first- or second-level subdivision of GeoNames.

    `country` is the alpha-2 code, `code` what follows it in GeoNames: "05" in `UA.05`, "TX.113" in
    `US.TX.113`. `lat` and `lon` in degrees and `people` are None and 0 where they are not known here.
    """

    level: int
    country: str
    code: str
    name: str
    geonames_id: int
    lat: float | None = None
    lon: float | None = None
    people: int = 0

    @property
    def admin1(self) -> str:
        """The code of the first-level subdivision that it is, or lies in."""
        return self.code.partition(".")[0]

    @property
    def others(self) -> tuple[str, ...]:
        """Its name without the word for its kind, where it has one ("Borno" for "Borno State"), and other
        spellings.
        """
        key = name_key(self.name)
        bare = bare_subdivision(key) if key else None
        spelled = _spellings().get((self.country, self.code), ())
        return ((bare,) if bare and bare != key else ()) + spelled


def subdivisions(level: int) -> Iterator[Subdivision]:
    """Every subdivision of a level, 1 or 2. Raises `KnowledgeError` naming the line that is none."""
    name = f"geonames/admin{level}.tsv"
    text = files("detente.knowledge").joinpath(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        country, _, code = fields[0].partition(".")
        if len(fields) not in _FIELDS[level] or not code or not fields[2].isdigit():
            raise KnowledgeError(f"{name}, line {number}: no subdivision: {line!r}")
        if len(fields) == max(_FIELDS[2]):
            yield Subdivision(
                level, country, code, fields[1], int(fields[2]), float(fields[3]), float(fields[4]),
                1000 * int(fields[5]),
            )  # fmt: skip
        else:
            yield Subdivision(level, country, code, fields[1], int(fields[2]))


@cache
def _spellings() -> Mapping[tuple[str, str], tuple[str, ...]]:
    found = read_yaml("geonames/spellings.yaml")["spellings"]
    return {
        (country, code): tuple(forms) for country, parts in found.items() for code, forms in parts.items()
    }


@cache
def short_towns() -> Mapping[str, int]:
    """GeoNames ids of towns by their abbreviation: "NYC"."""
    towns = read_yaml("geonames/abbreviations.yaml")["towns"]
    return MappingProxyType({form: int(key) for key, forms in towns.items() for form in forms})


@cache
def abbreviations() -> Mapping[str, tuple[str, str]]:
    """Country (alpha-2) and code of the first-level subdivisions that an abbreviation stands for, as it is
    written: "Calif.", "B.C.".
    """
    found: dict[str, tuple[str, str]] = {}
    for country, parts in read_yaml("geonames/abbreviations.yaml")["forms"].items():
        for code, forms in parts.items():
            for form in forms:
                if found.setdefault(form, (country, code)) != (country, code):
                    raise KnowledgeError(f"geonames/abbreviations.yaml: {form!r} stands twice")
    return MappingProxyType(found)
