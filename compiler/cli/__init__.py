"""The command line: arguments in, files under build/ and an exit status out."""

from compiler.cli.command import main

__all__ = ["main"]
