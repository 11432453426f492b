"""What is known of a record: names at the left, values at the right; a text of several lines below its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from creatorbook.common.i18n import labelled
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_NAMES = 104
_SPACING = 12


class Facts(QWidget):
    """Pairs of a name and a value; values can be selected and copied, and are never read as markup.

    A value of several lines, such as an email, keeps them, and has the whole width; so has one that is a single long
    word, such as an address on the web, where it has no room beside its name.
    """

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_SPACING)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, scaled(_NAMES))
        grid.setColumnStretch(1, 1)
        self._beside: list[QLabel] = []
        self._below: set[QLabel] = set()
        for number, (name, value) in enumerate(pairs):
            title = label(name, "small", wrap=True)
            shown = label(value, wrap=True)
            shown.setAccessibleName(labelled(name, " ".join(value.split())))
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if "\n" in value:
                grid.addWidget(title, 2 * number, 0, 1, 2)
                grid.addWidget(shown, 2 * number + 1, 0, 1, 2)
                continue
            title.setFixedWidth(scaled(_NAMES))
            grid.addWidget(title, 2 * number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, 2 * number, 1)
            self._beside.append(shown)

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """As wide as the names, or the longest word of a value: it can go below its name."""
        words = [each.minimumSizeHint().width() for each in self.findChildren(QLabel)]
        return QSize(max([scaled(_NAMES), *words]), super().minimumSizeHint().height())

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find a place for each value at this width."""
        super().resizeEvent(event)
        self._place_values()

    @guard_override
    def event(self, event: QEvent) -> bool:
        """Find the places again where words became longer or shorter, as with another size of text."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_values()
        return super().event(event)

    def _place_values(self) -> None:
        room = self.width() - scaled(_NAMES) - _SPACING
        below = {each for each in self._beside if each.minimumSizeHint().width() > room}
        for shown in below ^ self._below:
            index = self._grid.indexOf(shown)
            row, _column, _rows, _columns = cast("tuple[int, int, int, int]", self._grid.getItemPosition(index))
            self._grid.removeWidget(shown)
            if shown in below:
                self._grid.addWidget(shown, row + 1, 0, 1, 2)
            else:
                self._grid.addWidget(shown, row - 1, 1)
        self._below = below
