"""How windows, counts and verdicts are worded, the same in every form of output."""

from __future__ import annotations

from math import inf

from detente.analysis.compliance import Compliance, Finding, Verdict
from detente.analysis.compliance.placebo import REACH, STEP
from detente.analysis.compliance.rates import Rate
from detente.analysis.compliance.ratio import Ratio
from detente.analysis.compliance.segmented import Change
from detente.analysis.compliance.verdict import FEWEST_APART
from detente.analysis.window import Window
from detente.exports.clean import one_line
from detente.knowledge.arms import arms

SAID = {
    Verdict.LULL: "lull",
    Verdict.NO_LULL: "no lull",
    Verdict.UNINFORMATIVE: "uninformative",
    Verdict.NOT_TESTABLE: "not testable",
}
SIGNIFICANT, HIGHLY = 0.05, 0.001
MEANS = {
    Verdict.LULL: "The source records unusually little in this window.",
    Verdict.NO_LULL: "The source records as much in this window as in many others.",
    Verdict.UNINFORMATIVE: "The source can't tell this window from an ordinary one.",
    Verdict.NOT_TESTABLE: "The source can't see what the terms cover.",
}
CAUTIONS = (
    "A lull is not zero, and zero recorded is not zero: a source misses what it does not report.",
    "The verdicts describe what a source records. They don't say that anyone kept or broke a truce.",
    "The ratio takes days to be independent; incidents come in runs. Its interval is too narrow and its p "
    "too small: the placebo windows are the test.",
)


def number(value: float) -> str:
    """A count: whole where it is, else with one digit."""
    return f"{value:,.0f}" if abs(value - round(value)) < 0.05 else f"{value:,.1f}"


def small(value: float) -> str:
    """A ratio or rate."""
    if value == inf:
        return "without bound"
    if value < 0.1:
        return f"{value:.2g}"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def p_value(p: float) -> str:
    """A p-value, bounded where it is tiny."""
    return "p < 0.0001" if p < 1e-4 else f"p = {p:.4f}" if p < 0.01 else f"p = {p:.2f}"


def bounds(window: Window) -> str:
    """From when to when, with the length."""
    end = f"{window.end:%Y-%m-%d %H:%M}Z" if window.end else "open"
    length = window.length
    told = f", {span(length.total_seconds() / 3600)}" if length else ""
    return f"{window.start:%Y-%m-%d %H:%M}Z to {end}{told}"


def span(hours: float) -> str:
    """A length of time."""
    return f"{number(hours)} hours" if hours <= 72 else f"{number(hours / 24)} days"


def scope(window: Window) -> str:
    """What the terms cover, in their words and as they were read."""
    terms = window.scope
    parts = [
        f"{name} {said}"
        for name, said in (
            ("acts of", ", ".join(terms.actors)),
            ("weapons:", arms().said(terms.weapons)),
            ("targets:", arms().said(terms.targets)),
        )
        if said
    ]
    parts += [f"area: {terms.area}"] if terms.area else []
    said = one_line(terms.text) or ("not said" if not parts else "")
    read = f"read as {'; '.join(parts)}" if parts else ""
    return "; ".join(part for part in (said, one_line(read)) if part)


def heading(finding: Finding, found: Compliance) -> str:
    """What was counted."""
    counts = one_line(found.coverage.counts)
    if finding.name == "scope":
        return f"{counts.capitalize()} that the terms cover" if found.everything else counts.capitalize()
    return f"All {counts} that the source records, whatever the terms cover"


def rate(one: Rate) -> str:
    """A rate with its exposure."""
    if one.per_day is None:
        return "no exposure"
    return f"{small(one.per_day)} a day, {span(one.hours)} of exposure"


def ratio(one: Ratio) -> str:
    """The ratio, marked."""
    size = "days" if one.bin_hours == 24 else f"stretches of {number(one.bin_hours)} hours"
    return (
        f"{small(one.value)} times the rate around (95 % {small(one.low)} to {small(one.high)}, "
        f"{p_value(one.p)}; {one.bins_inside} and {one.bins_around} {size}): optimistic"
    )


def contrast(finding: Finding) -> str | None:
    """Where a plain test would call significant what the placebo windows don't bear out."""
    ratio = finding.ratio
    if ratio is None or ratio.p >= SIGNIFICANT or finding.judged.verdict is Verdict.LULL:
        return None
    strong = "highly significant" if ratio.p < HIGHLY else "significant"
    test = finding.placebo
    ordinary = finding.judged.verdict is Verdict.NO_LULL
    few = not ordinary and (not test.run or test.apart < FEWEST_APART)
    why = "are too few, or overlap too much, to bear it out" if few else "don't bear it out"
    return (
        f"A negative-binomial test by itself calls this {strong} ({p_value(ratio.p)}). The placebo windows "
        f"{why}: incidents come in runs, which that test takes no account of."
    )


def change(one: Change) -> str:
    """A change of level or trend."""
    return f"{small(one.value)} times (95 % {small(one.low)} to {small(one.high)})"


def placebo(finding: Finding) -> str:
    """K of n, with how far the windows overlap."""
    test = finding.placebo
    if not test.n:
        return "no window of this length can be compared with"
    return (
        f"{test.as_low} of {test.n} as low ({test.share:.0%}); {test.empty} of {test.n} empty; "
        f"{test.apart} of them don't overlap"
    )


def placebo_said() -> str:
    """What placebo windows are."""
    return (
        f"windows of the same length every {STEP:.0f} hours within {REACH / 24:.0f} days on either side, "
        "other truces and what the source misses left out"
    )
