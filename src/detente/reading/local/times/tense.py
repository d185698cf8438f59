"""Words around a time → whether what it is told of lies before or after the telling: the side on which
"Tuesday" is looked for.

Read from the words of the sentence alone, without a parse: the verb that stands nearest before the time
tells, else the nearest behind it ("On Tuesday they will meet"). In English the verb of a clause stands before
its time far more often than behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from detente.knowledge.yamlfile import read_yaml
from detente.reading.local.mentions.wordlist import wordset

_MODALS = wordset("will won ll shall would d may might could can cannot must should")
_AHEAD = wordset(
    """
    plan plans planned planning schedule scheduled expect expects expected set slate slated due bound book
    booked intend intends aim aims hope hopes prepare prepared propose proposed ready payable effective
    """
)
"""Words whose complement lies ahead: "scheduled for Tuesday", "due on Friday", "plans to"."""
_LEADS_AHEAD = wordset("to for on by at in from until")
_WANTING = wordset(
    "plan plans expect expects intend intends aim aims hope hopes prepare prepared propose proposes"
)
"""Those of them that are nouns too and look ahead only in "plans to"."""
_SETTING = wordset("planned planning scheduled proposed booked")
"""Those of them that take an object: "planned a march on Saturday"."""
_CONTROL = wordset(
    """
    agreed offered vowed promised pledged ordered asked told urged called wanted decided voted threatened
    invited allowed refused demanded required warned advised gave set chosen authorized authorised
    """
)
"""Verbs whose "to do", even behind an object, lies ahead: "ordered troops to leave on Friday"."""
_NOT_AHEAD = wordset(
    """
    began begun begin begins start starts started continue continues continued manage managed fail failed
    force forced used came come able appear appears appeared seem seems seemed tried went returned rose
    compelled helped led sought found turned said believed known thought reported had
    """
)
"""Words whose "to do" is told of the same time as they are: "began to", "managed to"."""
_NO_VERBS = wordset(
    """
    the a an this that these those his her its their our my your him them us me it which whom what
    parliament court prison congress power work office jail hospital town school death war peace talks
    reporters journalists state police date and or both all some any most many more least about around
    early late mid further next last home life zero
    """
)
"""Words behind "to" that make it no infinitive."""
_PROMISES = wordset(
    """
    agreement plan plans offer decision deal pledge promise order orders call calls proposal bid deadline
    demand demands threat threats deal accord vow request
    """
)
"""Nouns whose "to do" lies ahead: "an agreement to withdraw in January"."""
_NO_PLURALS = ("ss", "us")
"""What an infinitive in "s" ends with ("discuss", "focus"): "fire to tyres on Sunday" looks nowhere ahead."""
_ARTICLES = frozenset({"a", "an", "the", "its", "their", "new", "more"})
_STARTING = frozenset({"starting", "beginning", "commencing"})
_SCHEDULED = wordset(
    """
    begin begins start starts commence commences resume resumes open opens end ends expire expires meet
    meets arrive arrives leave leaves convene convenes reconvene reconvenes host hosts vote votes go goes
    """
)
"""Verbs whose present tense tells of a plan: "talks resume on Monday"."""
_COMING = frozenset({"comes", "enters", "goes", "takes"})
"""Those that do so of what "takes effect" or "comes into force"."""
_PUTTING_OFF = wordset(
    """
    postponed extended delayed given gave suspended prolonged adjourned pushed put granted moved renewed
    """
)
"""Verbs whose "until Tuesday" lies ahead even where they are told in the past."""
_NOT_PAST = wordset("need needed_by indeed speed hundred breed united embed exceed proceed succeed feed seed")
_OWNERS = frozenset({"the", "a", "its", "their", "his", "her", "our"})
NO_NOUNS = wordset(
    """
    and or but to of in on at by for with from until after before as that which who when where is are was were
    will would may can could has have had he she they it we while because so but not
    """
)
_CONDITION = frozenset({"if", "unless", "until", "once"})
_NOW = frozenset({"is", "are", "am", "re"})
_PAST_BE = frozenset({"was", "were", "had", "did", "has", "have", "been"})


class Side(StrEnum):
    """On which side of the telling a time lies."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"
    """Ahead where both sides are as near: of what was wanted or meant, "agreed to spare the stations"."""
    UNKNOWN = "unknown"


AHEAD = frozenset({Side.FUTURE, Side.OPEN})


@cache
def _irregular() -> frozenset[str]:
    return frozenset(read_yaml("calendar/verbs.yaml")["past"])


_PACTS = frozenset("accord agreement armistice ceasefire deal pact treaty truce".split())
_NAME = 3
"""Words behind a time in which the noun that it names stands: "the January power-sharing deal"."""


