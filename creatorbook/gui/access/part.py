"""What a row of a list and a tab of a bar have in common for who does not see them: each is read as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget

from creatorbook.gui.desk.guard import guard_override

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget


class ReadPart(QAccessibleWidget):
    """A part that is painted in a widget: a child of what reads the `whole`, without an object and parts of its own."""

    def __init__(self, widget: QWidget, whole: QAccessibleInterface, role: QAccessible.Role) -> None:
        super().__init__(widget, role, "")
        self._whole = whole

    @guard_override
    def object(self) -> None:  # type: ignore[override]  # Qt takes None, the stubs do not say so
        """Return nothing: Qt keeps one interface an object, and the widget's is that of the whole."""

    @guard_override
    def parent(self) -> QAccessibleInterface:
        """Return the whole."""
        return self._whole

    @guard_override
    def childCount(self) -> int:
        """It is read as a whole."""
        return 0

    @guard_override
    def child(self, place: int) -> None:  # type: ignore[override]  # Qt takes None, the stubs do not say so
        """It is read as a whole."""

    @guard_override
    def childAt(self, x: int, y: int) -> None:  # type: ignore[override]  # Qt takes None, the stubs do not say so
        """It is read as a whole."""

    @guard_override
    def focusChild(self) -> None:  # type: ignore[override]  # Qt takes None, the stubs do not say so
        """The focus is on it as a whole."""

    @guard_override
    def relations(
        self, match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations
    ) -> list[tuple[QAccessibleInterface, QAccessible.RelationFlag]]:
        """No label belongs to a part: those of the widget are the whole's."""
        del match
        return []
