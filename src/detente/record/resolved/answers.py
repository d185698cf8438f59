"""The matters of a record, for one person: asked for, merged, split and undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import Connection, select

from detente.record.errors import ConflictError, RecordError, UnknownEntryError
from detente.record.filter import Filter
from detente.record.journal import log_change
from detente.record.matching import ordering, passing
from detente.record.matters.doubt import Doubt
from detente.record.matters.graph import CROWD
from detente.record.matters.matter import FieldStatus, Matter, Member, MemberKey
from detente.record.matters.written import first_of
from detente.record.people import Role, require
from detente.record.resolved.decided import Decided, Verdict, decide, decided, withdraw
from detente.record.resolved.graph import is_known
from detente.record.resolved.tables import tellings
from detente.record.resolved.telling import tell, untold
from detente.record.resolved.view import Cluster, View
from detente.record.store import Store

Named = str | Member | MemberKey
"""A matter by its id, or one of its entries: as `REPORT/ENTRY`, or as a member."""
_DOES = "merges and splits matters"
_AT_ONCE = 500


class Matters:
    """The matters of a record, for one person."""

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self._who = who

    def all(
        self,
        wanted: Filter,
        *,
        disputed: bool = False,
        least: int = 1,
        stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[Matter]:
        """Every matter with an entry that passes, in the record's order of these: those that at least so many
        reports tell, copies not counted; with `disputed` those of which a field is. Looks no further once
        `stop` says so: it is asked before each.
        """
        self._catch_up()
        with self._store.read() as connection:
            view = View(connection)
            seen: set[Cluster] = set()
            for node in _nodes(connection, wanted, sqlite=self._store.sqlite):
                if stop():
                    return
                cluster = view.cluster(node)
                if cluster in seen:
                    continue
                seen.add(cluster)
                if view.reports(cluster, least) < least:
                    continue
                matter = view.matter(cluster)
                if matter.independent_reports < least:
                    continue
                if not disputed or any(one.status is FieldStatus.DISPUTED for one in matter.fields):
                    yield matter

    def one(self, named: Named) -> Matter:
        """The matter of that id, or that an entry is a member of. An id that was given when the matter had
        another earliest member is found too. Raises `UnknownEntryError` where there is none.
        """
        self._catch_up()
        with self._store.read() as connection:
            view = View(connection)
            return view.matter(view.cluster(_node(view, _key(named))))

    def several(self, named: Iterable[MemberKey]) -> dict[MemberKey, Matter]:
        """The matters that entries tell, each by its entry: quicker than one by one. What tells of none is
        left out.
        """
        self._catch_up()
        found: dict[MemberKey, Matter] = {}
        written: dict[Cluster, Matter] = {}
        with self._store.read() as connection:
            view = View(connection)
            for key in named:
                if (node := view.node_of(key)) is not None:
                    cluster = view.cluster(node)
                    if cluster not in written:
                        written[cluster] = view.matter(cluster)
                    found[key] = written[cluster]
        return found

    def ids_of(self, report: str) -> dict[MemberKey, str]:
        """The id of the matter that each entry of a report tells of, without writing the matters out."""
        self._catch_up()
        told = select(tellings.c.report, tellings.c.entry, tellings.c.node).where(tellings.c.report == report)
        with self._store.read() as connection:
            rows = connection.execute(told).all()
            ids = View(connection).ids_of(row.node for row in rows)
        return {MemberKey(row.report, row.entry): ids[row.node] for row in rows}

    def doubts(self) -> list[Doubt]:
        """The pairs of entries that may be one matter, the likeliest first."""
        self._catch_up()
        with self._store.read() as connection:
            return View(connection).doubts()

    def asked(self) -> list[Doubt]:
        """The pairs in doubt that this person has not looked at and was unsure of."""
        unsure = {
            frozenset(made.decision.pair)
            for made in self.decisions()
            if made.decision.verdict == "unsure" and made.decision.who == self._who
        }
        return [doubt for doubt in self.doubts() if frozenset(m.key for m in doubt.pair) not in unsure]

    def crowded(self) -> dict[str, int]:
        """Blocks with so many entries that they are not compared by these alone."""
        with self._store.read() as connection:
            return dict(View(connection).crowded(CROWD))

    def decisions(self) -> list[Decided]:
        """What people decided and nobody undid, oldest first."""
        with self._store.read() as connection:
            return decided(connection)

    def decide(self, one: Named, other: Named, verdict: Verdict, why: str = "") -> Decided:
        """Merge two matters, keep two entries apart, or say that it is not to be told. Raises `ConflictError`
        where they were decided; that somebody was unsure decides nothing.
        """
        self._catch_up()
        pair = sorted((_key(one), _key(other)))
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.REVIEWER, _DOES)
            view = View(connection)
            self._check(view, pair, verdict)
            for there in decided(connection):
                if sorted(there.decision.pair) == pair and _decides(there, self._who, verdict):
                    raise ConflictError(_told(there))
            number = decide(connection, pair, verdict, self._who, why)
            about = {"pair": [list(key) for key in pair], "why": why}
            log_change(connection, self._who, f"{verdict} matters", pair[0].entry, None, about)
            if verdict != "unsure":
                tell(connection, [key.report for key in pair])
            return next(made for made in decided(connection) if made.number == number)

    def undo(self, number: int, why: str = "") -> None:
        """Undo a merge or a split; its row stays. Raises `UnknownEntryError` where no such one stands."""
        with self._store.write() as connection:
            require(connection, self._store.where, self._who, Role.REVIEWER, _DOES)
            found = next((made for made in decided(connection) if made.number == number), None)
            if found is None:
                raise UnknownEntryError(
                    f"{number}: no decision of that number stands. List them with: detente matters decisions"
                )
            withdraw(connection, found, self._who, why)
            pair = found.decision.pair
            before = {"decision": number, "verdict": found.decision.verdict}
            log_change(connection, self._who, "decision undone", pair[0].entry, before, {"why": why})
            there = select(tellings.c.report).where(tellings.c.report.in_([key.report for key in pair]))
            tell(connection, sorted(set(connection.execute(there).scalars())))

    def _check(self, view: View, pair: list[MemberKey], verdict: Verdict) -> None:
        nodes = [_node(view, key) for key in pair]
        if pair[0] == pair[1]:
            raise RecordError("both are one entry. Name two")
        kinds = [node.partition("-")[0].partition("!")[0].partition("=")[0] for node in nodes]
        if kinds[0] != kinds[1]:
            raise RecordError(f"one is of kind {kinds[0]}, the other {kinds[1]}. Name two of one kind")
        if verdict == "merge" and any(is_known(node) for node in nodes):
            raise RecordError(
                "one is an actor of the codebook, which says who that is. "
                "Edit the side of the other in detente review"
            )
        if verdict == "merge" and view.cluster(nodes[0]) == view.cluster(nodes[1]):
            raise RecordError("both are one matter already. Nothing is written")

    def _catch_up(self) -> None:
        """Tell what no version of Detente that knew matters has added."""
        while not self._store.all_told:
            with self._store.read() as connection:
                if not untold(connection, 1):
                    self._store.all_told = True
                    return
            with self._store.write() as connection:
                tell(connection, untold(connection))


def _decides(there: Decided, who: str, verdict: Verdict) -> bool:
    """Whether a decision stands in the way of another on its pair."""
    given = there.decision
    return given.verdict != "unsure" or (verdict == "unsure" and given.who == who)


def _nodes(connection: Connection, wanted: Filter, *, sqlite: bool) -> Iterator[str]:
    found = select(tellings.c.node).order_by(tellings.c.number)
    if not wanted.is_empty:
        statement = passing(wanted, sqlite=sqlite)
        number = ordering(statement)
        passed = statement.with_only_columns(number.label("number")).subquery()
        found = found.join(passed, passed.c.number == tellings.c.number)
    # Row by row: who wants the first few does not wait for all.
    rows = connection.execution_options(yield_per=_AT_ONCE).execute(found)
    seen: set[str] = set()
    for node in rows.scalars():
        if node not in seen:
            seen.add(node)
            yield node
    rows.close()


def _node(view: View, key: MemberKey) -> str:
    node = view.node_of(key)
    if node is None:
        raise UnknownEntryError(
            f"{key.report}/{key.entry}: the record has no such entry that tells of a matter. "
            "Take an id that detente matters shows"
        )
    return node


def _key(named: Named) -> MemberKey:
    match named:
        case Member():
            return named.key
        case MemberKey():
            return named
        case str():
            report, slash, entry = named.partition("/")
            found = MemberKey(report, entry) if slash else first_of(named)
            if found is None:
                raise UnknownEntryError(
                    f"{named}: this names no matter. Give an id such as matter-…, or REPORT/ENTRY"
                )
            return found


def _told(there: Decided) -> str:
    given = there.decision
    did = {"merge": "merged them", "split": "split them"}.get(given.verdict, "was unsure of them")
    because = f" ({given.why})" if given.why else ""
    return (
        f"{given.who} {did} at {given.at}{because}; nothing is written. "
        f"Undo it first: detente matters undo {there.number}"
    )
