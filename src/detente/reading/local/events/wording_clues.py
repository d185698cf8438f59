"""Word → the clues of its wording: what it is, what hangs on it, and what it hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.local.parsed import Token

_CANDIDATES = frozenset({"VERB", "NOUN"})
_UNLIKELY = frozenset({"ADJ", "AUX", "PROPN"})
"""Classes that do an act only where the event head hears one: "is ready to", "no to talks"."""
_SAYING = frozenset({"say", "tell", "add", "note", "write", "argue", "insist", "claim", "state"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "dative", "obj"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "pcomp"})
_ADVERBS = frozenset({"acomp", "advmod"})
_MODIFIERS = frozenset({"amod", "compound", "poss", "det"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
FAINT = 0.05
"""How likely the event head must think that a word of an unlikely class acts, to weigh its wording."""


def may_act(token: Token, told: float) -> bool:
    """Whether the wording of a word is weighed; `told` is how likely the event head thinks that it acts."""
    if token.dep_ in _AUXILIARIES:
        return False
    return token.pos_ in _CANDIDATES or (token.pos_ in _UNLIKELY and told >= FAINT)


def clues(token: Token, *, spoken: bool) -> Iterator[str]:
    """The clues of a word, most of them with its lemma; `spoken`: somebody says the words around it."""
    word = token.lemma_.lower()
    yield from (
        f"L={word}",
        f"P={token.pos_}",
        f"LP={word}/{token.pos_}",
        f"D={token.dep_}",
        f"T={token.tag_}",
    )
    yield "spoken" if spoken else "unspoken"
    for child in token.children:
        yield from _hanging(word, child)
    above = token.head
    if above is token:
        return
    yield f"H={above.lemma_.lower()}/{token.dep_}"
    yield f"L+H={word}+{above.lemma_.lower()}+{token.dep_}"
    if token.dep_ == "pobj" and above.head is not above:
        yield f"HH={above.head.lemma_.lower()}+{above.lower_}"
    if token.dep_ in {"xcomp", "ccomp"}:
        yield "under-say" if above.lemma_.lower() in _SAYING else "under-other"


def _hanging(word: str, child: Token) -> Iterator[str]:
    """The clues of what hangs on a word."""
    kind, own = child.dep_, child.lemma_.lower()
    if kind in {"prep", "agent"}:
        yield from (f"prep={own}", f"L+prep={word}+{own}")
        yield from _behind(word, child)
    elif kind == "prt":
        yield f"L+prt={word}+{own}"
    elif kind in _OBJECTS:
        yield from (f"obj={own}", f"L+obj={word}+{own}", f"hasobj={kind}")
        yield from _of_object(child)
    elif kind in _SUBJECTS:
        yield from (f"subjd={kind}", f"subj={own}", f"subjp={child.pos_}", f"L+subj={word}+{own}")
        yield from (f"subjdet={c.lower_}" for c in child.children if c.dep_ in {"det", "neg"})
    elif kind in _CLAUSES:
        yield from (f"{kind}={own}", f"L+{kind}={word}+{own}", f"L+{kind}={word}")
        yield from _of_clause(word, child)
    elif kind == "neg":
        yield from ("neg", f"L+neg={word}")
    elif kind in _AUXILIARIES:
        yield from (f"aux={child.lower_}", f"L+aux={word}+{child.lower_}", kind)
    elif kind in _ADVERBS or kind in _MODIFIERS:
        yield from (f"{kind}={own}", f"L+{kind}={word}+{own}")
    elif kind == "mark":
        yield f"mark={child.lower_}"


def _behind(word: str, preposition: Token) -> Iterator[str]:
    for noun in preposition.children:
        if noun.dep_ in {"pobj", "pcomp"}:
            own = noun.lemma_.lower()
            yield from (f"pobj={own}", f"L+pobj={word}+{preposition.lemma_.lower()}+{own}")


def _of_clause(word: str, head: Token) -> Iterator[str]:
    for mark in head.children:
        if mark.dep_ in {"mark", "aux"}:
            yield from (f"{head.dep_}m={mark.lower_}", f"L+{head.dep_}m={word}+{mark.lower_}")


def _of_object(noun: Token) -> Iterator[str]:
    for child in noun.children:
        if child.dep_ in _MODIFIERS:
            yield f"objmod={child.lemma_.lower()}"
        elif child.dep_ == "prep":
            yield from (f"objp={child.lower_}+{c.lemma_.lower()}" for c in child.children)
