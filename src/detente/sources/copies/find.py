"""A new report → the known ones that are the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from detente.sources.copies.compare import Pair, compare
from detente.sources.copies.group import Apart, arrange, by_publication, group
from detente.sources.copies.signature import Signature


@dataclass(frozen=True)
class Copy:
    """A report that is a copy, and what it is a copy of."""

    report: str
    of: str
    """The original: of all reports with this text the one published first."""
    score: float
    """From 0 to 1: how much of the text is the same."""
    credit: str | None
    """The words in which it credits the original's publisher."""
    why: str


def find_pairs(known: Iterable[Signature], new: Signature) -> list[Pair]:
    """The known reports that share a text with the new one, each as a pair, the most alike first."""
    keys = set(new.bands)
    candidates = (one for one in known if not keys.isdisjoint(one.bands))
    found = [pair for one in candidates if (pair := compare(one, new))]
    return sorted(found, key=lambda pair: (-pair.score, pair.a, pair.b))


def find_copies(known: Iterable[Signature], new: Signature, apart: Apart = ()) -> list[Copy]:
    """Who is a copy, once the new report has joined the known ones: among all that are linked with it.

    An older report that comes in late makes copies of those that were there, so the answer is not of the new
    one alone; who is linked and not in it is an original. `apart` holds the pairs of ids of
    which a person has said that they are no copies.
    """
    members = {one.report: one for one in known} | {new.report: new}
    pairs: dict[tuple[str, str], Pair] = {}
    waiting, met = [new], {new.report}
    while waiting:
        one = waiting.pop()
        for pair in find_pairs(members.values(), one):
            pairs[pair.a, pair.b] = pair
            for report in {pair.a, pair.b} - met:
                met.add(report)
                waiting.append(members[report])
    return tell_copies((members[report] for report in met), pairs.values(), apart)


def tell_copies(members: Iterable[Signature], pairs: Iterable[Pair], apart: Apart = ()) -> list[Copy]:
    """Who is a copy among reports whose pairs are known."""
    known = {one.report: one for one in members}
    linked = {(pair.a, pair.b): pair for pair in pairs}
    found = group(known.values(), linked.values(), apart)
    return [_copy(known[report], known[each.original], linked) for each in found for report in each.copies]


def tell_linked(
    members: Iterable[Signature], pairs_of: Callable[[str], Iterable[Pair]], apart: Apart = ()
) -> list[Copy]:
    """The same for reports that all hang together: what a store asks, which keeps their pairs.

    It is asked for the pairs of originals alone: those of hundreds of copies with each other are many.
    """
    known = {one.report: one for one in members}
    linked: dict[tuple[str, str], Pair] = {}

    def scores(report: str) -> dict[str, float]:
        own = list(pairs_of(report))
        linked.update({(pair.a, pair.b): pair for pair in own})
        return {pair.b if pair.a == report else pair.a: pair.score for pair in own}

    found = arrange(by_publication(list(known.values())), scores, apart)
    return [_copy(known[report], known[each.original], linked) for each in found for report in each.copies]


def _copy(one: Signature, original: Signature, pairs: dict[tuple[str, str], Pair]) -> Copy:
    a, b = sorted((one.report, original.report))
    pair = pairs[a, b]
    credit = f"; credited: {pair.credit}" if pair.credit else ""
    why = (
        f"{pair.shared} of {pair.runs} runs of four words are the same, "
        f"{pair.score:.0%} of what is no quotation{credit}"
    )
    return Copy(one.report, original.report, pair.score, pair.credit, why)
