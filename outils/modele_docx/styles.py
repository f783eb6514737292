"""Every paragraph style of the template.

Spaces and lines are tuned so that pages end about where those of the PDF do: change one, look at both.
"""

from dataclasses import replace

from outils.modele_docx.palette import ACCENT, INK, RULE, edge
from outils.modele_docx.style import Style

_FRAME = edge("top") + edge("left", 24, 8, ACCENT) + edge("bottom") + edge("right", 4, 8)


def _headings() -> list[Style]:
    looks = (
        (18, INK, "bold", (334, 89)),
        (14, INK, "bold", (240, 40)),
        (12, ACCENT, "bold", (195, 20)),
        (11, ACCENT, "bold", (165, 23)),
        (10.5, INK, "bold", (130, 15)),
        (10.5, INK, "italic", (130, 15)),
    )
    return [
        Style(
            id=f"Heading{rank}",
            name=f"heading {rank}",
            following="BodyText",
            size=size,
            colour=colour,
            look=look,
            space=space,
            line=220,
            keep_next=True,
            keep_lines=True,
            level=rank - 1,
        )
        for rank, (size, colour, look, space) in enumerate(looks, 1)
    ]


def _contents() -> list[Style]:
    leader = '<w:tab w:val="right" w:leader="dot" w:pos="9638"/>'
    title = Style(
        id="TOCHeading",
        name="TOC Heading",
        following="BodyText",
        size=18,
        colour=INK,
        look="bold",
        space=(0, 110),
        line=220,
        keep_next=True,
        new_page=True,
    )
    lines = [
        Style(
            id=f"TOC{rank}",
            name=f"toc {rank}",
            size=10.5 if rank == 1 else 10,
            look="bold" if rank == 1 else "",
            colour=INK if rank == 1 else "",
            space=(100, 0) if rank == 1 else (0, 0),
            line=233,
            tabs=leader,
            indent=(280 * (rank - 1), 0),
        )
        for rank in range(1, 7)
    ]
    return [title, *lines]


def _lists() -> list[Style]:
    found = []
    for rank in (1, 2, 3):
        tail, spaced = ("", "") if rank == 1 else (str(rank), f" {rank}")
        indent = 331 * rank
        for kind, model in (("Bullet", 1), ("Number", 2)):
            found.append(
                Style(
                    id=f"List{kind}{tail}",
                    name=f"List {kind}{spaced}",
                    base="BodyText",
                    space=(0, 48),
                    list=model if rank == 1 else 0,
                    indent=None if rank == 1 else (indent, 218),
                )
            )
        found.append(
            Style(
                id=f"ListContinue{tail}",
                name=f"List Continue{spaced}",
                base="BodyText",
                space=(0, 48),
                indent=(indent, 0),
            )
        )
    return found


def _table_text() -> list[Style]:
    text = Style(id="TableText", name="Texte de tableau", size=8.5, space=(0, 30), line=234)
    below = Style(id="", name="", base="TableText")
    head = replace(below, look="bold", colour=INK)
    item = replace(below, space=(0, 24))
    return [
        text,
        replace(head, id="TableHeader", name="En-tête de tableau", keep_lines=True),
        replace(head, id="TableRowHeader", name="En-tête de ligne"),
        replace(item, id="TableBullet", name="Puce de tableau", list=3),
        replace(item, id="TableNumber", name="Numéro de tableau", list=4),
        replace(item, id="TableContinue", name="Suite de puce de tableau", indent=(130, 0)),
        Style(id="TableGap", name="Fin de tableau", size=2, space=(0, 0), line=120, exact=True),
    ]


def _cover() -> list[Style]:
    return [
        Style(
            id="CoverTerritory",
            name="Couverture – territoire",
            size=13,
            colour=ACCENT,
            look="bold",
            space=(600, 240),
        ),
        Style(
            id="Title",
            name="Title",
            size=27,
            colour=INK,
            look="bold",
            space=(0, 200),
            line=228,
            keep_next=True,
        ),
        Style(id="Subtitle", name="Subtitle", size=15, colour=ACCENT, space=(0, 120), line=240),
        Style(
            id="CoverPeriod",
            name="Couverture – période",
            size=15,
            colour=INK,
            look="bold",
            space=(0, 360),
            borders=edge("bottom", 12, 14, ACCENT),
        ),
        Style(
            id="CoverIntroduction",
            name="Couverture – annonce",
            size=10.5,
            colour=INK,
            look="bold",
            space=(0, 80),
        ),
        Style(
            id="CoverParty", name="Couverture – partie", size=9.5, space=(0, 22), line=222, indent=(200, 200)
        ),
        Style(
            id="CoverAccession",
            name="Couverture – adhésion",
            size=9.5,
            look="italic",
            space=(160, 0),
            line=235,
        ),
    ]


