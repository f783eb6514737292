"""The same act gives the same bytes, whatever the folder, the locale, the hour, the rights of new files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.command import ALL, ROOT, SOURCE, Built, build, command, digests
from tests.acts import act_with

# A clock ten years and some hours ahead, for every way that Python has to read it.
LATER = """
import datetime, time

AHEAD = 3_700 * 86_400 + 40_000
seconds, nanoseconds, local, universal = time.time, time.time_ns, time.localtime, time.gmtime
time.time = lambda: seconds() + AHEAD
time.time_ns = lambda: nanoseconds() + AHEAD * 10**9
time.localtime = lambda moment=None: local(time.time() if moment is None else moment)
time.gmtime = lambda moment=None: universal(time.time() if moment is None else moment)


class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)


class Tomorrow(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


datetime.datetime, datetime.date = Later, Tomorrow
"""
ELSEWHERE = {
    "dates-et-langue": {
        "LC_ALL": "C",
        "LANG": "C",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "1",
        "PYTHONUTF8": "0",
    },
    "autre-langue": {
        "LC_ALL": "fr_FR.UTF-8",
        "TZ": "America/Anchorage",
        "PYTHONHASHSEED": "4242",
        "HOME": "/nonexistent",
    },
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_another_folder_locale_zone_seed_and_clock_give_the_same_bytes(
    name: str, built: Built, tmp_path: Path
) -> None:
    tree = _copy_of_the_tree(tmp_path / "un autre dossier, accentué")
    clock = tmp_path / "horloge"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    environment = {**os.environ, **ELSEWHERE[name], "PYTHONPATH": f"{clock}{os.pathsep}{tree}"}
    asked = ["compiler", "--source", "source", "--sortie", "produits", "--formats", ALL]
    done = subprocess.run(
        [sys.executable, "-m", "compiler", *asked],
        cwd=tree,
        env=environment,
        capture_output=True,
        check=False,
        umask=0o077,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    found, wanted = digests(tree / "produits"), digests(built.folder)
    # What the last run said names the folder that it read.
    assert {file for file in wanted if found.get(file) != wanted[file]} <= {".etat.json"}
    assert set(found) == set(wanted)


def _copy_of_the_tree(target: Path) -> Path:
    """Copy what the tool is made of, in an order of its own: a folder lists its files as they came."""
    target.mkdir()
    for folder in ("templates", "source", "schema", "compiler", "outils"):
        for path in sorted((ROOT / folder).rglob("*"), reverse=True):
            copy = target / path.relative_to(ROOT)
            if path.is_file() and path.suffix != ".pyc":
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes())
    (target / "requirements.lock").write_bytes((ROOT / "requirements.lock").read_bytes())
    return target


def test_the_moved_clock_is_the_one_that_a_program_reads(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    asked = "import datetime, time; print(datetime.datetime.now().year - 1970, time.gmtime().tm_year - 1970)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    plain, moved = (
        subprocess.run([sys.executable, "-c", asked], env=env, capture_output=True, text=True, check=True)
        for env in (os.environ, environment)
    )
    assert all(
        10 <= int(after) - int(before) <= 11
        for before, after in zip(plain.stdout.split(), moved.stdout.split(), strict=True)
    )


def test_the_act_itself_is_compiled_again_into_the_same_bytes(built: Built, tmp_path: Path) -> None:
    assert build(SOURCE, tmp_path, PYTHONHASHSEED="7", SOURCE_DATE_EPOCH="").returncode == 0
    assert digests(tmp_path) == digests(built.folder)


DATED = {"protocole.docx", "protocole.pdf", "protocole.odt", "protocole.epub", "annexes/annexes.xlsx"}


def test_a_date_asked_for_changes_the_files_that_carry_one_and_no_other(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    variants: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
        "plain": ((), {}),
        "day": (("--date", "2031-05-17"), {}),
        "again": (("--date", "2031-05-17"), {"TZ": "Asia/Tokyo"}),
        "epoch": ((), {"SOURCE_DATE_EPOCH": "1936742400"}),
        "both": (("--date", "2031-05-17"), {"SOURCE_DATE_EPOCH": "0"}),
    }
    found: dict[str, dict[str, str]] = {}
    for name, (words, environment) in variants.items():
        done = subprocess.Popen(
            command(source, tmp_path / name, *words),
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
        )
        assert done.wait(timeout=120) == 0
        found[name] = {file: seen for file, seen in digests(tmp_path / name).items() if file != ".etat.json"}
    changed = {file for file in found["plain"] if found["plain"][file] != found["day"][file]}
    assert changed == DATED
    assert found["day"] == found["again"] == found["epoch"] == found["both"]
