"""A part of a panel: its heading, its button, its lines, and a sentence where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from creatorbook.gui.parts.basic import button, label, set_spacing, set_tab_after
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
        self.title = label(title, "heading", wrap=True)
        self.button = button(action, self._ask, "link", "plus")
        self.button.setAccessibleName(action)
        if not action:
            self.button.hide()
        head = QHBoxLayout()
        set_spacing(head, 8)
        head.addWidget(self.title, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        self._layout = layout
        self._list: PanelList | None = None
        self._sentence = nothing
        self._nothing: QLabel | None = None

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
