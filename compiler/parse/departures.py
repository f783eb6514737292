"""A node that departs from its JSON Schema to French diagnostics, each at the place of the value."""

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.suggestion import did_you_mean, nearest
from compiler.parse.day import impossible_day
from compiler.parse.nodes import Node, Path, Scalar, key_span_at, node_at, span_at, to_data

_LONGEST_SHOWN = 60
_BODIES = frozenset(("partenaires", "responsables", "partie", "producteur", "payeur", "membres"))
"""The fields that name bodies: what is no id there is an unknown body, and the checks know which ones there are."""
_TYPES = {
    "string": "du texte",
    "integer": "un nombre entier",
    "number": "un nombre",
    "array": "une liste (« - … »)",
    "object": "des champs « clé: valeur »",
    "boolean": "vrai ou faux",
    "null": "rien",
}


def tell_departures(node: Node, schema: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
    """Return every departure of `node` from a schema.

    Errors: shape.missing-field, shape.unknown-field, shape.wrong-type, shape.bad-value, shape.empty.
    """
    return tuple(_told(list(Draft202012Validator(schema).iter_errors(to_data(node))), node))


def _told(errors: list[ValidationError], node: Node) -> Iterator[Diagnostic]:
    """Yield what some errors say, those that follow from another one aside."""
    misspelt = {name for error in errors for name in _misspelt(error)}
    doubtful = {tuple(error.absolute_path)[:-1] for error in errors if error.validator == "enum"}
    for error in errors:
        path = tuple(error.absolute_path)
        if error.validator == "required" and (
            (path, _missing_name(error)) in misspelt
            or ("else" in error.absolute_schema_path and path in doubtful)
        ):
            continue
        if not _names_unknown_body(error):
            yield from _diagnostics(error, node)


def _names_unknown_body(error: ValidationError) -> bool:
    """Tell whether an id of a body is one in its form alone: "EPT", "L'État" are told with the ids there are."""
    fields = [step for step in error.absolute_path if isinstance(step, str)]
    return (
        error.validator == "pattern"
        and bool(fields)
        and fields[-1] in _BODIES
        and bool(str(error.instance).strip())
    )


def _misspelt(error: ValidationError) -> Iterator[tuple[Path, str]]:
    """Yield the missing fields that an unknown one was surely meant to be: they are one mistake, not two."""
    if error.validator == "additionalProperties" and isinstance(error.validator_value, bool):
        known = list(error.schema.get("properties", {})) if isinstance(error.schema, dict) else []
        for name in _instance(error):
            if name not in known and (
                meant := nearest(name, [field for field in known if field not in _instance(error)])
            ):
                yield tuple(error.absolute_path), meant


def _missing_name(error: ValidationError) -> str:
    return error.message.split("'")[1] if "'" in error.message else ""


def _diagnostics(error: ValidationError, node: Node) -> Iterator[Diagnostic]:
    path: Path = tuple(error.absolute_path)
    match error.validator:
        case "anyOf" | "oneOf":
            yield from _alternatives(error, node, path)
        case "required":
            yield from _missing(error, node, path)
        case "additionalProperties" if isinstance(_rule(error), bool):
            yield from _unknown(error, node, path)
        case "dependentRequired":
            yield Diagnostic(
                code="shape.missing-field",
                span=span_at(node, path),
                hint="« calcul: part » demande « de: » la colonne",
                message=f"{_title(error)} : « calcul » et « de » vont ensemble.",
            )
        case "type":
            yield _wrong_type(error, node, path)
        case "minLength" | "minItems" | "minProperties":
            yield Diagnostic(
                code="shape.empty",
                message=f"« {_field(error, path)} » est vide.",
                span=span_at(node, path),
                hint=_description(error),
            )
        case "maxLength" | "maxItems" | "minimum" | "maximum":
            yield _out_of_bounds(error, node, path)
        case _:
            yield _bad_value(error, node, path)


def _rule(error: ValidationError) -> Any:  # noqa: ANN401 - what a schema holds under a keyword
    return error.validator_value


def _instance(error: ValidationError) -> Any:  # noqa: ANN401 - what an author may have written
    return error.instance


def _title(error: ValidationError) -> str:
    schema = error.schema if isinstance(error.schema, dict) else {}
    return str(schema.get("title", "Ce bloc"))


def _description(error: ValidationError) -> str:
    schema = error.schema if isinstance(error.schema, dict) else {}
    return str(schema.get("description", ""))


def _field(error: ValidationError, path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    return names[-1] if names else _title(error).lower()


def _missing(error: ValidationError, node: Node, path: Path) -> Iterator[Diagnostic]:
    present = error.instance if isinstance(error.instance, dict) else {}
    for name in _rule(error):
        # One error is raised for each missing name; it names itself first in the library's message.
        if name not in present and error.message.startswith(repr(name)):
            wanted = (
                error.schema.get("properties", {}).get(name, {}) if isinstance(error.schema, dict) else {}
            )
            holder = f"{_title(error)} : il" if _title(error) != "Ce bloc" else "Il"
            yield Diagnostic(
                code="shape.missing-field",
                message=f"{holder} manque le champ « {name} ».",
                span=span_at(node, path),
                hint=_to_add(name, wanted.get("description", "")),
            )


def _to_add(name: str, description: str) -> str:
    """Return "ajoutez « partenaires: … » (Les parties qui prennent l'engagement.)"."""
    return f"ajoutez « {name}: … »" + (f" ({description.rstrip('.')})" if description else "")


def _unknown(error: ValidationError, node: Node, path: Path) -> Iterator[Diagnostic]:
    known = list(error.schema.get("properties", {})) if isinstance(error.schema, dict) else []
    for name in _instance(error):
        if name not in known:
            absent = [field for field in known if field not in _instance(error)]
            yield Diagnostic(
                code="shape.unknown-field",
                message=f"Le champ « {name} » n'est pas connu ici.",
                span=key_span_at(node, path, name),
                hint=did_you_mean(name, absent or known, "champs possibles : " + ", ".join(known)),
            )


def _wrong_type(error: ValidationError, node: Node, path: Path) -> Diagnostic:
    wanted = _rule(error) if isinstance(_rule(error), str) else "string"
    if error.instance is None:
        return Diagnostic(
            code="shape.empty",
            message=f"« {_field(error, path)} » est vide.",
            span=span_at(node, path),
            hint=_description(error),
        )
    hint = _description(error)
    if wanted == "string" and isinstance(error.instance, bool | int | float):
        written = node_at(node, path)
        shown = written.text if isinstance(written, Scalar) else _shown(error.instance)
        hint = f'mettez la valeur entre guillemets : "{shown}"'
    return Diagnostic(
        code="shape.wrong-type",
        span=span_at(node, path),
        hint=hint,
        message=f"« {_field(error, path)} » attend {_TYPES[wanted]}, pas {_nature(error.instance)}.",
    )


def _nature(value: object) -> str:
    match value:
        case bool():
            return "vrai ou faux"
        case int() | float():
            return "un nombre"
        case str():
            return "du texte"
        case list():
            return "une liste"
        case _:
            return "des champs"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


_BOUNDS = {
    "maxLength": "ne dépasse pas {} caractères",
    "maxItems": "ne compte pas plus de {} éléments",
    "minimum": "n'est pas inférieur à {}",
    "maximum": "n'est pas supérieur à {}",
}


def _out_of_bounds(error: ValidationError, node: Node, path: Path) -> Diagnostic:
    bound = _BOUNDS[str(error.validator)].format(_rule(error))
    return Diagnostic(
        code="shape.bad-value",
        message=f"« {_field(error, path)} » {bound}.",
        span=span_at(node, path),
        hint=_description(error),
    )


def _bad_value(error: ValidationError, node: Node, path: Path) -> Diagnostic:
    if impossible := impossible_day(str(error.instance), span_at(node, path)):
        return impossible
    hint = _description(error)
    if error.validator == "enum":
        choices = [str(choice) for choice in _rule(error)]
        hint = did_you_mean(
            str(error.instance), choices, "valeurs possibles : " + ", ".join(f"« {c} »" for c in choices)
        )
    elif examples := (error.schema.get("examples", []) if isinstance(error.schema, dict) else []):
        hint = f"{hint} Exemple : {examples[0]}".strip()
    shown = (
        _shown(error.instance) if isinstance(error.instance, str | int | float) else _nature(error.instance)
    )
    if len(shown) > _LONGEST_SHOWN:
        shown = shown[: _LONGEST_SHOWN - 1] + "…"
    return Diagnostic(
        code="shape.bad-value",
        message=f"« {_field(error, path)} » ne peut pas valoir « {shown} ».",
        span=span_at(node, path),
        hint=hint,
    )


def _alternatives(error: ValidationError, node: Node, path: Path) -> Iterator[Diagnostic]:
    """Say which of several shapes was nearly met: the one of the right type, or the fields that exclude each other."""
    same_type = [cause for cause in error.context or () if not (cause.validator == "type" and not cause.path)]
    fields = [choice["required"][0] for choice in _rule(error) if set(choice) == {"required"}]
    if fields:
        given = [field for field in fields if field in _instance(error)]
        message = (
            f"{_title(error)} : « {'» et « '.join(given)} » s'excluent."
            if given
            else f"{_title(error)} : il faut « {' » ou « '.join(fields)} »."
        )
        yield Diagnostic(
            code="shape.missing-field",
            message=message,
            span=span_at(node, path),
            hint=f"écrivez l'un des champs : {', '.join(fields)}",
        )
    elif same_type:
        yield from _told(same_type, node)
    else:
        yield Diagnostic(
            code="shape.wrong-type",
            span=span_at(node, path),
            hint=_description(error),
            message=f"« {_field(error, path)} » ne peut pas contenir {_nature(error.instance)}.",
        )
