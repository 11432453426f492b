"""What is named of a page that is not as it was issued."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SpotKind(StrEnum):
    """What was done to a page, or stands on it, that was not there when it was issued."""

    CHANGED = "changed"
    ADDED = "added"
    ANEW = "anew"
    PICTURE = "picture"
    PAGE_ADDED = "page_added"
    PAGE_EMPTY = "page_empty"
    PAGE_MISSING = "page_missing"
    PAGE_MOVED = "page_moved"
    ANNOTATION = "annotation"
    FIELD = "field"
    LAYER = "layer"
    SCRIPT = "script"
    UNREAD = "unread"
    FILLED = "filled"
    SIGNATURE_LOST = "signature_lost"


# What is told of a file and says nothing against it.
TOLD = frozenset({SpotKind.FILLED, SpotKind.SIGNATURE_LOST})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is not as it was issued: `page` counts from 1, `words` are those there, or what was written.

    Pages are those of the file; only that of PAGE_MISSING is one that was issued. `words` of PAGE_ADDED are the first
    on it, of PAGE_MOVED the number of the page that was issued. PAGE_EMPTY: a page with nothing on it was added.

    PICTURE: the page came as a picture, as in a scan; `words` are the number of the page that was issued.

    CHANGED: these words look different. ADDED: something between the words. ANEW: the page looks different everywhere.
    ANNOTATION, FIELD, LAYER and SCRIPT were put there; `words` are the note's, or the field's value. UNREAD: there are
    more notes and fields than are looked at, from this page on. SIGNATURE_LOST: a certificate signature is left on the
    page without the form that held it.
    """

    page: int
    kind: SpotKind
    words: str = ""


@dataclass(frozen=True, slots=True)
class Looks:
    """What is not as it was issued in a file.

    `filled` are the answers in the fields of our own where a party signs, and what is left of a certificate signature
    in a file that was saved again: they are told, and change no term.
    `anew` says that all of it looks different, so that no place can be named, `scanned` that its pages are pictures.
    """

    spots: tuple[Spot, ...] = ()
    filled: tuple[Spot, ...] = ()
    anew: bool = False
    scanned: bool = False


NOTHING_SEEN = Looks()
