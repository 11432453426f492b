"""Settings: how the window looks on this machine, what the book says of itself, its creators and their channels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

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

_Part: TypeAlias = CreatorsPart | BookPart | SignaturesPart
P = TypeVar("P", CreatorsPart, BookPart, SignaturesPart)
_WIDEST = 760


class SettingsPage(Page):
    """This machine's settings are made from the settings table; the book's are the same for everybody who opens it.

    What says something of the book stands below what a window shows: it is made card by card after the rest.
    """

    roomy = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""
        self._parts: dict[type[_Part], _Part] = {}
        self._left: list[type[_Part]] = [CreatorsPart, BookPart, SignaturesPart]
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._make_part)
        self.heading(_("Settings"))
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        layout = QVBoxLayout(inner)
        set_spacing(layout, 16, (0, 0, 12, 0))
        self.choices: dict[str, Segments] = {}
        layout.addWidget(self._machine())
        self._room = QVBoxLayout()
        set_spacing(self._room, 16)
        layout.addLayout(self._room)
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

    @property
    def creators(self) -> CreatorsPart:
        """The creators and their channels."""
        return self._part(CreatorsPart)

    @property
    def book(self) -> BookPart:
        """What the book says of itself."""
        return self._part(BookPart)

    @property
    def signatures(self) -> SignaturesPart:
        """The time-stamping service, and the certificates that are trusted."""
        return self._part(SignaturesPart)

    @property
    def is_complete(self) -> bool:
        """Whether all of it is there, or none of it is asked for yet."""
        return not self._slices.isActive()

    def _part(self, kind: type[P]) -> P:
        """Return a card, made at once where it is still to be made."""
        while kind not in self._parts:
            self._make_part()
        return cast("P", self._parts[kind])

    def _make_part(self) -> None:
        made = self._left.pop(0)(self.desk)
        self._parts[type(made)] = made
        self._room.addWidget(made)
        made.refresh()
        if not self._left:
            self._slices.stop()
            read_as_seen(self._cards)
            self._reveal_wanted()

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
        for made in self._parts.values():
            made.refresh()
        if self._left:
            self._slices.start()
            return
        read_as_seen(self._cards)
        self._reveal_wanted()

    def _reveal_wanted(self) -> None:
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
        for made in self._parts.values():
            if isinstance(made, BookPart | SignaturesPart):
                made.flush()
        super().on_hidden()

    def take_focus(self) -> None:
        """Set the keyboard focus on the first setting."""
        next(iter(self.choices.values())).setFocus()
