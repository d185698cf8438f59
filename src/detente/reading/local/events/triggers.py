"""Which words do which act: the rules of the cue file `acts`, matched on a clause or a noun."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from detente.knowledge.cues import cues
from detente.model.codes import Act, Issue
from detente.reading.local.clauses import Clause, is_infinitive, is_predicate, opens_an_earlier_time
from detente.reading.local.events.topics import Topics
from detente.reading.local.parsed import Token

_COMPLEMENT = frozenset({"xcomp", "ccomp", "pcomp", "advcl"})
_APART = frozenset({"advcl", "conj", "punct", "mark", "agent", "parataxis", "relcl"})
_ASIDE = frozenset(
    {"despite", "after", "before", "during", "since", "amid", "following", "besides", "like", "unlike"}
)
"""Prepositions whose phrase is no part of what the act is about."""
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the cue file: an act, its trigger words and what must stand beside them."""

    act: Act
    verbs: tuple[tuple[str, ...], ...] = ()
    nouns: tuple[str, ...] = ()
    theme: frozenset[Issue] | None = None
    about: frozenset[Issue] | None = None
    object: str | None = None
    needs: str | None = None
    own: str | None = None
    flags: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule that fitted, with the words that made it fit."""

    rule: Rule
    words: tuple[str, ...]


@functools.cache
def _rules() -> tuple[dict[str, tuple[Rule, ...]], dict[str, Rule]]:
    """Verb rules by first lemma in the file's order, noun rules by noun."""
    data = cues("acts")
    verbs: dict[str, list[Rule]] = {}
    for line in data["verbs"]:
        rule = _rule(line)
        for first in dict.fromkeys(words[0] for words in rule.verbs):
            verbs.setdefault(first, []).append(rule)
    nouns = {noun: _rule(line) for line in data["nouns"] for noun in line["nouns"]}
    return {first: tuple(rules) for first, rules in verbs.items()}, nouns


def _rule(line: dict[str, Any]) -> Rule:
    def issues(key: str) -> frozenset[Issue] | None:
        return frozenset(Issue(code) for code in line[key]) if line.get(key) else None

    return Rule(
        act=Act(line["act"]),
        verbs=tuple(tuple(str(verb).split()) for verb in line.get("verbs", ())),
        nouns=tuple(line.get("nouns", ())),
        theme=issues("theme"),
        about=issues("about"),
        object=line.get("object"),
        needs=line.get("needs"),
        own=line.get("own"),
        flags=frozenset(
            key
            for key in ("violent", "intransitive", "victims", "joint", "direct", "negated")
            if line.get(key)
        ),
    )


@functools.cache
def words(key: str) -> frozenset[str]:
    """A word list of the cue file by its key: `joining`, `breach`, `weapons`."""
    return frozenset(str(word) for word in cues("acts")[key])


@functools.cache
def adjectives(key: str) -> frozenset[str]:
    """The adjectives of readiness, opposition or need."""
    return frozenset(cues("acts")["adjectives"][key])


def match(clause: Clause, topics: Topics) -> Iterator[Trigger]:
    """The rules that the clause's predicate fits by its words and issues, most specific first."""
    near = _dependents(clause.head)
    for rule in _rules()[0].get(clause.head.lemma_.lower(), ()):
        fitting = [v for v in rule.verbs if v[0] == clause.head.lemma_.lower() and set(v[1:]) <= near]
        if not fitting:
            continue
        themes = _direct(clause) if "direct" in rule.flags else theme_tokens(clause)[1:]
        if rule.theme is not None and not rule.theme & set(topics.of(themes)):
            continue
        if rule.about is not None and not (
            clause.subject is not None and rule.about & set(topics.of(clause.subject.subtree))
        ):
            continue
        if "intransitive" in rule.flags and clause.objects:
            continue
        if "negated" in rule.flags and not clause.negated:
            continue
        yield Trigger(rule, max(fitting, key=len))


def match_noun(token: Token) -> Trigger | None:
    """The rule that a noun fits: "a visit", "the invasion"."""
    rule = _rules()[1].get(token.lemma_.lower())
    return Trigger(rule, (token.lemma_.lower(),)) if rule is not None and token.pos_ == "NOUN" else None


def theme_tokens(clause: Clause) -> list[Token]:
    """What the clause is about beside its subject: objects, prepositional phrases and complements."""
    found: list[Token] = []
    for child in clause.head.children:
        if child.dep_ in _SUBJECT | _APART and not (child.dep_ == "advcl" and is_infinitive(child)):
            continue
        if child.dep_ == "prep" and child.lower_ in _ASIDE:
            continue
        if child.dep_ in _COMPLEMENT or not is_predicate(child):
            found.extend(child.subtree)
    for token in clause.objects:
        if token.i < clause.head.i and not any(token == t for t in found):
            found.extend(token.subtree if token.head == clause.head else (token, *token.lefts))
    if clause.passive and clause.subject is not None:
        found.extend(clause.subject.subtree)
    listed = sorted({t for t in found if t != clause.head}, key=lambda t: t.i)
    cut = next((t.i for t in listed if t.i > clause.head.i and opens_an_earlier_time(t)), None)
    return [clause.head, *(t for t in listed if cut is None or t.i < cut)]


def _direct(clause: Clause) -> list[Token]:
    """The heads of the objects, or of the subject of a passive, with their own modifiers and no more."""
    heads = [*clause.objects, *([clause.subject] if clause.passive and clause.subject is not None else [])]
    own = {"compound", "amod", "nmod", "conj"}
    return [t for head in heads for t in (head, *(c for c in head.children if c.dep_ in own))]


def _dependents(head: Token) -> set[str]:
    """Lemmas and forms of the words that hang on a predicate, through one preposition or object."""
    found: set[str] = set()
    for child in head.children:
        if child.dep_ in {"ccomp", "advcl"}:  # "called for both sides to lay down their arms"
            found |= {c.lower_ for c in child.children if c.dep_ == "mark" and c.lower_ == "for"}
        if child.dep_ in {"nsubj", "advcl", "ccomp", "conj", "relcl", "parataxis"}:
            continue
        found |= {child.lemma_.lower(), child.lower_}
        for grandchild in child.children:
            if grandchild.dep_ in {"pobj", "amod", "compound", "prep", "conj", "acomp", "pcomp"}:
                found |= {grandchild.lemma_.lower(), grandchild.lower_}
                if grandchild.dep_ == "prep":
                    found |= {c.lemma_.lower() for c in grandchild.children}
    return found
