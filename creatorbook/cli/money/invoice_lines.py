"""Invoices as the command line prints them: one, a list, and what is open."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from creatorbook.cli.output.columns import Column, format_pairs, table
from creatorbook.common.i18n import _
from creatorbook.services.fields import formats
from creatorbook.services.fields.values import value_as_json
from creatorbook.services.fields.words import word_for
from creatorbook.services.invoices.sum_words import state_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from creatorbook.cli.output.terminal import Terminal
    from creatorbook.domain.values.money import Money
    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.services.invoices.stored import StoredInvoice, StoredLine


def sum_as_json(owed: OpenSum) -> dict[str, Any]:
    """Return what is owed as one JSON object."""
    amounts = {"owed": owed.owed, "settled": owed.settled, "open": owed.open}
    return {
        "kind": owed.kind,
        "id": owed.id,
        "title": owed.title,
        "number": owed.number,
        "creator_id": owed.creator_id,
        "brand_id": owed.brand_id,
        "deal_ids": list(owed.deal_ids),
        "state": owed.state.value,
        "due_on": owed.due_on.isoformat() if owed.due_on else None,
        "days_late": owed.days_late,
        "paid_on": owed.paid_on.isoformat() if owed.paid_on else None,
        **{name: value_as_json(money) for name, money in amounts.items()},
    }


def print_sums(terminal: Terminal, found: Sequence[OpenSum]) -> None:
    """Print what is owed, a line each."""
    if not found:
        terminal.line(_("Nothing is owed."))
        return
    columns = [
        Column(_("What for")),
        Column(_("State")),
        Column(_("Due"), rigid=True),
        Column(_("Owed"), right=True, rigid=True),
        Column(_("Open"), right=True, rigid=True),
    ]
    cells = [
        (
            each.title,
            state_word(each.state),
            formats.day(each.due_on) if each.due_on else "",
            formats.money(each.owed),
            formats.money(each.open),
        )
        for each in found
    ]
    terminal.lines(table(terminal, columns, cells))


def print_invoices(terminal: Terminal, found: Sequence[tuple[StoredInvoice, Money]], brands: Mapping[str, str]) -> None:
    """Print invoices with what is payable of each, a line each; a draft by its id."""
    columns = [
        Column(_("Number")),
        Column(_("Kind")),
        Column(_("Brand")),
        Column(_("Issued on"), rigid=True),
        Column(_("Due"), rigid=True),
        Column(_("Payable"), right=True, rigid=True),
    ]
    cells = [
        (
            each.number or each.id,
            word_for(each.kind if each.number else each.state),
            brands.get(each.brand_id, ""),
            formats.day(each.issued_on) if each.issued_on else "",
            formats.day(each.due_on) if each.due_on else "",
            formats.money(payable),
        )
        for each, payable in found
    ]
    terminal.lines(table(terminal, columns, cells))


def print_invoice(
    terminal: Terminal, invoice: StoredInvoice, lines: Sequence[StoredLine], sums: Sequence[tuple[str, str]]
) -> None:
    """Print one invoice: what it is, its lines and its sums."""
    head = word_for(invoice.kind if invoice.number else invoice.state)
    terminal.line(f"{head} {invoice.number or invoice.id}", "strong")
    first, last = invoice.supplied_from, invoice.supplied_to
    days = [
        (_("Issued on"), invoice.issued_on),
        (_("Supplied from"), first if first != last else None),
        (_("Supplied to") if first and first != last else _("Supplied on"), last),
        (_("Due"), invoice.due_on),
        (_("Paid on"), invoice.paid_on),
    ]
    shown = [(name, formats.day(day)) for name, day in days if day is not None]
    terminal.lines(format_pairs(terminal, shown))
    for line in lines:
        pieces = formats.quantity(Decimal(line.quantity))
        each = formats.price(Decimal(line.unit_price), invoice.currency)
        terminal.line(f"  {pieces} × {each}  {line.text}")
    terminal.lines(format_pairs(terminal, sums))
