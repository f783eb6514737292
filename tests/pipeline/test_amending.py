"""From two versions to an avenant that proves itself, or to nothing at all."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from compiler.avenant import draft, plan
from compiler.diff import compare, tell_changes
from compiler.model.brief import NO_BRIEF
from compiler.model.protocol import Protocol
from compiler.pipeline import read_inputs
from compiler.pipeline.amending import amend
from compiler.pipeline.proof import Claim, prove
from compiler.pipeline.versions import Version
from compiler.read.resources import read_formulas
from compiler.render.avenant import render_avenant_markdown
from tests.acts import act_with
from tests.test_example import ROOT, edited_copy
from tests.versions import ACT, PROTOCOL, replaced, version

DAY = datetime(2021, 9, 15, tzinfo=UTC)
EDITS = (("aide aux devoirs", "étude du soir"), ("fixe les engagements", "arrête les engagements"))


def _version(source: Path, name: str) -> Version:
    return Version(name=name, label=f"le dossier « {name} »", place=name, inputs=read_inputs(source))


def _claim(before: Protocol, after: Protocol) -> tuple[Claim, str]:
    """Return what an avenant has to prove, and its text."""
    changes = tell_changes(compare(before, after))
    drafted = draft(changes, plan(changes), NO_BRIEF, (), read_formulas())
    return Claim(base=before, target=after, amendment=drafted.value), render_avenant_markdown(
        drafted.value
    ).decode()


@pytest.fixture(name="claim")
def _small_claim(tmp_path: Path) -> tuple[Claim, str]:
    return _claim(version(tmp_path / "a"), version(tmp_path / "b", acte=replaced(ACT, *EDITS)))


def test_the_words_of_a_right_avenant_prove_it(claim: tuple[Claim, str]) -> None:
    assert prove(claim[0], (("avenant.md", claim[1].encode()),)) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("étude", "garderie", "étude"),
        ("« aide aux devoirs »", "« aide aux leçons »", "aide aux leçons"),
        ("« fixe »", "« fixa »", "fixa"),
        ("est remplacé par le mot", "est transformé en", "transformé"),
        ("1.1-01", "1.1-09", "1.1-09"),
        ("« arrête »", "« arrêtent »", "arrêtent"),
    ],
)
def test_a_broken_sentence_fails_the_proof_and_is_shown(
    right: str, wrong: str, told: str, claim: tuple[Claim, str]
) -> None:
    broken, count = re.subn(re.escape(right).replace(r"\ ", "[ \u00a0]"), wrong, claim[1])
    assert count
    found = prove(claim[0], (("avenant.md", broken.encode()),))
    assert [fault.code for fault in found][:1] == ["avenant.proof-failed"]
    assert told in "".join(fault.message for fault in found)


def test_a_sentence_that_is_left_out_fails_the_proof(claim: tuple[Claim, str]) -> None:
    lines = claim[1].split("\n\n")
    kept = [line for line in lines if "étude" not in line]
    assert len(kept) == len(lines) - 1
    found = prove(claim[0], (("avenant.md", "\n\n".join(kept).encode()),))
    assert [fault.code for fault in found] == ["avenant.proof-failed"]
    assert "étude du soir" in found[0].message


def test_the_example_of_the_tree_is_amended_and_proved(tmp_path: Path) -> None:
    amended = amend(_version(ROOT / "source", "avant"), _version(edited_copy(tmp_path), "après"), DAY)
    assert amended.faults == ()
    assert amended.documents is not None
    assert amended.documents.remarks == ()
    assert set(amended.documents.files) == {
        "avenant.docx",
        "avenant.md",
        "avenant.pdf",
        "changements.json",
        "changements.md",
        "comparaison.docx",
        "comparaison.html",
        "consolide.docx",
        "consolide.pdf",
        "tableau-comparatif.docx",
    }


def test_an_avenant_that_is_not_proved_gives_no_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    before, after = act_with(tmp_path / "a"), act_with(tmp_path / "b", acte=replaced(ACT, *EDITS))

    def corrupt(amendment: object) -> bytes:
        return render_avenant_markdown(amendment).replace(b"arr\xc3\xaate", b"d\xc3\xa9cide")  # type: ignore[arg-type]

    monkeypatch.setattr("compiler.render.avenant.render_avenant_markdown", corrupt)
    amended = amend(_version(before, "avant"), _version(after, "après"), DAY)
    assert amended.documents is None
    assert "avenant.proof-failed" in [fault.code for fault in amended.faults]


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    before, after = act_with(tmp_path / "a"), act_with(tmp_path / "b", acte=replaced(ACT, *EDITS))
    runs = [amend(_version(before, "avant"), _version(after, "après"), DAY).documents for _ in range(2)]
    assert runs[0] is not None
    assert runs[1] is not None
    assert runs[0].files == runs[1].files


def test_a_long_clause_stands_whole_beside_its_first_change_alone(tmp_path: Path) -> None:
    olds, news = (
        "".join(f"\n\n{text} {rank}." for rank in range(40))
        for text in ("La commune agit seule", "Ils décident tous ensemble")
    )
    texts = [replaced(ACT, ("d'Essai.", f"d'Essai.{more}")) for more in (olds, news)]
    sources = [act_with(tmp_path / name, acte=text) for name, text in zip("ab", texts, strict=True)]
    amended = amend(_version(sources[0], "avant"), _version(sources[1], "après"), DAY)
    assert amended.documents is not None
    page = amended.documents.files["comparaison.html"].decode()
    said = json.loads(amended.documents.files["changements.json"])
    whole = [
        change for change in said["changements"] if "décident tous ensemble 39" in str(change["formule"])
    ]
    assert len(said["changements"]) >= 40
    assert len(whole) == 1
    assert page.count("texte entier au premier changement") == len(said["changements"]) - 1


def test_a_change_that_takes_two_clauses_is_shown_with_both(tmp_path: Path) -> None:
    texts = [
        replaced(
            ACT,
            (
                "d'Essai.",
                f"d'Essai.\n\nL'aide court jusqu'au 31 décembre {year}. Elle couvre {rate} % des frais.",
            ),
        )
        for year, rate in ((2026, 30), (2027, 25))
    ]
    sources = [act_with(tmp_path / name, acte=text) for name, text in zip("ab", texts, strict=True)]
    amended = amend(_version(sources[0], "avant"), _version(sources[1], "après"), DAY)
    assert amended.documents is not None
    (change,) = json.loads(amended.documents.files["changements.json"])["changements"]
    said = " ".join(change["formule"])
    assert "décembre 2027" in said
    assert "25\u00a0%" in said
    assert said.count("est ainsi modifié") == 1


def test_a_contract_added_at_the_end_of_the_list_is_worded_and_proved(tmp_path: Path) -> None:
    known = "contrats:\n  - {id: un, nom: Contrat de ville d'Amont, date: 2015-06-01, territoire: Amont}\n"
    more = known + "  - {id: deux, nom: Contrat de ville d'Aval, date: 2015-07-01, territoire: Aval}\n"
    sources = [
        act_with(tmp_path / name, protocole=replaced(PROTOCOL, ("niveaux:", f"{text}niveaux:")))
        for name, text in (("a", known), ("b", more))
    ]
    amended = amend(_version(sources[0], "avant"), _version(sources[1], "après"), DAY)
    assert amended.documents is not None, amended.faults
    assert "contrats rattachés est complétée" in amended.documents.files["avenant.md"].decode()
