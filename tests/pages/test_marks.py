"""A text in pieces: each knows what was read from it, and together they are the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.pages.marks import Piece, Span, paragraphs

TEXT = "Kyiv rejected talks.\n\nMoscow offered a truce."


def test_spans_that_overlap_are_told_apart() -> None:
    spans = [Span(0, 19, "event-1", "event"), Span(14, 19, "talks-1", "talks")]
    first, second = paragraphs(TEXT, spans)
    assert first == [
        Piece("Kyiv rejected ", 0, 14, ("event-1",), "event"),
        Piece("talks", 14, 19, ("talks-1", "event-1"), "talks"),
        Piece(".", 19, 20, (), ""),
    ]
    assert second == [Piece("Moscow offered a truce.", 22, 45, (), "")]


def test_a_span_over_two_lines_is_marked_in_both() -> None:
    first, second = paragraphs(TEXT, [Span(14, 28, "talks-1", "talks")])
    assert [piece.text for line in (first, second) for piece in line if piece.entries] == ["talks.", "Moscow"]


@given(
    st.text("ab \n", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted), max_size=5),
)
def test_nothing_of_a_text_is_lost_or_moved(text: str, at: list[list[int]]) -> None:
    spans = [Span(start, min(end, len(text)), str(n), "event") for n, (start, end) in enumerate(at)]
    lines = paragraphs(text, spans)
    assert ["".join(piece.text for piece in line) for line in lines] == [
        line for line in text.split("\n") if line.strip()
    ]
    for piece in (piece for line in lines for piece in line):
        assert text[piece.start : piece.end] == piece.text
        assert set(piece.entries) == {
            span.entry for span in spans if span.start <= piece.start and piece.end <= span.end and piece.text
        }
