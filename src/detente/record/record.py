"""The record: many readings, what people said of them, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from detente.model import CopyJudgement, Kept, MatterJudgement, ReaderInfo, Reading, Report, Verdict
from detente.record import (
    adding,
    arriving,
    attesting,
    counting,
    coverage,
    importing,
    journal,
    keeping,
    listing,
    migrate,
    searching,
)
from detente.record.accounts import Accounts
from detente.record.adding import Outcome
from detente.record.alerting.came import Arrivals
from detente.record.alerting.keys import FeedKeys
from detente.record.alerting.outbox import Outbox
from detente.record.alerting.watched import Feeds
from detente.record.alerting.webhooks import Webhooks
from detente.record.arriving import Arrival
from detente.record.attesting import Attestation
from detente.record.copying import Copies
from detente.record.coverage import Count, Coverage
from detente.record.filter import Filter
from detente.record.importing import Brought
from detente.record.journal import Change
from detente.record.judgements import Judged
from detente.record.listing import Listed
from detente.record.matters import Doubt, Matter, Member, MemberKey
from detente.record.people import People, Role, first_admin, myself, require
from detente.record.periods import Period
from detente.record.queueing import Queue
from detente.record.resolved import moving
from detente.record.resolved.answers import Matters
from detente.record.resolved.decided import Decided
from detente.record.reviewing import Review
from detente.record.saved import Searches
from detente.record.searching import Hit
from detente.record.store import Store
from detente.record.where import default_place, url_of

EVERYTHING = Filter()
COUNTED = Filter(once=True)
"""What is counted where nothing is said: entries other than actors, those of copies once."""


def open_record(where: str | Path | None = None, *, who: str | None = None, create: bool = False) -> Record:
    """The record at a path or URL, its tables brought up to date; of `DETENTE_RECORD` or `detente.db` where
    none is named. With `create` it is made where there is none, and `who` is its admin.

    Raises `NoRecordError` where there is no record and none is to be made, `RecordError` where what is there
    can't be opened.
    """
    url = url_of(where or default_place())
    store = Store(url)
    if store.sqlite and not create and url.database and not Path(url.database).exists():
        raise migrate.no_record(store.where)
    person = who or myself()
    migrate.prepare(store, create=create, found=lambda connection: first_admin(connection, person))
    return Record(store, person)


class Record:
    """A record that is open, for one person. Closing it twice is no error."""

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self.who = who
        """In whose name is written."""
        self.people = People(store, who)
        self.accounts = Accounts(store, who)
        self.review = Review(store, who)
        self.queue = Queue(store, who)
        self.searches = Searches(store, who)
        self.copies = Copies(store, who)
        self.came = Arrivals(store)
        self.webhooks = Webhooks(store, who)
        self.outbox = Outbox(store, who)
        self.feed_keys = FeedKeys(store, who)
        self.feeds = Feeds(store, who)
        self.resolved = Matters(store, who)

    @property
    def where(self) -> str:
        """Where the record is, without a password."""
        return self._store.where

    def acting_as(self, who: str) -> Record:
        """The same record for another person; closing one closes both."""
        return Record(self._store, who)

    def add(
        self, reading: Reading, *, run: str | None = None, source: str = "", line: int | None = None
    ) -> Outcome:
        """Keep a reading, whole or not at all. With `run` it is noted what became of its `source`.

        Raises `NotAllowedError` where the person may only read.
        """
        with self._store.write() as connection:
            require(connection, self.where, self.who, Role.CODER, "adds reports")
            outcome = adding.write(connection, reading, sqlite=self._store.sqlite)
            if outcome != "known":
                made = reading.reader.model_dump()
                journal.log_change(connection, self.who, "reading", reading.report.id, None, made)
            if run is not None:
                arriving.note(connection, run, source, line, outcome, reading.report.id, "")
            return outcome

    def bring(self, kept: Kept) -> Brought:
        """Keep what another record kept of a report, whole or not at all: its reading, when that came in, its
        other headers, and what people said there, in their names. What is here already is not doubled, and
        what was taken back here stays so.

        Raises `NotAllowedError` where the person is no admin.
        """
        with self._store.write() as connection:
            require(connection, self.where, self.who, Role.ADMIN, "imports")
            return importing.bring(connection, kept, self.who, sqlite=self._store.sqlite)

    def bring_copies(self, report: str, said: Sequence[CopyJudgement]) -> int:
        """Keep what people of another record said of a report's copies, once the reports are here; gives how
        many of that were new.
        """
        with self._store.write() as connection:
            require(connection, self.where, self.who, Role.ADMIN, "imports")
            return importing.bring_copies(connection, report, said, self.who)

    def bring_matters(self, report: str, said: Sequence[MatterJudgement]) -> int:
        """Keep what people of another record decided of a report's matters, once the reports are here; gives
        how many of that were new.
        """
        with self._store.write() as connection:
            require(connection, self.where, self.who, Role.ADMIN, "imports")
            return moving.bring_matters(connection, report, said, self.who)

    def has(self, report: Report, reader: ReaderInfo | None = None) -> bool:
        """Whether the record has a reading of a report under this very header: of this reader, or of any."""
        with self._store.read() as connection:
            return adding.known(connection, report, reader) is not None

    def note(
        self, run: str, source: str, line: int | None, outcome: str, report: str | None = None, why: str = ""
    ) -> None:
        """Note what became of a source that gave no new reading."""
        with self._store.write() as connection:
            require(connection, self.where, self.who, Role.CODER, "adds reports")
            arriving.note(connection, run, source, line, outcome, report, why)

    def arrivals(self, run: str | None = None) -> Iterator[Arrival]:
        """What became of every source of a run, the last one where none is named."""
        return arriving.arrived(self._store, run)

    def kept(self, wanted: Filter = EVERYTHING) -> Iterator[Kept]:
        """The readings that count, one a report, by day of publication, then by the report's id; of each the
        entries that pass and what those refer to.
        """
        return keeping.kept(self._store, wanted)

    def counting(self, wanted: Filter = EVERYTHING) -> Iterator[Kept]:
        """The same, each entry with the one judgement that counts: the newest of a reviewer, else what all
        coders agree on, else none.
        """
        return counting.counting(self._store, wanted)

    def one(self, report: str) -> Kept | None:
        """What is kept of one report, by its id."""
        return keeping.one(self._store, report)

    def readings(self, reports: Sequence[str]) -> dict[str, Reading]:
        """The readings that count of some reports, by id, without judgements."""
        return keeping.readings_of(self._store, reports)

    def read_by(self, reader: str, version: str = "") -> Iterator[Reading]:
        """The newest reading of each report by a reader, whether it counts or not, in the record's order. A
        `version` is the beginning of one, or a part of the model's name.
        """
        return keeping.read_by(self._store, reader, version)

    def counting_in(self, reports: Iterable[str]) -> Iterator[Kept]:
        """What is kept of these reports, each entry with the one judgement that counts; those that the record
        does not have are left out.
        """
        for report in dict.fromkeys(reports):
            if found := self.one(report):
                yield counting.counted(self._store, found)

    def reports(self) -> Iterator[Report]:
        """Every report once, in the same order."""
        return keeping.all_reports(self._store)

    def versions(self, report: str) -> list[Report]:
        """A text under every header that it came with, the earliest publication first."""
        return keeping.versions(self._store, report)

    def attestations(self, report: str, entry: str) -> list[Attestation]:
        """Every value of an entry of the reading that counts, with the characters that gave it."""
        return attesting.attested(self._store, report, entry)

    def search(
        self, wanted: Filter, limit: int = 20, *, newest_first: bool = True, skipped: int = 0
    ) -> list[Hit]:
        """The first entries that pass, behind so many that are skipped, each with its sentence and source."""
        return searching.search(self._store, wanted, limit, newest_first=newest_first, skipped=skipped)

    def search_any(self, wanted: Sequence[Filter], limit: int) -> list[Hit]:
        """The first entries, in the record's order, that pass one of these filters; each once."""
        return searching.search_any(self._store, wanted, limit)

    def told_by(self, members: Sequence[tuple[str, str]]) -> list[Hit]:
        """Entries that are named by their report's id and their own, in the record's order, as a search gives
        them; what is not there is left out.
        """
        return searching.told_by(self._store, members)

    def listed(self, wanted: Filter, limit: int = 50, *, skipped: int = 0) -> list[Listed]:
        """The newest reports with an entry that passes, behind so many that are skipped."""
        return listing.listed(self._store, wanted, limit, skipped=skipped)

    def count(self, wanted: Filter, most: int = searching.MOST_COUNTED) -> int:
        """How many entries pass; one more than `most` where there are more than that."""
        return searching.count(self._store, wanted, most)

    def coverage(self, wanted: Filter = COUNTED) -> Coverage:
        """What the record has of each source, and how many entries of it pass."""
        return coverage.coverage(self._store, wanted)

    def counts(self, wanted: Filter = COUNTED, by: Period = "month") -> list[Count]:
        """How many entries pass by period of publication, each period with the sources that reported then."""
        return coverage.counts(self._store, wanted, by)

    def judge(
        self,
        report: str,
        entry: str,
        verdict: Verdict,
        changes: Mapping[str, Any] | None = None,
        why: str = "",
        *,
        seen: int | None = None,
        blind: bool = False,
    ) -> Judged:
        """Judge an entry: see `Review.judge`."""
        return self.review.judge(report, entry, verdict, changes, why, seen=seen, blind=blind)

    def matters(
        self,
        wanted: Filter = EVERYTHING,
        *,
        disputed: bool = False,
        least: int = 1,
        stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[Matter]:
        """The matters with an entry that passes, that so many reports tell at least: see `Matters.all`."""
        return self.resolved.all(wanted, disputed=disputed, least=least, stop=stop)

    def matter(self, named: str | Member | MemberKey) -> Matter:
        """The matter of that id, or that an entry is a member of: see `Matters.one`."""
        return self.resolved.one(named)

    def doubts(self) -> list[Doubt]:
        """The pairs of entries that may be one matter, the likeliest first."""
        return self.resolved.doubts()

    def merge(self, a: str | Member | MemberKey, b: str | Member | MemberKey, why: str = "") -> Decided:
        """Say that two are one matter: see `Matters.decide`."""
        return self.resolved.decide(a, b, "merge", why)

    def split(self, a: str | Member | MemberKey, b: str | Member | MemberKey, why: str = "") -> Decided:
        """Say that two entries are not one matter: see `Matters.decide`."""
        return self.resolved.decide(a, b, "split", why)

    def undo_decision(self, number: int, why: str = "") -> None:
        """Undo a merge or a split."""
        self.resolved.undo(number, why)

    def changes(self, about: str | None = None) -> Iterator[Change]:
        """The log of every change, oldest first, or of those of one report, entry or person."""
        return journal.changes(self._store, about)

    def newest_changes(self, limit: int = 50, *, since: str = "", skipped: int = 0) -> list[Change]:
        """The newest changes, the newest first, from an instant or day on."""
        return journal.newest(self._store, limit, since=since, skipped=skipped)

    def state(self) -> int:
        """A number that grows with every change: what was told at the same number still holds."""
        return journal.state(self._store)

    def close(self) -> None:
        """Give back what is open."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
