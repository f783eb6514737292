"""What reviewers propose to the page on which it is read, and taken or refused one proposal at a time."""

from compiler.render.reprise.page import render_reprise

__all__ = ["render_reprise"]
