"""A box to tick whose words go on a second line where there is too little room: they are never cut."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.look.style.ticks import BESIDE

_TALLEST = 1000


class CheckBox(QCheckBox):
    """A check box that is as high as its words need at the width it is given."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        either = QSizePolicy.Policy.Preferred
        policy = QSizePolicy(either, either, QSizePolicy.ControlType.CheckBox)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @guard_override
    def hasHeightForWidth(self) -> bool:
        """It has."""
        return True

    @guard_override
    def heightForWidth(self, width: int) -> int:
        """As high as its lines, and no lower than the box."""
        room = QRect(0, 0, max(width - BESIDE, 1), _TALLEST)
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
        return max(self.fontMetrics().boundingRect(room, flags, self.text()).height(), self.sizeHint().height())

    @guard_override
    def minimumSizeHint(self) -> QSize:
        """No narrower than its longest word."""
        longest = max(map(self.fontMetrics().horizontalAdvance, self.text().split()), default=0)
        return QSize(BESIDE + longest, self.sizeHint().height())
