"""Cells that a spreadsheet would run as formulas, made harmless on the way out and given back on the way in.

The characters are those of the OWASP page on CSV injection, with their full-width forms, which Excel takes for the
plain ones in some languages.
"""

from __future__ import annotations

import re

_STARTERS = "=+-@\t\r\n＝＋－＠"
_NUMBER = re.compile(r"[+-][0-9][0-9 .,\u00a0\u202f]*")


def guard_formula(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would take it for a formula.

    Plain numbers and phone numbers ("-5", "+33 6 …") stay as they are.
    """
    if text[:1] and text[0] in _STARTERS and not _NUMBER.fullmatch(text):
        return f"'{text}"
    # What begins like a guarded text is guarded as well, so that unguard gives every text back.
    return f"'{text}" if text[:1] == "'" and text.lstrip("'")[:1] in tuple(_STARTERS) else text


def unguard(text: str) -> str:
    """Return the text that `guard_formula` was given."""
    if text[:1] == "'" and len(text) > 1:
        inner = text[1:]
        if guard_formula(inner) == text:
            return inner
    return text
