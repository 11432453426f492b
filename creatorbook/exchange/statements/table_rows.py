"""The rows of a bank's or a payment service's table, as lines of a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.statement_rows import ImportedStatementRow
from creatorbook.exchange.statements.columns import find_columns
from creatorbook.exchange.statements.figures import Amounts, Place, known_currency
from creatorbook.exchange.statements.marks import (
    Fate,
    are_statuses,
    fate_of,
    goes_out,
    is_conversion,
    is_total,
    is_waiting,
    knows_direction,
)
from creatorbook.exchange.statements.table_days import Days
from creatorbook.exchange.tables.cells import as_text

if TYPE_CHECKING:
    from creatorbook.domain.values.money import Money
    from creatorbook.exchange.base.records import Column, ReadOptions
    from creatorbook.exchange.statements.columns import Columns
    from creatorbook.exchange.statements.gathering import Gathering
    from creatorbook.exchange.tables.table import Cell, Row, Table

_SUMS = ("amount", "debit", "credit", "gross", "fee", "net", "source_amount", "target_amount", "original_amount")
_COMPACT_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


def read_table(table: Table, options: ReadOptions, gathering: Gathering) -> tuple[Column, ...]:
    """Gather the lines of a table and return what its columns were taken for; raises FileProblem."""
    columns = find_columns(table, options.columns)
    if not any(columns.body):
        raise FileProblem("no_rows")
    reading = _Reading(columns, options, table.at)
    if not (reading.names_currency or options.currency_said):
        raise FileProblem("statement_no_currency")
    internal = never = 0
    for row in columns.body:
        if reading.is_beside(row):
            continue
        fate = reading.fate(row)
        if is_conversion(columns.text(row, "type")):
            internal += 1
        elif fate is Fate.NEVER:
            never += 1
        elif is_waiting(columns.text(row, reading.day)):
            gathering.count_pending()
        else:
            gathering.add(reading.line(row, is_pending=fate is Fate.PENDING))
    if internal:
        gathering.remarks.add("statement_conversions", count=internal)
    if never:
        gathering.remarks.add("statement_never", count=never)
    return columns.preview()


@dataclass(frozen=True, slots=True)
class _Sums:
    """What came in or went out, and what was kept back of it."""

    amount: Money
    fee: Money | None = None


class _Reading:
    """Reads the rows of one table, the marks of whose numbers and days all its rows decide."""

    def __init__(self, columns: Columns, options: ReadOptions, at: str) -> None:
        self._columns, self._at, self._options = columns, at, options
        self.day = next(name for name in ("booked", "valued") if columns.has(name))
        days = {
            name: [_undense(cell) for cell in columns.column(name) if not is_waiting(as_text(cell))]
            for name in ("booked", "valued")
        }
        self._days = {
            name: Days(days[name], options, days["valued" if name == "booked" else "booked"])
            for name in ("booked", "valued")
            if columns.has(name)
        }
        self._has_statuses = are_statuses(map(as_text, columns.column("status")))
        texts = [as_text(cell) for name in _SUMS for cell in columns.column(name) if cell != ""]
        heading = next((columns.heading(name) for name in _SUMS if columns.has(name)), "")
        self._amounts = Amounts(texts, heading, options.currency, options)

    @property
    def names_currency(self) -> bool:
        """Whether the table says in which currency its amounts are."""
        columns = self._columns
        return columns.has("currency") or columns.has("target_currency") or self._amounts.names_currency

    def is_beside(self, row: Row) -> bool:
        """Return whether a row is no line: empty, or a sum below the lines."""
        if as_text(self._columns.cell(row, self.day)):
            filled = sum(cell != "" for cell in row.cells)
            return filled == 1 and is_total(as_text(self._columns.cell(row, self.day)))
        texts = [as_text(cell) for cell in row.cells if cell != ""]
        return not texts or any(map(is_total, texts)) or not any(self._columns.text(row, name) for name in _SUMS)

    def fate(self, row: Row) -> Fate:
        """Return what became of the line."""
        return fate_of(self._columns.text(row, "status")) if self._has_statuses else Fate.BOOKED

    def line(self, row: Row, *, is_pending: bool) -> ImportedStatementRow:
        """Return the line of a row; raises FileProblem where its day or its amount is none."""
        columns, place = self._columns, Place(self._at, row.number)
        sums = self._sums(row, place)
        texts = [text for text in columns.texts(row, "text") if text]
        valued = columns.cell(row, "valued")
        original = columns.text(row, "original_amount")
        named = columns.text(row, "original_currency")
        other = self._amounts.read(original, place, known_currency(named, place)) if original and named else None
        party = columns.text(row, "payer" if sums.amount.minor >= 0 else "payee") or columns.text(row, "counterparty")
        return ImportedStatementRow(
            "",
            row.number,
            columns.text(row, "account") or columns.account,
            self._days[self.day].read(_undense(columns.cell(row, self.day)), place),
            sums.amount,
            self._days["valued"].read(_undense(valued), place) if self.day == "booked" and valued != "" else None,
            other if other is not None and other.currency != sums.amount.currency else None,
            columns.text(row, "rate"),
            sums.fee,
            party,
            columns.text(row, "counterparty_account"),
            " ".join(texts),
            columns.text(row, "reference"),
            columns.text(row, "end_to_end_id"),
            columns.text(row, "bank_id"),
            is_pending,
        )

    def _sums(self, row: Row, place: Place) -> _Sums:
        columns = self._columns
        flag = columns.text(row, "flag")
        if columns.has("target_amount") and columns.has("source_amount"):
            side = "source" if goes_out(flag) else "target"
            amount = self._read(row, f"{side}_amount", place, columns.text(row, f"{side}_currency"))
            if amount is None:
                raise place.problem("statement_no_amount")
            return _Sums(-amount if side == "source" else amount)
        currency = columns.text(row, "currency")
        amount = self._amount(row, place, currency)
        if flag and columns.has("flag") and not columns.has("gross"):
            amount = _directed(amount, flag, place)
        fee = self._read(row, "fee", place, currency) if columns.has("fee") else None
        if fee is None or not fee.minor:
            return _Sums(amount)
        # A net sum has its fee taken off already; beside an amount alone it is still to be.
        kept = abs(fee.minor)
        if columns.has("net"):
            return _Sums(amount, type(fee)(kept, fee.currency))
        return _Sums(type(fee)(amount.minor - kept, amount.currency), type(fee)(kept, fee.currency))

    def _amount(self, row: Row, place: Place, currency: str) -> Money:
        columns = self._columns
        for name in ("net", "amount", "gross"):
            if columns.has(name) and columns.text(row, name):
                found = self._read(row, name, place, currency)
                if found is not None:
                    return found
        debit, credit = (self._read(row, name, place, currency) for name in ("debit", "credit"))
        # What went out stands in its column with a sign or without one.
        out = None if debit is None or not debit.minor else type(debit)(-abs(debit.minor), debit.currency)
        came = credit if credit is not None and credit.minor else None
        if out is not None and came is not None:
            raise place.problem("statement_both_sides")
        found = next((sum_ for sum_ in (out, came, debit, credit) if sum_ is not None), None)
        if found is None:
            raise place.problem("statement_no_amount")
        return found

    def _read(self, row: Row, name: str, place: Place, currency: str) -> Money | None:
        text = self._columns.text(row, name)
        code = known_currency(currency, place) if currency else ""
        return self._amounts.read(text, place, code) if text else None


def _directed(amount: Money, flag: str, place: Place) -> Money:
    if not knows_direction(flag):
        raise place.problem("statement_direction", text=flag)
    return -amount if goes_out(flag) and amount.minor > 0 else amount


def _undense(cell: Cell) -> Cell:
    """Return "20260301", as some banks write a day, in ISO form."""
    if isinstance(cell, float) and cell.is_integer():
        cell = str(int(cell)) if len(str(int(cell))) == len("20260301") else cell
    if isinstance(cell, str) and (found := _COMPACT_DAY.fullmatch(cell.strip())):
        return f"{found[1]}-{found[2]}-{found[3]}"
    if isinstance(cell, datetime):
        return cell.date()
    return cell
