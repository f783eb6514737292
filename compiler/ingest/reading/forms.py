"""The formulas that the reader knows, as patterns on sentences whose quotations are set aside."""

import re
from collections.abc import Mapping

from compiler.ingest.reading.names import OF
from compiler.ingest.reading.ordinals import ORDINAL
from compiler.ingest.reading.quoting import QUOTE

_SP = "[ \u00a0\u202f]"
_AMOUNT = rf"[0-9][0-9.,{_SP[1:-1]}]*{_SP}€"
_DAY = rf"(?:1er|[0-9]{{1,2}}){_SP}[a-zéû]+{_SP}[0-9]{{4}}"
_RANK = r"(?:1er|[0-9][0-9A-Za-z]*(?:[.-][0-9A-Za-z]+)*|[IVXLC]+|[A-Z])(?: (?:bis|ter|quater))?"
_DIVISION = rf"[a-zà-ÿœæ]+(?:[ ’-][a-zà-ÿœæ]+)*?{_SP}{_RANK}"
_TARGET = rf"{_DIVISION}(?: (?:du |de la |de l’){_DIVISION})?"
_KIND = "(?:le mot|les mots|le nombre|l’année|le taux|le signe|le montant|la date|la référence)"
_MATTER = (
    rf"(?:{_KIND}{_SP}: {QUOTE}"
    rf"|le montant de {_AMOUNT}|la date du {_DAY}|la référence (?:à l’|à la |au ){_TARGET})"
)
_OCCURRENCE = rf"(?:, à (?:sa|leur) (?P<occurrence>{ORDINAL}) occurrence)"
_IS = "(?:est|sont)"
_COLON = f"{_SP}:"
_NUMBER = "(?P<number>[a-zû]+(?:[- ][a-zû]+)*)"
_PLACE = "(?:(?P<place>.+?), )?"
_ONE = "(?P<one>.+?)"
_LISTED = r"(?P<listed>.+?)"
_NOUN = "(?:alinéa|indicateur|contrat)s?(?: de contexte)?"
_COMES = "(?:il est (?:inséré|ajouté)|sont (?:inséré|ajouté)e?s)"
_FOLLOWING = "(?:les stipulations suivantes|l’indicateur (?:de contexte )?suivant|le contrat suivant)"
_AFTER = rf"(?:après (?P<after>.+?)|au début {OF}(?P<start>.+?))"
_WRITTEN = f"ainsi rédigée?s?{_COLON}"

