"""A part of a panel: its heading, its button, its lines, and a sentence where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.gui.parts.basic import button, label, set_spacing, side_by_side
from creatorbook.gui.rows.panel_list import PanelList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.gui.rows.row import PanelLine


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
        self.title = label(title, "heading")
        self.button = button(action, self._ask, "link", "plus")
        self.button.setAccessibleName(action)
        if not action:
            self.button.hide()
        layout.addWidget(side_by_side(self.title, None, self.button))
        self.list = PanelList(title)
        self.list.line_opened.connect(self.opened)
        self.list.line_removed.connect(self.removed)
        self.list.hide()
        layout.addWidget(self.list)
        self._nothing = label(nothing, "small", wrap=True)
        self._nothing.setVisible(False)
        layout.addWidget(self._nothing)

    def _ask(self) -> None:
        self.asked.emit()

    def show_lines(self, lines: Sequence[PanelLine]) -> None:
        """Show these lines, or the sentence where there are none; those that stay keep their place and the focus."""
        focused = self.list.hasFocus()
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._nothing.setVisible(not lines and bool(self._nothing.text()))
        if focused and not lines and self.button.isVisible():
            # Where the last one went, another may be added.
            self.button.setFocus()
