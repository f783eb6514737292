"""The avenant whole: groups, marks, the fixed parts, who signs, and what the drafter is told."""

# ruff: noqa: E501 - a sentence of the act reads best on one line

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from compiler.avenant.act.deadline import add_months
from compiler.avenant.act.draft import draft
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import Span
from compiler.model.amendment import AmendingArticle, Amendment, Line
from compiler.model.brief import NO_BRIEF, Brief, Mandate, Override, SealedAct
from compiler.model.change import Change, ChangeKind, Side
from compiler.model.enacted import DivisionWords, PartyWords, Words
from compiler.model.engagement import Partner
from compiler.model.operation import (
    Holder,
    InsertDivisions,
    InsertElements,
    InsertParties,
    InsertWords,
    MoveDivision,
    Operation,
    ReplaceDivision,
    ReplaceElements,
    ReplaceGroup,
    ReplaceWords,
)
from compiler.model.party import Party, Signatory
from compiler.model.protocol import Protocol
from tests.avenant.word_act import act, at, change_set, engagement, fr, prose, templates, words

SIGNED = SealedAct(name="2020-12-08", number=0, signed=date(2020, 12, 8), title="Protocole")
EDIT = ReplaceWords(container=prose("gouvernance"), element=2, old="mots", new="x")
SECOND = InsertWords(container=prose("gouvernance"), element=2, after="Trois", new="ou quatre")
NEW = Words(text="Neuf.")
END = InsertElements(container=prose("gouvernance"), after=4, new=(NEW,))
DELAY = Brief(event="la Conférence annuelle", event_date=date(2021, 10, 31))


def _change(subject: str, **changed: Any) -> Change:  # noqa: ANN401 - fields of a change
    plain = Change(
        rank=1, kind=ChangeKind.ALINEA_CHANGED, subject=subject, summary="", before=None, after=None
    )
    return replace(plain, **{"motive": "Parce que.", **changed})


def _drafted(
    *operations: Operation,
    brief: Brief = NO_BRIEF,
    history: tuple[SealedAct, ...] = (SIGNED,),
    changes: tuple[Change, ...] = (),
    after: Protocol | None = None,
) -> Amendment:
    told = change_set(act(), after or act(), *changes)
    return draft(told, operations, brief, history, templates()).value


def _said(brief: Brief, today: date | None, *changes: Change) -> tuple[Diagnostic, ...]:
    return draft(
        change_set(act(), act(), *changes), (), brief, (SIGNED,), templates(), today=today
    ).diagnostics


def _titles(amendment: Amendment) -> list[str]:
    return [article.title for article in amendment.articles]


def _text(article: AmendingArticle) -> list[tuple[int, str]]:
    blocks = [block for clause in article.clauses for block in clause.blocks]
    return [(block.indent, block.text) for block in blocks if isinstance(block, Line)]


def _only(*operations: Operation, brief: Brief = NO_BRIEF) -> AmendingArticle:
    return _drafted(*operations, brief=brief).articles[2]


