"""Invoices as fields: what is found, shown and linked; drawing up, issuing and crediting are steps of their own."""

from __future__ import annotations

from creatorbook.common.i18n import mark
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.services.fields.kinds.field import Field, FieldType, Kind
from creatorbook.services.fields.kinds.window import Window

_SUMS = mark("Sums")
_REFERENCES = mark("References")


def _sum(name: str, label: str) -> Field:
    return Field(name, FieldType.MONEY, label, _SUMS, fixed=True, with_tax=True, width=14, currency="currency")


INVOICE = Kind(
    id="invoice",
    singular=mark("Invoice"),
    plural=mark("Invoices"),
    title="number",
    columns=("number", "brand_id", "kind", "state", "payable", "issued_on", "due_on", "paid_on"),
    sort=(("issued_on", True),),
    parent="brand_id",
    icon="file-text",
    stand_in=("state", "brand_id"),
    window=Window(
        page="money",
        shown_on=("today", "deals", "reports"),
        searched=True,
        viewer="money.invoice:open_invoice",
        part="money.invoice_part:InvoicePart",
        state="state",
        elsewhere=frozenset({"state", "currency", "settled"}),
        letter="invoice_id",
        line="money.lines:describe_invoice",
    ),
    fields=(
        Field("number", FieldType.TEXT, mark("Number"), fixed=True),
        Field("kind", FieldType.CHOICE, mark("Kind"), enum=InvoiceKind, default=InvoiceKind.INVOICE, fixed=True),
        Field("state", FieldType.CHOICE, mark("State"), enum=InvoiceState, default=InvoiceState.DRAFT, fixed=True),
        # Whom it went to is named while they are in the trash, too: an invoice goes nowhere with them.
        Field("brand_id", FieldType.REFERENCE, mark("Brand"), kind="brand", fixed=True),
        Field("agency_id", FieldType.REFERENCE, mark("Agency"), kind="agency", fixed=True),
        Field("creator_id", FieldType.REFERENCE, mark("Creator"), kind="creator", fixed=True),
        Field("precedes_id", FieldType.REFERENCE, mark("Corrects invoice"), kind="invoice", fixed=True),
        Field("issued_on", FieldType.DAY, mark("Issued on"), fixed=True),
        Field("due_on", FieldType.DAY, mark("Due")),
        Field("supplied_from", FieldType.DAY, mark("Work from")),
        Field("supplied_to", FieldType.DAY, mark("Work to")),
        _sum("total_without_vat", mark("Without VAT")),
        _sum("vat", mark("VAT")),
        _sum("total_with_vat", mark("With VAT")),
        _sum("payable", mark("To pay")),
        _sum("settled", mark("Settled")),
        Field("paid_on", FieldType.DAY, mark("Paid on"), fixed=True),
        Field("currency", FieldType.CURRENCY, mark("Currency"), fixed=True, width=10),
        Field("language", FieldType.LANGUAGE, mark("Language"), fixed=True, width=10),
        Field("buyer_reference", FieldType.TEXT, mark("Reference of the client"), _REFERENCES),
        Field("order_reference", FieldType.TEXT, mark("Order number"), _REFERENCES),
        Field("payment_reference", FieldType.TEXT, mark("Payment reference"), _REFERENCES),
        Field("note", FieldType.LONG_TEXT, mark("Note"), help=mark("It is printed on the invoice.")),
    ),
)
