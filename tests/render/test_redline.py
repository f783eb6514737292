"""The redline: accepted whole it is the new act, refused whole the old one, and it marks what differs, nothing else."""

import io
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.model.protocol import Protocol
from compiler.pipeline import load
from tests.property.edits import edited
from tests.property.strategies import protocols
from tests.render.redline_judge import marked, said
from tests.render.redline_marks import faults
from tests.render.redlines import document, redline
from tests.versions import ACT, PARTIES, replaced, version

SOURCE = Path(__file__).parents[2] / "source"
ALINEA = "\nLes signataires se réunissent deux fois par an pour dire où en sont leurs actions.\n"
SECOND = """
```engagement
id: sport
code: 1.1-02
texte: Ouvrir les gymnases le soir aux élèves des collèges et à leurs familles.
partenaires: [commune]
indicateurs_suivi:
  - {id: s1, libelle: Nombre de soirées}
indicateurs_impact:
  - {id: i1, libelle: Part des élèves qui font du sport}
```
"""
PRIORITY = "\n#### Priorité 2 – Ouvrir les équipements {#prio-equipements}\n"
TABLE = """
# Annexe 1 – Écoles {#annexe-ecoles}

```tableau
id: ecoles
titre: Écoles
colonnes:
  - {id: secteur, titre: Secteur, fusion: oui}
  - {id: nom, titre: École, entete_ligne: oui}
  - {id: eleves, titre: Effectif, type: entier}
  - {id: salles, titre: Salles, type: liste}
lignes:
  - {id: jaures, secteur: Nord, nom: Jean Jaurès, eleves: 1200, salles: [Préau]}
  - {id: zola, secteur: Nord, nom: Zola, eleves: 300, salles: [Préau, Cour]}
  - {id: curie, secteur: Sud, nom: Marie Curie, eleves: 200, salles: []}
totaux:
  - {libelle: Ensemble, sommes: [eleves], attendu: {eleves: 1700}}
```
"""
SUITES = "\n# Article 3 – Suites {#suites}\n"
NOTE = SUITES + "\nLe collège ouvre ses portes[^porte] le soir.\n\n[^porte]: De dix-huit à vingt heures.\n"
LISTED = SUITES + "\nLes partenaires :\n\n1. écoutent les élèves ;\n2. aident leurs familles.\n"


SPOKEN = replaced(ACT, ("\n# Article 2", f"{ALINEA}\n# Article 2"))


class Case:
    """Two texts of the small act, and what the redline must mark between them, as (tag, words)."""

    def __init__(self, before: str, after: str, *marks: tuple[str, str]) -> None:
        self.before, self.after, self.marks = before, after, marks


