"""The typographic themes of documents, as a creator chooses one, and what becomes of letters that no font has."""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """The three typographic themes: a book's serif, a sans with a bar of colour, and a dense page for lawyers."""

    CLASSIC = "classic"
    MODERN = "modern"
    PLAIN = "plain"


class LostLetters(StrEnum):
    """What becomes of letters that no shipped font has; what no font of the system has either is replaced."""

    REPLACED = "replaced"
    LEFT_OUT = "left_out"
    SYSTEM = "system"
