"""Ceasefires beside the incidents that are loaded, as pages tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.analysis.ceasefires.truce import Truce
from detente.analysis.ceasefires.windows import windows_of
from detente.analysis.compliance import Compliance
from detente.analysis.compliance.beside import beside
from detente.analysis.compliance.claims import ClaimSight, see
from detente.analysis.recorded import found_in
from detente.exports.compliance.charts import around, long_series, placebos
from detente.exports.compliance.claimwords import ClaimWords, claim_words
from detente.exports.compliance.view import WindowView, view
from detente.incidents import Source, Store, default_place
from detente.pages.ask import Ask
from detente.pages.restricted import hidden
from detente.pages.shades import on_page
from detente.record import Filter

MOST = 60
"""Windows of a list that are compared."""


@dataclass(frozen=True)
class Drawn:
    """A chart with what it shows in words."""

    specification: dict[str, Any]
    label: str


@dataclass(frozen=True)
class Compared:
    """A window beside a source: in words, as charts, and the claims that the source could see."""

    one: Compliance
    words: WindowView
    sights: tuple[ClaimSight, ...]

    @property
    def claims(self) -> tuple[ClaimWords, ...]:
        """The claims, with whether the source could see what they count."""
        return claim_words(self.sights)

    @property
    def charts(self) -> list[Drawn]:
        """What was counted around the window, the placebo windows, the series of a long window."""
        found = []
        for finding, told in zip(self.one.findings[:1], self.words.findings, strict=False):
            label = f"{told.heading}, 28 days on either side. {self.words.source}, {self.words.bounds}."
            found.append(Drawn(on_page(around(finding, self.one)), label))
            if finding.placebo.run:
                test = finding.placebo
                label = (
                    f"Placebo windows, of the same length without a truce: {test.as_low} of {test.n} are as "
                    f"low; {test.apart} of them don't overlap."
                )
                found.append(Drawn(on_page(placebos(finding, self.one)), label))
            if finding.segmented:
                label = "The days around, with the segmented model's means; other truces left out."
                found.append(Drawn(on_page(long_series(finding.segmented, self.one)), label))
        return found


def compared(ask: Ask, truces: Sequence[Truce]) -> tuple[Compared, ...]:
    """The windows of ceasefires, the first of them, beside each source of incidents that is loaded."""
    sources = _sources()
    if not sources or not truces:
        return ()
    ids = [truce.id for truce in truces]
    return ask.answer("compliance", lambda: _compared(ask, truces, sources), *ids, stamp())


def stamp() -> str:
    """What tells one state of the incidents that are loaded from another: another one has another stamp."""
    place = default_place()
    files = sorted(place.glob("*.*")) if place.is_dir() else []
    told = [(one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in files if one.is_file()]
    return f"{place.absolute()} {told}"


def _compared(ask: Ask, truces: Sequence[Truce], sources: Sequence[Source]) -> tuple[Compared, ...]:
    restricted = None if ask.sees_restricted else False
    every = found_in(ask.record, Filter(restricted=restricted), "ceasefire", hidden(ask))
    # Other truces of the conflict are left out of a comparison, so all that are known are asked for.
    known = windows_of(every.truces)
    ids = {truce.id for truce in truces}
    loaded = {one.loaded.source: one.loaded for one in sources}
    claims = [claim for truce in truces for claim in truce.claims]
    found = beside([one for one in known if one.ceasefire in ids][:MOST], known, sources)
    return tuple(
        Compared(one, view(one, number, loaded.get(one.source)), see(claims, one))
        for number, one in enumerate(found)
    )


def _sources() -> list[Source]:
    place = default_place()
    return Store(place).sources() if place.is_dir() else []
