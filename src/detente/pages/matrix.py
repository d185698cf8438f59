"""The matrix of positions as a page shows it: squares, the words behind each, islands, red lines, days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.analysis.positions.account import Account
from detente.analysis.positions.cell import Cell, Stand
from detente.analysis.positions.stance import AGAINST, FOR, Stance
from detente.exports.positions.phrases import Phrases
from detente.exports.story.words import code
from detente.pages.lines import Line
from detente.pages.quotes import Quote

MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Also:
    """Another stance of the same day, with its words."""

    stance: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Square:
    """A side on an issue. `tone` is `for`, `against`, `asks` or `none`; `fresh` says that it was said on the
    very day that is asked about, `own` that the side itself or the outlet says so, not only others.
    """

    id: str
    who: str
    issue: str
    stance: str
    tone: str
    day: str
    own: bool
    fresh: bool
    reports: int
    conditions: str
    quotes: tuple[Quote, ...]
    also: tuple[Also, ...]


@dataclass(frozen=True)
class Matrix:
    """Rows by issues; None where the record holds no stance."""

    issues: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Square | None, ...]], ...]

    def of(self, issue: str) -> list[Square]:
        """The squares of an issue that are filled."""
        at = self.issues.index(issue)
        return [squares[at] for _, squares in self.rows if squares[at] is not None]  # type: ignore[misc]


def matrix(account: Account) -> Matrix:
    """The matrix of an account."""
    say = Phrases(account)
    numbers = {(one.row, one.issue): number for number, one in enumerate(account.cells, 1)}
    rows = []
    for row in account.rows:
        cells = [account.at(row.key, issue) for issue in account.issues]
        squares = tuple(
            _square(one, account, say, numbers[one.row, one.issue]) if one else None for one in cells
        )
        rows.append((say.row(row), squares))
    return Matrix(tuple(code(issue.value) for issue in account.issues), tuple(rows))


def island_lines(account: Account) -> list[Line]:
    """Issues of which several sides speak and that none opposes, each side with its words."""
    say = Phrases(account)
    return [
        Line(
            "",
            code(island.issue.value).capitalize(),
            "; ".join(f"{say.name(one.row)} {_word(one.stand)}" for one in island.cells),
            _quotes(one.stand for one in island.cells),
        )
        for island in account.islands
    ]


def red_lines(account: Account) -> list[Line]:
    """What a side rejects without naming a condition under which it would not."""
    say = Phrases(account)
    return [
        Line(
            one.stand.day,
            say.name(one.row),
            f"rejects {code(one.issue.value)} and names no condition",
            _quotes([one.stand]),
        )
        for one in account.red_lines
    ]


def days(account: Account) -> list[str]:
    """The days on which a side's word is on record, oldest first."""
    return sorted({deed.day for row in account.rows for deed in row.deeds})


def _square(one: Cell, account: Account, say: Phrases, number: int) -> Square:
    stand = one.stand
    said = [Quote.of_deed(stand.deeds[0])]
    for hold in one.holds:
        if not any(hold.source.quote in quote.words for quote in said):
            said.append(Quote.of(hold.source))
    return Square(
        id=f"position-{number}",
        who=say.name(one.row),
        issue=code(one.issue.value),
        stance=_word(stand),
        tone=_tone(stand.stance),
        day=stand.deeds[0].when,
        own=stand.own,
        fresh=stand.day == account.on,
        reports=stand.reports,
        conditions=say.holds(one.holds),
        quotes=tuple(said[:MOST_QUOTES]),
        also=tuple(Also(_word(other), Quote.of_deed(other.deeds[0])) for other in one.also),
    )


def _word(stand: Stand) -> str:
    return "names conditions only" if stand.stance is Stance.NONE else stand.stance.value


def _tone(stance: Stance) -> str:
    if stance is Stance.NONE:
        return "none"
    return "for" if stance in FOR else "against" if stance in AGAINST else "asks"


def _quotes(stands: Iterable[Stand]) -> tuple[Quote, ...]:
    said: Sequence[Quote] = [Quote.of_deed(one.deeds[0]) for one in stands]
    return tuple(dict.fromkeys(said))
