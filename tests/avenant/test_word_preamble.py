"""What opens an avenant and is said of its places: visas, reasons, delay, names of parties, conventions that serve."""

from dataclasses import replace
from datetime import date

import pytest

from compiler.avenant.act.draft import draft
from compiler.model.amendment import Amendment
from compiler.model.brief import NO_BRIEF, Brief, Mandate, SealedAct
from compiler.model.change import Change, ChangeKind
from compiler.model.enacted import Words
from compiler.model.operation import (
    Holder,
    InsertElements,
    Operation,
    ReplaceDivision,
    ReplaceWords,
)
from compiler.model.party import Party, Signatory
from compiler.model.protocol import Protocol
from tests.avenant.word_act import act, alineas, at, change_set, fr, prose, templates, words

EDIT = ReplaceWords(container=prose("gouvernance"), element=2, old="mots", new="x")
CODED = ReplaceWords(container=at(Holder.ENGAGEMENT, "lire"), element=1, old="Lire", new="Dire")
RANKED = ReplaceWords(container=at(Holder.CELL, "aides", 2, 2), element=1, old="9", new="8")


def _drafted(
    *operations: Operation,
    brief: Brief = NO_BRIEF,
    base: Protocol | None = None,
    changes: tuple[Change, ...] = (),
    history: tuple[SealedAct, ...] = (),
) -> Amendment:
    before = base or act()
    return draft(change_set(before, before, *changes), operations, brief, history, templates()).value


def _with(party: Party) -> Amendment:
    return _drafted(base=replace(act(), parties=(*act().parties, party)))


def _party(name: str, short: str, nature: str, *slots: Signatory) -> Party:
    return Party(id="nouvelle", name=name, short=short, nature=nature, signatories=slots)


@pytest.mark.parametrize(
    ("name", "short", "nature", "called"),
    [
        ("L’agence régionale de santé", "ARS", "agence", "dénommée « l’ARS »"),
        ("La Région Île-de-France", "Région", "region", "dénommée « la Région »"),
        ("Les bailleurs sociaux", "bailleurs sociaux", "bailleurs", "dénommés « les bailleurs sociaux »"),
        ("Les bailleurs sociaux", "Les bailleurs", "bailleurs", "dénommés « les bailleurs »"),
        ("L’établissement public Est Ensemble", "Est Ensemble", "epci", "dénommé « Est Ensemble »"),
        ("La commune du Kremlin-Bicêtre", "Le Kremlin-Bicêtre", "commune", "dénommée « Le Kremlin-Bicêtre »"),
        ("Pôle emploi", "Pôle emploi", "operateur", "dénommé « Pôle emploi »"),
    ],
)
def test_a_short_name_bears_its_article_unless_it_is_a_proper_noun(
    name: str, short: str, nature: str, called: str
) -> None:
    assert _with(_party(name, short, nature)).parties[-1].short == fr(f"ci-après {called}")


def test_each_signatory_with_a_mandate_is_introduced_in_turn() -> None:
    heads = tuple(Signatory(id=name, quality=f"Le préfet {name}") for name in ("du Nord", "du Sud"))
    state = replace(act(), parties=(_party("L’État", "État", "etat", *heads),))
    assert (
        _drafted(base=state).parties[0].represented == "représenté par le préfet du Nord et le préfet du Sud"
    )
    orders = (
        Mandate(party="nouvelle", signatory="du Nord", text="l’arrêté du 2 mars 2021"),
        Mandate(party="nouvelle", signatory="du Sud", text="Le décret du 3 mars 2021"),
    )
    assert _drafted(base=state, brief=Brief(mandates=orders)).parties[0].represented == (
        "représenté par le préfet du Nord, agissant en vertu de l’arrêté du 2 mars 2021, "
        "et par le préfet du Sud, agissant en vertu du décret du 3 mars 2021"
    )


def test_a_known_name_fills_its_line() -> None:
    slot = Signatory(id="un", quality="Le directeur", name="Jean Dupont")
    assert _with(_party("Pôle emploi", "Pôle emploi", "operateur", slot)).slots[-1].blanks == (
        fr("Prénom et nom : Jean Dupont"),
        fr("Date :"),
    )


def test_a_mark_that_all_parties_would_bear_is_left_out() -> None:
    def marked(*parties: str) -> int:
        change = Change(
            rank=1,
            kind=ChangeKind.ALINEA_CHANGED,
            subject="article:objet",
            summary="",
            before=None,
            after=None,
            parties=parties,
        )
        return sum(slot.is_concerned for slot in _drafted(EDIT, changes=(change,)).slots)

    assert marked("orly") == 1
    assert marked(*(party.id for party in act().parties[1:])) > 0
    assert marked(*(party.id for party in act().parties)) == 0


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("Les besoins ont crû.", "Considérant que les besoins ont crû ;"),
        ("Il manque des places", "Considérant qu’il manque des places ;"),
        ("Orly compte deux quartiers de plus", "Considérant qu’Orly compte deux quartiers de plus ;"),
        ("que la mobilisation est acquise", "Considérant que la mobilisation est acquise ;"),
        ("considérant la nécessité d’agir ;", "Considérant la nécessité d’agir ;"),
    ],
)
def test_a_reason_follows_the_visas_as_one_of_them(given: str, printed: str) -> None:
    assert _drafted(EDIT, brief=Brief(recitals=(words(given),))).visas[-1] == fr(printed)


