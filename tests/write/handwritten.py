"""Files written by hand, the edits that they take, and what they refuse."""

from compiler.diagnostics.span import Span, whole_lines
from compiler.model.source_line import LineForm
from compiler.write import Addition, Edit, Removal, patched
from tests.write.reading import inlines

FILE = "acte.md"


def at(first: int, last: int = 0) -> Span:
    """Return the span of some lines."""
    return whole_lines(FILE, first, last or first)


def made(written: str, *edits: Edit) -> str:
    """Return a file with some edits made, none refused."""
    done = patched(written, edits)
    assert not done.refused
    return done.text


def refused(written: str, *edits: Edit) -> bool:
    """Tell whether edits are all refused, and the file left as it is."""
    done = patched(written, edits)
    assert done.text == written
    return done.refused == edits


def added(written: str, line: int | Span, words: str = "Du neuf.", form: LineForm = LineForm.PROSE) -> str:
    """Return a file with a line added after one."""
    span = line if isinstance(line, Span) else at(line)
    return made(written, Addition(span=span, form=form, text=words))


def removal(line: int | Span, words: str, form: LineForm = LineForm.PROSE) -> Removal:
    """Return the removal of a line of plain words."""
    return Removal(span=line if isinstance(line, Span) else at(line), form=form, before=inlines(words))


BLOCK = """```engagement
id: aide
texte: |
  Aider :

  - ouvrir ;
  - fermer.
partenaires: [etat]
indicateurs_suivi:
  # Le premier.
  - id: s1   # suivi
    libelle: Nombre d'élèves
  - {id: s4, libelle: Nombre d'écoles}
indicateurs_impact:
  - id: effets-directs
    libelle: Effets
```
"""
SECOND = Span(file=FILE, line=13, column=5, end_line=13, end_column=40)
FIRST = Span(file=FILE, line=11, column=5, end_line=12, end_column=29)
EFFECTS = Span(file=FILE, line=15, column=5, end_line=16, end_column=20)


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines of one text that the other has not, both ways."""
    olds, news = before.split("\n"), after.split("\n")
    return [one for one in olds if one not in news], [one for one in news if one not in olds]
