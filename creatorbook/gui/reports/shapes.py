"""What the charts of a year show: bars, their words, and their colours, which are those of the currencies."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.values.money import Money
from creatorbook.gui.charts.marked_bars import MarkedBar
from creatorbook.gui.charts.multiples import Multiple
from creatorbook.gui.reports.lines import FAR, NEAR, OVER, lines_of
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.gui.reports.lines import LawLine
    from creatorbook.services.reports.payers import Payer
    from creatorbook.services.reports.year import YearIncome, YearReport

_COLOURS = 6
MOST_PAYERS, MOST_LINES = 8, 4
# The line of a law stands at two thirds of the width, so that what is beyond it is seen.
_LINE_AT, _BEYOND = 1.5, 1.04
_ROLES = {FAR: "money_due", NEAR: "chart_1", OVER: "chart_1"}
_FIGURES = {FAR: "text_muted", NEAR: "warn", OVER: "danger"}


def currency_roles(report: YearReport) -> Mapping[str, str]:
    """Return a colour for each currency of a year, the same in all of its charts."""
    of_gifts = (each.currency for year in report.gifts for each in year.sums)
    codes = dict.fromkeys([*(each.total.currency for each in report.income), *of_gifts])
    return {code: f"chart_{place % _COLOURS}" for place, code in enumerate(codes)}


def month_labels(year: int) -> list[str]:
    """Return the months as a chart names them."""
    return [formats.month_short(date(year, month, 1)) for month in range(1, 13)]


def income_rows(report: YearReport, roles: Mapping[str, str]) -> list[Multiple]:
    """Return a row of months for each currency."""
    return [_of_income(each, report.year, roles[each.total.currency]) for each in report.income]


def _of_income(of: YearIncome, year: int, role: str) -> Multiple:
    days = [date(year, month, 1) for month in range(1, 13)]
    best = max(range(12), key=lambda place: of.months[place])
    spoken = tuple(
        _("{month}: {sum}.").format(
            month=formats.month_near(day, day), sum=formats.money(Money(minor, of.total.currency), short=True)
        )
        for day, minor in zip(days, of.months, strict=True)
    )
    note = _("best {month}").format(month=formats.month_name(days[best]))
    return Multiple(formats.money(of.total, short=True), note, of.months, ("",) * 12, spoken, role)


def gift_rows(report: YearReport, roles: Mapping[str, str]) -> list[Multiple]:
    """Return a row of years for each currency that gifts were valued in."""
    rows = []
    by_year = {year.year: {each.currency: each for each in year.sums} for year in report.gifts}
    for code, role in roles.items():
        sums = [of_year.get(code, Money(0, code)) for of_year in by_year.values()]
        if not any(sums):
            continue
        shown = tuple(formats.money(each, short=True) if each else "" for each in sums)
        spoken = tuple(
            _("{year}: {sum} in gifts.").format(year=year, sum=formats.money(each, short=True))
            for year, each in zip(by_year, sums, strict=True)
        )
        now = by_year.get(report.year, {}).get(code, Money(0, code))
        title = formats.money(now, short=True)
        rows.append(Multiple(title, str(report.year), tuple(each.minor for each in sums), shown, spoken, role))
    return rows


def payer_bars(report: YearReport) -> list[MarkedBar]:
    """Return the slowest brands, all on one scale of days."""
    shown = slowest(report)
    longest = max((max(each.days or 0, each.agreed or 0) for each in shown), default=0) * 1.1 or 1
    return [_of_payer(each, longest) for each in shown]


def slowest(report: YearReport) -> list[Payer]:
    """Return the brands of the chart, the slowest first."""
    return sorted(report.payers, key=lambda each: (-(each.days or 0), each.brand))[:MOST_PAYERS]


def _of_payer(payer: Payer, longest: float) -> MarkedBar:
    days = payer.days or 0
    said = ngettext("{count} day", "{count} days", days).format(count=formats.number(days))
    end = _("{late} of {all} late").format(late=payer.paid_late, all=payer.paid)
    if payer.agreed is None:
        agreed = _("no day was agreed")
        end = agreed
    else:
        agreed = ngettext("{count} day agreed", "{count} days agreed", payer.agreed).format(count=payer.agreed)
    is_late = payer.agreed is not None and days > payer.agreed
    return MarkedBar(
        title=payer.brand,
        value=days / longest,
        mark=None if payer.agreed is None else payer.agreed / longest,
        figure=said,
        end=end,
        spoken=f"{payer.brand}: {said}, {agreed}{'' if payer.agreed is None else f', {end}'}.",
        role="money_late" if is_late else "money_paid",
        avatar=payer.brand,
    )


def nearest(report: YearReport) -> list[LawLine]:
    """Return the lines of the chart: those of which most is reached, of each brand and creator."""
    found = lines_of(report)
    # At first nothing is reached of any: that they are there is worth knowing.
    reached = [each for each in found if each.share_bp > 0] or found
    # A contract in writing answers the line that asks for it.
    reached.sort(key=lambda each: (each.is_answered, -each.share_bp))
    return reached[:MOST_LINES]


def line_bars(report: YearReport) -> list[MarkedBar]:
    """Return the lines that come near, each on a scale of its own."""
    return [_of_line(each) for each in nearest(report)]


def _of_line(line: LawLine) -> MarkedBar:
    whole = max(line.amount.minor * _LINE_AT, line.reached.minor * _BEYOND) or 1
    reached, at = formats.money(line.reached, short=True), formats.money(line.amount, short=True)
    left_out = _("Not counted: {sums}").format(sums=line.not_counted) if line.not_counted else ""
    end = _("line at {sum}").format(sum=at)
    if line.is_answered:
        end = _("in writing · {rest}").format(rest=end)
    parts = [line.title, reached, end, line.place, line.basis, left_out]
    return MarkedBar(
        title=line.title,
        value=line.reached.minor / whole,
        mark=line.amount.minor / whole,
        figure=reached,
        end=end,
        spoken=", ".join(each for each in parts if each) + ".",
        role=_ROLES[FAR if line.is_answered else line.state],
        figure_role=_FIGURES[FAR if line.is_answered else line.state],
        second=" · ".join(each for each in (line.place, line.basis) if each and left_out) or line.place,
        note=left_out or line.basis,
    )
