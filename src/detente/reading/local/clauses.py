"""Doc → clauses: every predicate with its subject, objects, modality and own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.reading.local.parsed import Doc, Token

CLAUSAL = frozenset(
    {"ccomp", "xcomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp", "parataxis", "ROOT"}
)
_AUXILIARY = frozenset({"aux", "auxpass"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECT = frozenset({"dobj", "dative", "attr", "oprd", "obj"})
_NEGATIVE = frozenset({"no", "neither", "nobody", "none", "nothing", "nor", "never", "not", "n't", "hardly"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_WITNESSED = frozenset({"report", "hear", "witness", "describe", "fear", "condemn", "face", "suffer"})
"""Verbs of which "-ing" behind them is not done by their subject."""
_LONGEST_CHAIN = 12
_FARTHEST_BY = 25


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate and what hangs on it. Tokens are of the page's doc."""

    head: Token
    """The predicate: a verb, or the copula of "is ready to"."""
    subject: Token | None
    """Head of the subject, inherited where the clause has none of its own; the object of a passive."""
    by: Token | None
    """Head of the agent of a passive: "by X"."""
    objects: tuple[Token, ...]
    """Heads of direct and indirect objects and of the complement of a copula."""
    passive: bool
    negated: bool
    modal: str | None
    """Lower-case lemma of its modal: must, will, would, might …; "have to" and "need to" as "must"."""
    mark: str | None
    """Lower-case subordinator: that, if, unless, until, before …"""
    governor: Token | None
    """Head of the clause that this one hangs on."""
    tokens: tuple[Token, ...]
    """Its words without those of clauses inside it."""

    @property
    def infinitive(self) -> bool:
        """Whether it is a to-infinitive."""
        return is_infinitive(self.head)

    @property
    def past(self) -> bool:
        """Whether it is told in the past or perfect."""
        tags = {self.head.tag_, *(c.tag_ for c in self.head.children if c.dep_ in _AUXILIARY)}
        return bool(tags & {"VBD"}) or (
            self.head.tag_ == "VBN" and any(c.lemma_ == "have" for c in self.head.children if c.dep_ == "aux")
        )


def clauses_of(doc: Doc) -> tuple[Clause, ...]:
    """Every clause of the doc, in the order of its predicates."""
    return tuple(_clause(token) for token in doc if is_predicate(token))


def is_predicate(token: Token) -> bool:
    """Whether `token` heads a clause: a verb or copula that is no auxiliary and no mere modifier."""
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in _AUXILIARY:
        return False
    return token.dep_ not in {"amod", "compound", "prep", "punct", "mark", "case"}


_ALMOST = frozenset({"almost", "nearly", "narrowly"})


def falls_short(head: Token) -> bool:
    """Whether what a verb tells did not quite come about: "almost broke down", "failed to agree", "have yet
    to agree".
    """
    if _is_awaited(head):
        return True
    if head.lemma_.lower() == "fail" and any(c.dep_ == "xcomp" for c in head.children):
        return True
    return any(
        child.dep_ == "advmod" and child.lower_ in _ALMOST and child.i < head.i for child in head.children
    )


def _is_awaited(head: Token) -> bool:
    """As in "have yet to agree", "are yet to meet"."""
    above = head.head
    tied = head.dep_ == "xcomp" and above.lemma_.lower() in {"have", "be", "remain"}
    return tied and any(c.lower_ == "yet" and c.i < head.i for c in above.children)


