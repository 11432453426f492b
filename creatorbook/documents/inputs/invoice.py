"""What an invoice is made from: frozen values only, kept as JSON with every issued invoice.

Its sums are those that the rules reckoned once: neither the paper nor an electronic invoice reckons anything again. A
gap ("" and None) is never filled; days are dates without a time zone, `*_bp` are basis points.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from creatorbook.common.codec.codec import Codec
from creatorbook.common.codec.form import Form
from creatorbook.documents.inputs import codec
from creatorbook.documents.inputs.contract import DocumentStatus, Party, PartyRole
from creatorbook.documents.inputs.look import HOUSE_LOOK, Look, Paper
from creatorbook.domain.money.invoices.lines import Allowance, InvoiceLine, LineKind
from creatorbook.domain.money.invoices.parties import Preceding
from creatorbook.domain.money.invoices.totals import CashDiscount, InvoiceTotals, VatGroup, VatKey, Withheld
from creatorbook.domain.money.invoices.treatments import BuyerKind, DocumentKind, Supply, VatCategory
from creatorbook.domain.records.document_themes import LostLetters, Theme
from creatorbook.domain.records.parties import Pronoun
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class MentionLine:
    """Words that the law wants on the paper: the id of the rule that asks for them, and what is printed."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class VatReason:
    """Why a category bears no VAT: in words, and in the code of electronic invoices (VATEX, the Italian natura)."""

    category: VatCategory
    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class DepositLine:
    """A deposit invoice that a final invoice deducts; `amount` is with its VAT, which is `vat`."""

    number: str
    issued_on: date
    amount: Money
    vat: Money


@dataclass(frozen=True, slots=True)
class InvoiceInput:
    """Everything that an invoice says; a draft has no number and says so.

    `supplied_from` and `supplied_to` are the days of what was done, alike for one day. `tax_number` is the seller's
    with the tax office where it is another than the VAT number. `reference` is what the payer is asked to quote (a
    structured one, else the number). `buyer_reference` is what the buyer asked to be named (a Leitweg-ID, a cost
    centre), `order_number` that of the buyer's order. `vat_at_home` is the VAT in the currency of the seller's state,
    `home_rate` where its rate comes from. A credit note's sums are positive.
    """

    kind: DocumentKind
    language: str
    seller: Party
    buyer: Party
    lines: tuple[InvoiceLine, ...]
    totals: InvoiceTotals
    status: DocumentStatus = DocumentStatus.DRAFT
    number: str = ""
    issued_on: date | None = None
    supplied_from: date | None = None
    supplied_to: date | None = None
    due_on: date | None = None
    allowances: tuple[Allowance, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    vat_reasons: tuple[VatReason, ...] = ()
    mentions: tuple[MentionLine, ...] = ()
    notes: str = ""
    preceding: Preceding | None = None
    deposits: tuple[DepositLine, ...] = ()
    discount: CashDiscount | None = None
    discount_bp: int | None = None
    reference: str = ""
    buyer_reference: str = ""
    order_number: str = ""
    contract_number: str = ""
    tax_number: str = ""
    vat_at_home: Money | None = None
    home_rate: str = ""
    supplies: tuple[Supply, ...] = (Supply.SERVICES,)
    buyer_kind: BuyerKind = BuyerKind.BUSINESS
    look: Look = HOUSE_LOOK

    @property
    def currency(self) -> str:
        """The currency of every sum but `vat_at_home`."""
        return self.totals.total_with_vat.currency

    @property
    def is_final(self) -> bool:
        """Whether it is what is left after deposits."""
        return bool(self.deposits)

    @property
    def is_credit(self) -> bool:
        """Whether it takes back what an earlier invoice asked for."""
        return self.kind is DocumentKind.CREDIT_NOTE

    def to_json(self) -> str:
        """Return canonical JSON: equal inputs give equal texts."""
        return _KEPT.dump(self)

    @classmethod
    def from_json(cls, text: str) -> InvoiceInput:
        """Return the input that `to_json` wrote; raises BadInput where the text cannot be read."""
        return codec.load(cls, text, _KEPT)


def _digits(number: Decimal) -> str:
    return format(number, "f")


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error


def _key(text: str) -> VatKey:
    category, _at, rate = text.partition("@")
    return VatKey(VatCategory(category), int(rate))


_KEPT = Codec(
    (
        Money, Decimal, Party, PartyRole, Pronoun, InvoiceLine, LineKind, Allowance, InvoiceTotals, VatGroup, VatKey,
        Withheld, CashDiscount, Preceding, VatCategory, DocumentKind, DocumentStatus, BuyerKind, Supply, Look, Theme,
        Paper, LostLetters,
    ),
    {
        Money: codec.MONEY,
        Decimal: Form(_digits, _number),
        VatKey: Form(lambda key: f"{key.category.value}@{key.rate_bp}", _key),
    },
)  # fmt: skip
