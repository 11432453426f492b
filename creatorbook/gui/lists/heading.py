"""The top of a page: its title, and its tools at the far end, on further rows where one has too little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.parts.basic import set_spacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_SPACING = 8
_STIFF = (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.MinimumExpanding)


class Heading(QWidget):
    """A title and tools, none of whose words are cut for the sake of the others."""

    def __init__(self, title: QWidget, tools: Sequence[QWidget], beside: QWidget | None = None) -> None:
        super().__init__()
        self._parts = [title, *tools]
        self._last = title
        if beside is not None:
            # On the line of the title's letters, which are larger.
            beside.setContentsMargins(4, 4, 0, 0)
            self._parts.insert(1, beside)
            self._last = beside
        self._rows: list[list[QWidget]] = []
        self._lines = QVBoxLayout(self)
        set_spacing(self._lines, _SPACING)
        self._arrange([self._parts])

    def _arrange(self, rows: list[list[QWidget]]) -> None:
        """Put the parts on rows: the title first, all else at the far end."""
        while (line := self._lines.takeAt(0)) is not None:
            inner = line.layout()
            while inner is not None and inner.takeAt(0) is not None:
                pass
        self._rows = rows
        for row in rows:
            across = QHBoxLayout()
            set_spacing(across, _SPACING)
            self._lines.addLayout(across)
            if row[0] is not self._parts[0] and self._last not in row:
                across.addStretch(1)
            for each in row:
                across.addWidget(each)
                if each is self._last:
                    across.addStretch(1)

    def _rows_in(self, width: int) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = [[]]
        taken = 0
        for each in self._parts:
            needed = 0 if each.isHidden() else _least(each) + _SPACING
            if rows[-1] and taken + needed - _SPACING > width:
                rows.append([])
                taken = 0
            rows[-1].append(each)
            taken += needed
        return rows

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part: they can stand below each other."""
        return QSize(
            max(_least(each) for each in self._parts if not each.isHidden()), super().minimumSizeHint().height()
        )

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as few rows as there is room for."""
        super().resizeEvent(event)
        self._use_room()

    @guard_override
    def event(self, event: QEvent) -> bool:
        """Use other rows where a part came, went, or has other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._use_room()
        return super().event(event)

    def _use_room(self) -> None:
        wanted = self._rows_in(self.width())
        if wanted != self._rows:
            self._arrange(wanted)
            self.updateGeometry()


def _least(part: QWidget) -> int:
    """Return how narrow a part may be, in pixels."""
    stiff = part.sizePolicy().horizontalPolicy() in _STIFF
    return part.minimumWidth() or (part.sizeHint() if stiff else part.minimumSizeHint()).width()