def is_infinitive(head: Token) -> bool:
    """Whether the clause of `head` is a to-infinitive; the "to" of "agreed to it" makes none."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in head.children)


def _clause(head: Token) -> Clause:
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in head.children) or _is_participle(head)
    by = _agent(head) if passive else None
    objects = tuple(c for c in head.children if c.dep_ in _OBJECT)
    return Clause(
        head=head,
        subject=subject_of(head),
        by=by,
        objects=objects + _relative_object(head),
        passive=passive,
        negated=_negated(head),
        modal=_modal(head),
        mark=next((c.lower_ for c in head.children if c.dep_ == "mark"), None),
        governor=governor_of(head),
        tokens=tuple(own_tokens(head)),
    )


def _is_participle(head: Token) -> bool:
    """Whether a clause is a passive participle: "the accord signed in May", not "the man, X, offered to"."""
    first = head.head if head.dep_ == "conj" and head.head.tag_ == "VBN" else head
    aside = (
        first.dep_ == "advcl"
        and first.i > 0
        and first.left_edge.i > 0
        and first.left_edge.nbor(-1).text == ","
    )
    aside = aside and not any(c.dep_ in {"aux", "auxpass", "mark", "nsubj"} for c in first.children)
    if not (first.dep_ == "acl" or aside) or head.tag_ != "VBN":
        return False
    if first != head and any(c.dep_ in {"aux", "nsubj"} for c in head.children):
        return False
    return not any(c.dep_ in {"dobj", "xcomp", "ccomp"} for c in head.children)


def _agent(head: Token) -> Token | None:
    """The noun behind the "by" of a passive, also behind an aside: "violated, according to him, by X"."""
    for token in head.doc[head.i + 1 : min(head.sent.end, head.i + _FARTHEST_BY)]:
        if is_predicate(token) and token.lower_ != "according":
            return None
        if token.lower_ != "by" or not (head.is_ancestor(token) or token.head.lower_ == "according"):
            continue
        noun = next(
            (c for c in token.children if c.dep_ == "pobj" and c.ent_type_ not in {"DATE", "TIME"}), None
        )
        if noun is not None:
            return noun
    return None


def coordinate_of(head: Token) -> Token:
    """The predicate that a coordinate one stands beside.

    The parser hangs the last verb of "denied that they had broken it and blamed X" on "broken"; a finite verb
    without a subject goes with the verb above that has its form.
    """
    beside = head.head
    above = governor_of(beside) if beside.dep_ in {"ccomp", "xcomp", "advcl"} else None
    if above is not None and head.tag_ == "VBD" == above.tag_ and beside.tag_ != "VBD":
        return above
    return beside


def governor_of(head: Token) -> Token | None:
    """The predicate that the clause of `head` hangs on, through nouns and prepositions."""
    token = head
    for _ in range(_LONGEST_CHAIN):
        if token.head == token:
            return None
        token = token.head
        if is_predicate(token):
            return token
    return None


def subject_of(head: Token) -> Token | None:
    """The head of the subject of a predicate, its own or the one that grammar lends it."""
    own = any(child.dep_ in _SUBJECT for child in head.children)
    return _lent_subject(head) if own or not _is_witnessed(head) else None


def _lent_subject(head: Token) -> Token | None:
    token = head
    for _ in range(_LONGEST_CHAIN):
        own = next(
            (c for c in token.children if c.dep_ in _SUBJECT and c.dep_ not in {"csubj", "csubjpass"}), None
        )
        if own is not None:
            if own.lower_ in _RELATIVE:
                if token.dep_ == "relcl":
                    return token.head
                return _cleft(token) or own
            return own
        if token.dep_ == "acl":
            # "leaders visiting Kyiv", "the accord signed in May"; not "the decision to leave".
            return _possessor(token.head) if token.tag_ == "VB" else token.head
        if token.dep_ == "conj" and is_predicate(token.head):
            token = coordinate_of(token)
        elif token.dep_ == "xcomp":
            controlled = next((c for c in token.head.children if c.dep_ in {"dobj", "dative", "obj"}), None)
            if controlled is not None and controlled.i < token.i:
                return controlled
            token = token.head
        elif token.dep_ in {"advcl", "pcomp", "ccomp"} and token.tag_ in {"VBG", "VBN", "VB"}:
            above = governor_of(token)
            if above is None:
                return None
            lifted = governor_of(above) if _turns_on(token, above) else above
            if lifted is None:
                return None
            token = lifted
        else:
            return None
    return None


_SINGULAR = frozenset({"him", "her", "it"})
_TELLING = frozenset({"add", "announce", "claim", "note", "report", "say", "state", "tell", "think", "write"})
"""Verbs of which what is told may go on: "X says that Y left, accusing it of ..."."""


def _turns_on(head: Token, above: Token) -> bool:
    """Whether a participle is about the subject of the clause that the parser hangs it on, and so not by it:
    "the rebels demand that Bozize go, accusing him of …".
    """
    asks = governor_of(above) if above.dep_ == "ccomp" else None
    if head.tag_ != "VBG" or asks is None or asks.lemma_.lower() in _TELLING:
        return False
    whom = next((c for c in head.children if c.dep_ == "dobj" and c.lower_ in {*_SINGULAR, "them"}), None)
    subject = next((c for c in above.children if c.dep_ in _SUBJECT), None)
    if whom is None or subject is None or subject.pos_ not in {"NOUN", "PROPN"}:
        return False
    many = whom.lower_ == "them"
    others = (c for c in above.children if c.dep_ in _OBJECT and c.pos_ in {"NOUN", "PROPN"})
    return _is_many(subject) == many and all(_is_many(other) != many for other in others)


def _is_many(noun: Token) -> bool:
    return noun.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in noun.children)


def _is_witnessed(head: Token) -> bool:
    """Whether a predicate is what others tell of: "residents reported shelling" makes them no shellers."""
    return head.tag_ == "VBG" and head.dep_ in {"xcomp", "ccomp"} and head.head.lemma_ in _WITNESSED


def _cleft(head: Token) -> Token | None:
    """Who did it, in "it was Kyiv that left" and "it was not Moscow that left — it was Kyiv"."""
    be = head.head
    if be.lemma_ != "be" or not any(c.lower_ == "it" for c in be.children):
        return None
    if any(c.dep_ == "neg" for c in be.children):
        other = next(
            (c for c in (be.head, *be.children) if c != be and c.lemma_ == "be" and c.i > head.i), None
        )
        if other is None:
            return None
        be = other
    return next((c for c in be.children if c.dep_ in {"attr", "nsubj"} and c.lower_ != "it"), None)


def _possessor(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.dep_ == "poss"), None)


def _relative_object(head: Token) -> tuple[Token, ...]:
    """The antecedent of a relative clause where it is the object: "the pause that he announced"."""
    if head.dep_ != "relcl" or any(c.dep_ in _OBJECT and c.lower_ not in _RELATIVE for c in head.children):
        return ()
    subject = next((c for c in head.children if c.dep_ in _SUBJECT), None)
    if subject is None or subject.lower_ in _RELATIVE:
        return ()
    return (head.head,)


def _negated(head: Token) -> bool:
    for child in head.children:
        if child.dep_ == "neg" or (
            child.dep_ in {"advmod", "preconj", "cc"} and child.lower_ in {"never", "neither", "nor"}
        ):
            return True
        if child.dep_ in _SUBJECT | _OBJECT:
            if child.lower_ in _NEGATIVE:
                return True
            if any(c.dep_ in {"det", "preconj"} and c.lower_ in {"no", "neither"} for c in child.children):
                return True
    return False


def _modal(head: Token) -> str | None:
    for child in head.children:
        if child.dep_ == "aux" and child.tag_ == "MD":
            return {
                "wo": "will",
                "'ll": "will",
                "’ll": "will",
                "'d": "would",
                "’d": "would",
                "ca": "can",
            }.get(child.lower_, child.lower_)
    # "has to leave", "needs to leave", "ought to leave"
    if head.lemma_ in {"have", "need", "ought"} and any(
        c.dep_ == "xcomp" and is_infinitive(c) and not _is_awaited(c) for c in head.children
    ):
        return "must"
    if head.dep_ == "conj" and is_predicate(head.head) and not any(c.dep_ in _SUBJECT for c in head.children):
        if any(c.dep_ == "aux" for c in head.children):
            return None
        return _modal(head.head) if head.tag_ == "VB" else None
    return None


def own_tokens(head: Token) -> Iterator[Token]:
    """The words of the clause of `head`, in order, without those of clauses inside it."""
    stack = [head]
    found = []
    while stack:
        token = stack.pop()
        found.append(token)
        stack.extend(
            c for c in token.children if not (is_predicate(c) and (c.dep_ in CLAUSAL or c.dep_ == "conj"))
        )
    return iter(sorted(found, key=lambda t: t.i))


def opens_an_earlier_time(token: Token) -> bool:
    """Whether a comma before "hours after …", "a day after …" stands here: what follows was another act."""
    if token.text != ",":
        return False
    near = [t.lower_ for t in token.doc[token.i + 1 : token.i + 5]]
    marker = next((k for k, word in enumerate(near) if word in {"after", "before"}), None)
    return marker is not None and any(word.rstrip("s") in _SPANS for word in near[:marker])


_SPANS = frozenset({"minute", "hour", "day", "week", "month", "year"})
