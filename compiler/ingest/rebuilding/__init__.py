"""The words of an act as amended back to a model, what did not change kept as it was."""

from compiler.ingest.rebuilding.act import rebuild

__all__ = ["rebuild"]
