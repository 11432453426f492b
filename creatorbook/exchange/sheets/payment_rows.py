"""Rows of a table whose headings are understood, made into payments; of which deal each is, the book says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import labelled
from creatorbook.domain.records.deals import Stage
from creatorbook.exchange.base.records import ImportedPayment
from creatorbook.exchange.sheets.lines import prepare_columns, read_lines
from creatorbook.exchange.tables.amounts import NotAnAmount
from creatorbook.exchange.tables.cells import as_text
from creatorbook.exchange.tables.words import STAGES, is_unsettled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.domain.values.money import Money
    from creatorbook.exchange.base.problems import Remarks
    from creatorbook.exchange.base.records import ReadOptions, Record
    from creatorbook.exchange.sheets.lines import Line
    from creatorbook.exchange.tables.columns import Mapped

_DAYS = ("invoiced_on", "due_on", "paid_on")


def read_payments(mapped: Mapped, options: ReadOptions, remarks: Remarks) -> list[Record]:
    """Return the payments of a sheet; a row that names no deal, brand or invoice is said and left out."""
    amount = "amount" if "amount" in mapped.fields else "paid_sum"
    columns = prepare_columns(mapped, options, remarks, _DAYS, amount)
    return [payment for line in read_lines(columns) if (payment := _payment(line)) is not None]


def _payment(line: Line) -> ImportedPayment | None:
    deal, brand, number = line.line("deal"), line.line("brand"), line.line("invoice_number")
    label = line.line("label")
    if not (deal or brand or number):
        line.remark("no_deal_named")
        return None
    line.remark_on_number(number)
    text, paid = _sum_paid(line)
    amount = line.money("amount") or line.money("paid_sum")
    days = {name: line.day(name, taken=text) for name in _DAYS}
    status = line.line("status")
    is_paid = line.is_ticked("paid_on") or (bool(status) and STAGES.find(status) is Stage.PAID)
    if is_paid and days["paid_on"] is None:
        days["paid_on"] = line.day_inside("paid_on", status)
    if paid is not None and amount is not None and paid.currency == amount.currency:
        is_paid = paid.minor >= amount.minor
        if not is_paid:
            line.remark("part_paid", paid=str(paid), amount=str(amount))
            line.rest.append(labelled(line.heading("paid_on"), days["paid_on"].isoformat()) if days["paid_on"] else "")
            days["paid_on"] = None
    if status and not (is_paid and days["paid_on"]):
        line.rest.append(status)
    identity = ("invoice", number, deal, brand) if number else (deal, brand, label, str(amount), _first_day(days))
    return ImportedPayment(
        key=line.columns.keys.take("payment", *identity),
        row=line.row.number,
        deal=deal,
        brand=brand,
        invoice_number=number,
        label=label,
        amount=amount,
        is_paid=is_paid,
        note=line.note(),
        **days,
    )


def _sum_paid(line: Line) -> tuple[str, Money | None]:
    """Return the sum that was paid with its text, "" and None for none.

    It has a column of its own, or is written where the day of payment is looked for ("Paid": 250.00).
    """
    own = line.columns.mapped.cells(line.row, "paid_sum") if "amount" in line.columns.mapped.fields else []
    for heading, cell in own or line.columns.mapped.cells(line.row, "paid_on"):
        text = as_text(cell)
        if not own and (line.is_day("paid_on", text) or line.is_ticked("paid_on") or is_unsettled(text)):
            continue
        try:
            money = line.columns.amounts.read(cell)
        except NotAnAmount:
            money = None
        if money is not None and money.minor:
            line.keep(heading, cell)
            return text, money
        if own:
            line.keep(heading, cell)
    return "", None


def _first_day(days: Mapping[str, object]) -> str:
    return next((str(day) for day in days.values() if day), "")
