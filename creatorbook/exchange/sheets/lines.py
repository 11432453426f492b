"""One row of a sheet while it is read: its texts, days and amounts, by the readers of its columns.

Nothing that stands in a row is lost: what no field can hold goes to the note with its heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from creatorbook.common.text import fold
from creatorbook.domain.records.deals import Stage
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import Notice
from creatorbook.exchange.base.records import Keys
from creatorbook.exchange.sheets.totals import total_of
from creatorbook.exchange.tables.amounts import (
    AmountReader,
    NoCurrency,
    NotAnAmount,
    TooLarge,
    UnclearAmount,
    amount_reader,
    currency_of,
    includes_tax,
)
from creatorbook.exchange.tables.cells import STROKES, as_text
from creatorbook.exchange.tables.dates import DateOutOfRange, DateReader, NotADate, date_notices, date_reader
from creatorbook.exchange.tables.headers import IGNORED
from creatorbook.exchange.tables.words import STAGES, is_unsettled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creatorbook.domain.values.money import Money
    from creatorbook.exchange.base.problems import Remarks
    from creatorbook.exchange.base.records import ReadOptions
    from creatorbook.exchange.tables.columns import Mapped
    from creatorbook.exchange.tables.table import Cell, Row
    from creatorbook.exchange.tables.words import Lexicon, Word

_YES = frozenset(
    {"yes", "oui", "ja", "si", "x", "ok", "true", "vrai", "y", "o", "✓", "✔", "1", "done", "fait", "tak", "sim"}
)
_NO = frozenset(
    {"no", "non", "nein", "nee", "nie", "nao", "false", "faux", "n", "0", "-", "–", "—", "n/a", "na", "✗", "✘"}
)
# What a thing costs in a shop, and what came in, have their tax in them.
_IN_ALL = frozenset({"value", "paid_sum"})
_TITLE_CHARACTERS = limits.NAME_CHARACTERS
_NUMBER = r"[0-9][0-9.,'’ ]*"
_OF_CURRENCY = re.compile(rf"{_NUMBER}([A-Z]{{3}})|([A-Z]{{3}})\s*{_NUMBER}")
_BELOW_ZERO = re.compile(r"[-−–]\s*\D{0,4}[0-9][0-9.,'’ ]*\D{0,4}|\([0-9][0-9.,'’ ]*\D{0,4}\)")
_FIRST_CLAUSE = re.compile(r"\s*[,;:(.–—]\s*")
_WORDS_OF_A_STATUS = 8
_ADDRESS = re.compile(r"(?:https?://)?[^\s/@]+\.[a-z]{2,}(?:[/?#:]\S*)?[,;]?", re.IGNORECASE)
_ADDRESS_CHARACTERS = 2000


@dataclass
class Columns:
    """The readers of a sheet's columns of days and amounts, decided once for all rows."""

    mapped: Mapped
    remarks: Remarks
    keys: Keys
    days: dict[str, DateReader]
    amounts: AmountReader
    currency: str
    numbers: dict[str, int] = field(default_factory=dict)


