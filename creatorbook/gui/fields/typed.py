"""Fields that understand what people type: days ("fri", "+30"), amounts ("3*250 USD")."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, language
from creatorbook.domain.values.amounts import amount_readings, spell_digits
from creatorbook.domain.values.dates import parse_day
from creatorbook.gui.fields.currency import CurrencyBox
from creatorbook.gui.fields.fields import TextField, hidden_label
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import button, icon_button, label, set_spacing, set_tab_after
from creatorbook.services.fields import formats
from creatorbook.services.fields.values import amount_fault, is_in_use

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QLabel

    from creatorbook.domain.values.money import Money
    from creatorbook.gui.desk.drafts import Typed
    from creatorbook.services.fields.values import Reader


# The crowns of four countries share their sign.
_MOST_READINGS = 4
_CALENDAR = 280, 248


def locale() -> QLocale:
    """Return the locale of the screen's language, with the system's country where the language is the same.

    It is never the system's own, which may name days in another language than its windows (LC_TIME).
    """
    system = QLocale.system()
    wanted = QLocale(language())
    same = system.language() == wanted.language()
    return QLocale(wanted.language(), system.territory()) if same else wanted


def day_text(day: date) -> str:
    """Return the day as it stands in a field: "Fri 27 Nov 2026" in the language of the screen."""
    return formats.weekday_and_day(day)


class _CalendarPopup(QFrame):
    """A month to point at; `picked(date)` tells which day, then it closes."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, day: date, country: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "raised")
        layout = QVBoxLayout(self)
        set_spacing(layout, 0, (4, 4, 4, 4))
        self._calendar = QCalendarWidget()
        self._calendar.setAccessibleName(_("Calendar"))
        self._calendar.setLocale(locale())
        territory = QLocale.codeToTerritory(country)
        if territory != QLocale.Country.AnyCountry:
            # The week begins as it does in the book's country, whatever the language of the screen.
            self._calendar.setFirstDayOfWeek(QLocale(QLocale.Language.AnyLanguage, territory).firstDayOfWeek())
        self._calendar.setGridVisible(False)
        self._calendar.setMinimumSize(scaled(_CALENDAR[0]), scaled(_CALENDAR[1]))
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.clicked.connect(self._pick)
        self._calendar.activated.connect(self._pick)
        self._name_parts()
        layout.addWidget(self._calendar)

    def _name_parts(self) -> None:
        words = {"prevmonth": _("Previous month"), "nextmonth": _("Next month"), "calendarview": _("Days of the month")}
        for part, name in words.items():
            found = self._calendar.findChild(QWidget, f"qt_calendar_{part}")
            if found is not None:
                found.setAccessibleName(name)

    def _pick(self, chosen: QDate) -> None:
        self.picked.emit(date(chosen.year(), chosen.month(), chosen.day()))
        self.close()


