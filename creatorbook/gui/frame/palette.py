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
_ROW, _HEAD = 40, 30
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
    """The lines that fit, by groups with a head above each; a group of no name has none."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self._rows: list[Entry | str] = []

    def show_groups(self, groups: Sequence[tuple[str, Sequence[Entry]]]) -> None:
        self.beginResetModel()
        filled = [(head, part) for head, part in groups if part]
        self.entries = [entry for _head, part in filled for entry in part]
        self._rows = []
        for head, part in filled:
            self._rows += [head, *part] if head else part
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return the entry in a row, None for a head."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Entry) else None

    def rows_of_entries(self) -> list[int]:
        """Return the rows that can be taken."""
        return [row for row, each in enumerate(self._rows) if isinstance(each, Entry)]

    @guard_override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  an invalid index never changes
        return 0 if parent.isValid() else len(self._rows)

    @guard_override
    def flags(self, index: Index) -> Qt.ItemFlag:
        is_entry = self.entry(index.row()) is not None
        return super().flags(index) if is_entry else Qt.ItemFlag.ItemIsEnabled

    @guard_override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        entry = self.entry(index.row())
        if entry is None:
            return self._rows[index.row()] if role == _DISPLAY else None
        if role == _DISPLAY:
            return entry.text
        if role == _ENTRY:
            return entry
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return f"{entry.text}, {entry.hint}" if entry.hint else entry.text
        return None


class _EntryDelegate(QStyledItemDelegate):
    """An icon, the words, and the shortcut or the kind at the far end; or the head of a group."""

    @guard_override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  Qt's signature
        return QSize(200, scaled(_ROW if index.data(_ENTRY) is not None else _HEAD))

    @guard_override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        entry = index.data(_ENTRY)
        painter.save()
        try:
            if entry is None:
                room = mirror_rect(painter, area, area.adjusted(20, 4, -20, 0))
                elided_line(painter, room, str(index.data()), Fonts.now().small_bold, "text_muted")
                return
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
        """Return what a screen reader can do with a line: take it, as Enter does; nothing with a head."""
        is_entry = self.model().index(row, 0).data(_ENTRY) is not None
        return {PRESS: partial(self.taken.emit, row)} if is_entry else {}

    def _take(self, index: QModelIndex) -> None:
        self.taken.emit(index.row())


class Palette(Scrim):
    """The list of everything, over the shaded window; `chosen(key)` tells what was taken, then it closes.

    `actions` and what was seen `lately` are shown before anything is typed; `search(text)` returns up to a dozen
    records. While it is open no key
    reaches the window below; Escape and a click beside it close it, and the focus goes back to where it was.
    """

    chosen = Signal(object)
    access_role = QAccessible.Role.Dialog

    def __init__(
        self,
        parent: QWidget,
        actions: Sequence[Entry],
        search: Callable[[str], Sequence[Entry]],
        lately: Sequence[Entry] = (),
    ) -> None:
        super().__init__(parent)
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions, self._search, self._lately = tuple(actions), search, tuple(lately)
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
        if not wanted:
            groups = [(_("Lately"), self._lately), (_("Do"), self._actions)]
        else:
            strong = [entry for fit, _place, entry in ranked if fit >= 1000]  # noqa: PLR2004  the letters stand together
            rest = [entry for fit, _place, entry in ranked if fit > 0 and entry not in strong]
            best = tuple(self._search(wanted))
            there = {entry.key for entry in best}
            seen = tuple(each for each in self._lately if score(wanted, each.text) and each.key not in there)
            # Where nothing but records is asked for, they need no name.
            name = _("Best") if self._actions else ""
            groups = [(name, best), (_("Do"), (*strong, *rest)[:_LISTED]), (_("Lately"), seen)]
        self.model.show_groups(groups)
        found = self.model.rows_of_entries()
        self.list.setVisible(bool(found))
        self._nothing.setText(self._before if self._before and not wanted else _("Nothing found. Try fewer letters."))
        self._nothing.setVisible(not found)
        if found:
            self.list.setCurrentIndex(self.model.index(found[0], 0))
            self.list.scrollToTop()
            self._say_current()
        else:
            announce(self, self._nothing.text())

    def _move_current(self, by: int) -> None:
        rows = self.model.rows_of_entries()
        if rows:
            place = (self._place_of_current(rows) + by) % len(rows)
            if not place:
                # The head above the first one is seen too.
                self.list.scrollToTop()
            self.list.setCurrentIndex(self.model.index(rows[place], 0))
            self._say_current()

    def _place_of_current(self, rows: Sequence[int]) -> int:
        row = self.list.currentIndex().row()
        return rows.index(row) if row in rows else 0

    def _say_current(self) -> None:
        """Announce the line that Enter would take: the focus stays on the letters."""
        index, rows = self.list.currentIndex(), self.model.rows_of_entries()
        text = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data())
        place = _("{place} of {count}").format(place=self._place_of_current(rows) + 1, count=len(rows))
        announce(self.list, f"{text}, {place}")

    def _accept_current(self) -> None:
        self._accept(self.list.currentIndex().row())

    def _accept(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is not None:
            self.close()
            self.chosen.emit(entry.key)

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
