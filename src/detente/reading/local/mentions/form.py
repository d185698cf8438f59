"""A party's name in its sentence → whether it acts, is spoken to, or is only where something is."""

from __future__ import annotations

from collections.abc import Sequence

from detente.knowledge.party import Alias
from detente.knowledge.world import world
from detente.model.codes import Sector
from detente.reading.local.actors.cast import Form
from detente.reading.local.mentions.raw import Raw
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.mentions.words import LOCATIVE, MOTION, PLACE_NOUNS, STRIKING
from detente.reading.local.parsed import Doc, Token

_MODIFIERS = frozenset(("amod", "compound", "nmod"))
_TOWN = frozenset(("capital", "seat"))


def form_of(doc: Doc, raw: Raw) -> Form:
    """How a name of the world is used where it stands.

    Takes a raw mention of sort `PARTY`. A capital or seat is a metonym unless it is a place; a country is a
    name unless it is a place; a name that modifies a noun is an adjective.
    """
    root = doc[raw.root]
    forms = {alias.form for alias in raw.aliases}
    if _placeable(raw.aliases) and is_dateline(doc, raw.start, raw.end):
        return Form.PLACE
    if _modifies(root, raw, flag="adjective" in forms):
        towns = forms <= _TOWN
        if _is_land_of(doc, raw):
            return Form.PLACE
        return Form.PLACE if towns and not _of_power(root, raw) else Form.ADJECTIVE
    if forms & {"adjective", "demonym"} and not forms & {"name", "acronym", "capital", "seat"}:
        return Form.NOMINAL
    if _placeable(raw.aliases) and is_place(root, towns=bool(forms & _TOWN)):
        return Form.PLACE
    return Form.METONYM if forms <= _TOWN else Form.NAME


def _placeable(aliases: Sequence[Alias]) -> bool:
    kinds = {alias.party.kind for alias in aliases}
    return any(kind is None or kind.value in ("state", "government", "group") for kind in kinds)


def _modifies(root: Token, raw: Raw, *, flag: bool) -> bool:
    """Whether a name modifies a noun. `flag`: it is an adjective of nationality, whatever the parse says."""
    if flag and not raw.plural and raw.end < len(root.doc) and root.doc[raw.end].pos_ in ("NOUN", "PROPN"):
        return not root.doc[raw.end].is_sent_start
    if flag and not raw.plural and _is_listed(root.doc, raw.end):
        return True
    if root.dep_ in _MODIFIERS and root.head.i >= raw.end:
        return True
    after = root.doc[raw.end] if raw.end < len(root.doc) else None
    # "Kurdish-led", "Russian-claimed"
    return (
        after is not None
        and after.text in ("-", "–", "‑")
        and not after.whitespace_
        and raw.end + 1 < len(root.doc)
        and root.doc[raw.end + 1].pos_ in ("VERB", "ADJ")
    )


def _is_land_of(doc: Doc, raw: Raw) -> bool:
    """Whether a nationality says where a town or a stretch of land lies: "the Angolan capital Luanda"."""
    if not raw.aliases or raw.plural or any(alias.form in _TOWN for alias in raw.aliases):
        return False
    at = raw.end
    while at < len(doc) and at - raw.end < 2 and doc[at].pos_ == "ADJ":
        at += 1
    return at < len(doc) and doc[at].lower_ in _GROUND and doc[at].pos_ in ("NOUN", "PROPN")


def _is_listed(doc: Doc, end: int) -> bool:
    """Whether another adjective and its noun follow: "Eritrean, Ethiopian and Kenyan officials"."""
    if end + 2 >= len(doc) or doc[end].lower_ not in ("and", ","):
        return False
    other, noun = doc[end + 1], doc[end + 2]
    return other.text.istitle() and other.tag_ in ("JJ", "NNP") and noun.tag_ in ("NNS", "NNPS")


