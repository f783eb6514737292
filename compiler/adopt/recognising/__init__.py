"""The room that recognises an act in a paper: its titles, parties, engagements, tables; every doubt is told."""

from compiler.adopt.recognising.adoption import Adoption, Decision, Kind
from compiler.adopt.recognising.default_profile import DEFAULT_PROFILE
from compiler.adopt.recognising.profile import Profile, read_profile
from compiler.adopt.recognising.recognise import recognise
from compiler.adopt.recognising.words import words_left_out

__all__ = [
    "DEFAULT_PROFILE",
    "Adoption",
    "Decision",
    "Kind",
    "Profile",
    "read_profile",
    "recognise",
    "words_left_out",
]
