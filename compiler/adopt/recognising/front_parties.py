"""The lines between "Entre" and the act itself: each party with its short name and who represents it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cutting import join
from compiler.adopt.recognising.folding import slug
from compiler.adopt.recognising.naming import initials, nature_of, of_place
from compiler.adopt.recognising.party_grids import Role, Told
from compiler.adopt.recognising.party_lines import (
    CALLED,
    CLAUSE,
    REPRESENTED,
    clause_start,
    names_of_parties,
    sides,
    without_links,
)
from compiler.adopt.recognising.persons import names_in, without_names
from compiler.adopt.recognising.profile import Nature
from compiler.adopt.recognising.quoting import counted, quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.statement import Statement
from compiler.diagnostics.span import Span
from compiler.model.party import Accession, Party
from compiler.model.text import plain

_ACCESSION = re.compile(
    r"\[\s*\+?|d['’]autres partenaires|"
    r"(?:et |ainsi que )?(?:tout|les?)?\s*(?:autres? )?partenaires? (?:souhaitant|qui souhaite)",
    re.IGNORECASE,
)
_CALLS = r"(?:d[ée]nomm|d[ée]sign|appel|nomm)"
_TOGETHER = r"(?:ensemble|collectivement|conjointement)\b"
_ALL_CALLED = re.compile(
    rf"(?:{_TOGETHER}.{{0,20}}?{_CALLS}"
    rf"|ci[- ]apr[eè]s\s+(?:{_CALLS}[ée]+s\s+)?(?:{_TOGETHER}|[«\"“]?\s*les (?:parties|partenaires|signataires)\b))",
    re.IGNORECASE,
)
_ACTING = re.compile(r"repr[ée]sent[ée]e?s?\s+par\b", re.IGNORECASE)
_POWERS = re.compile(
    r",?\s*(?:d[ûu]ment|agissant|en vertu|autoris[ée]e?s?|habilit[ée]e?s?|ayant)\b.*", re.IGNORECASE
)
_BEFORE_QUALITY = re.compile(r"^(?:sa |son |ses |M\.|Mme|Monsieur|Madame)[, ]*", re.IGNORECASE)
_LAST_AND = re.compile(r"[\s,]+et\s*\Z")
_MANY = re.compile(
    r"(?P<article>les?|la)\s+(?:(?P<count>\d+)\s+)?(?P<noun>[\w'’ -]+?)\s+(?:suivantes?\s*)?"
    r"(?P<of>d['’]|de\s|du\s|des\s|:)\s*(?=\S)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*,\s*(?:et\s+)?|\s+et\s+(?:(?:de |d['’]|du )\s*)?")
_BETWEEN = re.compile(r"\s*;\s*(?=\S)")
_PARTS = re.compile(r"^(?:de |d['’]|du )")
_LONGEST_SHORT = 60
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")


class PartyReader:
    """Reads the lines one after another; parties and sets go to the register's book.

    `keeps_words` says that the act still says the words read: none is left out, and all is to be looked at.
    """

    def __init__(self, register: Register, *, keeps_words: bool = False) -> None:
        self.register = register
        self.keeps_words = keeps_words
        self.book = register.book
        self.accession: Accession | None = None

    def read(self, statement: Statement) -> None:
        """Read one line: a party, an enumeration of parties, a clause of accession, or a mere link word."""
        line = statement.written
        text = without_links(statement.text)
        if not text:
            self.read_link(line, statement.span)
        elif _ACCESSION.match(text):
            self._read_accession(text, statement.span)
        else:
            parts = [part for side in sides(text) for part in _BETWEEN.split(side)]
            for rank, part in enumerate(parts):
                self.read_part(part, part if rank else line, statement.span)

    def read_part(self, part: str, line: str, span: Span) -> None:
        """Read what stands between two marks: an enumeration, or parties one after another."""
        if _ALL_CALLED.match(part):
            message = f"{quoted(line)} donne un nom à toutes les parties : il n'est pas repris."
            self.register.decide(Kind.PARTY, message, span, left_out=line)
        elif not self._read_many(part, line, span):
            self._read_names(part, line, span)

    def read_link(self, line: str, span: Span) -> None:
        """Leave out words that only stand between the parties."""
        message = f"{quoted(line)} n'est qu'un mot de liaison."
        self.register.decide(Kind.PARTY, message, span, left_out=line, is_sure=True)

    def read_grid(self, told: Sequence[Told]) -> None:
        """Read the cells of a grid: lines of parties, titles of columns, and who acts for the party before."""
        for is_party, cells in groupby(told, key=_names_party):
            lines = [(each.role, statement) for each in cells for statement in each.lines]
            if is_party:
                for statement in with_clauses([statement for _, statement in lines]):
                    self.read(statement)
                continue
            for role, statement in lines:
                if role is Role.ACTS:
                    self._read_office(statement)
                else:
                    self.read_link(statement.written, statement.span)

    def _read_office(self, statement: Statement) -> None:
        if not self.book.parties:
            # The cell before opened the list to others: nobody is there to act for.
            self.read_name(statement.text, statement.written, statement.span)
            return
        party = self.book.parties[-1]
        self.register.decide(
            Kind.PARTY,
            f"{quoted(statement.text)} est pris pour qui représente « {party.id} ».",
            statement.span,
            subject=party.id,
            left_out=statement.written,
        )
        self._sign(party, statement.text, statement.span)

    def _read_accession(self, text: str, span: Span) -> None:
        self.accession = Accession(is_open=True, text=text, span=span)
        self.register.decide(
            Kind.PLACEHOLDER,
            f"La mention {quoted(text)} est gardée comme clause d'adhésion ; elle attend d'être remplacée.",
            span,
            subject="adhesion",
        )

    def _read_names(self, text: str, line: str, span: Span) -> None:
        """Read the parties that a line names one after another, each under its article; often only one."""
        for rank, name in enumerate(names_of_parties(text, self.book.natures)):
            self.read_name(name, line if not rank else name, span)

    def _read_many(self, text: str, line: str, span: Span) -> bool:
        found = _MANY.match(text)
        if found is None or (found["article"].lower() != "les" and clause_start(text) < len(text)):
            return False
        nature, rest = self.book.natures.of(found["noun"])
        listed = text[found.end() : max(clause_start(text), found.end())].rstrip(" ,;.")
        names = [name for name in _AND.split(listed) if name.strip()]
        if nature is None or rest or len(names_of_parties(text, self.book.natures)) > 1 or len(names) < 2:  # noqa: PLR2004 - one name is no enumeration
            return False
        given = [
            self._member(
                nature, _PARTS.sub("", name).strip(), span, is_aspirate=not rank and found["of"] == "de "
            )
            for rank, name in enumerate(names)
        ]
        set_id = nature.set_id or nature.id
        found_set = self.book.find(found["noun"])
        count = found["count"]
        message = (
            f"{quoted(text)} donne {counted(len(given), 'partie', 'parties')}, nommées sur le modèle de "
            f"« {given[0].name} », et l'ensemble « {set_id} »"
        )
        told = count is None or int(count) == len(given)
        self.register.decide(
            Kind.PARTY,
            message + ("." if told else f" ; le texte en annonce {count}."),
            span,
            subject=found_set.id if found_set else "",
            left_out="" if self.keeps_words else line,
            is_sure=told and not self.keeps_words,
        )
        return True

    def _member(self, nature: Nature, place: str, span: Span, *, is_aspirate: bool) -> Party:
        """Take one party of many; `is_aspirate` says that the paper writes "de" before its name."""
        noun = nature.nouns[0]
        whole = f"{noun} de {place}" if is_aspirate and place[:1] == "H" else of_place(noun, place)
        name = f"La {whole}" if nature.id == "commune" else f"{whole[:1].upper()}{whole[1:]}"
        party = Party(
            id=self.book.ids.claim(_place_id(place), nature.id),
            name=name.replace("'", "\u2019"),
            short=place.replace("'", "\u2019"),
            nature=nature_of(nature),
            span=span,
        )
        self.book.add(party, (place,))
        self.book.add_place(party, nature, place)
        return party

    def read_name(self, text: str, line: str, span: Span) -> None:
        """Take the party that a text names, with its short name and who represents it; `line` is all that is told."""
        called = CALLED.search(text)
        represented = REPRESENTED.search(text)
        name = text[: clause_start(text)].strip(" ,;.(")
        name = name[:1].upper() + name[1:]
        nature, _ = self.book.natures.of(name)
        short = _bare(called["name"].strip()) if called else self._short(name)
        party = Party(
            id=self.book.ids.claim(short, name),
            name=name.replace("'", "\u2019"),
            short=(short[:1].upper() + short[1:]).replace("'", "\u2019"),
            nature=nature_of(nature),
            span=span,
        )
        self.book.add(party, (_bare(name), _bare(_before_comma(name))))
        doubt = _doubt(text, name, is_kind=nature is not None)
        self.register.decide(
            Kind.PARTY,
            f"{quoted(line)} donne la partie « {party.id} », en abrégé « {party.short} »"
            + (f" ; {doubt}." if doubt else "."),
            span,
            subject=party.id,
            left_out="" if self.keeps_words else line,
            is_sure=not doubt and not self.keeps_words,
        )
        if represented is not None:
            who = CALLED.sub("", represented["who"])
            self._sign(party, who, span)

    def _sign(self, party: Party, who: str, span: Span) -> None:
        """Keep the quality of who represents a party; the name is left out and told."""
        names = names_in(who)
        quality = without_names(who, names)
        quality = _BEFORE_QUALITY.sub("", quality)
        quality = _LAST_AND.sub("", _POWERS.sub("", quality)).strip(" ,.")
        for name in () if self.keeps_words else names:
            self.register.decide(
                Kind.PERSON,
                f"Le nom {quoted(name)} n'est pas repris : la qualité suffit.",
                span,
                subject=party.id,
                left_out=name,
            )
        if quality:
            self.book.sign(party.id, quality[:1].upper() + quality[1:], span, is_announced=True)

    def _short(self, name: str) -> str:
        """Return the acronym of a name when the paper uses it, otherwise the name without its article."""
        used = self.register.acronyms
        found = next((acronym for acronym in initials(name) if acronym in used), "")
        return found or _bare(_before_comma(name))


def _doubt(text: str, name: str, *, is_kind: bool) -> str:
    """Say in French why what is taken for one party may be several; empty when nothing tells so."""
    if len(_ACTING.findall(text)) > 1:
        return "une autre partie semble nommée dans ces mots"
    if is_kind and name.startswith("Les "):
        return "ces mots désignent plusieurs organismes, qui restent à nommer"
    return ""


def _before_comma(name: str) -> str:
    """Return a name without what only says which sort of body it is: "Soulane Habitat, office public"."""
    return name.partition(",")[0].strip()


def _names_party(told: Told) -> bool:
    return told.role is Role.PARTY


def _is_clause(text: str) -> bool:
    """Tell whether a line says something of the party above it, and of that one only."""
    return bool(CLAUSE.match(text)) and not _ALL_CALLED.match(text)


def with_clauses(statements: Sequence[Statement]) -> list[Statement]:
    """Return the lines of parties, each with the lines under it that only say what it is called or who acts for it."""
    whole: list[Statement] = []
    for statement in statements:
        last = whole[-1] if whole else None
        if last is not None and _is_clause(statement.text) and without_links(last.text):
            words = join(last.words, statement.words)
            whole[-1] = replace(last, words=words, text=plain(words))
        else:
            whole.append(statement)
    return whole


def _bare(name: str) -> str:
    return re.sub(r"^(?:l['’]|les? |la )", "", name, flags=re.IGNORECASE)[: _LONGEST_SHORT * 2]


def _place_id(place: str) -> str:
    """Return the id of a place with its article, which is part of its name."""
    found = re.match(r"(l['’]|les? |la )", place, re.IGNORECASE)
    return (
        slug(place)
        if found is None
        else f"{slug('x' + found[1]).removeprefix('x')}-{slug(place[found.end() :])}"
    )


def acronyms_in(texts: Iterator[str]) -> frozenset[str]:
    """Return the acronyms of a paper: words of three capitals at least."""
    return frozenset(word for text in texts for word in _ACRONYM.findall(text))
