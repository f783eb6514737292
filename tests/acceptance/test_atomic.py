"""A run that is stopped leaves whole files, old or new; one that cannot write says so in French."""

import ctypes
import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.acceptance.command import ROOT, SOURCE, Built, build, command, digests
from tests.acts import act_with, edited

QUICK = "html,json,annexes"
STATE = ".etat.json"
# Ends the process at one of its calls to the disk, as a cut of power would.
CUT = """
import os, signal

left = int(os.environ["ESSAI_COUPURE"])


def counted(call):
    def wrapped(*arguments, **options):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments, **options)

    return wrapped


for name in ("replace", "rename", "unlink", "mkdir"):
    setattr(os, name, counted(getattr(os, name)))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An act before and after a change of its words, and the documents of both."""

    source: Path
    old: Path
    old_digests: dict[str, str]
    new_digests: dict[str, str]


@pytest.fixture(scope="module")
def change(tmp_path_factory: pytest.TempPathFactory) -> Change:
    """Compile an act, then the same with other words and one more table, into two folders."""
    folder = tmp_path_factory.mktemp("avant-apres")
    text = edited("aide aux devoirs", "étude du soir")
    (folder / "avant").mkdir()
    (folder / "apres").mkdir()
    before, after = act_with(folder / "avant"), act_with(folder / "apres", acte=text)
    assert build(before, folder / "vieux", formats=QUICK).returncode == 0
    assert build(after, folder / "neuf", formats=QUICK).returncode == 0
    return Change(
        source=after,
        old=folder / "vieux",
        old_digests=digests(folder / "vieux"),
        new_digests=digests(folder / "neuf"),
    )


def _faults(target: Path, old: dict[str, str], new: dict[str, str]) -> list[str]:
    """Return the documents that are neither old nor new; what is half written bears a name of its own."""
    found = {name: seen for name, seen in digests(target).items() if not name.endswith(".en-cours")}
    return [name for name in {**old, **new} if found.get(name) not in (old.get(name), new.get(name))]


def test_a_document_cut_in_two_is_seen(change: Change, tmp_path: Path) -> None:
    shutil.copytree(change.old, tmp_path / "build")
    page = tmp_path / "build" / "protocole.html"
    page.write_bytes(page.read_bytes()[:-1])
    (tmp_path / "build" / "protocole.json").unlink()
    assert _faults(tmp_path / "build", change.old_digests, change.new_digests) == [
        "protocole.html",
        "protocole.json",
    ]