def test_visas_go_down_from_the_highest_rank() -> None:
    given = (
        "le décret du 3 mai 2015",
        "la loi du 21 février 2014",
        "la circulaire du 2 mai",
        "le code civil",
    )
    told = _drafted(EDIT, brief=Brief(visas=tuple(map(words, given)))).visas
    assert [visa.split()[2] for visa in told[:4]] == ["code", "loi", "décret", "circulaire"]


@pytest.mark.parametrize(
    ("title", "same"),
    [
        ("Protocole", "au même protocole"),
        ("Convention-cadre", "à la même convention-cadre"),
        ("Pour Orly", "au même acte"),
    ],
)
def test_an_earlier_avenant_is_one_to_the_same_contract(title: str, same: str) -> None:
    base = replace(act(), identity=replace(act().identity, title=title))
    later = SealedAct(name="a", number=1, signed=date(2021, 10, 15), title="")
    visa = _drafted(EDIT, base=base, history=(later,)).visas[-1]
    assert visa == fr(f"Vu l’avenant n° 1 {same}, signé le 15\u00a0octobre 2021 ;")


def test_a_delay_is_that_of_the_drafter_else_of_the_clause() -> None:
    def told(brief: Brief, text: str = "quatre mois") -> str:
        *first, last = act().divisions[:-2]
        clause = replace(last, blocks=alineas(f"Un avenant : {text}."))
        base = replace(act(), divisions=(*first, clause))
        return _drafted(EDIT, base=base, brief=replace(brief, event_date=date(2021, 6, 30))).recitals[-1]

    end = "court à compter du 30\u00a0juin 2021."
    start = "Pour l’application de l’article 8 du protocole, les parties conviennent que le délai de"
    assert told(NO_BRIEF, "six mois") == f"{start} six mois {end}"
    assert told(Brief(months=2), "six mois") == f"{start} deux mois {end}"
    assert told(NO_BRIEF, "six mois, ou deux mois en urgence") == f"{start} quatre mois {end}"


def test_a_delay_without_a_clause_says_what_it_is_for() -> None:
    base = replace(act(), divisions=act().divisions[:1])
    told = _drafted(base=base, brief=Brief(event_date=date(2021, 6, 30))).recitals
    assert told[-1] == (
        "Les parties conviennent que le délai de quatre mois pour approuver le présent avenant court à compter du "
        "30\u00a0juin 2021."
    )


def test_aims_are_told_only_when_there_are_some() -> None:
    aims = "Les parties conviennent de modifier le protocole aux fins énoncées à l’article 1er."
    assert aims not in _drafted(EDIT).recitals
    assert _drafted(EDIT, brief=Brief(purpose=words("Le présent avenant proroge."))).recitals[-1] == aims


@pytest.mark.parametrize(
    ("purpose", "opening"),
    [
        ("", "Le présent avenant modifie l’article 7.1."),
        ("Le présent avenant proroge.", "À cette fin, il modifie l’article 7.1."),
        ("proroger le protocole", "À cette fin, il modifie l’article 7.1."),
        ("Les parties prorogent.", "À cette fin, le présent avenant modifie l’article 7.1."),
    ],
)
def test_what_is_amended_follows_the_aim_when_there_is_one(purpose: str, opening: str) -> None:
    brief = Brief(purpose=words(purpose) if purpose else ())
    assert _drafted(EDIT, brief=brief).articles[0].paragraphs[-1] == opening


def test_conventions_are_those_that_the_avenant_uses() -> None:
    quoting = InsertElements(
        container=prose("gouvernance"), after=4, new=(Words(text=fr("Dit “si” « oui ».")),)
    )

    def told(*operations: Operation) -> list[str]:
        return [text[:14] for text in _drafted(*operations).articles[1].paragraphs[1:]]

    assert told(ReplaceDivision(division="objet")) == []
    assert told(EDIT) == ["Chaque passage"]
    assert told(CODED) == ["Une ligne d’en"]
    assert told(RANKED) == ["Le rang d’une "]
    assert told(quoting) == ["Chaque passage", "Les guillemets", "Les signes “ e"]


def test_a_delay_of_one_month_is_elided() -> None:
    told = _drafted(EDIT, brief=Brief(event_date=date(2021, 10, 31), months=1)).recitals[-1]
    assert "le délai d’un mois court" in told
