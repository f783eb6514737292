"""Operations applied to the words of an act, all at once and in any order."""

from compiler.ingest.applying.act import apply_operations, apply_orders

__all__ = ["apply_operations", "apply_orders"]
