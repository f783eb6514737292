"""The page of what reviewers propose, as it is written: what it says, and that nothing a file says becomes markup."""

import re
from dataclasses import replace
from itertools import pairwise

from lxml import html

from compiler.diagnostics.span import Span
from compiler.model.review import Comment, Ignored, Proposal, ProposalKind, Review, Trace
from compiler.model.source_line import LineForm, SourceLine, source_lines
from compiler.model.word_edits import word_edits
from compiler.pipeline.pages import page_parts
from compiler.render.reprise import render_reprise
from compiler.render.reprise.moments import moment_text, signed
from compiler.render.reprise.threads import read_threads
from tests.render.rich_act import whole_act

NAMES = {"etat": "État", "commune": "Essai", "caf": "CAF"}
CAMILLE = Trace(author="Camille Renard", when="2026-03-02T09:15:00Z")
DOMINIQUE = Trace(author="Dominique L.", when="2026-03-01T18:00:00Z")
SACHA = Trace(author="Sacha M.", when="2026-03-04T00:05:00Z")
HOSTILE = '</script><script>alert(1)</script>{{ 7*7 }}{% raw %}"onload="x\'&\x07'


def reprise_of(review: Review) -> bytes:
    """Return the page of a review, laid out with the templates of the tool."""
    return render_reprise(review, page_parts("reprise"), NAMES)


def line(words: str = "Un mot ancien.", **told: object) -> SourceLine:
    """Return a line of the act, with what a test says of it."""
    known: dict[str, object] = {
        "form": LineForm.PROSE,
        "place": "l'article 1",
        "span": Span(file="corps/01-objet.md", line=12),
    }
    return SourceLine(words=words, **(known | told))  # type: ignore[arg-type]


def proposal(number: int, after: str = "Un mot nouveau.", **told: object) -> Proposal:
    """Return a proposal that rewords a line, with what a test says of it."""
    known: dict[str, object] = {"kind": ProposalKind.REWORDED, "line": line(), "trace": CAMILLE}
    known |= told
    touched = known["line"]
    assert isinstance(touched, SourceLine)
    known = {"before": touched.words, "after": after, "edits": word_edits(touched.words, after)} | known
    return Proposal(number=number, **known)  # type: ignore[arg-type]


def review_of(*proposals: Proposal, **told: object) -> Review:
    """Return a review of some proposals."""
    return Review(file="relu.docx", proposals=proposals, **told)  # type: ignore[arg-type]


def varied_reprise() -> Review:
    """Return a review with every state and most kinds, by two reviewers and an unknown one."""
    engagement = line(
        "Ouvrir une aide.", form=LineForm.ENGAGEMENT, place="l'engagement 1.1-01", parties=("etat", "caf")
    )
    partners = replace(engagement, words="État, CAF", form=LineForm.PARTNERS)
    talk = (
        Comment(id="0", trace=CAMILLE, text="Pourquoi ?\n\nC’est flou."),
        Comment(id="1", trace=DOMINIQUE, text="Vu avec la CAF.", answers="0", is_done=True),
    )
    clash = "Deux relecteurs changent cette phrase."
    by_hand = "Les partenaires s’écrivent au champ « partenaires »."
    new = word_edits("", "Une phrase.")
    moved_picture = Ignored(message="Une image a changé de place.")
    return review_of(
        proposal(1, comments=talk),
        proposal(2, "Une phrase.", trace=DOMINIQUE, kind=ProposalKind.ADDED, before="", edits=new),
        proposal(3, "Ouvrir deux aides.", line=engagement, conflict=clash, rivals=(4,)),
        proposal(4, "Ouvrir trois aides.", line=engagement, trace=DOMINIQUE, conflict=clash, rivals=(3,)),
        proposal(5, "", line=partners, kind=ProposalKind.REMOVED, refusal=by_hand),
        proposal(6, "Tapé sans suivi.", line=engagement, trace=None, is_tracked=False),
        proposal(7, "Ouvrir une aide.", line=engagement, kind=ProposalKind.REMARK, comments=talk[:1]),
        ignored=(Ignored(message="Un titre a changé de style.", trace=CAMILLE), moved_picture, moved_picture),
    )


