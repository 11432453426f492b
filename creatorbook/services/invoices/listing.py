"""Invoices listed, and one with its sums and its paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from creatorbook.common.errors import BookError
from creatorbook.common.i18n import _
from creatorbook.domain.records.money.invoices import InvoiceState
from creatorbook.domain.values.money import Money
from creatorbook.services.invoices.gathering import gather
from creatorbook.services.invoices.stored import read_invoice, read_invoices
from creatorbook.services.records.notions import asks_for_money
from creatorbook.store import results
from creatorbook.store.query.expressions import any_of
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creatorbook.services.invoices.stored import StoredInvoice
    from creatorbook.store.engine.reading import Executes

_INVOICE, _LINE = Table("invoice"), Table("invoice_line")


def list_invoices(
    reading: Executes,
    *,
    drafts: bool = False,
    unpaid: bool = False,
    year: int | None = None,
    brand: str = "",
    most: int | None = None,
) -> list[StoredInvoice]:
    """Return invoices: drafts first, then the newest; only drafts, only unpaid ones, or those of a year or brand."""
    query = select(_INVOICE)
    if drafts:
        query = query.where(_INVOICE.state.equals(InvoiceState.DRAFT))
    if unpaid:
        query = query.where(asks_for_money(_INVOICE), _INVOICE.paid_on.is_null())
    if year is not None:
        query = query.where(_INVOICE.issued_on.between(f"{year:04d}-01-01", f"{year:04d}-12-31"))
    if brand:
        query = query.where(_INVOICE.brand_id.equals(brand))
    query = query.order_by(_INVOICE.state, descending(_INVOICE.issued_on), descending(_INVOICE.id))
    if most is not None:
        # Put in order by what is asked for alone: an invoice holds all that was frozen of it.
        found = results.values(reading, replace(query, columns=(_INVOICE.id,)).limit(most))
        query = query.where(_INVOICE.id.among(found))
    return read_invoices(reading, query)


def count_invoices(reading: Executes) -> int:
    """Return how many invoices there are, drafts among them."""
    return results.count_rows(reading, select(_INVOICE))


def invoices_of_deal(reading: Executes, deal_id: str) -> list[str]:
    """Return the ids of the invoices, drafts among them, that ask for something of a deal, oldest first."""
    of = select(_LINE, "invoice_id").where(_LINE.deal_id.equals(deal_id)).unique()
    ids = results.values(reading, of)
    return results.values(reading, select(_INVOICE, "id").where(_INVOICE.id.among(ids)).order_by(_INVOICE.id))


def invoices_of_brand(reading: Executes, brand_id: str, most: int) -> list[str]:
    """Return the ids of the newest invoices to a brand, drafts among them, oldest first."""
    of = select(_INVOICE, "id").where(_INVOICE.brand_id.equals(brand_id))
    return results.values(reading, of.order_by(descending(_INVOICE.id)).limit(most))[::-1]


def invoices_beside(reading: Executes, invoice_id: str) -> list[StoredInvoice]:
    """Return those that an invoice corrects or deducts, and those that correct or deduct it, oldest first."""
    link = Table("invoice_deposit")
    deposits = select(link, "deposit_id").where(link.invoice_id.equals(invoice_id))
    finals = select(link, "invoice_id").where(link.deposit_id.equals(invoice_id))
    before = select(_INVOICE, "precedes_id").where(_INVOICE.id.equals(invoice_id), _INVOICE.precedes_id.is_known())
    ids = [id for each in (deposits, finals, before) for id in results.values(reading, each)]
    beside = any_of(_INVOICE.id.among(ids), _INVOICE.precedes_id.equals(invoice_id))
    return read_invoices(reading, select(_INVOICE).where(beside).order_by(_INVOICE.id))


def brands_of(reading: Executes) -> Mapping[str, str]:
    """Return the names of all brands by id, those in the trash too: an invoice names whom it went to."""
    return dict(results.rows(reading, select("brand", "id", "name").with_trash()))


def sums_of(reading: Executes, invoice: StoredInvoice, today: date) -> dict[str, Money]:
    """Return an invoice's sums by name; of a draft as they would be today, without what is open."""
    if invoice.state is InvoiceState.DRAFT:
        totals = gather(reading, invoice.id, today).facts.totals
        return {"total_without_vat": totals.total_without_vat, "vat": totals.vat, "payable": totals.payable}
    opened = max((invoice.cash_expected or 0) - invoice.settled, 0)
    return {
        "total_without_vat": Money(invoice.total_without_vat or 0, invoice.currency),
        "vat": Money(invoice.vat or 0, invoice.currency),
        "payable": Money(invoice.payable or 0, invoice.currency),
        "open": Money(opened, invoice.currency),
    }


def invoice_pdf(reading: Executes, invoice_id: str, today: date) -> bytes:
    """Return the paper of an invoice: the frozen bytes, or a draft as it would be today; raises BookError for none."""
    from creatorbook.documents.invoice.render import render_invoice

    invoice = read_invoice(reading, invoice_id)
    if invoice.state is InvoiceState.DRAFT:
        return render_invoice(gather(reading, invoice_id, today).paper).pdf
    content = results.value(reading, select("attachment_content", "content").where(sha256=invoice.sha256))
    if content is None:
        raise BookError(_("The paper of this invoice is missing from the book."), where=f"invoice {invoice_id}")
    return bytes(content)
