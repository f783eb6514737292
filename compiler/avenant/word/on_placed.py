"""What moves and what is new at one place to one clause, which tells their order."""

from collections.abc import Sequence
from itertools import pairwise

from compiler.avenant.word.noun import Noun
from compiler.avenant.word.on_divisions import numbered_anew
from compiler.avenant.word.passage import engagement_grid, quote_divisions
from compiler.avenant.word.pen import Pen, Written
from compiler.model.enacted import DivisionWords, EngagementWords
from compiler.model.operation import MovedDivision, MovedLine, PlaceDivisions, PlaceEngagements
from compiler.model.phrase import join_words


def place_engagements(operation: PlaceEngagements, pen: Pen) -> Written:
    """Word lines that come from elsewhere beside new ones: each by its code, then the new ones in a grid."""
    holder = pen.names.name(operation.division)
    place = (
        f"après {pen.places.line(operation.after).the()}" if operation.after else f"au début {holder.of()}"
    )
    new = tuple(one for one in operation.came if isinstance(one, EngagementWords))
    came = [_line(one, pen) for one in operation.came]
    code = join_words(one.code for one in new)
    own = Noun(words=f"ligne{'s' * (len(new) > 1)} {code}", feminine=True, plural=len(new) > 1)
    lot = Noun(words="lignes", feminine=True, plural=True)
    sentence = pen.say("placer", lieu=place, ensemble=lot, venues=_listed(came), nouveau=own)
    return Written(sentence=sentence, blocks=(engagement_grid(new),))


def _line(one: MovedLine | EngagementWords, pen: Pen) -> str:
    if isinstance(one, EngagementWords):
        return f"une ligne {one.code}"
    line = pen.places.line(one.engagement)
    if one.code == pen.base.engagement(one.engagement).code:
        return line.the()
    return f"{line.the()}, qui devient la ligne {one.code}"


def place_divisions(operation: PlaceDivisions, pen: Pen) -> Written:
    """Word divisions that come from elsewhere, beside others or beside new ones, which are quoted."""
    if operation.after:
        place = f"après {pen.names.name(operation.after).the()}"
    else:
        place = f"au début {pen.names.name(operation.parent).of()}"
    new = tuple(one for one in operation.came if isinstance(one, DivisionWords))
    nouns = [_noun(one, operation, pen) for one in operation.came]
    lot = Noun(words="divisions", feminine=all(noun.feminine for noun in nouns), plural=True)
    came = [_division(one, noun, pen) for one, noun in zip(operation.came, nouns, strict=True)]
    own = [noun for one, noun in zip(operation.came, nouns, strict=True) if isinstance(one, DivisionWords)]
    sentence = pen.say("placer", lieu=place, ensemble=lot, venues=_listed(came), nouveau=_together(own))
    return Written(sentence=sentence, blocks=quote_divisions(new, pen.names.kinds) if new else ())


def _noun(one: MovedDivision | DivisionWords, operation: PlaceDivisions, pen: Pen) -> Noun:
    """Return a division by the number that it bears at its new place."""
    if isinstance(one, DivisionWords):
        return pen.names.kinds.numbered(one.kind, one.number, one.title)
    return numbered_anew(one.division, one.number, operation.parent, pen)


def _division(one: MovedDivision | DivisionWords, noun: Noun, pen: Pen) -> str:
    if isinstance(one, DivisionWords):
        return noun.new()
    name = pen.names.name(one.division)
    if one.number == pen.base.division(one.division).number:
        return name.the()
    return f"{name.the()}, qui devient {noun.the()}"


def _together(nouns: Sequence[Noun]) -> Noun | None:
    """Return what is quoted under one name; None when nothing is."""
    if len(nouns) <= 1:
        return nouns[0] if nouns else None
    words = join_words(noun.the() for noun in nouns)
    return Noun(words=words, feminine=all(noun.feminine for noun in nouns), plural=True, is_named=True)


def _listed(came: Sequence[str]) -> str:
    """Return things in their order; a comma parts from the next what has one inside."""
    found = came[0]
    for rank, (earlier, later) in enumerate(pairwise(came), start=2):
        last = " et " if rank == len(came) else " "
        comma = "," if rank < len(came) or "," in earlier else ""
        found += f"{comma}{last}{later}"
    return found
