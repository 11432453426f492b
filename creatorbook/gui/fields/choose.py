"""Choosing: a search field that tells what was typed, and a segmented control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton

from creatorbook.common.i18n import _, labelled
from creatorbook.gui.access.roles import set_one_stop
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.icons import set_icon
from creatorbook.gui.parts.basic import ToolButton, describe_once, is_enter, set_spacing

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAUSE_MS = 90
# The picture before the words, the cross behind them, and the air of the frame.
_AROUND = 84
# The cross is there only where something is written, and the words only where nothing is.
_CROSS = 24


class SearchField(QLineEdit):
    """A search box: `searched(text)` comes a moment after the last key; Escape empties it.

    `left()` tells that Down or Enter wants to move into what was found, which was told just before.
    """

    searched = Signal(str)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("look", "search")
        self._name = name
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        describe_once(self)
        self._can_clear = False
        picture = QAction(self)
        set_icon(picture, "search", "text_muted", 16)
        picture.triggered.connect(self.setFocus)
        self.addAction(picture, QLineEdit.ActionPosition.LeadingPosition)
        self._name_buttons()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.search_now)
        self.textChanged.connect(self._wait)

    @guard_override
    def sizeHint(self) -> QSize:
        """Wide enough for its own words, where there is room."""
        own = super().sizeHint()
        return QSize(max(own.width(), self.fontMetrics().horizontalAdvance(self._name) + _AROUND), own.height())

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room: a hint that is cut says nothing."""
        super().resizeEvent(event)
        fits = self.fontMetrics().horizontalAdvance(self._name) + _AROUND <= self.width() + _CROSS
        self.setPlaceholderText(self._name if fits else _("Search"))

    def _name_buttons(self) -> None:
        for shown in self.findChildren(QToolButton):
            shown.setAccessibleName(self._name)

    def _wait(self) -> None:
        if not self._can_clear:
            # What empties it is made when there is something to empty.
            self._can_clear = True
            self.setClearButtonEnabled(True)
            self._name_buttons()
        self._pause.start()

    def search_now(self) -> None:
        """Emit the text of the box without waiting."""
        self._pause.stop()
        self.searched.emit(self.text().strip())

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties, Down and Enter leave, everything else is typing."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.search_now()
        elif key == Qt.Key.Key_Down or is_enter(event):
            self.search_now()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Segment(ToolButton):
    """One of the choices."""

    access_role = QAccessible.Role.RadioButton


class Segments(QFrame):
    """Two to five choices side by side, one of them on; `chosen(id)` tells which was taken.

    `options` are (id, text, icon name or "").
    """

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setProperty("look", "segment")
        self.setAccessibleName(name)
        layout = QHBoxLayout(self)
        set_spacing(layout, 2, (2, 2, 2, 2))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._ids: list[str] = []
        for id, text, icon in options:
            part = _Segment()
            part.setText(text)
            part.setCheckable(True)
            part.setAccessibleName(labelled(name, text))
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            part.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            if icon:
                set_icon(part, icon, "text_muted", 16)
            self._group.addButton(part, len(self._ids))
            self._ids.append(id)
            # The words of a choice are never cut: what is beside it gives way.
            part.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            layout.addWidget(part)
        self._group.button(0).setChecked(True)
        self.setFocusProxy(self._group.button(0))
        self._group.buttonToggled.connect(self._on_toggled)
        set_one_stop(self._group)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def value(self) -> str:
        """The id of the choice that is on."""
        return self._ids[self._group.checkedId()]

    def set_icon(self, id: str, icon: str, role: str) -> None:
        """Give a choice a picture in the colour of a role; raises ValueError for an unknown choice."""
        set_icon(self._group.button(self._ids.index(id)), icon, role, 16)

    def choose(self, id: str) -> None:
        """Turn a choice on without telling; an unknown one changes nothing."""
        if id in self._ids:
            self._group.button(self._ids.index(id)).setChecked(True)
            set_one_stop(self._group)

    def _on_clicked(self, index: int) -> None:
        set_one_stop(self._group)
        self.chosen.emit(self._ids[index])

    def _on_toggled(self, button: QAbstractButton, checked: bool) -> None:
        # The focus goes to the choice that is on.
        if checked:
            self.setFocusProxy(button)
