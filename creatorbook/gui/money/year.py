"""The year's money on one card: what was paid so far, what is due, late and expected, and the bars of the months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, labelled, pgettext
from creatorbook.domain.values.currencies import exponent
from creatorbook.domain.values.money import Money
from creatorbook.gui.charts.bars import Bar, BarChart, BarPart
from creatorbook.gui.charts.legend import LegendLine
from creatorbook.gui.parts.basic import Card, label, line, set_spacing
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.services.reports.standing import MonthSums, Standing

_SUMS = 216
_TEXTURES = {"money_late": "cross", "money_expected": "hatch"}


class YearOfMoney(Card):
    """What the money of one currency did and will do; `month_chosen(first day)`: a bar was pressed."""

    month_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=0)
        self._months: tuple[MonthSums, ...] = ()
        self._title = label("", "small")
        self._paid = label("", "figure")
        self._compared = label("", "small")
        self.lines = {
            role: LegendLine(role, _TEXTURES.get(role, ""))
            for role in ("money_paid", "money_due", "money_late", "money_expected")
        }
        sums = QVBoxLayout()
        set_spacing(sums, 4, (16, 16, 16, 16))
        for part in (self._title, self._paid, self._compared):
            sums.addWidget(part)
        sums.addSpacing(8)
        for legend in self.lines.values():
            sums.addWidget(legend)
        sums.addStretch(1)
        left = QWidget()
        left.setLayout(sums)
        left.setFixedWidth(_SUMS)
        self.chart = BarChart(_("Money by month"))
        self.chart.chosen.connect(self._choose)
        across = QHBoxLayout()
        set_spacing(across, 0)
        across.addWidget(left)
        across.addWidget(line(vertical=True))
        across.addWidget(self.chart, 1)
        self.body.addLayout(across)
        # As high with few rows below it as with many.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_standing(self, standing: Standing, today: date) -> None:
        """Show the money of one currency."""
        self._months = standing.months
        self._title.setText(_("Paid in {year}").format(year=today.year))
        self._paid.setText(formats.money(standing.paid, short=True))
        self._compared.setText(_compared(standing))
        sums = (standing.paid, standing.due, standing.late, standing.expected)
        words = (pgettext("sum", "Paid"), pgettext("sum", "Due"), _("Late"), _("Expected"))
        for legend, word, sum_ in zip(self.lines.values(), words, sums, strict=True):
            legend.show_line(word, formats.money(sum_, short=True))
        place = next((at for at, month in enumerate(self._months) if month.month == today.replace(day=1)), -1)
        highest = max(self._months, key=lambda month: month.all, default=None)
        bars = [_bar(month, standing.currency, today, is_highest=month is highest) for month in self._months]
        self.chart.show_bars(bars, unit=10 ** exponent(standing.currency), today=place)

    def _choose(self, place: int) -> None:
        self.month_chosen.emit(self._months[place].month)


def _compared(standing: Standing) -> str:
    difference = standing.paid - standing.paid_before
    if not standing.paid_before:
        return ""
    if difference.minor > 0:
        return _("{amount} more than last year").format(amount=formats.money(difference, short=True))
    if difference.minor < 0:
        return _("{amount} less than last year").format(amount=formats.money(-difference, short=True))
    return _("as much as last year")


def _bar(month: MonthSums, currency: str, today: date, *, is_highest: bool) -> Bar:
    named = (
        (pgettext("sum", "Paid"), "money_paid", month.paid),
        (_("Late"), "money_late", month.late),
        (pgettext("sum", "Due"), "money_due", month.due),
        (_("Expected"), "money_expected", month.expected),
    )
    spoken = ", ".join(labelled(word, formats.money(Money(value, currency))) for word, _role, value in named if value)
    shown = month.all and (is_highest or month.month > today.replace(day=1))
    return Bar(
        formats.month_short(month.month),
        tuple(BarPart(value, role, _TEXTURES.get(role, "")) for _word, role, value in named),
        formats.number(round(month.all / 10 ** exponent(currency))) if shown else "",
        f"{labelled(formats.month_near(month.month, today), spoken or _('nothing'))}.",
    )
