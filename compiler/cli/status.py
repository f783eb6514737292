"""Exit statuses, promised to programs."""

DONE, ERRORS, FAILED = 0, 1, 2
"""Done and clean; the text has errors; we could not work."""
