"""A Markdown file to a paper: what each block becomes, and what is told."""

from compiler.model.paper import DoubtKind, Heading
from compiler.model.text import plain
from tests.adopt.reading.office_files import read_file, refusal
from tests.adopt.reading.pages import grids, shown, told


def _read(text: str) -> list[str]:
    return shown(read_file("acte.md", text.encode()))


_TEXT = """\
# Convention {#objet}

Un *mot* **gras**, le 1^er^ janvier ; voir <https://a.fr>[^1].

Titre souligné
--------------

- un
    - deux

  suite
- trois

2) rang
3) suivant

> Cité.

| Ligne
| vers

    code

Terme
: Définition

***

[^1]: La note.
"""


def test_blocks_become_pieces_in_order() -> None:
    paper = read_file("acte.md", _TEXT.encode())
    assert shown(paper) == [
        "# Convention",
        "Un *mot* **gras**, le 1^er^ janvier ; voir https://a.fr<https://a.fr>[1].",
        "## Titre souligné",
        "  - un",
        "    - deux",
        "   suite",
        "  - trois",
        "  2) rang",
        "  3) suivant",
        "[quote] Cité.",
        "Ligne↵vers",
        "[code] code",
        "Terme",
        "Définition",
    ]
    assert [(note.mark, plain(note.words)) for note in paper.notes] == [("1", "La note.")]
    assert isinstance(paper.pieces[0], Heading)
    assert paper.pieces[0].anchor == "objet"
    assert paper.doubts == ()


def test_a_title_without_a_name_has_no_anchor() -> None:
    (heading,) = read_file("acte.md", b"# Objet\n").pieces
    assert isinstance(heading, Heading)
    assert heading.anchor == ""


def test_letters_and_roman_numbers_announce_entries() -> None:
    assert _read("a. un\nb. deux\n\nPuis\n\niv. quatre\n\nEt\n\n(A) majuscule\n") == [
        "  a. un",
        "  b. deux",
        "Puis",
        "  iv. quatre",
        "Et",
        "  (A) majuscule",
    ]


def test_tables_have_heads_and_captions() -> None:
    (grid,) = grids(read_file("acte.md", b"| Nom | Ville |\n|---|---|\n| un | Orly |\n\n: Les villes\n"))
    assert (grid.heads, len(grid.rows), plain(grid.caption)) == (1, 2, "Les villes")


def test_what_is_said_before_the_text_is_kept() -> None:
    paper = read_file("acte.md", b"---\ntitle: Convention\nauteur: Moi\n---\n\nCorps.\n")
    assert (plain(paper.title), shown(paper)) == ("Convention", ["[auteur] Moi", "Corps."])


def test_words_between_tags_are_kept_and_comments_told() -> None:
    paper = read_file("acte.md", "<div>Un mot</div>\n\nAvant<!-- secret --> après<br/>fin.\n".encode())
    assert shown(paper) == ["Un mot", "Avant après↵fin."]
    assert [doubt.left_out for doubt in paper.doubts if doubt.kind is DoubtKind.MARKUP_UNREAD] == [
        "<!-- secret -->"
    ]
    block = read_file("acte.md", b"<!-- note -->\n\nCorps.\n")
    assert told(block, DoubtKind.MARKUP_UNREAD) == [
        "« <!-- note --> » ne s'imprime pas : ce n'est pas repris."
    ]


def test_typography_and_signs_stay_as_typed() -> None:
    text = 'L\'État -- dit "oui"... à 3 $ et 4 $, voir @dupont et \\cmd{x}, 50 %.\n'
    assert _read(text) == ['L\'État -- dit "oui"... à 3 $ et 4 $, voir @dupont et \\cmd{x}, 50 %.']


def test_a_picture_gives_the_words_that_stand_for_it_and_is_not_fetched() -> None:
    assert _read("Voir ![Une carte](/etc/passwd) ici.\n") == ["Voir ici.", "(Une carte)"]


def test_a_refused_markdown_is_named() -> None:
    assert refusal("acte.md", "Été".encode("latin-1")).code == "file.encoding"


def test_a_note_that_nothing_calls_is_told() -> None:
    paper = read_file("acte.md", "Corps.[^1]\n\n[^1]: Appelée.\n\n[^2]: Jamais appelée.\n".encode())
    assert [plain(note.words) for note in paper.notes] == ["Appelée."]
    assert [(doubt.kind, doubt.left_out) for doubt in paper.doubts] == [
        (DoubtKind.WORDS_LEFT_OUT, "Jamais appelée")
    ]


def test_signs_of_markdown_are_no_words() -> None:
    text = """\
---
title: Un titre
---

## Objet {#objet .note}

Un [lien](https://exemple.fr/page "titre") et [un autre][ref], `code` &nbsp;et mot**s** collés, le 1^er^ H~2~O.

(iv) quatre

12. douze

```python
code
```

[ref]: https://exemple.fr
"""
    assert read_file("acte.md", text.encode()).doubts == ()


def test_a_table_or_a_picture_in_an_entry_stands_once_and_takes_no_mark() -> None:
    text = "1.  Nom\n\n    | a | b |\n    |---|---|\n    | c | d |\n\n    mot\n\n2.  suite\n"
    assert _read(text) == ["  1. Nom", "a | b", "c | d", "   mot", "  2. suite"]
    assert _read("1.  ![Une carte](a.png)\n\n    mot\n") == ["(Une carte)", "  1. mot"]


def test_a_cell_beyond_the_columns_of_its_table_is_told() -> None:
    paper = read_file("acte.md", b"| a | b |\n|---|---|\n| c | d | perdu |\n")
    assert shown(paper) == ["a | b", "c | d"]
    assert [(doubt.kind, doubt.left_out) for doubt in paper.doubts] == [(DoubtKind.WORDS_LEFT_OUT, "perdu")]