def test_one_article_amends_each_article_of_the_contract_in_its_order() -> None:
    article = DivisionWords(kind="article", number="7-1", title="Suivi")
    amendment = _drafted(
        ReplaceWords(container=prose("contexte-1"), element=1, old="Texte", new="x"),
        InsertDivisions(parent="", after="pilotage", new=(article,)),
        EDIT,
        MoveDivision(division="divers", parent="", after="objet", number="8"),
        ReplaceWords(container=at(Holder.TITLE, "p1"), element=1, old="Lecture", new="x"),
        ReplaceWords(container=prose("preambule"), element=1, old="Considérant", new="x"),
        ReplaceDivision(division="objet"),
        ReplaceGroup(group="communes"),
        InsertParties(after="ept", new=(PartyWords(name="La Région", short="Région"),)),
        ReplaceElements(container=at(Holder.PARTICULAR, "terme"), first=1, last=1),
        ReplaceWords(container=at(Holder.CELL, "aides", 2, 2), element=1, old="9", new="8"),
    )
    assert _titles(amendment)[:-4] == [
        "Objet",
        "Conventions de lecture",
        "Modification de la page de titre",
        "Modification de la liste des parties",
        "Modification des ensembles de parties",
        "Modification du préambule",
        "Suppression de l’article 1er",
        "Modification de l’article 6",
        "Modification de l’article 7.1",
        "Insertion d’un article 7-1",
        "Déplacement de l’article 8",
        "Modification de l’annexe 2",
    ]
    assert [article.number for article in amendment.articles] == list(range(1, 17))
    assert amendment.articles[8].division == "gouvernance"
    assert amendment.articles[0].paragraphs == (
        fr(
            "Le présent avenant modifie la page de titre, la liste des parties, les ensembles de parties, "
            "le préambule, les articles 6 et 7.1 et l’annexe 2 ; il insère un article 7-1 ; "
            "il supprime l’article 1er ; il déplace l’article 8."
        ),
    )


def test_the_header_of_the_pages_is_no_mention_of_the_title_page() -> None:
    header = ReplaceElements(
        container=at(Holder.PARTICULAR, "en-tête"), first=1, last=1, new=(Words(text="Ici"),)
    )
    amendment = _drafted(header)
    assert amendment.articles[0].paragraphs == ("Le présent avenant modifie l’en-tête des pages.",)
    assert amendment.articles[2].title == "Modification de l’en-tête des pages"


def test_a_sub_article_is_inserted_before_what_follows_its_parent() -> None:
    inner = DivisionWords(kind="article", number="7.3", title="Fin")
    outer = DivisionWords(kind="article", number="7-1", title="Suivi")
    amendment = _drafted(
        InsertDivisions(parent="", after="pilotage", new=(outer,)),
        InsertDivisions(parent="pilotage", after="evaluation", new=(inner,)),
    )
    assert _titles(amendment)[2:4] == ["Ajout d’un article 7.3", "Insertion d’un article 7-1"]


def test_one_clause_stands_alone_as_a_sentence() -> None:
    article = _only(EDIT)
    assert article.opening == ""
    assert _text(article) == [
        (0, fr("Au deuxième alinéa de l’article 7.1, le mot : « mots » est remplacé par le mot : « x ».")),
    ]


def test_several_clauses_are_announced_and_numbered() -> None:
    article = _only(EDIT, END)
    assert article.opening == fr("L’article 7.1 est ainsi modifié :")
    assert _text(article) == [
        (1, fr("1° Au deuxième alinéa, le mot : « mots » est remplacé par le mot : « x » ;")),
        (1, fr("2° Il est complété par un alinéa ainsi rédigé :")),
        (1, fr("« Neuf. »")),
    ]


def test_edits_of_one_alinea_are_gathered_under_its_place() -> None:
    article = _only(EDIT, SECOND, END)
    assert _text(article)[:3] == [
        (1, fr("1° Au deuxième alinéa :")),
        (2, fr("a) Le mot : « mots » est remplacé par le mot : « x » ;")),
        (2, fr("b) Après le mot : « Trois », sont insérés les mots : « ou quatre » ;")),
    ]
    assert article.clauses[0].operations == (EDIT, SECOND)
    alone = _only(EDIT, SECOND)
    assert (alone.opening, _text(alone)) == (
        "",
        [
            (0, fr("Au deuxième alinéa de l’article 7.1 :")),
            (1, fr("a) Le mot : « mots » est remplacé par le mot : « x » ;")),
            (1, fr("b) Après le mot : « Trois », sont insérés les mots : « ou quatre ».")),
        ],
    )


