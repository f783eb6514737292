"""An act to the source tree that a drafter goes on with, and new words to the place of the old ones in its files."""

from compiler.write.act import write_source
from compiler.write.patch import Patched, Rewording, patched

__all__ = ["Patched", "Rewording", "patched", "write_source"]
