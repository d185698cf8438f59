from __future__ import annotations

from bench.spans import closeness, merged, overlap, same_content, shared, size


def test_spans_are_counted_once() -> None:
    assert merged([(5, 9), (0, 3), (2, 5), (7, 7)]) == ((0, 9),)
    assert size([(0, 4), (2, 6)]) == 6
    assert shared([(0, 4), (10, 20)], [(3, 12)]) == 3


def test_closeness_is_one_for_equal_spans_and_nothing_for_neighbours() -> None:
    assert closeness(((0, 4),), ((0, 2), (2, 4))) == 1
    assert closeness(((0, 4),), ((4, 8),)) == 0


def test_a_clause_overlaps_its_sentence_and_not_the_next_clause() -> None:
    assert overlap(((10, 20),), ((0, 200),))
    assert not overlap(((0, 30),), ((28, 60),))
    assert not overlap((), ((0, 9),))


def test_content_is_found_by_half_of_it_and_not_by_a_paragraph_around_it() -> None:
    assert same_content(((0, 40),), ((0, 20),))
    assert not same_content(((0, 40),), ((0, 19),))
    assert same_content(((0, 40),), ((0, 120),))
    assert not same_content(((0, 40),), ((0, 121),))
