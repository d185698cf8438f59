"""What an agreement lays down: its clauses, with who is bound, in the words of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.knowledge.cues import cues
from detente.model import Actor, Clause
from detente.model.codes import Issue
from detente.reading.local.clauses import is_predicate
from detente.reading.local.events.themes import body_of
from detente.reading.local.pacts.standing import Standing
from detente.reading.local.pacts.view import View
from detente.reading.local.parsed import Token
from detente.reading.local.phrases import offsets

_UNDER = frozenset({"under", "by", "in"})
_TERMS = frozenset({"term", "provision", "article"})


def clauses_at(noun: Token, standings: Iterable[Standing], view: View) -> Iterator[Clause]:
    """The clauses that the sentences around one mention of an agreement lay out."""
    yield from _under_which(noun, view)
    for standing in standings:
        for place, tie in enumerate(standing.ties):
            if place and tie.head.lemma_.lower() not in _TERMS and standing.ties[0].head.lemma_ not in _TERMS:
                break
            if tie.role == "under" and is_predicate(tie.head):
                yield from _sentences(tie.head, view)
            elif tie.role == "subject" and is_predicate(tie.head):
                yield from _laid_down(tie.head, view)


def commitments(heads: Iterable[Token], parties: tuple[Actor, ...], view: View) -> Iterator[Clause]:
    """One clause for each verb and party: "agreed to freeze movements and to let observers in"."""
    for head in heads:
        clause = view.scene.by_head.get(head.i)
        if clause is not None:
            body = [t for t in body_of(clause) if t.i >= min(c.i for c in (head, *head.lefts))]
            yield from _clause([t for t in body if t.dep_ != "mark"], parties, view)


def verbs_joined(head: Token) -> Iterator[Token]:
    """A verb and those joined to it by "and"."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and is_predicate(child):
            yield from verbs_joined(child)


def _under_which(noun: Token, view: View) -> Iterator[Clause]:
    """As in "a draft under which X would commit itself to A in exchange for B"."""
    for child in noun.children:
        if child.dep_ in {"relcl", "acl"} and any(t.lower_ in {"which", "whereby"} for t in child.subtree):
            clause = view.scene.by_head.get(child.i)
            if clause is not None and clause.subject is not None and clause.subject.head == child:
                first = clause.subject.left_edge.i
                body = [t for t in body_of(clause) if t.i >= first]
                yield from _clause(body, view.scene.agents.of(clause.subject), view)


def _sentences(head: Token, view: View) -> Iterator[Clause]:
    """As in "Under the deal X will do A and Y will do B"."""
    for verb in verbs_joined(head):
        clause = view.scene.by_head.get(verb.i)
        if clause is not None and clause.subject is not None:
            own = [t for t in body_of(clause) if not _is_lead(t, head)]
            yield from _clause(own, view.scene.agents.of(clause.subject), view)


def _is_lead(token: Token, head: Token) -> bool:
    """Whether a word belongs to the phrase "Under the deal," that opens the sentence."""
    lead = next((c for c in head.children if c.lower_ in _UNDER and c.i < head.i), None)
    return lead is not None and (
        token == lead or lead in token.ancestors or (token.i == lead.right_edge.i + 1)
    )


def _laid_down(verb: Token, view: View) -> Iterator[Clause]:
    data = cues("things")["laying_down"]
    lemma = verb.lemma_.lower()
    for head in verbs_joined(verb):
        lemma = head.lemma_.lower()
        inner = [
            c for c in head.children if c.dep_ in {"ccomp", "xcomp"} and is_predicate(c) and c.i > head.i
        ]
        if lemma in data["bind"] and inner:
            for one in inner:
                for bound in (one, *(c for c in one.children if c.dep_ in {"advcl", "conj"} and _to(c))):
                    yield from _bound(bound, view)
        elif lemma in data["bind"]:
            yield from _bound_to(head, view)
        elif lemma in data["say"] and inner:
            for one in inner:
                yield from _sentences(one, view)
        elif lemma in data["list"]:
            for child in head.children:
                nouns = [child] if child.dep_ == "dobj" else []
                if child.dep_ == "prep" and child.lower_ == "for":
                    nouns = [p for p in child.children if p.dep_ == "pobj"]
                for noun in nouns:
                    yield from _items(noun, view)


def _bound_to(verb: Token, view: View) -> Iterator[Clause]:
    """As in "commits X to a ceasefire, to the disbanding of its units and to elections"."""
    bound = next((c for c in verb.children if c.dep_ == "dobj"), None)
    parties = view.scene.agents.of(bound) if bound is not None else ()
    first = next((c for c in verb.children if c.lower_ == "to" and c.dep_ in {"prep", "dative"}), None)
    for word in (first, *first.conjuncts) if first is not None else ():
        for noun in (p for p in word.children if p.dep_ == "pobj" and word.lower_ == "to"):
            yield from _items(noun, view, parties)


def _to(head: Token) -> bool:
    return is_predicate(head) and any(c.tag_ == "TO" for c in head.children)


def _bound(verb: Token, view: View) -> Iterator[Clause]:
    """As in "obliges X to withdraw": X is bound to what the infinitive says."""
    clause = view.scene.by_head.get(verb.i)
    if clause is None:
        return
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) or clause.subject
    first = next((c.i for c in verb.children if c.tag_ == "TO"), verb.i)
    body = [t for t in body_of(clause) if t.i >= first]
    others = {t for c in verb.children if c.dep_ in {"advcl", "conj"} for t in c.subtree}
    yield from _clause([t for t in body if t not in others], view.scene.agents.of(subject), view)


def _items(noun: Token, view: View, parties: tuple[Actor, ...] = ()) -> Iterator[Clause]:
    """Each noun of a list: "the withdrawal of forces, the release of detainees and …"."""
    joined = [c for c in noun.children if c.dep_ in {"conj", "appos"} and c.pos_ in {"NOUN", "PROPN"}]
    inside = {t for c in joined for t in c.subtree}
    own = [t for t in noun.subtree if t not in inside and not (t.head == noun and t.dep_ in {"cc", "punct"})]
    yield from _clause(own, parties, view)
    for other in joined:
        yield from _items(other, view, parties)


def _clause(body: Iterable[Token], parties: tuple[Actor, ...], view: View) -> Iterator[Clause]:
    run = _run(sorted(body, key=lambda t: t.i))
    given = [t for t in run if not _in_exchange(t)]
    issues = view.scene.topics.of(given)
    if not run or not issues:
        return
    returned: tuple[Issue, ...] = view.scene.topics.of([t for t in run if _in_exchange(t)])
    span = view.scene.page.span(*offsets(run))
    for one in parties or (None,):
        yield Clause(
            party=one.id if one is not None else None,
            commitment=issues[0],
            text=span.quote,
            in_exchange_for=returned[0] if returned else None,
            evidence=(span,),
        )


def _run(tokens: list[Token]) -> list[Token]:
    """The words without punctuation and conjunctions at either end."""
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].dep_ in {"cc", "punct"}):
        tokens.pop()
    while tokens and (tokens[0].is_punct or tokens[0].is_space or tokens[0].dep_ == "cc"):
        tokens.pop(0)
    return tokens


def _in_exchange(token: Token) -> bool:
    """Whether a word stands inside "in exchange for …" or "in return for …"."""
    for above in (token, *token.ancestors):
        if above.lower_ in {"exchange", "return"} and above.head.lower_ == "in":
            return True
        if above.dep_ in {"relcl", "ROOT"}:
            return False
    return False
