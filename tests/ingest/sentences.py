"""An act and the lines of an avenant, written by hand for one test."""

from pathlib import Path

from compiler.diagnostics.result import Result
from compiler.ingest import read_operations
from compiler.model.amendment import ClauseBlock, Grid, Line
from compiler.model.operation import Operation
from compiler.model.protocol import Protocol
from tests.diff.test_comparing import PRIORITY, SECOND
from tests.diff.test_telling import WITH_TABLE
from tests.versions import replaced, version

HEAD = ("Code", "Engagements", "Partenaires engagés", "Indicateurs de suivi", "Indicateurs d’impact")
_MORE = (
    "fixe les engagements de l'État et de la commune d'Essai.",
    (
        "fixe les engagements de l'État et de la commune d'Essai. Elle cite « un mot » et dure trois ans.\n\n"
        "Un second alinéa[^1].\n\n- un tiret ;\n- un autre."
    ),
)
NOTE = "\n[^1]: Une note.\n"


def act(folder: Path) -> Protocol:
    """Return the act in force of these tests."""
    return version(folder, acte=replaced(WITH_TABLE, _MORE) + SECOND + PRIORITY + NOTE)


def printed(text: str) -> str:
    """Return a line with the spaces of print: no-break before a colon and inside guillemets, thin before ";"."""
    text = text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    return text.replace(" ;", "\u202f;").replace("'", "’")


def read(base: Protocol, *lines: "str | Grid", title: str = "Modification") -> Result[tuple[Operation, ...]]:
    """Return what the lines of one article order."""
    blocks: list[ClauseBlock] = [Line(text=f"Article 1er – {title}")]
    blocks += [line if isinstance(line, Grid) else Line(text=printed(line)) for line in lines]
    return read_operations(blocks, base, "avenant.md")
