"""Words typed after `protocole` to a request, in French from end to end."""

import argparse
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NoReturn

from compiler import __version__
from compiler.diagnostics.suggestion import did_you_mean
from compiler.pipeline.forms import COMPARISONS, FORMATS, ON_REQUEST

WRONG_USAGE = 2

_TRANSLATIONS = (
    (re.compile(r"the following arguments are required: (.*)"), r"il manque : \1"),
    (re.compile(r"unrecognized arguments: (.*)"), r"arguments inconnus : \1"),
    (re.compile(r"argument (\S+): expected one argument"), r"l'option \1 attend une valeur"),
    (
        re.compile(r"argument (\S+): ignored explicit argument (['\"])(.*)\2"),
        r"l'option \1 n'attend pas de valeur, or « \3 » la suit",
    ),
    (
        re.compile(r"argument (\S+): invalid choice: (['\"])(.*?)\2 \(choose from (.*)\)"),
        r"« \3 » n'est pas admis pour \1 ; choix possibles : \4",
    ),
    (re.compile(r"argument (\S+): (.*)"), r"\1 : \2"),
    (re.compile(r"ambiguous option: (\S+) could match (.*)"), r"l'option \1 est ambiguë : \2"),
)
# What the library quotes as Python does: each of the values to choose from.
_LISTED = re.compile(r"'([^' ]+)'(, |$)")
_TITLES: Mapping[str, str] = {"positional arguments": "arguments"}


