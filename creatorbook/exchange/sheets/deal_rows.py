"""Rows of a table whose headings are understood, made into deals and gifts.

Nothing that stands in a row of deals or gifts is lost: what no field can hold goes to the note with its heading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.text import fold
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation
from creatorbook.exchange.base import limits
from creatorbook.exchange.base.problems import Notice
from creatorbook.exchange.base.records import ImportedDeal, ImportedGift, Keys
from creatorbook.exchange.people.reach import read_email
from creatorbook.exchange.sheets.pieces import read_pieces
from creatorbook.exchange.tables.amounts import AmountReader, NotAnAmount, UnclearAmount, amount_reader, currency_of
from creatorbook.exchange.tables.cells import as_text
from creatorbook.exchange.tables.dates import DateOutOfRange, DateReader, NotADate, date_notices, date_reader
from creatorbook.exchange.tables.headers import IGNORED
from creatorbook.exchange.tables.words import EXPECTATIONS, FATES, MEDIA, PLATFORMS, STAGES

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.values.money import Money
    from creatorbook.exchange.base.problems import Remarks
    from creatorbook.exchange.base.records import ReadOptions, Record
    from creatorbook.exchange.tables.columns import Mapped
    from creatorbook.exchange.tables.table import Cell, Row

_DEAL_DAYS = (
    "agreed_on",
    "starts_on",
    "due_on",
    "published_on",
    "invoiced_on",
    "paid_on",
    "ends_on",
    "next_action_on",
)
_GIFT_DAYS = ("received_on", "return_by")
_YES = frozenset({"yes", "oui", "ja", "si", "x", "ok", "true", "vrai", "y", "o", "✓", "✔", "1", "done", "fait"})
_NO = frozenset({"no", "non", "nein", "false", "faux", "n", "0", "-", "–", "—", "n/a", "na", "?", "tbd", "✗", "✘"})
_TOTALS = frozenset({"total", "totals", "totaux", "sum", "somme", "summe", "sous-total", "subtotal"})
_MOST_PIECES = 10_000
_TITLE_CHARACTERS = limits.NAME_CHARACTERS


@dataclass
class _Columns:
    """The readers of a sheet's columns of days and amounts, decided once for all rows."""

    mapped: Mapped
    remarks: Remarks
    keys: Keys
    days: dict[str, DateReader]
    amounts: AmountReader
    currency: str


@dataclass
class _Line:
    """One row while it is read: what no field holds is gathered in `rest`."""

    columns: _Columns
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
        return " ".join(self.text(name).split())[:_TITLE_CHARACTERS]

    def keep(self, heading: str, cell: Cell) -> None:
        """Put a cell into the note."""
        text = as_text(cell)
        self.rest.append(f"{heading}: {text}" if heading else text)

    def remark(self, code: str, **params: str) -> None:
        """Add a notice about this row."""
        self.columns.remarks.add(code, self.row.number, line=0, **params)

    def day(self, name: str) -> date | None:
        """Return the day of a field, None for none; what is not a day is said and kept in the note."""
        for heading, cell in self.columns.mapped.cells(self.row, name):
            code = "bad_date"
            try:
                return self.columns.days[name].read(cell)
            except DateOutOfRange:
                code = "date_out_of_range"
            except NotADate:
                if fold(as_text(cell)) in _YES | _NO:
                    continue
            self.remark(code, text=as_text(cell))
            self.keep(heading, cell)
        return None

    def is_ticked(self, name: str) -> bool:
        """Return whether a field of days only says yes."""
        return any(fold(as_text(cell)) in _YES for _heading, cell in self.columns.mapped.cells(self.row, name))

    def money(self, name: str) -> Money | None:
        """Return the amount of a field, None for none; what is not an amount is said and kept in the note."""
        cells = self.columns.mapped.cells(self.row, name)
        for heading, cell in cells[1:]:
            self.keep(heading, cell)
        if not cells:
            return None
        reader, cell = self.columns.amounts, cells[0][1]
        try:
            money = reader.read(cell, self._currency())
        except UnclearAmount as unclear:
            self.remark("unclear_amount", text=as_text(cell), whole=unclear.whole, fine=unclear.fine)
            self.keep(*cells[0])
            return None
        except NotAnAmount:
            self.remark("bad_amount", text=as_text(cell))
            self.keep(*cells[0])
            return None
        if money is not None and reader.is_rounded(cell, money):
            self.remark("rounded_amount", text=as_text(cell), amount=str(money))
            self.keep(*cells[0])
        return money

    def _currency(self) -> str | None:
        written = self.text("currency")
        if not written:
            return None
        found = currency_of(written, self.columns.currency, self.columns.amounts.country)
        if found is None:
            self.remark("unknown_currency", text=written, currency=self.columns.currency)
        return found

    def note(self) -> str:
        """Return the note, with all that had no field, at most 20,000 characters."""
        for heading, field, cell in zip(
            self.columns.mapped.headings, self.columns.mapped.fields, self.row.cells, strict=False
        ):
            if field in {"", IGNORED} and cell != "":
                self.keep(heading, cell)
        text = "\n".join(part for part in (self.text("note"), *self.rest) if part)
        if len(text) > limits.NOTE_CHARACTERS:
            self.remark("text_cut", limit=str(limits.NOTE_CHARACTERS))
        return text[: limits.NOTE_CHARACTERS]


