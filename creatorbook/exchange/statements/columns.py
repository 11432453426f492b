"""In which row the headings of a bank's table stand, and which column is what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.base.records import Column
from creatorbook.exchange.statements.headings import SAID, find_field
from creatorbook.exchange.tables.cells import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from creatorbook.exchange.tables.table import Cell, Row, Table

_PREAMBLE = 40
_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_CURRENCY = re.compile(r"[A-Za-z]{3}")
_NAMED = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """A bank's table whose columns are understood: places of each field, from the left; `account` is the preamble's."""

    headings: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    body: tuple[Row, ...]
    account: str = ""

    def has(self, name: str) -> bool:
        """Return whether the table has a column of this field."""
        return name in self.places

    def cell(self, row: Row, name: str) -> Cell:
        """Return the first filled cell of a field in a row, "" for none."""
        return next((cell for cell in self._cells(row, name) if cell != ""), "")

    def text(self, row: Row, name: str) -> str:
        """Return the first filled cell of a field as text."""
        return as_text(self.cell(row, name))

    def texts(self, row: Row, name: str) -> list[str]:
        """Return all filled cells of a field as texts, none twice."""
        return list(dict.fromkeys(as_text(cell) for cell in self._cells(row, name) if cell != ""))

    def column(self, name: str) -> list[Cell]:
        """Return the cells of a field in all rows."""
        return [self.cell(row, name) for row in self.body]

    def heading(self, name: str) -> str:
        """Return the heading of the first column of a field, "" for none."""
        return self.headings[self.places[name][0]] if name in self.places else ""

    def preview(self) -> tuple[Column, ...]:
        """Return what each column was taken for."""
        fields = {place: name for name, places in self.places.items() for place in places}
        return tuple(
            Column(heading, fields.get(place, ""), self._count(place))
            for place, heading in enumerate(self.headings)
            if heading
        )

    def _cells(self, row: Row, name: str) -> list[Cell]:
        return [row.cells[place] for place in self.places.get(name, ()) if place < len(row.cells)]

    def _count(self, place: int) -> int:
        return sum(1 for row in self.body if place < len(row.cells) and row.cells[place] != "")


def find_columns(table: Table, said: Mapping[str, str]) -> Columns:
    """Return the columns of a bank's table: those that a person said, and for the rest what the headings mean.

    `said` gives names of SAID a heading or the number of a column, the first being 1. Raises FileProblem
    where no column of days and of amounts can be told.
    """
    best: tuple[int, int, dict[str, tuple[int, ...]]] | None = None
    for place, row in enumerate(table.rows[:_PREAMBLE]):
        places = _places(row)
        _add_said(places, row, said)
        if _suffices(places) and (best is None or len(places) > best[0]):
            best = (len(places), place, places)
    if best is not None:
        _score, place, places = best
        headings = tuple(as_text(cell) for cell in table.rows[place].cells)
        body = table.rows[place + 1 :]
        # Where columns are numbered, the first row may be a line as well as the headings.
        if said and not any(find_field(heading) for heading in headings):
            headings, body = tuple("" for _heading in headings), table.rows[place:]
        _settle_valuta(places, body)
        return Columns(headings, places, body, _account(table.rows[:place]))
    first = next((row for row in table.rows[:_PREAMBLE] if sum(cell != "" for cell in row.cells) > 1), table.rows[0])
    names = ", ".join(f"“{as_text(cell)}”" for cell in first.cells[:_NAMED] if cell != "")
    raise FileProblem("statement_columns", at=table.at, number=first.number, columns=names)


def _places(row: Row) -> dict[str, tuple[int, ...]]:
    places: dict[str, tuple[int, ...]] = {}
    for place, cell in enumerate(row.cells):
        name = find_field(cell) if isinstance(cell, str) and cell else ""
        if name:
            places[name] = (*places.get(name, ()), place)
    return places


def _add_said(places: dict[str, tuple[int, ...]], row: Row, said: Mapping[str, str]) -> None:
    for name, column in said.items():
        wanted = column.strip()
        if wanted.isdecimal():
            found = int(wanted) - 1 if 0 < int(wanted) <= len(row.cells) else None
        else:
            texts = [as_text(cell).casefold() for cell in row.cells]
            found = texts.index(wanted.casefold()) if wanted.casefold() in texts else None
        if found is None or name not in SAID:
            continue
        for other in [other for other, where in places.items() if found in where]:
            places[other] = tuple(place for place in places[other] if place != found)
            if not places[other]:
                del places[other]
        places[SAID[name]] = (found,)


def _suffices(places: Mapping[str, tuple[int, ...]]) -> bool:
    has_day = "booked" in places or "valued" in places or "valuta" in places
    return has_day and not places.keys().isdisjoint({"amount", "debit", "credit", "net", "gross", "target_amount"})


def _settle_valuta(places: dict[str, tuple[int, ...]], body: Sequence[Row]) -> None:
    """Take a column "Valuta" for a currency where its cells are codes, for a day otherwise."""
    where = places.pop("valuta", ())
    for place in where:
        cells = [row.cells[place] for row in body if place < len(row.cells) and row.cells[place] != ""]
        are_codes = bool(cells) and all(isinstance(cell, str) and _CURRENCY.fullmatch(cell.strip()) for cell in cells)
        places.setdefault("currency" if are_codes else "valued", (place,))


def _account(preamble: Sequence[Row]) -> str:
    for row in preamble:
        for cell in row.cells:
            found = _IBAN.search(cell) if isinstance(cell, str) else None
            if found:
                return found.group()
    return ""
