"""Which words name a ceasefire: nouns, the deals named after them, verbs of halting, items of a list."""

from __future__ import annotations

from collections.abc import Iterator

from detente.knowledge.cues import cues
from detente.reading.local.parsed import Doc, Token
from detente.reading.local.phrases import is_definite, phrase_tokens

_NOBODY = frozenset({"any", "no", "every", "such", "neither"})
_LISTING = frozenset({"including", "like", "as"})
_AT = frozenset({"during", "over", "for", "at"})
_HALTING = frozenset({"xcomp", "ccomp", "conj", "ROOT", "acl", "pcomp"})


def ceasefire_nouns(doc: Doc) -> Iterator[tuple[Token, list[Token]]]:
    """The head of each mention of a ceasefire and the words of its phrase, in the order of the text."""
    seen: set[int] = set()
    lemmas: set[str] = set()
    meant: Token | None = None
    for token in doc:
        if token.lower_ in _STANDING_IN and meant is not None and _stands_for(token, meant):
            yield token, phrase_tokens(token)
        elif token.pos_ in {"NOUN", "PROPN"}:
            lemma = token.lemma_.lower()
            known = lemma in lemmas and is_definite(token)  # "a three-day pause … broke the pause"
            head = _anchor(token) if known or is_ceasefire(token) else None
            if head is not None:
                lemmas.add(lemma)
                meant = token
            elif lemma in cues("things")["agreement_nouns"] or lemma in cues("things")["talks_nouns"]:
                meant = None
            if head is not None and head.i not in seen:
                seen.add(head.i)
                yield head, phrase_tokens(head)
                yield from _listed(head)
        elif token.pos_ == "VERB" and token.dep_ in _HALTING:
            words = _halting(token)
            if words:
                yield token, words


def is_ceasefire(token: Token) -> bool:
    """Whether a noun means a ceasefire, by itself or with the words beside it."""
    lemma = token.lemma_.lower()
    if lemma not in cues("things")["ceasefire_nouns"]:
        return False
    needed = cues("things")["ceasefire_needs"].get(lemma)
    if needed is None:
        return True
    near = {
        part
        for t in phrase_tokens(token)
        for word in (t.lemma_, t.lower_)
        for part in word.lower().split("-")
    }
    return bool(near & set(needed)) or any(t.lemma_.lower() in needed for t in _astray(token))


def _astray(noun: Token) -> Iterator[Token]:
    """What a noun halts, where the parser hangs it on the verb: "announced a halt to their advance"."""
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if after is not None and after.dep_ == "prep" and after.head == noun.head and after.lower_ in _HALTED_BY:
        yield from (t for t in after.children if t.dep_ == "pobj")


def _stands_for(pronoun: Token, noun: Token) -> bool:
    """Whether "one" or "another" that somebody declares or brokers is a ceasefire like that of `noun`."""
    between = pronoun.doc[noun.i : pronoun.i]
    if pronoun.dep_ in {"nummod", "det"} or sum(1 for t in between if t.is_sent_start) > _NEAR:
        return False
    if any(c.lower_ == "of" and not any(t.lower_ == "own" for t in c.subtree) for c in pronoun.children):
        return False
    made = cues("things")["done_verbs"]
    making = {*made["declared"], *made["agreed"]}
    told = [c for c in pronoun.children if c.dep_ == "acl" and c.tag_ in {"VBN", "VBD"}]
    if pronoun.dep_ in {"dobj", "nsubjpass"}:
        told.append(pronoun.head)
    runs = pronoun.dep_ == "nsubj" and pronoun.head.lemma_.lower() in _RUNNING
    return runs or any(verb.lemma_.lower() in making for verb in told)


_STANDING_IN = frozenset({"another", "last", "latest", "one", "other"})
_RUNNING = frozenset({"collapse", "expire", "hold", "lapse", "unravel"})
_NEAR = 2
"""How many sentences back what "one" stands for may be named."""
_HALTED_BY = frozenset({"to", "in", "of", "on"})


def _anchor(token: Token) -> Token | None:
    """The noun itself, or the deal named after it; None where it names something else or nothing real."""
    head = token
    if token.dep_ in {"compound", "nmod", "amod"}:
        head = token.head
        if head.lemma_.lower() not in cues("things")["ceasefire_papers"]:
            return None
    if _names_a_body(head):
        return None
    if any(c.lower_ in _NOBODY for c in head.children if c.dep_ in {"det", "predet", "amod"}):
        return None
    return head


