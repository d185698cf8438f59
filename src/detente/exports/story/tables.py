"""Tables of ceasefires, claims, talks and agreements."""

from __future__ import annotations

from rich import box
from rich.table import Table
from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.story.names import Names
from detente.exports.story.styles import QUIET
from detente.exports.story.terms import scope_in_words
from detente.exports.story.when import lasting, when
from detente.exports.story.words import code, issue, number
from detente.model import Agreement, Ceasefire, Clause, Date, Reading, Talks, ViolationClaim
from detente.model.codes import TalksFormat

Cells = tuple[str | Text, ...]
_LONGEST_WORD = 14
"""Columns that a word needs without being broken; longer ones may be."""


def table(columns: tuple[str, ...], rows: list[Cells], *, numbered: bool) -> Table:
    """A table with these columns, without those that no row fills; rows get numbers where evidence
    follows.
    """
    shape = Table(
        box=box.SIMPLE_HEAD, expand=True, show_edge=False, leading=1, padding=(0, 1), header_style=QUIET
    )
    if numbered:
        shape.add_column("", style=QUIET, justify="right")
    filled = [index for index in range(len(columns)) if any(str(cells[index]) for cells in rows)]
    for index in filled:
        title, cells = columns[index], [row[index] for row in rows]
        words = " ".join(str(cell) for cell in (title, *cells)).split()
        shape.add_column(title, min_width=min(max(map(len, words)), _LONGEST_WORD), overflow="fold")
    for count, row in enumerate(rows, start=1):
        shape.add_row(*((str(count),) if numbered else ()), *(row[index] for index in filled))
    return shape


CEASEFIRES = ("ceasefire", "status", "by whom", "window", "claimed breaches")


def ceasefire(entry: Ceasefire, reading: Reading, names: Names, this_year: str) -> Cells:
    """Name or terms, status, who, window, and who claims that whom broke it."""
    what = Text.assemble((label(entry), "bold" if entry.name else ""))
    notes = [
        f"for {lasting(entry.duration)}" if entry.name and entry.duration else "",
        code(entry.side) if entry.side else "",
        "unconditional" if entry.unconditional else "",
        scope_in_words(entry.scope),
        "purpose: " + ", ".join(code(p) for p in entry.purposes) if entry.purposes else "",
        f"denied by {names.join(entry.denied_by).plain}" if entry.denied_by else "",
    ]
    what.append("".join(f"\n{note}" for note in notes if note), QUIET)
    between = entry.parties and set(entry.parties) != set(entry.declared_by)
    who = [
        names.join(entry.declared_by) if entry.declared_by else None,
        Text(f"between {names.join(entry.parties).plain}", QUIET) if between else None,
        Text(f"mediated by {names.join(entry.mediators).plain}", QUIET) if entry.mediators else None,
        Text(f"says {names.join(entry.asserted_by).plain}", QUIET) if entry.asserted_by else None,
    ]
    claims = [claim for claim in reading.violation_claims if entry.id in claim.ceasefires]
    broken = Text("\n").join(_breach(claim, names) for claim in claims)
    return (
        what,
        code(entry.status),
        Text("\n").join(line for line in who if line),
        _window(entry.start, entry.end, this_year),
        broken,
    )


def label(entry: Ceasefire) -> str:
    """What a ceasefire is called, or how long it is to last."""
    if entry.name:
        return one_line(entry.name)
    return f"ceasefire of {lasting(entry.duration)}" if entry.duration else "ceasefire"


def _breach(claim: ViolationClaim, names: Names) -> Text:
    return Text.assemble(
        "by ", names.join(claim.accused), (f", says {names.join(claim.accuser).plain}", QUIET)
    )


CLAIMS = ("accuser", "accused", "of what", "of which ceasefire")


def claim(entry: ViolationClaim, reading: Reading, names: Names, this_year: str) -> Cells:
    """Who accuses whom of what, how often, against which ceasefire."""
    meant = [found for found in reading.ceasefires if found.id in entry.ceasefires]
    what = [
        counted(entry),
        code(entry.act) if entry.act else "",
        "with " + ", ".join(one_line(weapon) for weapon in entry.weapons) if entry.weapons else "",
        f"{code(entry.target_class)} targets" if entry.target_class else "",
        f"in {one_line(entry.place.name)}" if entry.place else "",
        when(entry.period, this_year) if entry.period else "",
    ]
    return (
        names.join(entry.accuser),
        names.join(entry.accused),
        ", ".join(word for word in what if word) or "a breach",
        "\n".join(f"{label(found)}, {code(found.status)}" for found in meant) or "not named",
    )


def counted(entry: ViolationClaim) -> str:
    """How many violations are claimed: `at least 40 violations since it began`; empty where nothing is."""
    if not entry.count:
        return ""
    words = number(entry.count.value, entry.count.qualifier)
    words += " violations" if entry.count.value != 1 else " violation"
    words += " since it began" if entry.count.cumulative else ""
    parts = [f"{number(p.value, p.qualifier)} {one_line(p.text)}" for p in entry.count.components]
    return words + (f" ({', '.join(parts)})" if parts else "")


TALKS = ("talks", "status", "between", "where and when", "helped by")


def talks(entry: Talks, names: Names, this_year: str) -> Cells:
    """Name and form, status, parties, venue and time, facilitators."""
    what = Text.assemble((one_line(entry.name or "talks"), "bold" if entry.name else ""))
    notes = [
        code(entry.format) if entry.format is not TalksFormat.UNKNOWN else "",
        one_line(entry.level or ""),
        f"outcome: {one_line(entry.outcome)}" if entry.outcome else "",
    ]
    what.append("".join(f"\n{note}" for note in notes if note), QUIET)
    where = [one_line(entry.venue.name) if entry.venue else "", _window(entry.start, entry.end, this_year)]
    return (
        what,
        code(entry.status),
        names.join(entry.parties) if entry.parties else "",
        "\n".join(line for line in where if line),
        names.join(entry.facilitators) if entry.facilitators else "",
    )


AGREEMENTS = ("agreement", "status", "between", "clauses")


def agreement(entry: Agreement, names: Names, this_year: str) -> Cells:
    """Name and date, status, parties and guarantors, clauses."""
    what = Text.assemble((one_line(entry.name or "agreement"), "bold" if entry.name else ""))
    if entry.date:
        what.append(f"\n{when(entry.date, this_year)}", QUIET)
    who = names.join(entry.parties) if entry.parties else Text()
    if entry.guarantors:
        who.append(f"\nguaranteed by {names.join(entry.guarantors).plain}", QUIET)
    return (
        what,
        code(entry.status),
        who,
        "\n".join(clause_in_words(clause, names) for clause in entry.clauses),
    )


def clause_in_words(clause: Clause, names: Names) -> str:
    """Who commits itself to what: `Sorland: shipping in exchange for economy`."""
    who = f"{names.plain(clause.party)}: " if clause.party else ""
    back = f" in exchange for {issue(clause.in_exchange_for)}" if clause.in_exchange_for else ""
    return who + issue(clause.commitment) + back


def _window(start: Date | None, end: Date | None, this_year: str) -> str:
    words = []
    if start:
        words.append(f"from {when(start, this_year)}" if not start.end else when(start, this_year))
    if end:
        words.append(f"until {when(end, this_year)}")
    return "\n".join(words)
