"""The form of a gift: its fields, and below them what showing it will owe by what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.gifts.duty import GiftDuty
from creatorbook.gui.look.theme.current import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from creatorbook.domain.records.gifts import Gift
    from creatorbook.services.book.reading import Executes


class _DutyOfForm(GiftDuty):
    """The duty below the fields, parted from those that are scrolled under it."""

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the line above it."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, colour("hairline"))
        painter.end()


class GiftForm(RecordForm):
    """As every form of a record, with the duty that the gift carries shown as it is written."""

    def _fields(self) -> QWidget:
        fields = super()._fields()
        self.duty = _DutyOfForm(self._desk, self._draft)
        for shown in self.rows.values():
            shown.field.changed.connect(self.duty.schedule_check)
        self.duty.setContentsMargins(24, 10, 24, 12)
        self.keep_in_sight(self.duty)
        self.duty.show_duty()
        return fields

    def _draft(self, reading: Executes) -> Gift | None:
        from creatorbook.services.disclosure.gift_drafts import snapshot

        values = {**self._start, **self.values()}
        if not values.get("brand_id") and not values.get("description"):
            return None
        return snapshot(reading, values, self._record.id if self._record is not None else "")
