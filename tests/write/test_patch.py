"""New words in a source file: what the author wrote around them stays, byte for byte."""

import pytest

from compiler.diagnostics.span import Span, whole_lines
from compiler.model.text import (
    Emphasis,
    Figure,
    Inlines,
    LineBreak,
    NoteMark,
    Reference,
    Strong,
    Text,
)
from compiler.write.patch import Rewording, patched
from tests.write.reading import inlines, text

ARTICLE = Reference(kind="article", target="objet", text="article\u00a01er")


def changed(words: str, before: Inlines | str, after: str, span: Span | None = None, key: str = "") -> str:
    """Return a file with the words of a span changed; the span is the whole of a Markdown file, unless given."""
    content = inlines(before) if isinstance(before, str) else before
    where = span or whole_lines("acte.md", 1, words.count("\n") + 1)
    done = patched(words, [Rewording(span=where, before=content, after=after, key=key)])
    assert not done.refused
    return done.text


def refused(words: str, before: Inlines | str, after: str, span: Span | None = None, key: str = "") -> bool:
    """Tell whether new words are refused, and the file left as it is."""
    content = inlines(before) if isinstance(before, str) else before
    where = span or whole_lines("acte.md", 1, words.count("\n") + 1)
    done = patched(words, [Rewording(span=where, before=content, after=after, key=key)])
    assert done.text == words
    return bool(done.refused)


@pytest.mark.parametrize(
    ("written", "before", "after", "expected"),
    [
        (
            "Un mot\nsur deux lignes.",
            "Un mot sur deux lignes.",
            "Un mot sur trois lignes.",
            "Un mot\nsur trois lignes.",
        ),
        ("Un mot\nde trop ici.", "Un mot de trop ici.", "Un mot trop ici.", "Un mot\ntrop ici."),
        ("Un\nmot\nseul.", "Un mot seul.", "Un seul.", "Un\nseul."),
        ("Un mot  de trop.", "Un mot de trop.", "Un mot.", "Un mot."),
        ("Un deux.", "Un deux.", "Un et deux.", "Un et deux."),
        ("Un deux.", "Un deux.", "Zéro, un deux.", "Zéro, un deux."),
        ("Fin.", "Fin.", "Fin. Suite.", "Fin. Suite."),
        (
            'L\'État "agit" : oui ;',
            "L’État «\u00a0agit\u00a0»\u00a0: oui\u202f;",
            "L’État agit\u00a0: oui\u202f;",
            "L'État agit : oui ;",
        ),
        (
            "Il paie 10500 €...",
            "Il paie 10\u00a0500\u00a0€…",
            "Il verse 10\u00a0500\u00a0€…",
            "Il verse 10500 €...",
        ),
        ("La 2ème fois.", "La 2e fois.", "La 2e année.", "La 2ème année."),
        ("- un\n", "un", "deux", "- deux\n"),
        ("  3. un\n     suite\n", "un suite", "un deux suite", "  3. un deux\n     suite\n"),
        ("> - un\n>   suite", "un suite", "un fin", "> - un\n>   fin"),
        ("a \\* b \\# c", "a * b # c", "a * b # d", "a \\* b \\# d"),
        ("d'abord", "d’abord", "d’10", "d’10"),
    ],
)
def test_only_the_words_change(written: str, before: str, after: str, expected: str) -> None:
    assert changed(written, before, after) == expected


def test_comments_notes_and_references_stay() -> None:
    written = "Selon l'[[article:objet]]<!-- à voir -->, le maire[^a] **agit**."
    before = (
        Text(text="Selon l’"),
        ARTICLE,
        Text(text=", le maire"),
        NoteMark(note="acte-a"),
        Text(text=" "),
        Strong(content=text("agit")),
        Text(text="."),
    )
    after = "Selon l’article\u00a01er, la maire agit vite."
    assert (
        changed(written, before, after)
        == "Selon l'[[article:objet]]<!-- à voir -->, la maire[^a] **agit** vite."
    )


def test_a_reference_whose_words_change_is_refused() -> None:
    written = "Voir l'[[article:objet]] et l'[[article:objet]]."
    before = (Text(text="Voir l’"), ARTICLE, Text(text=" et l’"), ARTICLE, Text(text="."))
    assert refused(written, before, "Voir l’article\u00a02 et l’article\u00a01er.")
    assert changed(written, before, "Voir l’article\u00a01er.") == "Voir l'[[article:objet]]."


def test_a_figure_stands_for_its_words() -> None:
    written = "[[nombre:axes|Lettres]] axes <!-- deux --> suivent."
    before = (Figure(expression="nombre:axes|Lettres", text="Cinq"), Text(text=" axes suivent."))
    assert (
        changed(written, before, "Cinq axes précèdent.")
        == "[[nombre:axes|Lettres]] axes <!-- deux --> précèdent."
    )