def side_of(words: Sequence[str], first: int, last: int) -> Side:
    """The side that the words of a sentence, as written, tell of the time that is `words[first:last]`;
    unknown where no verb stands there or it does not say.
    """
    # A capital says that "to Kyiv" is no infinitive; elsewhere case says nothing.
    words = [w if i and words[i - 1] == "to" else w.lower().replace("’", "'") for i, w in enumerate(words)]
    if last < len(words) and (words[last] == "'s" or _is_part_of_name(words, first, last)):
        # A pact is called by the time at which it was made.
        return Side.PAST if _PACTS.intersection(words[last : last + _NAME]) else Side.UNKNOWN
    before = words[first - 1] if first else ""
    if before == "as":
        # "As early as Tuesday".
        return Side.FUTURE
    for place in range(first - 1, -1, -1):
        found = _tells(words, place, first)
        if found is None:
            continue
        if found is Side.PAST:
            if before in {"until", "till"} and words[place] in _PUTTING_OFF:
                return Side.FUTURE
            if _hypothetical(words, place):
                return Side.FUTURE
        return found
    for place in range(last, len(words)):
        found = _tells(words, place, len(words))
        if found is not None:
            return found
    return Side.UNKNOWN


def _is_part_of_name(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the time only names what it stands before: "the January deal"."""
    following = words[last]
    led = first > 0 and words[first - 1] in _OWNERS
    return led and following.isalpha() and following not in NO_NOUNS and not following.endswith("ing")


def _tells(words: Sequence[str], place: int, end: int) -> Side | None:
    """The side that the word at a place tells as a verb; None where it is none or leaves it to another."""
    word = words[place]
    if word in _MODALS:
        return _modal(words, place)
    if word in _AHEAD and place + 1 <= end and _looks_ahead(words, place, end):
        return _ahead(words, place)
    if word in _STARTING and place + 3 >= end:
        return Side.FUTURE
    if word == "to" and place + 1 < end and _is_infinitive(words[place + 1]):
        return _infinitive(words, place)
    if word in _NOW:
        return _present(words, place, end)
    if word in _PAST_BE:
        # "Was to meet" and "has to leave" look ahead of a past; what they tell is the infinitive's.
        return Side.PAST
    if _is_past(word):
        return _participle(words, place)
    if word in _COMING and {"effect", "force"}.intersection(words[place + 1 : place + 3]):
        return Side.FUTURE if place and words[place - 1] != "to" else None
    if word in _SCHEDULED and place and words[place - 1] not in {"the", "a", "to", "of"}:
        return Side.FUTURE
    return None


def _modal(words: Sequence[str], place: int) -> Side | None:
    if words[place] in {"ll", "d"} and (not place or words[place - 1] != "'"):
        return None
    have = "have" in words[place + 1 : place + 3]
    return Side.PAST if have else Side.FUTURE


def _infinitive(words: Sequence[str], place: int) -> Side | None:
    above = words[max(place - 2, 0) : place]
    if above and above[-1] in _AHEAD:
        return _ahead(words, place - 1)
    if any(word in _NOT_AHEAD for word in above):
        return None
    last = above[-1] if above else ""
    if last in _NOW or words[place + 1] == "be":
        return Side.FUTURE
    if _is_past(last) or last in _PAST_BE or last in _PROMISES:
        return Side.OPEN
    # Behind a noun it may be a purpose of what was done: "held a parade to mark its entry on Friday".
    for back in range(place - 1, -1, -1):
        word = words[back]
        if word in _MODALS or word in _NOW or word in _AHEAD:
            return Side.FUTURE
        if word in _CONTROL:
            return Side.OPEN
        if word in _PAST_BE or _is_past(word):
            return Side.PAST
    return Side.OPEN


def _present(words: Sequence[str], place: int, end: int) -> Side | None:
    after = words[place + 1 : min(place + 4, end)]
    if any(w.endswith("ing") or _is_past(w) for w in after[:2]):
        return Side.FUTURE
    return Side.UNKNOWN


def _participle(words: Sequence[str], place: int) -> Side | None:
    """The side of a past form: that of the words that help it, else the past."""
    helping = words[max(place - 3, 0) : place]
    if any(w in {"be", "get"} for w in helping[-2:]):
        return None
    if any(w in _NOW for w in helping[-2:]):
        return Side.FUTURE
    return Side.PAST


def _looks_ahead(words: Sequence[str], place: int, end: int) -> bool:
    word = words[place]
    following = words[place + 1] if place + 1 < end else ""
    if word in _WANTING:
        return following == "to"
    if word == "set":
        mine = set(words[max(place - 2, 0) : place]) & {"had", "has", "have", "he", "she", "they"}
        return not mine and following in {"", "to", "for"}
    return not following or following in _LEADS_AHEAD or (word in _SETTING and following in _ARTICLES)


def _ahead(words: Sequence[str], place: int) -> Side:
    """What lay ahead did so in the past where it "had been" to come."""
    return Side.PAST if {"had", "been"} <= set(words[max(place - 3, 0) : place]) else Side.FUTURE


def _is_infinitive(word: str) -> bool:
    return (
        word.isalpha()
        and word.islower()
        and word not in _NO_VERBS
        and not word.endswith(("ing", "tion", "ment", "ers"))
        and not (word.endswith("s") and not word.endswith(_NO_PLURALS))
        and not _is_past(word)
    )


def _is_past(word: str) -> bool:
    return (len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST) or word in _irregular()


def _hypothetical(words: Sequence[str], place: int) -> bool:
    """Whether a past form stands in an if-clause beside a "would": it tells of what is to come."""
    condition = any(w in _CONDITION for w in words[max(place - 8, 0) : place])
    return condition and any(w in {"would", "could", "will"} for w in words)
