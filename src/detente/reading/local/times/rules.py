"""The rules of times: patterns over the classes of lexemes that `lex` gives, the longest readings first."""

from __future__ import annotations

import re
from collections.abc import Iterator

_YEAR = r"(?:,?m?y|,?m?[Hhlx]u)"
"""The year of a date: "2022", "of that year", "this year"."""
_DAY = rf"(?:t?[lxh]|h[xP])?(?:W,?(?:@?t?))?(?:t?[do]m?M|M-?t?[do]){_YEAR}?"
"""A day of a month: "Monday, 12 May 2025", "May 12", "the 12th of May"."""
_NEAR = r"(?:(?:t?[lxh]|h[xP])?W(?:m?[lxh]u)?|[TYO])"
"""A day by its weekday or its nearness: "Monday", "last Tuesday", "Monday next week", "yesterday"."""
_ANY = rf"(?:I|{_DAY}|{_NEAR}|t?[Hx]u)"
_CLOCK = r"(?:[dnc]-?k(?:zZ?)?|[yn]zZ?|c(?:zZ?)?|K(?:zZ?)?)"
"""A clock time: "6 a.m.", "10:30 GMT", "0600 GMT", "noon"."""
_COUNT = r"(?:[dn](?:-|>|&)[dn]|[dn]?[do]/[do]|a[dn]|[dny]-?&-?a?-?j|a?nm|[dny]|a?~m?|a(?:j-?)?|ja?)"
"""How many: "six", "two to three", "two and a half", "a couple of", "several", "a"."""
_UNIT = r"[uv](?:&a?j)?"
_EDGE = r"(?:e-?|Bm)"
"""An edge of a stretch: "early", "mid-", "the end of"."""
_MORE = r"(?:3?XG|3?2G|2|4>|@G|9(?=a[uX])|A)*"
"""A bound on a count: "more than", "no less than", "up to", "at least", "over", "about"."""
_SO = r"(?:&6)?"
"""A hedge behind it: "or so"."""
_BASE = r"(?:5|7|u-[gb])"
"""What a stretch of the kind told last is called: "the latest quarter", "the year-ago period"."""

