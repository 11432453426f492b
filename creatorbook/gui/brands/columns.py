"""The columns of the list of brands: who it is, what comes next, what is owed, and how soon they pay."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.lists.cells import Measure, MeasureCell, TwoLines
from creatorbook.gui.lists.listing import columns_of
from creatorbook.gui.lists.looks import late_day
from creatorbook.gui.lists.record_table import Column
from creatorbook.gui.lists.slow_facts import SlowFacts
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from PySide6.QtCore import QObject

    from creatorbook.common.runner import Job
    from creatorbook.domain.values.money import Money
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.lists.cells import CellPainter
    from creatorbook.services.deals.brand_standing import BrandStanding
    from creatorbook.services.records.rows import Row

_PEOPLE = 3
# Half of the bar is the time that they may take.
_BAR_IN_TERMS = 2


class BrandColumns(SlowFacts["BrandStanding"]):
    """Says and paints where each brand of a list stands."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, self._read, parent)

    def _read(self, ids: Collection[str], job: Job | None) -> Mapping[str, BrandStanding]:
        from creatorbook.services.deals.brand_standing import brand_standings

        if job is not None:
            job.check()
        with self._desk.book.reading() as reading:
            return brand_standings(reading, ids, self._desk.clock.today())

    def lead(self) -> tuple[CellPainter, Callable[[Row], str]]:
        """Return how the first column is painted, and what is read aloud of it."""
        return TwoLines(self._who, name=lambda row: row.title), self._spoken_who

    def more(self) -> Sequence[tuple[Column, CellPainter | None]]:
        """Return the other columns; those that a glance does not need are shown on demand."""
        return (
            (
                Column("next", _("Next step"), self._next_text, 220, sortable=False),
                TwoLines(self._next, roles=self._next_roles, bold=False),
            ),
            (
                Column("owed", _("Waiting to be paid"), self._owed_text, 150, right=True, sortable=False, bends=False),
                TwoLines(self._owed, roles=self._owed_roles, right=True),
            ),
            (
                Column("pays", _("Pays in"), self._pays_text, 180, sortable=False, bends=False),
                MeasureCell(self._pays, self._pays_nothing),
            ),
            *((replace(column, shown=False), None) for column in columns_of("brand", ("category", "country", "email"))),
            (Column("contacts", _("Contacts"), self._people_text, 150, sortable=False, shown=False), None),
        )

    # Who

    def _who(self, row: Row) -> tuple[str, str]:
        return row.title, self._about(row, self.to_paint(row.id))

    def _spoken_who(self, row: Row) -> str:
        return ", ".join(part for part in (row.title, self._about(row, self.now(row.id))) if part)

    def _about(self, row: Row, standing: BrandStanding | None) -> str:
        kind = KINDS["brand"]
        place = ", ".join(
            text for name in ("category", "country") if (text := formats.format_value(kind.field(name), row[name]))
        )
        return " · ".join(part for part in (place, _names(standing)) if part)

    def _people_text(self, row: Row) -> str:
        return _names(self.now(row.id))

    # What comes next

    def _next(self, row: Row) -> tuple[str, str]:
        return self._next_lines(self.to_paint(row.id))

    def _next_text(self, row: Row) -> str:
        return " · ".join(part for part in self._next_lines(self.now(row.id)) if part)

    def _next_lines(self, standing: BrandStanding | None) -> tuple[str, str]:
        step = standing.next_step if standing is not None else None
        if step is None:
            return "", ""
        today = self._desk.clock.today()
        day = _day(step.on, today) if step.on is not None else ""
        return step.action or _("Next step"), " · ".join(part for part in (day, step.deal) if part)

    def _next_roles(self, row: Row) -> tuple[str, str]:
        standing = self.to_paint(row.id)
        step = standing.next_step if standing is not None else None
        late = step is not None and step.on is not None and step.on < self._desk.clock.today()
        return "text", "danger" if late else "text_muted"

    # What is owed

    def _owed(self, row: Row) -> tuple[str, str]:
        return _owed_lines(self.to_paint(row.id))

    def _owed_text(self, row: Row) -> str:
        return ", ".join(part for part in _owed_lines(self.now(row.id)) if part)

    def _owed_roles(self, row: Row) -> tuple[str, str]:
        standing = self.to_paint(row.id)
        return "text", "danger" if standing is not None and standing.late else "text_muted"

    # How soon they pay

    def _pays(self, row: Row) -> Measure | None:
        standing = self.to_paint(row.id)
        if standing is None or standing.paid_in is None or standing.agreed_days is None:
            return None
        whole = _BAR_IN_TERMS * max(standing.agreed_days, 1)
        role = "money_late" if standing.paid_in > standing.agreed_days else "money_paid"
        return Measure(_days(standing.paid_in, standing.agreed_days), standing.paid_in / whole, 1 / _BAR_IN_TERMS, role)

    def _pays_nothing(self, row: Row) -> str:
        return _("no payment yet") if self.to_paint(row.id) is not None else ""

    def _pays_text(self, row: Row) -> str:
        standing = self.now(row.id)
        if standing is None or standing.paid_in is None or standing.agreed_days is None:
            return _("no payment yet")
        return _days(standing.paid_in, standing.agreed_days)


def _day(on: date, today: date) -> str:
    if on in (today, today + timedelta(days=1)):
        return _("Today") if on == today else _("Tomorrow")
    words = formats.day_near(on, today, weekday=True)
    return late_day(words) if on < today else words


def _names(standing: BrandStanding | None) -> str:
    people = standing.people if standing is not None else ()
    return ", ".join(people[:_PEOPLE]) + (" …" if len(people) > _PEOPLE else "")


def _sums(values: Sequence[Money]) -> str:
    return " · ".join(formats.money(each, short=True) for each in values)


def _owed_lines(standing: BrandStanding | None) -> tuple[str, str]:
    if standing is None:
        return "", ""
    deals = ngettext("{count} deal under way", "{count} deals under way", standing.under_way)
    under_way = deals.format(count=standing.under_way) if standing.under_way else ""
    if standing.late:
        return _sums(standing.owed), _("{sums} late").format(sums=_sums(standing.late))
    return _sums(standing.owed) or ("–" if under_way else ""), under_way


def _days(taken: int, agreed: int) -> str:
    return ngettext("{count} day, {agreed} agreed", "{count} days, {agreed} agreed", taken).format(
        count=taken, agreed=agreed
    )
