"""Asks for a late rate that the shipped table does not know, or knows from hearsay, and keeps it in the book."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.read_value import ReadField
from creatorbook.gui.fields.refused import check_rows
from creatorbook.gui.parts.basic import button, label, set_spacing, side_by_side
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import Field as KindField
from creatorbook.services.fields.kinds import FieldType

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.letters.drafts import Draft

_CODES = ("letter.rate_unknown", "letter.rate_unsure")


class LetterRate(QWidget):
    """Shows itself where a draft's findings ask for a rate; `kept()` comes once one is in the book."""

    kept = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._country = ""
        self._day: date | None = None
        self.title = label("", "small", wrap=True)
        self.field = ReadField(KindField("percent", FieldType.PERCENT, "percent"), desk.reader)
        self._row = FormRow("", self.field, needed=_("Type the rate in percent, such as 10.15."), titled=False)
        self.keep = button(_("Keep this rate"), self.keep_rate)
        layout = QVBoxLayout(self)
        set_spacing(layout, 4)
        layout.addWidget(self.title)
        layout.addWidget(side_by_side(self._row.field, self.keep))
        self.hide()

    def show_draft(self, draft: Draft | None) -> None:
        """Ask for the first rate that is missing, or for none."""
        from creatorbook.domain.money.debts import late_law_country
        from creatorbook.services.law.late_rates import half_year

        asked = [each.params["starts_on"] for each in draft.findings if each.code in _CODES] if draft else []
        first = next((day for day in asked if isinstance(day, date)), None)
        if draft is None or first is None or draft.about.dossier is None:
            self.hide()
            return
        day = half_year(first)[0]
        if self._day is not None and day != self._day:
            self.field.set_value(None)
        self._day, self._country = day, late_law_country(draft.about.dossier)
        name = _("The law’s late rate from {day}, in percent a year").format(day=formats.day(day))
        self.title.setText(name)
        self.field.set_name(name)
        self.show()

    def keep_rate(self) -> None:
        """Keep the rate that was typed."""
        from creatorbook.services.law.late_rates import SetLateRate

        if check_rows([self._row]) and self._day is not None:
            self._desk.run(SetLateRate(self._country, self._day, self.field.value()), self._on_done)

    def _on_done(self, nothing: object) -> None:
        del nothing
        self.kept.emit()
