"""What a family of acts calls its things: levels, titles, columns, partners, sets; and the YAML file that says so.

A file adds its words to a profile, its levels replace those there; what it does not understand is told, and left out.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import yaml

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import did_you_mean
from compiler.model.division import Level

PRIORITY, ENGAGEMENT, LEAD, PARTNERS = "priorite", "engagement", "pilote", "partenaires"
FOLLOW_UP, IMPACT, CONTEXT, CODE = "suivi", "impact", "contexte", "code"
ROLES = (CONTEXT, PRIORITY, CODE, ENGAGEMENT, LEAD, PARTNERS, FOLLOW_UP, IMPACT)
"""What a column or a field of a fiche may hold, by the keys of `colonnes`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """A sort of party: `id` is that of the model, `nouns` begin the names of such parties.

    When several parties share the nature, `set_id`, `set_name` and `set_short` name the set that they form.
    """

    id: str
    nouns: tuple[str, ...]
    set_id: str = ""
    set_name: str = ""
    set_short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetName:
    """A set that acts name without declaring it: all parties (no nature), or those of some natures."""

    id: str
    name: str
    short: str
    spellings: tuple[str, ...]
    natures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What to look for in a paper.

    `levels` go from the widest to the finest; `level_words` are (level id, other words that announce it).
    `parts` are levels that hold articles, if the paper has any of them.
    `roles` are (role, words that head its column). `spellings` are (party or set id, other ways to write it).
    `row_nouns` are (words that head a column of numbers' neighbour, noun of the rows).
    """

    levels: tuple[Level, ...]
    parts: tuple[Level, ...] = ()
    level_words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    act_words: tuple[str, ...] = ()
    article_words: tuple[str, ...] = ("article",)
    annexe_words: tuple[str, ...] = ("annexe",)
    preamble_words: tuple[str, ...] = ("préambule",)
    contents_words: tuple[str, ...] = ()
    engagement_words: tuple[str, ...] = ()
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    natures: tuple[Nature, ...] = ()
    sets: tuple[SetName, ...] = ()
    spellings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    total_words: tuple[str, ...] = ("total", "totaux", "ensemble", "sous-total")

    @property
    def all_levels(self) -> tuple[Level, ...]:
        """Return the levels above articles, then those below."""
        return (*self.parts, *self.levels)

    def words_of_level(self, level: Level) -> tuple[str, ...]:
        """Return the words that announce a level in a title."""
        return (level.name, *(word for name, words in self.level_words if name == level.id for word in words))


_LARGEST = 200_000
_GOOD_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_TITLES = ("acte", "article", "annexe", "preambule", "sommaire", "engagement", "total")


def read_profile(text: str, file: str, start: Profile) -> Result[Profile]:
    """Return the profile that a YAML text makes of `start`.

    Errors: yaml.syntax, yaml.too-deep, file.too-large, shape.wrong-type, shape.unknown-field, shape.missing-field,
    shape.bad-value.
    """
    reader = _Reader(file)
    root = reader.compose(text)
    if root is None:
        return Result(start, tuple(reader.diagnostics))
    profile = start
    for key, node in reader.fields(root, tuple(_PARTS)):
        profile = _PARTS[key](profile, node, reader)
    return Result(profile, tuple(reader.diagnostics))


def _read_levels(profile: Profile, node: yaml.Node, reader: "_Reader") -> Profile:
    return _with_levels(profile, reader.records(node), reader)


def _read_titles(profile: Profile, node: yaml.Node, reader: "_Reader") -> Profile:
    return _with_titles(
        profile, {name: tuple(reader.words(words)) for name, words in reader.fields(node, _TITLES)}
    )


def _read_columns(profile: Profile, node: yaml.Node, reader: "_Reader") -> Profile:
    own = tuple((name, tuple(reader.words(words))) for name, words in reader.fields(node, ROLES))
    return replace(profile, roles=(*own, *profile.roles))


def _read_partners(profile: Profile, node: yaml.Node, reader: "_Reader") -> Profile:
    own = tuple((name, tuple(reader.words(words))) for name, words in reader.fields(node, ()))
    return replace(profile, spellings=(*own, *profile.spellings))


def _read_sets(profile: Profile, node: yaml.Node, reader: "_Reader") -> Profile:
    own = tuple(_sets(reader.records(node), reader))
    names = {group.id for group in own}
    return replace(profile, sets=(*own, *(group for group in profile.sets if group.id not in names)))


def _read_natures(profile: Profile, node: yaml.Node, reader: "_Reader") -> Profile:
    own = tuple(_natures(reader.records(node), reader))
    names = {nature.id for nature in own}
    return replace(profile, natures=(*own, *(each for each in profile.natures if each.id not in names)))


def _with_titles(profile: Profile, words: dict[str, tuple[str, ...]]) -> Profile:
    return replace(
        profile,
        act_words=(*words.get("acte", ()), *profile.act_words),
        article_words=(*words.get("article", ()), *profile.article_words),
        annexe_words=(*words.get("annexe", ()), *profile.annexe_words),
        preamble_words=(*words.get("preambule", ()), *profile.preamble_words),
        contents_words=(*words.get("sommaire", ()), *profile.contents_words),
        engagement_words=(*words.get("engagement", ()), *profile.engagement_words),
        total_words=(*words.get("total", ()), *profile.total_words),
    )


def _with_levels(profile: Profile, records: Iterator[yaml.MappingNode], reader: "_Reader") -> Profile:
    levels: list[Level] = []
    words: list[tuple[str, tuple[str, ...]]] = []
    for record in records:
        fields = dict(reader.fields(record, ("id", "nom", "pluriel", "genre", "tableau", "mots")))
        name = reader.identifier(record, fields)
        noun = reader.text(fields.get("nom")) or name
        if not name:
            continue
        levels.append(
            Level(
                id=name,
                name=noun,
                plural=reader.text(fields.get("pluriel")) or f"{noun}s",
                gender=reader.choice(fields.get("genre"), ("masculin", "féminin")) or "masculin",
                has_table=reader.choice(fields.get("tableau"), ("oui", "non")) == "oui",
                span=reader.span(record),
            )
        )
        words.append((name, tuple(reader.words(fields.get("mots")))))
    return replace(profile, levels=tuple(levels), level_words=tuple(words))


def _sets(records: Iterator[yaml.MappingNode], reader: "_Reader") -> Iterator[SetName]:
    for record in records:
        fields = dict(reader.fields(record, ("id", "nom", "court", "orthographes", "natures")))
        name = reader.identifier(record, fields)
        if name:
            full = reader.text(fields.get("nom")) or name
            yield SetName(
                id=name,
                name=full,
                short=reader.text(fields.get("court")) or full,
                spellings=tuple(reader.words(fields.get("orthographes"))) or (full,),
                natures=tuple(reader.words(fields.get("natures"))),
            )


def _natures(records: Iterator[yaml.MappingNode], reader: "_Reader") -> Iterator[Nature]:
    for record in records:
        fields = dict(reader.fields(record, ("id", "noms", "ensemble")))
        name = reader.identifier(record, fields)
        group = fields.get("ensemble")
        own = dict(reader.fields(group, ("id", "nom", "court"))) if group is not None else {}
        if name:
            yield Nature(
                id=name,
                nouns=tuple(reader.words(fields.get("noms"))) or (name,),
                set_id=reader.text(own.get("id")),
                set_name=reader.text(own.get("nom")),
                set_short=reader.text(own.get("court")),
            )


class _Reader:
    """Reads YAML nodes by their shape; what has another is told."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []

    def compose(self, text: str) -> yaml.Node | None:
        """Return the root of a YAML text, None when it cannot be read, which is then told."""
        whole = Span(file=self.file)
        if len(text) > _LARGEST:
            self._tell(
                "file.too-large", "Ce profil est trop long.", whole, "un profil tient en quelques pages"
            )
            return None
        try:
            return yaml.compose(text, Loader=yaml.SafeLoader)
        except RecursionError:
            self._tell(
                "yaml.too-deep",
                "Les valeurs sont imbriquées trop profondément.",
                whole,
                "aplatissez ce profil",
            )
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = (
                Span(file=self.file, line=mark.line + 1, column=mark.column + 1, end_line=mark.line + 1)
                if mark
                else whole
            )
            self._tell(
                "yaml.syntax",
                "Ce profil ne se lit pas.",
                place,
                "vérifiez les deux-points, les tirets et les guillemets",
            )
        return None

    def fields(self, node: yaml.Node | None, known: tuple[str, ...]) -> Iterator[tuple[str, yaml.Node]]:
        """Yield the fields of a mapping; with `known`, another name is told."""
        if not isinstance(node, yaml.MappingNode):
            if node is not None:
                self._tell(
                    "shape.wrong-type",
                    "Des champs sont attendus ici.",
                    self.span(node),
                    "écrivez « champ: valeur »",
                )
            return
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if known and name not in known:
                hint = did_you_mean(name, known, "champs admis : " + ", ".join(known))
                self._tell(
                    "shape.unknown-field",
                    f"Le champ « {name} » n'existe pas dans un profil.",
                    self.span(key),
                    hint,
                )
            elif name:
                yield name, value

    def records(self, node: yaml.Node) -> Iterator[yaml.MappingNode]:
        """Yield the items of a list of mappings."""
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for item in items:
            if isinstance(item, yaml.MappingNode):
                yield item
            else:
                self._tell(
                    "shape.wrong-type",
                    "Une liste de champs est attendue ici.",
                    self.span(item),
                    "écrivez « - id: … »",
                )

    def words(self, node: yaml.Node | None) -> Iterator[str]:
        """Yield the texts of a list; a lone text counts as a list of one."""
        items = node.value if isinstance(node, yaml.SequenceNode) else [] if node is None else [node]
        for item in items:
            if isinstance(item, yaml.ScalarNode) and item.value.strip():
                yield item.value.strip()
            else:
                self._tell(
                    "shape.wrong-type",
                    "Un mot, ou une liste de mots, est attendu ici.",
                    self.span(item),
                    "écrivez [mot, autre mot]",
                )

    def text(self, node: yaml.Node | None) -> str:
        """Return a single text, empty when there is none."""
        return next(self.words(node), "") if node is not None else ""

    def identifier(self, record: yaml.MappingNode, fields: dict[str, yaml.Node]) -> str:
        """Return the id of a record; one that is missing or malformed is told."""
        name = self.text(fields.get("id"))
        if not name:
            self._tell(
                "shape.missing-field", "Il manque le champ « id ».", self.span(record), "ajoutez « id: … »"
            )
        elif not _GOOD_ID.match(name):
            self._tell(
                "shape.bad-value",
                f"« {name} » n'est pas un identifiant.",
                self.span(fields["id"]),
                "minuscules sans accent, chiffres et traits d'union",
            )
            return ""
        return name

    def choice(self, node: yaml.Node | None, admitted: tuple[str, ...]) -> str:
        """Return a text among those admitted; another is told."""
        name = self.text(node)
        if node is not None and name not in admitted:
            self._tell(
                "shape.bad-value",
                f"« {name} » n'est pas admis ici.",
                self.span(node),
                "valeurs admises : " + ", ".join(admitted),
            )
            return ""
        return name

    def span(self, node: yaml.Node) -> Span:
        """Return where a node was written."""
        start, end = node.start_mark, node.end_mark
        return Span(
            file=self.file,
            line=start.line + 1,
            column=start.column + 1,
            end_line=end.line + 1,
            end_column=end.column + 1,
        )

    def _tell(self, code: str, message: str, span: Span, hint: str) -> None:
        self.diagnostics.append(Diagnostic(code=code, message=message, span=span, hint=hint))


_PARTS: Mapping[str, Callable[[Profile, yaml.Node, _Reader], Profile]] = {
    "niveaux": _read_levels,
    "titres": _read_titles,
    "colonnes": _read_columns,
    "partenaires": _read_partners,
    "ensembles": _read_sets,
    "natures": _read_natures,
}
