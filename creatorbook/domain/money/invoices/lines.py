"""Lines of an invoice: quantity times unit price, each rounded once, less a discount that is rounded by itself."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.money.checks import WHOLE_BP
from creatorbook.domain.values.currencies import exponent
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from creatorbook.domain.money.invoices.treatments import VatCategory

# A quantity of 18 digits and a price of 18 with their decimals: the product is exact.
_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
_MAX_DIGITS = 18


class LineKind(StrEnum):
    """What a line is: what was done, a cost passed on, or a charge that the law adds (see `charges`)."""

    FEE = "fee"
    EXPENSE = "expense"
    CONTRIBUTION = "contribution"
    FUND = "fund"
    STAMP = "stamp"


class LineError(ValueError):
    """A line that no invoice may bear; `code` is the finding that says why (`invoice.line_…`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line: `unit_price` is in major units of the currency, without taxes; `rate_bp` is its VAT.

    Raises LineError for a price under zero (a credit note is positive too), a quantity that is not above zero, numbers
    that are not finite or too long, and a discount that is under zero, beyond the line or in another currency.
    """

    text: str
    quantity: Decimal
    unit_price: Decimal
    currency: str
    category: VatCategory
    rate_bp: int = 0
    discount: Money | None = None
    unit: str = ""
    kind: LineKind = LineKind.FEE
    deal_id: str | None = None
    instalment_id: str | None = None

    def __post_init__(self) -> None:
        for number in (self.quantity, self.unit_price):
            if not number.is_finite() or number.adjusted() >= _MAX_DIGITS or _decimals(number) > _MAX_DIGITS:
                raise LineError("invoice.line_out_of_range")
        if self.unit_price < 0:
            raise LineError("invoice.line_price_negative")
        if self.quantity <= 0:
            raise LineError("invoice.line_without_quantity")
        if self.rate_bp < 0 or self.rate_bp > WHOLE_BP:
            raise LineError("invoice.line_out_of_range")
        if self.discount is None:
            return
        if self.discount.currency != self.currency or not 0 <= self.discount.minor <= self.gross.minor:
            raise LineError("invoice.line_discount")

    @property
    def gross(self) -> Money:
        """Quantity times unit price, rounded half up to the minor unit."""
        product = _EXACT.multiply(self.quantity, self.unit_price)
        return Money(int(_EXACT.quantize(_EXACT.scaleb(product, exponent(self.currency)), Decimal(1))), self.currency)

    @property
    def net(self) -> Money:
        """What the line adds to the invoice, without taxes."""
        return self.gross if self.discount is None else self.gross - self.discount


@dataclass(frozen=True, slots=True)
class Allowance:
    """A discount on the whole of one VAT category and rate: it lowers only that group. `amount` is not under zero."""

    text: str
    amount: Money
    category: VatCategory
    rate_bp: int = 0

    def __post_init__(self) -> None:
        if self.amount.minor < 0:
            raise LineError("invoice.line_discount")


def _decimals(number: Decimal) -> int:
    places = number.as_tuple().exponent
    return -places if isinstance(places, int) else 0
