"""What came in and what it settled, and the lines of statements that tell of it."""

from __future__ import annotations

from enum import StrEnum


class AllocationKind(StrEnum):
    """How a part of what is owed was settled, or given back: only a payment is money that came."""

    PAYMENT = "payment"
    FEE = "fee"
    WITHHOLDING = "withholding"
    DISCOUNT = "discount"
    ROUNDING = "rounding"
    SET_OFF = "set_off"
    WRITE_OFF = "write_off"
    REFUND = "refund"


class RowStatus(StrEnum):
    """Whether a bank has booked a line; a pending one may still go."""

    BOOKED = "booked"
    PENDING = "pending"


class RowState(StrEnum):
    """What was done with a line of a statement: nothing yet, entered as received, or left aside."""

    OPEN = "open"
    BOOKED = "booked"
    IGNORED = "ignored"
