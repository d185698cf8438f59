"""Noun phrase → actors: who is meant by the head of a phrase, through coordination and modifiers."""

from __future__ import annotations

from detente.model import Actor
from detente.model.codes import ActorKind, QuotationMode
from detente.reading.local.actors.cast import Cast, Form
from detente.reading.local.events.triggers import words
from detente.reading.local.mentions.words import WARRING
from detente.reading.local.parsed import Token
from detente.reading.local.quotations.chain import Voices

_FIRST_PERSON_ONE = frozenset({"i", "me", "my", "mine", "myself"})
_FIRST_PERSON_MANY = frozenset({"we", "us", "our", "ours", "ourselves"})
_OTHERS = frozenset({"they", "them", "their"})
_THIRD_PERSON = frozenset({"he", "she", "it", "they"})
AGAINST = frozenset({"foe", "rival", "enemy", "opponent", "adversary"})
"""Whose they are, they are no side of his."""
_OWNING = frozenset({"poss", "amod", "compound", "nmod"})


class Agents:
    """Resolves the head token of a noun phrase to actors of the cast."""

    def __init__(self, cast: Cast, voices: Voices) -> None:
        self.cast = cast
        self.voices = voices

    def of(self, token: Token | None, *, places: bool = False) -> tuple[Actor, ...]:
        """Who is named by the phrase headed by `token`, members of a coordination included.

        With `places`, a country or city that is only a place counts as its party (the target of a blow).
        """
        if token is None:
            return ()
        found = list(self._one(token, places))
        for child in token.children:
            if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
                found.extend(self.of(child, places=places))
        for other in self._strays(token):
            found.extend(self.of(other, places=places))
        return tuple({actor.id: actor for actor in found}.values())

    def _strays(self, token: Token) -> list[Token]:
        """Persons of a list that the parser takes apart: "Macron of France, Starmer of Britain"."""
        if not self._is_person(token):
            return []
        countries = [p for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children]
        listed = [c for country in countries for c in country.children if c.dep_ == "conj"]
        listed += [c for c in token.children if c.dep_ == "appos" and self.cast.at(c) != self.cast.at(token)]
        return [other for other in listed if self._is_person(other)]

    def _is_person(self, token: Token) -> bool:
        return any(actor.kind is ActorKind.PERSON for actor in self.cast.at(token))

    def _one(self, token: Token, places: bool) -> tuple[Actor, ...]:
        if token.pos_ == "PRON" or token.lower_ in _FIRST_PERSON_MANY:
            first = self.first_person(token)
            if first:
                return first
        mention = self.cast.mention(token)
        if mention is not None and token.lower_ in _OTHERS:
            return self._others(token)
        if mention is None and token.lower_ in _THIRD_PERSON and token.dep_ in {"nsubj", "nsubjpass"}:
            return self._told_of_self(token)
        if mention is not None and (places or mention.form is not Form.PLACE or token.dep_ == "nsubj"):
            return self.cast.at(token)
        for child in token.children:
            if child.dep_ == "appos" and self.cast.mention(child) is not None:
                return self.cast.at(child)
        if token.lemma_.lower() in words("papers"):
            return self.owner(token) or self._issuer(token)
        acting = words("forces") | words("weapons") | words("spokesmen") | words("bodies") | {"enemy"}
        if token.lemma_.lower() in acting:
            return self.owner(token)
        if places and token.lemma_.lower() in words("targets"):
            return self.owner(token) or self._located(token)
        if token.lower_ in {
            "one",
            "some",
            "many",
            "most",
            "all",
            "both",
            "each",
            "either",
            "neither",
            "members",
            "leaders",
        }:
            inner = next((p for c in token.children if c.lower_ == "of" for p in c.children), None)
            return self.of(inner, places=places) if inner is not None else ()
        return ()

    def _enemy(self, token: Token) -> tuple[Actor, ...]:
        """Whom a nationality beside "enemy" names: "the Kenyan enemy" is Kenya, "Kenya's enemy" is not."""
        named = token.lower_ == "enemy"
        beside = (c for c in token.children if named and c.dep_ in {"amod", "compound", "nmod"})
        return next((found for child in beside if (found := self.cast.at(child))), ())

    def _others(self, token: Token) -> tuple[Actor, ...]:
        """Whom "they" names; between quotation marks nobody of the side of who speaks where others remain."""
        found = self.cast.at(token)
        said = self.voices.at(token.idx)
        if not said or said[-1].speaker is None or said[-1].mode is not QuotationMode.DIRECT:
            return found
        own = self.cast.side(self.cast[said[-1].speaker])
        return tuple(one for one in found if own is None or self.cast.side(one) != own)

    def _told_of_self(self, token: Token) -> tuple[Actor, ...]:
        """The speaker, for "he" or "it" in told words that nobody else claims: "said that it would leave"."""
        if token.head.lemma_ == "be" and not any(c.dep_ in {"acomp", "oprd"} for c in token.head.children):
            return ()
        said = self.voices.at(token.idx)
        if not said or said[-1].speaker is None or said[-1].mode is QuotationMode.DIRECT:
            return ()
        return (self.cast[said[-1].speaker],)

    def owner(self, token: Token) -> tuple[Actor, ...]:
        """Whose a thing is: "Putin's offer", "the European demand", "a proposal by the envoy"."""
        if token.lemma_.lower() in AGAINST or any(child.lower_ in WARRING for child in token.children):
            return self._enemy(token)  # "its foes" are anybody but it
        for child in token.children:
            if child.dep_ in _OWNING:
                found = self._ours(token, child) or self.first_person(child) or self.cast.at(child)
                if found:
                    return found
                deeper = self.owner(child) if child.dep_ in {"amod", "compound"} else ()
                if deeper:
                    return deeper
        for child in token.children:
            if child.lower_ in {"by", "from"} and child.dep_ in {"prep", "agent"}:
                found = tuple(actor for noun in child.children for actor in self.of(noun))
                if found:
                    return found
        for child in token.children:
            if child.lower_ in {"loyal", "allied", "aligned", "belonging", "close"}:
                found = tuple(a for c in child.children for noun in c.children for a in self.of(noun))
                if found:
                    return found
        of = (noun for c in token.children if c.lower_ == "of" and c.dep_ == "prep" for noun in c.children)
        return next((found for noun in of if (found := self.cast.at(noun))), ())

    def _ours(self, thing: Token, word: Token) -> tuple[Actor, ...]:
        """The side of the speaker, for "our forces", whoever of it speaks."""
        if thing.lemma_.lower() not in words("forces") | words("bodies"):
            return ()
        found = self.first_person(word)
        return tuple(self.cast.side(actor) or actor for actor in found)

    def _located(self, token: Token) -> tuple[Actor, ...]:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"in", "near", "at", "of", "on"}:
                for noun in child.children:
                    found = self.cast.at(noun)
                    if found:
                        return found
        return ()

    def _issuer(self, token: Token) -> tuple[Actor, ...]:
        """Who issued a paper: "the statement that the leaders issued"."""
        for child in token.children:
            if child.dep_ in {"relcl", "acl"}:
                found = tuple(a for c in child.children if c.dep_ in {"nsubj", "agent"} for a in self.of(c))
                if found:
                    return found
        return ()

    def first_person(self, token: Token) -> tuple[Actor, ...]:
        """The speaker, for "I" and "we" inside a quotation; "we" of a spokesman or official is the side."""
        word = token.lower_
        if word not in _FIRST_PERSON_ONE and word not in _FIRST_PERSON_MANY:
            return ()
        said = self.voices.at(token.idx)
        if not said or said[-1].speaker is None:
            return ()
        speaker = self.cast[said[-1].speaker]
        return (self.voice(speaker),) if word in _FIRST_PERSON_MANY else (speaker,)

    def voice(self, speaker: Actor) -> Actor:
        """Whom a speaker speaks for: a spokesman or official for the side, anybody else for himself."""
        said_to_be = f"{speaker.role or ''} {speaker.name}".lower().split()
        if any(word.rstrip("s") in words("spokesmen") for word in said_to_be):
            return self.cast.side(speaker) or speaker
        return speaker
