"""Inline Markdown, references and figures."""

from compiler.model.text import Emphasis, Figure, Link, NoteMark, Reference, Strong, plain, walk
from compiler.parse.inline import Place, read_inline


def _read(text: str, line: int = 7, column: int = 3):  # type: ignore[no-untyped-def]  # noqa: ANN202 - the inlines of the text
    return read_inline(text, Place(file="acte.md", line=line, column=column, raw=text, notes="acte.md"))


def test_emphasis_and_links_keep_their_words() -> None:
    content = _read("Un **mot fort**, un *mot penché* et un [lien](https://exemple.fr).")
    assert plain(content) == "Un mot fort, un mot penché et un lien."
    assert [type(inline) for inline in content if isinstance(inline, Strong | Emphasis | Link)] == [
        Strong,
        Emphasis,
        Link,
    ]


def test_a_reference_announces_a_kind_and_knows_its_place() -> None:
    reference = next(
        inline for inline in _read("Voir l'[[article:evaluation|titre]].") if isinstance(inline, Reference)
    )
    assert (reference.kind, reference.target, reference.form) == ("article", "evaluation", "titre")
    assert (reference.span.line, reference.span.column, reference.span.end_column) == (
        7,
        10,
        10 + len("[[article:evaluation|titre]]"),
    )


def test_the_second_of_two_equal_marks_has_a_place_of_its_own() -> None:
    first, second = (
        inline for inline in _read("[[article:a]]\nou [[article:a]]") if isinstance(inline, Reference)
    )
    assert (first.span.line, first.span.column) == (7, 3)
    assert (second.span.line, second.span.column) == (8, 4)


def test_figures_and_notes_are_told_from_references() -> None:
    content = _read("[[nombre:quartiers?statut=QPV|lettres]] quartiers[^source]")
    figure = next(inline for inline in walk(content) if isinstance(inline, Figure))
    note = next(inline for inline in walk(content) if isinstance(inline, NoteMark))
    assert figure.expression == "nombre:quartiers?statut=QPV|lettres"
    assert note.note == "acte-source"


def test_template_looking_text_prints_as_itself() -> None:
    text = "{{ x }} {% y %} #let z = 1 <w:p>a</w:p> <script>b</script> `code` $5 \\section"
    assert plain(_read(text)) == text.replace("'", "’")


def test_a_comment_inside_a_sentence_is_not_printed() -> None:
    assert plain(_read("Avant<!-- caché --> après")) == "Avant après"


def test_an_escaped_star_is_a_star() -> None:
    assert plain(_read(r"deux \* trois")) == "deux * trois"
