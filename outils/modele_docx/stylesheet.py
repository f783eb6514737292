"""The styles part: the defaults of the document, then the styles of paragraphs, characters and tables."""

from outils.modele_docx.palette import ACCENT, FILL, FONT, ROOT, edge
from outils.modele_docx.styles import paragraph_styles


def _table_style(name: str, title: str, borders: str, head: str, margins: tuple[int, int, int]) -> str:
    top, bottom, wide = margins
    cells = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", top), ("left", wide), ("bottom", bottom), ("right", wide))
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{title}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f"<w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>{head}</w:tcPr></w:tblStylePr></w:style>'
    )


def _table_styles() -> str:
    every = "".join(edge(side, 4, 0) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    level = (
        edge("top", 8, 0, ACCENT)
        + edge("bottom", 8, 0, ACCENT)
        + edge("insideH", 4, 0)
        + edge("insideV", 4, 0)
    )
    bare = f'<w:shd w:val="clear" w:color="auto" w:fill="{FILL}"/>'
    line = edge("bottom", 8, 0, ACCENT)
    filled = f'<w:tcBorders>{line}</w:tcBorders>{bare}<w:vAlign w:val="center"/>'
    return (
        _table_style("EngagementTable", "Tableau d’engagements", every, filled, (20, 0, 80))
        + _table_style("RecordTable", "Tableau de données", level, filled, (14, 0, 80))
        + _table_style("SignatureTable", "Grille de signatures", every, bare, (110, 80, 160))
    )


def styles() -> str:
    """Return the styles part."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    language = '<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>'
    return (
        f"<w:styles {ROOT}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:sz w:val="21"/><w:szCs w:val="21"/>{language}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:suppressAutoHyphens/>"
        '<w:spacing w:before="0" w:after="0" w:line="244" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        "<w:semiHidden/></w:style>"
        + "".join(style.markup() for style in paragraph_styles())
        + '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:rPr><w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        + _table_styles()
        + "</w:styles>"
    )