CASES = {
    "un mot": Case(
        ACT,
        replaced(ACT, ("fixe les engagements", "arrête les engagements")),
        ("del", "fixe"),
        ("ins", "arrête"),
    ),
    "un nombre avec son espace": Case(
        ACT + SUITES + "\nIl y a 2 758 élèves.\n",
        ACT + SUITES + "\nIl y a 2 759 élèves.\n",
        ("del", "2\u00a0758"),
        ("ins", "2\u00a0759"),
    ),
    "un alinéa ajouté": Case(ACT, SPOKEN, ("ins", ALINEA.strip())),
    "un alinéa supprimé": Case(SPOKEN, ACT, ("del", ALINEA.strip())),
    "un alinéa déplacé": Case(
        SPOKEN,
        replaced(ACT, ("\n## Axe 1", f"{ALINEA}\n## Axe 1")),
        ("moveFrom", ALINEA.strip()),
        ("moveTo", ALINEA.strip()),
    ),
    "un alinéa coupé en deux": Case(
        ACT + SUITES + "\nUn premier point. Un second point, plus long.\n",
        ACT + SUITES + "\nUn premier point.\n\nUn second point, plus long.\n",
    ),
    "deux alinéas réunis": Case(
        ACT + SUITES + "\nUn premier point.\n\nUn second point, plus long.\n",
        ACT + SUITES + "\nUn premier point. Un second point, plus long.\n",
    ),
    "un point d'une liste numérotée": Case(
        ACT + LISTED,
        ACT
        + LISTED.replace("1. écoutent", "1. comptent les classes ;\n2. écoutent").replace("2. aid", "3. aid"),
        ("ins", "comptent les classes\u202f;"),
    ),
    "un indicateur ajouté en fin de case": Case(
        ACT,
        replaced(ACT, ("élèves inscrits\n", "élèves inscrits\n  - {id: s2, libelle: Nombre de séances}\n")),
        ("ins", "Nombre de séances"),
    ),
    "un partenaire ajouté": Case(
        replaced(ACT, ("partenaires: [etat, commune]", "partenaires: [etat]")), ACT, ("ins", ", Essai")
    ),
    "un engagement ajouté": Case(
        ACT,
        ACT + SECOND,
        ("ins", "1.1-02"),
        ("ins", "Ouvrir les gymnases le soir aux élèves des collèges et à leurs familles."),
        ("ins", "Essai"),
        ("ins", "Nombre de soirées"),
        ("ins", "Part des élèves qui font du sport"),
    ),
    "un engagement déplacé": Case(
        ACT + SECOND + PRIORITY + SECOND.replace("sport", "stade").replace("1.1-02", "1.1-03"),
        ACT + PRIORITY + SECOND.replace("sport", "stade").replace("1.1-02", "1.1-03") + SECOND,
        *(
            (tag, text)
            for tag in ("moveFrom", "moveTo")
            for text in (
                "1.1-02",
                "Ouvrir les gymnases le soir aux élèves des collèges et à leurs familles.",
                "Essai",
                "Nombre de soirées",
                "Part des élèves qui font du sport",
            )
        ),
    ),
    "un effectif et son total": Case(
        ACT + TABLE,
        ACT + TABLE.replace("1200", "1201").replace("1700", "1701"),
        ("del", "1\u00a0200"),
        ("ins", "1\u00a0201"),
        ("del", "1\u00a0700"),
        ("ins", "1\u00a0701"),
    ),
    "une colonne en moins": Case(
        ACT + TABLE,
        ACT + re.sub(r"  - \{id: salles.*\n", "", re.sub(r", salles: \[.*\]", "", TABLE)),
        ("del", "Salles"),
        *(("del", text) for text in ("Préau", "Préau", "Cour")),
    ),
    "une note dont les mots changent": Case(ACT + NOTE, ACT + NOTE.replace("vingt", "vingt-deux")),
    "une note supprimée": Case(ACT + NOTE, ACT + NOTE.split("[^", 1)[0] + " le soir.\n"),
    "un mot mis en gras": Case(ACT, replaced(ACT, ("les engagements", "les **engagements**"))),
    "une apostrophe": Case(ACT, ACT.replace("de l'État", "de l’État")),
}


def _versions(case: Case, folder: Path) -> tuple[Protocol, Protocol]:
    return version(folder / "avant", acte=case.before), version(folder / "apres", acte=case.after)


@pytest.mark.parametrize("name", CASES)
def test_accepted_it_is_the_new_act_and_refused_the_old_one(name: str, tmp_path: Path) -> None:
    before, after = _versions(CASES[name], tmp_path)
    data = redline(before, after)
    assert said(data) == said(document(after))
    assert said(data, accepted=False) == said(document(before))


@pytest.mark.parametrize("name", CASES)
def test_it_marks_what_differs_and_nothing_else(name: str, tmp_path: Path) -> None:
    data = redline(*_versions(CASES[name], tmp_path))
    found = [(tag, text.strip()) for tag, text in marked(data) if text.strip()]
    assert Counter(found) == Counter(CASES[name].marks)


@given(protocols(pictures=True), st.integers(0, 10**9), st.integers(0, 8))
def test_random_edits_of_a_random_act_are_undone_and_done(protocol: Protocol, seed: int, count: int) -> None:
    after = edited(protocol, seed, count)
    data = redline(protocol, after)
    assert said(data) == said(document(after))
    assert said(data, accepted=False) == said(document(protocol))
    assert faults(data) == []


@given(protocols(), protocols())
def test_two_acts_that_share_little_are_undone_and_done(before: Protocol, after: Protocol) -> None:
    data = redline(before, after)
    assert said(data) == said(document(after))
    assert said(data, accepted=False) == said(document(before))
    assert faults(data) == []


@settings(max_examples=4)
@given(st.integers(0, 10**9), st.integers(1, 30))
def test_random_edits_of_the_act_of_this_repository_are_undone_and_done(seed: int, count: int) -> None:
    before = load(SOURCE).value
    after = edited(before, seed, count)
    data = redline(before, after)
    assert said(data) == said(document(after))
    assert said(data, accepted=False) == said(document(before))
    assert faults(data) == []


def test_an_act_compared_with_itself_has_no_mark() -> None:
    act = load(SOURCE).value
    assert marked(redline(act, act)) == []


