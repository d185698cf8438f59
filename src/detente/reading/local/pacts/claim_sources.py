"""Where a text says that a ceasefire was broken: accusations, what sources tell, counts of violations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.knowledge.cues import cues
from detente.model import Actor, Ceasefire
from detente.model.codes import Act, Issue, Reality
from detente.reading.local.clauses import Clause
from detente.reading.local.events.draft import Draft
from detente.reading.local.events.themes import body_of
from detente.reading.local.events.triggers import words
from detente.reading.local.mentions.words import SPEECH
from detente.reading.local.pacts.blows_under_truce import blows_under_truce
from detente.reading.local.pacts.ceasefire_nouns import is_ceasefire
from detente.reading.local.pacts.ceasefire_stages import WANTED
from detente.reading.local.pacts.view import View
from detente.reading.local.parsed import Token

_UNREAL = frozenset({"if", "unless", "whether", "until", "before"})
_PACTS = frozenset(
    {"agreement", "deal", "accord", "pact", "arrangement", "declaration", "commitment", "understanding"}
)
_RULES = frozenset(
    {"article", "clause", "pledge", "promise", "provision", "rule", "term", "undertaking", "word"}
)
"""What of a pact is broken."""
_PLIGHTED = frozenset({"commitment", "pledge", "promise", "undertaking", "word"})
_ACCUSING = frozenset({"accuse", "blame"})
_IS = frozenset({"attr", "oprd"})
_NAMED = frozenset({"oprd", "attr", "pobj", "ccomp", "dobj"})
_CALLING = frozenset({"call", "describe", "denounce", "term", "label", "brand", "be"})


@dataclass(frozen=True, slots=True)
class Breach:
    """What one source says of a breach: who says it of whom, in which words."""

    head: Token
    accuser: tuple[Actor, ...]
    accused: tuple[Actor, ...]
    body: tuple[Token, ...]
    start: int
    end: int
    cue: str
    truce: Ceasefire | None = None
    """The ceasefire that is meant, where no word of breach names it."""


def breaches(view: View, ceasefires: Sequence[Ceasefire], where: Mapping[int, str]) -> Iterator[Breach]:
    """The breaches that somebody claims, in the order of the text. `where`: as for `find_claims`."""
    actual = {c.id for c in ceasefires if c.status not in WANTED}
    there = {view.sentence(view.scene.page.doc[i]) for i, key in where.items() if key in actual}
    named = _Named(view, where)
    for draft in view.drafts:
        if draft.act is Act.ACCUSE and draft.reality in {Reality.ASSERTED, Reality.REPORTED, Reality.ALLEGED}:
            if draft.head.lemma_.lower() in words("breach"):
                continue
            wide = _wide(draft)
            if named.breach_in(draft, wide):
                last = max(wide, key=lambda t: t.i)
                end = max(draft.end, last.idx + len(last)) if wide != draft.body else draft.end
                yield Breach(draft.head, draft.actor, draft.recipient, wide, draft.start, end, draft.cue)
            elif view.sentence(draft.head) in there and _counts_blows(draft):
                yield Breach(
                    draft.head, draft.actor, draft.recipient, draft.body, draft.start, draft.end, draft.cue
                )
    for blow in blows_under_truce(view, ceasefires):
        draft = blow.accusation
        yield Breach(
            draft.head, draft.actor, blow.accused, draft.body, draft.start, draft.end, draft.cue, blow.truce
        )
    for clause in view.scene.clauses:
        if view.scene.page.in_headline(clause.head.idx):
            continue
        yield from _mutual(clause, named, view)
        found = _told(clause, named, view) or _counted(clause, view) or _called(clause, named, view)
        found = found or _by_whom(clause, named, view)
        if found is not None:
            yield found


class _Named:
    """Which words mean a ceasefire."""

    def __init__(self, view: View, where: Mapping[int, str]) -> None:
        self._view = view
        self._where = where
        self._sentences = {view.sentence(view.scene.page.doc[i]) for i in where}

    def has(self, tokens: Sequence[Token]) -> bool:
        """Whether a ceasefire is named among these words, by a noun or a pronoun."""
        things = self._view.scene.things
        return any(t.i in self._where or (t.i in things and things[t.i].i in self._where) for t in tokens)

    @property
    def any(self) -> bool:
        """Whether the report names a ceasefire at all."""
        return bool(self._where)

    def near(self, token: Token) -> bool:
        """Whether the sentence of a token names a ceasefire."""
        return self._view.sentence(token) in self._sentences

    def breach_in(self, draft: Draft, body: Sequence[Token]) -> bool:
        """Whether an accusation is that a ceasefire, or the agreements that the text calls so, was broken."""
        lemmas = {t.lemma_.lower() for t in body}
        if not any(_breaks(t) for t in body):
            return False
        if not self.has(body) and _other_pact(body):
            return False
        if any(t.lemma_.lower() in cues("things")["violation_nouns"] for t in body) and self.near(draft.head):
            return True
        if self.has(body) or Issue.CEASEFIRE in self._view.scene.topics.of(body):
            return True
        return bool(self._where) and (
            _of_truce(draft)
            or bool(lemmas & {*_PACTS, *_RULES, "it", "they", "which", "all"})
            or any(_is_bare(t) for t in body)
        )


def _is_bare(violation: Token) -> bool:
    """Whether nothing says what was broken: "accused them of six breaches since Sunday"."""
    if violation.lemma_.lower() not in cues("things")["violation_nouns"]:
        return False
    return not any(c.lower_ == "of" or c.dep_ in {"compound", "poss"} for c in violation.children)


def _other_pact(body: Sequence[Token]) -> bool:
    """Whether the pacts named say themselves what they are about, and it is no ceasefire: "agreements that
    provided for the fighters' return".
    """
    pacts = [t for t in body if t.lemma_.lower() in _PACTS]
    told = [c for t in pacts for c in t.children if c.dep_ in {"relcl", "acl"} or c.lower_ in {"on", "about"}]
    return bool(told) and not any(names_ceasefire(c) for c in told)


def names_ceasefire(word: Token) -> bool:
    """Whether a word or one that hangs on it means a ceasefire."""
    return any(is_ceasefire(token) for token in word.subtree)


def _of_truce(draft: Draft) -> bool:
    """Whether an accusation is about a ceasefire; an issue that is only heard must be heard clearly."""
    heard = draft.verdict.issues.get(Issue.CEASEFIRE, 0.0) if draft.verdict is not None else 1.0
    return Issue.CEASEFIRE in draft.issues and heard >= _HEARD


_HEARD = 0.5


def _wide(draft: Draft) -> tuple[Token, ...]:
    """The words of an accusation, with those that the parser hangs on a clause inside it."""
    if any(_breaks(t) for t in draft.body) or draft.clause is None:
        return draft.body
    beside = {
        c for c in draft.head.children if c.dep_ in {"conj", "nsubj", "advcl", "ccomp", "parataxis", "cc"}
    }
    found = [draft.head, *(t for c in draft.head.children if c not in beside for t in c.subtree)]
    if not any(_breaks(t) for t in found):
        return draft.body
    return tuple(sorted(found, key=lambda t: t.i))


def _breaks(token: Token) -> bool:
    """Whether a word tells of a breach: "violated", "a breach of", "never respected"; not "broke out"."""
    lemma = token.lemma_.lower()
    if lemma in cues("things")["keeping"]:
        unkept = any(c.dep_ == "neg" or c.lower_ == "never" for c in token.children)
        return unkept or (token.dep_ == "xcomp" and token.head.lemma_ in {"fail", "refuse"})
    if lemma in words("breach"):
        return not any(c.dep_ == "prt" for c in token.children)
    return lemma in cues("things")["violation_nouns"]


def _counts_blows(draft: Draft) -> bool:
    """As in "denied that it had broken the truce and blamed X for 40 attacks": a count of breaches."""
    blows = [t for t in draft.body if t.lemma_.lower() in {"attack", "shelling", "strike", "incident"}]
    return any(c.dep_ == "nummod" for t in blows for c in t.children)


def _mutual(clause: Clause, named: _Named, view: View) -> Iterator[Breach]:
    """As in "each party accused the other of violating it", where the text names neither there."""
    draft = view.doers.draft(clause.head)
    if (
        clause.head.lemma_.lower() not in {"accuse", "blame"}
        or not view.belligerents
        or (draft and draft.actor)
    ):
        return
    body = body_of(clause)
    each = clause.subject is not None and any(t.lower_ in {"each", "both"} for t in clause.subject.subtree)
    other = any(o.lower_ == "other" or any(c.lower_ == "other" for c in o.children) for o in clause.objects)
    if each and other and any(_breaks(t) for t in body) and (named.has(body) or named.near(clause.head)):
        one, two = view.belligerents
        yield _breach(clause, (one,), (two,), body, "each other")
        yield _breach(clause, (two,), (one,), body, "each other")


def _told(clause: Clause, named: _Named, view: View) -> Breach | None:
    """As in "X had broken the truce, said Y": a breach told by a source."""
    lemma = clause.head.lemma_.lower()
    unkept = lemma in cues("things")["keeping"] and clause.negated and _breaks(clause.head)
    if not unkept and (lemma not in words("breach") or clause.negated):
        return None
    if clause.modal or clause.mark in _UNREAL:
        return None
    if _of_anybody(clause):
        return None
    if clause.head.dep_ == "pcomp" and clause.governor is not None and clause.governor.lemma_ in _ACCUSING:
        return None  # "accused X of breaking it": the accusation says it all
    body = body_of(clause)
    broken = [*clause.objects, *([clause.subject] if clause.passive and clause.subject is not None else [])]
    draft = view.doers.draft(clause.head)
    accusing = draft is not None and draft.act is Act.ACCUSE and named.breach_in(draft, draft.body)
    word = named.any and any(o.lemma_.lower() in _PLIGHTED for o in broken)
    if not accusing and not word and not named.has([*body, *broken]):
        return None
    accuser = _voice(clause, view)
    if draft is not None and accusing:
        accuser = draft.actor or accuser
    if not accuser:
        return None
    accused = _by(clause, view) if clause.passive else view.scene.agents.of(clause.subject)
    if draft is not None and accusing:
        accused = draft.recipient or accused
    accused = accused or _other(accuser, view)
    own = clause.subject is not None and clause.subject.pos_ == "PRON"
    if any(a.id == b.id or (own and view.scene.same_side(a, b)) for a in accuser for b in accused):
        return None  # "we broke it"; a source whose side is only guessed may well accuse it
    return _breach(clause, accuser, accused, body, lemma)


def _of_anybody(clause: Clause) -> bool:
    """Whether it is told of whoever may do it: "any party that violates the truce", "those who break it"."""
    if clause.head.dep_ != "relcl":
        return clause.subject is not None and clause.subject.lower_ in _WHOEVER
    whom = clause.head.head
    return whom.lower_ in _WHOEVER or any(c.dep_ == "det" and c.lower_ in _WHOEVER for c in whom.children)


_WHOEVER = frozenset({"any", "anybody", "anyone", "every", "everyone", "those", "whichever", "whoever"})


def _voice(clause: Clause, view: View) -> tuple[Actor, ...]:
    """Who says it: the speaker of the words; nobody for what somebody denies or what the outlet tells."""
    above = clause.governor
    while above is not None:
        if above.lemma_.lower() in {"deny", "reject", "dismiss", "refute"}:
            return ()
        parent = view.scene.by_head.get(above.i)
        above = parent.governor if parent is not None else None
    speaker = view.scene.speaker(clause.head)
    if speaker is not None:
        return (speaker,)
    saying = clause.head.head
    if clause.head.dep_ in {"ccomp", "parataxis"} and saying.lemma_.lower() in SPEECH:
        return view.scene.agents.of(next((c for c in saying.children if c.dep_ == "nsubj"), None))
    sources = [
        p for c in clause.head.children if c.lower_ == "according" for to in c.children for p in to.children
    ]
    return tuple(a for noun in sources for a in view.scene.agents.of(noun))


def _by(clause: Clause, view: View) -> tuple[Actor, ...]:
    """Whose deed a passive tells, also by its owner: "by Ukrainian drone attacks"."""
    if clause.by is None:
        return ()
    return view.scene.agents.of(clause.by) or view.scene.agents.owner(clause.by)


def _counted(clause: Clause, view: View) -> Breach | None:
    """As in "The ministry recorded 734 violations by X": a claim without a verb of accusation."""
    lemma = clause.head.lemma_.lower()
    data = cues("things")
    protest = any(o.lemma_.lower() in data["protests"] for o in clause.objects)
    telling = lemma in data["counting"] or lemma in data["denouncing"] or protest
    if not telling or clause.negated or clause.modal:
        return None
    draft = view.doers.draft(clause.head)
    if draft is not None and draft.act is Act.ACCUSE:
        return None
    accuser = view.scene.agents.of(clause.by if clause.passive else clause.subject)
    if not accuser:
        return None
    first = clause.subject.left_edge.i if clause.subject is not None else clause.head.i
    body = tuple(t for t in body_of(clause) if t.i >= min(first, clause.head.i))
    violation = next((t for t in body if t.lemma_.lower() in data["violation_nouns"]), None)
    if violation is None:
        body = tuple(t for t in body if t.i >= clause.head.i)
        bare = any(t.like_num and t.ent_type_ != "DATE" for t in body)
        before = view.scene.page.doc[clause.head.sent.start : clause.head.i]
        if not bare or not any(t.lemma_.lower() in data["violation_nouns"] for t in before):
            return None
    elif not _of_ceasefire(violation):
        return None
    owner = (_doer(violation, view) or view.scene.agents.owner(violation)) if violation is not None else ()
    accused = tuple(a for a in owner if not any(view.scene.same_side(a, b) for b in accuser))
    return _breach(clause, accuser, accused or _other(accuser, view), body, lemma)


def _called(clause: Clause, named: _Named, view: View) -> Breach | None:
    """As in "called the raid a violation of the truce", "shelled it in breach of the truce, he said"."""
    draft = view.doers.draft(clause.head)
    if clause.negated or clause.modal or clause.mark in _UNREAL or (draft and draft.act is Act.ACCUSE):
        return None
    violation = next(
        (t for t in clause.tokens if t.lemma_.lower() in cues("things")["violation_nouns"]), None
    )
    if violation is None:
        return None
    of_truce = named.has(tuple(violation.subtree)) or names_ceasefire(violation)
    if not of_truce and not _names_pact(violation):
        return None
    by_way = violation.dep_ == "pobj" and violation.head.lower_ == "in"
    being = clause.head.lemma_ == "be"
    naming = clause.head.lemma_.lower() in _CALLING and violation.dep_ in (_IS if being else _NAMED)
    tied = violation in clause.objects or (violation.dep_ == "pobj" and violation.head.head == clause.head)
    committed = of_truce and tied and clause.head.lemma_.lower() in cues("things")["committing"]
    if not by_way and not naming and not committed:
        return None
    if by_way or committed or being:
        accuser, accused = _voice(clause, view), view.scene.agents.of(clause.subject)
        accused = accused or (view.scene.agents.owner(clause.subject) if clause.subject is not None else ())
    else:
        accuser = view.scene.agents.of(clause.subject)
        deeds = [t for t in clause.tokens if t.i < violation.i and t.i > clause.head.i]
        accused = next((a for t in deeds if (a := view.scene.agents.of(t) or view.scene.agents.owner(t))), ())
    if not accuser:
        return None
    accused = accused or _other(accuser, view)
    if any(view.scene.same_side(a, b) for a in accuser for b in accused):
        return None
    return _breach(clause, accuser, accused, body_of(clause), clause.head.lemma_.lower())


def _by_whom(clause: Clause, named: _Named, view: View) -> Breach | None:
    """As in "The ceasefire violations by X are a threat", said Y: what a source takes for granted."""
    for violation in clause.tokens:
        if violation.lemma_.lower() not in cues("things")["violation_nouns"]:
            continue
        if not names_ceasefire(violation) and not (named.any and _of_ceasefire(violation)):
            continue
        owned = any(c.dep_ in {"poss", "amod"} and c.pos_ != "PRON" for c in violation.children)
        accused = _doer(violation, view) or (view.scene.agents.owner(violation) if owned else ())
        accuser = _voice(clause, view)
        if any(c.lower_ in {"no", "any"} for c in violation.children) or not accused or not accuser:
            continue
        if not any(view.scene.same_side(a, b) for a in accuser for b in accused):
            return _breach(clause, accuser, accused, body_of(clause), violation.lemma_.lower())
    return None


def _doer(violation: Token, view: View) -> tuple[Actor, ...]:
    """Who did it, by its own words: "violations by X", "breaches carried out by X"."""
    heads = [violation, *(c for c in violation.children if c.dep_ == "acl")]
    below = (p for h in heads for c in h.children if c.lower_ == "by" for p in c.children)
    return tuple(a for p in below for a in view.scene.agents.of(p, places=True))


def _names_pact(violation: Token) -> bool:
    return any(t.lemma_.lower() in _PACTS | _RULES for t in violation.subtree)


def _of_ceasefire(violation: Token) -> bool:
    """Whether a violation is of a ceasefire, and not of the law or of an airspace."""
    near = {t.lemma_.lower() for t in violation.subtree}
    kept = set(cues("things")["ceasefire_nouns"]) | _PACTS
    others = {"law", "right", "airspace", "border", "sovereignty", "convention", "resolution"}
    return bool(near & kept) or not near & others


def _other(accuser: Sequence[Actor], view: View) -> tuple[Actor, ...]:
    """The other of the two sides at odds, where the accuser is one of them."""
    own = [s for s in view.belligerents if any(view.scene.same_side(s, a) for a in accuser)]
    return tuple(s for s in view.belligerents if s not in own) if len(own) == 1 else ()


def _breach(
    clause: Clause, accuser: tuple[Actor, ...], accused: tuple[Actor, ...], body: tuple[Token, ...], cue: str
) -> Breach:
    subject = clause.subject
    own = subject is not None and subject.head == clause.head and subject.i < clause.head.i
    first = subject.left_edge if own and subject is not None else clause.head
    after = [t for t in body if not t.is_punct and not t.is_space] or [clause.head]
    last = max([*after, *([clause.by.right_edge] if clause.by is not None else [])], key=lambda t: t.i)
    start = min(first.idx, clause.head.idx)
    return Breach(clause.head, accuser, accused, body, start, last.idx + len(last), cue)
