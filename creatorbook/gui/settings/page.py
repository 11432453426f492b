"""Settings: how the window looks on this machine, what the book says of itself, its creators and their channels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.common.settings import TABLE
from creatorbook.gui.fields.choose import Segments
from creatorbook.gui.lists.page import Page
from creatorbook.gui.parts.basic import Card, button, in_line, label, read_as_seen, scroll, set_spacing
from creatorbook.gui.settings.book import BookPart
from creatorbook.gui.settings.creators import CreatorsPart
from creatorbook.gui.settings.signatures import SignaturesPart

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from creatorbook.gui.desk.desk import Desk

_WIDEST = 760


class SettingsPage(Page):
    """This machine's settings are made from the settings table; the book's are the same for everybody who opens it."""

    roomy = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""
        self.heading(_("Settings"))
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        layout = QVBoxLayout(inner)
        set_spacing(layout, 16, (0, 0, 12, 0))
        self.choices: dict[str, Segments] = {}
        layout.addWidget(self._machine())
        self.creators = CreatorsPart(desk)
        layout.addWidget(self.creators)
        self.book = BookPart(desk)
        layout.addWidget(self.book)
        self.signatures = SignaturesPart(desk)
        layout.addWidget(self.signatures)
        layout.addStretch(1)
        # The cards keep a readable width and stand at the left of a wide window.
        whole = QWidget()
        across = QHBoxLayout(whole)
        set_spacing(across)
        across.addWidget(inner, 4)
        across.addStretch(1)
        self._cards = inner
        self._area = scroll(whole, _("Settings"))
        self.body.addWidget(self._area, 1)
        desk.setting_changed.connect(self._setting)

    def _machine(self) -> Card:
        card = Card(_("On this machine"))
        for setting in TABLE:
            if not setting.label:
                continue
            options = tuple((value, _(words), "") for value, words in setting.choices)
            made = Segments(_(setting.label), options)
            made.setProperty("key", setting.key)
            if setting.key == "accent":
                for value, _words in setting.choices:
                    made.set_icon(value, "dot", f"accent_{value}")
            made.choose(self.desk.settings.get(setting.key))
            made.chosen.connect(self._choose)
            self.choices[setting.key] = made
            card.body.addLayout(in_line(label(_(setting.label)), None, made))
        keys = button(_("Show and change…"), self._show_keys)
        keys.setAccessibleName(_("Show and change the keyboard shortcuts"))
        card.body.addLayout(in_line(label(_("Keyboard shortcuts")), None, keys))
        return card

    def _show_keys(self) -> None:
        self.desk.act("shortcuts")

    def _choose(self, value: str) -> None:
        key = str(self.sender().property("key"))
        self.desk.choose(key, value)

    def _setting(self, key: str) -> None:
        """Show a setting that was changed elsewhere, as by the key of light and dark."""
        if key in self.choices:
            self.choices[key].choose(self.desk.settings.get(key))

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Read what the book says of itself."""
        del touched
        self.book.show_book()
        self.creators.show_creators()
        self.signatures.show_signatures()
        read_as_seen(self._cards)
        if self._wanted:
            QTimer.singleShot(0, self._reveal)

    def _reveal(self) -> None:
        part: QWidget = self.creators if self._wanted == "creators" else self.book
        self._wanted = ""
        self._area.ensureWidgetVisible(part, 0, 0)
        part.setFocus()

    def apply(self, params: Mapping[str, Any]) -> None:
        """Take "part" ("creators" or "book")."""
        self._wanted = str(params.get("part", ""))
        self._dirty = self._dirty or bool(self._wanted)

    def on_hidden(self) -> None:
        """Write what was typed before the page is hidden."""
        self.book.flush()
        self.signatures.flush()
        super().on_hidden()

    def take_focus(self) -> None:
        """Set the keyboard focus on the first setting."""
        next(iter(self.choices.values())).setFocus()
