"""Time of imports and of reviews taken up, whole processes, as ratios in one run to pandoc and to one compilation."""

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from tests.bench import PANDOC, ROOT, Cost, measure, protocole
from tests.conftest import SIGNED
from tests.reviewed import reviewed

_CHANGES = 300


def main() -> None:
    """Print what an import and a review cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--essais", type=int, default=5, help="nombre de mesures de chaque commande (5)")
    runs = parser.parse_args().essais
    print(f"Imports et relectures (charge de la machine : {os.getloadavg()[0]:.1f})")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compiled = measure(
            protocole("compiler", "--sortie", str(folder / "build")),
            runs,
            lambda: shutil.rmtree(folder / "build", ignore_errors=True),
        )
        word = folder / "build" / "protocole.docx"
        markdown = measure([PANDOC, str(word), "-t", "markdown", "-o", str(folder / "acte.md")], runs)
        copy = folder / "relu.docx"
        copy.write_bytes(reviewed(word.read_bytes(), _CHANGES))
        review = measure(
            protocole("reprendre", str(copy), "--source", str(ROOT / "source"), "--sortie", str(folder)), runs
        )
        _show("compiler", compiled)
        _show("pandoc, de DOCX à Markdown", markdown)
        _show(f"reprendre, {_CHANGES} modifications suivies", review)
        _ratio("reprendre / compiler", review, compiled, 2)
        _imported(word, folder, runs, ("import du DOCX / pandoc", markdown, 2))
        stripped = folder / "acte.docx"
        _write_plain(folder / "acte.md", stripped)
        other = measure([PANDOC, str(stripped), "-t", "markdown", "-o", str(folder / "b.md")], runs)
        _imported(stripped, folder, runs, ("import d'un DOCX d'ailleurs / pandoc", other, 2))
        if SIGNED:
            _imported(Path(SIGNED), folder, runs, ("import du texte signé / compiler", compiled, 1.5))


def _write_plain(markdown: Path, word: Path) -> None:
    """Write the act as a Word file that pandoc made: nothing in it is ours but its words."""
    measure([PANDOC, str(markdown), "-f", "markdown", "-o", str(word)], 1)


def _imported(path: Path, folder: Path, runs: int, against: tuple[str, Cost, float]) -> None:
    out = folder / "import"
    cost = measure(
        protocole("importer", str(path), "--sortie", str(out)),
        runs,
        lambda: shutil.rmtree(out, ignore_errors=True),
    )
    label, other, wanted = against
    _show(label.partition(" / ")[0], cost)
    _ratio(label, cost, other, wanted)


def _ratio(label: str, cost: Cost, other: Cost, wanted: float) -> None:
    print(f"  {label:<40} {cost.seconds / other.seconds:5.2f}  (à atteindre : {wanted:.2f})")


def _show(label: str, cost: Cost) -> None:
    print(f"  {label:<40} {cost.seconds:6.2f} s  {cost.megabytes:6.0f} Mo")


if __name__ == "__main__":
    main()
