"""What an electronic invoice says, in the terms of EN 16931, whichever syntax it is written in.

Sums are Decimals of the invoice's currency, taken over as they were reckoned. The names of the standard's business
terms are in the docstrings (BT-1 …).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from creatorbook.domain.money.invoices.treatments import DocumentKind, VatCategory


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number and the scheme it belongs to (ISO 6523, or the list of electronic addresses); "" for none."""

    value: str = ""
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class EParty:
    """Seller or buyer (BG-4, BG-7): `own_id` is BT-29, `legal` BT-30 and 47, `vat` BT-31 and 48, `tax` BT-32."""

    name: str
    country: str
    trading_name: str = ""
    own_id: str = ""
    legal: Identifier = field(default_factory=Identifier)
    vat: str = ""
    tax: str = ""
    address: Identifier = field(default_factory=Identifier)
    streets: tuple[str, ...] = ()
    postcode: str = ""
    town: str = ""
    region: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class ELine:
    """A line (BG-25): `unit` is a code of UN/ECE recommendation 20, `net` BT-131, `rate` in percent."""

    text: str
    quantity: Decimal
    unit: str
    price: Decimal
    category: VatCategory
    rate: Decimal
    net: Decimal
    discount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class EAllowance:
    """A discount on one category and rate of the whole invoice (BG-20)."""

    text: str
    amount: Decimal
    category: VatCategory
    rate: Decimal


@dataclass(frozen=True, slots=True)
class EGroup:
    """VAT of one category and rate (BG-23); `reason` and `code` say why there is none (BT-120, BT-121)."""

    category: VatCategory
    rate: Decimal
    taxable: Decimal
    tax: Decimal
    reason: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class ETotals:
    """The sums of the whole (BG-22): BT-106, 107, 109, 110, 112, 113 and 115."""

    lines: Decimal
    allowances: Decimal
    without_vat: Decimal
    vat: Decimal
    with_vat: Decimal
    prepaid: Decimal
    payable: Decimal


@dataclass(frozen=True, slots=True)
class EPayment:
    """How it is paid (BG-16): `means` is a code of UNTDID 4461, `quote` what the payer names (BT-83)."""

    means: str
    account: str = ""
    is_iban: bool = False
    name: str = ""
    bic: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class EInvoice:
    """An electronic invoice: `specification` is BT-24, `process` BT-23, `notes` (code of subject or "", text) BG-1.

    `home` is BT-111 with its currency BT-6. `earlier` are (number, day) of what it follows (BG-3); `terms` BT-20.
    """

    specification: str
    process: str
    kind: DocumentKind
    number: str
    issued_on: date
    currency: str
    seller: EParty
    buyer: EParty
    lines: tuple[ELine, ...]
    groups: tuple[EGroup, ...]
    totals: ETotals
    due_on: date | None = None
    supplied_from: date | None = None
    supplied_to: date | None = None
    home: tuple[str, Decimal] | None = None
    buyer_reference: str = ""
    order: str = ""
    contract: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    earlier: tuple[tuple[str, date], ...] = ()
    allowances: tuple[EAllowance, ...] = ()
    payment: EPayment | None = None
    terms: str = ""

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day of what was done, None where it is one day or not known (BG-14)."""
        first, last = self.supplied_from, self.supplied_to
        return (first, last) if first is not None and last is not None and first != last else None
