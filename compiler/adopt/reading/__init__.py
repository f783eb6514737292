"""The room that reads an existing act, whatever its format, into a paper: nothing is recognised, every word is kept."""

from compiler.adopt.reading.decoding import LARGEST_SCAN
from compiler.adopt.reading.office import Convert, read_office
from compiler.adopt.reading.scan import read_scan
from compiler.adopt.reading.whereabouts import Whereabouts, find_whereabouts
from compiler.model.archive import LARGEST_FILE

__all__ = [
    "LARGEST_FILE",
    "LARGEST_SCAN",
    "Convert",
    "Whereabouts",
    "find_whereabouts",
    "read_office",
    "read_scan",
]
