"""Every diagnostic by its code, with its severity. A code names the fault; its page says how to mend it."""

from collections.abc import Mapping

from compiler.diagnostics.diagnostic import Diagnostic, Severity

_ERROR, _WARNING, _INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION

CATALOGUE: Mapping[str, Severity] = {
    "csv.missing-id": _ERROR,
    "csv.syntax": _ERROR,
    "csv.wrong-width": _ERROR,
    "date.impossible": _ERROR,
    "file.control-character": _ERROR,
    "file.empty": _ERROR,
    "file.encoding": _ERROR,
    "file.listed-twice": _ERROR,
    "file.missing": _ERROR,
    "file.not-a-file": _ERROR,
    "file.not-listed": _WARNING,
    "file.outside-tree": _ERROR,
    "file.too-large": _ERROR,
    "file.too-many": _ERROR,
    "file.unreadable": _ERROR,
    "heading.bad-id": _ERROR,
    "heading.malformed": _ERROR,
    "heading.missing-id": _ERROR,
    "heading.none": _ERROR,
    "heading.skipped-level": _ERROR,
    "id.duplicate": _ERROR,
    "id.duplicate-indicator": _ERROR,
    "id.duplicate-party": _ERROR,
    "id.duplicate-row": _ERROR,
    "image.missing": _ERROR,
    "image.no-alternative": _ERROR,
    "image.outside-tree": _ERROR,
    "image.unreadable": _ERROR,
    "markdown.misplaced": _ERROR,
    "markdown.unclosed-comment": _ERROR,
    "markdown.unclosed-fence": _ERROR,
    "markdown.unknown-block": _ERROR,
    "note.duplicate": _ERROR,
    "party.circular-set": _ERROR,
    "party.unknown-member": _ERROR,
    "shape.bad-value": _ERROR,
    "shape.empty": _ERROR,
    "shape.missing-field": _ERROR,
    "shape.unknown-field": _ERROR,
    "shape.wrong-type": _ERROR,
    "silence.unknown-code": _ERROR,
    "silence.unused": _WARNING,
    "silence.without-reason": _ERROR,
    "table.bad-value": _ERROR,
    "table.unknown-column": _ERROR,
    "yaml.anchor": _ERROR,
    "yaml.duplicate-key": _ERROR,
    "yaml.syntax": _ERROR,
    "yaml.too-deep": _ERROR,
}


def severity_of(diagnostic: Diagnostic) -> Severity:
    """Return the severity of a diagnostic; a code out of the catalogue is our own mistake."""
    return CATALOGUE[diagnostic.code]
