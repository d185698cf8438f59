"""Where a text names an agreement, and what it says of it right there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.knowledge.cues import cues
from detente.model import Actor, Clause, Date
from detente.model.codes import AgreementStatus
from detente.reading.local.actors.cast import Form
from detente.reading.local.clauses import is_predicate
from detente.reading.local.pacts.agreement_clauses import clauses_at
from detente.reading.local.pacts.helpers import as_role
from detente.reading.local.pacts.signing import signs
from detente.reading.local.pacts.standing import Mood, Standing, Tie
from detente.reading.local.pacts.view import View
from detente.reading.local.parsed import Token
from detente.reading.local.phrases import is_definite, offsets, phrase_tokens

_CEASEFIRE_WORDS = frozenset({"ceasefire", "cease-fire", "truce", "hostilities", "ceasefires"})
_PLAIN = frozenset({"point", "treaty"})
"""Nouns that need no further word."""
_LOCAL = frozenset({"accord", "agreement", "deal", "pact"})
"""Nouns called after where two parties made it; a convention of that town is all states'."""
_NOBODY = frozenset({"any", "no", "every", "such"})


@dataclass
class AgreementMention:
    """One mention of an agreement with what stands at it."""

    noun: Token
    start: int
    end: int
    definite: bool
    words: frozenset[str]
    named: bool
    marked: bool
    truce: bool
    """Whether it is named after a ceasefire, which has an entry of its own."""
    status: AgreementStatus | None = None
    stage: Token | None = None
    """The word that tells its status."""
    placed: bool = False
    """Whether it is called after where it was made: "the Nairobi accord"."""
    dated: bool = False
    """Whether its own phrase says of when it is: "the accord of 2015"."""
    between: bool = False
    """Whether it is said between whom it is."""
    wished: bool = False
    """Whether it is only asked for, offered or planned."""
    sealed: bool = False
    """Whether it is told as signed, by a verb of signing."""
    unsigned: bool = False
    """Whether it is said not to be signed yet."""
    name: str | None = None
    date: Date | None = None
    parties: tuple[Actor, ...] = ()
    signers: tuple[Actor, ...] = ()
    """Who signs it, where that is told: all of its parties or one of them."""
    guarantors: tuple[Actor, ...] = ()
    clauses: list[Clause] = field(default_factory=list)


def agreement_mentions(view: View) -> Iterator[AgreementMention]:
    """The mentions of agreements in the order of the text, without the headline."""
    for token in view.scene.page.tokens:
        if token.pos_ not in {"NOUN", "PROPN"} or view.in_heading(token):
            continue
        if is_agreement(token, view) or _is_points(token) or _is_dated_paper(token, view):
            yield _mention(token, view)
        elif token.lemma_.lower() in cues("things")["agreement_if_signed"] and _signer(token) is not None:
            mention = _mention(token, view)
            passive = mention.stage is not None and any(c.dep_ == "auxpass" for c in mention.stage.children)
            if mention.sealed and (mention.signers or mention.date or passive):
                yield mention


def _is_points(noun: Token) -> bool:
    """As in "all six points that X laid down": the text that they make up."""
    if noun.lemma_.lower() != "point" or not any(c.dep_ == "nummod" for c in noun.children):
        return False
    nouns = cues("things")["agreement_nouns"]
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        return False  # "a page of five points"
    return not any(p.lemma_.lower() in nouns for c in noun.children if c.lower_ == "of" for p in c.children)


def _is_dated_paper(noun: Token, view: View) -> bool:
    """As in "the communiqué of 9 November 2007, in which X and Y agreed …"."""
    if noun.lemma_.lower() not in cues("things")["agreement_if_signed"] or not is_definite(noun):
        return False
    inside = [t for c in noun.children if c.dep_ in {"acl", "relcl"} for t in c.subtree]
    agreed = any(t.lemma_.lower() in {"agree", "commit", "pledge", "undertake"} for t in inside)
    if not agreed and not any(_kind(tie, 0) for s in view.standings.of(noun) for tie in s.ties[:1]):
        return False
    of = (t.i for c in noun.children if c.lower_ == "of" for t in c.subtree)
    return any(w.date is not None for w in view.times(of))


