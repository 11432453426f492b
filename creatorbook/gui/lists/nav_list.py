"""The list at the left of a page whose current line is what the page shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from creatorbook.gui.access.lists import PRESS

if TYPE_CHECKING:
    from creatorbook.gui.access.lists import Acts


class NavList(QListWidget):
    """Topics to choose from, of a fixed width; a line that is only a title cannot be chosen."""

    def __init__(self, name: str, width: int) -> None:
        super().__init__()
        self.setProperty("look", "nav")
        self.setAccessibleName(name)
        self.setFixedWidth(width)
        # A long name takes two lines: nothing here is scrolled to the side.
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def acts_of_row(self, row: int) -> Acts:
        """Return what a screen reader can do with a line: have it shown, as a click does."""
        is_topic = bool(self.item(row).flags() & Qt.ItemFlag.ItemIsSelectable)
        return {PRESS: partial(self.setCurrentRow, row)} if is_topic else {}