def large_reprise(count: int = 500) -> Review:
    """Return a review of many proposals over the lines of a whole act, by three reviewers, some in conflict."""
    held = [one for one in source_lines(whole_act()) if len(one.words.split()) > 4]
    traces = (CAMILLE, DOMINIQUE, SACHA)
    return review_of(
        *(_drawn(rank, held[rank * len(held) // count], traces[rank % 3]) for rank in range(count))
    )


def _drawn(rank: int, touched: SourceLine, trace: Trace) -> Proposal:
    words = touched.words.split(" ")
    words[2:4] = ["ensemble", "et", "chaque", "année"]
    comments = (
        (Comment(id=f"{rank}", trace=trace, text="À revoir avec la conférence."),) if rank % 4 == 0 else ()
    )
    return proposal(
        rank + 1,
        " ".join(words),
        line=touched,
        trace=trace,
        comments=comments,
        conflict="Une autre proposition change cette phrase." if rank % 9 == 0 else "",
        refusal=touched.fixed,
        is_tracked=rank % 11 != 0,
    )


def _tree(review: Review) -> html.HtmlElement:
    return html.document_fromstring(reprise_of(review).decode())


def _words(element: html.HtmlElement | None) -> str:
    assert element is not None
    return " ".join(str(element.text_content()).split())


def _card(review: Review, number: int) -> html.HtmlElement:
    return _tree(review).get_element_by_id(f"proposition-{number}")


def test_a_proposal_says_who_when_where_and_marks_the_words() -> None:
    card = _card(varied_reprise(), 1)
    assert [mark.text for mark in card.iter("del", "ins")] == ["ancien", "nouveau"]
    assert _words(card.find_class("avant")[0]) == "Avant Un mot ancien."
    assert _words(card.find_class("apres")[0]) == "Après Un mot nouveau."
    told = _words(card.find_class("marques")[0])
    assert told == "À prendre Camille Renard, 2 mars 2026 à 9 h 15 Source : corps/01-objet.md:12"
    assert _words(card.find(".//h3")) == "Proposition 1 : Reformulation, alinéa"


def test_proposals_stand_in_the_order_of_the_act_under_their_place() -> None:
    page = _tree(varied_reprise())
    places = [_words(heading) for heading in page.iterfind(".//section[@class='chapitre']/h2")]
    assert places == ["L’article 1", "L’engagement 1.1-01"]
    assert [card.get("data-rang") for card in page.find_class("carte")] == list("1234567")


def test_two_divisions_of_one_title_keep_their_proposals_apart() -> None:
    needs = [line(place="« Besoins »", division=name) for name in ("ecole", "ecole", "emploi")]
    page = _tree(review_of(*(proposal(rank, line=one) for rank, one in enumerate(needs, 1))))
    chapters = page.find_class("chapitre")
    assert [len(chapter.find_class("carte")) for chapter in chapters] == [2, 1]


def test_our_words_have_the_apostrophes_of_the_page_and_quoted_words_their_own() -> None:
    said = proposal(
        1, conflict="l'autre change « l'aide d'hier »", refusal="l'unité s'écrit au champ « unite »"
    )
    moved = replace(said, kind=ProposalKind.MOVED, where=line("Plus loin.", place="l'article 2"))
    page = _tree(review_of(moved, ignored=(Ignored(message="Un mot n'a pas été repris."),)))
    told = _words(page.find_class("liste")[0]) + _words(page.find_class("ignore")[0])
    for words in ("L’article 1", "l’autre change « l'aide d'hier »", "l’unité s’écrit au champ", "n’a pas"):
        assert words in told
    assert "dans l’article 2" in told


def test_answers_stand_under_the_comment_they_answer() -> None:
    first, answer = _card(varied_reprise(), 1).find_class("fil")[0]
    assert (first.get("class"), answer.get("class")) == ("rang-0", "rang-1 resolu")
    assert [_words(line) for line in first.iter("p")] == [
        "Camille Renard, 2 mars 2026 à 9 h 15",
        "Pourquoi ?",
        "C’est flou.",
    ]
    assert _words(answer) == "Réponse de Dominique L., 1er mars 2026 à 18 h 00 résolu Vu avec la CAF."


def test_no_comment_is_lost_whatever_it_answers() -> None:
    ring = (
        Comment(id="a", trace=CAMILLE, text="a", answers="b"),
        Comment(id="b", trace=CAMILLE, text="b", answers="a"),
        Comment(id="c", trace=CAMILLE, text="c", answers="absent"),
        *(Comment(id=f"d{rank}", trace=SACHA, text="d", answers=f"d{rank - 1}") for rank in range(9)),
    )
    told = read_threads(ring)
    assert len(told) == len(ring)
    assert max(one.depth for one in told) == 4


def test_a_conflict_names_its_rivals_and_can_be_settled() -> None:
    card = _card(varied_reprise(), 3)
    box = card.find_class("avis")[0]
    assert "Deux relecteurs changent cette phrase." in _words(box)
    assert [link.get("href") for link in box.iter("a")] == ["#proposition-4"]
    assert card.get("data-etat") == "conflit"
    assert len(card.find_class("commande")) == 2


def test_what_a_person_must_write_says_why_and_where_and_offers_no_command() -> None:
    card = _card(varied_reprise(), 5)
    assert "Les partenaires s’écrivent au champ « partenaires »." in _words(card)
    assert "corps/01-objet.md:12" in _words(card)
    assert card.find_class("commande") == []


def test_words_typed_without_tracking_are_told_so() -> None:
    card = _card(varied_reprise(), 6)
    assert card.get("data-etat") == "a-prendre non-suivi"
    assert "trouvé en comparant la copie à l’acte" in _words(card)
    assert "Auteur inconnu" not in _words(card)


def test_a_comment_alone_shows_the_sentence_once_and_asks_for_nothing() -> None:
    card = _card(varied_reprise(), 7)
    assert card.get("data-etat") == "remarque"
    assert len(card.find_class("version")) == 1
    assert "Ouvrir une aide." in _words(card.find_class("version")[0])
    assert card.find_class("commande") == []


def test_new_words_and_words_moved_say_what_they_follow() -> None:
    moved = proposal(
        1, "Un mot ancien.", kind=ProposalKind.MOVED, where=line("Ailleurs.", place="l'article 2")
    )
    told = _words(_card(review_of(moved), 1).find_class("apres")[0])
    assert told == "Après À la suite de « Ailleurs. », dans l’article 2 Un mot ancien."
    added = _card(varied_reprise(), 2)
    assert _words(added.find_class("avant")[0]) == "Avant Rien : le texte est nouveau."
    assert "À la suite de « Un mot ancien. »" in _words(added.find_class("apres")[0])


def test_commands_can_be_pasted_as_they_stand() -> None:
    review = replace(review_of(proposal(3)), file="acte relu; rm -r x.docx")
    commands = [_words(code) for code in _card(review, 3).iterfind(".//footer//code")]
    assert commands == [
        "protocole reprendre 'acte relu; rm -r x.docx' --accepter 3 --appliquer",
        "protocole reprendre 'acte relu; rm -r x.docx' --refuser 3 --appliquer",
    ]


def test_the_counts_are_said() -> None:
    page = _tree(varied_reprise())
    assert [_words(tile) for tile in page.find_class("chiffres")[0]] == [
        "3 à prendre",
        "2 en conflit",
        "1 à la main",
        "1 commentaire seul",
        "1 non suivie",
    ]
    assert (
        _words(page.find_class("sous-titre")[0]) == "7 propositions de 2 relecteurs, dont 1 sans auteur connu"
    )
    parts = page.find_class("comptes")[0]
    tallies = {_words(part.find("h3")): [_words(one) for one in part.iter("li")] for part in parts}
    assert tallies["Par relecteur"] == ["Camille Renard 4", "Dominique L. 2", "Auteur inconnu 1"]
    assert tallies["Par nature"] == ["Reformulation 4", "Ajout 1", "Suppression 1", "Commentaire 1"]
    assert tallies["Par partie"] == ["État 5", "CAF 5"]


def test_the_same_thing_left_aside_is_told_once_with_how_often() -> None:
    told = [_words(one) for one in _tree(varied_reprise()).find_class("ignore")[0].iter("li")]
    assert told == [
        "Un titre a changé de style. Camille Renard, 2 mars 2026 à 9 h 15",
        "Une image a changé de place. 2 fois",
    ]


def test_a_date_is_told_as_the_file_writes_it() -> None:
    assert moment_text("2026-03-02T09:15:00Z") == "2 mars 2026 à 9\u00a0h\u00a015".replace(
        "2 mars", "2\u00a0mars"
    )
    assert moment_text("2026-03-02T23:59:00+02:00").endswith("23\u00a0h\u00a059")
    assert moment_text("2026-03-02") == "2\u00a0mars 2026"
    assert moment_text("2026-13-45T09:15:00Z") == "2026-13-45T09:15:00Z"
    assert moment_text("hier") == "hier"
    assert signed(Trace(author=" ")) == "Auteur inconnu"


def test_an_empty_review_says_so() -> None:
    page = _tree(review_of())
    assert "Les relecteurs ne proposent rien" in _words(page)
    assert "Rien n’est laissé de côté" in _words(page)
    assert [_words(tile)[0] for tile in page.find_class("chiffres")[0]] == ["0"] * 5
    assert page.find_class("chiffres")[0].findall(".//a") == []


def test_ids_are_given_once_and_every_link_leads_somewhere() -> None:
    page = _tree(varied_reprise())
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = [link.get("href", "") for link in page.iter("a", "use")]
    assert {target[1:].partition("?")[0] for target in targets} <= set(ids)


def test_headings_skip_no_level() -> None:
    levels = [int(str(heading.tag)[1]) for heading in _tree(varied_reprise()).iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(level <= above + 1 for above, level in pairwise(levels))


def test_hostile_words_stay_words() -> None:
    trace = Trace(author=HOSTILE, when=HOSTILE)
    touched = line(HOSTILE, place=HOSTILE, span=Span(file=HOSTILE), parties=("x",))
    told = proposal(
        1,
        HOSTILE,
        line=touched,
        trace=trace,
        edits=word_edits(HOSTILE, f"{HOSTILE} ajout"),
        comments=(Comment(id=HOSTILE, trace=trace, text=HOSTILE),),
        conflict=HOSTILE,
        refusal=HOSTILE,
    )
    moved = proposal(2, HOSTILE, line=touched, kind=ProposalKind.MOVED, where=touched)
    review = Review(file=HOSTILE, proposals=(told, moved), ignored=(Ignored(message=HOSTILE, trace=trace),))
    data = render_reprise(review, page_parts("reprise"), {"x": HOSTILE}).decode()
    assert data.count("<script>") == 1
    assert "\x07" not in data
    page = html.document_fromstring(data)
    assert not [element for element in page.iter() if element.get("onload")]
    assert "49" not in _words(page.get_element_by_id("proposition-1"))
    assert data.count("{{ 7*7 }}") > 12


def test_the_page_asks_for_nothing_outside_itself() -> None:
    data = reprise_of(varied_reprise()).decode()
    assert "content=\"default-src 'none'" in html.tostring(html.document_fromstring(data)).decode()
    assert re.findall(r'(?:src|href)="(?!#|data:,)[^"]*"', data) == []
    assert "@import" not in data
    assert "url(" not in data


def test_two_runs_give_the_same_bytes() -> None:
    assert reprise_of(varied_reprise()) == reprise_of(varied_reprise())


def test_a_place_met_again_makes_no_second_landmark_of_its_name() -> None:
    elsewhere = line(place="l'article 2")
    page = _tree(review_of(proposal(1), proposal(2, line=elsewhere), proposal(3)))
    assert [_words(heading) for heading in page.iterfind(".//section[@class='chapitre']/h2")] == [
        "L’article 1",
        "L’article 2",
        "L’article 1",
    ]
    named = [one.get("aria-labelledby") for one in page.iter("section") if one.get("aria-labelledby")]
    assert named == ["page--apercu", "page--ignore"]


def test_two_names_that_look_alike_are_two_reviewers() -> None:
    review = review_of(
        proposal(1, trace=Trace(author="Élodie R.")), proposal(2, trace=Trace(author="elodie r"))
    )
    assert [_card(review, number).get("data-relecteur") for number in (1, 2)] == ["elodie-r", "elodie-r-2"]
