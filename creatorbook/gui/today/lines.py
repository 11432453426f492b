"""The lines of Today: one thing that needs the user, its reason, its day, and its answers by mouse and by one key."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.letters.ways import letter_for_reminder
from creatorbook.gui.parts.basic import Card, PushButton, button, icon_button, label, line, set_spacing
from creatorbook.gui.parts.status import Badge, Status
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from creatorbook.services.reminders.today import Figure, Line

_SHOWN = 25
_MORE = 100
_TONES = {"error": "danger", "warning": "warn", "info": "info"}


class ReminderLine(QFrame):
    """One reminder. Keys: D done, S snooze until tomorrow, X dismiss, L the letter that answers it, Enter open.

    `answered(line, answer, days)`: answer is "done", "snoozed" or "dismissed"; `opened(line)`; `letter_asked(wanted)`.
    """

    answered = Signal(object, str, object)
    opened = Signal(object)
    letter_asked = Signal(object)

    def __init__(self, shown: Line, today: date) -> None:
        super().__init__()
        self.line = shown
        self._today = today
        self.setProperty("look", "line_item")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QHBoxLayout(self)
        set_spacing(layout, 8, (12, 6, 8, 6))
        layout.addWidget(Status("", _TONES.get(shown.severity, "info")))
        words = label(shown.text, wrap=True)
        layout.addWidget(words, 1)
        day = self._day()
        layout.addWidget(label(day, "error" if shown.when == "late" else "small"))
        self.setAccessibleName(f"{shown.text} {day}".rstrip())
        self.setAccessibleDescription(_("D for done, S to snooze until tomorrow, Enter to open"))
        self.wanted = letter_for_reminder(shown, today)
        if self.wanted is not None:
            self.setAccessibleDescription(
                _("D for done, S to snooze until tomorrow, L to write the letter, Enter to open")
            )
            name = self.wanted.button
            layout.addWidget(icon_button("mail", name, self._letter, tip=_("{action} (L)").format(action=name)))
        layout.addWidget(icon_button("check", _("Done"), self._answer_done, tip=_("Done (D)")))
        self._snooze = icon_button("alarm-clock", _("Snooze"), self._menu, tip=_("Snooze (S: until tomorrow)"))
        layout.addWidget(self._snooze)

    def _day(self) -> str:
        if self.line.due_on is None:
            return ""
        days = (self._today - self.line.due_on).days
        if days > 0:
            return ngettext("{count} day late", "{count} days late", days).format(count=days)
        if days == 0:
            return _("Today")
        return _("Tomorrow") if days == -1 else formats.day(self.line.due_on)

    def _answer_done(self) -> None:
        self.answered.emit(self.line, "done", 0)

    def _letter(self) -> None:
        if self.wanted is not None:
            self.letter_asked.emit(self.wanted)

    def _tomorrow(self) -> None:
        self.answered.emit(self.line, "snoozed", 1)

    def _snooze_three_days(self) -> None:
        self.answered.emit(self.line, "snoozed", 3)

    def _week(self) -> None:
        self.answered.emit(self.line, "snoozed", 7)

    def _month(self) -> None:
        self.answered.emit(self.line, "snoozed", 30)

    def _dismiss(self) -> None:
        self.answered.emit(self.line, "dismissed", 0)

    def _menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for days, words, slot in (
            (1, _("Until tomorrow"), self._tomorrow),
            (3, _("For three days"), self._snooze_three_days),
            (7, _("For a week"), self._week),
            (30, _("For thirty days"), self._month),
        ):
            day = formats.day(self._today + timedelta(days=days))
            menu.addAction(f"{words}  ·  {day}").triggered.connect(slot)
        menu.addSeparator()
        menu.addAction(_("Not needed: dismiss")).triggered.connect(self._dismiss)
        menu.popup(self._snooze.mapToGlobal(QPoint(0, self._snooze.height())))

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key answers; the arrows walk."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_D:
            self._answer_done()
        elif key == Qt.Key.Key_S:
            self._tomorrow()
        elif key == Qt.Key.Key_X:
            self._dismiss()
        elif key == Qt.Key.Key_L and self.wanted is not None:
            self._letter()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_O):
            self.opened.emit(self.line)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        page = self.parentWidget()
        while page is not None and page.objectName() != "today_lines":
            page = page.parentWidget()
        lines = page.findChildren(ReminderLine) if page is not None else [self]
        place = lines.index(self) + by
        if 0 <= place < len(lines):
            lines[place].setFocus()

    @guard_override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens what the line is about."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.line)


class Section(Card):
    """A heading with a count, and its lines; long sections show the first ones and a button for the rest."""

    answered = Signal(object, str, object)
    opened = Signal(object)
    letter_asked = Signal(object)

    def __init__(self, title: str, tone: str, lines: Sequence[Line], today: date) -> None:
        super().__init__(margin=0)
        self._lines, self._today = list(lines), today
        self.body.setSpacing(0)
        head = QWidget()
        layout = QHBoxLayout(head)
        set_spacing(layout, 8, (16, 12, 12, 8))
        layout.addWidget(label(title, "heading"))
        layout.addWidget(Badge(str(len(lines)), tone))
        layout.addStretch(1)
        self.body.addWidget(head)
        self._count = 0
        self._more = button("", self._show_more, "link")
        self.body.addWidget(self._more)
        self._add(_SHOWN)

    def _add(self, count: int) -> None:
        for shown in self._lines[self._count : self._count + count]:
            place = self.body.count() - 1
            self.body.insertWidget(place, line())
            made = ReminderLine(shown, self._today)
            made.answered.connect(self.answered)
            made.opened.connect(self.opened)
            made.letter_asked.connect(self.letter_asked)
            self.body.insertWidget(place + 1, made)
        self._count = min(self._count + count, len(self._lines))
        rest = len(self._lines) - self._count
        self._more.setVisible(rest > 0)
        if rest:
            self._more.setText(ngettext("{count} more", "{count} more", rest).format(count=rest))

    def _show_more(self) -> None:
        self._add(_MORE)


class FigureCard(PushButton):
    """A figure that clicks through to its rows; `asked(figure)`."""

    asked = Signal(object)

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self._figure = figure
        self.setProperty("look", "card_button")
        # Two sums stand on a line; cards side by side are as high as the highest.
        self.setMinimumHeight(92 + 16 * ((max(len(figure.sums), 1) - 1) // 2))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sums = "  ".join(formats.money(total, short=True) for total in figure.sums)
        self.setAccessibleName(", ".join(part for part in (figure.label, str(figure.count), sums) if part))
        layout: QVBoxLayout = QVBoxLayout(self)
        set_spacing(layout, 2, (16, 12, 16, 12))
        layout.addWidget(label(figure.label, "small"))
        layout.addWidget(label(formats.number(figure.count), "figure"))
        layout.addWidget(label(sums or " ", "small", wrap=True))
        layout.addStretch(1)
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._figure)
