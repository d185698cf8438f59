"""Items, conditions and circles in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.analysis.conditions.beside import Beside
from detente.analysis.conditions.gate import Gate
from detente.analysis.conditions.inquiry import Answer
from detente.analysis.conditions.rules import Origin
from detente.analysis.source import Source
from detente.exports.clean import one_line
from detente.exports.story import when
from detente.exports.story.words import issue, series
from detente.knowledge.plural import verb
from detente.model.codes import Issue

_FIRST = ("before", "until", "after", "unless")
_RECORD = re.compile(r"^(?P<no>no )?(?P<issue>[a-z_]+)(?: \((?P<side>.+)\))?$", re.DOTALL)
FORMS = {
    "during": "{who} {offer} {item} only during {need}",
    "in_exchange_for": "{who} {offer} {item} only in exchange for {need}",
    "if": "{who} {agree} to {item} only with {need}",
    "without": "{who} {agree} to {item} only without {need}",
    "unless": "{who} {refuse} {item} without {need} first",
}
FIRST = "{who} {ask} for {need} before {item}"
BARE = "{who} {make} {item} wait for {need}"
NOBODY = "{item} only with {need}"


class Phrases:
    """The words for the items of one answer."""

    def __init__(self, answer: Answer) -> None:
        """Take the answer whose items are to be named."""
        self._record = answer.drawn is not None
        self.year = answer.drawn.on[:4] if answer.drawn else ""

    def item(self, name: str) -> str:
        """An item in words: `a ceasefire`, `withdrawal by Ukraine`, `no arms supply by Ukraine`."""
        found = _RECORD.match(name) if self._record else None
        if found is None or found["issue"] not in set(Issue):
            return one_line(name if name.startswith("“") else name.replace("_", " "))
        words = issue(Issue(found["issue"]), article=not found["no"])
        by = f" by {one_line(found['side'])}" if found["side"] else ""
        return f"{found['no'] or ''}{words}{by}"

    def items(self, names: Sequence[str]) -> str:
        """Several items as a series."""
        return series([self.item(name) for name in names])

    def gate(self, gate: Gate, others: Sequence[str] = ()) -> str:
        """A condition as a sentence without its full stop; `others` ask for the same."""
        who = [one_line(name) for name in dict.fromkeys((*gate.holders, *others))]
        kinds = [origin.kind for origin in gate.requirement.origins]
        if gate.requirement.strict and kinds[:1] != ["unless"]:
            form = FIRST
        else:
            form = FORMS.get(kinds[0] if kinds else "", BARE)
        if not who:
            form = NOBODY
        return self._filled(form, who, gate.item, gate.requirement.item)

    def waiver(self, gate: Gate) -> str:
        """What waiving a condition comes to: `Russia agrees to talks without a ceasefire`."""
        item, need = self.item(gate.item), self.item(gate.requirement.item)
        who = list(dict.fromkeys(one_line(name) for name in gate.holders))
        agrees = f"{series(who)} {verb('agrees', who)} to " if who else ""
        if need.startswith("no "):
            return f"{agrees}{item} despite {need.removeprefix('no ')}"
        return f"{agrees}{item} without {need}"

    def beside(self, one: Beside) -> str:
        """A condition that gates nothing, as a sentence without its full stop."""
        kind = one.hold.kind.value
        form = FIRST if kind in _FIRST else FORMS.get(kind, BARE)
        asks = self.items(one.asks) if one.asks else "no conditions"
        return form.format(who=one_line(one.side), item=self.item(one.item), need=asks, **_verbs([one.side]))

    def _filled(self, form: str, who: list[str], item: str, need: str) -> str:
        words = form.format(who=series(who), item=self.item(item), need=self.item(need), **_verbs(who))
        return words[:1].upper() + words[1:]

    def day(self, value: str) -> str:
        """A day in words, without its year where that is the answer's own."""
        return when.day(value, self.year)

    def said(self, origin: Origin) -> str:
        """The words of an origin with its report: `“first the guns fall silent” (Northern Wire, 11 May)`."""
        quote = origin.text or (origin.source.quote if origin.source else "")
        where = self.where(origin.source, origin.day)
        return f"“{one_line(quote)}”" + (f" ({where})" if where else "")

    def where(self, source: Source | None, day: str) -> str:
        """Publisher and day."""
        parts = [one_line(source.publisher) if source else "", self.day(day) if day else ""]
        return ", ".join(part for part in parts if part)


def _verbs(who: Sequence[str]) -> dict[str, str]:
    verbs = {"ask": "asks", "offer": "offers", "agree": "agrees", "make": "makes", "refuse": "refuses"}
    return {name: verb(third, who) for name, third in verbs.items()}