class DayField(TextField):
    """A day: natural words, ISO or the order of the book's country; echoed in full below as soon as it is understood.

    `reader()` says how a text is read each time that one is: the book's country and the day may change meanwhile.
    """

    speaks_below = True

    def __init__(self, reader: Callable[[], Reader]) -> None:
        super().__init__(placeholder=_("Day: fri, +30, 12/3 …"), limit=40)
        self._reader = reader
        self._day: date | None = None
        self._echoed = False
        self.edit.editingFinished.connect(self._settle)
        self.room.addWidget(icon_button("calendar", _("Choose from a calendar"), self.open_calendar))

    def _parsed(self) -> date | None:
        text = self.edit.text().strip()
        if not text:
            return None
        if self._day is not None and text == day_text(self._day):
            return self._day
        reader = self._reader()
        return parse_day(text, reader.today, month_first=reader.month_first, before=self._day)

    def value(self) -> Any:
        """Return the day, or None."""
        return self._parsed()

    def set_value(self, value: Any) -> None:
        """Show the day."""
        self._echoed = False
        self._show_day(value)

    def _show_day(self, day: date | None) -> None:
        self._day = day
        self.edit.setText(day_text(day) if day is not None else "")
        self.edit.setCursorPosition(0)

    def problem(self) -> str:
        """Return what is not a day."""
        if self.edit.text().strip() and self._parsed() is None:
            return _("Not a day. Try “fri”, “+30” or 5/3.")
        return ""

    def echo(self) -> str:
        """Return the day that was typed, in full."""
        day = self._parsed() if self._echoed else None
        return formats.long_day(day) if day is not None else ""

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

    def _on_edited(self) -> None:
        self._echoed = True
        super()._on_edited()

    def _settle(self) -> None:
        day = self._parsed()
        if day is not None:
            self._show_day(day)
        elif self.problem():
            self.unsettled.emit()

    def open_calendar(self) -> None:
        """Show a month to point at, with the day that stands."""
        reader = self._reader()
        popup = _CalendarPopup(self, self._parsed() or reader.today, reader.country)
        popup.picked.connect(self._on_picked)
        size, room = popup.sizeHint(), self.screen().availableGeometry()
        place = self.edit.mapToGlobal(QPoint(0, self.edit.height() + 4))
        if place.y() + size.height() > room.bottom():
            # Above the field where there is no room below it.
            place.setY(self.mapToGlobal(QPoint(0, -2)).y() - size.height())
        popup.move(max(room.left(), min(place.x(), room.right() - size.width())), max(room.top(), place.y()))
        popup.show()

    def _on_picked(self, day: object) -> None:
        if isinstance(day, date):
            self._show_day(day)
            self._echoed = True
            self.changed.emit()


