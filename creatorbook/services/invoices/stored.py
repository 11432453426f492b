"""Invoices and their lines as the book keeps them: frozen, read without the tables' classes."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from creatorbook.common.errors import NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.money.invoices.lines import Allowance, InvoiceLine, LineKind
from creatorbook.domain.money.invoices.treatments import Supply, VatCategory
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.domain.values.money import Money
from creatorbook.services.fields.values import value_as_json
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.select import Select

_INVOICE, _LINE, _ALLOWANCE = Table("invoice"), Table("invoice_line"), Table("invoice_allowance")


@dataclass(frozen=True, slots=True)
class StoredInvoice:
    """An invoice as it stands; sums are in minor units of `currency`, None while it is a draft.

    `settled` and `paid_on` follow from what came in; see `store.models.invoices.Invoice`.
    """

    id: str
    creator_id: str
    brand_id: str
    agency_id: str | None
    series_id: str | None
    kind: InvoiceKind
    state: InvoiceState
    number: str | None
    issued_on: date | None
    supplied_from: date | None
    supplied_to: date | None
    due_on: date | None
    discount_bp: int | None
    discount_days: int | None
    currency: str
    language: str
    withholding: str
    buyer_reference: str
    order_reference: str
    payment_reference: str
    note: str
    precedes_id: str | None
    total_without_vat: int | None
    vat: int | None
    total_with_vat: int | None
    prepaid: int | None
    payable: int | None
    withheld: int | None
    cash_expected: int | None
    home_rate: str
    home_rate_on: date | None
    home_rate_source: str
    settled: int
    written_off: int
    paid_on: date | None
    data: str
    sha256: str

    def money(self, minor: int | None) -> Money | None:
        """Return one of its sums as money, None for none."""
        return None if minor is None else Money(minor, self.currency)


@dataclass(frozen=True, slots=True)
class StoredLine:
    """A line as it stands, before VAT is decided anew for a draft."""

    id: str
    position: int
    kind: LineKind
    supply: Supply
    deal_id: str | None
    payment_id: str | None
    text: str
    quantity: str
    unit: str
    unit_price: str
    discount: int | None
    net: int
    vat_category: VatCategory
    vat_rate_bp: int

    def line(self, currency: str, category: VatCategory, rate_bp: int) -> InvoiceLine:
        """Return the line as the rules see it; raises LineError for one that no invoice may bear."""
        return InvoiceLine(
            self.text,
            Decimal(self.quantity),
            Decimal(self.unit_price),
            currency,
            category,
            rate_bp,
            None if self.discount is None else Money(self.discount, currency),
            self.unit,
            self.kind,
            self.deal_id,
            self.payment_id,
        )


T = TypeVar("T", StoredInvoice, StoredLine)


def read_invoice(reading: Executes, invoice_id: str) -> StoredInvoice:
    """Return an invoice, also one in the trash; raises NotFound."""
    found = read_invoices(reading, select(_INVOICE).where(_INVOICE.id.equals(invoice_id)).with_trash())
    if not found:
        raise NotFound(_("There is no such invoice."), where=f"invoice {invoice_id}")
    return found[0]


def read_invoices(reading: Executes, query: Select) -> list[StoredInvoice]:
    """Return the invoices that a select on their table finds; its own columns are not read."""
    return [_fill(StoredInvoice, row) for row in results.rows(reading, _with_columns(query, _INVOICE, StoredInvoice))]


def find_invoice(reading: Executes, typed: str) -> StoredInvoice:
    """Return the invoice that a number, an id or the beginning of one means; raises NotFound."""
    by_number = read_invoices(reading, select(_INVOICE).where(_INVOICE.number.equals(typed.strip())))
    if by_number:
        return by_number[0]
    last = typed.strip().lower() + "\uffff"
    by_id = read_invoices(reading, select(_INVOICE).where(_INVOICE.id.between(typed.strip().lower(), last)))
    if len(by_id) == 1:
        return by_id[0]
    raise NotFound(
        _("There is no invoice “{typed}”.").format(typed=typed),
        where="invoice",
        hint=_("Name it by its number, or by the id that “invoice list” prints."),
    )


def read_lines(reading: Executes, invoice_id: str) -> list[StoredLine]:
    """Return the lines of an invoice, in their order."""
    query = select(_LINE).where(_LINE.invoice_id.equals(invoice_id)).order_by(_LINE.position)
    return [_fill(StoredLine, row) for row in results.rows(reading, _with_columns(query, _LINE, StoredLine))]


def read_allowances(reading: Executes, invoice_id: str, currency: str) -> tuple[Allowance, ...]:
    """Return the discounts on the whole of an invoice, in their order."""
    columns = select(_ALLOWANCE, "text", "amount", "vat_category", "vat_rate_bp")
    found = columns.where(_ALLOWANCE.invoice_id.equals(invoice_id)).order_by(_ALLOWANCE.position)
    return tuple(
        Allowance(text, Money(amount, currency), VatCategory(category), rate_bp)
        for text, amount, category, rate_bp in results.rows(reading, found)
    )


def deposits_of(reading: Executes, invoice_id: str) -> list[StoredInvoice]:
    """Return the deposits that a final invoice deducts, oldest first."""
    of = Table("invoice_deposit")
    ids = results.values(reading, select(of, "deposit_id").where(of.invoice_id.equals(invoice_id)))
    return read_invoices(reading, select(_INVOICE).where(_INVOICE.id.among(ids)).order_by(_INVOICE.id))


def credits_of(reading: Executes, invoice_id: str) -> list[StoredInvoice]:
    """Return the credit notes that take an invoice back, oldest first."""
    of = select(_INVOICE).where(
        _INVOICE.precedes_id.equals(invoice_id),
        _INVOICE.kind.equals(InvoiceKind.CREDIT_NOTE),
        _INVOICE.state.equals(InvoiceState.ISSUED),
    )
    return read_invoices(reading, of.order_by(_INVOICE.id))


def invoice_as_json(invoice: StoredInvoice, lines: Iterable[StoredLine] = ()) -> dict[str, Any]:
    """Return an invoice for JSON: its columns, sums as digits with their currency, and its lines."""
    sums = ("total_without_vat", "vat", "total_with_vat", "prepaid", "payable", "withheld", "cash_expected", "settled")
    values: dict[str, Any] = {
        each.name: _plain(getattr(invoice, each.name)) for each in fields(invoice) if each.name not in {"data", *sums}
    }
    for name in sums:
        values[name] = value_as_json(invoice.money(getattr(invoice, name)))
    values["lines"] = [{each.name: _plain(getattr(line, each.name)) for each in fields(line)} for line in lines]
    return json.loads(json.dumps(values))  # type: ignore[no-any-return]  # plain values of ours


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _with_columns(query: Select, table: Table, wanted: type[StoredInvoice | StoredLine]) -> Select:
    return replace(query, columns=tuple(table[name] for name in _READERS[wanted.__name__]))


def _readers(wanted: type[StoredInvoice | StoredLine]) -> dict[str, Any]:
    """Return how the columns of a class are read from what the database holds."""
    hints = get_type_hints(wanted)
    found: dict[str, Any] = {}
    for each in fields(wanted):
        hint = hints[each.name]
        if hint in (date, date | None):
            found[each.name] = date.fromisoformat
        elif isinstance(hint, type) and issubclass(hint, StrEnum):
            found[each.name] = hint
        else:
            found[each.name] = None
    return found


_READERS = {each.__name__: _readers(each) for each in (StoredInvoice, StoredLine)}


def _fill(wanted: type[T], row: Sequence[object]) -> T:
    pairs = zip(_READERS[wanted.__name__].values(), row, strict=True)
    values: list[Any] = [value if read is None or value is None else read(value) for read, value in pairs]
    return wanted(*values)
