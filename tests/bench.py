"""Time and memory of the commands, whole processes, as ratios to pandoc on the same text in the same run."""

import argparse
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypandoc

from compiler.pipeline import load
from compiler.read.resources import font_folder
from compiler.render.layout import build_view
from compiler.render.pandoc_document import pandoc_document
from tests.enlarge import enlarge

ROOT = Path(__file__).resolve().parents[1]
PANDOC = pypandoc.get_pandoc_path()
_PICTURE = re.compile(r"!\[[^\]]*\]\(data:[^)]*\)(?:\{[^}]*\})?")
_INNER_LINK = re.compile(r"\[([^\[\]]*)\]\(#[^)]*\)")
TYPST = (
    "import sys, typst; "
    "typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)"
)

_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a command takes: median seconds over the runs, and its largest resident size in megabytes."""

    seconds: float
    megabytes: float


def measure(command: Sequence[str], runs: int, prepare: Callable[[], None] = lambda: None) -> Cost:
    """Run a command several times, `prepare` before each, and return what it took."""
    seconds: list[float] = []
    peak = 0.0
    for _ in range(runs):
        prepare()
        start = time.perf_counter()
        # A long report left unread in a pipe would stop the command: it goes to a file.
        with tempfile.TemporaryFile() as said:
            done = subprocess.Popen(
                command, cwd=ROOT, env=_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=said
            )
            _, status, usage = os.wait4(done.pid, 0)
            seconds.append(time.perf_counter() - start)
            peak = max(peak, usage.ru_maxrss / 1024)
            if os.waitstatus_to_exitcode(status):
                said.seek(0)
                sys.exit(f"{' '.join(map(str, command))} a échoué :\n{said.read().decode()}")
    return Cost(seconds=statistics.median(seconds), megabytes=peak)


def protocole(*words: str) -> list[str]:
    """Return the command line of one of our own commands."""
    return [sys.executable, "-m", "compiler", *words]


def write_markdown(source: Path, folder: Path) -> Path:
    """Write the same text, tables included, as pandoc's Markdown: what pandoc is timed on."""
    tree = folder / "texte.json"
    tree.write_text(json.dumps(pandoc_document(build_view(load(source).value), "odt", {})), encoding="utf-8")
    text = folder / "texte.md"
    subprocess.run(
        [PANDOC, "-f", "json", "-t", "markdown-simple_tables-multiline_tables", str(tree), "-o", str(text)],
        check=True,
    )
    # Pandoc's Typst cannot show embedded charts nor lead to table rows: its text goes without, to its advantage.
    words = _INNER_LINK.sub(r"\1", _PICTURE.sub("", text.read_text(encoding="utf-8")))
    text.write_text(words, encoding="utf-8")
    return text


def compare(source: Path, folder: Path, runs: int) -> dict[str, Cost]:
    """Time pandoc's ways and ours on one act."""
    text = write_markdown(source, folder)
    out = folder / "build"

    def clean() -> None:
        shutil.rmtree(out, ignore_errors=True)

    common = ("--source", str(source), "--sortie", str(out))
    costs = {
        "pandoc DOCX": measure([PANDOC, str(text), "-o", str(folder / "pandoc.docx")], runs),
        "pandoc Typst": measure(
            [PANDOC, str(text), "--standalone", "-t", "typst", "-o", str(folder / "pandoc.typ")], runs
        ),
        "Typst PDF": measure(
            [
                sys.executable,
                "-c",
                TYPST,
                str(folder / "pandoc.typ"),
                str(folder / "pandoc.pdf"),
                str(font_folder()),
            ],
            runs,
        ),
        "verifier": measure(protocole("verifier", "--source", str(source)), runs),
        "DOCX": measure(protocole("compiler", *common, "--formats", "docx"), runs, clean),
        "PDF": measure(protocole("compiler", *common, "--formats", "pdf"), runs, clean),
        "sauf PDF": measure(protocole("compiler", *common, "--formats", "html,json,annexes"), runs, clean),
        "compiler": measure(protocole("compiler", *common), runs, clean),
    }
    measure(protocole("compiler", *common), 1)
    return costs | {"sans changement": measure(protocole("compiler", *common), runs)}


def ratios(costs: dict[str, Cost]) -> list[tuple[str, float, float]]:
    """Return what is promised: name, ratio measured, ratio to reach."""
    docx, pdf = costs["pandoc DOCX"].seconds, costs["pandoc Typst"].seconds + costs["Typst PDF"].seconds
    return [
        ("verifier / DOCX de pandoc", costs["verifier"].seconds / docx, 0.5),
        ("DOCX / DOCX de pandoc", costs["DOCX"].seconds / docx, 0.8),
        ("PDF / pandoc puis Typst", costs["PDF"].seconds / pdf, 0.7),
        ("compiler / somme des deux", costs["compiler"].seconds / (docx + pdf), 1.0),
    ]


def main() -> None:
    """Print the costs, the ratios, and how they grow with the act."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--essais", type=int, default=5, help="nombre de mesures de chaque commande (5)")
    parser.add_argument("--fois", type=int, default=10, help="longueur du grand acte, en nombre de fois (10)")
    request = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "petit").mkdir()
        small = compare(ROOT / "source", folder / "petit", request.essais)
        _show("L'acte", small)
        for label, found, wanted in ratios(small):
            print(f"  {label:<32} {found:5.2f}  (à atteindre : {wanted:.2f})")
        print(
            f"  {'sans changement, en secondes':<32} {small['sans changement'].seconds:5.2f}  (à atteindre : 0.30)"
        )
        enlarge(ROOT / "source", folder / "grand-acte", request.fois)
        (folder / "grand").mkdir()
        large = compare(folder / "grand-acte", folder / "grand", 1)
        _show(f"L'acte {request.fois} fois", large)
        for label in ("verifier", "DOCX", "PDF", "compiler"):
            growth = large[label].seconds / small[label].seconds
            print(f"  {label:<32} {growth:5.2f} fois le temps  (à atteindre : {request.fois})")
        print(f"  {'mémoire sauf PDF, en Mo':<32} {large['sauf PDF'].megabytes:5.0f}  (à atteindre : 500)")


def _show(title: str, costs: dict[str, Cost]) -> None:
    print(f"{title} (charge de la machine : {os.getloadavg()[0]:.1f})")
    for label, cost in costs.items():
        print(f"  {label:<32} {cost.seconds:6.2f} s  {cost.megabytes:6.0f} Mo")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
