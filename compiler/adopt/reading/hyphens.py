"""Words after which a hyphen is one of the word, whether a line ends there or not: "co-construire"."""

import re

HYPHENED = re.compile(
    r"agro|ante|anti|apres|arriere|auto|avant|bi|bio|co|contre|demi|eco|en|entre|euro|ex|extra|hors|infra|inter|intra|"
    r"macro|meta|mi|micro|mini|mono|multi|non|nord|ouest|pluri|poly|porte|post|pre|pro|quasi|re|semi|socio|sous|sub|"
    r"sud|super|supra|sur|tele|trans|tri|ultra|vice|video"
)
"""Folded: lower case, without accents."""
