"""Words as plain data: a string, and their structure only when they have one."""

from compiler.model.text import Figure, NoteMark, Reference, Strong, Text
from compiler.render.model_text import is_plain, listed_text, text_record


def test_plain_words_are_a_string_alone() -> None:
    assert text_record("titre", (Text(text="Objet"),)) == {"titre": "Objet"}
    assert listed_text(()) == ""


def test_words_with_a_structure_keep_it_beside_them() -> None:
    content = (Text(text="Voir "), Reference(kind="article", target="objet", text="article 1er"))
    assert text_record("texte", content) == {
        "texte": "Voir article 1er",
        "texte_riche": [
            "Voir ",
            {
                "type": "renvoi",
                "nature": "article",
                "cible": "objet",
                "forme": "complet",
                "texte": "article 1er",
                "connu": True,
            },
        ],
    }


def test_words_in_two_pieces_are_not_plain() -> None:
    assert is_plain((Text(text="ab"),))
    assert not is_plain((Text(text="a"), Text(text="b")))
    assert not is_plain((Text(text=""),))


def test_figures_and_notes_say_what_they_are_inside_other_words() -> None:
    content = (Strong(content=(Figure(expression="nombre:axes", text="5"), NoteMark(note="n", number=2))),)
    assert listed_text(content) == {
        "texte": "5",
        "texte_riche": [
            {
                "type": "gras",
                "contenu": [
                    {"type": "calcul", "expression": "nombre:axes", "texte": "5", "probleme": ""},
                    {"type": "note", "id": "n", "numero": 2},
                ],
            }
        ],
    }
