"""The parse as plain objects: what the steps ask of spaCy's doc, with the same names and the same answers.

spaCy makes a token anew each time that one is asked for, and looks its strings up again; the steps ask some
thousand times a sentence. Here each token is made once, when the parse is complete.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, overload

from spacy.tokens import Doc as Parse


class Token:
    """A word or mark of the text, as `spacy.tokens.Token`; there is one object for each."""

    __slots__ = (
        *("doc", "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_"),
        *("whitespace_", "is_alpha", "is_punct", "is_space", "is_stop", "like_num", "is_sent_start"),
        *("head", "left_edge", "right_edge", "lefts", "rights", "children", "_sent", "_subtree"),
    )
    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_alpha: bool
    is_punct: bool
    is_space: bool
    is_stop: bool
    like_num: bool
    is_sent_start: bool | None
    head: Token
    left_edge: Token
    right_edge: Token
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    children: tuple[Token, ...]
    _sent: Span
    _subtree: tuple[Token, ...] | None

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    @property
    def sent(self) -> Span:
        """The sentence that it is in."""
        return self._sent

    @property
    def subtree(self) -> tuple[Token, ...]:
        """It and all that hangs on it, in the order of the text wherever the tree does not cross itself."""
        if self._subtree is None:
            left = [token for child in self.lefts for token in child.subtree]
            self._subtree = (*left, self, *(token for child in self.rights for token in child.subtree))
        return self._subtree

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, that one's head, and so on."""
        token = self
        for _ in range(len(self.doc)):
            if token.head is token:
                return
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Whether it is among the other's ancestors."""
        return any(token is self for token in other.ancestors)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """What it is coordinated with, without itself."""
        first = self
        while first.head is not first and first.dep_ == "conj":
            first = first.head
        chain = [first]
        for token in chain:  # grows as it is gone through
            chain += (child for child in token.rights if child.dep_ == "conj")
        return tuple(token for token in chain if token is not self)

    def nbor(self, by: int = 1) -> Token:
        """The token so many places on. Raises `IndexError` outside the text."""
        if not 0 <= self.i + by < len(self.doc):
            raise IndexError(self.i + by)
        return self.doc.tokens[self.i + by]


class Span:
    """Tokens in a row, as `spacy.tokens.Span`."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __contains__(self, token: object) -> bool:
        return isinstance(token, Token) and token.doc is self.doc and self.start <= token.i < self.end

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[int, int, int, str]:
        return (id(self.doc), self.start, self.end, self.label_)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[range(self.start, self.end)[at]]

    @property
    def start_char(self) -> int:
        """Offset of its first character."""
        return self.doc.offset(self.start)

    @property
    def end_char(self) -> int:
        """Offset behind its last character."""
        if self.end == self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its text, without the white space behind it."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> Span:
        """The sentence that it begins in."""
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """The token nearest to the root of its sentence, the first of several; a mark or white space last."""
        tokens = self.doc.tokens[self.start : self.end]
        if not tokens:
            return self.doc.tokens[self.start]
        for token in tokens:
            if token.head is token:
                return token
        above = [token for token in tokens if not self.start <= token.head.i < self.end]
        if len(above) == 1:
            return above[0]
        return min(above, key=_depth, default=tokens[0])


class Doc:
    """A parsed text, as `spacy.tokens.Doc`. `doc.text` is the text, and a token's `idx` an offset in it."""

    __slots__ = ("ents", "sents", "text", "tokens")

    def __init__(self, parse: Parse) -> None:
        self.text: str = parse.text
        self.tokens = tuple(_token(parse, at, self) for at in range(len(parse)))
        _join(parse, self.tokens)
        self.sents = tuple(self._sentences())
        self.ents = tuple(Span(self, entity.start, entity.end, entity.label_) for entity in parse.ents)
        for sentence in self.sents:
            for token in sentence:
                token._sent = sentence

    def _sentences(self) -> Iterator[Span]:
        starts = [0, *(token.i for token in self.tokens[1:] if token.is_sent_start), len(self.tokens)]
        return (Span(self, start, end) for start, end in pairwise(starts) if end > start)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, int):
            return self.tokens[at]
        start, end, _ = at.indices(len(self.tokens))
        return Span(self, start, max(start, end))

    def offset(self, at: int) -> int:
        """Offset of the token of that number; that of the text's end behind the last."""
        return self.tokens[at].idx if at < len(self.tokens) else len(self.text)

    def char_span(
        self, start: int, end: int, alignment_mode: Literal["strict", "expand"] = "strict"
    ) -> Span | None:
        """The tokens at these offsets: `strict` where they begin and end there, or all that they touch."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        if alignment_mode == "expand":
            at = first.i + (start == first.idx + len(first.text))  # white space belongs to no token
            return Span(self, at, last.i + 1)
        whole = start == first.idx and end == last.idx + len(last.text)
        return Span(self, first.i, last.i + 1) if whole else None

    def _at(self, offset: int) -> Token | None:
        """The token that this character is of, the white space behind it included."""
        low, high = 0, len(self.tokens) - 1
        while low <= high:
            token = self.tokens[middle := (low + high) // 2]
            if offset < token.idx:
                high = middle - 1
            elif offset >= token.idx + len(token.text) + len(token.whitespace_):
                low = middle + 1
            else:
                return token
        return None


def _depth(token: Token) -> int:
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc)
    return sum(1 for _ in token.ancestors)


def _token(parse: Parse, at: int, doc: Doc) -> Token:
    """One token without what ties it to others."""
    said, token = parse[at], Token()
    token.doc, token.i, token.idx, token._subtree = doc, at, said.idx, None
    token.text, token.lower_, token.lemma_, token.whitespace_ = (
        said.text,
        said.lower_,
        said.lemma_,
        said.whitespace_,
    )
    token.pos_, token.tag_, token.dep_ = said.pos_, said.tag_, said.dep_
    token.ent_type_, token.ent_iob_, token.is_sent_start = said.ent_type_, said.ent_iob_, said.is_sent_start
    token.is_alpha, token.is_punct, token.is_space = said.is_alpha, said.is_punct, said.is_space
    token.is_stop, token.like_num = said.is_stop, said.like_num
    return token


def _join(parse: Parse, tokens: Sequence[Token]) -> None:
    """Sets heads, children and edges."""
    lefts: list[list[Token]] = [[] for _ in tokens]
    rights: list[list[Token]] = [[] for _ in tokens]
    for token, said in zip(tokens, parse, strict=True):
        token.head = tokens[said.head.i]
        token.left_edge, token.right_edge = tokens[said.left_edge.i], tokens[said.right_edge.i]
        if token.head is not token:
            (lefts if token.i < token.head.i else rights)[token.head.i].append(token)
    for token in tokens:
        token.lefts, token.rights = tuple(lefts[token.i]), tuple(rights[token.i])
        token.children = (*token.lefts, *token.rights)
