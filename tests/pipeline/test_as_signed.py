"""An act kept as it was signed: its faults of substance are told, and it is printed with them."""

from compiler.diagnostics.catalogue import CATALOGUE, is_tolerable, severity_of
from compiler.diagnostics.diagnostic import Diagnostic, Severity
from compiler.diagnostics.span import Span
from compiler.model.table import Table
from compiler.parse.from_json import read_model
from compiler.pipeline.story import Loaded, check_files
from compiler.render.model_json import render_json
from compiler.write import write_source

_IDENTITY = "titre: Protocole d'essai\n{extra}fichiers: [acte.md]\n"
_PARTIES = """parties:
  - {id: etat, nom: L'État, court: État, signataires: [{id: prefet, qualite: Le préfet}]}
  - {id: ville, nom: La commune d'Essai, court: Essai, signataires: [{id: maire, qualite: La maire}]}
"""
_ACT = """# Article 1 – Objet {#objet}

L'État et la commune d'Essai versent des subventions, dites au [[tableau:sommes]].{more}

```tableau
id: sommes
titre: Subventions versées
colonnes:
  - {id: annee, titre: Année}
  - {id: montant, titre: Subventions, type: montant}
lignes:
  - {id: a2019, annee: "2019", montant: 14500}
  - {id: a2020, annee: "2020", montant: 18500}
totaux:
  - libelle: Total
    sommes: [montant]
    attendu: {montant: 33500}
```
"""


def _load(extra: str = "", more: str = "") -> Loaded:
    texts = {
        "protocole.yml": _IDENTITY.replace("{extra}", extra),
        "parties.yml": _PARTIES,
        "acte.md": _ACT.replace("{more}", more),
    }
    return check_files({name: text.encode() for name, text in texts.items()})


def _told(loaded: Loaded) -> list[tuple[str, Severity]]:
    return [
        (one.code, severity_of(one)) for one in loaded.diagnostics if CATALOGUE[one.code] is Severity.ERROR
    ]


def _printed_total(loaded: Loaded) -> str:
    table = next(block for block in loaded.value.blocks() if isinstance(block, Table))
    return table.totals[0].sums[0][2]


def test_a_wrong_total_stops_an_act_that_is_being_written() -> None:
    loaded = _load()
    assert _told(loaded) == [("total.stated-wrong", Severity.ERROR)]
    assert _printed_total(loaded) == "33 000\u00a0€".replace(" ", "\u00a0")


def test_it_is_told_and_printed_in_an_act_kept_as_it_was_signed() -> None:
    loaded = _load("tel_que_signe: oui\n")
    assert _told(loaded) == [("total.stated-wrong", Severity.WARNING)]
    assert _printed_total(loaded) == "33 500\u00a0€".replace(" ", "\u00a0")


def test_what_could_not_be_printed_stops_it_all_the_same() -> None:
    loaded = _load("tel_que_signe: oui\n", " Voir [[article:absent]].")
    assert ("reference.unknown-target", Severity.ERROR) in _told(loaded)


def test_the_model_and_the_sources_say_that_an_act_is_kept_so() -> None:
    loaded = _load("tel_que_signe: oui\n")
    assert read_model(render_json(loaded.value).decode()) == loaded.value
    assert check_files(dict(write_source(loaded.value))).value == loaded.value
    assert b"tel_que_signe" not in render_json(_load().value)


def test_only_faults_of_substance_are_tolerated() -> None:
    told = [Diagnostic(code=code, message="", span=Span(file="")) for code in CATALOGUE]
    families = {one.code.partition(".")[0] for one in told if is_tolerable(one)}
    assert families == {
        "annexe",
        "code",
        "indicator",
        "markdown",
        "numbering",
        "placeholder",
        "proportion",
        "reference",
        "term",
        "total",
    }
    assert all(CATALOGUE[one.code] is Severity.ERROR for one in told if is_tolerable(one))
