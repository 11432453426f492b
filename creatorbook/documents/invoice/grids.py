"""The tables of an invoice: its facts, its lines, VAT by rate, and the sums down to what is to be paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.documents.invoice.words import said, supplied, tax_name
from creatorbook.documents.page.paragraphs import fill_cell, paragraphs
from creatorbook.documents.page.styles import sheet
from creatorbook.documents.page.tables import Cell, Column, Grid, columns_of
from creatorbook.documents.pdf.tags import Tag, inside, row_tags
from creatorbook.documents.text import fonts
from creatorbook.documents.text.pdf_text import shorten_text
from creatorbook.domain.money.invoices.treatments import VatCategory

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from creatorbook.documents.inputs.invoice import InvoiceInput
    from creatorbook.documents.words.speech import Speech
    from creatorbook.domain.values.money import Money

_LONG = 120  # characters of a reference or a name in a table
_SUMS = 0.56  # of the width


def facts_grid(invoice: InvoiceInput, speech: Speech) -> Grid:
    """Return the days and references in one row, each under its name; those that nobody gave are left out."""
    due = speech.short_day(invoice.due_on) if invoice.due_on is not None else ""
    facts = (
        ("issued", speech.short_day(invoice.issued_on) if invoice.issued_on is not None else "", 22),
        ("supplied", supplied(invoice, speech), 30),
        ("due", due if not invoice.is_credit else "", 26),
        ("order", invoice.order_number, 24),
        ("buyer_reference", invoice.buyer_reference, 26),
        ("contract", invoice.contract_number, 24),
    )
    columns = [Column(said(invoice, speech, name), share) for name, _text, share in facts]
    return columns_of(
        [[Cell(shorten_text(text, _LONG), strong=name == "due") for name, text, _share in facts]], columns
    )


def bears_vat(invoice: InvoiceInput) -> bool:
    """Return whether any line of the invoice is in a category that bears VAT, be it at nothing."""
    return any(group.key.category in (VatCategory.STANDARD, VatCategory.ZERO) for group in invoice.totals.groups)


def lines_grid(invoice: InvoiceInput, speech: Speech) -> Grid:
    """Return the lines: what, how many, at what price, at what rate where there is VAT, and the sum without it."""
    taxed = bears_vat(invoice)
    columns = [
        Column(said(invoice, speech, "description"), 50),
        Column(said(invoice, speech, "quantity"), 9, right=True),
        Column(said(invoice, speech, "price"), 16, right=True),
        *([Column(tax_name(invoice, speech), 9, right=True)] if taxed else []),
        Column(said(invoice, speech, "net" if taxed else "amount"), 18, right=True),
    ]
    grid = Grid(columns, [])
    for line in invoice.lines:
        soft = []
        if line.discount is not None and line.discount.minor:
            words = {"gross": speech.money(line.gross), "amount": speech.money(line.discount)}
            soft.append(said(invoice, speech, "discount", **words))
        unit = f" {line.unit.strip()}" if line.unit.strip() else ""
        rate = _rate(invoice, speech, line.category, line.rate_bp)
        grid.rows.append(
            [
                Cell(line.text, tuple(soft)),
                Cell(f"{speech.quantity(line.quantity)}{unit}"),
                Cell(speech.price(line.unit_price, line.currency)),
                *([Cell(rate)] if taxed else []),
                Cell(speech.money(line.net)),
            ]
        )
    for allowance in invoice.allowances:
        rate = _rate(invoice, speech, allowance.category, allowance.rate_bp)
        gap = [Cell(""), Cell(""), *([Cell(rate)] if taxed else [])]
        grid.rows.append([Cell(allowance.text), *gap, Cell(_signed(-allowance.amount, speech))])
    return grid


def _rate(invoice: InvoiceInput, speech: Speech, category: VatCategory, rate_bp: int) -> str:
    """Return the rate of a line; what bears no VAT says so in a word, for a bare "0 %" is a rate."""
    if category in (VatCategory.STANDARD, VatCategory.ZERO):
        return speech.percent(rate_bp)
    return said(invoice, speech, "untaxed")


def _signed(amount: Money, speech: Speech) -> str:
    """Return an amount with a minus sign, not a hyphen, where it is taken away."""
    return speech.money(amount).replace("-", "\u2212")


def vat_grid(invoice: InvoiceInput, speech: Speech) -> Grid | None:
    """Return VAT by rate, None where the sums already say it all: one rate, or none."""
    if not bears_vat(invoice) or len(invoice.totals.groups) < 2:  # noqa: PLR2004  one is in the sums
        return None
    columns = [
        Column(said(invoice, speech, "rate"), 34),
        Column(said(invoice, speech, "taxable"), 34, right=True),
        Column(said(invoice, speech, "tax_due"), 32, right=True),
    ]
    rows = [
        [
            Cell(_rate(invoice, speech, group.key.category, group.key.rate_bp)),
            Cell(speech.money(group.taxable)),
            Cell(speech.money(group.tax)),
        ]
        for group in invoice.totals.groups
    ]
    return Grid(columns, rows)


def sums(invoice: InvoiceInput, speech: Speech) -> list[tuple[str, Money, bool]]:
    """Return the sums as (words, amount, whether it is one that counts), from the lines to what is to be paid."""
    totals = invoice.totals
    rows: list[tuple[str, Money, bool]] = []
    if bears_vat(invoice):
        rows.append((said(invoice, speech, "total_net"), totals.total_without_vat, False))
        by_rate = vat_grid(invoice, speech) is not None
        if by_rate:
            rows.append((said(invoice, speech, "tax_all"), totals.vat, False))
        for group in totals.groups:
            if group.key.category is VatCategory.STANDARD and not by_rate:
                words = {"rate": speech.percent(group.key.rate_bp), "base": speech.money(group.taxable)}
                rows.append((said(invoice, speech, "tax_on", **words), group.tax, False))
        rows.append((said(invoice, speech, "total_gross"), totals.total_with_vat, True))
    else:
        rows.append((said(invoice, speech, "total"), totals.total_with_vat, True))
    for deposit in invoice.deposits:
        words = {
            "number": shorten_text(deposit.number, _LONG),
            "day": speech.short_day(deposit.issued_on),
            "tax_amount": speech.money(deposit.vat),
        }
        rows.append((said(invoice, speech, "deposit", **words), -deposit.amount, False))
    if invoice.deposits:
        rows.append((said(invoice, speech, "payable"), totals.payable, True))
    for kept in invoice.withheld:
        words = {"name": kept.name, "rate": speech.percent(kept.rate_bp), "base": speech.money(kept.base)}
        rows.append((said(invoice, speech, "withheld", **words), -kept.amount, False))
    if invoice.withheld:
        rows.append((said(invoice, speech, "cash"), totals.cash_expected, True))
    return rows


def draw_sums(invoice: InvoiceInput, speech: Speech) -> Flowable:
    """Return the sums as a narrow table at the right, the last of them on an area of colour."""
    from reportlab.platypus import Table, TableStyle

    width = sheet().width * _SUMS
    rows = sums(invoice, speech)
    tag = Tag("Table")
    body: list[list[object]] = []
    # The sum stands where the table of lines has its last column.
    widths = [width * 0.66, width * 0.34]
    for words, amount, strong in rows:
        head, value = row_tags(tag, ["TH", "TD"])
        head.details = "/O /Table /Scope /Row"
        name = "cell_strong" if strong else "cell"
        with inside(head):
            left = fill_cell(head, paragraphs(words, name, widths[0] - 14))
        with inside(value):
            right = fill_cell(value, paragraphs(_signed(amount, speech), f"{name}_right"))
        body.append([left, right])
    made: Flowable = Table(body, colWidths=widths, hAlign="RIGHT", style=TableStyle(_sums_rules(rows)))
    return made


def _sums_rules(rows: list[tuple[str, Money, bool]]) -> list[Any]:
    """Return the lines and areas of the sums: over each that counts, and most of all on the last."""
    from reportlab.lib.colors import HexColor

    look = sheet()
    pad, last = 4.2 * look.cell_padding, len(rows) - 1
    side = {"ruled": 0, "tinted": 7, "boxed": 5}[look.table]
    rules: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), fonts.TEXT),
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("LEFTPADDING", (0, 0), (0, -1), side),
        ("RIGHTPADDING", (0, 0), (-1, -1), side),
        ("TOPPADDING", (0, 0), (-1, -1), pad),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
        *(("LINEABOVE", (0, at), (-1, at), 0.4, HexColor(look.rule)) for at, row in enumerate(rows) if row[2] and at),
    ]
    if look.table == "boxed":
        return [*rules, ("BOX", (0, 0), (-1, -1), 0.8, HexColor(look.soft))]
    if look.table == "tinted":
        return [*rules, ("BACKGROUND", (0, last), (-1, last), HexColor(look.tint))]
    accent = HexColor(look.accent)
    return [
        *rules,
        ("LINEABOVE", (0, last), (-1, last), 0.8, accent),
        ("LINEBELOW", (0, last), (-1, last), 0.8, accent),
    ]
