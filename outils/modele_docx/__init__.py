"""The template of our Word documents, built from nothing: styles, lists, header, footer, embedded fonts.

After a change here: python -m outils.modele_docx
"""

from outils.modele_docx.template import build_template

__all__ = ["build_template"]
