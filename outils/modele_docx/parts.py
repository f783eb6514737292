"""The other parts of the template: the empty document, its header and footer, its settings, its theme."""

from outils.modele_docx.palette import ACCENT, FILL, FONT, INK, ROOT, RULE


def _field(code: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    asked = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{marks[0]}{asked}{marks[1]}<w:r><w:t>1</w:t></w:r>{marks[2]}"


def header() -> str:
    """Return the running header, to be filled."""
    return f'<w:hdr {ROOT}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>'


def footer() -> str:
    """Return the footer: the page and the number of pages."""
    words = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    content = f"{words.format('Page ')}{_field('PAGE')}{words.format(' sur ')}{_field('NUMPAGES')}"
    return f'<w:ftr {ROOT}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{content}</w:p></w:ftr>'


def document(*, header: str, footer: str) -> str:
    """Return an empty document; its section names the header and the footer by their relationships."""
    return (
        f'<w:document {ROOT}><w:body><w:p/><w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567"'
        ' w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def settings() -> str:
    """Return the settings: embedded fonts kept, notes separated, the behaviour of Word 2013 and after."""
    return (
        f"<w:settings {ROOT}><w:embedTrueTypeFonts/><w:saveSubsetFonts/>"
        '<w:defaultTabStop w:val="709"/><w:autoHyphenation/><w:hyphenationZone w:val="425"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat><w:themeFontLang w:val="fr-FR"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def theme() -> str:
    """Return a plain theme, which Word asks for: our styles name their own fonts and colours."""
    colours = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": INK,
        "lt2": FILL,
        "accent1": ACCENT,
        "accent2": "7C97AB",
        "accent3": RULE,
        "accent4": "5B7F74",
        "accent5": "8A7A5C",
        "accent6": "7A5C6E",
        "hlink": ACCENT,
        "folHlink": INK,
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Protocole">'
        f'<a:themeElements><a:clrScheme name="Protocole">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Protocole"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Protocole"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def footnotes() -> str:
    """Return the two separators that settings name, before any note."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f"<w:footnotes {ROOT}>{lines}</w:footnotes>"


def core_properties() -> str:
    """Return the core properties, which each document replaces."""
    return (
        "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>Modèle</dc:title><dc:language>fr-FR</dc:language></cp:coreProperties>"
    )


def application() -> str:
    """Return what says which program wrote the document."""
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Protocole</Application></Properties>"
    )
