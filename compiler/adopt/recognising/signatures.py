"""The end of the act to its place, its date and its signature slots: qualities are kept, names of persons told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.dates import days_in, impossible_days_in, says_day
from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.front_parties import PartyReader
from compiler.adopt.recognising.party_lines import clause_start, is_body, is_office
from compiler.adopt.recognising.partybook import Found
from compiler.adopt.recognising.persons import FUNCTION, names_in, without_names
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.signature_lines import lines_to_sign
from compiler.adopt.recognising.slot_doubts import article_doubt, quality_doubt
from compiler.adopt.recognising.statement import Statement
from compiler.adopt.recognising.titles import ENGAGEMENT_TITLE, TitleReader
from compiler.diagnostics.span import NOWHERE, Span

_MADE = re.compile(r"(?:fait|signe) (?:a|le|en|au)\b")
_PLACE_AND_DAY = re.compile(r"(?:a )?[a-z][a-z' -]{1,40}, le (?=\S)")
_HEADING = re.compile(r"(?:les )?signatu?r(?:es?|ataires?)\b|les signataires\b|signataires\b")
_FOR = re.compile(r"pour (?:l'|la |le |les |l )?(?P<who>.+?)\s*[:,.]?\Z")
_WITH_QUALITY = re.compile(
    r"(?P<line>pour\s+(?P<who>[^,]+)),\s*(?P<rest>(?:le|la|l['’]|sa|son)\s?[^,]+)", re.IGNORECASE
)
_BY = re.compile(r"[,(]?\s*repr[ée]sent[ée]e?s?\s+par\s+(?:son|sa|ses)?\b\s*", re.IGNORECASE)
# A row of "_" is a place to sign.
_WORD = re.compile(r"[^\W_]")
_MAYOR = re.compile(
    r"(?:(?:M\.|Mme|Monsieur|Madame) )?(?:la |le )?maire (?P<of>d(?:e |u |es |['’])\w.*)", re.IGNORECASE
)
_COPIES = (
    r"(?:en\s+(?:\w+|\(\d+\)|\d+)(?:\s+\(\d+\))?\s+(?:exemplaires?|originaux|original)[^,;:]{0,20}?,?\s+)?"
)
_PLACE = re.compile(
    rf"(?:(?:fait|signé)\s+{_COPIES}(?:à|a|en)\s+|(?:à\s+)?(?=\S.{{0,40}}, le ))"
    r"(?P<place>[^\d,;:.]+?)(?:\s*,|\s+le\b|\s+en\b|\s*$)",
    re.IGNORECASE,
)
_DATED = re.compile(r"(?:\ble|\ALe)\s[^,;]*\d")
_MARK = re.compile(
    r"\[[^\]]*\]|\(?(?:signature|cachet|tampon|signé|lu et approuvé|bon pour accord)[^)\w]*\)?\s*\Z",
    re.IGNORECASE,
)
_NEW_QUALITY = re.compile(
    r"(?:le|la|l['’]|pour le|pour la)\s?(?:vice-)?(?:pr[ée]|maire|dir|d[ée]l[ée]gu|sous|sec|chef|adjoint)",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"(?:d[ée]l[ée]gation|\bpour|\bet|\bde|\bdu|\bdes|,)\Z", re.IGNORECASE)
_LONGEST = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Where the signatures stand among the statements, the end not included."""

    start: int = 0
    end: int = 0


@dataclass
class Signed:
    """Where and when the act was signed, as it says."""

    place: str = ""
    day: date | None = None
    span: Span = NOWHERE


def find_ending(statements: Sequence[Statement], reader: TitleReader) -> Ending:
    """Return the stretch of the signatures: from "Fait à", or their heading, to the first annexe or the end."""
    for place in range(len(statements) - 1, -1, -1):
        statement = statements[place]
        if not statement.is_words or len(statement.text) > _LONGEST or not _starts(statements, place):
            continue
        start = place
        for before in range(place - 1, max(place - 4, -1), -1):
            each = statements[before]
            if (
                each.is_words
                and len(each.text) <= _LONGEST
                and (_opens(each) or _is_place_and_day(each.text))
            ):
                start = before
        end = next(
            (after for after in range(place + 1, len(statements)) if _is_title(statements[after], reader)),
            len(statements),
        )
        return Ending(start=start, end=end)
    return Ending()


def _starts(statements: Sequence[Statement], place: int) -> bool:
    """Tell whether the signatures start here: by their words, or by a place and a day above "Pour …"."""
    if _opens(statements[place]):
        return True
    text = statements[place].text
    if not _is_place_and_day(text):
        return False
    after = statements[place + 1 : place + 3]
    return any(each.grid is not None or _FOR.match(fold(each.text)) for each in after)


