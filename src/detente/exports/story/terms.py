"""Terms, scopes and conditions in words."""

from __future__ import annotations

from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.story.names import Names
from detente.exports.story.styles import CONDITION, QUIET
from detente.exports.story.when import lasting, when
from detente.exports.story.words import CONDITIONS, code, issue, number, series
from detente.model import Condition, Scope, Terms
from detente.model.codes import ConditionKind, TalksFormat


def terms_in_words(terms: Terms, names: Names, this_year: str) -> str:
    """What is on offer: `in Istanbul, from 15 May, direct, unconditional`; empty where nothing is said."""
    words = [
        terms.place and f"in {one_line(terms.place.name)}",
        terms.start and f"from {when(terms.start, this_year)}",
        terms.end and f"until {when(terms.end, this_year)}",
        terms.duration and f"for {lasting(terms.duration)}",
        terms.format and terms.format is not TalksFormat.UNKNOWN and code(terms.format),
        terms.unconditional and "unconditional",
        terms.unconditional is False and "conditional",
        terms.parties and f"between {names.join(terms.parties).plain}",
        terms.facilitator and f"with the help of {names.plain(terms.facilitator)}",
        *(f"{number(n.value, n.qualifier)} {one_line(n.unit)}" for n in terms.numbers),
        terms.scope and scope_in_words(terms.scope),
        terms.text and f"“{one_line(terms.text)}”",
    ]
    return ", ".join(word for word in words if word)


def scope_in_words(scope: Scope) -> str:
    """What a ceasefire or an offer covers: `covering drones and missiles, in Idlib`."""
    covered = series([one_line(item) for item in (*scope.acts, *scope.weapons, *scope.targets)])
    words = [
        covered and f"covering {covered}",
        scope.general and not covered and "all fighting",
        scope.area and f"in {one_line(scope.area)}",
    ]
    return ", ".join(word for word in words if word)


def condition_in_words(condition: Condition, told_by: tuple[str, ...], names: Names) -> Text:
    """`no talks before a ceasefire`, who is bound unless `told_by` says it, and the report's words."""
    negative = CONDITIONS[condition.kind].startswith("no ")
    wanted = condition.requires
    phrase = CONDITIONS[condition.kind].format(
        gates=issue(condition.gates, article=not negative), requires=requirement_in_words(condition, names)
    )
    text = Text(phrase, CONDITION)
    bound = [key for key in (condition.holder, *condition.co_holders) if key]
    if bound and not set(bound) <= set(told_by):
        text.append(f", binding {names.join(bound).plain}")
    if wanted:
        text.append(f" “{one_line(condition.text)}”", QUIET)
    return text


def requirement_in_words(condition: Condition, names: Names) -> str:
    """What a condition asks for: `a ceasefire by Arvenia`."""
    wanted = condition.requires
    if wanted is None:
        return "conditions" if condition.kind is ConditionKind.WITHOUT else "what is not named"
    words = issue(wanted.issue, article=not wanted.negated)
    if wanted.negated:
        words = f"an end to {words}" if condition.kind is ConditionKind.UNTIL else f"no {words}"
    agents = [key for key in (wanted.actor, *wanted.co_actors) if key]
    return words + (f" by {names.join(agents).plain}" if agents else "")
