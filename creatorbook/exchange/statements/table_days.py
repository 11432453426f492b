"""Days of a statement as programs write them: one of them proves their order, a person says it, or it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.exchange.base.problems import FileProblem
from creatorbook.exchange.tables.dates import DateOutOfRange, DateReader, NotADate, date_reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from creatorbook.exchange.base.records import ReadOptions
    from creatorbook.exchange.statements.figures import Place
    from creatorbook.exchange.tables.table import Cell


class Days:
    """Reads the days of one column."""

    def __init__(self, cells: Sequence[Cell], options: ReadOptions, elsewhere: Sequence[Cell] = ()) -> None:
        # A bank's country is not the book's: it never decides which way round a day is.
        self._reader: DateReader = date_reader(cells, country="", day_first=options.day_first, elsewhere=elsewhere)
        if self._reader.is_asked:
            raise FileProblem("statement_ask_dates", text=self._reader.unclear, **self._reader.readings())

    def read(self, cell: Cell, place: Place) -> date:
        """Return the day of a cell; raises FileProblem for none."""
        try:
            day = self._reader.read(cell)
        except (NotADate, DateOutOfRange) as error:
            raise place.problem("statement_day", text=str(cell)) from error
        if day is None:
            raise place.problem("statement_no_day")
        return day
