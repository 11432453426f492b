"""Fields that understand what people type: days ("fri", "+30"), amounts ("3*250 USD")."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QFrame, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, language
from creatorbook.domain.values.amounts import parse_amount
from creatorbook.domain.values.dates import parse_day
from creatorbook.gui.fields.fields import TextField
from creatorbook.gui.parts.basic import icon_button, label, set_spacing
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.common.clock import Clock
    from creatorbook.domain.values.money import Money
    from creatorbook.gui.desk.drafts import Typed


def locale() -> QLocale:
    """Return the locale of the screen's language, with the system's country where the language is the same."""
    system = QLocale.system()
    wanted = QLocale(language())
    return system if system.language() == wanted.language() else wanted


def is_month_first() -> bool:
    """Return whether 3/12 is March 12 here."""
    pattern = locale().dateFormat(QLocale.FormatType.ShortFormat)
    return pattern.find("M") < pattern.find("d")


def day_text(day: date) -> str:
    """Return the day as it stands in a field: "Fri 27 Nov 2026" in the language of the screen."""
    return locale().toString(QDate(day.year, day.month, day.day), f"ddd {_day_pattern(day)} MMM yyyy")


def _day_pattern(day: date) -> str:
    # French counts the first of a month, and no other day: 1er déc., 2 déc.
    return "d'er'" if day.day == 1 and language() == "fr" else "d"


def long_day_text(day: date) -> str:
    """Return the day in full: "Monday 23 November 2026" in the language of the screen."""
    return locale().toString(QDate(day.year, day.month, day.day), f"dddd {_day_pattern(day)} MMMM yyyy")


class _CalendarPopup(QFrame):
    """A month to point at; `picked(date)` tells which day, then it closes."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "raised")
        layout = QVBoxLayout(self)
        set_spacing(layout, 0, (4, 4, 4, 4))
        self._calendar = QCalendarWidget()
        self._calendar.setAccessibleName(_("Calendar"))
        self._calendar.setLocale(locale())
        self._calendar.setGridVisible(False)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.clicked.connect(self._pick)
        self._calendar.activated.connect(self._pick)
        layout.addWidget(self._calendar)

    def _pick(self, chosen: QDate) -> None:
        self.picked.emit(date(chosen.year(), chosen.month(), chosen.day()))
        self.close()


class DayField(TextField):
    """A day: natural words, ISO or the country's order; shown in full once understood."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(placeholder=_("Day: fri, +30, 12/3 …"), limit=40)
        self._clock = clock
        self._day: date | None = None
        self.edit.editingFinished.connect(self._show_whole)
        self.room.addWidget(icon_button("calendar", _("Choose from a calendar"), self._open))

    def _parsed(self) -> date | None:
        text = self.edit.text().strip()
        if self._day is not None and text == day_text(self._day):
            return self._day
        return parse_day(text, self._clock.today(), month_first=is_month_first())

    def value(self) -> Any:
        """Return the day, or None."""
        return self._parsed()

    def set_value(self, value: Any) -> None:
        """Show the day."""
        self._day = value
        self.edit.setText(day_text(value) if value is not None else "")
        self.edit.setCursorPosition(0)

    def problem(self) -> str:
        """Return what is not a day."""
        if self.edit.text().strip() and self._parsed() is None:
            return _("This is not a day. Try “fri”, “+30”, “in 3 weeks” or 2027-03-05.")
        return ""

    def draft(self) -> Typed:
        """Return the day itself where it is understood, for its words may mean another tomorrow; else the text."""
        day = self._parsed()
        return [day.isoformat()] if day is not None else self.edit.text()

    def put_back(self, typed: Typed) -> None:
        """Show the day, or the text."""
        if isinstance(typed, list) and len(typed) == 1:
            self._on_picked(date.fromisoformat(typed[0]))
        else:
            super().put_back(typed)

    def _show_whole(self) -> None:
        day = self._parsed()
        if day is not None:
            self.set_value(day)

    def _open(self) -> None:
        popup = _CalendarPopup(self, self._parsed() or self._clock.today())
        popup.picked.connect(self._on_picked)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()

    def _on_picked(self, day: object) -> None:
        if isinstance(day, date):
            self.set_value(day)
            self.changed.emit()


class AmountField(TextField):
    """An amount and its currency; the amount may be a sum, and may name its currency itself."""

    def __init__(self, currency: str, currencies: Sequence[str]) -> None:
        super().__init__(placeholder="3*250", limit=60)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._result = label("", "small")
        self.currency = QComboBox()
        self.currency.setAccessibleName(_("Currency"))
        self.currency.setFixedWidth(84)
        self.currency.addItems(sorted({*currencies, currency}))
        self.currency.setCurrentText(currency)
        self.currency.activated.connect(self._on_edited)
        self.edit.editingFinished.connect(self._show_whole)
        self.edit.textEdited.connect(self._show_result)
        self.room.addWidget(self.currency)
        self.room.addWidget(self._result)
        self._result.hide()

    @staticmethod
    def _mark() -> str:
        return locale().decimalPoint() or "."

    def _money(self) -> Money | None:
        return parse_amount(self.edit.text(), self.currency.currentText(), self._mark())

    def value(self) -> Any:
        """Return the Money, or None."""
        return self._money()

    def set_value(self, value: Any) -> None:
        """Show the Money."""
        if value is None:
            self.edit.clear()
            return
        if self.currency.findText(value.currency) < 0:
            self.currency.addItem(value.currency)
        self.currency.setCurrentText(value.currency)
        self.edit.setText(value.digits.replace(".", self._mark()))

    def draft(self) -> Typed:
        """Return the text and the currency."""
        return [self.edit.text(), self.currency.currentText()]

    def put_back(self, typed: Typed) -> None:
        """Show the text and the currency."""
        if isinstance(typed, list) and len(typed) == 2:  # noqa: PLR2004  a text and a currency
            self.edit.setText(typed[0])
            self.currency.setCurrentText(typed[1])
            self.changed.emit()

    def set_name(self, name: str) -> None:
        """Name the amount and its currency."""
        super().set_name(name)
        self.currency.setAccessibleName(_("{name}, currency").format(name=name))

    def problem(self) -> str:
        """Return what is not an amount."""
        if self.edit.text().strip() and self._money() is None:
            return _("This is not an amount. Try 1500, 3*250 or 99.90 USD.")
        return ""

    def _show_result(self) -> None:
        text = self.edit.text()
        money = self._money() if any(sign in text for sign in "*+/x×(") else None
        self._result.setVisible(money is not None)
        if money is not None:
            self._result.setText(f"= {formats.money(money)}")

    def _show_whole(self) -> None:
        money = self._money()
        if money is not None:
            self.set_value(money)
        self._result.hide()
