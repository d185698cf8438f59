"""What every test may ask for, and the rule that in CI no test is skipped for want of something."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile(
    "house",
    settings(),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parents[1]
SHARED_MISSING = "the shared folder is not at hand"


def shared_folder() -> Path:
    """Where the team's shared reports and gold lie: `DETENTE_SHARED`, else `shared` beside the checkout."""
    return Path(os.environ.get("DETENTE_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout itself."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder; a test that asks for it is skipped where there is none."""
    folder = shared_folder()
    if not folder.is_dir():
        pytest.skip(f"{SHARED_MISSING}: {folder} is no folder; DETENTE_SHARED names another")
    return folder


def excused(reason: str) -> bool:
    """Whether a skip may stand in CI: its reason has to be on this list, and true."""
    return SHARED_MISSING in reason and not shared_folder().is_dir()


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why a test or a module was skipped, as its author wrote it."""
    return str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)


def fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure where CI=true, unless it is excused."""
    if os.environ.get("CI") != "true" or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = reason_of(report)
    if not excused(reason):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not let pass: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    fail_if_skipped(report)
    return report