def is_agreement(noun: Token, view: View) -> bool:
    """Whether a noun means an agreement, and is no part of a name ("Government of National Accord")."""
    if noun.lemma_.lower() not in cues("things")["agreement_nouns"] or noun.dep_ == "compound":
        return False
    if any(c.lower_ in _NOBODY for c in noun.children if c.dep_ == "det"):
        return False
    nouns = cues("things")["agreement_nouns"]
    if any(p.lemma_.lower() in nouns for c in noun.children if c.lower_ == "of" for p in c.children):
        return False  # "the text of the accord"
    start, end = noun.idx, noun.idx + len(noun)
    inside = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "PROPN"
    if inside and noun.pos_ == "PROPN":  # "the Government of National Accord"
        return False
    covering = (view.scene.cast.mention(t) for t in (noun, noun.head))
    return not any(
        m is not None and m.form is Form.NAME and m.start <= start and end <= m.end for m in covering
    )


def _mention(noun: Token, view: View) -> AgreementMention:
    tokens = phrase_tokens(noun)
    while tokens[0] != noun and tokens[0].pos_ in {"ADP", "PRON"} and tokens[0].dep_ != "poss":
        tokens.pop(0)  # "among them the May accords"
    start, end = offsets(tokens)
    words = frozenset(part for t in tokens for part in (t.lower_, t.lemma_.lower()))
    before = [t for t in tokens if t.i < noun.i]
    mention = AgreementMention(
        noun,
        start,
        end,
        definite=is_definite(noun) or noun.lemma_.lower() == "point",
        words=words,
        named=noun.pos_ == "PROPN" and any(t.pos_ == "PROPN" for t in before),
        marked=bool(words & set(cues("things")["agreement_marks"])) or noun.lemma_.lower() in _PLAIN,
        truce=bool({t.lower_ for t in before} & _CEASEFIRE_WORDS),
    )
    standings = list(view.standings.of(noun))
    told = [s for standing in standings if (s := _status(standing)) is not None]
    mention.unsigned = any(s.mood is Mood.NEGATED and _status(s) is not None for s in standings)
    # "signed in May, it remains in force": the later stage.
    binding = (stage for stage in told if stage[0] is AgreementStatus.IN_FORCE)
    mention.status, mention.stage = next(binding, told[0]) if told else (None, None)
    if "draft" in words:
        mention.status, mention.stage = AgreementStatus.DRAFT, _word("draft", tokens)
    elif "signed" in words and mention.status is None:
        mention.status, mention.stage = AgreementStatus.SIGNED, _word("signed", tokens)
    mention.date = _date(tokens, told, view)
    dated = any(w.date is not None for w in view.times({t.i for t in before}))
    mention.placed = noun.lemma_.lower() in _LOCAL and any(
        w.root < noun.i and view.scene.page.doc[w.root].head == noun for w in view.places_in(noun)
    )
    mention.dated = dated or any(
        w.date is not None
        for w in view.times(t.i for c in noun.children if c.lower_ in {"of", "in"} for t in c.subtree)
    )
    mention.between = any(t.lower_ == "between" for t in tokens)
    mention.wished = any(s.mood is not Mood.FACT for s in standings)
    if mention.named or dated:
        mention.name = view.scene.page.doc[_first(tokens).i : noun.i + 1].text
    mention.parties = _parties(noun, told, view)
    sealing = [head for status, head in told if status is AgreementStatus.SIGNED and signs(head)]
    mention.sealed = bool(sealing)
    mention.signers = tuple(a for head in sealing for a in view.doers.of(head))
    mention.guarantors = _guarantors(noun, view)
    mention.clauses = list(clauses_at(noun, standings, view))
    return mention


def _signer(noun: Token) -> Token | None:
    """The verb of signing near a noun."""
    near = (noun.head, noun.head.head, *(c for c in noun.children if c.dep_ in {"acl", "relcl"}))
    return next((t for t in near if signs(t)), None)


def _word(word: str, tokens: list[Token]) -> Token | None:
    return next((t for t in tokens if word in {t.lower_, t.lemma_.lower()}), None)


def _date(tokens: list[Token], told: list[tuple[AgreementStatus, Token]], view: View) -> Date | None:
    """When it was signed, by the verb that tells so; else the date in its phrase, else another stage's."""
    stages = sorted(told, key=lambda stage: stage[0] is not AgreementStatus.SIGNED)
    dated = [
        (status, when.date)
        for status, head in stages
        if status is not AgreementStatus.PROPOSED and (when := view.time_of(head)) is not None
    ]
    if dated and dated[0][0] is AgreementStatus.SIGNED:
        return dated[0][1]
    own = next((w.date for w in view.times({t.i for t in tokens}) if w.date is not None), None)
    return own or next((date for _, date in dated), None)