def _names_a_body(noun: Token) -> bool:
    """Whether the parser makes a clause of the name of a body: "a ceasefire monitoring team"."""
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if after is None or after.head != noun or after.dep_ != "acl" or after.tag_ != "VBG":
        return False
    return any(c.dep_ == "dobj" and c.i == after.i + 1 for c in after.children)


def _listed(noun: Token) -> Iterator[tuple[Token, list[Token]]]:
    """As in "several truces, including during Easter and …": a feast that stands for a truce in a list."""
    if noun.tag_ not in {"NNS", "NNPS"}:
        return
    for child in noun.children:
        if child.lower_ in _LISTING:
            for item in child.children:
                if item.lower_ in _AT:
                    feast = next((c for c in item.children if c.dep_ == "pobj"), None)
                    if feast is not None and feast.lower_ in cues("things")["purposes"]["holiday"]:
                        yield feast, [item, *(t for t in phrase_tokens(feast) if t.dep_ != "appos")]


def _halting(verb: Token) -> list[Token]:
    """The words of a ceasefire told by a verb: "halt all fighting for 30 days", "cease hostilities"."""
    words = cues("things")
    if verb.lemma_.lower() not in words["halting_verbs"]:
        return _silence(verb)
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if not things:
        return _shooting(verb) or _ending(verb)
    thing = things[0]
    lemma = thing.lemma_.lower()
    inside = sorted(
        (t for c in verb.children if c.dep_ in {"dobj", "prep", "npadvmod"} for t in c.subtree),
        key=lambda t: t.i,
    )
    if any(is_ceasefire(t) for t in inside):
        return []
    how = {part for t in thing.subtree for part in t.lemma_.lower().split("-")}
    if lemma in words["halted_if"]:
        timed = any(t.ent_type_ in {"DATE", "TIME"} for t in inside)
        if not (how & set(words["halted_how"]) or timed or is_bare(verb)):
            return []
    elif lemma not in words["halted"] or verb.lemma_ in {"end", "suspend", "freeze"}:
        return []
    run = [verb]
    for token in inside:
        if token.i > verb.i and token.i - run[-1].i <= 2:
            run.append(token)
    while run[-1].is_punct:
        run.pop()
    return run


def is_bare(verb: Token) -> bool:
    """Whether a side stops its operations, of which nothing more is told: a truce if it bears arms."""
    own = (c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() == "operation")
    return any(c.dep_ == "poss" for thing in own for c in thing.children) and not any(
        t.ent_type_ in {"DATE", "TIME"} for t in verb.subtree
    )


def _shooting(verb: Token) -> list[Token]:
    """The words of "stop shooting from midnight", "cease firing"; not "stop shelling the town"."""
    deed = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VBG"), None)
    if deed is None or verb.dep_ not in {"xcomp", "ccomp"} or deed.i != verb.i + 1:
        return []
    if deed.lemma_.lower() not in cues("things")["halting_what"] or any(
        c.dep_ == "dobj" for c in deed.children
    ):
        return []
    return [verb, deed]


def falls_silent(verb: Token) -> bool:
    """Whether guns do: "the guns will fall silent"."""
    guns = any(c.dep_ == "nsubj" and c.lemma_.lower() in {"gun", "weapon"} for c in verb.children)
    silent = any(c.lower_ in {"quiet", "silent"} and c.dep_ in {"acomp", "oprd"} for c in verb.children)
    return guns and silent and verb.lemma_.lower() in {"fall", "go"}


def _silence(verb: Token) -> list[Token]:
    if not falls_silent(verb):
        return []
    inside = [t for c in verb.children if c.dep_ in {"nsubj", "acomp", "oprd"} for t in c.subtree]
    return list(verb.doc[min(t.i for t in inside) : max(verb.i, *(t.i for t in inside)) + 1])


def _ending(verb: Token) -> list[Token]:
    """The words of "hostilities will end at dawn"."""
    if verb.lemma_.lower() not in {"cease", "end", "stop"}:
        return []
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lemma_.lower() not in cues("things")["halted"]:
        return []
    due = any(c.lower_ == "will" for c in verb.children) or verb.dep_ == "xcomp"
    gated = any(c.dep_ == "advcl" for c in verb.children)
    return list(verb.doc[subject.left_edge.i : verb.i + 1]) if due and not gated else []
