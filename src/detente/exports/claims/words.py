"""Claims in words: figures, parts, and what adding them shows."""

from __future__ import annotations

from pathlib import Path

from detente.analysis.claims.arithmetic import Check, Verdict
from detente.analysis.claims.claim import Claim
from detente.analysis.claims.tally import Standing, Tally
from detente.analysis.party import Party
from detente.analysis.source import Ground, Source
from detente.exports.clean import one_line
from detente.exports.story import when
from detente.exports.story.words import code, series

STANDINGS = {
    Standing.FINAL: "for the whole time",
    Standing.CUMULATIVE: "from the beginning on",
    Standing.INTERIM: "interim",
    Standing.PERIOD: "for that time alone",
    Standing.UNKNOWN: "",
}


def names(parties: tuple[Party, ...]) -> str:
    """Who accuses or is accused, with their sides."""
    return series([one_line(one.full) for one in parties]) or "(unnamed)"


def figure(claim: Claim) -> str:
    """What is claimed, in a few words: `4,900, for the whole time`."""
    tally = claim.tally
    if tally is None:
        count = "no number told"
    elif tally.stated is None:
        count = f"“{one_line(tally.text)}”, no count" if tally.text else "no total"
    else:
        count = str(tally.stated)
    words = STANDINGS[claim.standing]
    sure = "" if claim.sure or not words else " (the source is not sure)"
    return f"{count}, {words}{sure}" if words else count


def parts(tally: Tally) -> str:
    """The parts as a series, each subset behind its whole: `shelling 1,883 (of which heavy 812)`."""
    told = []
    for part in tally.added:
        inside = [f"{one_line(one.what)} {one.number}" for one in tally.parts if one.whole == part.what]
        subset = f" (of which {', '.join(inside)})" if inside else ""
        beside = f", with {one_line(part.beside)}" if part.beside else ""
        told.append(f"{one_line(part.what)} {part.number}{subset}{beside}")
    told += [f"of which {one_line(one.what)} {one.number}" for one in tally.parts if one.whole == ""]
    return "; ".join([*told, *(one_line(words) for words in tally.unread)])


def arithmetic(claim: Claim) -> str:
    """What adding the parts shows; "" where there is nothing to add."""
    checked, tally = claim.checked, claim.tally
    if tally is None or checked.total is None:
        return _oversized(checked)
    total, stated = checked.total, tally.stated
    match checked.verdict:
        case Verdict.NO_TOTAL:
            said = f"the parts come to {total}; no total is stated"
        case Verdict.ADDS_UP:
            said = f"the parts come to {total}, as stated"
        case Verdict.GAP:
            said = f"{stated} stated against {total} summed: {_gap(checked)} that no part holds"
        case Verdict.EXCEEDS:
            said = f"{stated} stated against {total} summed: {_gap(checked)} more than stated"
        case Verdict.NOT_ITEMISED:
            rest = _gap(checked) or "the rest"
            said = f"{stated} stated against {total} itemised: {rest} not itemised in the source"
        case _ if stated is not None and (stated.about or total.about):
            said = f"{stated} stated against {total} summed: the figures are rough"
        case _ if checked.gap_high is not None and checked.gap_high >= 0 and total.high is None:
            said = f"{stated} stated against {total} summed: up to {checked.gap_high:,} left to the bounds"
        case _:
            said = f"{stated} stated against {total} summed: the bounds leave room for it"
    return "; ".join(part for part in (said, _oversized(checked)) if part)


def _gap(checked: Check) -> str:
    ends = sorted({abs(gap) for gap in (checked.gap_low, checked.gap_high) if gap is not None})
    if checked.verdict is not Verdict.NOT_ITEMISED and None in (checked.gap_low, checked.gap_high):
        return f"at least {ends[0]:,}"
    return " to ".join(f"{gap:,}" for gap in ends)


def _oversized(checked: Check) -> str:
    return "; ".join(f"the subset {one_line(one.what)} is larger than its whole" for one in checked.oversized)


def about(claim: Claim) -> str:
    """What is said to have been done, with what, to what and where."""
    told = [
        code(claim.act) if claim.act else "",
        f"with {series([one_line(one) for one in claim.weapons])}" if claim.weapons else "",
        f"on {claim.target_class} targets" if claim.target_class not in ("", "unspecified") else "",
        f"in {one_line(claim.place)}" if claim.place else "",
    ]
    return " ".join(part for part in told if part)


def told_on(claim: Claim) -> str:
    """When it was told: `8 May 2025 12:00`, with the zone that the source writes."""
    day, _, zone = claim.told_on.partition(" ")
    return " ".join(part for part in (when.day(day), one_line(zone)) if part)


def sourced(source: Ground) -> str:
    """Where the words stand: a quote with its report, or a row of a table with its own source."""
    if isinstance(source, Source):
        who = one_line(source.publisher) or source.report
        return f"“{one_line(source.quote)}” ({who}, {when.day(source.published_at[:10])})"
    cited = f", citing {one_line(source.cited)}" if source.cited else ""
    return f"{one_line(Path(source.file).name)}, line {source.line}{cited}"