def _is_place_and_day(text: str) -> bool:
    return bool(_PLACE_AND_DAY.match(fold(text))) and says_day(text)


def _opens(statement: Statement) -> bool:
    text = fold(statement.text)
    return bool(_MADE.match(text)) or (bool(_HEADING.match(text)) and len(text) <= 40)  # noqa: PLR2004 - a heading


def _day_doubt(line: str) -> str:
    """Say in French why the day that a line announces is not taken; empty when it announces none."""
    words = next(impossible_days_in(line), None)
    if words is not None:
        return f", mais {quoted(words)} n'existe pas dans le calendrier : la date de signature reste à donner"
    return ", mais la date n'y est pas lue : elle reste à donner" if _DATED.search(line) else ""


def _is_title(statement: Statement, reader: TitleReader) -> bool:
    if not statement.is_words:
        return False
    announced = reader.announced(statement.words, is_styled=statement.level > 0)
    if announced is not None and announced.kind != ENGAGEMENT_TITLE:
        return True
    return statement.level > 0 and not _opens(statement) and not _FOR.match(fold(statement.text))


class SignatureReader:
    """Reads the lines of the signatures; slots go to the parties of the register's book."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.signed = Signed()
        self.party = ""
        self.party_line = ""
        self.quality: list[str] = []
        self.quality_span = Span(file="")
        self.has_slot = True
        self.makes_parties = not register.book.parties

    def read(self, statements: Sequence[Statement]) -> Signed:
        """Return the place and date; every line is either kept as a quality or told."""
        for line, span in lines_to_sign(statements):
            self._line(line, span)
        self._close()
        return self.signed

    def _line(self, line: str, span: Span) -> None:
        flat = fold(line)
        if _MADE.match(flat) or (self.signed.day is None and not self.party and says_day(line)):
            self._made(line, span)
        elif _HEADING.match(flat) or _MARK.fullmatch(line.strip()) or not _WORD.search(line):
            if re.search(r"\w", line):
                self._tell(f"{quoted(line)} n'est pas repris.", line, span, is_sure=True)
        elif _FOR.match(flat):
            self._open(line, span)
        elif self._names_body(line):
            self._open(line, span, is_bare=True)
        else:
            self._signer(line, span)

    def _made(self, line: str, span: Span) -> None:
        place = _PLACE.match(line)
        if place:
            self.signed.place, self.signed.span = place["place"].strip(), span
        day = next(days_in(line), None)
        if day:
            self.signed.day, self.signed.span = day, span
        doubt = "" if day else _day_doubt(line)
        self._tell(
            f"{quoted(line)} donne le lieu ou la date de signature{doubt}.",
            line,
            span,
            is_sure=bool(place or day) and not doubt,
        )

    def _open(self, line: str, span: Span, *, is_bare: bool = False) -> None:
        """Open the slot of a party; `is_bare` says that its name stands alone, without "Pour"."""
        self._close()
        line, rest = self._parted(line, span)
        written = line.strip(" :,.") if is_bare else _written(line)
        found = self._party(self.register.book.find(written))
        if self.makes_parties and not (is_bare and found):
            PartyReader(self.register).read_name(
                line.strip()[0 if is_bare else len("Pour ") :].strip(" :"), line, span
            )
            found = self._party(self.register.book.find(written))
        found = found or (None if is_bare else self._by_words(written))
        self.party = found.id if found else ""
        self.party_line, self.quality_span, self.has_slot = line.strip(" :"), span, False
        if found is None:
            self._tell(f"{quoted(line)} ne désigne aucune partie : cette case n'est pas reprise.", line, span)
            self.has_slot = True
        elif doubt := found.doubt or self._article_doubt(line, found.id):
            self._tell(f"{quoted(line)} est la case de « {found.id} » : {doubt}.", "", span, found.id)
        if rest:
            self._signer(rest[:1].upper() + rest[1:], span)

    def _parted(self, line: str, span: Span) -> tuple[str, str]:
        """Return the name of a slot, and the quality written after it on the same line."""
        if found := _BY.search(line):
            link = found.group().strip(" ,(")
            self._tell(f"{quoted(link)} n'est pas repris : la qualité suffit.", link, span, is_sure=True)
            return line[: found.start()], line[found.end() :].strip(" :,.")
        if (parts := _WITH_QUALITY.match(line)) and self._party(self.register.book.find(parts["who"])):
            return parts["line"], parts["rest"]
        return line, ""

    def _names_body(self, line: str) -> bool:
        """Tell whether a line is the name alone of a body other than the one whose slot is open."""
        name = line[: clause_start(line)].strip(" :.,")
        book = self.register.book
        is_name = is_body(name, book.natures) or (book.knows(name) and not is_office(name))
        if not is_name or line.endswith(".") or (self.quality and _UNFINISHED.search(self.quality[-1])):
            return False
        found = book.find(name)
        return found is None or found.id != self.party

    def _article_doubt(self, line: str, party_id: str) -> str:
        party = self.register.book.party(party_id)
        return article_doubt(line, party) if party else ""

    def _by_words(self, text: str) -> Found | None:
        """Find a party by the first of its words that names one: "Préfet délégué auprès du préfet" is the State's."""
        book = self.register.book
        nature, _ = book.natures.of(text)
        if nature is None and (mayor := _MAYOR.match(text)):
            return self._party(book.find(f"commune {mayor['of']}"))
        return self._party(book.find(nature.nouns[0])) if nature else None

    def _party(self, found: Found | None) -> Found | None:
        """Return what was found if it is a party: a set signs nothing."""
        return found if found and self.register.book.party(found.id) else None

    def _signer(self, line: str, span: Span) -> None:
        """Read a line under a slot: a name, which is left out, or a quality."""
        if _BY.match(line):
            _, line = self._parted(line, span)
            line = line[:1].upper() + line[1:]
        names = names_in(line)
        rest = without_names(line, names)
        for name in names:
            self._tell(
                f"Le nom {quoted(name)} n'est pas repris : la qualité suffit.",
                name,
                span,
                self.party,
                kind=Kind.PERSON,
            )
        if not re.search(r"\w", rest):
            self._flush()
            return
        if self.party and not FUNCTION.search(fold(rest)) and self._is_party(rest):
            self._tell(
                f"{quoted(rest)} répète le nom de « {self.party} ».", rest, span, self.party, is_sure=True
            )
            return
        own = self._by_words(rest) if not self.quality else None
        if own is not None and own.id != self.party and not self._goes_on(rest):
            self._close()
            self.party, self.party_line, self.has_slot = own.id, "", False
        if self.quality and _NEW_QUALITY.match(rest) and not _UNFINISHED.search(self.quality[-1]):
            self._flush()
            self.quality_span = span
        self.quality.append(rest)
        self.quality_span = self.quality_span if self.quality_span.file else span
        if names:
            self._flush()

    def _is_party(self, text: str) -> bool:
        found = self.register.book.find(text)
        return found is not None and found.id == self.party

    def _goes_on(self, rest: str) -> bool:
        return bool(self.party) and rest[:1].islower()

    def _flush(self) -> None:
        """Give the open party the quality gathered so far."""
        if self.quality and self.party:
            self._give(" ".join(self.quality))
        elif self.quality:
            self._tell(
                f"{quoted(' '.join(self.quality))} n'est sous le nom d'aucune partie : non repris.",
                " ".join(self.quality),
                self.quality_span,
            )
        self.quality = []

    def _give(self, quality: str) -> None:
        """Give the open party a quality; one that names something else than the header above it is told."""
        book = self.register.book
        party = book.party(self.party)
        doubt = quality_doubt(quality, self.party_line, party, book) if party and self.party_line else ""
        book.sign(self.party, quality.replace("'", "\u2019"), self.quality_span)
        self._tell(
            f"La qualité {quoted(quality)} est donnée à une case de « {self.party} »"
            + (f", mais nomme {doubt} que son en-tête {quoted(self.party_line)}." if doubt else "."),
            quality,
            self.quality_span,
            self.party,
            is_sure=bool(self.party_line) and not doubt,
        )
        self.has_slot = True

    def _close(self) -> None:
        self._flush()
        if self.party_line and self.party:
            self._tell(
                f"La case {quoted(self.party_line)} est celle de « {self.party} ».",
                self.party_line,
                self.quality_span,
                self.party,
                is_sure=True,
            )
        if (
            self.party
            and not self.has_slot
            and self.party_line
            and not self.register.book.confirm(self.party)
        ):
            self.register.book.sign(self.party, self.party_line.replace("'", "\u2019"), self.quality_span)
        self.party, self.party_line, self.has_slot = "", "", True
        self.quality_span = Span(file="")

    def _tell(  # noqa: PLR0913 - the fields of a decision
        self,
        message: str,
        left_out: str,
        span: Span,
        subject: str = "",
        *,
        is_sure: bool = False,
        kind: Kind = Kind.SIGNATURE,
    ) -> None:
        self.register.decide(kind, message, span, subject=subject, left_out=left_out, is_sure=is_sure)


def _written(line: str) -> str:
    """Return whom a header that starts with "Pour" names, in its own letters when they are those of the folded ones."""
    found = _FOR.match(fold(line))
    who = found["who"] if found else fold(line)
    start = fold(line).rfind(who)
    return line[start:].strip(" :,.") if start >= 0 and len(fold(line)) == len(line.strip()) else who