class _Readings(QWidget):
    """The amounts that a text can mean, one button each; `chosen(Money)` tells which was meant."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        set_spacing(layout, 8)
        self.buttons: list[QPushButton] = [button("", self._choose) for _place in range(_MOST_READINGS)]
        for each in self.buttons:
            layout.addWidget(each)
        layout.addStretch(1)
        self._money: tuple[Money, ...] = ()
        self.hide()

    def offer(self, readings: tuple[Money, ...], reader: Reader) -> None:
        """Offer these amounts, where there are several; more than fit are named by the sentence below alone."""
        self._money = readings if 1 < len(readings) <= len(self.buttons) else ()
        for each in self.buttons[len(self._money) :]:
            each.hide()
        for each, money in zip(self.buttons, self._money, strict=False):
            each.setText(formats.typed_money(money, reader))
            each.show()
        self.setVisible(bool(self._money))

    def _choose(self) -> None:
        pressed = self.sender()
        for each, money in zip(self.buttons, self._money, strict=False):
            if each is pressed:
                self.chosen.emit(money)
                return


class AmountField(TextField):
    """An amount and its currency; the amount may be a sum, and may name its currency itself.

    `reader()` says how a text is read each time that one is. Where it can mean several amounts, they are offered under
    it, and the field waits for the choice. One `with_tax` is what is paid in all, any other is before taxes.
    """

    speaks_below = True

    def __init__(self, reader: Callable[[], Reader], currencies: Sequence[str], *, with_tax: bool = False) -> None:
        super().__init__(placeholder="3*250", limit=60)
        self._with_tax = with_tax
        self._reader = reader
        currency = reader().currency
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._echoed = False
        self._beside: QLabel | None = None
        self._currency_label: QLabel | None = None
        self.currency = CurrencyBox([*currencies, currency])
        self.currency.set_code(currency)
        self.currency.activated.connect(self._on_edited)
        self.currency.unsettled.connect(self.unsettled)
        self.edit.editingFinished.connect(self._settle)
        self.room.addWidget(self.currency)
        self._readings: _Readings | None = None

    @property
    def readings(self) -> _Readings:
        """What offers two readings, made with the first text that has two: hardly any has."""
        if self._readings is None:
            self._readings = _Readings(self)
            self._readings.chosen.connect(self._on_reading_chosen)
            # Right under the amount, above what is said of it.
            self._whole.insertWidget(self._whole.indexOf(self.room) + 1, self._readings)
            set_tab_after(self.currency, self._readings)
        return self._readings

    def _offer(self, readings: tuple[Money, ...]) -> None:
        if self._readings is not None or len(readings) > 1:
            self.readings.offer(readings, self._reader())

    def _money(self) -> Money | None:
        readings = self._parsed_amounts()
        return readings[0] if readings and not self._fault_of(readings) else None

    def _fault_of(self, readings: tuple[Money, ...]) -> str:
        return amount_fault(self.edit.text(), readings, self._reader().decimal_mark, with_tax=self._with_tax)

    def _parsed_amounts(self) -> tuple[Money, ...]:
        return amount_readings(self.edit.text(), self.currency.code, self._reader().country)

    def value(self) -> Any:
        """Return the Money, or None."""
        return self._money()

    def set_value(self, value: Any) -> None:
        """Show the Money."""
        self._echoed = False
        self._show_money(value)

    def _show_money(self, money: Money | None) -> None:
        if money is None:
            self.edit.clear()
            self._offer(())
            return
        self.currency.set_code(money.currency)
        self.edit.setText(spell_digits(money.digits, self._reader().decimal_mark))
        self._offer(())

    def draft(self) -> Typed:
        """Return the text and the currency."""
        return [self.edit.text(), self.currency.code]

    def put_back(self, typed: Typed) -> None:
        """Show the text and the currency."""
        if isinstance(typed, list) and len(typed) == 2:  # noqa: PLR2004  a text and a currency
            self.edit.setText(typed[0])
            self.currency.set_code(typed[1])
            self._offer_readings()
            self._echoed = True
            self.changed.emit()

    def set_name(self, name: str) -> None:
        """Name the amount and its currency."""
        super().set_name(name)
        words = _("{name}, currency").format(name=name)
        self.currency.set_name(words)
        if self._currency_label is None:
            self._currency_label = hidden_label(self, words, self.currency)
        self._currency_label.setText(words)

    def problem(self) -> str:
        """Return what is not an amount, or not one that may stand, and what is no currency."""
        if unknown := self.currency.problem():
            return unknown
        if not self.edit.text().strip():
            return ""
        readings = self._parsed_amounts()
        if not readings:
            return _("Not an amount. Try 3*250 or 99 USD.")
        return self._fault_of(readings)

    def echo(self) -> str:
        """Return the amount that was typed, or what the sum comes to."""
        money = self._money() if self._echoed else None
        return formats.typed_money(money, self._reader()) if money is not None else ""

    def _offer_readings(self) -> None:
        readings = self._parsed_amounts()
        # What is no currency or below nothing is not mended by choosing.
        clear = all(money.minor >= 0 and is_in_use(money.currency) for money in readings)
        self._offer(readings if clear else ())

    def _on_reading_chosen(self, money: object) -> None:
        self._echoed = True
        self._show_money(money)  # type: ignore[arg-type]  # signals carry any object; this one a Money
        self.edit.setFocus()
        self.changed.emit()

    def _on_edited(self) -> None:
        self._echoed = True
        self._offer_readings()
        is_sum = any(sign in self.edit.text().lstrip("-") for sign in "*+-/x×(")
        self._show_beside(self.echo() if is_sum and not self.has_row else "")
        super()._on_edited()

    def _show_beside(self, words: str) -> None:
        """Outside of a form there is no line below: what a sum comes to is said beside it."""
        if self._beside is None:
            if not words:
                return
            self._beside = label("", "small")
            self.room.addWidget(self._beside)
        self._beside.setText(f"= {words}")
        self._beside.setVisible(bool(words))

    def _settle(self) -> None:
        self._show_beside("")
        money = self._money()
        if money is not None:
            self._show_money(money)
        elif self.problem():
            self.unsettled.emit()
