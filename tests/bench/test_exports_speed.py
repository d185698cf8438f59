"""What the measuring of exports measures."""

from __future__ import annotations

import pytest

from bench.exports_speed import IMPORT, one, repeated
from detente.exports.export import Form
from tests.exports.kept import SAMPLE, exported


def test_readings_are_repeated_until_there_are_enough_events() -> None:
    assert len(list(repeated([SAMPLE], 7))) == 3  # of three events each


@pytest.mark.parametrize("form", [Form.JSONL.value, IMPORT])
def test_the_file_that_is_measured_is_the_export(form: str) -> None:
    found = one([SAMPLE], 6, form)
    assert found["size"] == len(exported(Form.JSONL, SAMPLE, SAMPLE).data) / 1e6
    assert found["seconds"] > 0
    assert found["memory"] >= found["before"] > 10
