"""The sheet of shortcuts: made from the table of actions, so that it is never out of date."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.frame.actions import ACTIONS, MENUS
from creatorbook.gui.parts.basic import button, column, label, scroll, set_spacing
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.status import Badge


class ShortcutSheet(Dialog):
    """Every key, by menu."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(520, 560)
        layout = self.body
        set_spacing(layout, 16, (24, 24, 24, 24))
        layout.addWidget(label(_("Keyboard shortcuts"), "title"))
        groups = column(*(self._group(id, title) for id, title in MENUS), None, spacing=16)
        area = scroll(groups, _("Keyboard shortcuts"))
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout.addWidget(area, 1)
        self.set_foot(None, button(_("Close"), self.close, "primary"))

    @staticmethod
    def _group(menu: str, title: str) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(_(title), "heading"), 0, 0)
        for number, action in enumerate((item for item in ACTIONS if item.where == menu and item.key), 1):
            key = QKeySequence(action.key).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(label(_(action.text)), number, 0)
            grid.addWidget(Badge(key), number, 1, Qt.AlignmentFlag.AlignRight)
        return made