@pytest.mark.parametrize(
    ("written", "after", "expected"),
    [
        ("un **deux trois** quatre", "un deux 3 quatre", "un **deux 3** quatre"),
        ("un **deux trois** quatre", "un deux x", "un **deux x**"),
        ("un **deux trois** quatre", "x trois quatre", "**x trois** quatre"),
        ("un **deux trois** quatre", "un quatre", "un quatre"),
        ("un **deux trois** quatre", "un deux trois quatre cinq", "un **deux trois** quatre cinq"),
        ("un **deux trois** quatre", "un deux trois et quatre", "un **deux trois** et quatre"),
        ("un [deux trois](https://a.fr/b_(c)) quatre", "un quatre", "un quatre"),
        (
            "un [deux trois](https://a.fr/b_(c)) quatre",
            "un deux 3 quatre",
            "un [deux 3](https://a.fr/b_(c)) quatre",
        ),
    ],
)
def test_emphasis_and_links_stay_around_what_is_left(written: str, after: str, expected: str) -> None:
    before = (Text(text="un "), Strong(content=text("deux trois")), Text(text=" quatre"))
    assert changed(written, before, after) == expected


def test_words_removed_with_the_end_of_an_emphasis_take_its_signs_along() -> None:
    before = (Text(text="un, "), Emphasis(content=text("deux trois")), Text(text="."))
    assert changed("un, *deux trois*.", before, "un,") == "un,"


def test_new_words_are_never_marks() -> None:
    assert changed("un mot", "un mot", "un *mot* [a](b) <!-- c --> [[x]]") == (
        "un \\*mot\\* \\[a](b) <\\!-- c --> \\[[x]]"
    )


def test_a_line_never_becomes_a_title_or_a_list() -> None:
    assert changed("un\nmot - suite", "un mot - suite", "un - suite") == "un\n\\- suite"
    assert changed("mot\n", "mot", "1. mot") == "1\\. mot\n"
    assert (
        changed("[^a]: Un mot", (NoteMark(note="x"), Text(text="Un mot")), "Deux mots") == "[^a]: Deux mots"
    )


def test_line_ends_asked_for_stay() -> None:
    before = (Text(text="un"), LineBreak(), Text(text="deux"))
    assert changed("un\\\ndeux", before, "un trois") == "un\\\ntrois"


def test_a_heading_keeps_its_label_and_its_id() -> None:
    written = "# Article 1 – Objet de l'acte {#objet}\n\nObjet de l'acte."
    span = whole_lines("acte.md", 1, 1)
    assert changed(written, "Objet de l’acte", "But de l’acte", span) == (
        "# Article 1 – But de l'acte {#objet}\n\nObjet de l'acte."
    )


def test_a_title_never_becomes_a_number() -> None:
    assert refused("## Contexte {#contexte}", "Contexte", "Axe 1 – Contexte")
    assert refused("## Contexte {#contexte}", "Contexte", "A. Contexte")
    assert not refused("## Contexte {#contexte}", "Contexte", "Contexte")


BLOCK = """Un texte.

```engagement
id: aide
code: 1.1-01
texte: |
  Aider les élèves.  # ce n'est pas un commentaire

  - Ouvrir une école ;
  - fermer une route.
partenaires: [etat]   # les deux
indicateurs_suivi:
  - id: s1   # suivi
    libelle: Nombre d'élèves
  - {id: s2, libelle: Nombre d'écoles}
  - id: s3
    libelle: "Part : élèves"
  - id: s4
    libelle: 'L''école "haute"'
  - id: s5
    libelle: Un texte qui
      court sur deux lignes
  - id: s6
    libelle: >
      Un texte plié
      sur deux lignes
```
"""


def in_block(before: str, after: str, first: int, last: int) -> str:
    """Return the lines of the block that differ once words are changed between two lines."""
    found = changed(BLOCK, before, after, whole_lines("acte.md", first, last))
    olds, news = BLOCK.split("\n"), found.split("\n")
    assert len(olds) == len(news)
    return "\n".join(new for old, new in zip(olds, news, strict=True) if old != new)


