"""An act to the source tree that a drafter goes on with; new words and whole lines to their place in its files."""

from compiler.write.act import write_source
from compiler.write.patch import Edit, Patched, Rewording, patched
from compiler.write.unified import unified
from compiler.write.whole_lines import Addition, Join, Move, Removal, Split, taken_out

__all__ = [
    "Addition",
    "Edit",
    "Join",
    "Move",
    "Patched",
    "Removal",
    "Rewording",
    "Split",
    "patched",
    "taken_out",
    "unified",
    "write_source",
]
