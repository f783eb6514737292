"""Two versions of an act to the ids that were kept for quite another text.

What nothing joins to what was signed is an error; a text that changed whole where the rest stayed is only doubtful.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import fold
from compiler.model.division import Division
from compiler.model.enact import Enactor, enactor_of
from compiler.model.enacted import Element, Words
from compiler.model.engagement import Engagement
from compiler.model.label import heading_text
from compiler.model.protocol import Protocol
from compiler.model.text import plain

_FOREIGN = 0.1
"""Share of the telling words of a text under which it says nothing of what the other says."""
_FEW, _ENOUGH = 2, 4
"""Telling words that a line, and the prose of a division, must have for their silence to mean anything."""
_STEM = 5
_TELLING = re.compile(r"[^\W\d_]{4,}")
_JOINING = re.compile(
    r"(?:ainsi|apres|aupre|autre|avant|avec|cette|chaqu|dans|depui|dont|elle|entre|etre|leurs?|meme|nombr|notam|part|plus"
    r"|pour|sans|selon|sont|sous|taux|tous|toute?|vers)\Z"
)


def find_other_texts(before: Protocol, after: Protocol) -> Iterator[Diagnostic]:
    """Yield the ids kept for quite another engagement or division. Errors: version.id-reused, version.other-text."""
    old, new = enactor_of(before), enactor_of(after)
    known = {line.id: line for line in before.engagements()}
    for line in after.engagements():
        mine = known.get(line.id)
        if mine is not None and mine.content != line.content:
            yield from _other_line((mine, old), (line, new))
    divisions = {division.id: division for division in before.all_divisions()}
    for division in after.all_divisions():
        was = divisions.get(division.id)
        if was is not None and was.kind == division.kind and _is_other_division((was, old), (division, new)):
            was_called, called = (
                plain(heading_text(one, act.levels)) for one, act in ((was, before), (division, after))
            )
            yield _reused(
                division.id,
                (f"« {was_called} »", f"« {called} »"),
                (was.span, division.span),
            )


def _other_line(old: tuple[Engagement, Enactor], new: tuple[Engagement, Enactor]) -> Iterator[Diagnostic]:
    """Tell a line whose words have nothing of what it was; one that keeps partners or indicators may be reworded."""
    (mine, _), (other, _) = old, new
    was, now = _content(*old), _content(*new)
    measures_were, measures_are = _measures(*old), _measures(*new)
    if not _are_foreign(was, now, _FEW) or _share(now, was | measures_were) >= _FOREIGN:
        return
    partners_kept = bool({one.party for one in mine.partners} & {one.party for one in other.partners})
    measured = bool(measures_were and measures_are)
    kept = _share(measures_were, measures_are) >= _FOREIGN if measured else partners_kept
    if mine.code != other.code or not kept:
        labels = (f"l'engagement {mine.code}, d'un tout autre texte", f"l'engagement {other.code}")
        yield _reused(other.id, labels, (mine.span, other.span))
    else:
        yield Diagnostic(
            code="version.other-text",
            message=f"Le texte de l'engagement {other.code} (« {other.id} ») n'a plus rien de commun avec celui qui a "
            "été signé, alors que ses partenaires ou ses indicateurs sont restés.",
            span=other.span,
            quote=other.id,
            hint="si c'est un autre engagement, donnez-lui un identifiant et un code nouveaux ; sinon, revoyez "
            "aussi ses partenaires et ses indicateurs",
            related=(Related(caption="dans la version en vigueur", span=mine.span),),
        )


def _is_other_division(old: tuple[Division, Enactor], new: tuple[Division, Enactor]) -> bool:
    """Tell whether title, prose and what stands below all changed for others."""
    (mine, before), (other, after) = old, new
    titles = _telling(before.text(mine.title)), _telling(after.text(other.title))
    if not all(titles) or _share(*titles) > 0:
        return False
    below, beneath = _below(mine), _below(other)
    if below & beneath:
        return False
    prose = _prose(mine, before), _prose(other, after)
    if any(prose):
        return _are_foreign(*prose, _ENOUGH)
    return bool(below and beneath)


def _below(division: Division) -> AbstractSet[str]:
    return {line.id for line in division.engagements} | {child.id for child in division.children}


def _prose(division: Division, enactor: Enactor) -> AbstractSet[str]:
    return frozenset(word for text in _texts(enactor.elements(division.blocks)) for word in _telling(text))


def _content(line: Engagement, enactor: Enactor) -> AbstractSet[str]:
    return frozenset(word for text in _texts(enactor.elements(line.content)) for word in _telling(text))


def _measures(line: Engagement, enactor: Enactor) -> AbstractSet[str]:
    labels = (enactor.text(one.label) for one in (*line.follow_up, *line.impact))
    return frozenset(word for label in labels for word in _telling(label))


def _texts(elements: tuple[Element, ...]) -> Iterator[str]:
    return (element.text if isinstance(element, Words) else element.title for element in elements)


def _telling(text: str) -> AbstractSet[str]:
    """Return the beginnings of the words that say what a text is about: an ending or an accent is no other word."""
    stems = (word[:_STEM] for word in _TELLING.findall(fold(text)))
    return frozenset(stem for stem in stems if not _JOINING.match(stem))


def _share(mine: AbstractSet[str], other: AbstractSet[str]) -> float:
    return len(mine & other) / max(min(len(mine), len(other)), 1)


def _are_foreign(mine: AbstractSet[str], other: AbstractSet[str], least: int) -> bool:
    return min(len(mine), len(other)) >= least and _share(mine, other) < _FOREIGN


def _reused(name: str, labels: tuple[str, str], spans: tuple[Span, Span]) -> Diagnostic:
    return Diagnostic(
        code="version.id-reused",
        message=f"L'identifiant « {name} » désignait {labels[0]} ; il désigne maintenant {labels[1]}.",
        span=spans[1],
        quote=name,
        hint="donnez un autre identifiant à ce qui est nouveau, et retirez ou gardez ce qui a été signé",
        related=(Related(caption="dans la version en vigueur", span=spans[0]),),
    )
