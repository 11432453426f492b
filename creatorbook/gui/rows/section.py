"""A part of a panel: its heading, its button, its lines, and a sentence where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.parts.basic import button, label, set_spacing, set_tab_after
from creatorbook.gui.rows.panel_list import PanelList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from creatorbook.gui.rows.row import PanelLine

_SPACING = 8


class PanelSection(QWidget):
    """A heading with an optional button (`asked()`), and lines of records under it.

    `opened(kind, id)` and `removed(kind, id)` come from the lines.
    """

    asked = Signal()
    opened = Signal(str, str)
    removed = Signal(str, str)

    def __init__(self, title: str, action: str = "", *, nothing: str = "") -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        set_spacing(layout, 4)
        self.title = label(title, "heading", wrap=True)
        self.button = button(action, self._ask, "link", "plus")
        self.button.setAccessibleName(action)
        if not action:
            self.button.hide()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_spacing(self._head, _SPACING)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._head)
        self._layout = layout
        self._list: PanelList | None = None
        self._sentence = nothing
        self._nothing: QLabel | None = None

    def _widths_of_head(self) -> tuple[int, int]:
        """Return how narrow the title and the button may be."""
        return self.title.minimumSizeHint().width(), self.button.sizeHint().width() if not self.button.isHidden() else 0

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """As wide as the wider one of title and button: they can stand below each other."""
        lines = self._list.minimumSizeHint().width() if self._list is not None and not self._list.isHidden() else 0
        return QSize(max(*self._widths_of_head(), lines), super().minimumSizeHint().height())

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the title where both have no room on a line."""
        super().resizeEvent(event)
        fits = sum(self._widths_of_head()) + _SPACING <= event.size().width()
        sides = QBoxLayout.Direction
        self._head.setDirection(sides.LeftToRight if fits else sides.TopToBottom)

    @property
    def list(self) -> PanelList:
        """The lines, made with the first of them."""
        if self._list is None:
            self._list = PanelList(self.title.text())
            self._list.line_opened.connect(self.opened)
            self._list.line_removed.connect(self.removed)
            self._list.hide()
            self._layout.insertWidget(1, self._list)
            set_tab_after(self.button, self._list)
        return self._list

    def _ask(self) -> None:
        self.asked.emit()

    def show_lines(self, lines: Sequence[PanelLine]) -> None:
        """Show these lines, or the sentence where there are none; those that stay keep their place and the focus."""
        focused = self._list is not None and self._list.hasFocus()
        if self._list is not None or lines:
            self.list.show_lines(lines)
            self.list.setVisible(bool(lines))
        missing = not lines and bool(self._sentence)
        if missing and self._nothing is None:
            self._nothing = label(self._sentence, "small", wrap=True)
            self._layout.addWidget(self._nothing)
        if self._nothing is not None:
            self._nothing.setVisible(missing)
        if focused and not lines and self.button.isVisible():
            # Where the last one went, another may be added.
            self.button.setFocus()
