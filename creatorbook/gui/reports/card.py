"""A card of the page: a chart with what it counts, or the same numbers as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from creatorbook.gui.charts.painted import PaintedChart
from creatorbook.gui.parts.basic import Card, LateWords, in_line, label
from creatorbook.gui.reports.table import SheetTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.reports.sheets import Sheet

_Chart = TypeVar("_Chart", bound=PaintedChart)


class ReportCard(Card, Generic[_Chart]):
    """A title with what is counted, the chart, and a foot; where there is nothing yet a sentence says so."""

    def __init__(self, title: str, note: str | QWidget, chart: _Chart, nothing: str) -> None:
        super().__init__()
        self.title = title
        self.chart = chart
        self.sheet: Sheet | None = None
        self._table: SheetTable | None = None
        heading = label(title, "heading")
        if isinstance(note, str):
            # In long words and large text it breaks: a page is never wider than its window.
            beside = label(note, "small", wrap=True)
            beside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line = in_line(heading)
            line.addWidget(beside, 1)
        else:
            line = in_line(heading, None, note)
        self.body.addLayout(line)
        self.body.addWidget(chart)
        self._nothing, self._said_of_none = LateWords(self.body), nothing
        self._foot = LateWords(self.body)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def table(self) -> SheetTable | None:
        """The rows, None until they were asked for."""
        return self._table

    def show_sheet(self, sheet: Sheet, *, as_table: bool, foot: str = "") -> None:
        """Show the chart, whose bars were given before, or its rows."""
        self.sheet = sheet
        is_empty = not sheet.rows
        if as_table and self._table is None:
            # Made when it is wanted first: most never look at it.
            self._table = SheetTable(self.title)
            self.body.insertWidget(2, self._table)
        if self._table is not None:
            self._table.show_sheet(sheet)
            self._table.setVisible(as_table and not is_empty)
        self.chart.setVisible(not as_table and not is_empty)
        self._nothing.show_words(self._said_of_none if is_empty else "")
        self._foot.show_words("" if is_empty else foot)
