"""Why a proposal cannot be written by itself, and where to make the change, in French."""

from compiler.model.printed import NO_BREAK
from compiler.model.source_line import LineForm, SourceLine

_SHOWN = 40


def outside_words(line: SourceLine, *, is_lead: bool) -> str:
    """Say where to change what is printed around the words of a line, or a line that holds none."""
    if line.fixed:
        return f"{line.fixed}{_at(line)}"
    if is_lead:
        return f"le numéro qui précède cet intitulé est composé{NO_BREAK}: seul l'intitulé s'écrit{_at(line)}"
    match line.form:
        case LineForm.PARTY:
            where = "la qualité de qui représente une partie s'écrit au champ « qualite » de ses signataires"
        case LineForm.FOLLOW_UP | LineForm.IMPACT | LineForm.CONTEXT:
            where = "ce qui suit le libellé d'un indicateur s'écrit dans ses autres champs (unité, source, cible…)"
        case LineForm.LABEL:
            where = "l'unité d'une colonne s'écrit au champ « unite »"
        case _:
            where = "ces mots sont composés à partir d'autres champs"
    return f"{where}{_at(line)}"


def removal(line: SourceLine) -> str:
    """Say why a line cannot be taken away by itself, nothing when it can."""
    if line.fixed:
        return f"{line.fixed}{_at(line)}"
    match line.form:
        case LineForm.PROSE | LineForm.ITEM | LineForm.ENGAGEMENT | LineForm.ENGAGEMENT_ITEM | LineForm.CELL:
            return ""
        case LineForm.FOLLOW_UP | LineForm.IMPACT | LineForm.CONTEXT:
            return ""
        case LineForm.TITLE:
            return f"retirer un intitulé, c'est retirer ou fondre ce qu'il coiffe{NO_BREAK}: faites-le{_at(line)}"
        case LineForm.NOTE:
            return f"retirez la note avec son appel{_at(line)}"
        case LineForm.PARTY:
            return f"retirez la partie ou le signataire{_at(line)}"
        case LineForm.LABEL | LineForm.PARTNERS | LineForm.COVER | LineForm.WORKED_OUT:
            return f"retirez ce que cette ligne nomme{_at(line)}"


def row_removal(line: SourceLine) -> str:
    """Say how to take away a row of a table."""
    if line.engagement:
        return f"retirez l'engagement{_at(line)}{NO_BREAK}: son code ne sera pas donné de nouveau"
    return f"retirez la ligne du tableau{_at(line)}"


def row_addition(line: SourceLine) -> str:
    """Say how to add a row after a line."""
    if line.engagement or line.form is LineForm.TITLE:
        return f"ajoutez un engagement{_at(line)}{NO_BREAK}: il lui faut un code et des partenaires"
    return f"ajoutez une ligne au tableau{_at(line)}"


def row_move(line: SourceLine) -> str:
    """Say how to move a row."""
    thing = "l'engagement" if line.engagement else "la ligne du tableau"
    return f"déplacez {thing}{_at(line)}"


def addition(line: SourceLine, *, is_heading: bool, is_cell: bool) -> str:
    """Say why a line cannot be added by itself after another, nothing when it can."""
    if is_heading:
        return f"un intitulé ajouté demande un identifiant{NO_BREAK}: écrivez-le{_at(line)}"
    if is_cell != line.in_table:
        return f"cette ligne suit ou précède un tableau{NO_BREAK}: placez-la vous-même{_at(line)}"
    match line.form:
        case LineForm.PROSE | LineForm.ITEM | LineForm.ENGAGEMENT | LineForm.ENGAGEMENT_ITEM:
            return ""
        case LineForm.TITLE if not is_cell and not line.key:
            return ""
        case LineForm.FOLLOW_UP | LineForm.IMPACT | LineForm.CONTEXT if not line.fixed:
            return ""
        case LineForm.FOLLOW_UP | LineForm.IMPACT | LineForm.CONTEXT:
            return f"ajoutez un indicateur{_at(line)}"
        case LineForm.PARTY:
            return f"ajoutez une partie ou un signataire{_at(line)}"
        case _:
            return f"cette ligne n'a pas de champ où s'écrire d'elle-même{NO_BREAK}: ajoutez-la{_at(line)}"


def note_addition(line: SourceLine, before: str) -> str:
    """Say how to add a footnote that a line calls; `before` are the words before its call, empty if unknown."""
    cut = before.strip() if len(before) <= _SHOWN else f"…{before[-_SHOWN:].partition(' ')[2].strip()}"
    place = f" après «{NO_BREAK}{cut}{NO_BREAK}»" if cut else ""
    return (
        f"une note demande une clé{NO_BREAK}: écrivez son appel, [^clé],{place}{_at(line)}, "
        f"puis «{NO_BREAK}[^clé]{NO_BREAK}:{NO_BREAK}» et ses mots dans le même fichier"
    )


def address(line: SourceLine) -> str:
    """Say where the address of a link is written."""
    return f"l'adresse d'un lien s'écrit à la main, sous la forme [mots](adresse){_at(line)}"


def move(line: SourceLine, follow: SourceLine) -> str:
    """Say why a line cannot be moved by itself, nothing when it can."""
    if reason := removal(line):
        return reason
    return addition(follow, is_heading=False, is_cell=line.in_table)


def _at(line: SourceLine) -> str:
    return f" ({line.span.file}, ligne{NO_BREAK}{line.span.line})" if line.span.file else ""
