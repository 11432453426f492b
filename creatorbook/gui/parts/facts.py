"""What is known of a record: names at the left, values at the right; a text of several lines below its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from creatorbook.common.i18n import labelled
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import label

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = 104


class Facts(QWidget):
    """Pairs of a name and a value; values can be selected and copied, and are never read as markup.

    A value of several lines, such as an email, keeps them, and has the whole width.
    """

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, scaled(_NAMES))
        grid.setColumnStretch(1, 1)
        for name, value in pairs:
            row = grid.rowCount()
            title = label(name, "small", wrap=True)
            shown = label(value, wrap=True)
            shown.setAccessibleName(labelled(name, " ".join(value.split())))
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if "\n" in value:
                grid.addWidget(title, row, 0, 1, 2)
                grid.addWidget(shown, row + 1, 0, 1, 2)
                continue
            title.setFixedWidth(scaled(_NAMES))
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, row, 1)
