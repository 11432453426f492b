"""What is likely of a post, by itself: reminders look for it in the book, and load nothing that finds it out."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What is likely of a post. That a post is lawful is never said."""

    SUFFICIENT = "sufficient"
    INSUFFICIENT = "insufficient"
    NOT_REQUIRED = "not_required"
    UNKNOWN = "unknown"