def test_a_run_cut_at_any_of_its_writes_leaves_whole_files(change: Change, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(CUT, encoding="utf-8")
    cuts, mixed, ended = 0, 0, False
    while not ended:
        cuts += 1
        target = tmp_path / f"coupure-{cuts}"
        shutil.copytree(change.old, target)
        done = build(change.source, target, formats=QUICK, PYTHONPATH=str(tmp_path), ESSAI_COUPURE=str(cuts))
        ended = done.returncode == 0
        assert ended or done.returncode == -signal.SIGKILL
        assert _faults(target, change.old_digests, change.new_digests) == []
        now = {name: seen for name, seen in digests(target).items() if not name.endswith(".en-cours")}
        mixed += now not in (change.old_digests, change.new_digests)
        if cuts % 3 == 0:
            assert build(change.source, target, formats=QUICK).returncode == 0
            assert digests(target) == change.new_digests
    assert cuts > 6
    assert mixed > 2


def test_a_run_killed_at_random_leaves_whole_files_and_the_next_one_repairs(
    built: Built, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    shutil.copytree(SOURCE, source)
    text = (source / "corps" / "01-objet.md").read_text(encoding="utf-8")
    (source / "corps" / "01-objet.md").write_text(text + "\nUn alinéa de plus.\n", encoding="utf-8")
    formats = "docx,pdf,html,json,annexes"
    start = time.monotonic()
    assert build(source, tmp_path / "neuf", formats=formats).returncode == 0
    lasts = time.monotonic() - start
    new, old = digests(tmp_path / "neuf"), digests(built.folder)
    moments = random.Random(20201208)  # noqa: S311 - moments that come again at each run of the test
    target = tmp_path / "build"
    for rank in range(5):
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(built.folder, target)
        # Most of a run is spent before it writes: half of the kills wait for its first write.
        _kill(command(source, target, formats=formats), target, rank, moments.uniform(0.1, 1) * lasts)
        assert _faults(target, old, new) == []
    assert build(source, target, formats=formats).returncode == 0
    assert {name: seen for name, seen in digests(target).items() if name != STATE} == {
        name: seen for name, seen in new.items() if name != STATE
    }


def _kill(asked: list[str], target: Path, rank: int, moment: float) -> None:
    """Start a run over an older one and kill it at a moment, or soon after it first writes."""
    process = subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    start, before = time.monotonic(), target.stat().st_mtime_ns
    if rank % 2:
        while process.poll() is None and target.stat().st_mtime_ns == before:
            time.sleep(0.0005)
        time.sleep(rank * 0.002)
    else:
        time.sleep(max(0.0, moment - (time.monotonic() - start)))
    process.kill()
    process.wait()


def test_an_interrupted_run_says_so_and_leaves_no_partial_file(tmp_path: Path) -> None:
    target = tmp_path / "build"
    process = subprocess.Popen(
        # Pandoc alone takes two seconds more: the signal cannot come once all is written.
        command(SOURCE, target, formats="epub,html,odt,pdf"),
        cwd=ROOT,
        # Whoever runs the tests in the background has the signal ignored, and so would the command.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - one thread
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    time.sleep(0.45)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "interrompu" in said
    assert "Traceback" not in said
    assert not list(tmp_path.rglob("*.en-cours"))


def _refused(
    source: Path, target: Path, formats: str = QUICK, prepare: Callable[[], None] | None = None
) -> str:
    """Compile where nothing can be written; return what was said, which is one sentence in French."""
    done = subprocess.run(
        command(source, target, formats=formats),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=prepare,
        timeout=120,
    )
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    said = done.stderr.strip().splitlines()
    assert len(said) == 1
    assert said[0].startswith("protocole : ")
    for english in ("denied", "directory", "File too large", "exists", "Read-only", "space"):
        assert english not in said[0]
    return said[0]


def _without_rights() -> None:
    """Give up what lets an administrator write anywhere, in this process and those it becomes."""
    if os.geteuid() == 0:
        library = ctypes.CDLL(None, use_errno=True)
        for right in (1, 2):
            library.prctl(24, right, 0, 0, 0)


def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path, change: Change) -> None:
    target = tmp_path / "build"
    shutil.copytree(change.old, target)
    target.chmod(0o555)
    said = _refused(change.source, target, prepare=_without_rights)
    assert "Impossible d'écrire" in said
    assert str(target) in said
    assert "droit" in said
    target.chmod(0o755)
    assert _faults(target, change.old_digests, change.new_digests) == []


def test_a_path_that_is_a_file_is_said(tmp_path: Path, change: Change) -> None:
    target = tmp_path / "build"
    target.write_text("Ceci est un fichier.", encoding="utf-8")
    assert "n'est pas un dossier" in _refused(change.source, target)
    assert "n'est pas un dossier" in _refused(change.source, target / "dessous")
    assert target.read_text(encoding="utf-8") == "Ceci est un fichier."


@pytest.mark.parametrize("octets", [0, 700, 6_000])
def test_a_full_disk_is_said_and_leaves_the_old_documents(
    octets: int, tmp_path: Path, change: Change
) -> None:
    target = tmp_path / "build"
    shutil.copytree(change.old, target)

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (octets, octets))

    assert "Impossible d'écrire" in _refused(change.source, target, prepare=fill)
    assert _faults(target, change.old_digests, change.new_digests) == []
    assert not list(target.rglob("*.en-cours"))


@pytest.mark.parametrize("formats", ["pdf", "docx", "odt", "epub", "annexes"])
def test_no_room_for_passing_files_is_said(formats: str, tmp_path: Path, change: Change) -> None:
    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    assert "écri" in _refused(change.source, tmp_path / "build", formats, prepare=fill)


def test_a_run_leaves_nothing_in_the_temporary_folder_even_when_the_act_has_errors(tmp_path: Path) -> None:
    passing = tmp_path / "passage"
    passing.mkdir()
    wrong = "\n\nIl y a [[nombre:engagements]] engagements, voir l'[[article:absent]].\n"
    (tmp_path / "juste").mkdir()
    (tmp_path / "faux").mkdir()
    right, faulty = act_with(tmp_path / "juste"), act_with(tmp_path / "faux", wrong)
    for source, status in ((right, 0), (faulty, 1), (faulty, 1), (faulty, 1)):
        done = build(source, tmp_path / "build", TMPDIR=str(passing))
        assert done.returncode == status, done.stderr
        assert list(passing.iterdir()) == []
