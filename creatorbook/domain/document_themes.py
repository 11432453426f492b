"""The typographic themes of documents, as a creator chooses one."""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """How a document is set: with serifs, without, or dense and plain."""

    CLASSIC = "classic"
    MODERN = "modern"
    PLAIN = "plain"
