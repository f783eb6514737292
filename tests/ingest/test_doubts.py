"""What an avenant of ours recalls and accepts, judged against the base; then the same, changed by hand."""

from datetime import date
from pathlib import Path

import pytest

from compiler.avenant import draft, plan
from compiler.ingest import (
    Outcome,
    apply_orders,
    find_doubts,
    read_markdown,
    read_orders,
    rebuild,
    respell,
)
from compiler.model.brief import Brief, SealedAct
from compiler.model.enact import enact
from compiler.model.text import plain
from compiler.parse.inline import typeset_plain
from compiler.read.resources import read_formulas
from compiler.render.avenant import render_avenant_markdown
from tests.versions import ACT, PARTIES, changes_between, replaced

SIGNED = (
    SealedAct(name="v0", number=0, signed=date(2026, 1, 15), title=""),
    SealedAct(name="v1", number=1, signed=date(2026, 3, 2), title=""),
    SealedAct(name="v2", number=2, signed=date(2026, 4, 1), title=""),
)
_SET = (
    "ensembles:\n  - {id: tous, nom: L'ensemble des signataires, court: signataires, membres: [etat, commune"
)
_NEW = """\
  - id: metropole
    nom: La métropole d'Essai
    court: Métropole
    nature: epci
    signataires:
      - {id: president, qualite: Le président}
"""
_JOINS = (_SET, f"{_NEW}{_SET}, metropole")
_OTHERS = """
```engagement
id: sport
code: 1.1-02
texte: Ouvrir un gymnase.
partenaires: [tous]
```

```engagement
id: musique
code: 1.1-03
texte: Ouvrir une école de musique.
partenaires: [commune]
```
"""


def _said(
    folder: Path, *edits: tuple[str, str], signed: tuple[SealedAct, ...] = SIGNED
) -> list[tuple[str, str]]:
    """Return what is said of our avenant by which a party joins lines and a set, after edits by hand."""
    before = ACT + _OTHERS
    pairs = (("partenaires: [etat, commune]", "partenaires: [etat, commune, metropole]"),)
    after = replaced(before, *pairs, ("partenaires: [commune]", "partenaires: [commune, metropole]"))
    changes = changes_between(folder, before, after, parties=replaced(PARTIES, _JOINS))
    written = draft(changes, plan(changes), Brief(), signed, read_formulas()).value
    base = changes.comparison.before
    text = replaced(_plainly(render_avenant_markdown(written).decode()), *edits)
    lines = respell(read_markdown(text.encode()).value, enact(base), _typeset)
    orders = read_orders(lines, base)
    act = apply_orders(enact(base), orders.value)
    assert orders.diagnostics == act.diagnostics == ()
    after_hand = rebuild(base, act.value)
    outcome = Outcome(lines=lines, orders=orders.value, base=base, signed=signed, after=after_hand)
    return [(remark.code.removeprefix("avenant."), remark.message) for remark in find_doubts(outcome)]


def _plainly(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _typeset(text: str) -> str:
    return plain(typeset_plain(text))


def test_our_avenant_is_not_doubted(tmp_path: Path) -> None:
    assert _said(tmp_path / "scelles") == []
    assert _said(tmp_path / "sans", signed=()) == []


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "liées par la convention d’essai",
            "liées par la charte d’essai",
            "et la base est « Convention d’essai – Val",
        ),
        (
            "Val d’Essai, signée le 15 janvier 2026 ;",
            "Val d’Essai, signée le 16 janvier 2026 ;",
            "signé le 16 janvier 2026",
        ),
        (
            "Val d’Essai, signée le 15 janvier 2026, ci",
            "Val d’Essai, signée le 1er mai 2025, ci",
            "signé le 1er mai 2025",
        ),
        ("signé le 2 mars 2026 ;", "signé le 3 mars 2026 ;", "l'avenant n° 1 signé le 3 mars 2026"),
        ("Vu l’avenant n° 1 ", "Vu l’avenant n° 7 ", "l'avenant n° 7, que la base ne comprend pas"),
        ("l’avenant n° 2 du 1er avril", "l’avenant n° 2 du 2 avril", "l'avenant n° 2 signé le 2 avril 2026"),
        (" et l’avenant n° 2 du 1er avril 2026", "", "ne rappelle pas l'avenant n° 2"),
    ],
)
def test_a_recital_that_the_base_contradicts_is_told(old: str, new: str, why: str, tmp_path: Path) -> None:
    ((code, message),) = _said(tmp_path, (old, new))
    assert code == "recital-contradicted"
    assert why in message


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("aux lignes 1.1-01 et 1.1-03", "à la ligne 1.1-01", ""),
        ("aux lignes 1.1-01 et 1.1-03", "aux lignes 1.1-01 et 1.1-02", "« 1.1-02 », qui ne l'engage pas"),
        ("aux lignes 1.1-01 et 1.1-03", "aux lignes 1.1-01 à 1.1-03", "« 1.1-02 », qui ne l'engage pas"),
        (
            " ainsi qu’aux engagements pris par l’ensemble des signataires",
            "",
            "L'ensemble « l’ensemble des",
        ),
        ("La métropole d’Essai, qui déclare", "La région, qui déclare", "aucun ordre ne l'ajoute"),
        ("La métropole d’Essai, qui déclare", "La commune d’Essai, qui déclare", "aucun ordre ne l'ajoute"),
    ],
)
def test_an_accession_that_the_act_contradicts_is_told(old: str, new: str, why: str, tmp_path: Path) -> None:
    said = _said(tmp_path, (old, new))
    assert {code for code, _ in said} <= {"accession-contradicted"}
    # Words that are no longer the usual ones say nothing that can be judged.
    assert any(why in message for _, message in said) is bool(why)


def test_words_of_its_own_are_left_to_the_drafter(tmp_path: Path) -> None:
    assert _said(tmp_path, ("Les parties autres que", "Il est rappelé que les parties autres que")) == []
