"""What is said of the origin of a passage: what it is, what became of it, by which act, what it was before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compiler.model.comparison import Comparison, EngagementComparison, Fate, TableComparison
from compiler.model.division import Division, Level
from compiler.model.enact import enactor_of
from compiler.model.enacted import EngagementWords
from compiler.model.label import NO_BREAK, is_feminine, kind_name, reference_text
from compiler.model.phrase import join_words
from compiler.model.table import Row
from compiler.model.text import plain

_MASCULINE = {
    Fate.CHANGED: "modifié",
    Fate.ADDED: "ajouté",
    Fate.REMOVED: "supprimé",
    Fate.ARRIVED: "déplacé",
}
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a note speaks of, its gender and number: "Ligne 1.1-02"."""

    words: str
    feminine: bool = False
    plural: bool = False


ALINEA, TABLE, DOCUMENT, CHART = (Noun(words=one) for one in ("Alinéa", "Tableau", "Document", "Graphique"))
LIST, QUOTATION, PICTURE, LINE = (
    Noun(words=one, feminine=True) for one in ("Liste", "Citation", "Image", "Ligne")
)
TITLE, NUMBER, CODE = (Noun(words=one) for one in ("Intitulé", "Numéro", "Code"))
CONTEXT = Noun(words="Indicateurs de contexte", plural=True)
_TOTALS = Noun(words="Totaux", plural=True)


def done(noun: Noun, fates: Fate | tuple[Fate, ...], source: str, was: str = "") -> str:
    """Return "Liste modifiée par l’avenant n° 1", "Ligne déplacée par l’avenant n° 1 ; code antérieur : 1.1-03"."""
    ending = ("e" if noun.feminine else "") + ("s" if noun.plural else "")
    met = fates if isinstance(fates, tuple) else (fates,)
    verbs = join_words(_MASCULINE.get(fate, "modifié") + ending for fate in met)
    return f"{noun.words} {verbs} {source}" + (f" ; {was}" if was else "")


def before(what: str, old: str) -> str:
    """Return "code antérieur : 1.1-03"."""
    return f"{what}{NO_BREAK}: {old}"


def quote(words: str) -> str:
    """Return words between guillemets."""
    return f"«{NO_BREAK}{words}{NO_BREAK}»"


def division_noun(division: Division, levels: tuple[Level, ...]) -> Noun:
    """Return "Annexe", "Priorité": the heading beside the note says which."""
    name = kind_name(division.kind, levels)
    return Noun(words=_capital(name), feminine=is_feminine(division.kind, levels))


def gone_noun(division: Division, levels: tuple[Level, ...]) -> Noun:
    """Return "Article 7.2 « Évaluation »", "Section « Les cartes »" for what no heading shows any more."""
    own = division_noun(division, levels)
    label = _capital(reference_text(division, levels, "complet", None)) if division.number else own.words
    return Noun(words=f"{label} {quote(plain(division.title))}", feminine=own.feminine)


def same_title(old: Division, new: Division, acts: Comparison) -> bool:
    """Tell whether a division prints the same title in both versions, its footnotes included."""
    return enactor_of(acts.before).text(old.title) == enactor_of(acts.after).text(new.title)


def number_notes(old: Division, new: Division, levels: tuple[Level, ...], source: str) -> Iterator[str]:
    """Yield what is said of a number that another replaces in the same place."""
    if old.number == new.number and old.kind == new.kind:
        return
    fate = Fate.ADDED if not old.number else Fate.CHANGED if new.number else Fate.REMOVED
    yield done(NUMBER, fate, source, former_number(old, new, levels))


def former_number(old: Division, new: Division, levels: tuple[Level, ...]) -> str:
    """Return "numéro antérieur : 7", with the kind when it was another; empty when both are the same."""
    if not old.number or (old.number, old.kind) == (new.number, new.kind):
        return ""
    form = "numero" if old.kind == new.kind else "complet"
    return before("numéro antérieur", reference_text(old, levels, form, None))


def line_note(compared: EngagementComparison, acts: Comparison, source: str) -> str:
    """Return what is said of a line that still stands; empty when nothing is."""
    pair = compared.engagement
    if pair.after is None or pair.fate is Fate.SAME:
        return ""
    if pair.before is None:
        return done(LINE, pair.fate, source)
    old, new = (
        enactor_of(acts.before).engagement(pair.before),
        enactor_of(acts.after).engagement(pair.after),
    )
    was = before("code antérieur", old.code) if old.code != new.code else ""
    if pair.fate is Fate.ARRIVED:
        fates = (Fate.ARRIVED,) if _matter(old) == _matter(new) else (Fate.ARRIVED, Fate.CHANGED)
        return done(LINE, fates, source, was)
    return done(CODE if _matter(old) == _matter(new) else LINE, pair.fate, source, was)


def _matter(line: EngagementWords) -> object:
    """Return what a line says, its code aside."""
    return line.alineas, line.partners, line.follow_up, line.impact


def table_notes(table: TableComparison, source: str) -> Iterator[str]:
    """Yield what became of the lines of a table, by kind; of the whole when it is neither lines nor totals."""
    said = False
    for fate in (Fate.CHANGED, Fate.ADDED, Fate.REMOVED):
        rows = [
            one.row.after or one.row.before
            for one in table.rows
            if one.row.fate is fate or (fate is Fate.CHANGED and one.changed and one.row.fate is Fate.SAME)
        ]
        names = [_row_name(row) for row in rows if row is not None]
        if names:
            said = True
            yield done(_lines(names), fate, source)
    if any(total.fate is not Fate.SAME for total in table.totals):
        said = True
        yield done(_TOTALS, Fate.CHANGED, source)
    if not said:
        yield done(TABLE, Fate.CHANGED, source)


def _lines(names: Iterable[str]) -> Noun:
    listed = [quote(name) for name in names]
    if len(listed) == 1:
        return Noun(words=f"Ligne {listed[0]}", feminine=True)
    words = f"({len(listed)})" if len(listed) > _MOST_NAMED else join_words(listed)
    return Noun(words=f"Lignes {words}", feminine=True, plural=True)


def _row_name(row: Row) -> str:
    return next((plain(cell.paragraphs[0]) for cell in row.cells if cell.paragraphs), row.id)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
