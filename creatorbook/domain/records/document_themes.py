"""The typographic themes of documents, as a creator chooses one."""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """The three typographic themes: a book's serif, a sans with a bar of colour, and a dense page for lawyers."""

    CLASSIC = "classic"
    MODERN = "modern"
    PLAIN = "plain"
