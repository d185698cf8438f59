"""Publication dates as they are written."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model.date import ISO_PREFIX
from detente.sources.dates import iso, publication


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-05-11", "2025-05-11"),
        ("2025-05-11T08:30Z", "2025-05-11T08:30:00+00:00"),
        ("11 May 2025", "2025-05-11"),
        ("Sunday, May 11, 2025", "2025-05-11"),
        ("May 11, 2025 9:30 am", "2025-05-11T09:30:00"),
        ("Sun, 11 May 2025 08:00:00 GMT", "2025-05-11T08:00:00+00:00"),
        ("May 11, 2025 9:30 XKT", "2025-05-11"),
        ("2025/05/11", "2025-05-11"),
        ("11.05.2025", "2025-05-11"),
        ("13/04/2025", "2025-04-13"),
    ],
)
def test_a_clear_date_is_read(written: str, meant: str) -> None:
    assert publication(written) == meant
    assert ISO_PREFIX.match(meant)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("03/04/2025", "can mean 2025-03-04 or 2025-04-03"),
        ("11 May 25", "can mean"),
        ("May 2025", "no complete date"),
        ("Sunday", "no complete date"),
        ("2025", "no complete date|no date"),
        ("yesterday", "no date"),
        ("30 February 2025", "no date"),
        ("11111111111111", "no date"),
    ],
)
def test_an_unclear_date_is_refused_with_its_reason(written: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        publication(written)


@pytest.mark.parametrize("written", ["11 May 2025", "03/04/2025", "2025-13-01", "Sunday", ""])
def test_options_take_iso_only(written: str) -> None:
    assert iso(written) is None


@given(st.text(max_size=30))
def test_anything_else_is_a_date_or_a_value_error(written: str) -> None:
    with contextlib.suppress(ValueError):
        assert ISO_PREFIX.match(publication(written))
