"""Words of time that are none here: the modal "may", the verb "march", a person called April, the "10th
Front".
"""

from __future__ import annotations

from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.times.context import Context
from detente.reading.local.times.expression import Bits
from detente.reading.local.times.lex import Lexeme

_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "dec", "jan", "april", "june", "august"})
_BEFORE_MONTH = wordset(
    """
    in since until till by from of before after during between and to through early late mid last
    next this that every on the or
    """
)
_NAMES = frozenset({"PERSON", "ORG", "FAC", "GPE", "NORP"})


def misread(context: Context, bits: Bits) -> bool:
    """Whether the lexemes that a rule matched are no time in this text."""
    month = bits.first("M")
    if month is not None and not bits.has("doyW") and month.word.rstrip(".") in _AMBIGUOUS_MONTHS:
        return _no_month(context, month, bits)
    season = bits.first("s")
    if season is not None and season.word in {"fall", "spring"} and not bits.has("y"):
        token = context.token(season.start)
        return token is not None and token.pos_ not in {"NOUN", "PROPN"}
    return False


def _no_month(context: Context, month: Lexeme, bits: Bits) -> bool:
    token = context.token(month.start)
    if token is not None and (token.tag_ == "MD" or token.pos_ in {"VERB", "AUX"}):
        return True
    lead = bits.lexemes[0].word if bits.lexemes[0] is not month else context.before
    if lead in _BEFORE_MONTH:
        return token is not None and token.ent_type_ == "PERSON"
    return token is None or token.ent_type_ in _NAMES or token.ent_type_ == ""
