"""A record as one line in a panel: what it is, what there is to say, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.parts.basic import icon_button, label, set_spacing
from creatorbook.gui.parts.status import Status

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent


class RecordLine(QFrame):
    """One record; a click or Enter is `opened(kind, id)`, the cross or Delete is `removed(kind, id)`.

    `status` is a word and the role of its dot, `dot` the role of a dot before the title; `end` stands at the right,
    as an amount or a day does.
    """

    access_role = QAccessible.Role.ListItem
    opened = Signal(str, str)
    removed = Signal(str, str)

    def __init__(
        self,
        kind: str,
        id: str,
        title: str,
        note: str = "",
        *,
        end: str = "",
        status: tuple[str, str] = ("", ""),
        dot: str = "",
        removable: bool = False,
    ) -> None:
        super().__init__()
        self.kind, self.id = kind, id
        self._removable = removable
        self.setProperty("look", "line_item")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QHBoxLayout(self)
        set_spacing(layout, 8, (0, 4, 0, 4))
        if dot:
            layout.addWidget(Status("", dot), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        set_spacing(words, 2)
        words.addWidget(label(title, wrap=True))
        if note:
            words.addWidget(label(note, "small", wrap=True))
        if status[0]:
            # Aligned, because a status is no wider than its word and would make all the column as narrow.
            words.addWidget(Status(*status), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(words, 1)
        # Beside one line of words all stands in its middle, beside several at the height of the first.
        height = Qt.AlignmentFlag.AlignTop if note or status[0] else Qt.AlignmentFlag.AlignVCenter
        if end:
            layout.addWidget(label(end), 0, height)
        if removable:
            cross = icon_button("x", _("Remove {title}").format(title=title), self._remove, tip=_("Remove"))
            cross.setFixedSize(24, 24)
            layout.addWidget(cross, 0, height)
        self.setAccessibleName(" · ".join(part for part in (title, note, status[0], end) if part))
        self.setAccessibleDescription(_("Enter to open"))

    def _remove(self) -> None:
        self.removed.emit(self.kind, self.id)

    def activate(self) -> None:
        """Open the record."""
        self.opened.emit(self.kind, self.id)

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activate()
        elif event.key() == Qt.Key.Key_Delete and self._removable:
            self._remove()
        else:
            super().keyPressEvent(event)

    @guard_override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the record."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.activate()
