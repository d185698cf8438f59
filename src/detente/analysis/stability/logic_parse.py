"""The words of a condition → its tree: `talks IF ceasefire AND NOT "nuclear strike"`, `-Y--`, `3 | -4`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.analysis.stability.logic import And, If, Iff, Logic, Not, Or, Pattern

MOST_TOKENS = 2000
DEEPEST = 60

_TOKEN = re.compile(r'\s*(?:"(?P<quoted>[^"]*)"|(?P<sign>[()&|])|(?P<word>[^\s()&|"]+))')
_OPERATORS = {"AND": "AND", "&": "AND", "OR": "OR", "|": "OR", "NOT": "NOT", "IF": "IF", "IFF": "IFF"}
_SIGNS = {"(", ")"}


class LogicError(ValueError):
    """The words are no condition; the message says where it breaks."""


@dataclass(frozen=True)
class Vocabulary:
    """What a condition may name: the number of options and, by name, the option's index.

    `names` holds each option's name, `owner: name` and `owner.name`, case-folded; a name that several owners
    use is mapped to `None`.
    """

    options: int
    names: Mapping[str, int | None]

    def find(self, name: str) -> Logic:
        """The condition that a name, a pattern or an option's number stands for."""
        known = self.names.get(" ".join(name.split()).casefold(), -1)
        if known is None:
            raise LogicError(f"several decision makers have an option {name!r}: write 'owner.{name}'")
        if known >= 0:
            return Pattern(1 << known, 1 << known)
        if len(name) == self.options and set(name) <= set("YN-"):
            return pattern(name)
        if re.fullmatch(r"-?\d{1,6}", name) and 1 <= abs(int(name)) <= self.options:
            bit = 1 << (abs(int(name)) - 1)
            return Pattern(bit, 0 if name.startswith("-") else bit)
        if name and set(name) <= set("YN-"):
            raise LogicError(f"the pattern {name!r} has {len(name)} places, the model {self.options} options")
        raise LogicError(f"no option is called {name!r}")


def pattern(text: str) -> Pattern:
    """The condition that `Y-N` writes: the first option taken, the third not, the second either way."""
    care = sum(1 << k for k, sign in enumerate(text) if sign != "-")
    return Pattern(care, sum(1 << k for k, sign in enumerate(text) if sign == "Y"))


def parse(text: str, words: Vocabulary) -> Logic:
    """The tree of a condition. `NOT` binds closest, then `AND`, `OR`, and last `IF` and `IFF`.

    Raises:
        LogicError: the words are no condition, or name what the model does not have.
    """
    whole = text.strip()
    if len(whole) == words.options and whole and set(whole) <= set("YN-"):
        return words.find(whole)
    parser = _Parser(_tokens(text), words)
    tree = parser.conditional()
    if parser.ahead is not None:
        raise LogicError(f"{parser.ahead[1]!r} stands where the condition could end")
    return tree


def _tokens(text: str) -> list[tuple[str, str]]:
    """Kind and text of each token; words that follow each other are one name."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text.rstrip()):
        match = _TOKEN.match(text, at)
        if match is None:
            raise LogicError("a quotation mark does not close")
        at = match.end()
        word = match["word"] or match["sign"]
        if match["quoted"] is not None:
            found.append(("name", match["quoted"]))
        elif word in _OPERATORS:
            found.append((_OPERATORS[word], word))
        elif word in _SIGNS:
            found.append((word, word))
        elif found and found[-1][0] == "words":
            found[-1] = ("words", f"{found[-1][1]} {word}")
        else:
            found.append(("words", word))
        if len(found) > MOST_TOKENS:
            raise LogicError(f"it has more than {MOST_TOKENS} words")
    return found


@dataclass
class _Parser:
    tokens: list[tuple[str, str]]
    words: Vocabulary
    at: int = field(default=0)
    depth: int = field(default=0)

    @property
    def ahead(self) -> tuple[str, str] | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def takes(self, kind: str) -> bool:
        if self.ahead is None or self.ahead[0] != kind:
            return False
        self.at += 1
        return True

    def conditional(self) -> Logic:
        tree = self.either()
        while self.ahead is not None and self.ahead[0] in ("IF", "IFF"):
            if self.takes("IF"):
                tree = If(tree, self.either())
            else:
                self.at += 1
                tree = Iff(tree, self.either())
            self._nest()
        return tree

    def either(self) -> Logic:
        parts = [self.both()]
        while self.takes("OR"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def both(self) -> Logic:
        parts = [self.negated()]
        while self.takes("AND"):
            parts.append(self.negated())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def negated(self) -> Logic:
        negations = 0
        while self.takes("NOT"):
            negations += 1
        tree = self.atom()
        return Not(tree) if negations % 2 else tree

    def atom(self) -> Logic:
        if self.ahead is None:
            raise LogicError("it ends where an option is expected")
        kind, text = self.ahead
        self.at += 1
        if kind in ("name", "words"):
            return self.words.find(text)
        if kind == "(":
            self._nest()
            tree = self.conditional()
            if not self.takes(")"):
                raise LogicError("a bracket does not close")
            return tree
        raise LogicError(f"{text!r} stands where an option is expected")

    def _nest(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise LogicError(f"it nests deeper than {DEEPEST} levels")
