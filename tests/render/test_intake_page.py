"""The report of an import, as it is written: what comes first, what is counted, and that words stay words."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.model.intake import Finding, Intake
from compiler.pipeline.pages import page_parts
from compiler.render.intake import render_intake
from compiler.render.intake.cards import shortened
from compiler.render.intake.sentences import words_sentence
from tests.render.test_reprise_page import HOSTILE

ASTRAY = " Comparez l’acte à l’original."
SOURCES = {
    "corps/05.md": "# Article 5\n\ntexte: Dédoubler les classes de REP de de REP+\npartenaires: [etat]\n",
    "protocole.yml": "titre: Procole\n",
}


def scan(number: int) -> Span:
    """Return a line of the original."""
    return Span(file="acte.txt", line=number)


def written(number: int, last: int = 0) -> Span:
    """Return lines of the result."""
    return Span(file="corps/05.md", line=number, end_line=last or number, end_column=9)


def intake_of(*findings: Finding, **told: object) -> Intake:
    """Return an import with some findings, and what a test says of it."""
    known: dict[str, object] = {
        "file": "acte.txt",
        "title": "Protocole d’essai",
        "figures": (("articles", 8), ("engagements", 1063)),
        "words": (24812, 24781, 31),
    }
    return Intake(findings=findings, **(known | told))  # type: ignore[arg-type]


def varied_intake() -> Intake:
    """Return an import with findings of three topics, sure and not, and two diagnostics."""
    return intake_of(
        Finding(
            topic="titre", message="le titre est repris.", original=scan(2), excerpt="PROTOCOLE", is_sure=True
        ),
        Finding(
            topic="coquille",
            message="« PROCOLE » paraît mis pour « PROTOCOLE ».",
            original=scan(13),
            excerpt="LE PROCOLE SIGNÉ",
            quote="PROCOLE",
            proposal="PROTOCOLE",
        ),
        Finding(
            topic="partenaire",
            message="« EPT/Communs » est lu comme deux parties.",
            original=scan(40),
            excerpt="EPT/Communs",
            result=written(3, 4),
            left_out="/",
        ),
        Finding(
            topic="coquille",
            message="« de de » paraît mis pour « de ».",
            original=scan(41),
            excerpt="REP de de REP+",
            result=written(3),
            quote="de de",
            proposal="de",
            is_applied=True,
        ),
        Finding(topic="partenaire", message="Lu « État ».", original=scan(42), left_out="et", is_sure=True),
        diagnostics=(
            Diagnostic(
                code="engagement.no-impact",
                message="Sans impact.",
                span=written(4),
                hint="écrivez-le",
                quote="etat",
            ),
            Diagnostic(
                code="annexe.empty",
                message="L'annexe 3 est vide.",
                span=Span(file="protocole.yml"),
                related=(Related(caption="citée ici", span=written(1)),),
            ),
        ),
    )


def large_intake(count: int = 300) -> Intake:
    """Return an import with many findings, one in four of them not sure."""
    findings = (
        Finding(
            topic=("coquille", "partenaire", "ligne de tableau", "échéance")[rank % 4],
            message=f"Décision {rank} sur « les partenaires réunis ».",
            original=scan(rank + 1),
            excerpt="Les partenaires réunissent chaque année la conférence et rendent compte. " * 3,
            result=written(rank + 1),
            is_sure=rank % 5 != 0,
        )
        for rank in range(count)
    )
    return intake_of(*findings)


def page_of_intake(intake: Intake) -> bytes:
    """Return the page of an import, laid out with the templates of the tool."""
    return render_intake(intake, page_parts("import"), SOURCES)


def _tree(intake: Intake) -> html.HtmlElement:
    return html.document_fromstring(page_of_intake(intake).decode())


def _words(element: html.HtmlElement | None) -> str:
    assert element is not None
    return " ".join(str(element.text_content()).split())


def _card(title: str) -> html.HtmlElement:
    (found,) = (
        card for card in _tree(varied_intake()).find_class("carte") if title in _words(card.find(".//h4"))
    )
    return found


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            (24812, 24781, 31),
            "24 812 mots lus, tous à leur place sauf 31 rendus autrement ou laissés de côté, listés ci-dessous.",
        ),
        (
            (24812, 24811, 1),
            "24 812 mots lus, tous à leur place sauf 1 rendu autrement ou laissé de côté, listé ci-dessous.",
        ),
        ((24812, 24812, 0), "24 812 mots lus, tous à leur place."),
        ((1, 1, 0), "1 mot lu, à sa place."),
        ((5, 0, 5), "5 mots lus, tous rendus autrement ou laissés de côté, listés ci-dessous."),
        ((0, 0, 0), "Aucun mot n’a été lu dans ce fichier."),
        (
            (10, 7, 2),
            "10 mots lus : 7 sont à leur place, 2 sont rendus autrement ou laissés de côté, "
            "1 manque sans que ce rapport dise où." + ASTRAY,
        ),
        (
            (10, 10, 2),
            "10 mots lus : 10 sont à leur place, 2 sont rendus autrement ou laissés de côté, "
            "soit 2 mots de trop." + ASTRAY,
        ),
    ],
)
def test_the_count_of_words_is_a_check_in_words(words: tuple[int, int, int], sentence: str) -> None:
    assert words_sentence(words).replace("\u00a0", " ") == sentence
    told = _tree(intake_of(words=words)).find_class("compte")[0]
    assert _words(told) == sentence
    assert ("alerte" in told.get("class", "")) == (words[0] != words[1] + words[2])


def test_figures_are_a_table() -> None:
    rows = [[_words(cell) for cell in row] for row in next(_tree(varied_intake()).iter("tbody"))]
    assert rows == [["Articles", "8"], ["Engagements", "1 063"]]


def test_what_is_not_sure_comes_first_by_topic_then_what_is_then_the_checks() -> None:
    page = _tree(varied_intake())
    headings = [_words(heading) for heading in page.find_class("liste")[0].iter("h2", "h3")]
    assert headings == [
        "À vérifier d’abord",
        "Coquille (2)",
        "Partenaire (1)",
        "Fait sans hésitation",
        "Titre (1)",
        "Partenaire (1)",
        "Ce que disent les contrôles",
        "Erreurs (1)",
        "Avertissements (1)",
    ]
    ids = [card.get("id") for card in page.find_class("carte")]
    assert ids == [*(f"decision-{rank}" for rank in range(1, 6)), "controle-1", "controle-2"]


def test_what_is_sure_is_folded_and_the_rest_is_not() -> None:
    page = _tree(varied_intake())
    folded = {card.get("data-etat") for part in page.iter("details") for card in part.find_class("carte")}
    assert folded == {"sur"}
    assert not [part for part in page.find_class("repli") if part.get("open") is not None]


def test_a_finding_shows_the_original_the_result_and_what_is_left_out() -> None:
    card = _card("EPT/Communs")
    original, result, why = card.find_class("corps")[0]
    assert _words(original) == "Dans l’original, ligne 40 EPT/Communs"
    assert _words(result).startswith("Dans le résultat corps/05.md:3 texte: Dédoubler les classes")
    assert _words(result).endswith("partenaires: [etat]")
    assert _words(why) == "Laissé de côté « / »"


def test_a_proposal_says_whether_it_was_applied() -> None:
    proposed, applied = _card("PROCOLE"), _card("de de")
    assert [mark.text for mark in proposed.iter("mark", "del", "ins")] == ["PROCOLE", "PROCOLE", "PROTOCOLE"]
    assert (
        _words(proposed.find_class("pourquoi")[0]) == "Proposition PROCOLE PROTOCOLE – proposé, non appliqué"
    )
    assert _words(applied.find_class("issue")[0]) == "appliqué"


def test_a_finding_without_a_place_says_so() -> None:
    card = _card("PROCOLE")
    assert "Pas de place précise." in _words(card.find_class("apres")[0])
    (lost,) = _tree(intake_of(Finding(topic="perte", message="Rien."))).find_class("carte")
    assert _words(lost.find_class("corps")[0]).count("Pas de place précise.") == 2


def test_words_left_out_are_listed_with_links_to_their_findings() -> None:
    page = _tree(varied_intake())
    told = [
        (_words(one), next(one.iter("a")).get("href")) for one in page.find_class("laisses")[0].iter("li")
    ]
    assert told == [("Ligne 40 /", "#decision-3"), ("Ligne 42 et", "#decision-5")]


def test_a_check_says_its_code_its_place_its_line_and_what_to_do() -> None:
    error, warning = (
        card
        for card in _tree(varied_intake()).find_class("carte")
        if card.get("id", "").startswith("controle")
    )
    assert error.get("data-etat") == "erreur"
    assert _words(error.find_class("marques")[0]) == "annexe.empty Place : protocole.yml:1"
    assert _words(error.find_class("voir")[0]) == "Citée ici : corps/05.md:1"
    assert _words(warning.find_class("conseil")[0]) == "Écrivez-le."
    assert [mark.text for mark in warning.iter("mark")] == ["etat"]


def test_without_the_texts_of_the_result_places_are_still_told() -> None:
    data = render_intake(varied_intake(), page_parts("import")).decode()
    assert "corps/05.md:3" in data
    assert 'class="ecrit"' not in data


def test_a_long_line_is_cut_around_the_words_in_question() -> None:
    text = "avant " * 100 + "PROCOLE" + " après" * 100
    cut = shortened(text, "PROCOLE", 120)
    assert "PROCOLE" in cut
    assert cut.startswith("[…] avant")
    assert cut.endswith("après […]")
    assert len(cut) < 140
    assert shortened("mot " * 100, "", 40).startswith("mot mot")
    assert "x" * 50 in shortened("x" * 900, "x" * 50, 100)


def test_an_import_with_nothing_to_tell_says_so() -> None:
    page = _tree(intake_of(figures=(), words=(0, 0, 0)))
    told = _words(page)
    for sentence in (
        "L’import n’a rien reconnu dans ce fichier.",
        "Rien ne demande à être vérifié",
        "L’import n’a rien décidé qui mérite d’être rappelé.",
        "Les contrôles n’ont rien à redire à l’acte importé.",
    ):
        assert sentence in told
    assert page.find_class("laisses") == []


def test_ids_are_given_once_and_every_link_leads_somewhere() -> None:
    page = _tree(varied_intake())
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {link.get("href", "")[1:].partition("?")[0] for link in page.iter("a")} <= set(ids)


def test_headings_skip_no_level() -> None:
    levels = [int(str(heading.tag)[1]) for heading in _tree(varied_intake()).iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(level <= above + 1 for above, level in pairwise(levels))


def test_hostile_words_stay_words() -> None:
    place = Span(file=HOSTILE)
    finding = Finding(
        topic=HOSTILE,
        message=HOSTILE,
        original=scan(1),
        excerpt=f"a {HOSTILE} b",
        result=place,
        left_out=HOSTILE,
        quote=HOSTILE,
        proposal=HOSTILE,
    )
    check = Diagnostic(code="annexe.empty", message=HOSTILE, span=place, hint=HOSTILE, quote=HOSTILE)
    intake = intake_of(
        finding,
        replace(finding, is_sure=True),
        file=HOSTILE,
        title=HOSTILE,
        figures=((HOSTILE, 1),),
        diagnostics=(check,),
    )
    data = render_intake(intake, page_parts("import"), {HOSTILE: HOSTILE}).decode()
    assert data.count("<script>") == 1
    assert "\x07" not in data
    page = html.document_fromstring(data)
    assert not [element for element in page.iter() if element.get("onload")]
    assert "49" not in _words(page.find_class("liste")[0])
    assert data.count("{{ 7*7 }}") > 15


def test_the_page_asks_for_nothing_outside_itself() -> None:
    data = page_of_intake(varied_intake()).decode()
    assert "content=\"default-src 'none'" in html.tostring(html.document_fromstring(data)).decode()
    assert re.findall(r'(?:src|href)="(?!#|data:,)[^"]*"', data) == []
    assert "@import" not in data
    assert "url(" not in data


def test_two_runs_give_the_same_bytes() -> None:
    assert page_of_intake(varied_intake()) == page_of_intake(varied_intake())


def test_the_result_marks_the_words_it_holds_before_or_after_a_correction() -> None:
    slip = Finding(topic="coquille", message="Ici.", result=written(3), quote="de de", proposal="REP+")
    for finding, marked in ((slip, "de de"), (replace(slip, is_applied=True), "REP+")):
        (card,) = _tree(intake_of(finding)).find_class("carte")
        assert [mark.text for mark in card.find_class("ecrit")[0].iter("mark")] == [marked]
