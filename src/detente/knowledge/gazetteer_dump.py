"""Reads a user's own dump of GeoNames: `allCountries.txt`, `cities500.txt`, `UA.txt`, plain or zipped.

The form is that of the table "geoname" of https://download.geonames.org/export/dump/readme.txt: 19 fields a
line, tabs between them, UTF-8.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BufferedReader
from pathlib import Path
from typing import IO

from detente.model.errors import KnowledgeError

VARIABLE = "DETENTE_GEONAMES"
"""Names the dumps, with `:` (`;` on Windows) between several."""

_FIELDS = 19
_TOLD = 50_000
"""Lines between two calls of the progress."""
_CODES = {
    "PPLC": "capital", "PPLX": "section", "ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin3",
    "ADM4": "admin3", "ADM5": "admin3", "ADMD": "admin3", "CONT": "continent",
}  # fmt: skip
_CLASSES = {"P": "city", "A": "area", "L": "area", "T": "area", "H": "water"}
_SITES = frozenset(
    "AIRB AIRF AIRP BDG CMP CMPRF DAM FT INSM MLSGF OILR PAL PRN PS PSH PSN RSTN STDM TMPL UNIV".split()
)
"""Feature codes of the class S that reports name as places; the rest are hotels, schools and the like."""


@dataclass(frozen=True, slots=True)
class DumpRow:
    """One place of a dump; `feature` as in the gazetteer, `country` the alpha-2 code, empty for none."""

    geonames_id: int
    name: str
    others: tuple[str, ...]
    lat: float
    lon: float
    feature: str
    country: str
    admin1: str
    admin2: str
    people: int


def dump_paths() -> tuple[Path, ...]:
    """The dumps that the environment names. Raises `KnowledgeError` for one that is not there."""
    paths = tuple(Path(name).expanduser() for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name)
    for path in paths:
        if not path.is_file():
            raise KnowledgeError(f"{VARIABLE} names {path}, which is no file")
    return paths


def fingerprint(paths: tuple[Path, ...]) -> str:
    """A short word that differs where the dumps do, by name, size and time of change; "" for none."""
    if not paths:
        return ""
    told = [f"{path.resolve()} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in paths]
    return sha256("\n".join(told).encode()).hexdigest()[:12]


def dump_rows(path: Path, progress: Callable[[float], None]) -> Iterator[DumpRow]:
    """The places of a dump that reports may name: roads, undersea features and most buildings are left out.

    `progress` is called with the share that is read. Raises `KnowledgeError` naming the line that has another
    form.
    """
    with _opened(path) as (stream, size):
        read = 0
        for number, raw in enumerate(stream, 1):
            read += len(raw)
            if number % _TOLD == 0:
                progress(read / size)
            fields = raw.decode("utf-8").rstrip("\r\n").split("\t")
            try:
                row = _row(fields)
            except (ValueError, IndexError) as error:
                raise KnowledgeError(
                    f"{path}, line {number}: no line of a GeoNames dump, which has {_FIELDS} fields: {error}"
                ) from error
            if row is not None:
                yield row


def _row(fields: list[str]) -> DumpRow | None:
    if len(fields) != _FIELDS:
        raise ValueError(f"{len(fields)} fields")
    kind, code = fields[6], fields[7]
    feature = _CODES.get(code) or ("country" if code.startswith("PCL") and code != "PCLH" else None)
    feature = feature or _CLASSES.get(kind) or ("site" if kind == "S" and code in _SITES else None)
    if feature is None:
        return None
    return DumpRow(
        geonames_id=int(fields[0]),
        name=fields[1],
        others=tuple(name for name in (fields[2], *fields[3].split(",")) if name),
        lat=float(fields[4]),
        lon=float(fields[5]),
        feature=feature,
        country=fields[8],
        admin1=fields[10],
        admin2=fields[11],
        people=int(fields[14] or 0),
    )


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes] | BufferedReader, int]]:
    """The lines of a plain or zipped dump, and how many bytes they are."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as plain:
            yield plain, max(path.stat().st_size, 1)
        return
    with zipfile.ZipFile(path) as archive:
        texts = [i for i in archive.infolist() if i.filename.endswith(".txt") and "readme" not in i.filename]
        if len(texts) != 1:
            raise KnowledgeError(f"{path}: a zipped dump holds one .txt, this one {len(texts)}")
        with archive.open(texts[0]) as packed:
            yield packed, max(texts[0].file_size, 1)