@pytest.mark.parametrize(
    ("before", "after", "lines", "expected"),
    [
        (
            "Aider les élèves. # ce n’est pas un commentaire",
            "Aider les écoles. # ce n’est pas un commentaire",
            (7, 7),
            "  Aider les écoles.  # ce n'est pas un commentaire",
        ),
        ("fermer une route.", "fermer deux routes.", (10, 10), "  - fermer deux routes."),
        ("Nombre d’élèves", "Nombre d’inscrits", (13, 14), "    libelle: Nombre d'inscrits"),
        (
            "Nombre d’élèves",
            "Nombre d’élèves\u00a0: part",
            (13, 14),
            '    libelle: "Nombre d\'élèves : part"',
        ),
        (
            "Nombre d’écoles",
            "Nombre d’écoles, de lycées",
            (15, 15),
            '  - {id: s2, libelle: "Nombre d\'écoles, de lycées"}',
        ),
        (
            "Part\u00a0: élèves",
            "Part\u00a0: *élèves* \\",
            (16, 17),
            '    libelle: "Part : \\\\*élèves\\\\* \\\\\\\\"',
        ),
        (
            "L’école «\u00a0haute\u00a0»",
            "L’école et l’été «\u00a0hauts\u00a0»",
            (18, 19),
            "    libelle: 'L''école et l''été \"hauts\"'",
        ),
        (
            "Un texte qui court sur deux lignes",
            "Un texte qui court sur trois lignes",
            (20, 22),
            "      court sur trois lignes",
        ),
        ("Un texte plié sur deux lignes", "Un mot plié sur deux lignes", (23, 26), "      Un mot plié"),
    ],
)
def test_yaml_keeps_its_style(before: str, after: str, lines: tuple[int, int], expected: str) -> None:
    assert in_block(before, after, *lines) == expected


def test_two_fields_that_say_the_same_are_told_apart_by_their_key() -> None:
    written = "parties:\n  - id: ept\n    nom: EPT\n    court: EPT\n"
    span = Span(file="parties.yml", line=2, column=5, end_line=4, end_column=15)
    assert refused(written, "EPT", "Établissement", span)
    assert changed(written, "EPT", "Établissement", span, "nom") == written.replace(
        "nom: EPT", "nom: Établissement"
    )


def test_an_item_of_a_list_is_found_by_its_words() -> None:
    written = "lignes:\n  - id: a\n    liste:\n      - Un mot\n      - Un autre mot\n"
    span = Span(file="a.yml", line=4, column=7, end_line=5, end_column=20)
    assert changed(written, "Un mot", "Deux mots", span, "liste") == written.replace(
        "- Un mot", "- Deux mots"
    )


CSV = 'id,nom,communes\na,L\'école,Orly|Thiais\nb,"Un, ""deux""",Orly\n'


@pytest.mark.parametrize(
    ("before", "after", "line", "key", "expected"),
    [
        ("L’école", "L’école haute", 2, "nom", "a,L'école haute,Orly|Thiais"),
        ("L’école", "L’école, haute", 2, "nom", 'a,"L\'école, haute",Orly|Thiais'),
        ("Thiais", "Arcueil", 2, "communes", "a,L'école,Orly|Arcueil"),
        ("Un, «\u00a0deux\u00a0»", "Un, trois", 3, "nom", 'b,"Un, trois",Orly'),
        ("Orly", "Thiais", 3, "", 'b,"Un, ""deux""",Thiais'),
    ],
)
def test_a_cell_of_csv_keeps_its_neighbours(
    before: str, after: str, line: int, key: str, expected: str
) -> None:
    found = changed(CSV, before, after, whole_lines("a.csv", line, line), key)
    assert found.split("\n")[line - 1] == expected
    assert [one for rank, one in enumerate(found.split("\n"), 1) if rank != line] == [
        one for rank, one in enumerate(CSV.split("\n"), 1) if rank != line
    ]


def test_a_bar_is_refused_in_a_cell() -> None:
    assert refused(CSV, "L’école", "L’école|haute", whole_lines("a.csv", 2, 2), "nom")


def test_words_that_are_no_longer_there_are_refused() -> None:
    assert refused("Un tout autre texte.", "Le maire signe l’acte.", "La maire signe l’acte.")
    assert refused("", "Le maire", "La maire")
    assert refused("Le maire", "", "La maire")
    assert refused("Le maire", "Le maire", "")


def test_of_two_changes_to_one_text_the_second_is_refused() -> None:
    span = whole_lines("acte.md", 1, 1)
    first = Rewording(span=span, before=text("Un mot."), after="Deux mots.")
    second = Rewording(span=span, before=text("Un mot."), after="Trois mots.")
    done = patched("Un mot.\n\nFin.\n", [first, second])
    assert (done.text, done.refused) == ("Deux mots.\n\nFin.\n", (second,))


def test_several_changes_of_one_file_are_made_at_once() -> None:
    spans = [whole_lines("acte.md", line, line) for line in (1, 3)]
    rewordings = [
        Rewording(span=spans[0], before=text("Un mot."), after="Un mot bien plus long."),
        Rewording(span=spans[1], before=text("Fin."), after="Suite."),
    ]
    assert patched("Un mot.\n\nFin.\n", rewordings).text == "Un mot bien plus long.\n\nSuite.\n"


def test_a_field_read_to_the_letter_gets_no_escape() -> None:
    written = "unite: jours\n"
    rewording = Rewording(
        span=whole_lines("a.yml", 1, 1), before=text("jours"), after="jours *ouvrés*", is_literal=True
    )
    assert patched(written, [rewording]).text == "unite: jours *ouvrés*\n"
