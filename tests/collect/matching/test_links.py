"""Links of a copy: words that change keep their address, and an address that changes is told to be made by hand."""

from dataclasses import replace

from compiler.collect.matching import collect
from compiler.model.review import Review, Reviewed, ReviewedLine, Run, WordChange
from compiler.model.source_line import SourceLine, digest
from compiler.model.text import Link, Strong, Text
from tests.collect.matching.copies import JEANNE, added, kept, prints_of, prose, removed

OLD, NEW = "http://www.culture.example", "https://musee.example/micro?a=1"
BESIDE = prose("Le bilan est public.", "Chaque partie le publie.")


def linked(words: str, address: str = OLD) -> SourceLine:
    content = (
        Text(text="Voir "),
        Strong(content=(Link(address=address, content=(Text(text=words),)),)),
        Text(text="."),
    )
    (line,) = prose(f"Voir {words}.")
    return replace(line, content=content)


def led(run: Run, address: str = OLD) -> Run:
    return replace(run, link=address)


def reviewed(*runs: Run, line: SourceLine, sent: str | None = OLD) -> Review:
    lines = (line, *BESIDE)
    copy = tuple(
        ReviewedLine(runs=each, rank=rank)
        for rank, each in enumerate((runs, *((kept(one.words),) for one in BESIDE)))
    )
    links = frozenset({(digest(line.printed), sent)}) if sent else frozenset[tuple[str, str]]()
    found = Reviewed(file="relu.docx", lines=copy, prints=prints_of(lines), links=links)
    return collect(found, lines).value


def told(review: Review) -> list[tuple[str, str, bool]]:
    return [(one.before, one.after, bool(one.refusal)) for one in review.proposals]


def test_an_untouched_link_says_nothing_whatever_a_program_made_of_its_address() -> None:
    line = linked("le guide", "http://www.culture.example/été")
    address = "http://www.culture.example/%C3%A9t%C3%A9/"
    runs = kept("Voir "), led(kept("le guide"), address), kept(".")
    assert told(reviewed(*runs, line=line, sent="http://www.culture.example/été")) == []


def test_new_words_of_a_link_are_proposed_alone() -> None:
    runs = kept("Voir "), led(removed("le guide")), led(added("la notice")), kept(".")
    review = reviewed(*runs, line=linked("le guide"))
    assert told(review) == [("Voir le guide.", "Voir la notice.", False)]
    assert review.proposals[0].changes == (WordChange(start=5, end=13, added="la notice"),)


def test_an_address_that_changed_is_told_by_hand_beside_the_words() -> None:
    assert told(reviewed(kept("Voir "), led(kept("le guide"), NEW), kept("."), line=linked("le guide"))) == [
        (f"le guide ({OLD})", f"le guide ({NEW})", True)
    ]
    runs = kept("Voir "), led(removed("le guide")), led(added("la notice"), NEW), kept(".")
    review = reviewed(*runs, line=linked("le guide"))
    assert told(review) == [
        ("Voir le guide.", "Voir la notice.", False),
        (f"la notice ({OLD})", f"la notice ({NEW})", True),
    ]
    assert [(one.trace, one.conflict) for one in review.proposals] == [(JEANNE, ""), (None, "")]


def test_links_that_come_and_go_are_told() -> None:
    assert told(reviewed(kept("Voir le guide."), line=linked("le guide"))) == [
        (f"le guide ({OLD})", "le guide", True)
    ]
    # Nothing says that a copy without its act was sent with the link.
    assert told(reviewed(kept("Voir le guide."), line=linked("le guide"), sent=None)) == []
    (line,) = prose("Voir le guide.")
    runs = kept("Voir le guide"), led(added(" en ligne"), NEW), kept(".")
    assert told(reviewed(*runs, line=line, sent=None))[1] == (" en ligne", f" en ligne ({NEW})", True)


def test_a_link_that_goes_with_its_words_is_told_with_them() -> None:
    runs = kept("Voir "), led(removed("le guide")), added("ailleurs"), kept(".")
    assert told(reviewed(*runs, line=linked("le guide"))) == [("Voir le guide.", "Voir ailleurs.", False)]


def test_an_address_that_the_source_changed_since_is_not_the_copys_doing() -> None:
    runs = kept("Voir "), led(kept("le guide")), kept(".")
    assert told(reviewed(*runs, line=linked("le guide", NEW), sent=OLD)) == []


def test_words_of_a_link_that_shows_its_address_are_left_by_hand() -> None:
    runs = kept("Voir "), led(removed(OLD)), led(added(NEW)), kept(".")
    assert told(reviewed(*runs, line=linked(OLD))) == [(f"Voir {OLD}.", f"Voir {NEW}.", True)]
    gone = kept("Voir"), removed(" "), led(removed(OLD)), added(" l'annexe"), kept(".")
    assert told(reviewed(kept("Voir "), led(kept(OLD)), kept(" ici"), line=linked(OLD)))[0][2] is False
    assert len(told(reviewed(*gone, line=linked(OLD)))) == 1


def test_the_link_of_an_added_line_is_told_as_left_out() -> None:
    line = linked("le guide")
    lines = (line, *BESIDE)
    copy = (
        ReviewedLine(runs=(kept("Voir "), led(kept("le guide")), kept(".")), rank=0),
        ReviewedLine(runs=(added("Lire "), led(added("la notice"), NEW)), rank=1),
        *(ReviewedLine(runs=(kept(one.words),), rank=rank) for rank, one in enumerate(BESIDE, 2)),
    )
    review = collect(Reviewed(file="relu.docx", lines=copy, prints=prints_of(lines)), lines).value
    assert [one.added for one in review.proposals] == ["Lire la notice"]
    assert [(one.message.replace("\u00a0", " "), one.trace) for one in review.ignored] == [
        (f"Le lien de « la notice » vers « {NEW} » n'est pas repris avec la ligne ajoutée.", JEANNE)
    ]
