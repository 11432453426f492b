"""The bar at the top: back, forward, the search box, undo and redo, new, the inspector, the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton

from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.frame.actions import NEW
from creatorbook.gui.frame.bars.measures import topbar_height
from creatorbook.gui.look.icons import set_icon
from creatorbook.gui.look.theme.roles import SIZES
from creatorbook.gui.parts.basic import PushButton, ToolButton, icon_button, label, set_spacing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QResizeEvent

_LEFT = ("toggle_sidebar", "back", "forward")
_RIGHT = ("undo", "redo", "toggle_inspector")
# The picture of the search box, and the air around what stands in it.
_AROUND = 72
_NEW = (*(action.id for action in NEW), "import_files")


class SearchButton(PushButton):
    """Looks like a search box and opens the palette; shows the key that does the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "searchbox")
        self.setAccessibleName(_("Search records and actions"))
        self.setMinimumWidth(200)
        self.setMaximumWidth(SIZES["search"])
        set_icon(self, "search", "text_muted", 16)
        self.setText(_("Search records and actions"))
        layout = QHBoxLayout(self)
        set_spacing(layout, 0, (12, 0, 8, 0))
        layout.addStretch(1)
        self._key = label("", "cap")
        layout.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_key(self, key: str) -> None:
        """Name the key that does the same."""
        self._key.setText(key)

    @guard_override
    def sizeHint(self) -> QSize:
        """Wide, where there is room."""
        return QSize(SIZES["search"], super().sizeHint().height())

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room: the words never run into the key."""
        super().resizeEvent(event)
        words = self.fontMetrics().horizontalAdvance(self.accessibleName())
        fits = words + self._key.sizeHint().width() + _AROUND <= self.width()
        self.setText(self.accessibleName() if fits else _("Search"))


class TopBar(QFrame):
    """Made from the actions of the table; it holds no logic of its own."""

    def __init__(self, actions: Mapping[str, QAction], menu: QMenu) -> None:
        super().__init__()
        self.setProperty("look", "topbar")
        self.setFixedHeight(topbar_height())
        layout = QHBoxLayout(self)
        set_spacing(layout, 4, (12, 0, 12, 0))
        for id in _LEFT:
            layout.addWidget(self._tool(actions[id]))
        layout.addStretch(1)
        self.search = SearchButton()
        self.search.clicked.connect(actions["palette"].trigger)
        layout.addWidget(self.search, 4)
        layout.addStretch(1)
        for id in _RIGHT:
            layout.addWidget(self._tool(actions[id]))
        self.new = PushButton(_("New"))
        self.new.setProperty("look", "primary")
        self.new.setAccessibleName(_("New record"))
        set_icon(self.new, "plus", "accent_text", 16)
        new_menu = QMenu(self.new)
        new_menu.setAccessibleName(_("New record"))
        for id in _NEW:
            new_menu.addAction(actions[id])
        self.new.setMenu(new_menu)
        layout.addSpacing(4)
        layout.addWidget(self.new)
        self.menu = icon_button("ellipsis", _("Menu"))
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setMenu(menu)
        layout.addWidget(self.menu)

    @staticmethod
    def _tool(action: QAction) -> QToolButton:
        made = ToolButton()
        made.setDefaultAction(action)
        made.setIconSize(QSize(18, 18))
        made.setFixedSize(32, 32)
        made.setAccessibleName(action.text())
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made
