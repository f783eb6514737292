"""Nodes against their JSON Schema: most have their shape, and are let through at once."""

from collections.abc import Mapping
from typing import Any

import jsonschema_rs

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.parse.nodes import Node, to_data


class Shapes:
    """The schemas of an act's blocks and files, compiled once. Keys are names such as "engagement"."""

    def __init__(self, schemas: Mapping[str, Mapping[str, Any]]) -> None:
        self._schemas = schemas
        self._quick = {name: jsonschema_rs.validator_for(dict(schema)) for name, schema in schemas.items()}

    def problems(self, node: Node, schema: str) -> tuple[Diagnostic, ...]:
        """Return every departure of `node` from the schema of that name, as `tell_departures` says them."""
        if self._quick[schema].is_valid(to_data(node)):
            return ()
        # The library that explains takes longer to start than a clean act takes to be read: it is fetched when needed.
        from compiler.parse.departures import tell_departures  # noqa: PLC0415 - see above

        return tell_departures(node, self._schemas[schema])
