"""The two sides that are brought together: lines of a statement, and what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.domain.records.money.receipts import AllocationKind


@dataclass(frozen=True, slots=True)
class PaidLine:
    """What came in: `amount` is above zero, `fee` was kept back of it, `original` is what was sent in another currency.

    `words` are all that the payer and the bank wrote: text, references, ids.
    """

    id: str
    booked_on: date
    amount: Money
    fee: Money | None = None
    original: Money | None = None
    payer: str = ""
    account: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Debt:
    """What somebody owes: `open` is the cash that is still expected of it, zero where it is settled already.

    `payer` is the id of who owes it, `number` the invoice's, `references` what else the payer may name. Up to
    `discount_until` `discount` may be kept back; `withholdings` are the sums that a payer may keep for the tax office.
    """

    id: str
    payer: str
    open: Money
    number: str = ""
    references: tuple[str, ...] = ()
    issued_on: date | None = None
    due_on: date | None = None
    discount: Money | None = None
    discount_until: date | None = None
    withholdings: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True)
class Payers:
    """Who may pay: the names of each payer by id, and the payers whose accounts are known."""

    names: Mapping[str, tuple[str, ...]]
    accounts: Mapping[str, str]


class Certainty(StrEnum):
    """How sure a proposal is: only a READY one may be accepted among others with one key."""

    READY = "ready"
    LIKELY = "likely"
    MAYBE = "maybe"


class Reason(StrEnum):
    """Why a line is thought to settle a debt, or what speaks against it."""

    NUMBER = "number"
    ACCOUNT = "account"
    NAME = "name"
    AMOUNT = "amount"
    SUM = "sum"
    DIFFERENCE = "difference"
    PART = "part"
    TOO_MUCH = "too_much"
    NEAR_DUE = "near_due"
    OTHER_CURRENCY = "other_currency"
    SEVERAL = "several"
    BEFORE_INVOICE = "before_invoice"
    OTHER_PAYER = "other_payer"
    SETTLED_BEFORE = "settled_before"


@dataclass(frozen=True, slots=True)
class Part:
    """What of a line settles one debt, in the currency owed: `paid` came in, `differences` explain the rest.

    What neither of them covers of the debt is still owed.
    """

    debt: str
    paid: Money
    differences: tuple[tuple[AllocationKind, Money], ...] = ()

    @property
    def settled(self) -> Money:
        """All that is taken off the debt."""
        return Money(self.paid.minor + sum(money.minor for _kind, money in self.differences), self.paid.currency)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a line may settle, with its reasons; `left` is what no debt takes: it stays the payer's credit."""

    line: str
    parts: tuple[Part, ...]
    certainty: Certainty
    reasons: tuple[Reason, ...]
    left: Money | None = None
