"""Numbers that Word and LibreOffice print and do not write: the marks of lists, the numbers of titles."""

import pytest

from compiler.adopt.reading.ranks import letter, ordinal, roman
from tests.adopt.reading.office_files import cell, listed, para, read_body, read_odt, row, table
from tests.adopt.reading.pages import shown


def _level(place: int, form: str, shown: str, more: str = "") -> str:
    look = f'<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{shown}"/>'
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/>{look}</w:lvl>'


def _numbering(*lists: str, more: str = "") -> str:
    """Return the inside of a part that numbers: list 1 is the first of `lists`, and so on."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{rank}">{levels}</w:abstractNum>'
        for rank, levels in enumerate(lists)
    )
    numbers = "".join(
        f'<w:num w:numId="{rank + 1}"><w:abstractNumId w:val="{rank}"/></w:num>' for rank in range(len(lists))
    )
    return f"{abstract}{numbers}{more}"


def test_ranks_are_shown_as_word_processors_do() -> None:
    assert [letter(rank) for rank in (1, 26, 27, 28, 0, 4_000)] == ["a", "z", "aa", "bb", "0", "4000"]
    assert [roman(rank) for rank in (1, 4, 9, 14, 49, 1994, 0, 4_000)] == [
        "i",
        "iv",
        "ix",
        "xiv",
        "xlix",
        "mcmxciv",
        "0",
        "4000",
    ]
    assert [ordinal(1), ordinal(2)] == ["1er", "2e"]


def test_lists_of_word_count_on_after_other_paragraphs() -> None:
    levels = _level(0, "decimal", "%1)") + _level(1, "lowerLetter", "%1.%2") + _level(2, "upperRoman", "(%3)")
    body = (
        listed("un", 1) + listed("deux", 1) + listed("deux a", 1, 1) + listed("trois", 1, 2) + para("milieu")
    )
    body += listed("deux b", 1, 1) + listed("trois", 1) + listed("trois a", 1, 1)
    assert shown(read_body(body, numbering=_numbering(levels))) == [
        "  1) un",
        "  2) deux",
        "    2.a deux a",
        "      (I) trois",
        "milieu",
        "    2.b deux b",
        "  3) trois",
        "    3.a trois a",
    ]


@pytest.mark.parametrize(
    ("form", "shown_as", "mark"),
    [
        ("bullet", "–", "–"),
        ("bullet", "\uf0b7", "•"),
        ("bullet", "\uf0ff", "-"),
        ("bullet", "o", "o"),
        ("bullet", "", "-"),
        ("decimalZero", "%1", "01"),
        ("ordinal", "%1", "1er"),
        ("upperLetter", "%1/", "A/"),
        ("chicago", "%1*", "1*"),
    ],
)
def test_marks_are_those_printed(form: str, shown_as: str, mark: str) -> None:
    paper = read_body(listed("mot", 1), numbering=_numbering(_level(0, form, shown_as)))
    assert shown(paper) == [f"  {mark} mot"]


def test_numbers_that_are_words_belong_to_the_words() -> None:
    levels = _level(0, "decimal", "Article %1 –") + _level(1, "decimal", "Fiche %1.%2 :")
    assert shown(read_body(listed("Objet", 1) + listed("Une", 1, 1), numbering=_numbering(levels))) == [
        "Article 1 – Objet",
        "Fiche 1.1 : Une",
    ]


def test_titles_numbered_by_their_style_say_their_number() -> None:
    levels = _level(0, "decimal", "Article %1 –", '<w:pStyle w:val="Article"/>')
    levels += _level(1, "decimal", "%1.%2", '<w:pStyle w:val="Sous"/>')
    styles = """<w:style w:type="paragraph" w:styleId="Article"><w:name w:val="Article"/><w:basedOn w:val="Titre1"/>
    <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Sous"><w:name w:val="Sous"/><w:basedOn w:val="Titre2"/>
    <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = para("Objet", "Article") + para("Champ", "Sous") + para("Préambule", "Article", none)
    body += para("", "Article") + para("Durée", "Article") + para("Terme", "Sous")
    assert shown(read_body(body, numbering=_numbering(levels), styles=styles)) == [
        "# Article 1 – Objet",
        "## 1.1 Champ",
        "# Préambule",
        "# Article 3 – Durée",
        "## 3.1 Terme",
    ]


def test_a_list_may_begin_again_elsewhere_and_at_another_number() -> None:
    again = """<w:num w:numId="7"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>
    </w:lvlOverride></w:num><w:num w:numId="8"><w:abstractNumId w:val="0"/></w:num>"""
    body = listed("un", 1) + listed("deux", 1) + listed("cinq", 7) + listed("six", 7) + listed("sept", 8)
    paper = read_body(body, numbering=_numbering(_level(0, "decimal", "%1."), more=again))
    assert shown(paper) == ["  1. un", "  2. deux", "  5. cinq", "  6. six", "  7. sept"]


