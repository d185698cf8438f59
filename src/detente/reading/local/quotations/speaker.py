"""Who speaks: the head of a source phrase → actors of the cast."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.local.actors.cast import Cast, Form
from detente.reading.local.clauses import subject_of
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.cuts import follows_on
from detente.reading.local.quotations.words import FINITE, is_cue, is_passive, speech

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_FROM = frozenset({"by", "from", "of", "for", "in", "at", "to"})
_COORDINATED = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_ISSUE = frozenset(
    {"issue", "put", "release", "publish", "make", "give", "send", "post", "write", "read", "deliver"}
)
"""What somebody does with a message of his own: "issued a statement saying that"."""
_LONGEST_CHAIN = 6
_FARTHEST = 30


def subject(verb: Token) -> Token | None:
    """The head of the phrase that says `verb`: its subject, the antecedent of a relative clause, the agent of
    a passive, the subject of the governing clause for a participle.
    """
    if is_passive(verb):
        agent = next((p for c in verb.children if c.dep_ == "agent" for p in c.children), None)
        return agent if agent is not None else None
    if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and follows_on(verb, verb.head):
        return subject(verb.head.head)
    found = subject_of(verb) or _lent(verb) or _beside(verb)
    if found is None and verb.dep_ not in {"ROOT", "ccomp", "parataxis", "conj"}:
        found = _above(verb)
    return _antecedent(found) if found is not None else None


def _lent(verb: Token) -> Token | None:
    """The subject of an earlier cue in the sentence, where the parse lost the link: "… but said that"."""
    before = verb.i - 1
    if verb.tag_ not in FINITE or before < verb.sent.start or verb.doc[before].tag_ != "CC":
        return None
    for index in range(before - 1, max(verb.sent.start, before - _FARTHEST) - 1, -1):
        token = verb.doc[index]
        if token.tag_ == verb.tag_ and is_cue(token, "say", "quoting"):
            return subject_of(token)
    return None


def _beside(verb: Token) -> Token | None:
    """The noun phrase before the verb where the parse gave it none: "After the envoy, a Kenyan, had said"."""
    helpers = [c.i for c in verb.lefts if c.dep_ == "aux" and c.tag_ in FINITE]
    if not helpers and verb.tag_ not in FINITE:
        return None
    at = min([verb.i, *helpers]) - 1
    if at > verb.sent.start and verb.doc[at].text == ",":
        at -= 1
    if at < verb.sent.start:
        return None
    token = verb.doc[at]
    while token.dep_ in {"compound", "appos", "nmod", "amod"} and token.head.i >= verb.sent.start:
        token = token.head
    return token if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.i < verb.i else None


def _above(verb: Token) -> Token | None:
    """The subject that a participle or infinitive takes over from the clause around it."""
    token = verb
    for _ in range(_LONGEST_CHAIN):
        if token.head == token:
            return None
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            own = subject_of(token)
            if own is not None:
                return own
    return None


def _antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.lower_ not in _RELATIVE or token.pos_ not in {"PRON", "DET", "SCONJ"}:
        return token
    verb = token.head
    for _ in range(_LONGEST_CHAIN):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ not in {"conj", "ccomp", "xcomp"}:
            break
        verb = verb.head
    return token


def actors_of(source: Token, cast: Cast) -> tuple[str, ...]:
    """Ids of the actors that the phrase headed by `source` names, the first being the speaker."""
    found: list[str] = []
    for token in coordinated(source):
        found.extend(_one(token, cast, 0))
    return tuple(dict.fromkeys(found))


def coordinated(token: Token) -> Iterator[Token]:
    """A noun and those joined to it by "and", the first first."""
    pending = [token]
    for _ in range(40):
        if not pending:
            return
        token = pending.pop(0)
        yield token
        pending.extend(c for c in token.children if c.dep_ == "conj" and c.pos_ in _COORDINATED)


def _one(token: Token, cast: Cast, depth: int) -> tuple[str, ...]:
    mention = cast.mention(token)
    if mention is not None and mention.form is not Form.ADJECTIVE:
        return mention.actors
    if depth >= _LONGEST_CHAIN:
        return ()
    for child in token.children:
        if child.dep_ == "appos" and (found := _one(child, cast, depth + 1)):
            return found
    if token.dep_ == "appos" and (named := cast.mention(token.head)) is not None:
        return named.actors
    for child in token.children:
        # A title that the parse takes for the head: "Major General Suvaree".
        if (
            child.dep_ == "compound"
            and child.ent_type_ == "PERSON"
            and (found := _one(child, cast, depth + 1))
        ):
            return found
    return _owner(token, cast, depth)


def _owner(token: Token, cast: Cast, depth: int) -> tuple[str, ...]:
    """Whose voice or message it is: "Grabe's office", "a statement from the army", "Ukrainian officials"."""
    noun = token.lemma_.lower()
    if not any(noun in speech(kind) for kind in ("voices", "messages", "nouns", "quoting_nouns")):
        return ()
    for child in token.children:
        if child.dep_ == "poss" and (found := _one(child, cast, depth + 1)):
            return found
    for child in token.children:
        if child.dep_ in {"amod", "compound", "nmod"} and (mention := cast.mention(child)) is not None:
            return mention.actors
    for giver in _givers(token):
        if found := _one(giver, cast, depth + 1):
            return found
    issuer = subject(token.head) if token.dep_ == "dobj" and token.head.lemma_.lower() in _ISSUE else None
    return _one(issuer, cast, depth + 1) if issuer is not None and issuer != token else ()


def _givers(token: Token) -> Iterator[Token]:
    """Who a voice or message comes from: "a letter by X", "the army of X", "a statement on X's website"."""
    below = [(c, p) for c in token.rights if c.dep_ in {"prep", "agent"} for p in c.children]
    for preposition, noun in below:
        if preposition.lower_ in _FROM and noun.dep_ == "pobj":
            yield noun
    for preposition, noun in below:
        if preposition.lower_ in {"on", "in"}:
            yield from (owner for owner in noun.children if owner.dep_ == "poss")
