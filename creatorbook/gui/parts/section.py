"""A part of a panel: its heading, its button, its lines, and a sentence where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import ngettext
from creatorbook.gui.desk.focus import keep_focus
from creatorbook.gui.parts.basic import button, empty, label, set_spacing, side_by_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.gui.parts.record_line import RecordLine

_SHOWN = 12


class PanelSection(QWidget):
    """A heading with an optional button (`asked()`), and lines of records under it.

    `opened(kind, id)` and `removed(kind, id)` come from the lines; long lists show a dozen, the rest on demand.
    """

    asked = Signal()
    opened = Signal(str, str)
    removed = Signal(str, str)

    def __init__(self, title: str, action: str = "", *, nothing: str = "") -> None:
        super().__init__()
        self._nothing = nothing
        self._all: list[RecordLine] = []
        layout = QVBoxLayout(self)
        set_spacing(layout, 4)
        self.title = label(title, "heading")
        parts: list[QWidget | None] = [self.title, None]
        self.button = button(action, self._ask, "link", "plus")
        self.button.setAccessibleName(action)
        if not action:
            self.button.hide()
        parts.append(self.button)
        layout.addWidget(side_by_side(*parts))
        self.lines = QVBoxLayout()
        set_spacing(self.lines, 0)
        layout.addLayout(self.lines)

    def _ask(self) -> None:
        self.asked.emit()

    def show_lines(self, lines: Sequence[RecordLine]) -> None:
        """Show these lines, or the sentence where there are none; the focused line keeps the focus."""
        with keep_focus(self):
            self._show(lines)

    def _show(self, lines: Sequence[RecordLine]) -> None:
        empty(self.lines)
        for each in lines[:_SHOWN]:
            self.add(each)
        self._all = list(lines[_SHOWN:])
        if self._all:
            words = ngettext("Show {count} more", "Show {count} more", len(self._all)).format(count=len(self._all))
            self.lines.addWidget(button(words, self._show_rest, "link"))
        if not lines and self._nothing:
            self.lines.addWidget(label(self._nothing, "small", wrap=True))

    def _show_rest(self) -> None:
        item = self.lines.takeAt(self.lines.count() - 1)
        more = item.widget() if item is not None else None
        if more is not None:
            more.hide()
            more.deleteLater()
        waiting, self._all = self._all, []
        for each in waiting:
            self.add(each)

    def add(self, made: RecordLine) -> None:
        """Add one line."""
        made.opened.connect(self.opened)
        made.removed.connect(self.removed)
        self.lines.addWidget(made)
