"""Ctrl+K: records and actions in one list, found by a few letters, with their shortcuts shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAction, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creatorbook.common.i18n import _
from creatorbook.gui.access.announcing import announce
from creatorbook.gui.access.lists import PRESS
from creatorbook.gui.desk.focus import FocusBelow
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.icons import pixmap, set_icon
from creatorbook.gui.look.scrim import Scrim
from creatorbook.gui.look.style.caps import cap_height, cap_width, paint_cap
from creatorbook.gui.look.style.elevation import paint_elevated
from creatorbook.gui.look.theme.current import colour, scaled
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.look.theme.mirror import mirror_rect
from creatorbook.gui.parts.basic import describe_once, label, line, set_spacing
from creatorbook.gui.rows.words import Fonts, elided_line, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from creatorbook.gui.access.lists import Acts
    from creatorbook.gui.lists.record_table import Index

_PAUSE_MS = 60
_WIDTH, _HEIGHT, _TOP = 640, 480, 96
_KEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ROW = 40
_LISTED = 40
_ENTRY = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette: `key` names what to do (("action", id) or ("record", kind, id))."""

    text: str
    hint: str
    icon: str
    key: tuple[str, ...]


def score(wanted: str, text: str) -> int:
    """Return how well the letters fit the text, 0 for not at all: word starts count most, then runs, then order."""
    letters, low = wanted.casefold(), text.casefold()
    if not letters:
        return 1
    at = low.find(letters)
    if at >= 0:
        start = at == 0 or not low[at - 1].isalnum()
        return 1000 - min(at, 200) + (500 if start else 0)
    total, place = 0, 0
    for letter in letters:
        if letter.isspace():
            continue
        found = low.find(letter, place)
        if found < 0:
            return 0
        total += 10 if found == 0 or not low[found - 1].isalnum() else 3 if found == place else 1
        place = found + 1
    return total


class _Entries(QAbstractListModel):
    """The lines that fit."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    @guard_override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  an invalid index never changes
        return 0 if parent.isValid() else len(self.entries)

    @guard_override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        entry = self.entries[index.row()]
        if role == _DISPLAY:
            return entry.text
        if role == _ENTRY:
            return entry
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return f"{entry.text}, {entry.hint}" if entry.hint else entry.text
        return None


class _EntryDelegate(QStyledItemDelegate):
    """An icon, the words, and the shortcut or the kind at the far end."""

    @guard_override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  Qt's signature
        return QSize(200, scaled(_ROW))

    @guard_override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        entry = index.data(_ENTRY)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("selection"))
                painter.drawRoundedRect(area.adjusted(8, 1, -8, -1), 6, 6)
            place = mirror_rect(painter, area, QRect(area.left() + 20, area.top() + (area.height() - 18) // 2, 18, 18))
            painter.drawPixmap(place.topLeft(), pixmap(entry.icon, "text_muted", 18))
            width = self._paint_hint(painter, area, entry)
            painter.setFont(font())
            painter.setPen(colour("text"))
            room = area.adjusted(52, 0, -width - 32, 0)
            words = QFontMetrics(font()).elidedText(entry.text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(mirror_rect(painter, area, room), Qt.AlignmentFlag.AlignVCenter, words)
        finally:
            painter.restore()

    def _paint_hint(self, painter: QPainter, area: QRect, entry: Entry) -> int:
        """Paint the keys of an action on a cap, the kind of a record as a word; return how wide that is."""
        fonts = Fonts.now()
        if not entry.hint:
            return 0
        if entry.key[0] == "action":
            width = cap_width(entry.hint, fonts.small)
            cap = QRect(area.right() - 20 - width, area.center().y() + 1 - cap_height() // 2, width, cap_height())
            paint_cap(painter, mirror_rect(painter, area, cap), entry.hint, fonts.small, colour("text_muted"))
            return width
        room = mirror_rect(painter, area, area.adjusted(0, 0, -20, 0))
        elided_line(painter, room, entry.hint, fonts.small, "text_muted", right=True)
        return width_of(entry.hint, fonts.small)


class _Found(QListView):
    """The lines that fit, each taken by a click; `taken(row)`."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.clicked.connect(self._take)

    def acts_of_row(self, row: int) -> Acts:
        """Return what a screen reader can do with a line: take it, as Enter does."""
        return {PRESS: partial(self.taken.emit, row)}

    def _take(self, index: QModelIndex) -> None:
        self.taken.emit(index.row())


