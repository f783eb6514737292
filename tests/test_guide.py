"""The README tells the truth about files, messages and pictures."""

import re
from pathlib import Path

from compiler.diagnostics.catalogue import CATALOGUE
from compiler.pipeline.forms import FORMATS, ON_REQUEST

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_message_is_in_the_readme_with_its_page() -> None:
    assert set(re.findall(r"\[`([\w.-]+)`\]\(tests/err/\1\.md\)", README)) == set(CATALOGUE)


def test_every_link_and_picture_of_the_readme_leads_to_a_file() -> None:
    prose = re.sub(r"`[^`\n]*`(?!\])", "", README)
    for target in re.findall(r"\]\(([^)#:]+)\)", prose):
        assert (ROOT / target).exists(), target


def test_every_format_is_in_the_readme() -> None:
    assert all(name in README for name in (*FORMATS, *ON_REQUEST))


def test_every_picture_says_in_words_what_it_shows() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(guide", README)
    assert len(pictures) > 4
    assert all(len(words.split()) > 3 for words in pictures)
