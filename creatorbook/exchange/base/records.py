"""What reading a foreign file yields: plain frozen records, not yet in any book.

Every record has a `key` that says which thing of the outside world it is: reading the same file again gives the
same keys, whatever rows were added around it, so an import can tell what it already has. `row` is where the
record stood (line of a text file, row of a sheet, number of a card or a message; the first is 1).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.common.text import fold
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.domain.values.currencies import USUAL_CURRENCY
from creatorbook.exchange.base.statement_rows import ImportedRates, ImportedStatement, ImportedStatementRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from creatorbook.domain.records.deals import Stage
    from creatorbook.domain.values.money import Money
    from creatorbook.domain.values.platforms import Medium, Platform
    from creatorbook.exchange.base.problems import Notice


class FileKind(StrEnum):
    """What a file is about."""

    CONTACTS = "contacts"
    DEALS = "deals"
    GIFTS = "gifts"
    PAYMENTS = "payments"
    MAIL = "mail"
    STATEMENT = "statement"
    RATES = "rates"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Handle:
    """An account on a platform: `name` is without the leading "@"."""

    platform: Platform
    name: str


@dataclass(frozen=True, slots=True)
class ImportedContact:
    """A person from an address book.

    `emails` are normalised and ordered as in the file; `phones` are in international form ("+33 1 …") where they
    could be read, else as written; `address` has lines; `country` is ISO 3166-1 alpha-2; `language` a two-letter
    code. `agency` is where they work, for the brand `organisation` where both are named; `company_number` and
    `vat_number` are those of their firm.
    """

    key: str
    row: int
    name: str
    organisation: str = ""
    agency: str = ""
    role: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    address: str = ""
    country: str | None = None
    language: str | None = None
    handles: tuple[Handle, ...] = ()
    labels: tuple[str, ...] = ()
    category: str = ""
    company_number: str = ""
    vat_number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ImportedBrand:
    """An organisation from an address book: a card without a person. Fields as in ImportedContact.

    `is_agency` says that the file calls it an agency.
    """

    key: str
    row: int
    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    address: str = ""
    country: str | None = None
    language: str | None = None
    handles: tuple[Handle, ...] = ()
    labels: tuple[str, ...] = ()
    category: str = ""
    company_number: str = ""
    vat_number: str = ""
    note: str = ""
    is_agency: bool = False


@dataclass(frozen=True, slots=True)
class ImportedPiece:
    """So many deliverables of a form, from a cell such as "1 reel, 3 stories"."""

    platform: Platform | None
    medium: Medium | None
    count: int


@dataclass(frozen=True, slots=True)
class ImportedDeal:
    """A collaboration from a sheet; `reference` is the sheet's own number, None where a cell was empty.

    `brand` is "" in a sheet without a column for it; `payment_days` are those of "Net 30"; `pieces` are all
    deliverables, of which `platform` and `medium` are the first; `is_paid` says that the row calls the fee
    paid, with or without a day, `is_unpaid` that it denies it.
    """

    key: str
    row: int
    brand: str
    title: str
    reference: str = ""
    contact_name: str = ""
    contact_email: str = ""
    agency: str = ""
    fee: Money | None = None
    stage: Stage | None = None
    platform: Platform | None = None
    medium: Medium | None = None
    pieces: tuple[ImportedPiece, ...] = ()
    agreed_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    next_action: str = ""
    next_action_on: date | None = None
    payment_days: int | None = None
    invoice_number: str = ""
    due_on: date | None = None
    payment_due_on: date | None = None
    published_on: date | None = None
    invoiced_on: date | None = None
    paid_on: date | None = None
    is_paid: bool = False
    is_unpaid: bool = False
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ImportedPayment:
    """An instalment from a sheet of payments: of which deal, its title, its brand or its invoice's number tells.

    `is_paid` says that the row calls it paid, with or without a day.
    """

    key: str
    row: int
    deal: str = ""
    brand: str = ""
    invoice_number: str = ""
    label: str = ""
    amount: Money | None = None
    invoiced_on: date | None = None
    due_on: date | None = None
    paid_on: date | None = None
    is_paid: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ImportedGift:
    """Something received, from a sheet; None where a cell was empty."""

    key: str
    row: int
    brand: str
    description: str
    received_on: date | None = None
    value: Money | None = None
    expectation: Expectation = Expectation.UNKNOWN
    fate: GiftFate | None = None
    quantity: int = 1
    return_by: date | None = None
    platform: Platform | None = None
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Someone in a header of a mail: `name` may be empty, `email` is normalised or as written."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class ImportedAttachment:
    """A file that came with a mail: `name` is safe to use in a folder, `content` at most 50 MB."""

    name: str
    media_type: str
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """The hash of the content, 64 hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class ImportedMessage:
    """A mail: `sent_at` is UTC and aware, `text` plain whatever the mail was written in.

    `organisation` is that of the sender's domain as the mail writes it, empty for free-mail and unknown senders;
    `client` is a brand on whose behalf the sender writes, `is_agency` says that their firm is none, `writer` is who
    wrote the mail that they forward, and `client` their firm then; `domain` is that of the sender's address.
    `references` are the ids of the messages before it in its thread, oldest first. `is_bulk` says that it went to
    many, as a newsletter does, `is_automatic` that a machine wrote it, as an answer of absence.
    """

    key: str
    row: int
    message_id: str
    sent_at: datetime | None
    sender: MailAddress | None
    recipients: tuple[MailAddress, ...] = ()
    subject: str = ""
    text: str = field(default="", repr=False)
    attachments: tuple[ImportedAttachment, ...] = ()
    in_reply_to: str = ""
    organisation: str = ""
    client: str = ""
    writer: MailAddress | None = None
    is_agency: bool = False
    domain: str = ""
    references: tuple[str, ...] = ()
    is_bulk: bool = False
    is_automatic: bool = False


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """A row of a table that is read by its headings alone: the filled cells as text, each under its heading."""

    key: str
    row: int
    headings: tuple[str, ...]
    cells: tuple[str, ...]


