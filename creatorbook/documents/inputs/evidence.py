"""What an evidence page is made from: frozen, complete, and without any knowledge of a book."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.records.parties import Pronoun

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class EvidenceVersion:
    """A version that was issued: when (UTC), its pages, the SHA-256 of its file.

    `accepted` are the contradictions that it went out with because they were said to be meant, as they were told.
    """

    ordinal: int
    issued_at: datetime | None
    pages: int
    sha256: str
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that was checked, or was not: a key of the words of evidence, and the names that stand in it.

    `values` are pairs (name, words).
    """

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceSignature:
    """A signature that is kept: for whom, who, how, when (UTC), the SHA-256 of the copy that shows it.

    `party` and `manner` are values ("brand", "certificate"). `certificate` is a subject and a fingerprint, "" for none;
    `noted` is what was written down when it was kept, `note` a sentence of an older book. `day_alone` is the day where
    the hour is not known.
    """

    version: int
    party: str
    party_name: str
    signer: str
    manner: str
    at: datetime | None
    sha256: str
    certificate: str = ""
    note: str = ""
    facts: tuple[Fact, ...] = ()
    day_alone: date | None = None
    noted: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceCopy:
    """A signed copy that is kept: its SHA-256, and how it was found to relate to what was issued."""

    sha256: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceMail:
    """A mail of the deal: when it was sent (UTC), by whom, about what, and the name that mail programs know it by."""

    at: datetime | None
    sender: str
    subject: str
    message_id: str


class Joined(StrEnum):
    """How an evidence page and the signed copy are one file: pages behind the copy's, or the copy attached to it."""

    PAGES = "pages"
    ATTACHED = "attached"


@dataclass(frozen=True, slots=True)
class EvidenceInput:
    """An evidence page: of which contract, made when (UTC), and all that the book knows of it.

    `parties` are (role, name); `state` is a value of the contract's states. The creator is spoken of as `pronoun` says.
    `joined` is how it goes with the signed copy, None where it is a file of its own.
    """

    language: str
    made_at: datetime
    number: str
    title: str
    state: str
    parties: tuple[tuple[str, str], ...]
    versions: tuple[EvidenceVersion, ...]
    signatures: tuple[EvidenceSignature, ...] = ()
    copies: tuple[EvidenceCopy, ...] = ()
    mails: tuple[EvidenceMail, ...] = ()
    pronoun: Pronoun = Pronoun.UNSAID
    joined: Joined | None = None
