"""Acts as phrases: `demanded a ceasefire from Russia`, `made demands of Ukraine on autonomy`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.model.codes import Act, Issue, Reality

THINGS = frozenset(
    {
        Issue.CEASEFIRE,
        Issue.TALKS,
        Issue.MEDIATION,
        Issue.WITHDRAWAL,
        Issue.HUMANITARIAN_ACCESS,
        Issue.SECURITY_GUARANTEES,
        Issue.MONITORING,
        Issue.DEMINING,
    }
)
"""Issues that are what is asked for or offered. The others only say what an act is about: who demands
something on sanctions may want them lifted, so that "demanded sanctions" would turn it around.
"""
CAPTIVES = frozenset({Issue.PRISONERS, Issue.HOSTAGES, Issue.MISSING_PERSONS})
PRESSURE = frozenset({Issue.SANCTIONS})


@dataclass(frozen=True)
class Phrase:
    """A way to tell an act: the verb, past and bare, and what follows. In `tail`, `{thing}` and `{topic}`
    stand for the issues, `{whom}` for the recipients; what is in brackets is left out where its slot is
    empty. `things` are the issues that fit `{thing}`.
    """

    past: str
    base: str
    tail: str
    things: frozenset[Issue] = THINGS


PHRASES: dict[Act, tuple[Phrase, ...]] = {
    Act.PROPOSE: (
        Phrase("proposed", "propose", " {thing}[ to {whom}]"),
        Phrase("made a proposal", "make a proposal", "[ to {whom}][ on {topic}]"),
    ),
    Act.DEMAND: (
        Phrase("demanded", "demand", " {thing}[ from {whom}]"),
        Phrase("made demands", "make demands", "[ of {whom}][ on {topic}]"),
    ),
    Act.APPEAL: (
        Phrase("appealed", "appeal", "[ to {whom}] for {thing}"),
        Phrase("appealed", "appeal", "[ to {whom}][ on {topic}]"),
    ),
    Act.ACCEPT: (
        Phrase("accepted", "accept", " {thing}[, answering {whom}]"),
        Phrase("accepted terms", "accept terms", "[ on {topic}][, answering {whom}]"),
    ),
    Act.REJECT: (
        Phrase("rejected", "reject", " {thing}[, answering {whom}]"),
        Phrase("rejected terms", "reject terms", "[ on {topic}][, answering {whom}]"),
    ),
    Act.PLEDGE: (
        Phrase("pledged", "pledge", " {thing}[ to {whom}]"),
        Phrase("made a pledge", "make a pledge", "[ to {whom}][ on {topic}]"),
    ),
    Act.THREATEN: (
        Phrase("threatened", "threaten", " {whom} with {thing}", PRESSURE),
        Phrase("threatened", "threaten", " {thing}", PRESSURE),
        Phrase("threatened", "threaten", " {whom}[ over {topic}]"),
        Phrase("made a threat", "make a threat", "[ over {topic}]"),
    ),
    Act.ACCUSE: (
        Phrase("accused", "accuse", " {whom}[ over {topic}]"),
        Phrase("made accusations", "make accusations", "[ over {topic}]"),
    ),
    Act.DENY: (Phrase("made a denial", "make a denial", "[ on {topic}][, answering {whom}]"),),
    Act.ENDORSE: (
        Phrase("endorsed", "endorse", " {whom}[ on {topic}]"),
        Phrase("endorsed", "endorse", " {thing}"),
        Phrase("gave support", "give support", "[ on {topic}]"),
    ),
    Act.CRITICIZE: (
        Phrase("criticized", "criticize", " {whom}[ over {topic}]"),
        Phrase("voiced criticism", "voice criticism", "[ over {topic}]"),
    ),
    Act.THANK: (
        Phrase("thanked", "thank", " {whom}[ for {topic}]"),
        Phrase("gave thanks", "give thanks", "[ for {topic}]"),
    ),
    Act.STATE: (Phrase("stated a position", "state a position", "[ on {topic}][ towards {whom}]"),),
    Act.RECOGNIZE: (
        Phrase("recognized", "recognize", " {whom}[ on {topic}]"),
        Phrase("gave recognition", "give recognition", "[ on {topic}]"),
    ),
    Act.CONSULT: (Phrase("consulted", "consult", "[ with {whom}][ on {topic}]"),),
    Act.MEDIATE: (Phrase("mediated", "mediate", "[ for {whom}][ on {topic}]"),),
    Act.AGREE: (Phrase("agreed", "agree", "[ with {whom}][ on {topic}]"),),
    Act.SUSPEND: (
        Phrase("suspended", "suspend", " {thing}[ with {whom}]"),
        Phrase("suspended dealings", "suspend dealings", "[ with {whom}][ on {topic}]"),
    ),
    Act.DECLARE_CEASEFIRE: (
        Phrase("declared a ceasefire", "declare a ceasefire", "[ with {whom}][ ({topic})]"),
    ),
    Act.EXTEND_CEASEFIRE: (
        Phrase("extended a ceasefire", "extend a ceasefire", "[ with {whom}][ ({topic})]"),
    ),
    Act.END_CEASEFIRE: (Phrase("ended a ceasefire", "end a ceasefire", "[ with {whom}][ ({topic})]"),),
    Act.EXCHANGE: (
        Phrase("exchanged", "exchange", " {thing}[ with {whom}]", CAPTIVES),
        Phrase("made an exchange", "make an exchange", "[ with {whom}][ ({topic})]"),
    ),
    Act.CONCEDE: (Phrase("gave way", "give way", "[ to {whom}][ on {topic}]"),),
    Act.ATTACK: (Phrase("attacked", "attack", "[ {whom}][ ({topic})]"),),
    Act.SANCTION: (
        Phrase("sanctioned", "sanction", " {whom}[ over {topic}]"),
        Phrase("imposed sanctions", "impose sanctions", "[ over {topic}]"),
    ),
    Act.COERCE: (
        Phrase("coerced", "coerce", " {whom}[ over {topic}]"),
        Phrase("used coercion", "use coercion", "[ over {topic}]"),
    ),
    Act.MOBILIZE: (Phrase("mobilized", "mobilize", "[ against {whom}][ ({topic})]"),),
    Act.WITHDRAW: (Phrase("withdrew", "withdraw", "[, towards {whom}][ ({topic})]"),),
    Act.PROTEST: (Phrase("protested", "protest", "[ against {whom}][ over {topic}]"),),
    Act.AID: (Phrase("gave aid", "give aid", "[ to {whom}][ ({topic})]"),),
    Act.ARM: (
        Phrase("armed", "arm", " {whom}[ ({topic})]"),
        Phrase("supplied arms", "supply arms", "[ ({topic})]"),
    ),
    Act.MONITOR: (
        Phrase("monitored", "monitor", " {thing}[ of {whom}]"),
        Phrase("monitored", "monitor", "[ {whom}][ ({topic})]"),
    ),
    Act.RELEASE: (
        Phrase("released", "release", " {thing}[ to {whom}]", CAPTIVES),
        Phrase("released captives", "release captives", "[ to {whom}][ ({topic})]"),
    ),
    Act.COOPERATE: (Phrase("cooperated", "cooperate", "[ with {whom}][ on {topic}]"),),
    Act.INVESTIGATE: (Phrase("investigated", "investigate", "[ {whom}][ over {topic}]"),),
}
"""The ways to tell each act, the closest first. The past tense fits one actor and many alike."""

SAID_BY_THE_VERB = {
    Act.DECLARE_CEASEFIRE: Issue.CEASEFIRE,
    Act.EXTEND_CEASEFIRE: Issue.CEASEFIRE,
    Act.END_CEASEFIRE: Issue.CEASEFIRE,
    Act.WITHDRAW: Issue.WITHDRAWAL,
    Act.MEDIATE: Issue.MEDIATION,
    Act.MONITOR: Issue.MONITORING,
    Act.SANCTION: Issue.SANCTIONS,
    Act.ARM: Issue.ARMS_SUPPLY,
    Act.RECOGNIZE: Issue.RECOGNITION,
}
"""Issues that the verb says already."""

MOODS = {
    Reality.ASSERTED: "{past}",
    Reality.REPORTED: "{past}",
    Reality.ALLEGED: "allegedly {past}",
    Reality.PLANNED: "planned to {base}",
    Reality.HYPOTHETICAL: "might {base}",
    Reality.DENIED: "did not {base}",
    Reality.NEGATED: "did not {base}",
}
"""How the reality of an event turns its verb."""

_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


def phrase(act: Act, issues: tuple[Issue, ...], whom: bool) -> tuple[Phrase, list[Issue]]:
    """How to tell an act with these issues, with or without recipients; and the issues left to be told."""
    untold = {Issue.OTHER, SAID_BY_THE_VERB.get(act)}
    left = [issue for issue in issues if issue not in untold]
    for found in PHRASES[act]:
        filled = {
            "thing": bool(left) and found.things.issuperset(left),
            "topic": bool(left),
            "whom": whom,
        }
        if all(filled[slot] for slot in _SLOT.findall(_OPTIONAL.sub("", found.tail))):
            return found, left
    raise AssertionError(f"the last way to tell {act} must need nothing")


def pieces(tail: str, filled: frozenset[str]) -> list[str]:
    """A tail as literal words and `{slot}`s in turn, without the brackets whose slot is not `filled`."""
    kept = _OPTIONAL.sub(lambda part: part[1] if set(_SLOT.findall(part[1])) <= filled else "", tail)
    return [piece for piece in re.split(r"(\{\w+\})", kept) if piece]
