"""An avenant in Markdown: the same lines as everywhere, and words that CommonMark gives back as they are."""

import json
import subprocess

import pypandoc
import pytest

from compiler.model.amendment import (
    AmendingArticle,
    Amendment,
    AmendmentParty,
    AmendmentSlot,
    Clause,
    Grid,
    Line,
)
from compiler.render.avenant import render_avenant_markdown
from compiler.render.avenant.markdown import escape_line, escape_words

HOSTILE = (
    "1. un 2) deux",
    "12) point",
    "- tiret",
    "+ plus",
    "---",
    "===",
    "# dièse #",
    "> chevron",
    "* étoile *gras* __souligné__ `code`",
    "[lien](cible) ![image](x) [^note]: fin [a]: b",
    "<b>balise</b> <br> &amp; &nbsp; <https://exemple.fr>",
    "a | b \\| c \\",
    "~~barré~~ ~~~",
    "| - | - |",
    "fin \\",
)


def amendment() -> Amendment:
    """Return an avenant with every kind of line."""
    grid = Grid(head=("A", "B | b"), rows=((("un", "<br>"), ()), (("x\\|y",), ("2. z",))), caption="Lignes")
    clauses = (
        Clause(
            blocks=(
                Line(text="1° Après l’alinéa :", indent=1),
                Line(text="« 2. a *b*", indent=1, is_quoted=True),
            ),
            operations=(),
        ),
        Clause(blocks=(Line(text="2° La ligne :", indent=1), grid), operations=()),
        Clause(
            blocks=(Line(text="3° Au premier alinéa :", indent=1), Line(text="a) Les mots.", indent=2)),
            operations=(),
        ),
    )
    return Amendment(
        number=1,
        title="Avenant n° 1 au protocole",
        header="Avenant n° 1",
        between="Entre :",
        parties=(
            AmendmentParty(name="L’État", represented="représenté par le préfet", short="dit « État »"),
        ),
        together="ensemble « les parties ».",
        visas=("Vu la loi ;",),
        exposed="Il a été exposé :",
        recitals=("Les parties sont liées.",),
        agreed="Ceci exposé :",
        articles=(
            AmendingArticle(number=1, title="Objet", paragraphs=("But.",)),
            AmendingArticle(
                number=2, title="Modification de l’article 7", opening="L’article 7 :", clauses=clauses
            ),
        ),
        signature="Fait à Orly, le …",
        slots=(
            AmendmentSlot(
                anchor="signature-etat-un",
                party="Pour l’État",
                quality="Le préfet",
                blanks=("Prénom et nom :", "Date :"),
                is_concerned=True,
            ),
        ),
        author="L’EPT",
    )


def _read(markdown: str, kind: str) -> list[str]:
    """Return the texts of a kind of block, as a reader of CommonMark with pipe tables finds them."""
    pandoc = pypandoc.get_pandoc_path()
    told = subprocess.run(
        [pandoc, "-f", "commonmark+pipe_tables", "-t", "json"],
        input=markdown.encode(),
        capture_output=True,
        check=True,
    )
    blocks = json.loads(told.stdout)["blocks"]
    return [_words(block["c"] if kind == "Para" else block["c"][2]) for block in blocks if block["t"] == kind]


def _words(inlines: list[dict[str, object]]) -> str:
    shown = {"Space": " ", "SoftBreak": "\n", "LineBreak": "\n"}
    return "".join(str(one["c"]) if one["t"] == "Str" else shown.get(str(one["t"]), "?") for one in inlines)


def test_every_line_is_printed_in_order_each_in_its_paragraph() -> None:
    lines = render_avenant_markdown(amendment()).decode().split("\n\n")
    assert lines == [
        "# Avenant n° 1 au protocole",
        "Entre :",
        "L’État, représenté par le préfet, dit « État »\u202f;",
        "ensemble « les parties ».",
        "Vu la loi ;",
        "Il a été exposé :",
        "Les parties sont liées.",
        "Ceci exposé :",
        "## Article\u00a01er – Objet",
        "But.",
        "## Article\u00a02 – Modification de l’article 7",
        "L’article 7 :",
        "1° Après l’alinéa :",
        "« 2. a \\*b\\*",
        "2° La ligne :",
        "| A | B \\| b |\n| --- | --- |\n| un<br>\\<br\\> |  |\n| x\\\\\\|y | 2. z |",
        "3° Au premier alinéa :",
        "a) Les mots.",
        "## Signatures",
        "Fait à Orly, le …",
        "Pour l’État",
        "Le préfet",
        "Partie directement concernée",
        "Prénom et nom :",
        "Date :\n",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_that_looks_like_markdown_comes_back_word_for_word(text: str) -> None:
    assert _read(f"avant\n\n{escape_line(text)}\n\naprès\n", "Para") == ["avant", text, "après"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_heading_that_looks_like_markdown_comes_back_word_for_word(text: str) -> None:
    assert _read(f"## {escape_words(text)}\n", "Header") == [text]
