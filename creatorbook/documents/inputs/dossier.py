"""What the dossier of a sum is made from: frozen, complete, and without any knowledge of a book."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.documents.inputs.letter import LetterInput


class PartKind(StrEnum):
    """What a part of a dossier is, in the order in which parts follow one another."""

    CONTRACT = "contract"
    APPROVAL = "approval"
    PROOF = "proof"
    INVOICE = "invoice"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class DossierPart:
    """A part: what it is called, its day, and its file, which is shown as pages where it can be and goes inside.

    One without a file is a fact of the book, such as an approval or a call. `kind_of_file` is a media type.
    """

    kind: PartKind
    title: str
    on: date | None = None
    file_name: str = ""
    kind_of_file: str = ""
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the book does not hold: a key of the words of dossiers, and the name that stands in it."""

    key: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class DossierInput:
    """A dossier: what is reckoned to its day, as the formal notice of that day has it, its parts, and what is missing.

    `number` is the invoice's, "" where there is none.
    """

    language: str
    made_on: date
    title: str
    number: str
    reckoning: LetterInput
    parts: tuple[DossierPart, ...] = ()
    missing: tuple[Missing, ...] = ()
