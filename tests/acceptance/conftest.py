"""The act of this repository, compiled once for all the tests that look at its documents."""

import pytest

from compiler.pipeline import load
from tests.acceptance.command import SOURCE, Built, build
from tests.acceptance.expected import expect


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Compile the act in every format."""
    folder = tmp_path_factory.mktemp("documents")
    done = build(SOURCE, folder)
    assert done.returncode == 0, done.stderr
    protocol = load(SOURCE).value
    return Built(folder=folder, protocol=protocol, expected=expect(protocol))
