"""The numbers of each chart as rows: shown in its place, copied, and written as CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.domain.values.money import Money
from creatorbook.exchange.tables.export import write_csv
from creatorbook.gui.reports.lines import lines_of
from creatorbook.services.fields import formats
from creatorbook.services.wording.sources import titled

if TYPE_CHECKING:
    from creatorbook.services.reports.year import YearReport

Cell = str | int | Money | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of a chart under their headings; all sums of one row are in one currency."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Which columns hold numbers and sums."""
        return tuple(
            any(isinstance(row[place], int | Money) for row in self.rows) for place in range(len(self.headings))
        )

    def texts(self) -> list[list[str]]:
        """Return the rows as they are read."""
        return [[cell_text(cell) for cell in row] for row in self.rows]

    def csv(self) -> bytes:
        """Return it as a CSV file, the currency of each row in a column of its own where there are sums."""
        if not any(isinstance(cell, Money) for row in self.rows for cell in row):
            return write_csv(self.headings, self.rows)
        rows = [(*row, next((each.currency for each in row if isinstance(each, Money)), "")) for row in self.rows]
        return write_csv((*self.headings, _("Currency")), rows)


def cell_text(cell: Cell) -> str:
    """Return a cell as it is read."""
    if cell is None:
        return ""
    if isinstance(cell, Money):
        return formats.money(cell)
    return formats.number(cell) if isinstance(cell, int) else cell


def income_sheet(report: YearReport) -> Sheet:
    """Return the months with what came, a row a currency."""
    rows = [
        (f"{report.year:04}-{month:02}", Money(minor, each.total.currency))
        for each in report.income
        for month, minor in enumerate(each.months, 1)
        if minor
    ]
    return Sheet((_("Month"), _("Without taxes")), tuple(rows))


def gifts_sheet(report: YearReport) -> Sheet:
    """Return the years with what their gifts are worth, a row a currency; all gifts of a year are counted in each."""
    rows: list[tuple[Cell, ...]] = []
    for year in report.gifts:
        sums: tuple[Money | None, ...] = year.sums or (None,)
        rows += [(str(year.year), sum_, year.count, year.without_value) for sum_ in sums]
    return Sheet((_("Year"), _("Worth"), _("Gifts in the year"), _("Without a value")), tuple(rows))


def payers_sheet(report: YearReport) -> Sheet:
    """Return the brands with their days."""
    rows = [
        (
            each.brand,
            each.days,
            each.agreed,
            each.paid,
            each.paid_late,
            " · ".join(formats.money(sum_) for sum_ in each.late_now),
        )
        for each in report.payers
    ]
    headings = (_("Brand"), _("Days to pay"), _("Days agreed"), _("Paid"), _("Of these late"), _("Late now"))
    return Sheet(headings, tuple(rows))


def lines_sheet(report: YearReport) -> Sheet:
    """Return all lines, also those that are far."""
    rows = [
        (
            line.title,
            line.reached,
            line.amount,
            formats.percent(line.share_bp),
            line.place,
            line.not_counted,
            titled(line.source) if line.source else "",
        )
        for line in lines_of(report)
    ]
    headings = (_("Line"), _("Reached"), _("Line at"), _("Share"), _("Where and when"), _("Not counted"), _("Source"))
    return Sheet(headings, tuple(rows))
