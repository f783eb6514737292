"""What every page carries: its template made strict, its style and script, the policy that allows them alone."""

import base64
import hashlib
from functools import lru_cache

from jinja2 import Environment, StrictUndefined, Template

from compiler.render.html.marking import whole_codes


@lru_cache(maxsize=4)
def page_template(text: str) -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["whole_codes"] = whole_codes
    return environment.from_string(text)


def embedded(text: str, element: str) -> str:
    """Return a style sheet or a script as it stands in the page; nothing in it may end its element."""
    if f"</{element}" in text.lower() or "<!--" in text:
        raise ValueError(f"A {element} of the page holds what would end it")
    return text.replace("\r\n", "\n")


def content_policy(style: str, script: str) -> str:
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}';"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )
