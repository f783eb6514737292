"""Two versions of an act to what changed between them: paired by id, then told one by one."""

from compiler.diff.comparing import compare
from compiler.diff.faults import find_faults
from compiler.diff.telling import tell_changes

__all__ = ["compare", "find_faults", "tell_changes"]
