"""What a drafter says of the next avenant, read with its mistakes."""

from datetime import date
from pathlib import Path

import pytest

from compiler.model.brief import NO_BRIEF, Mandate
from compiler.model.text import plain
from compiler.pipeline import Loaded, load_with_texts
from tests.acts import act_with, said


def _loaded(folder: Path, text: str) -> Loaded:
    source = act_with(folder)
    (source / "avenant.yml").write_text(text, encoding="utf-8")
    return load_with_texts(source)


def test_an_act_without_the_file_says_nothing(tmp_path: Path) -> None:
    loaded = load_with_texts(act_with(tmp_path))
    assert loaded.brief is NO_BRIEF
    assert loaded.diagnostics == ()


def test_every_field_is_read_with_its_typography_and_its_references(tmp_path: Path) -> None:
    loaded = _loaded(
        tmp_path,
        """\
numero: 2
objet: Modifier l'[[article:objet]].
clause: objet
evenement: la Conférence annuelle
date_evenement: 2026-03-01
delai_mois: 6
entree_en_vigueur: 2026-07-01
lieu: Essai
exemplaires: 3
visas: [la loi n° 2014-173]
considerants:
  - Les parties constatent "un progrès".
motifs:
  - {changements: tous, texte: Suivre la Conférence.}
  - {changements: [engagement:aide-devoirs, article:objet], texte: Dire mieux.}
formules:
  - changement: engagement:aide-devoirs
    texte: |
      Le mot : "aide" est supprimé.

      Deuxième ligne.
mandats:
  - {partie: etat, acte: arrêté du 2 mars 2026}
  - {partie: commune, signataire: maire, acte: délibération n° 3}
""",
    )
    brief = loaded.brief
    assert loaded.diagnostics == ()
    assert (brief.number, brief.months, brief.copies, brief.clause, brief.place) == (
        2,
        6,
        3,
        "objet",
        "Essai",
    )
    assert plain(brief.purpose) == "Modifier l’article\u00a01er."
    assert (brief.event, brief.event_date, brief.effect) == (
        "la Conférence annuelle",
        date(2026, 3, 1),
        date(2026, 7, 1),
    )
    assert [plain(visa) for visa in brief.visas] == ["la loi n°\u00a02014-173"]
    assert [plain(recital) for recital in brief.recitals] == [
        "Les parties constatent «\u00a0un progrès\u00a0»."
    ]
    assert [motive.subjects for motive in brief.motives] == [
        ("*",),
        ("engagement:aide-devoirs", "article:objet"),
    ]
    assert brief.overrides[0].lines == ("Le mot\u00a0: «\u00a0aide\u00a0» est supprimé.", "Deuxième ligne.")
    assert brief.mandates == (
        Mandate(party="etat", signatory="", text="arrêté du 2\u00a0mars 2026"),
        Mandate(party="commune", signatory="maire", text="délibération n°\u00a03"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mandats:\n  - {partie: comune, acte: x}\n", ("brief.unknown-party", "comune")),
        ("mandats:\n  - {partie: tous, acte: x}\n", ("brief.unknown-party", "tous")),
        ("mandats:\n  - {partie: etat, signataire: maire, acte: x}\n", ("brief.unknown-signatory", "maire")),
        ("clause: rien\n", ("brief.unknown-clause", "rien")),
        ("objet: Voir l'[[article:rien]].\n", ("reference.unknown-target", "[[article:rien]]")),
        ("objet: Il y a [[nombre:rien]] cas.\n", ("figure.no-value", "[[nombre:rien]]")),
        ("objet: Une note[^a].\n", ("note.missing", "[^a]")),
        ("date_evenement: 2026-02-30\n", ("date.impossible", "2026-02-30")),
        ("motifs:\n  - {changements: [aide-devoirs], texte: x}\n", ("shape.bad-value", "aide-devoirs")),
        ("motifs:\n  - {changements: tout, texte: x}\n", ("shape.bad-value", "tout")),
        ("numero: un\n", ("shape.wrong-type", "un")),
        ("numero: 0\n", ("shape.bad-value", "0")),
        ("motif: x\n", ("shape.unknown-field", "motif")),
        ("formules:\n  - {texte: x}\n", ("shape.missing-field", "{texte: x}")),
    ],
)
def test_a_mistake_is_told_once_at_its_place(text: str, expected: tuple[str, str], tmp_path: Path) -> None:
    assert said(_loaded(tmp_path, text)) == [expected]


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    assert said(_loaded(tmp_path, "# rien encore\n"))[0][0] == "file.empty"
