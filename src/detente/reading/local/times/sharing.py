"""Verb, times → the time that another verb lends it: joined to it, around it, or told in a clause of it."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.local.clauses import governor_of, is_predicate
from detente.reading.local.mentions.words import SPEECH
from detente.reading.local.parsed import Token
from detente.reading.local.times.hanging import BLOCKED, LONGEST, Dated, best, leading
from detente.reading.local.times.when import When

_OCCASIONS = frozenset("address meet speak talk testify visit write".split())
"""Verbs of an occasion on which something else is said or agreed."""
_ISSUING = frozenset("adopt broadcast issue publish release".split())
"""Verbs of what speaks for its authors: "a statement issued on Friday demanded"."""
_JOINED = frozenset(("conj", "parataxis"))


def shared(verb: Token, dated: Dated) -> When | None:
    """The time of a verb that shares its time with another: "met on Monday and agreed", "a visit on Monday,
    where they agreed", "On Monday shells fell; two men died".
    """
    node = verb
    for _ in range(LONGEST):
        if node.dep_ in {"relcl", "advcl"} and _opens_scene(node):
            # "On Tuesday in Uri, where rebels had come on Sunday and killed": the own day goes first.
            return best(node, dated) or _of_scene(node.head, dated)
        found = _of_the_same_time(node, dated)
        if found is not None:
            return found
        above = node.head
        if above.i == node.i or node.dep_ not in _JOINED | {"xcomp"}:
            break
        if node.dep_ in _JOINED and is_predicate(above):
            own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
            found = None if own else leading(above, dated)
            if found is not None:
                return found
        node = above
    return _framed(node, verb, dated)


def _of_the_same_time(verb: Token, dated: Dated) -> When | None:
    """The time of what a verb goes on beside: "leaders visiting Kyiv on Saturday demanded", "hit X, killing
    two", "bombed men who were digging", "was shot as he left"; or of the clause that sets its scene.
    """
    above = governor_of(verb)
    if above is not None and _is_beside(verb, above):
        return best(above, dated)
    return next((when for clause in _settings(verb) if (when := best(clause, dated)) is not None), None)


def _settings(verb: Token) -> Iterator[Token]:
    """Clauses that say on which occasion a verb was done: "when shells fell on Sunday", "speaking on Sunday",
    "asked on Sunday", "after meeting on Sunday", "the president, who spoke on Sunday".
    """
    for child in verb.children:
        if child.dep_ == "advcl":
            words = {c.lower_ for c in child.children if c.i < child.i}
            asked = child.tag_ == "VBN" and child.lemma_ == "ask"
            if "when" in words or asked or (child.tag_ == "VBG" and child.lemma_ in _OCCASIONS):
                yield child
        elif child.dep_ == "prep" and child.lower_ == "after":
            yield from (c for c in child.children if c.dep_ == "pcomp" and c.lemma_ in _OCCASIONS)
        elif child.dep_ == "nsubj":
            for clause in child.children:
                spoken = clause.dep_ == "relcl" and clause.lemma_ in {"speak", "write"}
                if spoken or (clause.dep_ in {"acl", "relcl"} and clause.lemma_ in _ISSUING):
                    yield clause


def _is_beside(verb: Token, above: Token) -> bool:
    words = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod", "aux"} and c.i < verb.i}
    if verb.dep_ == "acl":
        return verb.tag_ == "VBG" and verb.head.dep_ in {"nsubj", "nsubjpass"}
    if verb.dep_ == "relcl":
        return verb.tag_ == "VBG" and bool(words & {"was", "were"})
    if verb.dep_ != "advcl":
        return False
    marked = any(c.dep_ in {"mark", "prep"} and c.i < verb.i for c in verb.children)
    return bool(words & {"while", "as", "when"}) or (verb.tag_ == "VBG" and not marked)


def _opens_scene(verb: Token) -> bool:
    """Whether a relative clause goes on from what it hangs on: "where", "after which"."""
    for child in verb.children:
        if child.lower_ in {"where", "whereupon"} or (child.lower_ == "when" and verb.dep_ == "relcl"):
            return True
        if child.dep_ == "prep" and child.lower_ in {"after", "at", "during", "in"}:
            return any(c.lower_ == "which" for c in child.children)
    return False


def _of_scene(noun: Token, dated: Dated) -> When | None:
    """The time of the act that a noun belongs to, looked for from the noun upwards."""
    node = noun
    for _ in range(LONGEST):
        if node.i in dated:
            return dated[node.i]
        found = best(node, dated)
        if found is not None:
            return found
        if node.head.i == node.i or (is_predicate(node) and node.dep_ in BLOCKED):
            return None
        node = node.head
    return None


def _framed(top: Token, verb: Token, dated: Dated) -> When | None:
    """A time that opens the sentence and so holds for all its main clauses."""
    if top.dep_ != "ROOT":
        return None
    for clause in (top, *(c for c in top.children if c.dep_ in {"ccomp", "parataxis", "conj"})):
        if clause.i < verb.i and is_predicate(clause) and clause.lemma_.lower() not in SPEECH:
            found = leading(clause, dated)
            if found is not None and found.start - verb.sent.start_char <= _OPENING:
                return found
    return None


_OPENING = 12
"""How many characters into a sentence a time may begin that opens it: "Early on Monday"."""


_OPENING = 12
"""How many characters into a sentence a time may begin that opens it: "Early on Monday"."""
