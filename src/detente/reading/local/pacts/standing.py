"""How a noun for a thing stands in its sentence: what is done to it, and whether it is fact, wish or plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from detente.knowledge.cues import cues
from detente.reading.local.clauses import Clause, is_infinitive, is_predicate
from detente.reading.local.events.scene import Scene
from detente.reading.local.events.triggers import adjectives
from detente.reading.local.parsed import Token

_LONGEST = 12
_IF = frozenset({"if", "unless", "provided", "providing"})
_WHEN = frozenset({"until", "before", "once", "after", "when", "till"})
_GATES = frozenset({"before", "after", "without", "until", "with"})
_MUST = frozenset({"must", "should", "ought", "need"})
_MAY = frozenset({"could", "might", "may", "can", "would"})
_WILL = frozenset({"will", "shall"})
_TIMES = frozenset({"after", "before", "since", "until", "when", "as"})
_STRETCHES = frozenset({"phase", "stage", "round", "part", "period", "regime"})
_JOINING = frozenset({"conj", "appos"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


class Mood(Enum):
    """Whether the sentence tells of a thing as fact or as something else."""

    FACT = "fact"
    ASKED = "asked"
    OFFERED = "offered"
    COMING = "coming"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Tie:
    """A word that a noun hangs on: a verb or noun, and in which role."""

    head: Token
    role: str
    """`object`, `made` (of a participle), `subject`, another relation, or the preposition between the two."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The ties of one mention, innermost first, and the mood with the word that sets it."""

    ties: tuple[Tie, ...]
    mood: Mood
    by: Token | None
    taken_up: bool = False
    """Whether it is a pronoun that stands there for the noun."""

    @property
    def inner(self) -> Tie | None:
        """The closest word that it hangs on."""
        return self.ties[0] if self.ties else None


