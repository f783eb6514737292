"""The room that reads an existing act, whatever its format, into a paper: nothing is recognised, every word is kept."""

from compiler.adopt.reading.decoding import LARGEST_SCAN
from compiler.adopt.reading.scan import read_scan

__all__ = ["LARGEST_SCAN", "read_scan"]
