"""The command line: arguments in, files under build/ and an exit status out."""

from compiler.cli.command import main, run

__all__ = ["main", "run"]