def test_an_author_words_the_changes_of_a_subject() -> None:
    lines = (fr("au deuxième alinéa, le mot : « mots » est remplacé par le mot : « x » ;"),)
    own = Brief(overrides=(Override(subject="article:gouvernance", lines=lines),))
    article = _only(EDIT, SECOND, brief=own)
    assert _text(article) == [
        (0, fr("Au deuxième alinéa, le mot : « mots » est remplacé par le mot : « x ».")),
    ]
    assert article.clauses[0].operations == (EDIT, SECOND)


def test_a_clause_knows_the_changes_that_it_words() -> None:
    before = Side(place="", text="Trois mots ici.")
    other = Side(place="", text="Un. Deux.")
    changes = (
        _change("article:gouvernance", rank=1, before=other),
        _change("article:gouvernance", rank=2, before=before),
        _change("article:gouvernance", rank=3, kind=ChangeKind.TITLE_CHANGED),
        _change("article:evaluation", rank=4, before=before),
    )
    assert _drafted(EDIT, changes=changes).articles[2].clauses[0].changes == (2,)


def test_the_title_and_the_header_name_the_contract() -> None:
    amendment = _drafted(EDIT)
    assert amendment.title == fr("Avenant n° 1 au protocole d’engagements 2019–2022 – Grand-Orly")
    assert amendment.header == fr("Avenant n° 1 – Protocole – Grand-Orly")
    later = SealedAct(name="a", number=1, signed=date(2021, 5, 1), title="")
    assert _drafted(EDIT, history=(SIGNED, later)).number == 2
    assert _drafted(EDIT, brief=Brief(number=7)).number == 7


def test_parties_are_named_with_who_may_sign_for_them() -> None:
    mandate = Mandate(party="ept", signatory="un", text=fr("délibération n° 3 du 4 mars 2021"))
    amendment = _drafted(EDIT, brief=Brief(mandates=(mandate,)))
    assert [(party.represented, party.short) for party in amendment.parties] == [
        ("représenté par le préfet", fr("ci-après dénommé « l’État »")),
        (
            fr("représenté par le président, agissant en vertu de la délibération n° 3 du 4 mars 2021"),
            fr("ci-après dénommé « l’EPT »"),
        ),
        (
            fr("représentée par la ou le maire, agissant en vertu de la délibération n° … du\u00a0…"),
            fr("ci-après dénommée « Orly »"),
        ),
    ]
    assert {slot.blanks for slot in amendment.slots} == {(fr("Prénom et nom :"), fr("Date :"))}


def test_parties_whose_commitments_change_are_marked() -> None:
    amendment = _drafted(EDIT, changes=(_change("ensemble:communes", parties=("communes",)),))
    assert [slot.is_concerned for slot in amendment.slots] == [False, False, True]
    follows = _change("ensemble:communes", parties=("communes",), is_consequence=True)
    assert not any(slot.is_concerned for slot in _drafted(EDIT, changes=(follows,)).slots)


def test_a_party_that_joins_adheres_and_signs() -> None:
    region = Party(
        id="region",
        name="La Région",
        short="Région",
        nature="region",
        signatories=(Signatory(id="p", quality="La présidente"),),
    )
    bound = replace(engagement("x", "9.9-01"), partners=(Partner(party="region"),))
    first = act().divisions[0]
    after = replace(
        act(), parties=(region, *act().parties), divisions=(replace(first, engagements=(bound,)),)
    )
    joins = InsertParties(after="", new=(PartyWords(id="region", name="La Région", short="Région"),))
    amendment = _drafted(joins, after=after)
    assert amendment.articles[3].title == "Adhésion"
    assert amendment.articles[3].paragraphs == (
        (
            "La Région, qui déclare avoir pris connaissance du protocole, y adhère à compter de l’entrée en vigueur du "
            "présent avenant et souscrit à l’engagement figurant à la ligne 9.9-01."
        ),
    )
    assert amendment.slots[-1].party == "Pour la Région"
    assert amendment.recitals[0].startswith("Les parties autres que la Région sont liées par le protocole ")


