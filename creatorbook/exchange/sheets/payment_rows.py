"""Rows of a table whose headings are understood, made into payments; of which deal each is, the book says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.text import fold
from creatorbook.domain.records.deals import Stage
from creatorbook.exchange.base.records import ImportedPayment
from creatorbook.exchange.sheets.lines import TOTALS, Line, prepare_columns
from creatorbook.exchange.tables.words import STAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.exchange.base.problems import Remarks
    from creatorbook.exchange.base.records import ReadOptions, Record
    from creatorbook.exchange.tables.columns import Mapped

_DAYS = ("invoiced_on", "due_on", "paid_on")


def read_payments(mapped: Mapped, options: ReadOptions, remarks: Remarks) -> list[Record]:
    """Return the payments of a sheet; a row that names no deal, brand or invoice is said and left out."""
    columns = prepare_columns(mapped, options, remarks, _DAYS, "amount")
    return [payment for row in mapped.body if (payment := _payment(Line(columns, row, []))) is not None]


def _payment(line: Line) -> ImportedPayment | None:
    deal, brand, number = line.line("deal"), line.line("brand"), line.line("invoice_number")
    label = line.line("label")
    # A line of totals under a sheet is nobody's payment.
    if any(fold(text).rstrip(" :") in TOTALS for text in (deal, brand, number, label) if text):
        return None
    if not (deal or brand or number):
        line.remark("no_deal_named")
        return None
    amount = line.money("amount")
    days = {name: line.day(name) for name in _DAYS}
    status = line.line("status")
    is_paid = line.is_ticked("paid_on") or (bool(status) and STAGES.find(status) is Stage.PAID)
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


def _first_day(days: Mapping[str, object]) -> str:
    return next((str(day) for day in days.values() if day), "")
