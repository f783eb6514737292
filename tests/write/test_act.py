"""An act written as a source tree and read back is the same act; the tree is pleasant, and always the same."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from compiler.diagnostics.diagnostic import Severity
from compiler.diagnostics.report import count
from compiler.model.block import Attachment, Chart, Funding, Item, ItemList, Paragraph, Picture, Quotation
from compiler.model.division import SECTION, Division
from compiler.model.enact import enact
from compiler.model.engagement import Engagement, Indicator, IndicatorKind, IndicatorState, Partner
from compiler.model.party import Accession, Signatory
from compiler.model.protocol import Note, OlderContract, Protocol, Term
from compiler.model.text import LineBreak, NoteMark, Text
from compiler.pipeline import load_with_texts
from compiler.write import write_source
from tests.write.awkward import PLAIN
from tests.write.reading import base, holding, inlines, read_back, text, texts_of, with_first

SOURCE = Path(__file__).parents[2] / "source"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fedccc59e7"
    "0000000049454e44ae426082"
)


def same(act: Protocol) -> None:
    """Check that an act is written and read back whole, and that nothing is said of it."""
    result = read_back(write_source(act))
    assert not result.diagnostics
    assert result.value == act


def line_of(act: Protocol) -> Engagement:
    return next(act.engagements())


def with_line(act: Protocol, line: Engagement) -> Protocol:
    """Return the act of the tests with another engagement."""
    return replace(act, divisions=tuple(_with_line(one, line) for one in act.divisions))


def _with_line(division: Division, line: Engagement) -> Division:
    children = tuple(_with_line(child, line) for child in division.children)
    return replace(division, engagements=(line,) if division.engagements else (), children=children)


def test_our_own_act_reads_back_from_the_disk(tmp_path: Path) -> None:
    act = load_with_texts(SOURCE).value
    for path, data in write_source(act):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    read = load_with_texts(tmp_path)
    assert read.value == act
    assert count(read.diagnostics, Severity.ERROR) == 0


def test_the_same_act_gives_the_same_bytes() -> None:
    act = load_with_texts(SOURCE).value
    assert write_source(act) == write_source(read_back(write_source(act)).value)


def test_files_follow_each_other_in_reading_order_and_are_named_after_what_they_hold() -> None:
    paths = [path for path, _ in write_source(load_with_texts(SOURCE).value) if path.endswith(".md")]
    assert paths[:2] == ["corps/00-preambule.md", "corps/01-objet.md"]
    assert "corps/06-engagements/axe-2.md" in paths
    assert paths[-1] == "annexes/annexe-5-strategies.md"
    assert paths == list(load_paths(texts_of(load_with_texts(SOURCE).value)["protocole.yml"]))


def load_paths(words: str) -> list[str]:
    """Return the files that protocole.yml lists."""
    return [line.removeprefix("  - ") for line in words.partition("fichiers:\n")[2].splitlines()]


def test_the_small_act_reads_back() -> None:
    same(base())


def test_an_engagement_is_written_as_one_writes_it() -> None:
    written = texts_of(base())
    assert """```engagement
id: aide-devoirs
code: 1.1-01
texte: |
  Ouvrir une aide aux devoirs dans chaque école.
partenaires:
  - etat
  - commune
indicateurs_suivi:
  - id: s1
    libelle: Nombre d'élèves inscrits
indicateurs_impact:
  - id: i1
    libelle: Part des élèves inscrits qui progressent
```
""" in "".join(written.values())


def test_everything_an_engagement_may_say_reads_back() -> None:
    line = line_of(base())
    defined = Indicator(
        id="s1",
        kind=IndicatorKind.FOLLOW_UP,
        label=inlines("Nombre : *a*"),
        unit="12",
        scale="oui",
        producer="etat",
        source="a: b",
        frequency="- annuelle",
        baseline="\"x\" et 'y'",
        target="80\u00a0%",
        due=date(2021, 2, 1),
        personal=True,
    )
    owed = Indicator(
        id="i1",
        kind=IndicatorKind.IMPACT,
        label=(),
        state=IndicatorState.UNDETERMINED,
        due=date(2020, 12, 31),
        owners=("etat", "commune"),
    )
    items = ItemList(items=(Item(blocks=(Paragraph(content=inlines("- un")),)),), start=2)
    content = (
        Paragraph(content=(Text(text="un"), LineBreak(), Text(text="# deux"))),
        items,
        Quotation(blocks=(items,)),
    )
    partners = (Partner(party="etat", service="L’Éducation : « 1er degré »"), Partner(party="commune"))
    same(
        with_line(
            base(), replace(line, content=content, partners=partners, follow_up=(defined,), impact=(owed,))
        )
    )


def test_awkward_words_read_back_from_every_field() -> None:
    for words in PLAIN:
        content = inlines(words)
        line = line_of(base())
        labelled = tuple(replace(one, label=content) for one in line.follow_up)
        act = with_line(base(), replace(line, content=(Paragraph(content=content),), follow_up=labelled))
        blocks = (
            Attachment(id="piece", title=content, producer="etat", state="à joindre"),
            Funding(
                id="argent",
                subject=content,
                payer="etat",
                state="voté",
                programme="147",
                year=2020,
                amount=Decimal("12.50"),
                text="12,50\u00a0€",
            ),
        )
        same(with_first(act, replace(act.divisions[0], blocks=blocks, title=content)))


def test_awkward_words_read_back_from_the_title_page_and_the_parties() -> None:
    act = base()
    for words in PLAIN:
        one = "".join(inline.text for inline in inlines(words) if hasattr(inline, "text"))
        contract = OlderContract(id="ancien", name=one, date=date(2015, 6, 1), territory=one)
        term = Term(date=date(2022, 12, 31), basis=one)
        identity = replace(
            act.identity,
            title=one,
            subtitle=one,
            header=one,
            period=(2019, 2022),
            term=term,
            contracts=(contract,),
        )
        slot = Signatory(id="maire", quality=one, name=one)
        parties = tuple(
            replace(party, name=one, siren="219400033", signatories=(slot,)) for party in act.parties
        )
        accession = Accession(is_open=False, text=one)
        same(replace(act, identity=identity, parties=parties, accession=accession))


def test_texts_that_must_be_there_may_have_no_words() -> None:
    line = line_of(base())
    empty = tuple(replace(one, label=()) for one in line.follow_up)
    act = with_line(base(), replace(line, content=(), follow_up=empty))
    same(replace(act, identity=replace(act.identity, title="")))
    assert "texte: <!-- à compléter -->" in "".join(texts_of(act).values())


def test_a_chart_and_a_picture_read_back() -> None:
    chart = Chart(
        id="barres", title=text("Titre"), horizontal=True, table="", bars=(), alternative=text("Des barres"),
        label_column="a", value_column="b",
    )  # fmt: skip
    picture = Picture(
        path="images/carte.png", alternative="Une carte", caption=text("L’état"), width=1, height=1
    )
    act = holding(replace(chart, table="inconnu"), picture)
    result = read_back(write_source(act), ("images/carte.png", PNG))
    assert not result.diagnostics
    assert result.value == act


def noted(*notes: Note) -> Protocol:
    """Return an act whose first article calls notes, in order."""
    marks = tuple(NoteMark(note=note.id, number=note.number) for note in notes)
    return replace(holding(Paragraph(content=(Text(text="mot"), *marks))), notes=notes)


def test_a_note_stands_after_its_call_and_keeps_its_id() -> None:
    note = Note(id="01-objet-source", number=1, content=inlines("# Une source : [1]"))
    act = noted(note)
    same(act)
    assert "mot[^source]\n\n[^source]: # Une source : [1]\n" in texts_of(act)["corps/01-objet.md"]


def test_a_note_of_several_lines_reads_back() -> None:
    same(noted(Note(id="01-objet-a", number=1, content=(Text(text="un"), LineBreak(), Text(text="- deux")))))


def test_the_ids_of_notes_may_name_their_file() -> None:
    act = noted(
        Note(id="objet-a", number=1, content=text("un")), Note(id="objet-b", number=2, content=text("deux"))
    )
    same(act)
    assert "corps/objet.md" in texts_of(act)


def test_a_note_called_from_another_file_is_written_there_too() -> None:
    act = noted(Note(id="note", number=1, content=text("un")))
    other = replace(act.divisions[1], blocks=(Paragraph(content=(NoteMark(note="note", number=1),)),))
    act = replace(act, divisions=(act.divisions[0], other, *act.divisions[2:]))
    result = read_back(write_source(act))
    assert not result.diagnostics
    assert [note.id for note in result.value.notes] == ["01-objet-note", "02-engagements-note"]
    assert enact(result.value) == enact(act)


def test_two_files_never_give_one_note_the_same_id() -> None:
    act = noted(Note(id="01-objet-suite-a", number=1, content=text("un")))
    other = replace(
        act.divisions[0],
        id="objet-suite",
        blocks=(Paragraph(content=(NoteMark(note="01-objet-suite-a", number=1),)),),
    )
    result = read_back(write_source(replace(act, divisions=(other, *act.divisions))))
    assert not [remark for remark in result.diagnostics if remark.code == "note.duplicate"]
    assert len(result.value.notes) == 2


def test_a_note_that_nothing_calls_is_kept() -> None:
    act = replace(base(), notes=(Note(id="02-engagements-perdue", number=0, content=text("un")),))
    same(act)


def test_data_inside_a_list_stands_after_it() -> None:
    piece = Attachment(id="piece", title=text("Carte"), producer="etat", state="jointe")
    act = holding(ItemList(items=(Item(blocks=(Paragraph(content=text("mot")), piece)),)))
    blocks = read_back(write_source(act)).value.divisions[0].blocks
    assert blocks == (ItemList(items=(Item(blocks=(Paragraph(content=text("mot")),)),)), piece)


def test_remarks_stand_beside_what_they_speak_of() -> None:
    remarks = {
        "objet": "Titre lu :\n « Objet » -- --> fin.",
        "aide-devoirs": "Code deviné.",
        "etat": "Nom deviné.",
    }
    files = {path: data.decode() for path, data in write_source(base(), remarks)}
    assert files["corps/01-objet.md"].startswith(
        "# Article 1 – Objet {#objet}\n\n<!-- Titre lu : « Objet » – → fin. -->\n"
    )
    assert "<!-- Code deviné. -->\n\n```engagement\n" in files["corps/02-engagements.md"]
    assert "  # Nom deviné.\n  - id: etat\n" in files["parties.yml"]
    result = read_back(write_source(base(), remarks))
    assert not result.diagnostics
    assert result.value == base()


def test_a_large_article_is_cut_along_its_divisions() -> None:
    words = Paragraph(content=text("mot " * 3000 + "fin"))
    children = tuple(
        Division(kind=SECTION, id=f"partie-{name}", number="", title=text(name), depth=2, blocks=(words,))
        for name in ("une", "deux")
    )
    act = with_first(base(), replace(base().divisions[0], children=children))
    assert {"corps/01-objet.md", "corps/01-objet/1-partie-une.md", "corps/01-objet/2-partie-deux.md"} < {
        *texts_of(act)
    }
    same(act)


def test_divisions_of_one_name_have_files_of_their_own() -> None:
    act = base()
    one, two = (
        replace(act.divisions[0], id=name, kind="annexe", number="1") for name in ("annexe-objet", "objet-1")
    )
    act = replace(act, divisions=(one, replace(two, id="objet"), *act.divisions[1:]))
    assert [path for path in texts_of(act) if path.startswith("annexes/")] == [
        "annexes/annexe-1-objet.md",
        "annexes/annexe-1-objet-2.md",
    ]
    assert enact(read_back(write_source(act)).value).divisions[0].kind == "annexe"