def test_laws_come_before_the_contract_and_decisions_after_it() -> None:
    later = SealedAct(name="a", number=1, signed=date(2021, 5, 1), title="")
    brief = Brief(visas=(words("la délibération du 3 mars 2021"), words(fr("Vu la loi n° 2014-173 ;"))))
    assert _drafted(EDIT, brief=brief, history=(later, SIGNED)).visas == (
        fr("Vu la loi n° 2014-173 ;"),
        fr("Vu le protocole d’engagements 2019–2022 – Grand-Orly, signé le 8\u00a0décembre 2020 ;"),
        fr("Vu l’avenant n° 1 au même protocole, signé le 1er\u00a0mai 2021 ;"),
        fr("Vu la délibération du 3 mars 2021 ;"),
    )


def test_the_recitals_tell_the_contract_the_clause_and_the_delay() -> None:
    later = tuple(
        SealedAct(name=str(rank), number=rank, signed=date(2021, rank, 4), title="") for rank in (2, 1)
    )
    assert _drafted(EDIT, brief=DELAY, history=later).recitals == (
        fr(
            "Les parties sont liées par le protocole d’engagements 2019–2022 – Grand-Orly, signé le 8\u00a0décembre 2020, ci-après dénommé « le protocole »."
        ),
        fr(
            "Le protocole a été modifié par l’avenant n° 1 du 4\u00a0janvier 2021 et l’avenant n° 2 du 4\u00a0février 2021."
        ),
        "Le présent avenant est conclu en application de l’article 8 du protocole.",
        "Il fait suite à la Conférence annuelle du 31\u00a0octobre 2021.",
        "Pour l’application de l’article 8 du protocole, les parties conviennent que le délai de quatre mois court à compter du 31\u00a0octobre 2021.",
    )


def test_an_event_is_contracted_and_its_date_said_once() -> None:
    brief = Brief(event="le comité du 1er\u00a0mai 2021", event_date=date(2021, 5, 1), clause="objet")
    told = _drafted(EDIT, brief=brief).recitals
    assert "Il fait suite au comité du 1er\u00a0mai 2021." in told
    assert "Le présent avenant est conclu en application de l’article 1er du protocole." in told


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("La Conférence annuelle", "à la Conférence annuelle"),
        ("L’assemblée plénière", "à l’assemblée plénière"),
        ("Le comité", "au comité"),
    ],
)
def test_an_event_given_with_a_capital_has_its_article_inside_the_sentence(event: str, told: str) -> None:
    brief = Brief(event=event, event_date=date(2021, 5, 1))
    assert f"Il fait suite {told} du 1er\u00a0mai 2021." in _drafted(EDIT, brief=brief).recitals


def test_the_last_articles_are_those_of_every_avenant() -> None:
    amendment = _drafted(EDIT)
    assert [(one.title, one.paragraphs) for one in amendment.articles[3:]] == [
        ("Entrée en vigueur", ("Le présent avenant entre en vigueur le jour de sa dernière signature.",)),
        (
            "Stipulations non modifiées",
            (
                "Les autres stipulations du protocole, non contraires au présent avenant, demeurent inchangées.",
            ),
        ),
        (
            "Consolidation",
            (
                (
                    "Une version consolidée du protocole est établie à titre informatif par l’établissement public "
                    "territorial. Chaque passage modifié y porte la mention du présent avenant. Seuls font foi le "
                    "protocole et ses avenants signés."
                ),
            ),
        ),
        (
            "Publicité",
            (
                (
                    "Le présent avenant est remis à chacune des parties. Il est rendu public dans les conditions qui "
                    "s’appliquent aux actes de chacune d’elles."
                ),
            ),
        ),
    ]
    fixed = _drafted(EDIT, brief=Brief(effect=date(2022, 1, 1), copies=3, place="Thiais"))
    assert fixed.articles[3].paragraphs == ("Le présent avenant entre en vigueur le 1er\u00a0janvier 2022.",)
    assert fixed.signature == "Fait à Thiais, en trois exemplaires originaux."
    assert _drafted(EDIT, brief=Brief(copies=1)).signature == "Fait à Orly, en un exemplaire original."


