"""What is noted under a signature when it is kept: stored as codes, and said in the language of whoever reads it.

Notes of older books are sentences, and stay as they were written.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, mark
from creatorbook.documents.inputs.evidence import Fact
from creatorbook.domain.records.signatures import Signatory
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEGIN = '[["'
_SENTENCES = {
    "note_broken": mark("A certificate signature in this copy is not valid; it was kept all the same."),
    "note_unchecked": mark("Its certificate signature was not checked."),
    "note_no_text": mark("A scan or photograph, compared with the contract by eye."),
    "note_scan": mark("A scan, or drawn anew, compared with the contract by eye."),
    "note_partial": mark("Pages of the contract are missing in it; it was kept all the same."),
    "note_other_look": mark("It does not look as it was issued; it was kept all the same."),
    "note_other_text": mark("Its words differ from those issued; it was kept all the same."),
    "note_same_text": mark("Another file with the words that were issued."),
    "note_added_text": mark("Another file with the words that were issued, and some more."),
    "note_said": mark("By the word of whoever kept it, on {day}."),
    "note_kept": mark("Kept in the book as the signature of: {party}."),
    "note_listed": mark("Whose it is: {party}, by your own list ({name})."),
    "note_name": mark("Whose it is: {party}, by the name on it ({name}) and nothing else."),
}


def note_word(day: date) -> Fact:
    """Return that something is known by somebody's word alone."""
    return Fact("note_said", (("day", day.isoformat()),))


def encode_notes(notes: Iterable[Fact | None]) -> str:
    """Return notes as they are stored, "" for none."""
    kept = [[note.key, dict(note.values)] for note in notes if note is not None]
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def read_notes(stored: str) -> tuple[Fact, ...]:
    """Return the notes that are stored; nothing for a sentence of an older book."""
    if not stored.startswith(_BEGIN):
        return ()
    return tuple(
        Fact(key, tuple((name, str(value)) for name, value in values.items()))
        for key, values in json.loads(stored)
        if key in _SENTENCES
    )


def describe_notes(stored: str) -> str:
    """Return what was noted, in the language of the screen; a sentence of an older book as it was written."""
    notes = read_notes(stored)
    return " ".join(map(_sentence, notes)) if notes else stored


def _sentence(note: Fact) -> str:
    return _(_SENTENCES[note.key]).format(**{name: _say(name, value) for name, value in note.values})


def _say(name: str, value: str) -> str:
    if name == "day":
        return formats.day(date.fromisoformat(value))
    return word_for(Signatory(value)) if name == "party" else value
