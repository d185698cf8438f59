"""Words that say what kind of place a name is: "the village of X", "X province", "X airport"."""

from __future__ import annotations

from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.mentions.words import STRIKING
from detente.reading.local.parsed import Doc

TAKING = STRIKING | wordset(
    """
    take raid bombard control patrol cross
    """
)
"""Verbs whose object, where it is a place, is where the act is."""
BLOWS = wordset(
    """
    attack strike raid assault offensive fire bomb operation airstrike march advance
    """
)
"""Nouns whose "on X" or "against X" is a place, where X is one."""
PLACED_BY_OF = wordset(
    """
    siege bombardment shelling bombing battle invasion capture fall assault attack strike raid
    liberation seizure control occupation blockade town city village province district region part area
    outskirt outskirts suburb centre center street capital port airport camp side sector
    front street north south east west
    border countryside vicinity edge entrance streets mayor governor
    """
)
"""Nouns whose "of X" is a place."""
SETTLEMENTS = wordset(
    """
    city town village hamlet settlement township suburb camp neighbourhood neighborhood municipality
    capital locality community commune
    """
)
ADMINISTRATIVE = wordset(
    """
    oblast province region governorate state department district county prefecture krai canton territory
    raion parish shire voivodeship regency wilaya
    """
)
LOWER = frozenset("district county raion parish shire regency municipality".split())
"""Those that are parts of a larger subdivision as a rule."""
SITES = wordset(
    """
    airport airbase base bridge checkpoint crossing dam prison temple monastery mosque church cathedral
    hospital plant port refinery station stadium square street avenue camp university palace fort
    garrison barracks terminal tunnel mine island islands mountain mountains river lake sea strait gulf
    bay desert valley peninsula heights hills hill pass
    """
)
NATURAL = frozenset({"area", "water", "site", "continent"})
"""Features of the gazetteer that are neither towns nor subdivisions."""
DIRECTIONS = wordset(
    """
    north south east west northern southern eastern western central northeastern northwestern southeastern
    southwestern north-eastern north-western south-eastern south-western northeast northwest southeast
    southwest upper lower greater mainland rural
    """
)
WATERS_AND_LANDS = wordset(
    """
    sea gulf ocean river lake strait bay desert valley peninsula mountains islands heights
    """
)


def kind_before(doc: Doc, start: int) -> str:
    """The kind that words before a name give it: "the town of Tame" is a `city`, "the state of Texas"
    `admin1`, "the county of Kent" `admin2`.
    """
    at = start - 1
    if at > 0 and doc[at].lower_ == "the":
        at -= 1
    if at > 0 and doc[at].lower_ == "of":
        at -= 1
    elif at != start - 1:
        return ""
    if at < 0:
        return ""
    if at == start - 1 and doc[at].text[0].isupper():
        return ""  # "City Council", "State Police"
    word = doc[at].lemma_.lower()
    if word in SETTLEMENTS:
        return "city"
    return kind_of(word)


def kind_after(doc: Doc, end: int) -> str:
    """The kind that the word behind a name gives it: "Kharkiv region" is `admin1`, "Silopi town" a `city`."""
    word = doc[end].lower_ if end < len(doc) else ""
    if word in SETTLEMENTS:
        return "city"
    return kind_of(word)


def kind_of(word: str) -> str:
    """The kind of subdivision that a word names, `admin1` or `admin2`; empty for none."""
    if word not in ADMINISTRATIVE:
        return ""
    return "admin2" if word in LOWER else "admin1"
