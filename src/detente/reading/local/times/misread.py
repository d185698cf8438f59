"""Words of time that are none here: the modal "may", the verb "march", a person called April, the "10th
Front".
"""

from __future__ import annotations

from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.times.context import Context
from detente.reading.local.times.expression import Bits
from detente.reading.local.times.lex import Lexeme

_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "dec", "jan", "april", "june", "august"})
_PERSONS = frozenset({"april", "june", "august"})
_BEFORE_VERB = wordset("to will would could may might can hot and they that which")
_MARCHED = wordset("on of for by in")
_AFTER_VERB = wordset("up from into back to water")
_BEFORE_SEASON = wordset("in during by until through since this last next early late mid over the of from")
_BEFORE_MONTH = wordset(
    """
    in since until till by from of before after during between and to through early late mid last
    next this that every on the or
    """
)


def misread(context: Context, bits: Bits) -> bool:
    """Whether the lexemes that a rule matched are no time in this text."""
    if bits.lexemes[0].code == "A" and bits.lexemes[0].word != "around" and bits.has("My"):
        # "Told about May", "wrote about 1968".
        return not bits.has("uv")
    month = bits.first("M")
    if month is not None and not bits.has("doyWlxhH") and month.word.rstrip(".") in _AMBIGUOUS_MONTHS:
        return _no_month(context, month, bits)
    if (season := bits.first("s")) is not None and not bits.has("ylxhHe"):
        if season.word == "fall":
            return context.before not in _BEFORE_SEASON or context.after == "of"
        return season.word == "spring" and (context.before in _BEFORE_VERB or context.after in _AFTER_VERB)
    return False


def _no_month(context: Context, month: Lexeme, bits: Bits) -> bool:
    lead = bits.lexemes[0].word if bits.lexemes[0] is not month else context.before
    if month.word == "march" and lead in {"the", "a", "on"} and context.after in _AFTER_VERB | _MARCHED:
        return True
    named = context.word(0)[:1].isupper()
    if lead in _BEFORE_MONTH:
        return named and lead in {"and", "or", "to", "on", "the"}
    # "May" and "March" begin sentences as verbs; a month's name before another name is a person's.
    return month.word.rstrip(".") not in _PERSONS or named
