"""An act to the duties it times in two ways: "deux fois par an" here and "une fois par an" there.

Only two clauses that say the same thing, word for word but for the time, are compared. Source: Guide de
légistique 3.3.2 (one rule, said once).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.check.clause import Clause, Places, content_words, names_its_subject
from compiler.check.when import sentences
from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.model.passage import Form, Passage, prose_with
from compiler.model.printed import MONTHS
from compiler.model.protocol import Protocol

_FORMS = (Form.PROSE, Form.ENGAGEMENT)
_CLUES = (
    " fois ",
    "tous les ",
    "toutes les ",
    "délai ",
    " jours",
    "au plus tard",
    "avant le ",
    "avant fin ",
    "d'ici ",
)
_COUNTS = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_WORTH = {word: value for value, word in enumerate(_COUNTS.split(), 1)}
_WORTH |= {"une": 1, "vingt": 20, "trente": 30, "soixante": 60}
_N = rf"{'|'.join(sorted(_WORTH, key=len, reverse=True))}|\d{{1,3}}"
_LENGTHS = {"jour": 1, "semaine": 7, "mois": 30, "trimestre": 91, "semestre": 182, "an": 365, "année": 365}
_UNIT = "jour|semaine|mois|trimestre|semestre|année|an"
_BOUND = r"(?:(?P<least>au moins|au minimum|a minima|à minima|minimum) |(?P<most>au plus|au maximum) )?"
_TIMING = re.compile(
    rf"\b{_BOUND}(?:(?P<times>{_N}) fois (?:par |chaque |l')(?P<per>{_UNIT})s?"
    rf"|(?:tous|toutes) les (?:(?P<every>{_N}) )?(?P<rhythm>{_UNIT})s?)\b(?! de\b| d')"
    rf"|\b(?:(?:dans|sous) un délai (?:maximal |maximum )?(?:de |d')|sous |dans les )(?P<lasting>{_N}) "
    rf"(?P<length>{_UNIT})s?\b(?! derni| précéd)"
    rf"|\b(?:au plus tard|avant|d'ici)(?: à| au| le){{0,2}} (?:(?P<day>\d{{1,2}})(?:er)?|(?:la )?(?P<end>fin)) "
    rf"(?P<month>{'|'.join(MONTHS)})(?: (?P<year>\d{{4}}))?\b",
    re.IGNORECASE,
)
_BODY = r"(?:comité|commission|conférence|conseil|groupe|instance|assemblée|bureau|cellule|copil|cotech)"
_MEETING = re.compile(
    rf"\b(?:le |la |les |l'|ce |cette |chaque )(?P<body>{_BODY}s?\b[^,;:]*?) (?:se réuni(?:t|ssent|ra|ront)|"
    r"(?:est|sont|sera|seront) réunie?s?|siège(?:nt|ra|ront)?|se tien(?:t|nent|dra|dront))\b(?P<how>[^,;:]*)",
    re.IGNORECASE,
)
_CONVENED = re.compile(
    rf"\b(?:réuni(?:t|ssent|r|ra|ront)|convoqu\w+) (?:le |la |les |l')(?P<body>{_BODY}s?\b[^,;:]*)(?P<how>)\Z",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:.(]")
_OPENING = re.compile(r"[;:]")
_FEWEST = 3
_NEAR = 1
"""Days by which two ways to say one delay may differ: "avant le 1er juillet", "au plus tard le 30 juin"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Timing:
    """When or how often: a day of the year, a length in days, or how many days go between two times.

    `is_least` and `is_most` are of "au moins deux fois", "au plus deux fois".
    """

    sort: str
    days: float
    year: int = 0
    is_least: bool = False
    is_most: bool = False

    def contradicts(self, other: "_Timing") -> bool:
        """Tell whether no one can keep both, or whether they set two minimums."""
        if self.sort == "rythme":
            return self._is_another_rhythm(other)
        if self.year and other.year and self.year != other.year:
            # The same day of another year is mostly the next time.
            return self.days != other.days
        return abs(self.days - other.days) > _NEAR

    def _is_another_rhythm(self, other: "_Timing") -> bool:
        # Four times a year is every three months, or thereabouts.
        if max(self.days, other.days) <= min(self.days, other.days) * 1.1:
            return False
        if (self.is_least, self.is_most) == (other.is_least, other.is_most):
            return True
        often, seldom = (self, other) if self.days < other.days else (other, self)
        return not (often.is_most or seldom.is_least)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Duty:
    """A clause, its time, and the body that meets when it is a meeting."""

    clause: Clause
    timing: _Timing
    body: str = ""
    recurs: bool = False


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the second of two clauses that contradict. Errors: deadline.contradictory, frequency.contradictory."""
    groups: defaultdict[tuple[frozenset[str], str], list[_Duty]] = defaultdict(list)
    for passage in prose_with(protocol, *_CLUES):
        if passage.form in _FORMS:
            for duty in _duties(passage):
                groups[duty.clause.key, duty.timing.sort].append(duty)
    doubtful = [group for group in groups.values() if len(group) > 1]
    if not doubtful:
        return
    places = Places(protocol)
    introduced = _introduced(protocol, doubtful)
    for group in doubtful:
        yield from _among(group, places, introduced)


def _among(group: list[_Duty], places: Places, introduced: dict[str, set[int]]) -> Iterator[Diagnostic]:
    for rank, duty in enumerate(group):
        for first in group[:rank]:
            if (
                first.timing.contradicts(duty.timing)
                and places.may_be_one(first.clause, duty.clause)
                and not _are_two_bodies(first, duty, introduced)
                and not _are_two_years(first, duty)
            ):
                yield _contradiction(first, duty)
                break


def _are_two_years(first: _Duty, second: _Duty) -> bool:
    """Tell whether two dates may be those of two years: of what comes back, or of what few words name."""
    if first.timing.year == second.timing.year or not (first.timing.year and second.timing.year):
        return False
    is_same_place = first.clause.passage.division is second.clause.passage.division
    return first.recurs or second.recurs or is_same_place or len(first.clause.key) <= _FEWEST


def _are_two_bodies(first: _Duty, second: _Duty, introduced: dict[str, set[int]]) -> bool:
    """Tell whether each of two divisions creates a body of that name: "un comité de pilotage"."""
    homes = introduced.get(first.body.lower(), set()) & introduced.get(second.body.lower(), set())
    one, other = first.clause.passage.division, second.clause.passage.division
    return one is not other and {id(one), id(other)} <= homes


def _introduced(protocol: Protocol, groups: list[list[_Duty]]) -> dict[str, set[int]]:
    bodies = {duty.body.lower() for group in groups for duty in group if duty.body}
    return {
        body: {id(passage.division) for passage in prose_with(protocol, f"un {body}", f"une {body}")}
        for body in bodies
    }


def _duties(passage: Passage) -> Iterator[_Duty]:
    for sentence in sentences(passage.text):
        lowered = sentence.lower()
        if not any(clue in lowered for clue in _CLUES):
            continue
        found = list(_TIMING.finditer(sentence))
        ends = [*(match.start() for match in found[1:]), len(sentence)]
        start = 0
        for match, end in zip(found, ends, strict=False):
            head = _OPENING.split(sentence[start : match.start()])[-1]
            tail = _BREAK.split(sentence[match.end() : end])[0]
            start = match.end()
            duty = _duty(
                head.strip(),
                tail,
                match,
                Clause(key=frozenset(), words=match[0], sentence=sentence, passage=passage),
            )
            if duty is not None:
                yield duty


def _duty(head: str, tail: str, match: re.Match[str], said: Clause) -> _Duty | None:
    """Return what a clause obliges to, None when it does not say enough to be compared."""
    timing = _timing(match)
    meeting = _MEETING.search(head) or _CONVENED.search(head)
    if meeting is not None:
        words = content_words(meeting["body"])
        enough = len(words) > 1 or meeting["body"][:1].isupper()
        key = words | content_words(f"{meeting['how']} {tail}") | {"reunir"}
    else:
        enough = names_its_subject(head) and len(content_words(head)) >= _FEWEST
        key = content_words(f"{head} {tail}")
    if timing is None or not enough:
        return None
    recurs = re.search(r"\bannuel|\bchaque\b|\btous les\b", said.sentence, re.IGNORECASE) is not None
    clause = Clause(key=key, words=said.words, sentence=said.sentence, passage=said.passage)
    return _Duty(clause=clause, timing=timing, body=meeting["body"] if meeting else "", recurs=recurs)


def _timing(match: re.Match[str]) -> _Timing | None:
    if match["month"]:
        day = 31 if match["end"] else int(match["day"])
        place = MONTHS.index(match["month"].lower()) * 31 + day
        # The last day of a month and the first of the next stand side by side, whatever the month.
        last = day >= 28  # noqa: PLR2004 - the shortest month
        days = (MONTHS.index(match["month"].lower()) + 1) * 31 if last else place
        return _Timing(sort="date", days=days, year=int(match["year"] or 0))
    if match["lasting"]:
        return _Timing(sort="délai", days=_worth(match["lasting"]) * _LENGTHS[match["length"].lower()])
    times = _worth(match["times"]) if match["times"] else 1
    unit = _LENGTHS[(match["per"] or match["rhythm"]).lower()]
    between = unit * (_worth(match["every"]) if match["every"] else 1)
    if not times or not between:
        return None
    return _Timing(
        sort="rythme", days=between / times, is_least=bool(match["least"]), is_most=bool(match["most"])
    )


def _worth(written: str) -> int:
    return int(written) if written.isdigit() else _WORTH[written.lower()]


def _contradiction(first: _Duty, second: _Duty) -> Diagnostic:
    one, other = first.clause, second.clause
    is_rhythm = second.timing.sort == "rythme"
    return Diagnostic(
        code="frequency.contradictory" if is_rhythm else "deadline.contradictory",
        message=f"Dans {other.passage.place}, « {other.words} » ; {one.passage.place} dit de la même chose : "
        f"« {one.words} ».",
        span=other.passage.span,
        quote=other.words,
        hint="gardez une seule fréquence, et renvoyez-y ailleurs"
        if is_rhythm
        else "gardez une seule échéance, et renvoyez-y ailleurs",
        related=(
            Related(
                caption="l'autre fréquence" if is_rhythm else "l'autre échéance",
                span=one.passage.span,
                quote=one.words,
            ),
        ),
    )