class FrenchHelp(argparse.HelpFormatter):
    """The help of a command, under French titles. The library measures lines after its titles: so they are its own."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin the help with the usage line."""
        super().add_usage(usage, actions, groups, "usage : " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Open a part of the help, whose title the library ends with a colon."""
        super().start_section(f"{_TITLES.get(heading, heading)} " if heading else heading)


class FrenchParser(argparse.ArgumentParser):
    """An argument parser whose own words are French."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command and stop with status 2."""
        for pattern, french in _TRANSLATIONS:
            if pattern.match(message):
                message = _LISTED.sub(r"« \1 »\2", pattern.sub(french, message))
                break
        self.exit(WRONG_USAGE, f"{self.format_usage()}protocole : {message}\n")


def build_parser() -> FrenchParser:
    """Return the parser of every command."""
    parser = FrenchParser(
        prog="protocole",
        formatter_class=FrenchHelp,
        add_help=False,
        allow_abbrev=False,
        description="Écrit, vérifie et compile un contrat public.",
    )
    _add_help(parser)
    parser.add_argument(
        "--version", action="version", version=f"protocole {__version__}", help="affiche la version"
    )
    commands = parser.add_subparsers(
        dest="command", metavar="COMMANDE", title="commandes", required=True, parser_class=FrenchParser
    )
    verify = _command(commands, "verifier", "lit et vérifie tout l'acte, sans rien écrire")
    verify.add_argument(
        "--format", choices=("texte", "json", "sarif"), default="texte", help="forme du rapport (texte)"
    )
    build = _command(commands, "compiler", "vérifie l'acte, puis écrit ses documents")
    build.add_argument(
        "--formats",
        type=partial(read_formats, (*FORMATS, *ON_REQUEST)),
        default=FORMATS,
        metavar="LISTE",
        help=f"documents voulus, séparés par des virgules ({','.join(FORMATS)}) ; "
        f"sur demande : {', '.join(ON_REQUEST)}",
    )
    _add_amending(commands)
    _add_sealing(commands)
    _add_importing(commands)
    _add_collecting(commands)
    return parser


_REF = "nom d'une version scellée, révision git, ou dossier d'un autre acte"


def _add_amending(commands: "argparse._SubParsersAction[FrenchParser]") -> None:
    amend = _command(commands, "avenant", "écrit l'avenant qui mène de la base à l'acte, et le prouve")
    _add_base(amend)
    compare = _command(commands, "comparer", "montre ce qui change d'une version à l'autre, sans avenant")
    compare.add_argument("avant", metavar="AVANT", help=f"version de départ : {_REF}")
    compare.add_argument("apres", metavar="APRES", help="version d'arrivée, de même")
    compare.add_argument(
        "--formats",
        type=partial(read_formats, COMPARISONS),
        default=COMPARISONS,
        metavar="LISTE",
        help=f"documents voulus, séparés par des virgules ({','.join(COMPARISONS)})",
    )
    apply = _command(
        commands,
        "appliquer",
        "relit un avenant, l'applique à la base et donne l'acte qui en résulte, en JSON",
    )
    apply.add_argument("fichier", type=Path, metavar="AVENANT", help="l'avenant, en DOCX ou en Markdown")
    _add_base(apply)


def _add_base(command: FrenchParser) -> None:
    command.add_argument(
        "--base", metavar="REF", help=f"texte en vigueur : {_REF} (la dernière version scellée)"
    )


def _add_sealing(commands: "argparse._SubParsersAction[FrenchParser]") -> None:
    seal = _command(commands, "sceller", "fige l'acte tel qu'il a été signé, sous versions/")
    seal.add_argument("--nom", required=True, metavar="NOM", help="nom de la version, par exemple 2020-12-08")
    seal.add_argument(
        "--avenant",
        type=read_number,
        metavar="N",
        help="numéro de l'avenant signé, 0 pour l'acte lui-même (celui qui suit la dernière version)",
    )


def _add_importing(commands: "argparse._SubParsersAction[FrenchParser]") -> None:
    adopt = _command(commands, "importer", "lit un acte existant et en écrit les sources", "build/import")
    adopt.add_argument(
        "fichier", type=Path, metavar="FICHIER", help="l'acte : texte d'un scan, Markdown, DOCX ou ODT"
    )
    adopt.add_argument(
        "--profil",
        type=Path,
        default=None,
        metavar="FICHIER",
        help="mots et niveaux propres à cette famille d'actes",
    )
    adopt.add_argument("--corriger", action="store_true", help="corrige les coquilles certaines")


def _add_collecting(commands: "argparse._SubParsersAction[FrenchParser]") -> None:
    collect = _command(
        commands, "reprendre", "montre ce que propose une copie relue dans Word, et le reprend"
    )
    collect.add_argument(
        "fichier", type=Path, metavar="RELU.docx", help="copie de protocole.docx ou de comparaison.docx"
    )
    choice = "un numéro (3), plusieurs (3-7), auteur:NOM, partie:ID, ou tout ; l'option peut se répéter"
    for name, purpose in (
        ("--accepter", f"ce qui est repris : {choice}"),
        ("--refuser", "ce qui ne l'est pas, de même"),
    ):
        collect.add_argument(name, action="append", default=[], metavar="CHOIX", help=purpose)
    collect.add_argument("--appliquer", action="store_true", help="écrit dans les sources ce qui est repris")


# A day in figures would be another one at each run: help says where it comes from.
_DATES = {
    "compiler": "date portée par les documents (sans elle : celle de la signature de l'acte, "
    "ou le jour même s'il n'est pas signé)",
    "avenant": "date de l'avenant et de ses documents (sans elle : le jour même)",
    "comparer": "date portée par les documents (sans elle : le jour même)",
    "sceller": "jour de la dernière signature (sans elle : celle de l'acte, ou celle que dit le nom d'un avenant)",
}
_NO_DATE = "sans effet pour cette commande"


def _command(
    commands: "argparse._SubParsersAction[FrenchParser]", name: str, purpose: str, folder: str = "build"
) -> FrenchParser:
    command = commands.add_parser(
        name,
        help=purpose,
        description=f"{purpose[:1].upper()}{purpose[1:]}.",
        formatter_class=FrenchHelp,
        add_help=False,
        allow_abbrev=False,
    )
    _add_help(command)
    command.add_argument(
        "--source", type=Path, default=Path("source"), metavar="DOSSIER", help="dossier de l'acte (source)"
    )
    command.add_argument(
        "--sortie",
        type=Path,
        default=Path(folder),
        metavar="DOSSIER",
        help=f"dossier des documents ({folder})",
    )
    command.add_argument(
        "--date",
        type=read_day,
        default=None,
        metavar="AAAA-MM-JJ",
        help=_DATES.get(name, _NO_DATE),
    )
    return command


def _add_help(parser: FrenchParser) -> None:
    parser.add_argument("-h", "--aide", "--help", action="help", help="affiche cette aide")


def read_formats(known: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return those of the known formats that a list names, in our own order."""
    wanted = [name.strip().lower() for name in text.split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            hint = did_you_mean(name, known, f"formats possibles : {', '.join(known)}")
            raise argparse.ArgumentTypeError(f"« {name} » n'est pas un format ; {hint}")
    if not wanted:
        raise argparse.ArgumentTypeError(f"aucun format ; formats possibles : {', '.join(known)}")
    return tuple(name for name in known if name in wanted)


def read_number(text: str) -> int:
    """Return the number of an avenant."""
    if not re.fullmatch(r"\d{1,3}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas le numéro d'un avenant ; écrivez 1, 2, 3…")
    return int(text)


def read_day(text: str) -> datetime:
    """Return the first instant of a day written AAAA-MM-JJ, in universal time."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas une date ; écrivez AAAA-MM-JJ") from error


def epoch_day(environment: Mapping[str, str]) -> datetime | None:
    """Return the instant that SOURCE_DATE_EPOCH gives, None when it gives none that a document can carry."""
    text = environment.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(text), tz=UTC) if re.fullmatch(r"\d{1,11}", text) else None
