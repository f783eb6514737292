"""What other tools read of a report: addresses as the standard wants them."""

import json

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.sarif import report_sarif
from compiler.diagnostics.span import Span


def test_a_path_with_spaces_and_accents_is_an_address() -> None:
    fault = Diagnostic(code="file.empty", message="Vide.", span=Span(file="été 1.md"))
    document = json.loads(report_sarif((fault,), "mon acte", "1"))
    (location,) = document["runs"][0]["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "mon%20acte/%C3%A9t%C3%A9%201.md"