RULES: tuple[tuple[str, str], ...] = (
    ("clock", rf"{_CLOCK}(?:\({_CLOCK};)?[,(]?(?:@|m|m?@?t?(?:p|e)m)?{_ANY}p?"),
    ("clock", rf"(?:e@?)?{_ANY}p?,?(?:@|A)*{_CLOCK}"),
    ("clock", rf"{_CLOCK}\([dnyc]z;"),
    ("part", rf"Wp,?@?{_DAY}"),
    ("early_hours", rf"t?[e0]v(?:m|@)?{_ANY}"),
    ("from_now", rf"{_MORE}{_COUNT}X?[uv]f[RT]"),
    ("before_last", r"tu[{}][YOT]"),
    ("range", rf"f?t?[do](?:-|>|&|/)t?[do]m?M{_YEAR}?"),
    ("range", rf"f?M[do](?:-|>|&)t?[do](?![vukM-]){_YEAR}?"),
    ("part", rf"(?:t?{_EDGE}|[br]@?)?t?p(?:m|@|f)?{_ANY}"),
    ("part", rf"(?:[br]@?|t?{_EDGE}@?){_ANY}p?"),
    ("part", rf"{_ANY}p"),
    ("bc", rf"(?:t?{_EDGE}|[br]i)?(?:t?sm?|(?:[do]m?)?M,?m?)?[dny]Q"),
    ("bcs", r"[dny](?:-|>|&)[dny]Q"),
    ("bc_century", rf"(?:t?{_EDGE})?t?oX?-?uQ"),
    ("slashed", r"[do]/[do]/[ydn]"),
    ("day", rf"A?{_DAY}"),
    ("iso", r"I"),
    ("ago", rf"{_MORE}{_COUNT}X?{_UNIT}{_SO}g|vg"),
    ("anchored", rf"{_MORE}{_COUNT}X?{_UNIT}(?:[rb]|[{{}}](?=[;,|&D]))|tu[{{}}](?=[;,|])|v[rb]"),
    ("week_of", r"t[lo](?:[dn]?v|u)mM(?:,?m?y)?"),
    ("span", rf"t?(?:[lPx]|hP|hx)X?{_MORE}(?:[dn](?:[->&][dn])?|a?nm|a?~m?)-?v|t[dn][lx]v"),
    ("span", r"(?:t?[lPx]v|~v)(?:&v)?"),
    ("month", rf"A?(?:[br]i|t?{_EDGE})?(?:t?[lxhH])?M{_YEAR}?"),
    ("season", rf"(?:[bre]it?|t?{_EDGE}t?)?(?:t?[lxh]|hP|t)?(?:s{_YEAR}|ys)"),
    ("season", rf"(?:[bre]it?|t?{_EDGE}t?)?(?:t?[lxhH]|hP)s"),
    ("season", rf"(?:[bre]it?|t?{_EDGE}t?)?t?s"),
    ("feast_part", r"F'?p"),
    ("feast_day", r"t?(?:ou|B)mt?F|tu[{}]t?F"),
    ("feast", rf"(?:t?[lxh])?F(?:{_YEAR})?"),
    ("week_at", rf"tum{_DAY}"),
    ("set", r"WV"),
    ("near", rf"(?:t?[lxh])?{_NEAR}"),
    ("tonight", r"[br]?N"),
    ("this_part", rf"(?:t?{_EDGE}|[br])?(?:[hlH]|t[xlH])p"),
    ("quarter", r"(?:[lxh]u'|ty)X?o-?X?u"),
    ("quarter", r"t?X?[olxhe]-?(?:X)?(?:u|j)(?:m?X?y|m(?:[lxhH]|t)u|m?t?y)?"),
    ("half", r"t?[ole]jm?(?:X?y|t?[lxhH]u|tu|tE)"),
    ("century", rf"(?:t?{_EDGE})?t?oX?-?u"),
    ("part_of", rf"(?:[br]i?|t?{_EDGE})(?:[lxhH]|t[xlH]|t)u"),
    ("year_end", r"t?u(?:-|')?B"),
    ("latest", rf"t?7?{_BASE}X?(?:J|u)|u-[gb]|tyX?(?:J|u)"),
    ("moment", r"(?:[hH]|t)[ZJ]"),
    ("decade", rf"(?:t?{_EDGE})?t?E"),
    ("set", r"q(?:[dno]X?|\.)?(?:[uvWMps]|X)W?p?|1(?:a|q)u|wp?|S"),
    ("rate", r"au"),
    ("relative", rf"t?(?:[lxhH]|hP|hx|P|tX?H|hX|HH)u{_SO}"),
    ("weekend", r"tu"),
    ("hyphened", rf"a?(?:{_COUNT}-?)?[uv]-L"),
    ("old", rf"{_COUNT}-?[uv]-?L"),
    ("length", rf"t(?:[oe5]|u-b)?X?{_MORE}(?:[dn]|~)X?8?v|t[oe]v"),
    ("length", rf"{_COUNT}X?8?-{_UNIT}J"),
    ("hyphened", rf"a?{_MORE}{_COUNT}X?-{_UNIT}(?:-L)?"),
    ("length", rf"au&[dn]|{_MORE}{_COUNT}X?8?{_UNIT}|aX{_UNIT}|u-?L"),
    ("the_unit", r"tX?u"),
    ("day_only", r"to"),
    ("nowadays", r"C-?u|hv"),
    ("vague", r"v(?:&v)?"),
    ("night", r"p"),
    ("clock", _CLOCK),
    ("years", r"y-[dny]"),
    ("year", rf"A?(?:t?X|t?{_EDGE}|[erb]i)?y"),
    ("reference", r"X?R|tP|tC?U|U|~"),
)
"""Names and patterns in the order in which they are tried at a place."""

_FIRST = re.compile(r"(?!\.)(?:" + "|".join(f"(?:{pattern})" for _, pattern in RULES) + ")")
"""No rule begins with a plain word (`.`), as most words are: there none is tried."""
_EACH = tuple((name, re.compile(pattern)) for name, pattern in RULES)

PAIR = re.compile(r"(?:-|>|&|,)(?:t?e-?m?)?(?:W,?)?(?:M[do]|t?[do]m?M|M|t?s),?m?y")
"""What may follow a date that has no year of its own and lend it one."""


def find(codes: str, position: int) -> int | None:
    """The next place at or behind `position` where a rule fits; None where there is none."""
    match = _FIRST.search(codes, position)
    return match.start() if match is not None and match.end() > match.start() else None


def fitting(codes: str, position: int) -> Iterator[tuple[str, int]]:
    """Each rule that fits at a place and where it ends, in the order of the rules."""
    for name, pattern in _EACH:
        match = pattern.match(codes, position)
        if match is not None and match.end() > position:
            yield name, match.end()
