"""Time and memory of comparisons, whole processes, as ratios in one run to what compares two ready Word files."""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench import ROOT, Cost, measure, protocole
from tests.enlarge import enlarge
from tests.test_example import edited_copy

# python-redlines with its docxodus engine: the most exact of those that compare two Word files.
_ENGINE = (
    "import sys; from pathlib import Path; from python_redlines import DocxodusEngine\n"
    "files = [Path(name).read_bytes() for name in sys.argv[1:3]]\n"
    "Path(sys.argv[3]).write_bytes(DocxodusEngine().run_redline('Auteur', *files)[0])"
)
# What a year brings beside the example: words, sentences, alinéas moved, split and removed, lines, figures, a title.
_PILOTAGE, _AXE_2 = "corps/07-pilotage.md", "corps/06-engagements/axe-2.md"
_ANNEXE_4 = "annexes/annexe-4-departements.md"
_TECHNIQUE = (
    "Les instances techniques des contrats de ville se réunissent chaque fois qu'il est utile, pour développer une "
    "expertise par thème, en premier lieu afin de renforcer le pilier de l'emploi et du développement économique.\n\n"
)
_YEARLY = "L'évaluation des actions est essentielle : elle oriente la programmation de l'année qui suit.\n\n"
_EDITS = (
    (_PILOTAGE, _TECHNIQUE + _YEARLY, _YEARLY + _TECHNIQUE),
    (_PILOTAGE, "une fois par an. La mobilisation", "une fois par an.\n\nLa mobilisation"),
    (_PILOTAGE, "au moins deux fois par an", "au moins trois fois par an"),
    (
        _PILOTAGE,
        "en association étroite avec les élus municipaux",
        "avec les élus municipaux et les habitants",
    ),
    (
        _PILOTAGE,
        "Cette volonté s'évalue : il faut s'assurer que les habitants en retirent un bénéfice réel.",
        "",
    ),
    (_AXE_2, "- la santé.", "- la santé ;\n- le logement."),
    (_AXE_2, "Augmenter le nombre de postes d'adultes-relais.", "Accroître et former les adultes-relais."),
    (_AXE_2, "  - etat\n  - communes\n  - ept\n", "  - etat\n  - communes\n  - caf\n"),
    (_AXE_2, "Appuyer les associations et l'animation", "Soutenir les associations et l'animation"),
    (_AXE_2, "Nombre de postes créés dans les quartiers", "Nombre de postes créés et pourvus"),
    ("annexes/subventions.csv", "seine-amont,2017,6,10500", "seine-amont,2017,6,12500"),
    (_ANNEXE_4, "attendu: {projets: 582, montant: 990127}", "attendu: {projets: 582, montant: 992127}"),
    (_ANNEXE_4, "attendu: {projets: 260, montant: 442233}", "attendu: {projets: 260, montant: 444233}"),
    (_ANNEXE_4, "attendu: {projets: 27, montant: 44100}", "attendu: {projets: 27, montant: 46100}"),
    ("annexes/innovation.csv", "garderies-2016,Garderies", "garderies-2016,Haltes-garderies"),
)
_TO_REACH = {1: 0.4, 4: 0.2, 16: 0.1}


def versions(folder: Path, times: int) -> tuple[Path, Path]:
    """Write our act and an edited copy, each `times` as long, edits included; the totals of tables follow."""
    folder.mkdir()
    shutil.copytree(ROOT / "source", folder / "signe")
    edited = edited_copy(folder)
    for name, old, new in _EDITS:
        text = (edited / name).read_text(encoding="utf-8")
        assert old in text, old
        (edited / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    if times == 1:
        return folder / "signe", edited
    for source, name in ((folder / "signe", "avant"), (edited, "apres")):
        enlarge(source, folder / name, times)
    return folder / "avant", folder / "apres"


def _redline(pair: tuple[Path, Path], out: Path, runs: int) -> Cost:
    """Time our redline, from two source trees."""
    return measure(
        protocole("comparer", *map(str, pair), "--formats", "docx", "--sortie", str(out)),
        runs,
        lambda: shutil.rmtree(out, ignore_errors=True),
    )


def _others(pair: tuple[Path, Path], out: Path, runs: int) -> Cost:
    """Time the redline of two Word files, which are compiled before and not counted."""
    files: list[str] = []
    for source in pair:
        place = out / source.name
        measure(
            protocole("compiler", "--source", str(source), "--sortie", str(place), "--formats", "docx"), 1
        )
        files.append(str(place / "protocole.docx"))
    return measure([sys.executable, "-c", _ENGINE, *files, str(out / "autre.docx")], runs)


def _amend(pair: tuple[Path, Path], out: Path, runs: int) -> Cost:
    """Time the whole of an avenant: act, proof, redline, page, consolidated text."""
    words = ("avenant", "--base", str(pair[0]), "--source", str(pair[1]), "--sortie", str(out))
    return measure(protocole(*words), runs, lambda: shutil.rmtree(out, ignore_errors=True))


def main() -> None:
    """Print what comparisons cost, against others and against one compilation, and how that grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--essais", type=int, default=5, help="nombre de mesures de chaque commande (5)")
    parser.add_argument("--fois", type=int, default=10, help="longueur du grand acte, en nombre de fois (10)")
    request = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for times, wanted in _TO_REACH.items():
            runs = request.essais if times == 1 else 1
            _show_redlines(
                versions(folder / f"fois-{times}", times), folder / f"sortie-{times}", runs, wanted
            )
        small = folder / "fois-1" / "signe", folder / "fois-1" / "source"
        out = folder / "avenant"
        amend = _amend(small, out, request.essais)
        compiled = measure(
            protocole("compiler", "--source", str(small[0]), "--sortie", str(out)),
            request.essais,
            lambda: shutil.rmtree(out, ignore_errors=True),
        )
        _show("avenant", amend)
        _show("compiler", compiled)
        print(f"  {'avenant / compiler':<32} {amend.seconds / compiled.seconds:5.2f}  (à atteindre : 3.00)")
        large = _amend(versions(folder / "grand", request.fois), out, 1)
        _show(f"avenant, {request.fois} fois l'acte et ses changements", large)
        print(f"  {'avenant':<32} {large.seconds / amend.seconds:5.2f} fois le temps  (à atteindre : 12)")


def _show_redlines(pair: tuple[Path, Path], out: Path, runs: int, wanted: float) -> None:
    ours, others = _redline(pair, out / "nous", runs), _others(pair, out, runs)
    print(f"Redline, dossier {pair[0].parent.name} (charge de la machine : {os.getloadavg()[0]:.1f})")
    _show("nous", ours)
    _show("python-redlines", others)
    print(f"  {'temps':<32} {ours.seconds / others.seconds:5.2f}  (à atteindre : {wanted:.2f})")
    print(f"  {'mémoire':<32} {ours.megabytes / others.megabytes:5.2f}  (à atteindre à 16 fois : 0.20)")


def _show(label: str, cost: Cost) -> None:
    print(f"  {label:<32} {cost.seconds:6.2f} s  {cost.megabytes:6.0f} Mo")


if __name__ == "__main__":
    main()
