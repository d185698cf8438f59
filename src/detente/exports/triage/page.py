"""Verdicts → lines for a person: what is kept or dropped, which conflict, which parties, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from detente.exports.clean import one_line
from detente.exports.triage.judged import Judged
from detente.reading.triage import Verdict

MOST_PARTIES = 6


def write_verdicts(judged: Iterable[Judged], out: TextIO) -> None:
    """Write a paragraph a report, as it is judged."""
    for one in judged:
        out.write("\n".join(lines(one)) + "\n\n")
        out.flush()


def lines(one: Judged) -> Iterator[str]:
    """The verdict, and below it what it is about, who is named, and which words weighed most."""
    verdict = one.verdict
    yield f"{'kept' if verdict.kept else 'dropped':8}{verdict.score:.2f}  {one_line(one.title)[:100]}"
    yield f"  from      {one_line(one.place)}"
    yield f"  conflict  {_conflicts(verdict)}"
    if verdict.parties:
        named = [party.name for party in verdict.parties]
        more = f" and {len(named) - MOST_PARTIES} more" if len(named) > MOST_PARTIES else ""
        yield f"  parties   {', '.join(named[:MOST_PARTIES])}{more}"
    if verdict.words:
        told = (
            f'"{one_line(word.evidence.quote)}" {word.weight:+.1f} (at {word.evidence.start})'
            for word in verdict.words
        )
        yield f"  words     {', '.join(told)}"


def _conflicts(verdict: Verdict) -> str:
    if not verdict.conflicts:
        return "none of the codebook is named"
    names = [conflict.name for conflict in verdict.conflicts]
    if verdict.unsure:
        return f"unsure: {' or '.join(names)}"
    return names[0] + (f" (perhaps {', '.join(names[1:])})" if names[1:] else "")