@dataclass
class Line:
    """One row while it is read: what no field holds is gathered in `rest`."""

    columns: Columns
    row: Row
    rest: list[str]

    def text(self, name: str) -> str:
        """Return the first filled cell of a field; further ones go to the note."""
        cells = self.columns.mapped.cells(self.row, name)
        for heading, cell in cells[1:]:
            self.keep(heading, cell)
        return as_text(cells[0][1]) if cells else ""

    def line(self, name: str) -> str:
        """Return the first filled cell of a field as one line of at most 300 characters."""
        text = " ".join(self.text(name).split())[:_TITLE_CHARACTERS]
        # A stroke says that there is none.
        return "" if text in STROKES else text

    def address(self, name: str) -> str:
        """Return the address on the web in a field, "" where it only says that there is one, which the note keeps."""
        text = self.text(name)
        if not text or any(_ADDRESS.fullmatch(word) for word in text.split()):
            return text[:_ADDRESS_CHARACTERS]
        if text not in STROKES:
            self.keep(self.heading(name), text)
        return ""

    def heading(self, name: str) -> str:
        """Return the heading of the first filled cell of a field."""
        return next((heading for heading, _cell in self.columns.mapped.cells(self.row, name)), "")

    def keep_unknown(self, name: str, text: str, known: Lexicon[Word]) -> None:
        """Put the text of a field whose words are not known into the note."""
        if text and known.find(text) is None:
            self.keep(self.columns.mapped.cells(self.row, name)[0][0], text)

    def keep(self, heading: str, cell: Cell) -> None:
        """Put a cell into the note."""
        text = as_text(cell)
        self.rest.append(f"{heading}: {text}" if heading else text)

    def remark(self, code: str, **params: str) -> None:
        """Add a notice about this row."""
        self.columns.remarks.add(code, self.row.number, line=0, **params)

    def keep_unsettled(self, heading: str, cell: Cell) -> bool:
        """Say and put into the note a cell whose value is still to be settled; return whether it is one."""
        text = as_text(cell)
        if not is_unsettled(text):
            return False
        self.remark("not_settled", column=heading, text=text)
        self.keep(heading, cell)
        return True

    def day(self, name: str, *, taken: str = "") -> date | None:
        """Return the day of a field, None for none; what is not a day is said and kept in the note.

        `taken` is the text of a cell that is something else already.
        """
        for heading, cell in self.columns.mapped.cells(self.row, name):
            if taken and as_text(cell) == taken:
                continue
            if self.keep_unsettled(heading, cell):
                continue
            code = "bad_date"
            try:
                return self.columns.days[name].read(cell)
            except DateOutOfRange:
                code = "date_out_of_range"
            except NotADate:
                if fold(as_text(cell)) in _YES | _NO:
                    continue
                stage = STAGES.find(as_text(cell)) if name == "paid_on" else None
                if stage is not None:
                    if stage is not Stage.PAID:
                        self.keep(heading, cell)
                    elif (day := self.day_inside(name, as_text(cell))) is not None:
                        return day
                    continue
            self.remark(code, text=as_text(cell))
            self.keep(heading, cell)
        return None

    def day_inside(self, name: str, text: str) -> date | None:
        """Return the day at the end of a text such as "paid on 12/03/2026", as the field's column writes days."""
        words = text.split()[:_WORDS_OF_A_STATUS]
        for begin in range(1, len(words)):
            try:
                return self.columns.days[name].read(" ".join(words[begin:]))
            except (NotADate, DateOutOfRange):
                continue
        return None

    def is_day(self, name: str, text: str) -> bool:
        """Return whether a text is a day as the column of this field writes them."""
        try:
            return self.columns.days[name].read(text) is not None
        except DateOutOfRange:
            return True
        except NotADate:
            return False

    def begins_with_yes(self, name: str) -> bool:
        """Return whether a field says yes, alone or before what it says of it: "yes, by 5 May"."""
        cells = self.columns.mapped.cells(self.row, name)
        return any(_FIRST_CLAUSE.split(fold(as_text(cell)), maxsplit=1)[0] in _YES for _heading, cell in cells)

    def is_ticked(self, name: str) -> bool:
        """Return whether a field of days only says yes, or "paid" where it is the day of payment."""
        texts = [as_text(cell) for _heading, cell in self.columns.mapped.cells(self.row, name)]
        is_called_paid = name == "paid_on" and any(STAGES.find(text) is Stage.PAID for text in texts)
        return is_called_paid or any(fold(text) in _YES for text in texts)

    def remark_on_number(self, number: str) -> None:
        """Say so where a row before has the number of this one's invoice."""
        before = self.columns.numbers.setdefault(fold(number), self.row.number) if number else self.row.number
        if before != self.row.number:
            self.remark("number_twice", text=number, row=str(before))

    def money(self, name: str) -> Money | None:
        """Return the amount of a field, None for none; what is not an amount is said and kept in the note."""
        cells = self.columns.mapped.cells(self.row, name)
        for heading, cell in cells[1:]:
            self.keep(heading, cell)
        if not cells:
            return None
        reader, cell = self.columns.amounts, cells[0][1]
        if self.keep_unsettled(*cells[0]):
            return None
        try:
            money = self._read_amount(cell)
        except NotAnAmount as error:
            self._remark_on_no_amount(as_text(cell), error)
            self.keep(*cells[0])
            return None
        if money is not None and reader.is_rounded(cell, money):
            self.remark("rounded_amount", text=as_text(cell), amount=str(money))
            self.keep(*cells[0])
        if money is not None and name not in _IN_ALL and includes_tax(as_text(cell), cells[0][0]):
            # The fee of a deal is without tax: nobody can tell from here how much of this is.
            text = as_text(cell).strip()
            self.remark("with_tax", text=text if includes_tax(text) else f"{cells[0][0]}: {text}", amount=str(money))
            self.keep(*cells[0])
        return money

    def _remark_on_no_amount(self, text: str, error: NotAnAmount) -> None:
        if isinstance(error, UnclearAmount):
            self.remark("unclear_amount", text=text, whole=error.whole, fine=error.fine)
        elif isinstance(error, NoCurrency):
            # The currency may be in a column of its own.
            told = text if error.written in text else f"{text} {error.written}"
            self.remark("amount_of_no_currency", text=told, currency=error.written)
        elif isinstance(error, TooLarge):
            self.remark("amount_too_large", text=text)
        elif found := _OF_CURRENCY.fullmatch(text.strip()):
            self.remark("amount_of_no_currency", text=text, currency=found[1] or found[2])
        else:
            self.remark("negative_amount" if _BELOW_ZERO.fullmatch(text.strip()) else "bad_amount", text=text)

    def _read_amount(self, cell: Cell) -> Money | None:
        """Return the amount of a cell in its own currency, else in that of the row; raises NotAnAmount."""
        reader, written = self.columns.amounts, self.text("currency")
        currency = currency_of(written, self.columns.currency, reader.country) if written else None
        if written and currency is None and not reader.names_currency(cell):
            raise NoCurrency(written)
        return reader.read(cell, currency)

    def unplaced(self) -> list[str]:
        """Return what the row says in columns that mean no field."""
        return [" ".join(as_text(cell).split())[:_TITLE_CHARACTERS] for _heading, cell in self._unplaced()]

    def _unplaced(self) -> list[tuple[str, Cell]]:
        mapped = self.columns.mapped
        columns = zip(mapped.headings, mapped.fields, self.row.cells, strict=False)
        return [(heading, cell) for heading, name, cell in columns if name in {"", IGNORED} and cell != ""]

    def note(self) -> str:
        """Return the note, with all that had no field, at most 20,000 characters."""
        for heading, cell in self._unplaced():
            self.keep(heading, cell)
        text = "\n".join(part for part in (self.text("note"), *self.rest) if part)
        if len(text) > limits.NOTE_CHARACTERS:
            self.remark("text_cut", limit=str(limits.NOTE_CHARACTERS))
        return text[: limits.NOTE_CHARACTERS]


