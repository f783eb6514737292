"""An act several times as long: every division, block and record copied under other ids, numbers and codes."""

import re
import shutil
from pathlib import Path

import yaml

_HEADING_ID = re.compile(r"\{#([a-z0-9-]+)\}")
_FIELD_ID = re.compile(r"^(id|table): ([a-z0-9-]+)$", re.MULTILINE)
_REFERENCE = re.compile(r"\[\[(\w+):([\w-]+)")
_NUMBERED = re.compile(r"^(#+ (?:Article|Annexe|Axe) )(\d+)", re.MULTILINE)
_OBJECTIF = re.compile(r"^(#+ Objectif |code: )(\d+)(?=\.\d)", re.MULTILINE)
_SHARED = ("partie", "contrat", "nombre:communes", "nombre:contrats")


def enlarge(source: Path, target: Path, times: int) -> None:
    """Write at `target` the act of `source`, `times` as long; the first copy is the act itself."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("versions"))
    identity = yaml.load((source / "protocole.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - our own file, as text
    files = [path for path in identity["fichiers"] if not path.endswith("00-preambule.md")]
    texts = {path: (source / path).read_text(encoding="utf-8") for path in files}
    names = {
        name
        for text in texts.values()
        for name in (*_HEADING_ID.findall(text), *(pair[1] for pair in _FIELD_ID.findall(text)))
    }
    top = {
        word: max(
            (
                int(number)
                for text in texts.values()
                for number in re.findall(rf"^#+ {word} (\d+)", text, re.MULTILINE)
            ),
            default=0,
        )
        for word in ("Article", "Annexe", "Axe")
    }
    added: list[str] = []
    for copy in range(1, times):
        for path, text in texts.items():
            name = f"{path.removesuffix('.md')}-copie{copy}.md"
            (target / name).write_text(_copy(text, copy, names, top), encoding="utf-8")
            added.append(name)
    _list(target / "protocole.yml", added)


def _copy(text: str, copy: int, names: set[str], top: dict[str, int]) -> str:
    def rename(match: re.Match[str]) -> str:
        return f"[[{match[1]}:{match[2]}-c{copy}" if match[2] in names else match[0]

    text = _HEADING_ID.sub(lambda match: f"{{#{match[1]}-c{copy}}}", text)
    text = _FIELD_ID.sub(
        lambda match: f"{match[1]}: {match[2]}-c{copy}" if match[2] in names else match[0], text
    )
    text = _REFERENCE.sub(rename, text)
    text = _NUMBERED.sub(lambda match: f"{match[1]}{int(match[2]) + copy * top[match[1].split()[1]]}", text)
    return _OBJECTIF.sub(lambda match: f"{match[1]}{int(match[2]) + copy * top['Axe']}", text)


def _list(identity: Path, added: list[str]) -> None:
    text = identity.read_text(encoding="utf-8").rstrip("\n")
    identity.write_text(text + "".join(f"\n  - {name}" for name in added) + "\n", encoding="utf-8")
