"""Changes to the operations of an avenant: which place, which words, and when a whole is reworded."""

from compiler.avenant.plan.planning import plan

__all__ = ["plan"]
