"""Names of actors and places, brought to a form in which equal names are equal strings."""

from __future__ import annotations

import re
import unicodedata


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PRONOUNS = _words(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs "
    "who whom whose which that this these those one both all some each other others himself herself itself "
    "themselves"
)
DETERMINERS = _words("the a an this that these those its their his her our some several")
TITLES = _words(
    "president presidents minister ministers prime premier chancellor king queen prince emir sheikh sultan "
    "secretary general foreign defence defense interior deputy vice former acting envoy ambassador "
    "spokesman spokeswoman spokesperson spokespersons chief commander leader head colonel major captain "
    "lieutenant brigadier admiral marshal mr mrs ms dr sir lady lord rev bishop archbishop pope cardinal "
    "imam ayatollah senator congressman representative governor mayor chairman chairwoman director "
    "adviser advisor negotiator special"
)
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "’": "'", "‘": "'", "ʼ": "'"}
)


def plain(name: str) -> str:
    """Lower case, without accents, punctuation, possessive endings and leading determiners.

    `plain("The U.S.’s envoy")` is `"us envoy"`.
    """
    text = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = re.sub(r"'s\b|(?<=s)'(?!\w)", "", text)
    text = re.sub(r"(?<=\b\w)\.(?=\w\b|\s|$)", "", text)
    words = re.findall(r"\w+", text.replace("'", ""))
    while len(words) > 1 and words[0] in DETERMINERS:
        words = words[1:]
    return " ".join(words)


def personal(name: str) -> tuple[str, ...]:
    """The words of a person's plain name after its last title: "French President Macron" gives `("macron",)`.

    A name that is a title throughout ("the president") gives an empty tuple.
    """
    words = plain(name).split()
    last = max((i for i, word in enumerate(words) if word in TITLES), default=-1)
    return tuple(words[last + 1 :])


def is_pronoun(name: str) -> bool:
    """Whether the words are a pronoun and name nobody by themselves."""
    bare = name.strip()
    return bare.casefold() in PRONOUNS and not (bare.isupper() and len(bare) > 1)  # "US" is no "us"
