"""Contracts and their frozen versions, the signatures under them, the clauses they are made from."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.signatures import Manner, Signatory
from creatorbook.store.engine.base import Record, reference_column
from creatorbook.store.engine.types import choice, day, flag, instant, number, text_column


class Contract(Record):
    """A numbered document made from a deal's terms; `number` is empty until it is issued.

    `renews_id` is the contract that this one carries on.
    """

    __tablename__ = "contract"

    deal_id: Mapped[str] = reference_column("deal")
    number: Mapped[str] = text_column()
    state: Mapped[ContractState] = choice("state", ContractState, default=ContractState.DRAFT)
    language: Mapped[str] = text_column()
    issued_at: Mapped[datetime | None] = instant()
    signed_on: Mapped[date | None] = day()
    renews_id: Mapped[str | None] = reference_column("contract", nullable=True)


class ContractVersion(Record):
    """What the world has seen: the PDF's hash, the data it was made from, never changed again.

    The bytes are the attachment content with that hash.
    """

    __tablename__ = "contract_version"
    constraints = (UniqueConstraint("contract_id", "ordinal"),)

    contract_id: Mapped[str] = reference_column("contract")
    ordinal: Mapped[int] = mapped_column(Integer, nullable=False)
    issued_at: Mapped[datetime | None] = instant()
    sha256: Mapped[str] = text_column()
    pages: Mapped[int] = mapped_column(Integer, nullable=False)
    data: Mapped[str] = text_column()


class Signature(Record):
    """One party's signature under a version: how, by whom, and the SHA-256 of the PDF that shows it.

    The bytes are the attachment content with that hash; `certificate` names a certificate's subject and fingerprint.
    """

    __tablename__ = "signature"

    contract_id: Mapped[str] = reference_column("contract")
    ordinal: Mapped[int] = mapped_column(Integer, nullable=False)
    party: Mapped[Signatory] = choice("party", Signatory)
    manner: Mapped[Manner] = choice("manner", Manner)
    signer: Mapped[str] = text_column()
    signed_at: Mapped[datetime | None] = instant()
    sha256: Mapped[str] = text_column()
    certificate: Mapped[str] = text_column()
    note: Mapped[str] = text_column()


class ClauseWording(Record):
    """The user's own words for a clause of the library, or a clause of their own, in one language.

    `base_sha256` is the hash of the library's text that the words were edited from, empty for a clause of one's own;
    `after` is the clause that an own one follows. With a deal it is for that deal alone, else with a creator for all
    of theirs, else for the whole book.
    """

    __tablename__ = "clause_wording"
    constraints = (Index("ix_clause_wording_clause_id", "clause_id", "language"),)

    deal_id: Mapped[str | None] = reference_column("deal", nullable=True)
    creator_id: Mapped[str | None] = reference_column("creator", nullable=True)
    language: Mapped[str] = text_column()
    clause_id: Mapped[str] = text_column()
    title: Mapped[str] = text_column()
    wording: Mapped[str] = text_column()
    after: Mapped[str] = text_column()
    base_sha256: Mapped[str] = text_column()


class ContractTemplate(Record):
    """A set of clause choices kept under a name; without a creator it serves every creator of the book."""

    __tablename__ = "contract_template"

    creator_id: Mapped[str | None] = reference_column("creator", nullable=True)
    name: Mapped[str] = text_column()


class ClauseChoice(Record):
    """What a deal's contract, or a template, does with one clause: off, which alternative, where it stands.

    `alternative` empty is the library's own choice, `position` counts from 0 and None leaves it where the library
    puts it.
    """

    __tablename__ = "clause_choice"
    constraints = (
        CheckConstraint("(deal_id IS NULL) <> (template_id IS NULL)", name="owner"),
        UniqueConstraint("deal_id", "clause_id"),
        UniqueConstraint("template_id", "clause_id"),
    )

    deal_id: Mapped[str | None] = reference_column("deal", nullable=True)
    template_id: Mapped[str | None] = reference_column("contract_template", nullable=True)
    clause_id: Mapped[str] = text_column()
    switched_off: Mapped[bool] = flag("switched_off")
    alternative: Mapped[str] = text_column()
    position: Mapped[int | None] = number()