def test_the_same_changes_give_the_same_bytes(tmp_path: Path) -> None:
    before, after = _versions(CASES["un engagement déplacé"], tmp_path)
    assert redline(before, after) == redline(before, after)


def test_each_change_has_a_comment_that_says_its_number_and_its_place(tmp_path: Path) -> None:
    before = version(tmp_path / "avant")
    after = version(
        tmp_path / "apres",
        acte=replaced(ACT, ("fixe les", "arrête les"), ("élèves inscrits", "élèves présents")),
        parties=replaced(PARTIES, ("commune d'Essai", "ville d'Essai")),
    )
    words = _text(redline(before, after), "word/comments.xml")
    numbers = [int(number) for number in re.findall(r"Changement n°\u00a0(\d+)", words)]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert len(numbers) > 2
    assert "Avenant n° 1, article 2, 1°" in words


def test_a_footnote_is_marked_in_the_text_and_among_the_notes(tmp_path: Path) -> None:
    gone = redline(*_versions(CASES["une note supprimée"], tmp_path / "a"))
    assert re.search(
        r"<w:del [^>]*><w:r>(?:(?!</w:del>).)*<w:footnoteReference", _part(gone, "word/document.xml")
    )
    assert "<w:delText" in _part(gone, "word/footnotes.xml")
    changed = _part(
        redline(*_versions(CASES["une note dont les mots changent"], tmp_path / "b")), "word/footnotes.xml"
    )
    assert re.findall(r"<w:(?:t|delText) [^>]*> ?(vingt(?:-deux)?)<", changed) == ["vingt", "vingt-deux"]


def test_footnotes_stand_in_the_order_of_their_calls(tmp_path: Path) -> None:
    second = NOTE.replace("[^", "[^autre-")
    case = Case(ACT + NOTE + second, ACT + NOTE.split("[^", 1)[0] + " le soir.\n" + second)
    both = redline(*_versions(case, tmp_path))
    calls = re.findall(r'<w:footnoteReference w:id="(\d+)"', _part(both, "word/document.xml"))
    notes = re.findall(r'<w:footnote w:id="(\d+)"', _part(both, "word/footnotes.xml"))
    assert len(calls) == 2
    assert [note for note in notes if note in calls] == calls


@pytest.mark.parametrize("name", ["une colonne en moins", "un engagement déplacé", "une note supprimée"])
def test_the_auditor_of_the_format_finds_no_error(name: str, tmp_path: Path) -> None:
    path = tmp_path / "comparaison.docx"
    path.write_bytes(redline(*_versions(CASES[name], tmp_path)))
    auditor = str(Path(sys.executable).with_name("openxml-audit"))
    done = subprocess.run(
        [auditor, "-m", "0", "-o", "json", str(path)], capture_output=True, check=False, timeout=60
    )
    assert json.loads(done.stdout)[0]["errors"] == []


PLANTED = {
    "une insertion qui n'est pas marquée": (r"<w:ins [^>]*>(<w:r>.*?</w:r>)</w:ins>", r"\1"),
    "une suppression en trop": (r"<w:del [^>]*[^/]>.*?</w:del>", ""),
    "des mots supprimés laissés en place": (r"<w:del [^>]*[^/]>(.*?)</w:del>", r"\1"),
    "une ligne qui n'est pas marquée": (r"<w:ins ([^>]*)/></w:trPr>", "</w:trPr>"),
    "une fin de paragraphe qui n'est pas marquée": (r"<w:rPr><w:ins [^>]*/></w:rPr>", ""),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_wrong_redline_is_refused(fault: str, tmp_path: Path) -> None:
    before = version(tmp_path / "avant", acte=SPOKEN)
    after = version(
        tmp_path / "apres",
        acte=replaced(ACT, ("fixe les", "arrête les"))
        + SECOND
        + "\n# Article 3 – Suites {#suites}\n\nAutre chose, tout à fait.\n",
    )
    data = redline(before, after)
    body = _part(data, "word/document.xml")
    spoilt = re.sub(*PLANTED[fault], body, count=1, flags=re.DOTALL)
    assert spoilt != body
    wrong = _with(data, "word/document.xml", spoilt)
    try:
        right = said(wrong) == said(document(after)) and said(wrong, accepted=False) == said(document(before))
    except AssertionError:
        right = False
    assert not right


def _part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def _text(data: bytes, name: str) -> str:
    return "".join(re.findall(r"<w:t [^>]*>([^<]*)", _part(data, name)))


def _with(data: bytes, name: str, text: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        for entry in source.namelist():
            target.writestr(entry, text.encode() if entry == name else source.read(entry))
    return packed.getvalue()