def _prepare(mapped: Mapped, options: ReadOptions, remarks: Remarks, days: tuple[str, ...], amount: str) -> _Columns:
    readers = {}
    elsewhere = [cell for name in days for cell in mapped.column(name)[1]]
    for name in days:
        heading, cells = mapped.column(name)
        readers[name] = date_reader(cells, country=options.country, day_first=options.day_first, elsewhere=elsewhere)
        remarks.extend(date_notices(readers[name], heading))
    heading, cells = mapped.column(amount)
    amounts = amount_reader(cells, heading, options.currency, options.country)
    if amounts.ambiguous:
        remarks.extend([Notice("ambiguous_amounts", {"column": heading, "text": amounts.ambiguous[:80]})])
    if amounts.guessed and "currency" not in mapped.fields:
        taken = currency_of(amounts.guessed, options.currency, options.country) or amounts.currency
        remarks.extend([Notice("shared_sign", {"column": heading, "text": amounts.guessed, "currency": taken})])
    if any(cell != "" for cell in cells) and not amounts.named and "currency" not in mapped.fields:
        remarks.extend([Notice("no_currency", {"column": heading, "currency": amounts.currency})])
    return _Columns(mapped, remarks, Keys(), readers, amounts, options.currency)


def read_deals(mapped: Mapped, options: ReadOptions, remarks: Remarks) -> list[Record]:
    """Return the deals of a sheet; a row without a brand is said and left out."""
    columns = _prepare(mapped, options, remarks, _DEAL_DAYS, "fee")
    return [deal for row in mapped.body if (deal := _deal(_Line(columns, row, []))) is not None]


def _deal(line: _Line) -> ImportedDeal | None:
    has_brand = "brand" in line.columns.mapped.fields
    brand = _brand(line) if has_brand else ""
    if brand is None or not (brand or line.line("title")):
        return None
    fee = line.money("fee")
    days = {name: line.day(name) for name in _DEAL_DAYS}
    platform_text, form, title = line.line("platform"), line.line("deliverables"), line.line("title")
    medium_text = line.line("medium")
    written = line.line("contact_email")
    email = read_email(written)
    if written and email is None:
        line.remark("bad_email", text=written)
        line.rest.append(written)
    if form and title:
        line.rest.append(form)
    pieces, is_all = read_pieces(form)
    if pieces and not is_all:
        # A form without a number is a deliverable all the same; only what stands beside one that was read is missed.
        line.remark("deliverables_unread", text=form)
        if not title:
            line.rest.append(form)
    title = title or form or medium_text or platform_text or brand
    texts = (medium_text, platform_text, form, title)
    reference = line.line("reference")
    first_day = next((day.isoformat() for day in days.values() if day), "")
    identity = ("ref", brand, reference) if reference else (brand, title, first_day)
    return ImportedDeal(
        key=line.columns.keys.take("deal", *identity),
        row=line.row.number,
        brand=brand,
        title=title,
        reference=reference,
        contact_name=line.line("contact_name"),
        contact_email=email or "",
        agency=line.line("agency"),
        fee=fee,
        stage=_stage(line),
        next_action=line.line("next_action"),
        platform=next(filter(None, map(PLATFORMS.find, texts)), None),
        medium=next(filter(None, map(MEDIA.find, texts)), None),
        pieces=pieces,
        url=line.text("url")[:2000],
        note=line.note(),
        **days,
    )


def _brand(line: _Line) -> str | None:
    brand = line.line("brand")
    if not brand:
        line.remark("no_brand")
    # A line of totals under a sheet is nobody's deal.
    return None if fold(brand).rstrip(" :") in _TOTALS or not brand else brand


def _stage(line: _Line) -> Stage | None:
    written = line.line("stage")
    stage = STAGES.find(written) if written else None
    if written and stage is None:
        line.remark("unknown_stage", text=written)
        line.rest.append(written)
    if stage is None and line.is_ticked("paid_on"):
        return Stage.PAID
    if stage is None and line.is_ticked("invoiced_on"):
        return Stage.INVOICED
    return stage


def read_gifts(mapped: Mapped, options: ReadOptions, remarks: Remarks) -> list[Record]:
    """Return the gifts of a sheet; a row without a brand is said and left out."""
    columns = _prepare(mapped, options, remarks, _GIFT_DAYS, "value")
    return [gift for row in mapped.body if (gift := _gift(_Line(columns, row, []))) is not None]


def _gift(line: _Line) -> ImportedGift | None:
    brand = _brand(line)
    if brand is None:
        return None
    value = line.money("value")
    days = {name: line.day(name) for name in _GIFT_DAYS}
    expected, fate_text, pieces = line.line("expectation"), line.line("fate"), line.line("quantity")
    expectation = EXPECTATIONS.find(expected) if expected else None
    # The words themselves decide whether a label is owed: they are kept unless they say no more than the field.
    if expected and not EXPECTATIONS.is_listed(expected):
        line.rest.append(expected)
    fate = FATES.find(fate_text) if fate_text else None
    if fate_text and fate is None:
        line.rest.append(fate_text)
    quantity = int(pieces) if pieces.isascii() and pieces.isdigit() and len(pieces) <= 5 else 1  # noqa: PLR2004  99,999 pieces
    description = line.line("description")
    received = days["received_on"]
    return ImportedGift(
        key=line.columns.keys.take("gift", brand, description, received.isoformat() if received else ""),
        row=line.row.number,
        brand=brand,
        description=description,
        value=value,
        expectation=expectation or Expectation.UNKNOWN,
        fate=fate,
        quantity=min(max(quantity, 1), _MOST_PIECES),
        platform=PLATFORMS.find(line.line("platform")),
        url=line.text("url")[:2000],
        note=line.note(),
        **days,
    )
