"""What a country's file says beside its rules: other duties there, laws under way, and what nobody could find out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.law.reading import is_in_force, sources_cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from creatorbook.domain.findings.finding import Source
    from creatorbook.domain.law.reading import RuleTable


class NoteKind(StrEnum):
    """What a note is: something else that is owed, a law that is under way, or what is not known."""

    DUTY = "duty"
    PENDING = "pending"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LawNote:
    """One note, explained by language.

    A duty holds from `valid_from` to `valid_to`; a law under way is noted as of the day its source was read, and is
    expected from `valid_from` where that is known. What is not known may be without a source and a confidence ("").
    """

    id: str
    kind: NoteKind
    text: Mapping[str, str]
    sources: tuple[Source, ...] = ()
    confidence: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def is_in_force(self, on: date) -> bool:
        """Return whether the note is of the day: a law under way and what is not known are, until they end."""
        begins = self.valid_from if self.kind is NoteKind.DUTY else None
        return is_in_force(on, begins, self.valid_to)


def read_notes(table: RuleTable, sources: Mapping[str, Source]) -> tuple[LawNote, ...]:
    """Return the notes of a rule file; raises RuleFileError naming the key, also where two have one id."""
    found: list[LawNote] = []
    for entry in table.tables("note"):
        kind = entry.choice("kind", NoteKind)
        grounded = kind is not NoteKind.UNKNOWN or entry.has("sources")
        note = LawNote(
            entry.text("id"),
            kind,
            entry.translations("text"),
            sources_cited(entry, sources) if grounded else (),
            entry.confidence() if grounded else "",
            entry.day("valid_from"),
            entry.day("valid_to"),
        )
        if any(each.id == note.id for each in found):
            raise entry.error("id", f"{note.id!r} is there twice")
        entry.refuse_unread()
        found.append(note)
    return tuple(found)


def notes_of(notes: Iterable[LawNote], kind: NoteKind, on: date) -> tuple[LawNote, ...]:
    """Return the notes of one kind that are of the day, in their order."""
    return tuple(each for each in notes if each.kind is kind and each.is_in_force(on))