def _of_power(root: Token, raw: Raw) -> bool:
    """Whether a town before a noun is the government there: "Kyiv officials", a seat before anything."""
    if any(alias.form == "seat" for alias in raw.aliases):
        return root.head.lower_ not in PLACE_NOUNS
    role = world().role(root.head.lower_)
    return role is not None and (role.sector in (Sector.GOV, Sector.MIL) or role.inherits)


def is_place(root: Token, *, towns: bool) -> bool:
    """Whether the phrase headed by `root` is where something is, moves to, or is struck.

    `towns`: a city is the place of a strike on it, a country is whom it hits.
    """
    head, first = root.head, _first_conjunct(root)
    dep = first.dep_
    if first.i != root.i:
        head = first.head
    if dep == "poss":
        return head.lower_ in PLACE_NOUNS
    if dep in ("pobj", "pcomp"):
        return _after_preposition(head, towns=towns)
    if towns and dep in ("dobj", "nsubjpass"):
        return head.lemma_.lower() in STRIKING
    return dep == "npadvmod" or (
        dep == "appos" and head.pos_ == "PROPN" and head.ent_type_ in ("GPE", "LOC", "FAC")
    )


def _first_conjunct(token: Token) -> Token:
    at = token
    for _ in range(12):
        if at.dep_ != "conj" or at.head.i == at.i or at.head.pos_ not in ("PROPN", "NOUN"):
            break
        at = at.head
    return at


def _after_preposition(preposition: Token, *, towns: bool) -> bool:
    word = preposition.lower_
    above = preposition.head
    if word in LOCATIVE:
        return not (word == "from" and above.lemma_.lower() in _FROM_SOMEBODY) and not (
            word in ("into", "over", "in") and above.lemma_.lower() in _ABOUT_SOMEBODY
        )
    if word == "to":
        return above.lemma_.lower() in MOTION
    if word == "on":
        return towns and (above.lemma_.lower() in STRIKING or above.lower_ in _BLOWS)
    if word == "of":
        return towns and (above.lower_ in PLACE_NOUNS or above.lower_ in _PARTS)
    return word in ("for",) and above.lemma_.lower() in ("leave", "depart", "bind", "head")


_FROM_SOMEBODY = wordset(
    """
    aid approval come concession condemnation demand get guarantee hear independence letter
    message obtain offer pledge pressure proposal receive reply request response statement
    support win word
    """
)
_ABOUT_SOMEBODY = frozenset(("influence", "trust", "confidence", "pressure", "leverage", "faith"))
_LONGEST_DATELINE = 5
_GROUND = wordset(
    """
    airport border capital city coast countryside county district island mountain peninsula port province
    region resort state town village
    """
)
"""What a nationality in front of it only says the land of."""
_BLOWS = wordset(
    """
    advance assault assaults barrage march offensive raid raids strike strikes
    """
)
_PARTS = wordset(
    """
    bombardment bombing capture center centre city east fall liberation mayor north outskirts
    part parts people residents shelling siege south streets suburb suburbs west
    """
)


def is_dateline(doc: Doc, start: int, end: int) -> bool:
    """Whether the name stands in a dateline: "BANGKOK/PHNOM PENH, Aug 10 -", "Yerevan, 14 March 2025"."""
    at = start
    while at > 0 and not doc[at - 1].is_space and start - at < _LONGEST_DATELINE:
        at -= 1
    if at > 0 and "\n" not in doc[at - 1].text:
        return False
    if any(
        token.text != "/" and not token.text[0].isupper() and token.text != "," for token in doc[at:start]
    ):
        return False
    ahead = doc[end : end + 8]
    if doc[at:end].text.isupper() and len(doc[start].text) > 3:
        return len(ahead) > 0 and ahead[0].text in ("/", ",", "-", "–", "—", "(", ":")
    dash = next(
        (t for t in ahead if t.text in ("-", "–", "—") and t.nbor(-1).whitespace_ and t.whitespace_), None
    )
    if dash is not None:
        return all(t.text in ",()/." or t.text[0].isupper() or t.like_num for t in doc[end : dash.i])
    return at == start and len(ahead) > 1 and ahead[0].text == "," and ahead[1].like_num
