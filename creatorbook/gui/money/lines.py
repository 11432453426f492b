"""What a line of a panel says of an invoice, a share, of what was spent, and of a statement of earnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, ngettext, pgettext
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.gui.lists.panel_lines import LineWords, field_text, join_parts
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for
from creatorbook.services.shares.wording import how_much

if TYPE_CHECKING:
    from creatorbook.services.records.rows import Row


def describe_split(row: Row) -> LineWords:
    """Return what a line says of a share of income."""
    days = join_parts(field_text(row, "starts_on"), field_text(row, "ends_on")).replace(" · ", " – ")
    return LineWords(
        title=row.title,
        note=join_parts(word_for(row["role"]), days),
        end=how_much(row["manner"], row["percent_bp"], row["fixed"]),
    )


def describe_invoice(row: Row) -> LineWords:
    """Return what a line says of an invoice."""
    is_draft = row["state"] is InvoiceState.DRAFT
    state = _("Draft") if is_draft else pgettext("invoice", "Paid") if row["paid_on"] else _("Issued")
    return LineWords(
        title=row["number"] or _("Draft without a number"),
        note=join_parts(
            "" if row["kind"] is InvoiceKind.INVOICE else word_for(row["kind"]),
            field_text(row, "brand_id"),
            field_text(row, "issued_on"),
        ),
        end=formats.money(row["payable"]) if row["payable"] else "",
        status=(state, "idle" if is_draft else "ok" if row["paid_on"] else "info"),
    )


def describe_expense(row: Row) -> LineWords:
    """Return what a line says of what was spent."""
    return LineWords(
        title=row.title,
        note=join_parts(row["category"], field_text(row, "spent_on")),
        end=formats.money(row["amount"], short=True),
        status=(_("To be paid back"), "info") if row["passed_on"] else ("", ""),
    )


def describe_earning(row: Row) -> LineWords:
    """Return what a line says of a statement of earnings."""
    days = join_parts(field_text(row, "starts_on"), field_text(row, "ends_on")).replace(" · ", " – ")
    clicks, sales = row["clicks"], row["sales"]
    return LineWords(
        title=join_parts(word_for(row["kind"]), days),
        note=join_parts(
            ngettext("{count} click", "{count} clicks", clicks).format(count=formats.number(clicks)) if clicks else "",
            ngettext("{count} sale", "{count} sales", sales).format(count=formats.number(sales)) if sales else "",
        ),
        end=formats.money(row["amount"], short=True),
    )
