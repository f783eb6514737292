"""The checks that may stop an act, against the severities of the codes that each of them names."""

import inspect
import re
import sys

import pytest

from compiler.check import CHECKS, STOPPING_CHECKS, Check
from compiler.diagnostics.catalogue import CATALOGUE
from compiler.diagnostics.diagnostic import Severity

_CODE = re.compile(r'"([a-z]+\.[a-z-]+)"')


def _may_stop(check: Check) -> bool:
    text = inspect.getsource(sys.modules[check.__module__])
    named = [CATALOGUE[code] for code in _CODE.findall(text) if code in CATALOGUE]
    assert named, f"{check.__module__} names no code"
    return Severity.ERROR in named


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__.rpartition(".")[2])
def test_the_text_in_force_is_asked_for_every_check_that_finds_errors_and_for_no_other(check: Check) -> None:
    assert (check in STOPPING_CHECKS) is _may_stop(check)