Record = (
    ImportedContact
    | ImportedBrand
    | ImportedDeal
    | ImportedPayment
    | ImportedGift
    | ImportedMessage
    | ImportedStatement
    | ImportedStatementRow
    | ImportedRates
    | ImportedRow
)


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a table, or a property of cards, was taken for: `field` is "" where it was left aside.

    `filled` says in how many rows or cards it holds something.
    """

    header: str
    field: str
    filled: int = 0


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """What a file held: its kind, its records in the file's order, and what had to be said about it.

    `format` is "vcard", "csv", "xlsx", "eml", "mbox", "camt", "ofx", "qif" or "mt940" of a statement, "zip" or "xml" of
    rates; `encoding` and `columns` are for a preview; `sha256` is the hash of the file.
    """

    kind: FileKind
    format: str
    records: tuple[Record, ...]
    notices: tuple[Notice, ...] = ()
    encoding: str = ""
    columns: tuple[Column, ...] = ()
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a reader may be given: the rest is found in the file.

    `currency` (ISO 4217) and `country` (ISO 3166-1 alpha-2, for phone numbers, the order of day and month and signs
    such as "kr"; "" where the book names none) stand in where the file is silent; `day_first`, `decimal_mark` ("." or
    ","), `encoding`, `delimiter` and `sheet` override what would be guessed.
    `keep_rest` puts what an address book says and no field holds into the note of its entry. `columns` says which
    column of a bank's table is what: "date", "amount" and so on to a heading or a number from 1; `currency_said` that a
    person named the currency.
    """

    currency: str = USUAL_CURRENCY
    country: str = ""
    day_first: bool | None = None
    decimal_mark: str = ""
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    keep_rest: bool = False
    columns: dict[str, str] = field(default_factory=dict)
    currency_said: bool = False


def make_key(kind: str, parts: Iterable[str]) -> str:
    """Return the key of the thing that these parts name, the same for every spelling of case and accents."""
    text = "\x1f".join([kind, *(fold(part) for part in parts)])
    return f"{kind}:{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:32]}"


class Keys:
    """Gives every record of one file its own key: a thing named twice is its second occurrence."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def take(self, kind: str, *parts: str) -> str:
        """Return the key of these parts, with "#2", "#3" … from the second time on."""
        key = make_key(kind, parts)
        count = self._seen[key] = self._seen.get(key, 0) + 1
        return key if count == 1 else f"{key}#{count}"
