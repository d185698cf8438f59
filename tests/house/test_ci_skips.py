"""In CI a test that could not run is a failure."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """An empty suite under the project's own conftest, with no shared folder, as CI runs it."""
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("DETENTE_SHARED", str(pytester.path / "nowhere"))
    return pytester


def run(suite: pytest.Pytester, source: str) -> pytest.RunResult:
    suite.makepyfile(source)
    return suite.runpytest("-p", "no:hypothesispytest")  # a second to load, every time


def outcome(suite: pytest.Pytester, source: str) -> dict[str, int]:
    return run(suite, source).parseoutcomes()


def test_a_skip_fails_and_says_why(suite: pytest.Pytester) -> None:
    result = run(suite, "import pytest\ndef test_it():\n    pytest.skip('no chromium')")
    assert result.parseoutcomes() == {"failed": 1}
    result.stdout.fnmatch_lines(["*skipped, which CI does not let pass: *no chromium*"])


def test_a_skip_mark_fails(suite: pytest.Pytester) -> None:
    assert outcome(suite, "import pytest\n@pytest.mark.skip('later')\ndef test_it(): ...") == {"errors": 1}


def test_a_module_that_is_skipped_fails(suite: pytest.Pytester) -> None:
    assert outcome(suite, "import pytest\npytest.importorskip('no_such_module')") == {"errors": 1}


def test_the_absent_shared_folder_excuses(suite: pytest.Pytester) -> None:
    assert outcome(suite, "def test_it(shared): ...") == {"skipped": 1}


def test_the_shared_folder_excuses_only_where_it_is_absent(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTE_SHARED", str(suite.path))
    source = "import pytest\ndef test_it():\n    pytest.skip('the shared folder is not at hand')"
    assert outcome(suite, source) == {"failed": 1}


def test_an_expected_failure_is_no_skip(suite: pytest.Pytester) -> None:
    assert outcome(suite, "import pytest\n@pytest.mark.xfail\ndef test_it(): assert 0") == {"xfailed": 1}


def test_outside_ci_a_skip_stands(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI")
    assert outcome(suite, "import pytest\ndef test_it():\n    pytest.skip('no chromium')") == {"skipped": 1}