def test_the_object_is_the_drafters_sentence_first() -> None:
    def aim(text: str) -> str:
        return _drafted(EDIT, brief=Brief(purpose=words(text))).articles[0].paragraphs[0]

    assert aim("Le présent avenant proroge le protocole") == "Le présent avenant proroge le protocole."
    assert aim("proroger le protocole.") == "Le présent avenant a pour objet de proroger le protocole."
    assert aim("étendre le protocole") == "Le présent avenant a pour objet d’étendre le protocole."
    assert aim("met à jour le pilotage") == "Le présent avenant met à jour le pilotage."
    assert aim("mettre à jour le pilotage") == "Le présent avenant a pour objet de mettre à jour le pilotage."
    assert aim("la prorogation") == "Le présent avenant a pour objet la prorogation."


def test_reading_conventions_tell_only_the_signs_that_are_used() -> None:
    quoting = InsertElements(container=prose("gouvernance"), after=4, new=(Words(text=fr("Dit « oui ».")),))
    bare, told = (_drafted(one).articles[1].paragraphs for one in (END, quoting))
    assert len(told) == len(bare) + 1
    assert (
        told[-1]
        == "Les guillemets que contient un texte cité sont remplacés, dans la citation, par les signes “ et ”."
    )


def test_months_are_those_of_the_calendar() -> None:
    assert add_months(date(2021, 9, 15), 4) == date(2022, 1, 15)
    assert add_months(date(2021, 10, 31), 4) == date(2022, 2, 28)
    assert add_months(date(2023, 10, 31), 4) == date(2024, 2, 29)
    assert add_months(date(2021, 12, 1), 12) == date(2022, 12, 1)


def test_a_delay_that_has_run_out_is_told_from_the_next_day_on() -> None:
    assert _said(DELAY, date(2022, 2, 28)) == ()
    (late,) = _said(replace(DELAY, span=Span(file="avenant.yml", line=2)), date(2022, 3, 1))
    assert (late.code, late.span.line) == ("avenant.deadline-passed", 2)
    assert late.message == "Le délai pour approuver l'avenant a expiré le 28\u00a0février 2022."


def test_a_clause_with_a_delay_asks_for_the_event() -> None:
    (asked,) = _said(NO_BRIEF, None)
    assert asked.code == "avenant.no-event"
    assert asked.message == "L’article 8 fixe un délai, dont le départ n'est pas donné."
    assert _said(Brief(clause="objet"), None) == ()


def test_changes_without_a_motive_are_named_once_with_what_to_write() -> None:
    bare = tuple(_change(name, motive="") for name in ("engagement:lire", "engagement:lire", "article:objet"))
    follows = _change("article:divers", motive="", is_consequence=True)
    (asked,) = _said(DELAY, None, *bare, follows)
    assert asked.code == "avenant.motive-missing"
    assert asked.message == "2 sujets de changement n'ont pas de motif : engagement:lire, article:objet."
    assert "- {changements: [engagement:lire, article:objet], texte:" in asked.hint
    assert _said(DELAY, None, _change("article:objet")) == ()


def test_the_wording_holds_none_of_the_turns_that_are_refused() -> None:
    shown = re.sub(r"\{#.*?#\}|\{[{%].*?[%}]\}", "", templates(), flags=re.DOTALL)
    refused = (
        r"dispositions?\b",
        r"\bvisée?s?\b",
        r"\w+(?:era|eront|ira|iront|dra|dront)\b",
        r"abrogé",
        r"rédigée?s? comme suit",
        r"ainsi conçu",
        r"et remplacé",
        r"et/ou",
        r"devra",
    )
    assert [turn for turn in refused if re.search(turn, shown)] == []
    assert "stipulations" in shown
