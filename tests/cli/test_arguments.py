"""The words typed after `protocole`: help and complaints in French, from end to end."""

import re

import pytest

from compiler.cli.arguments import WRONG_USAGE, build_parser

COMMANDS = (
    "verifier",
    "compiler",
    "avenant",
    "comparer",
    "appliquer",
    "sceller",
    "importer",
    "reprendre",
)
# What the library says when it is left to itself.
_ENGLISH = re.compile(
    r"\b(usage:|positional|arguments?:|options:|optional|show|exit|expected|required|following|invalid|choose|from"
    r"|unrecognized|ambiguous|could match|ignored|explicit|value)\b|\w:(\s|$)"
)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return what the parser says of words that end the command."""
    with pytest.raises(SystemExit):
        build_parser().parse_args(words)
    said = capsys.readouterr()
    return said.out + said.err


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_no_word_of_english_nor_a_colon_without_its_space(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(capsys, *filter(None, (command, "--aide")))
    assert said.startswith("usage : protocole")
    assert "\noptions :\n" in said
    assert _ENGLISH.search(said) is None


@pytest.mark.parametrize("command", ["comparer", "appliquer", "importer", "reprendre"])
def test_what_has_no_option_before_it_is_an_argument(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "\narguments :\n" in told(capsys, command, "--aide")


def test_usage_goes_on_under_its_first_option(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    first, second, *_ = told(capsys, "compiler", "--aide").splitlines()
    assert first.index("[-h]") == second.index("[--date")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "il manque : COMMANDE"),
        (("sceller",), "il manque : --nom"),
        (("comparer", "a"), "il manque : APRES"),
        (("verifier", "--inconnu"), "arguments inconnus : --inconnu"),
        (("verifier", "--format"), "l'option --format attend une valeur"),
        (
            ("verifier", "--format", "l'un"),
            "« l'un » n'est pas admis pour --format ; choix possibles : « texte », « json », « sarif »",
        ),
        (("inventer",), "« inventer » n'est pas admis pour COMMANDE ; choix possibles : « verifier », « com"),
        (("--aide=oui",), "l'option -h/--aide/--help n'attend pas de valeur, or « oui » la suit"),
        (("compiler", "--date", "hier"), "--date : « hier » n'est pas une date ; écrivez AAAA-MM-JJ"),
    ],
)
def test_every_complaint_is_french(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    complaint = told(capsys, *words)
    assert f"\nprotocole : {said}" in complaint
    assert _ENGLISH.search(complaint) is None


def test_an_option_that_two_could_be_is_named_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        build_parser().error("ambiguous option: --for could match --format, --formats")
    assert stopped.value.code == WRONG_USAGE
    assert "l'option --for est ambiguë : --format, --formats" in capsys.readouterr().err
