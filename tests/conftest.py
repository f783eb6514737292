"""Options and gates shared by all tests: goldens on request, outside programs required in integration."""

import os
import shutil

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "rapide", max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "fuzz", max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "rapide"))

SIGNED = os.environ.get("PROTOCOLE_SIGNE", "")
REQUIRED = os.environ.get("EXIGER_OUTILS") == "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --golden, which rewrites expected outputs."""
    parser.addoption(
        "--golden", action="store_true", help="écrit les sorties attendues au lieu de les comparer"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what reads a signed act, which is no part of the project, unless SIGNED names one."""
    if SIGNED:
        return
    left_out = [item for item in items if item.get_closest_marker("signed_act")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether expected outputs are to be rewritten."""
    return bool(request.config.getoption("--golden"))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG001 - a hook wrapper has no better type
    """Turn a skipped check into a failure where everything must run."""
    outcome = yield
    report = outcome.get_result()
    if REQUIRED and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} a été sauté : {report.longrepr}"


def need_program(name: str) -> str:
    """Return the path of an outside program; skip the test, naming the program, when it is not installed."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} n'est pas installé (make outils)")
    return path
