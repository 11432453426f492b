"""Help: our own pages, in the language of the screen, shown without reaching for anything outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QTimer, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser

from creatorbook.common.i18n import LANGUAGES, _, language
from creatorbook.common.paths import resources
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.keys.places import OF_PLACES, SETTING, key_in_place, native_text
from creatorbook.gui.lists.nav_list import NavList
from creatorbook.gui.lists.page import Page
from creatorbook.gui.look.theme.current import generation
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.parts.basic import Card, button, set_spacing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from creatorbook.common.settings import Settings
    from creatorbook.gui.desk.desk import Desk

_LIST = 200
_AIR = 28
_BEFORE, _AFTER, _BETWEEN = 16, 10, 6
_LINE = 130


def help_folder() -> Path:
    """Return the folder of the pages in the language of the screen, English where there are none."""
    code = language() if language() in LANGUAGES else "en"
    return resources() / "help" / code


def topics() -> list[tuple[str, str]]:
    """Return (name, title) of every page, in order; the title is its first line."""
    found = []
    for path in sorted(help_folder().glob("*.md")):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        found.append((path.stem, first.lstrip("# ").strip()))
    return found


def with_keys(words: str, settings: Settings) -> str:
    """Return the text with the keys of places that hold on this machine, "{card_stage}" being the key of that action.

    One that was taken away is a dash.
    """
    for row in OF_PLACES:
        if row.action:
            words = words.replace(f"{{{row.action}}}", native_text(key_in_place(settings, row.action)) or "–")
    return words


def lay_out(document: QTextDocument) -> None:
    """Give the text the window's sizes and some air: three sizes of letters, lines that are not too close."""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        room = block.blockFormat()
        in_list = block.textList() is not None
        room.setTopMargin(_BEFORE if level > 1 else 0)
        room.setBottomMargin(_BETWEEN if in_list else _AFTER)
        room.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(room)
        if level:
            letters = QTextCharFormat()
            letters.setFont(font("title" if level == 1 else "body", bold=True))
            # Set, not merged: Markdown makes headings larger by steps, which would win over the size given here.
            cursor.setCharFormat(letters)
        block = block.next()


class HelpText(QTextBrowser):
    """Shows our Markdown; loads nothing by itself, and follows links only to our own pages."""

    @guard_override
    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing: what we ship has no pictures, and nothing else may be fetched."""
        del kind, name


class HelpPage(Page):
    """A list of topics and the page of the chosen one."""

    roomy = True
    # Qt tells of changes before __init__ has run.
    _built = False
    # In which generation of the theme the text was laid out.
    _drawn = 0

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.heading(_("Help"), button(_("Keyboard shortcuts"), self._keys, "", "keyboard"))
        self._topics = topics()
        self.list = NavList(_("Topics"), _LIST)
        self.list.setSpacing(2)
        for _name, title in self._topics:
            self.list.addItem(title)
        self.list.currentRowChanged.connect(self._show)
        self.text = HelpText()
        self.text.setAccessibleName(_("Help text"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(self.text.Shape.NoFrame)
        self.text.setProperty("look", "reading")
        self.text.anchorClicked.connect(self._follow_link)
        card = Card(margin=1)
        card.body.addWidget(self.text)
        layout = QHBoxLayout()
        set_spacing(layout, 16)
        layout.addWidget(self.list)
        layout.addWidget(card, 1)
        self.body.addLayout(layout, 1)
        desk.setting_changed.connect(self._on_setting)
        self.list.setCurrentRow(0)
        self._built = True

    def _show(self) -> None:
        place = self.list.currentRow()
        if not 0 <= place < len(self._topics):
            return
        path = help_folder() / f"{self._topics[place][0]}.md"
        document = QTextDocument(self.text)
        document.setDefaultFont(font())
        document.setDocumentMargin(_AIR)
        # Only text of our own is ever given to this; HTML inside it is not read.
        words = with_keys(path.read_text(encoding="utf-8"), self.desk.settings)
        document.setMarkdown(words, QTextDocument.MarkdownFeature.MarkdownNoHTML)
        lay_out(document)
        self.text.setDocument(document)
        self._drawn = generation()
        self.text.verticalScrollBar().setValue(0)

    def on_shown(self) -> None:
        """Wear the colours of a theme that was chosen while the page was hidden."""
        super().on_shown()
        self._follow_theme()

    def _on_setting(self, key: str) -> None:
        if key == SETTING:
            self._lay_out_again()

    def _follow_theme(self) -> None:
        if self._drawn != generation():
            # When the whole page wears the new theme.
            QTimer.singleShot(0, self._lay_out_again)

    def _lay_out_again(self) -> None:
        """Lay the page out in the colours of now, at the same place: links take theirs when they are read."""
        place = self.text.verticalScrollBar().value()
        self._show()
        self.text.verticalScrollBar().setValue(place)

    def _follow_link(self, link: QUrl) -> None:
        """Go to another page of ours ("contracts.md"), or to a page of the program ("page:gifts")."""
        if link.scheme() == "page":
            self.desk.go(link.path())
            return
        wanted = link.path().removesuffix(".md")
        for place, (name, _title) in enumerate(self._topics):
            if name == wanted or name.partition("-")[2] == wanted:
                self.list.setCurrentRow(place)

    def _keys(self) -> None:
        self.desk.act("shortcuts")

    def apply(self, params: Mapping[str, Any]) -> None:
        """Take "topic": the name of a page, without its number."""
        if "topic" in params:
            self._follow_link(QUrl(f"{params['topic']}.md"))

    def take_focus(self) -> None:
        """Set the keyboard focus on the topics."""
        self.list.setFocus()

    @guard_override
    def changeEvent(self, event: QEvent) -> None:
        """Wear a new theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._built and self.isVisible():
            self._follow_theme()
