"""What reading a bank statement yields: the account, and its lines as the bank booked them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class ImportedStatement:
    """A statement of one account, before its lines: what the file says of it, "" and None for nothing.

    `account` is an IBAN without blanks or the number as the bank writes it, `currency` ISO 4217; `opening` and
    `closing` are the balances; `is_whole` says that they and the lines agree, None where the file has not both.
    """

    key: str
    row: int
    account: str = ""
    owner: str = ""
    currency: str = ""
    first_on: date | None = None
    last_on: date | None = None
    opening: Money | None = None
    closing: Money | None = None
    is_whole: bool | None = None


@dataclass(frozen=True, slots=True)
class ImportedStatementRow:
    """A line of a statement: `amount` is above zero for what came in, below it for what went out.

    `booked_on` is the bank's day as it is written: no time zone ever moves it. `original` and `rate` are those of
    another currency, `fee` what was kept back of the amount before it came in, above zero. `reference` is a
    structured one, `text` what the payer wrote. `is_pending` says that the bank has not booked it yet.
    The key is the same whenever the same line is read again.
    """

    key: str
    row: int
    account: str
    booked_on: date
    amount: Money
    valued_on: date | None = None
    original: Money | None = None
    rate: str = ""
    fee: Money | None = None
    counterparty: str = ""
    counterparty_account: str = ""
    text: str = field(default="", repr=False)
    reference: str = ""
    end_to_end_id: str = ""
    bank_id: str = ""
    is_pending: bool = False


@dataclass(frozen=True, slots=True)
class ImportedRates:
    """What one unit of `base` was worth in `currency`: `rates` has a line a day, such as "2026-11-27 1.0823"."""

    key: str
    row: int
    base: str
    currency: str
    rates: str