_SOURCES: Mapping[str, str] = {
    "replace-words": rf"{_PLACE}(?P<old>{_MATTER})(?:{_OCCURRENCE},)? {_IS} remplacée?s? par (?P<new>{_MATTER})",
    "delete-words": rf"{_PLACE}(?P<old>{_MATTER})(?:{_OCCURRENCE},)? {_IS} supprimée?s?",
    "insert-words": rf"{_PLACE}après (?P<old>{_MATTER}){_OCCURRENCE}?, {_IS} insérée?s? (?P<new>{_MATTER})",
    "end-words": rf"{_ONE} {_IS} complétée?s? par (?P<new>{_MATTER})",
    "start-words": rf"{_PLACE}au début {OF}{_ONE}, {_IS} ajoutée?s? (?P<new>{_MATTER})",
    "replace-sentence": rf"{_ONE} est ainsi rédigée{_COLON} (?P<text>{QUOTE})",
    "insert-sentences": rf"{_PLACE}après {_ONE}, {_COMES} {_NUMBER} phrases? ainsi rédigées?{_COLON} (?P<text>{QUOTE})",
    "end-sentences": rf"{_ONE} {_IS} complétée? par {_NUMBER} phrases? ainsi rédigées?{_COLON} (?P<text>{QUOTE})",
    "start-sentences": (
        rf"{_PLACE}au début {OF}{_ONE}, {_COMES} {_NUMBER} phrases? ainsi rédigées?{_COLON} (?P<text>{QUOTE})"
    ),
    "retire-party": rf"la partie{_COLON} (?P<party>{QUOTE}) est retirée de la liste des parties",
    "move-party": (
        rf"la partie{_COLON} (?P<party>{QUOTE}) est déplacée "
        rf"(?:après la partie{_COLON} (?P<after>{QUOTE})|au début de la liste des parties)"
    ),
    "replace-party": rf"la partie{_COLON} (?P<party>{QUOTE}) est remplacée par la partie suivante{_COLON}",
    "insert-parties": (
        rf"(?:à la liste des parties, après la partie{_COLON} (?P<after>{QUOTE})|au début de la liste des parties), "
        rf"(?:il est inséré la partie suivante|sont insérées les {_NUMBER} parties suivantes){_COLON}"
    ),
    "replace-group": rf"l’ensemble (?P<group>{QUOTE}) est remplacé par l’ensemble suivant{_COLON}",
    "move-group": (
        rf"l’ensemble (?P<group>{QUOTE}) est déplacé "
        rf"(?:après l’ensemble (?P<after>{QUOTE})|au début de la liste des ensembles de parties)"
    ),
    "insert-groups": (
        rf"(?:après l’ensemble (?P<after>{QUOTE})|au début de la liste des ensembles de parties), "
        rf"(?:il est inséré l’ensemble suivant|sont insérés les {_NUMBER} ensembles suivants){_COLON}"
    ),
    "restate-elements": rf"{_ONE} {_IS} remplacée?s? par {_FOLLOWING}{_COLON}",
    "replace-elements": rf"{_ONE} {_IS} remplacée?s? par {_NUMBER} {_NOUN} {_WRITTEN}",
    "replace-table": rf"{_ONE} est remplacé par le tableau suivant{_COLON}",
    "replace-title": rf"{_ONE} est remplacée? par (?:l’intitulé suivant|le titre suivant|la mention suivante){_COLON}",
    "add-particular": rf"il est ajouté à la page de titre une mention (?P<mention>{QUOTE}) ainsi rédigée{_COLON}",
    # A place holds no semicolon: with one, another order comes before.
    "restate-container": rf"(?P<one>[^;]+?) est ainsi rédigée?{_COLON}",
    "replace-rows": rf"{_ONE} {_IS} remplacée?s? par (?:la ligne suivante|les {_NUMBER} lignes suivantes){_COLON}",
    "insert-rows": (
        rf"{_AFTER}, (?:il est inséré la ligne suivante|sont insérées les {_NUMBER} lignes suivantes){_COLON}"
    ),
    "end-rows": (
        rf"{_ONE} est complété par (?:la ligne (?P<total>de total )?suivante"
        rf"|les {_NUMBER} lignes (?P<totals>de total )?suivantes){_COLON}"
    ),
    "insert-lines": (
        rf"{_AFTER}, (?:il est inséré une ligne (?P<code>\S+)|sont insérées les lignes {_LISTED}) {_WRITTEN}"
    ),
    "end-lines": rf"{_ONE} est complétée? par (?:une ligne (?P<code>\S+)|les lignes {_LISTED}) {_WRITTEN}",
    "place-lines": (
        rf"{_AFTER}, sont placées, dans cet ordre, {_LISTED}{_SP}; "
        rf"(?:la ligne|les lignes) (?P<written>\S+(?:(?:, | et )\S+)*) {_IS} {_WRITTEN}"
    ),
    "place-divisions": (
        rf"{_AFTER}, sont placée?s, dans cet ordre, {_LISTED}(?:{_SP}; (?P<written>.+?) {_IS} {_WRITTEN})?"
    ),
    "insert-elements": rf"{_PLACE}après {_ONE}, {_COMES} {_NUMBER} {_NOUN} {_WRITTEN}",
    "start-elements": rf"{_PLACE}au début(?: {OF}{_ONE})?, {_COMES} {_NUMBER} (?P<noun>{_NOUN}) {_WRITTEN}",
    "end-elements": rf"{_ONE} est complétée? par {_NUMBER} (?P<noun>{_NOUN}) {_WRITTEN}",
    "insert-divisions": rf"{_AFTER}, {_COMES} {_LISTED} {_WRITTEN}",
    "move-line": (
        rf"{_ONE} devient la ligne (?P<code>\S+) du tableau {OF}(?P<table>.+?), placée "
        rf"(?:après la ligne (?P<after>\S+)|au début {OF}(?P<start>.+))"
    ),
    "move-lines": (
        rf"{_ONE} deviennent les lignes {_LISTED} du tableau {OF}(?P<table>.+?), placées dans cet ordre "
        rf"(?:après la ligne (?P<after>\S+)|au début {OF}(?P<start>.+))"
    ),
    "keep-lines": (
        rf"{_ONE} sont déplacées dans cet ordre (?:après la ligne (?P<after>\S+)|au début {OF}(?P<start>.+))"
    ),
    "recode-line": rf"{_ONE} devient la ligne (?P<code>\S+)",
    "move-division": rf"{_ONE} devient (?P<new>.+?), placée? (?:après (?P<after>.+)|au début {OF}(?P<start>.+))",
    "renumber-division": rf"{_ONE} devient (?P<new>.+)",
    "move": rf"{_ONE} {_IS} déplacée?s? (?:après (?P<after>.+)|au début(?: {OF}(?P<start>.+))?)",
    "delete": rf"{_ONE} {_IS} supprimée?s?",
}

FORMS: Mapping[str, re.Pattern[str]] = {name: re.compile(source) for name, source in _SOURCES.items()}
"""Patterns by name, the most telling first: the first that reads a whole sentence is tried, then the next."""

MATTER = re.compile(
    rf"(?:{_KIND}{_SP}: (?P<quote>{QUOTE})"
    rf"|le montant de (?P<amount>{_AMOUNT})|la date du (?P<day>{_DAY})"
    rf"|la référence (?:à l’|à la |au )(?P<target>{_TARGET}))"
)