def test_levels_restart_as_their_list_says() -> None:
    levels = _level(0, "decimal", "%1.") + _level(1, "decimal", "%2°", '<w:lvlRestart w:val="0"/>')
    body = listed("a", 1) + listed("b", 1, 1) + listed("c", 1) + listed("d", 1, 1)
    assert shown(read_body(body, numbering=_numbering(levels)))[1::2] == ["    1° b", "    2° d"]


def test_a_level_that_was_skipped_counts_as_begun() -> None:
    levels = _level(0, "decimal", "%1.") + _level(1, "decimal", "%1.%2.")
    body = listed("a", 1, 1) + listed("b", 1)
    assert shown(read_body(body, numbering=_numbering(levels))) == ["    1.1. a", "  2. b"]


def test_an_unknown_list_or_level_is_no_fault() -> None:
    body = listed("a", 9) + listed("b", 1, 8) + listed("c", 1, 99)
    assert shown(read_body(body, numbering=_numbering(_level(0, "decimal", "%1.")))) == ["a", "b", "c"]


def test_lists_in_cells_keep_their_marks() -> None:
    body = table(row(cell(listed("un", 1) + listed("deux", 1))))
    assert shown(read_body(body, numbering=_numbering(_level(0, "decimal", "%1.")))) == ["1. un / 2. deux"]


# -- OpenDocument


_P = "<text:p>{}</text:p>".format
_LISTS = """<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"
style:num-suffix=")"/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("
style:num-suffix=")"/></text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"
text:bullet-char="•"/></text:list-style><text:list-style style:name="L3"><text:list-level-style-number text:level="1"
style:num-format="1" loext:num-list-format="Fiche %1% :"/></text:list-style>"""


def _item(*inside: str, start: str = "") -> str:
    return f"<text:list-item{start}>{''.join(inside)}</text:list-item>"


def _list(style: str, *items: str, more: str = "") -> str:
    return f'<text:list text:style-name="{style}"{more}>{"".join(items)}</text:list>'


def test_lists_of_opendocument_count_on_when_they_say_so() -> None:
    on = ' text:continue-numbering="true"'
    body = _list("L1", _item(_P("un"), f"<text:list>{_item(_P('un a'))}{_item(_P('un b'))}</text:list>"))
    body += _P("milieu") + _list("L1", _item(_P("deux"), _P("suite")), more=on)
    body += _list("L1", _item(_P("un"))) + _list("L1", _item(_P("neuf"), start=' text:start-value="9"'))
    body += _list("L2", f"<text:list-header>{_P('tête')}</text:list-header>", _item(_P("point")))
    body += _list("L3", _item(_P("Objet"))) + _list("absent", _item(_P("tiret")))
    paper = read_odt(body, automatic=_LISTS)
    assert shown(paper) == [
        "  1) un",
        "    (a) un a",
        "    (b) un b",
        "milieu",
        "  2) deux",
        "   suite",
        "  1) un",
        "  9) neuf",
        "   tête",
        "  • point",
        "Fiche 1 : Objet",
        "  - tiret",
    ]


def test_a_list_goes_on_from_the_one_that_it_names() -> None:
    first = _list("L1", _item(_P("un")), more=' xml:id="a"')
    other = _list("L1", _item(_P("autre")))
    third = _list("L1", _item(_P("deux")), more=' text:continue-list="a"')
    assert shown(read_odt(first + other + third, automatic=_LISTS)) == ["  1) un", "  1) autre", "  2) deux"]


def test_titles_of_opendocument_say_their_number_once_in_a_list_or_not() -> None:
    outline = """<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1"
    style:num-prefix="Article " style:num-suffix=" –"/><text:outline-level-style text:level="2" style:num-format="1"
    text:display-levels="2"/></text:outline-style>"""
    title = '<text:h text:outline-level="{1}" {2}>{0}</text:h>'.format
    body = title("Objet", 1, "") + title("Sous", 2, "") + title("Durée", 1, "") + title("Sous", 2, "")
    body += title("Sans", 1, 'text:is-list-header="true"') + _list("L1", _item(title("En liste", 1, "")))
    assert shown(read_odt(body, styles=outline, automatic=_LISTS)) == [
        "# Article 1 – Objet",
        "## 1.1 Sous",
        "# Article 2 – Durée",
        "## 2.1 Sous",
        "# Sans",
        "# 1) En liste",
    ]