class Standings:
    """The standings of nouns in one scene; made once a report."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._pronouns: dict[int, list[Token]] = {}
        for pronoun, noun in scene.things.items():
            self._pronouns.setdefault(noun.i, []).append(scene.page.doc[pronoun])

    def of_verb(self, verb: Token) -> Standing:
        """How a verb that tells of the thing by itself stands in its sentence."""
        return _standing((Tie(verb, "self"), *_climb(verb)), self._scene)

    def of(self, noun: Token) -> Iterator[Standing]:
        """How a noun stands: in its own relative clauses, in its sentence, and through its pronouns."""
        whole = whole_of(noun)
        for child in (*noun.children, *(whole.children if whole is not noun else ())):
            clause = self._scene.by_head.get(child.i)
            if child.dep_ in {"acl", "relcl"} and clause is not None and child.tag_ != "VBG":
                role = _role_below(noun if child.head == noun else whole, clause)
                if role is not None:
                    yield _standing((Tie(child, role),), self._scene)
                    for other in _coordinate(child):
                        # "a truce, extended twice, expired": the finite verb has the noun as its subject.
                        finite = child.dep_ == "acl" and other.tag_ in {"VBD", "VBZ"}
                        passive = any(c.dep_ == "auxpass" for c in other.children)
                        shared = "object" if passive else "subject" if finite else role
                        yield _standing((Tie(other, shared),), self._scene)
        for ties in _climbs(whole):
            yield _standing(ties, self._scene)
        for token in self._pronouns.get(noun.i, ()):
            if token.head.dep_ != "relcl":
                for ties in _climbs(token):
                    yield replace(_standing(ties, self._scene), taken_up=True)


def whole_of(noun: Token) -> Token:
    """What is told of a stretch of a thing is told of it: "the first phase of the truce expired"."""
    above = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return noun
    lemma = above.lemma_.lower()
    stretch = lemma in _STRETCHES or (lemma == "declaration" and above.dep_ in {"nsubj", "nsubjpass"})
    return above if stretch else noun


def _role_below(noun: Token, clause: Clause) -> str | None:
    """What the noun is in a clause that hangs on it."""
    bare = clause.head.tag_ == "VBN" or not _has_subject(clause.head)
    if clause.head.dep_ == "acl" and bare and clause.head.tag_ in {"VBN", "VBD"}:
        return "made"  # also in "The truce, declared in May, …", where the parser takes it for a past tense
    if noun in clause.objects or (clause.passive and clause.subject == noun):
        return "object"
    return "subject" if clause.subject == noun else None


def _coordinate(head: Token) -> Iterator[Token]:
    """Further predicates of the same subject: "expired … and was renewed"."""
    for child in head.children:
        if child.dep_ == "conj" and is_predicate(child) and not _has_subject(child):
            yield child
            yield from _coordinate(child)


def _climbs(noun: Token) -> Iterator[tuple[Tie, ...]]:
    ties = tuple(_climb(noun))
    if not ties:
        return
    yield ties
    first = ties[0]
    if first.role in {"subject", "object"} and noun.i < first.head.i:
        for planned in _planned(first.head):
            yield (Tie(planned, "subject"), *ties)
    if first.role in _TIMES and is_predicate(first.head):
        # "after the truce that he had declared ran out": the parser takes "after" for a preposition.
        for child in first.head.children:
            if (
                child.dep_ == "advcl"
                and child.i > noun.i
                and child.tag_ in {"VBD", "VBZ"}
                and not _has_subject(child)
            ):
                yield (Tie(child, "subject"),)
    if first.role in {"subject", "object"} and noun.i < first.head.i:
        for head in _coordinate(first.head):
            passive = any(c.dep_ == "auxpass" for c in head.children) or (
                first.role == "object" and head.tag_ == "VBN"
            )
            yield (Tie(head, "object" if passive else "subject"), *ties[1:])


def _planned(head: Token) -> Iterator[Token]:
    """What a thing is expected or meant to do: "is to last", "is expected to begin", "is due to expire"."""
    if head.lemma_.lower() not in {"be", *cues("things")["moods"]["plan"]}:
        return
    for child in (head, *head.children):
        if child == head or child.dep_ in {"acomp", "oprd"}:
            yield from (c for c in child.children if c.dep_ == "xcomp" and is_infinitive(c))


def _has_subject(head: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in head.children)


def _climb(noun: Token) -> Iterator[Tie]:
    """From a noun upwards through verbs, prepositions and nouns, to its main clause or relative clause."""
    node = noun
    for _ in range(_LONGEST):
        above = node.head
        if above == node or node.dep_ == "relcl" or _is_stopped(node, above):
            return
        if node.dep_ in _JOINING and node.pos_ in _NOUNS and above.pos_ in _NOUNS:
            node = above
            continue
        if node.dep_ in {"pobj", "pcomp"}:
            word = above.lower_
            while above.pos_ == "ADP" and above.head != above:
                above = above.head
            yield Tie(above, word)
        else:
            yield Tie(above, _role(node))
        node = above


def _is_stopped(node: Token, above: Token) -> bool:
    """Whether a semicolon parts a clause from the one that the parser hangs it on."""
    if node.dep_ != "ccomp" or node.i > above.i:
        return False
    return any(c.text == ";" and node.i < c.i < above.i for c in above.children)


def _role(node: Token) -> str:
    if node.dep_ == "nsubjpass":
        return "object"
    if node.dep_ in {"nsubj", "csubj"}:
        return "subject"
    if node.dep_ in {"dobj", "attr", "oprd", "dative", "obj"} or (
        node.dep_ == "conj" and node.pos_ in _NOUNS
    ):
        return "object"
    return node.dep_


def _standing(ties: tuple[Tie, ...], scene: Scene) -> Standing:
    for place, tie in enumerate(ties):
        mood = _mood(tie, ties[:place], scene)
        if mood is not Mood.FACT:
            return Standing(ties, mood, tie.head)
        if tie.head.dep_ == "parataxis" or (tie.head.dep_ == "advcl" and not is_infinitive(tie.head)):
            break
        if place and tie.head.dep_ == "conj" and is_predicate(tie.head) and _has_subject(tie.head):
            break  # "it was to expire, but both said …": a clause of its own
    return Standing(ties, Mood.FACT, None)


def _mood(tie: Tie, below: tuple[Tie, ...], scene: Scene) -> Mood:
    clause = scene.by_head.get(tie.head.i)
    if clause is None:
        return _noun_mood(tie)
    if _gated(tie, clause, scene) or clause.modal in _MUST or _is(tie.head, "necessary"):
        return Mood.ASKED
    if clause.modal == "can" and tie.head.dep_ == "relcl":
        return Mood.FACT  # "a truce that one can trust" offers none
    if clause.modal in _MAY and not clause.negated:
        perfect = any(c.lemma_ == "have" for c in tie.head.children if c.dep_ == "aux")
        future = clause.modal == "would" and tie.role == "subject" and not perfect
        return Mood.COMING if future else Mood.OFFERED
    if below and not _told_as_done(below[-1], scene):
        lemma = tie.head.lemma_.lower()
        words = cues("things")["moods"]
        if clause.passive and lemma in words["plan"]:
            return Mood.COMING
        if lemma in words["ask"]:
            return Mood.ASKED
        if lemma in words["offer"] or _is(tie.head, "ready"):
            return Mood.OFFERED
        if lemma in words["plan"]:
            return Mood.COMING
        if lemma in words["refuse"]:
            return Mood.OFFERED if clause.negated else Mood.NEGATED
    if clause.negated and not (below and tie.head.lemma_ == "be"):  # "it was not X that broke it"
        return Mood.NEGATED
    due = tie.head.dep_ == "xcomp" and tie.head.head.lemma_ == "be" and clause.infinitive
    return Mood.COMING if due or clause.modal in _WILL else Mood.FACT


def _told_as_done(tie: Tie, scene: Scene) -> bool:
    """As in "told reporters that the truce had been signed": neither asked for nor meant to be."""
    clause = scene.by_head.get(tie.head.i)
    if clause is None or tie.head.dep_ != "ccomp" or clause.modal is not None or clause.negated:
        return False
    tensed = {tie.head.tag_, *(c.tag_ for c in tie.head.children if c.dep_ in {"aux", "auxpass"})}
    perfect = "VBZ" in tensed and any(c.lemma_ == "have" for c in tie.head.children if c.dep_ == "aux")
    return clause.past or perfect or bool(tensed & {"VBD"})


def _gated(tie: Tie, clause: Clause, scene: Scene) -> bool:
    """Whether the thing is a condition: "if …", "not before …", "must begin with …"."""
    if tie.role in _GATES and _open(clause) and (tie.role != "with" or clause.modal in _MUST):
        return True
    marker = clause.mark or _adverb(tie.head)
    if marker in _IF:
        return True
    above = scene.by_head.get(clause.governor.i) if clause.governor is not None else None
    if marker in {"before", "until", "till"} and tie.head.tag_ in {"VBZ", "VBP"}:
        return True
    if marker not in _WHEN or tie.head.dep_ == "ccomp" or above is None or not _open(above):
        return False
    return not (clause.past and above.past and above.modal is None)


def _is(head: Token, kind: str) -> bool:
    """Whether something is said to be necessary, or somebody to be ready."""
    return any(c.dep_ == "acomp" and c.lower_ in adjectives(kind) for c in head.children)


def _noun_mood(tie: Tie) -> Mood:
    """As in "the call for a truce", "an offer to halt strikes"."""
    words = cues("things")["mood_nouns"]
    lemma = tie.head.lemma_.lower()
    if tie.role in {"subject", "object"}:
        return Mood.FACT
    if lemma in words["ask"]:
        return Mood.ASKED
    return Mood.OFFERED if lemma in words["offer"] else Mood.FACT


def _open(clause: Clause) -> bool:
    """Whether a clause tells no fact: it has a modal, a negation or no tense."""
    return clause.modal is not None or clause.negated or clause.infinitive


def _adverb(head: Token) -> str | None:
    return next(
        (c.lower_ for c in head.children if c.dep_ == "advmod" and c.lower_ in _IF | _WHEN and c.i < head.i),
        None,
    )
