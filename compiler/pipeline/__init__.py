"""The story of each command: read, parse, check, render."""

from compiler.pipeline.story import (
    Built,
    Inputs,
    Loaded,
    build,
    check_inputs,
    load,
    load_with_texts,
    read_inputs,
)

__all__ = ["Built", "Inputs", "Loaded", "build", "check_inputs", "load", "load_with_texts", "read_inputs"]
