"""Changes to the avenant that makes them: what its clauses do, then how they say it."""

from compiler.avenant.act.draft import draft
from compiler.avenant.plan import plan

__all__ = ["draft", "plan"]
