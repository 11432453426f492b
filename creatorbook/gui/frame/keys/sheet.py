"""The sheet of keys: made from the table of shortcuts, so that it is never out of date, and changed in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from creatorbook.common.i18n import _
from creatorbook.common.text import fold
from creatorbook.gui.fields.choose import SearchField
from creatorbook.gui.frame.actions import ACTIONS, MENUS
from creatorbook.gui.frame.keys import chosen
from creatorbook.gui.frame.keys.key_button import KeyButton
from creatorbook.gui.frame.keys.table import PLACES, SHORTCUTS
from creatorbook.gui.keys.places import SETTING, Place, Shortcut, native_text
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import button, icon_button, label, set_spacing, side_by_side
from creatorbook.gui.parts.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.gui.desk.desk import Desk

_WIDTH, _HIGHEST = 600, 720
_KEYS_WIDTH = 168


class _Line(QWidget):
    """One shortcut: what it does, its keys, and the way back to the keys of the table."""

    def __init__(self, row: Shortcut) -> None:
        super().__init__()
        self.row = row
        self.found_by = ""
        layout = QHBoxLayout(self)
        set_spacing(layout, 8)
        words = _(row.text).rstrip("…")
        self._always = "   ".join(native_text(key) for key in row.always)
        layout.addWidget(label(words), 1)
        if self._always:
            layout.addWidget(label(self._always, "small"))
        self.back = icon_button("undo-2", _("Back to the default keys of “{words}”").format(words=words))
        self.keys = KeyButton(row.action, words) if row.action else None
        if self.keys is not None:
            kept = self.back.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            self.back.setSizePolicy(kept)
            layout.addWidget(self.back)
            self.keys.setFixedWidth(scaled(_KEYS_WIDTH))
            layout.addWidget(self.keys)
            return
        self.back.setParent(self)
        self.back.hide()
        fixed = label("   ".join(native_text(key) for key in row.keys), "small")
        fixed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fixed.setFixedSize(scaled(_KEYS_WIDTH), scaled(28))
        layout.addWidget(fixed)
        self.found_by = fold(f"{words} {fixed.text()}")

    def show_keys(self, keys: tuple[str, ...], *, changed: bool) -> None:
        """Show the keys of an action, and the way back where they are not those of the table."""
        if self.keys is not None:
            self.keys.show_keys(keys)
            self.found_by = fold(f"{_(self.row.text)} {self._always} {self.keys.text()}")
            self.back.setVisible(changed)


class ShortcutSheet(Dialog):
    """Every key, by menu and then by place; a press on the keys of an action takes others for it."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.setFixedWidth(scaled(_WIDTH))
        self.setMaximumHeight(_HIGHEST)
        set_spacing(self.body, 2, (24, 8, 24, 16))
        self._search = SearchField(_("Search"))
        self._search.searched.connect(self._filter)
        self.body.addWidget(
            side_by_side(label(_("Press on keys to give the action others."), "small"), None, self._search)
        )
        self._lines: list[_Line] = []
        self._groups: list[tuple[QLabel, list[_Line]]] = []
        for menu, title in MENUS:
            ids = {action.id for action in ACTIONS if action.where == menu}
            self._add_group(title, [row for row in SHORTCUTS if row.action in ids])
        for place, title in PLACES.items():
            if place is not Place.WINDOW:
                self._add_group(title, [row for row in SHORTCUTS if row.place is place])
        self.body.addStretch(1)
        self._said = label("", "error", wrap=True)
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_foot(
            self._said, button(_("All keys back to the default"), self._bring_all_back, "ghost"),
            button(_("Close"), self.close, "primary"),
        )  # fmt: skip
        desk.setting_changed.connect(self._on_setting)
        self._show_keys()

    def _add_group(self, title: str, rows: Sequence[Shortcut]) -> None:
        heading = label(_(title), "heading")
        heading.setContentsMargins(0, 14, 0, 2)
        self.body.addWidget(heading)
        made = [_Line(row) for row in rows]
        for each in made:
            self.body.addWidget(each)
            if each.keys is not None:
                each.keys.chosen.connect(self._choose)
                each.keys.refused.connect(self._say)
                each.back.setObjectName(each.row.action)
                each.back.clicked.connect(self._bring_back)
        self._lines += made
        self._groups.append((heading, made))

    def _filter(self, text: str) -> None:
        wanted = fold(text)
        for heading, lines in self._groups:
            for each in lines:
                each.setVisible(wanted in each.found_by or wanted in fold(heading.text()))
            heading.setVisible(any(not each.isHidden() for each in lines))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)

    def _show_keys(self) -> None:
        settings = self._desk.settings
        for each in self._lines:
            if each.row.action:
                changed = chosen.is_changed(settings, each.row.action)
                each.show_keys(chosen.keys_of(settings, each.row.action), changed=changed)

    def _on_setting(self, key: str) -> None:
        if key == SETTING:
            self._show_keys()

    def _choose(self, action: str, key: str) -> None:
        self._say(chosen.choose_key(self._desk, action, key))

    def _bring_back(self) -> None:
        self._say(chosen.choose_default_keys(self._desk, self.sender().objectName()))

    def _bring_all_back(self) -> None:
        self._say("")
        chosen.choose_all_default_keys(self._desk)
