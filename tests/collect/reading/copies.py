"""Small copies written as Word writes them, and what is read of them in short."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

from compiler.collect.reading import read_reviewed
from compiler.model.review import Reviewed, ReviewedLine, Trace

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MARK = '<copie xmlns="urn:protocole:copie" forme="acte" auteur="" instant=""/>'
ANNE, BRUNO = (
    Trace(author="Anne", when="2026-03-02T09:15:00Z"),
    Trace(author="Bruno", when="2026-03-03T10:00:00Z"),
)
PARTS = ("comments", "commentsExtended", "footnotes", "endnotes", "styles")


def run(text: str, look: str = "", tag: str = "t") -> str:
    """Return a run of words."""
    head = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{head}<w:{tag} xml:space="preserve">{escape(text, quote=False)}</w:{tag}></w:r>'


def signed(who: Trace) -> str:
    """Return the attributes of a mark."""
    return f'w:id="7" w:author="{escape(who.author)}" w:date="{who.when}"'


def mark(tag: str, inside: str = "", who: Trace = ANNE) -> str:
    """Return a mark around runs, or an empty one."""
    return f"<w:{tag} {signed(who)}>{inside}</w:{tag}>" if inside else f"<w:{tag} {signed(who)}/>"


def ins(text: str, who: Trace = ANNE) -> str:
    """Return words inserted."""
    return mark("ins", run(text), who)


def cut(text: str, who: Trace = ANNE) -> str:
    """Return words deleted."""
    return mark("del", run(text, tag="delText"), who)


def par(*runs: str, look: str = "", end: str = "") -> str:
    """Return a paragraph; `end` are the marks of its own mark."""
    head = look + (f"<w:rPr>{end}</w:rPr>" if end else "")
    return f"<w:p>{f'<w:pPr>{head}</w:pPr>' if head else ''}{''.join(runs)}</w:p>"


def cell(*inside: str, look: str = "") -> str:
    """Return a cell."""
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{look}</w:tcPr>{"".join(inside) or par()}</w:tc>'


def row(*cells: str, look: str = "") -> str:
    """Return a row."""
    return f"<w:tr>{f'<w:trPr>{look}</w:trPr>' if look else ''}{''.join(cells)}</w:tr>"


def table(*rows: str, look: str = "") -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def bookmark(name: str, inside: str = "", number: int = 1) -> str:
    """Return a bookmark around something."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'


def field(instruction: str, result: str) -> str:
    """Return a complex field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def comment(number: int, *texts: str, who: Trace = ANNE, name: str = "") -> str:
    """Return a comment; `name` is the id of its last paragraph."""
    lines = [f"<w:p>{run(text)}</w:p>" for text in texts]
    if name:
        lines[-1] = lines[-1].replace("<w:p>", f'<w:p w14:paraId="{name}">', 1)
    return (
        f'<w:comment w:id="{number}" w:author="{who.author}" w:date="{who.when}">{"".join(lines)}</w:comment>'
    )


def over(number: int, inside: str) -> str:
    """Return runs with a comment over them."""
    return f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>{call(number)}'


def call(number: int) -> str:
    """Return the sign that calls a comment."""
    return f'<w:r><w:commentReference w:id="{number}"/></w:r>'


def note(number: int, *paragraphs: str) -> str:
    """Return a footnote."""
    return f'<w:footnote w:id="{number}">{"".join(paragraphs)}</w:footnote>'


def note_call(number: int) -> str:
    """Return the call of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def part(name: str, inside: str) -> str:
    """Return a part of Word's."""
    return f"<w:{name} {NAMESPACES}>{inside}</w:{name}>"


def package(body: str, copy: str = MARK, **parts: str) -> bytes:
    """Return a file; `parts` are what comments, commentsExtended, footnotes, endnotes or styles hold."""
    roots = {"commentsExtended": "w15:commentsEx"}
    files = {"word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    for name, inside in parts.items():
        root = roots.get(name, f"w:{name}")
        files[f"word/{name}.xml"] = f"<{root} {NAMESPACES}>{inside}</{root}>"
    if copy:
        files["customXml/item3.xml"] = copy
    return packed(files, parts)


def packed(
    files: Mapping[str, str],
    parts: Mapping[str, str] | None = None,
    kinds: Sequence[tuple[str, str]] = (),
    links: Sequence[tuple[str, str]] = (),
) -> bytes:
    """Return a file that holds parts, with what names them; `kinds` are those of more parts, with their names.

    `links` are the names of addresses, with these.
    """
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{name}+xml"/>' for name in parts or ()
    )
    related = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in parts or ()
    )
    related += "".join(
        f'<Relationship Id="k{rank}" Type="{OFFICE}/{kind}" Target="{name}"/>'
        for rank, (kind, name) in enumerate(kinds)
    )
    related += "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
        for name, address in links
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{types}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="d" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
        )
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def read(body: str, copy: str = MARK, **parts: str) -> Reviewed:
    """Read a file, which must be read without a fault."""
    result = read_reviewed("relu.docx", package(body, copy, **parts))
    assert result.diagnostics == ()
    return result.value


def marks(line: ReviewedLine) -> list[tuple[str, ...]]:
    """Return the runs of a line: what became of each, its words, who did it, who removed it then."""
    return [
        (
            run.mark.value,
            run.text,
            *((run.trace.author,) if run.trace else ()),
            *((run.removed_by.author,) if run.removed_by else ()),
        )
        for run in line.runs
    ]


def texts(reviewed: Reviewed) -> list[str]:
    """Return the words of each line, with all that was tracked accepted."""
    return [line.after for line in reviewed.lines]


def told(reviewed: Reviewed) -> list[tuple[int, str]]:
    """Return what was left aside."""
    return [(one.rank, one.message.replace("\u00a0", " ")) for one in reviewed.ignored]