def prepare_columns(
    mapped: Mapped, options: ReadOptions, remarks: Remarks, days: tuple[str, ...], amount: str
) -> Columns:
    """Return the readers of these fields of days and of the amount; what was decided for a whole column is said."""
    readers = {}
    elsewhere = [cell for name in days for cell in mapped.column(name)[1]]
    for name in days:
        heading, cells = mapped.column(name)
        readers[name] = date_reader(cells, country=options.country, day_first=options.day_first, elsewhere=elsewhere)
        remarks.extend(date_notices(readers[name], heading))
    heading, cells = mapped.column(amount)
    amounts = amount_reader(cells, heading, options.currency, options.country, options.decimal_mark)
    remarks.extend(_amount_notices(amounts, heading))
    if amounts.guessed and "currency" not in mapped.fields:
        taken = currency_of(amounts.guessed, options.currency, options.country) or amounts.currency
        remarks.extend([Notice("shared_sign", {"column": heading, "text": amounts.guessed, "currency": taken})])
    settled = any(cell != "" and not is_unsettled(as_text(cell)) for cell in cells)
    if settled and not amounts.named and "currency" not in mapped.fields:
        remarks.extend([Notice("no_currency", {"column": heading, "currency": amounts.currency})])
    return Columns(mapped, remarks, Keys(), readers, amounts, options.currency)


def _amount_notices(amounts: AmountReader, column: str) -> tuple[Notice, ...]:
    """Return what must be said about the marks in a column's amounts: what was taken, and what else it could be."""
    if not amounts.unclear:
        return ()
    whole, fine = amounts.readings()
    params: dict[str, str | int] = {"column": column, "text": amounts.unclear, "whole": str(whole), "fine": str(fine)}
    if amounts.is_said:
        return (Notice("told_amounts", params | {"amount": str(amounts.read(amounts.unclear))}),)
    if amounts.proof:
        return (Notice("proven_amounts", params | {"proof": amounts.proof}),)
    return (Notice("ask_amounts" if amounts.is_asked else "ambiguous_amounts", params),)


def read_lines(columns: Columns) -> Iterator[Line]:
    """Yield the rows of a sheet; sums and counts under it are nobody's, and are said and left out."""
    for row in columns.mapped.body:
        line = Line(columns, row, [])
        if text := total_of(row.cells):
            line.remark("total_row", text=text)
        else:
            yield line


def read_brand(line: Line) -> str | None:
    """Return the brand of a row, None for a row without one, which is said."""
    brand = line.line("brand")
    if not brand:
        line.remark("no_brand")
    return brand or None
