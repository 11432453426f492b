"""Bookkeeping: what is invoiced, received and spent as balanced entries on accounts named by what they are for.

Which number an account has is the accountant's affair; see `services.accountant.chart`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.money.invoices.treatments import VatCategory
from creatorbook.domain.records.money.receipts import AllocationKind

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.values.money import Money


class Role(StrEnum):
    """What an account is for."""

    CLIENTS = "clients"
    BANK = "bank"
    SALES = "sales"
    SALES_REDUCED = "sales_reduced"
    SALES_REVERSE = "sales_reverse"
    SALES_ABROAD = "sales_abroad"
    SALES_EXEMPT = "sales_exempt"
    VAT_DUE = "vat_due"
    VAT_PAID = "vat_paid"
    DEPOSITS = "deposits"
    EXPENSES = "expenses"
    SUPPLIERS = "suppliers"
    COMMISSIONS = "commissions"
    BANK_FEES = "bank_fees"
    WITHHELD = "withheld"
    DISCOUNTS = "discounts"
    ROUNDING = "rounding"
    WRITTEN_OFF = "written_off"
    SET_OFF = "set_off"
    EXCHANGE_LOSS = "exchange_loss"
    EXCHANGE_GAIN = "exchange_gain"


class Journal(StrEnum):
    """In which journal an entry stands, by the codes that are usual in France."""

    SALES = "VE"
    PURCHASES = "HA"
    BANK = "BQ"
    OTHER = "OD"


# What settles a sum without being money that came, and where it goes instead.
ROLE_OF_KIND = {
    AllocationKind.FEE: Role.BANK_FEES,
    AllocationKind.WITHHOLDING: Role.WITHHELD,
    AllocationKind.DISCOUNT: Role.DISCOUNTS,
    AllocationKind.ROUNDING: Role.ROUNDING,
    AllocationKind.WRITE_OFF: Role.WRITTEN_OFF,
    AllocationKind.SET_OFF: Role.SET_OFF,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an entry in minor units of the book's currency: `debit` or `credit` is 0.

    `party` is the id of the brand on an account of clients; `original` is the amount in the currency that was agreed,
    None where that is the same.
    """

    role: Role
    debit: int
    credit: int
    party: str = ""
    original: Money | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `piece` names the paper that it rests on, of the day `piece_on`. Raises ValueError out of balance."""

    journal: Journal
    on: date
    piece: str
    piece_on: date
    text: str
    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        if self.debit != sum(line.credit for line in self.lines):
            raise ValueError(f"{self.piece}: an entry that does not balance")

    @property
    def debit(self) -> int:
        """What its lines come to on either side."""
        return sum(line.debit for line in self.lines)


def sales_role(category: VatCategory, rate_bp: int, usual_bp: int) -> Role:
    """Return the account of sales by their VAT: the country's usual rate, another one, reverse charge, abroad, none."""
    match category:
        case VatCategory.STANDARD:
            return Role.SALES if rate_bp >= usual_bp else Role.SALES_REDUCED
        case VatCategory.REVERSE_CHARGE | VatCategory.INTRA_UNION_GOODS:
            return Role.SALES_REVERSE
        case VatCategory.OUTSIDE | VatCategory.EXPORT:
            return Role.SALES_ABROAD
        case _:
            return Role.SALES_EXEMPT


def line(role: Role, minor: int, *, party: str = "", original: Money | None = None) -> Line:
    """Return a line that debits an amount above zero, and credits one below."""
    return Line(role, max(minor, 0), max(-minor, 0), party, original)


def in_balance(lines: list[Line], gain: Role, loss: Role, *, party: str = "") -> tuple[Line, ...]:
    """Return the lines with what is missing to balance them as a gain or a loss; lines of nothing are left out."""
    over = sum(each.debit - each.credit for each in lines)
    if over:
        lines = [*lines, line(gain if over > 0 else loss, -over, party=party)]
    return tuple(each for each in lines if each.debit or each.credit)