def _first(tokens: list[Token]) -> Token:
    """The first word of a phrase that is no article and belongs to its name: not "the so-called"."""
    called = [place for place, t in enumerate(tokens) if t.lower_ in {"called", "so-called"}]
    return next((t for t in tokens[called[0] + 1 if called else 0 :] if t.pos_ != "DET"), tokens[0])


def _status(standing: Standing) -> tuple[AgreementStatus, Token] | None:
    """The stage that one standing tells, with its word; what is not told as fact is only proposed."""
    for place, tie in enumerate(standing.ties):
        kind = _kind(tie, place)
        if kind is None:
            if is_predicate(tie.head):
                break
            continue
        if standing.mood is Mood.FACT:
            return AgreementStatus(kind), tie.head
        denied = standing.mood is Mood.NEGATED and standing.by != tie.head
        return None if denied or kind == "abandoned" else (AgreementStatus.PROPOSED, tie.head)
    inner = standing.inner
    if (
        standing.mood in {Mood.ASKED, Mood.OFFERED}
        and inner is not None
        and inner.role in {"for", "to", "on"}
    ):
        return AgreementStatus.PROPOSED, inner.head
    return None


def _kind(tie: Tie, place: int) -> str | None:
    if not is_predicate(tie.head):
        return None
    if tie.role in {"object", "made", "to", "on", "under"} and signs(tie.head):
        return "signed"
    lemma = tie.head.lemma_.lower()
    near = {f"{lemma} {tie.role}"}
    near |= {f"{lemma} {c.lower_}" for c in tie.head.children if c.dep_ in {"prt", "prep", "advmod"}}
    if tie.role in {"object", "made"}:
        table, near = "agreement_done", near | {lemma}
    elif tie.role == "subject" and place == 0:
        table, near = "agreement_course", near | {lemma}
        for child in tie.head.children:
            near |= {f"{lemma} {t.lemma_.lower()}" for t in (child, *child.children)}
    else:
        table = "agreement_done"
    found = [(len(key), kind) for kind, words in cues("things")[table].items() for key in near & set(words)]
    return str(max(found)[1]) if found else None


def _parties(noun: Token, told: list[tuple[AgreementStatus, Token]], view: View) -> tuple[Actor, ...]:
    """Whose agreement it is: "between X and Y", "with Y" that X signed, "the X-Y deal"."""
    agents, scene = view.scene.agents, view.scene
    found: list[Actor] = []
    of = (p for c in noun.children if c.lower_ == "of" for p in c.children)  # "a memorandum of agreement"
    for child in (c for head in (noun, *of) for c in head.children):
        if child.lower_ in {"between", "with"}:
            found += [a for p in child.children for a in agents.of(p, places=True)]
            if child.lower_ == "between" and len(scene.parties(found)) > 1:
                return scene.parties(found)
    for status, head in told:
        if head.lemma_.lower() in cues("things")["helping_verbs"]:
            continue
        if status in {AgreementStatus.SIGNED, AgreementStatus.DRAFT, AgreementStatus.ABANDONED}:
            found += view.doers.of(head)
            withs = (p for c in head.children if c.lower_ == "with" for p in c.children if not as_role(c, p))
            found += [a for p in withs for a in agents.of(p)]
    sides = scene.parties(found)
    return sides if len(sides) > 1 else ()


def _guarantors(noun: Token, view: View) -> tuple[Actor, ...]:
    """As in "with Cuba and Norway as guarantors", "guaranteed by"."""
    found: list[Actor] = []
    heads = [noun, *([noun.head] if noun.dep_ in {"dobj", "nsubjpass", "nsubj"} else [])]
    for head in heads:
        for child in head.children:
            if child.lower_ == "with":
                for p in child.children:
                    if as_role(child, p) in {"guarantor", "guarantee"}:
                        found += view.scene.agents.of(p, places=True)
            elif child.lemma_ == "guarantee" and child.dep_ == "acl":
                by = (p for c in child.children if c.lower_ == "by" for p in c.children)
                found += [a for p in by for a in view.scene.agents.of(p)]
    return tuple({a.id: a for a in found}.values())
