"""The two sides of an invoice, and the invoice that is about to be issued, as the checks see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.money.invoices.treatments import BuyerKind, DocumentKind, Supply

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.money.invoices.lines import Allowance, InvoiceLine
    from creatorbook.domain.money.invoices.totals import InvoiceTotals
    from creatorbook.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class Party:
    """Seller or buyer; `record` is (kind, id) of what a finding opens, `country` an ISO 3166-1 alpha-2 code.

    `company_number` is that of the country's register (SIREN, ABN, KvK …), `tax_number` that of the tax office where it
    is another (Steuernummer). `regime` is the id of a seller's VAT regime in the rules.
    """

    record: tuple[str, str]
    name: str
    country: str
    address: str = ""
    company_number: str = ""
    vat_number: str = ""
    tax_number: str = ""
    regime: str = ""
    kind: BuyerKind = BuyerKind.BUSINESS


@dataclass(frozen=True, slots=True)
class Preceding:
    """The invoice that a credit note, a correction or a final invoice refers to."""

    number: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class InvoiceFacts:
    """An invoice before it is issued; `totals` are those that will be frozen, in the currency of its lines.

    `vat_at_home` is the VAT in the currency of the seller's state where the invoice is in another one.
    """

    record: tuple[str, str]
    kind: DocumentKind
    seller: Party
    buyer: Party
    lines: tuple[InvoiceLine, ...]
    totals: InvoiceTotals
    issued_on: date
    supplied_on: date | None = None
    due_on: date | None = None
    supplies: frozenset[Supply] = frozenset({Supply.SERVICES})
    allowances: tuple[Allowance, ...] = ()
    preceding: Preceding | None = None
    vat_at_home: Money | None = None

    @property
    def currency(self) -> str:
        """The currency of every sum of the invoice."""
        return self.totals.total_with_vat.currency
