"""Diagnostics to SARIF 2.1.0, the format that code-review tools read."""

import json
from typing import Any
from urllib.parse import quote

from compiler.diagnostics.catalogue import severity_of
from compiler.diagnostics.diagnostic import Diagnostic, Severity
from compiler.diagnostics.span import Span

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}


def report_sarif(diagnostics: tuple[Diagnostic, ...], folder: str, version: str) -> str:
    """Return one SARIF document; file names start with `folder`."""
    rules = sorted({diagnostic.code for diagnostic in diagnostics})
    run = {
        "tool": {
            "driver": {
                "name": "protocole",
                "version": version,
                "language": "fr",
                "rules": [{"id": rule} for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, rules.index(diagnostic.code), folder) for diagnostic in diagnostics],
    }
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _result(diagnostic: Diagnostic, rule: int, folder: str) -> dict[str, Any]:
    text = diagnostic.message + (f" Aide : {diagnostic.hint}" if diagnostic.hint else "")
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[severity_of(diagnostic)],
        "message": {"text": text},
        "locations": [_location(diagnostic.span, folder)],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {**_location(related.span, folder), "id": rank, "message": {"text": related.caption}}
            for rank, related in enumerate(diagnostic.related)
        ]
    return result


def _location(span: Span, folder: str) -> dict[str, Any]:
    region: dict[str, int] = {"startLine": span.line, "startColumn": span.column}
    if (span.end_line, span.end_column) > (span.line, span.column):
        region |= {"endLine": span.end_line, "endColumn": span.end_column}
    uri = quote(f"{folder}/{span.file}" if span.file else folder)
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
