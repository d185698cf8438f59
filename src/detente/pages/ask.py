"""What a page is asked, by whom, and what of the record that person may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Annotated, TypeVar

from fastapi import Depends, Query

from detente.model import Kept
from detente.pages.criteria import Criteria, query
from detente.pages.house import House, house_of
from detente.pages.safety.access import known
from detente.pages.safety.visitor import Visitor
from detente.record import Filter, Hit, NotAllowedError, Record, Role, UnknownEntryError
from detente.record.listing import Listed

SIZE, MOST_SIZE = 50, 200
MOST_PAGES = 200
T = TypeVar("T")
SEES_RESTRICTED = Role.CODER
"""From this role on restricted reports are shown."""


@dataclass(frozen=True)
class Ask:
    """A question to a page: the filter, the part of a list that is wanted, and the record as the visitor may
    see it. Pages take what they tell from here, so that no page shows a restricted report by oversight.
    """

    house: House
    visitor: Visitor
    asked: Filter
    """The filter as the address gives it."""
    page: int = 1
    size: int = SIZE
    aged: list[float] = field(default_factory=list)
    """Of answers that are of an earlier state of the record: how many seconds old each is."""

    @cached_property
    def wanted(self) -> Filter:
        """The filter, within what the visitor may see."""
        return self.asked if self.sees_restricted else replace(self.asked, restricted=False)

    @property
    def sees_restricted(self) -> bool:
        """Whether restricted reports are shown."""
        publishing = self.house.settings.publishing
        return publishing.restricted if publishing else self.visitor.may(SEES_RESTRICTED)

    @cached_property
    def record(self) -> Record:
        """The record in the visitor's name, for what changes it; to tell of it, ask the methods below."""
        return self.house.record.acting_as(self.visitor.name)

    @property
    def skipped(self) -> int:
        """How many of a list come before the part that is wanted."""
        return (self.page - 1) * self.size

    def narrowed(self, **criteria: object) -> Filter:
        """The filter with further criteria, such as `kind=("quotation",)`."""
        return replace(self.wanted, **criteria)  # type: ignore[arg-type]

    def search(self, wanted: Filter | None = None, *, newest_first: bool = True) -> list[Hit]:
        """The part of the found entries that is wanted, and one more where there are more."""
        own = self._within(wanted)
        return self.record.search(own, self.size + 1, newest_first=newest_first, skipped=self.skipped)

    def count(self, wanted: Filter | None = None, most: int = 10_000) -> int:
        """How many entries pass; one more than `most` where there are more."""
        return self.record.count(self._within(wanted), most)

    def reports(self, wanted: Filter | None = None) -> list[Listed]:
        """The part of the reports that is wanted, and one more where there are more."""
        return self.record.listed(self._within(wanted), self.size + 1, skipped=self.skipped)

    def counting(self, wanted: Filter | None = None) -> Iterator[Kept]:
        """What is kept, each entry with the judgement that counts: what the analysis is asked about."""
        return self.record.counting(self._within(wanted))

    def kept(self, wanted: Filter | None = None) -> Iterator[Kept]:
        """What is kept, with all that people said of it: what exports are made of."""
        return self.record.kept(self._within(wanted))

    def one(self, report: str) -> Kept:
        """What is kept of a report. Raises `UnknownEntryError` where there is none to be seen."""
        kept = self.record.one(report)
        if kept is None or (kept.reading.report.restricted and not self.sees_restricted):
            raise UnknownEntryError(f"the record has no report {report}")
        return kept

    def sees(self, report: str) -> bool:
        """Whether the visitor may see a report."""
        if self.sees_restricted:
            return True
        kept = self.record.one(report)
        return kept is not None and not kept.reading.report.restricted

    def answer(self, name: str, make: Callable[[], T], *more: object) -> T:
        """What the analysis says under this filter, kept as long as the record stays the same, and a slow
        answer a little longer, which `aged` then tells. `more` is whatever else it depends on.
        """
        state = self.record.state()
        given = self.house.answers.get((name, self.wanted.to_json(), *map(str, more)), state, make)
        if given.state != state:
            self.aged.append(given.age)
        return given.value

    def query(self, **more: object) -> str:
        """The filter, and further parameters, as the end of an address."""
        return query(self.asked, **more)

    def _within(self, wanted: Filter | None) -> Filter:
        own = self.wanted if wanted is None else wanted
        return own if self.sees_restricted else replace(own, restricted=False)


async def asked(
    house: Annotated[House, Depends(house_of)],
    visitor: Annotated[Visitor, Depends(known)],
    wanted: Criteria,
    page: Annotated[int, Query(ge=1, le=MOST_PAGES, description="Which part of a list, from 1 on.")] = 1,
    size: Annotated[int, Query(ge=1, le=MOST_SIZE, description="Of how many it is made.")] = SIZE,
) -> Ask:
    """The question of a request. Raises `NotAllowedError` for restricted reports that may not be seen."""
    ask = Ask(house, visitor, wanted, page, size)
    if wanted.restricted and not ask.sees_restricted:
        raise NotAllowedError(f"who sees restricted reports is {SEES_RESTRICTED.name.lower()} or more")
    return ask


Asked = Annotated[Ask, Depends(asked)]
"""What the function of a page takes first."""
