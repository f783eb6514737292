"""Office files for tests, written part by part as Word and LibreOffice write them, and read through Pandoc."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache

from compiler.adopt.reading import read_office
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.paper import Paper
from compiler.pipeline.converting import convert

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = """\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
"""


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of parts, in their order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def word_part(root: str, inner: str) -> str:
    """Return a part of WordprocessingML."""
    return f"{_DECLARED}<w:{root} {_NAMES}>{inner}</w:{root}>"


def word_parts(body: str, *, links: str = "", **others: str) -> dict[str, str | bytes]:
    """Return the parts of a DOCX; `others` are the insides of its styles, numbering, footnotes, header1..."""
    roots = {"header1": "hdr", "footer1": "ftr"}
    kinds = {"header1": "header", "footer1": "footer"}
    inside = {"styles": _STYLES} | others
    inside["styles"] = _STYLES + others.get("styles", "")
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kinds.get(name, name)}+xml"/>'
        for name in inside
    )
    targets = "".join(
        f'<Relationship Id="rId{name}" Type="{_OFFICE}/{kinds.get(name, name)}" Target="{name}.xml"/>'
        for name in inside
    )
    return {
        "[Content_Types].xml": f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": relationships(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": word_part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/_rels/document.xml.rels": relationships(targets + links),
        **{f"word/{name}.xml": word_part(roots.get(name, name), inner) for name, inner in inside.items()},
    }


def relationships(inner: str) -> str:
    """Return a part that lists relationships."""
    return f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def relationship(name: str, kind: str, target: str, *, is_outside: bool = False) -> str:
    """Return one relationship of a document."""
    mode = ' TargetMode="External"' if is_outside else ""
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'


def docx(body: str, *, links: str = "", **others: str) -> bytes:
    """Return a DOCX, as word_parts says."""
    return zipped(word_parts(body, links=links, **others))


def para(words: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; words that begin with a tag are runs already."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = words if words.startswith("<") else run(words)
    return f"<w:p><w:pPr>{look}{properties}</w:pPr>{runs}</w:p>"


def run(words: str, properties: str = "") -> str:
    """Return a run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def listed(words: str, number: int, level: int = 0) -> str:
    """Return an entry of a list."""
    return para(words, "", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def field(code: str, result: str) -> str:
    """Return the runs of a field, as Word writes them."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    asked = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{marks[0]}{asked}{marks[1]}{run(result)}{marks[2]}"


def table(*rows: str, properties: str = "") -> str:
    """Return a table of rows."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row of cells; one that is no tag is a paragraph."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """Return a cell."""
    inner = content if content.startswith("<") else para(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


@cache
def read_file(name: str, data: bytes) -> Paper:
    """Read a file that is sound."""
    result = read_office(name, data, convert)
    assert result.diagnostics == ()
    return result.value


def read_body(body: str, *, links: str = "", **others: str) -> Paper:
    """Read a sound DOCX made of a body."""
    return read_file("acte.docx", docx(body, links=links, **others))


def refusal(name: str, data: bytes) -> Diagnostic:
    """Return the one diagnostic of a file that is refused."""
    result = read_office(name, data, convert)
    assert result.value == Paper(file=name, pieces=())
    (diagnostic,) = result.diagnostics
    return diagnostic


# -- OpenDocument

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_NAMES = " ".join(
    f'xmlns:{short}="{_ODF}:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("manifest", "manifest"),
    )
) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)


def odt_parts(
    body: str, *, automatic: str = "", styles: str = "", master: str = ""
) -> dict[str, str | bytes]:
    """Return the parts of an ODT; `automatic` are the styles of its text, `styles` and `master` the common ones."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": f"{_DECLARED}<manifest:manifest {_ODF_NAMES}/>",
        "content.xml": f"{_DECLARED}<office:document-content {_ODF_NAMES}>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"{_DECLARED}<office:document-styles {_ODF_NAMES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{master}</office:master-styles></office:document-styles>",
    }


def odt(body: str, *, automatic: str = "", styles: str = "", master: str = "") -> bytes:
    """Return an ODT, as odt_parts says."""
    return zipped(odt_parts(body, automatic=automatic, styles=styles, master=master))


def read_odt(body: str, *, automatic: str = "", styles: str = "", master: str = "") -> Paper:
    """Read a sound ODT made of a body."""
    return read_file("acte.odt", odt(body, automatic=automatic, styles=styles, master=master))