def _signatures() -> list[Style]:
    strong = Style(id="", name="", look="bold", colour=INK)
    return [
        # It looks like a first heading, and is left out of the contents: those list the divisions of the act.
        replace(
            strong,
            id="SignatureHeading",
            name="Titre des signatures",
            size=18,
            space=(0, 200),
            line=240,
            keep_next=True,
            level=0,
        ),
        replace(strong, id="SignatureDate", name="Lieu et date de signature", size=10.5, space=(40, 40)),
        replace(strong, id="SignatureParty", name="Signataire – partie", size=10, space=(40, 20)),
        Style(id="SignatureQuality", name="Signataire – qualité", size=9.5, space=(0, 20)),
    ]


def _avenant() -> list[Style]:
    text = Style(id="", name="", base="BodyText")
    article = replace(_headings()[0], id="ActHeading", name="Avenant – article", base="Heading1", size=12)
    return [
        Style(id="ActTitle", name="Avenant – titre", base="Title", size=20, align="center", space=(240, 320)),
        replace(article, space=(260, 80)),
        replace(
            text,
            id="ActLead",
            name="Avenant – annonce",
            look="bold",
            colour=INK,
            space=(200, 120),
            keep_next=True,
        ),
        replace(text, id="ActParty", name="Avenant – partie", space=(0, 60), indent=(284, 284)),
        replace(text, id="ActOrder", name="Avenant – formule", space=(0, 80)),
        replace(
            text,
            id="ActQuote",
            name="Avenant – citation",
            colour=INK,
            space=(0, 60),
            indent=(284, 0),
            borders=edge("left", 12, 8, RULE),
        ),
        Style(id="SignatureDetail", name="Signataire – mandat", size=8.5, colour=ACCENT, space=(0, 20)),
    ]


def _framed() -> list[Style]:
    # Word joins the frames of neighbours only when their borders and indents are the same.
    joined = Style(
        id="",
        name="",
        size=9.5,
        borders=_FRAME,
        fill="F5F8FA",
        indent=(340, 170),
        right=170,
        keep_lines=True,
        keep_next=True,
    )
    beside = Style(id="", name="", borders=edge("left", 24, 8, ACCENT), indent=(170, 0), keep_lines=True)
    return [
        replace(joined, id="ContextTitle", name="Contexte – titre", colour=INK, look="bold", space=(120, 30)),
        replace(joined, id="ContextItem", name="Contexte – indicateur", space=(0, 30), list=5),
        Style(id="FrameGap", name="Fin de cadre", size=2, space=(0, 0), line=160, exact=True, keep_next=True),
        replace(
            beside,
            id="AttachmentTitle",
            name="Pièce – titre",
            look="bold",
            colour=INK,
            space=(120, 0),
            keep_next=True,
        ),
        replace(beside, id="AttachmentText", name="Pièce – mention", size=9.5, look="italic", space=(0, 160)),
    ]


def _around_the_text() -> list[Style]:
    legend = Style(id="", name="", size=9, colour=ACCENT, look="bold", keep_lines=True)
    running = Style(id="", name="", size=8.5, colour=ACCENT, space=(0, 0), line=240)
    return [
        replace(legend, id="Caption", name="caption", space=(160, 80), keep_next=True),
        Style(id="Figure", name="Figure", space=(160, 60), line=240, align="center", keep_next=True),
        replace(legend, id="FigureCaption", name="Légende de figure", space=(0, 200), align="center"),
        Style(id="FootnoteText", name="footnote text", size=8.5, space=(0, 20), line=240),
        replace(running, id="Header", name="header", borders=edge("bottom")),
        replace(running, id="Footer", name="footer", align="right"),
    ]


def paragraph_styles() -> list[Style]:
    """Return every paragraph style but the default one."""
    return [
        # A share of a line is rounded otherwise by each program: over pages of prose, they would part.
        Style(id="BodyText", name="Body Text", space=(0, 100), line=266, least=True, align="both"),
        *_headings(),
        *_contents(),
        *_lists(),
        *_table_text(),
        *_cover(),
        *_signatures(),
        *_avenant(),
        *_framed(),
        *_around_the_text(),
        Style(
            id="Quote",
            name="Quote",
            base="BodyText",
            space=(200, 100),
            look="italic",
            indent=(200, 0),
            borders=edge("left", 12, 10, RULE),
        ),
    ]