class Palette(Scrim):
    """The list of everything, over the shaded window; `chosen(key)` tells what was taken, then it closes.

    `actions` are shown before anything is typed; `search(text)` returns up to a dozen records. While it is open no key
    reaches the window below; Escape and a click beside it close it, and the focus goes back to where it was.
    """

    chosen = Signal(object)
    access_role = QAccessible.Role.Dialog

    def __init__(self, parent: QWidget, actions: Sequence[Entry], search: Callable[[str], Sequence[Entry]]) -> None:
        super().__init__(parent)
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions, self._search = tuple(actions), search
        self._below: FocusBelow | None = None
        # What stands where there is nothing to show before anything is typed.
        self._before = ""
        self.edit = QLineEdit()
        self.edit.setProperty("look", "bare")
        self.edit.installEventFilter(self)
        self.model = _Entries(self)
        self.list = _Found()
        self.list.setProperty("look", "plain")
        self.list.setAccessibleName(_("Results"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.taken.connect(self._accept)
        self._nothing = label(_("Nothing found. Try fewer letters."), "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMinimumHeight(80)
        self._card = QWidget(self)
        layout = QVBoxLayout(self._card)
        set_spacing(layout, 4, (1, 6, 1, 8))
        glass = QAction(self.edit)
        set_icon(glass, "search", "text_muted", 16)
        self.edit.setContentsMargins(12, 0, 16, 0)
        self.edit.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        layout.addWidget(self.edit)
        layout.addWidget(line())
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.show_matches)
        self.edit.textEdited.connect(self._on_typed)
        self._name(_("Search records and actions"))
        self.show_matches()

    def _name(self, prompt: str) -> None:
        self.setAccessibleName(prompt)
        self.edit.setPlaceholderText(prompt)
        self.edit.setAccessibleName(prompt)
        for glass in self.edit.findChildren(QToolButton):
            glass.setAccessibleName(prompt)
        describe_once(self.edit)

    def open(self) -> None:
        """Show it over the window and take the keys."""
        self._below = FocusBelow(self.window())
        self._place_card()
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_prompt(self, prompt: str, nothing_yet: str) -> None:
        """Ask for something else than everything: the words in the field, and those below it."""
        self._name(prompt)
        self._before = nothing_yet
        self.show_matches()

    def _place_card(self) -> None:
        width, height = min(_WIDTH, self.width() - 80), min(_HEIGHT, self.height() - 120)
        top = min(_TOP, (self.height() - height) // 2)
        self._card.setGeometry((self.width() - width) // 2, top, width, height)

    def _on_typed(self) -> None:
        self._pause.start()

    def show_matches(self) -> None:
        """Show what fits the letters typed."""
        self._pause.stop()
        wanted = self.edit.text().strip()
        ranked = sorted(
            ((score(wanted, entry.text), -place, entry) for place, entry in enumerate(self._actions)), reverse=True
        )
        actions = [entry for fit, _place, entry in ranked if fit > 0]
        if not wanted:
            found = list(self._actions)
        else:
            strong = [entry for fit, _place, entry in ranked if fit >= 1000]  # noqa: PLR2004  the letters stand together
            rest = [entry for entry in actions if entry not in strong]
            found = [*self._search(wanted), *strong, *rest]
        self.model.show(found[:_LISTED])
        self.list.setVisible(bool(found))
        self._nothing.setText(self._before if self._before and not wanted else _("Nothing found. Try fewer letters."))
        self._nothing.setVisible(not found)
        if found:
            self.list.setCurrentIndex(self.model.index(0, 0))
            self._say_current()
        else:
            announce(self, self._nothing.text())

    def _move_current(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            self.list.setCurrentIndex(self.model.index((self.list.currentIndex().row() + by) % count, 0))
            self._say_current()

    def _say_current(self) -> None:
        """Announce the line that Enter would take: the focus stays on the letters."""
        index, count = self.list.currentIndex(), self.model.rowCount()
        text = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data())
        place = _("{place} of {count}").format(place=index.row() + 1, count=count)
        announce(self.list, f"{text}, {place}")

    def _accept_current(self) -> None:
        self._accept(self.list.currentIndex().row())

    def _accept(self, place: int) -> None:
        if 0 <= place < len(self.model.entries):
            key = self.model.entries[place].key
            self.close()
            self.chosen.emit(key)

    # Keys, clicks, room

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk through the list while the typing goes on; Enter takes the line, Escape closes."""
        if watched is self.edit:
            if event.type() == QEvent.Type.ShortcutOverride:
                # What is a shortcut of the window is a key like any other here.
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_PageDown): 8,
                int(Qt.Key.Key_PageUp): -8}.get(key)  # fmt: skip
        if step is not None:
            self._move_current(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self.show_matches()
            self._accept_current()
        elif key == Qt.Key.Key_Escape:
            self.close()
        # Tab stays here, too: what is below cannot be reached.
        return step is not None or key in _KEPT

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what the letters left: no key reaches the page below."""
        event.accept()

    @guard_override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card closes it."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close()

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the card in the middle."""
        super().resizeEvent(event)
        self._place_card()

    @guard_override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keys back."""
        super().closeEvent(event)
        if self._below is not None and self.edit.hasFocus():
            self._below.give_back()

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Shade the window, and paint the card above it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_elevated(painter, self._card.geometry(), "dialog", "raised")
        painter.end()
