"""Which claims of a table a filter means: the record answers for its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.analysis.claims.claim import Claim
from detente.analysis.party import Party
from detente.analysis.source import Cell
from detente.knowledge.fold import fold
from detente.record import Filter


def chosen(claims: Iterable[Claim], wanted: Filter) -> Iterator[Claim]:
    """The claims that pass: words of the names of who accuses and is accused, of the rows and their sources,
    and the day on which they were told. Of what a table does not hold (confidence, judgements, places) none
    passes.
    """
    if wanted.place or wanted.confidence is not None or wanted.judged is not None or wanted.restricted:
        return
    for claim in claims:
        rows = [one for one in claim.sources if isinstance(one, Cell)]
        if (
            _named(wanted.actor, claim.accuser)
            and _named(wanted.side, claim.accuser)
            and _named(wanted.recipient, claim.accused)
            and _among(wanted.source, [one.cited for one in rows])
            and all(_holds(word, f"{claim.period} {claim.about_name} {rows[0].quote}") for word in
                    wanted.text.split())
            and (not wanted.since or claim.told_on[: len(wanted.since)] >= wanted.since)
            and (not wanted.until or claim.told_on[: len(wanted.until)] <= wanted.until)
        ):  # fmt: skip
            yield claim


def _named(names: tuple[str, ...], parties: tuple[Party, ...]) -> bool:
    said = [part for one in parties for part in (one.name, one.side, one.key.partition(":")[2])]
    return _among(names, said)


def _among(names: tuple[str, ...], said: Iterable[str]) -> bool:
    told = list(said)
    return not names or any(_holds(name, words) for name in names for words in told)


def _holds(name: str, words: str) -> bool:
    return f" {fold(name)} " in f" {fold(words)} "
