"""Rules: everything that this program goes by, by country and platform, with the sources, to be read and written on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from creatorbook.common.i18n import _, labelled, ngettext
from creatorbook.gui.fields.choose import SearchField
from creatorbook.gui.lists.page import Page
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.parts.basic import label, scroll, set_spacing
from creatorbook.gui.parts.notices import EmptyState
from creatorbook.gui.rules.cards import RuleCards

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.reading import Executes
    from creatorbook.services.disclosure.catalogue import RuleEntry, Shelf
    from creatorbook.services.law.rule_notes import RuleNoteRow

_LIST = 220
_WIDEST = 860
_MOST = 60
_ID = Qt.ItemDataRole.UserRole


class RulesPage(Page):
    """A list of countries and platforms, and the rules of the chosen one; a search looks through all of them."""

    roomy = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shelves: dict[str, Shelf] = {}
        self._notes: dict[str, RuleNoteRow] = {}
        self._wanted = ""
        self._search = SearchField(_("Search the rules"))
        self._search.setMinimumWidth(260)
        self._search.searched.connect(self._show_matches)
        self.heading(_("Rules"), self._search)
        self.list = QListWidget()
        self.list.setProperty("look", "nav")
        self.list.setAccessibleName(_("Countries and platforms"))
        self.list.setFixedWidth(_LIST)
        self.list.currentItemChanged.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self._cards = RuleCards()
        self._cards.setMaximumWidth(_WIDEST)
        self._cards.note_asked.connect(self._open_note)
        whole = QWidget()
        across = QHBoxLayout(whole)
        set_spacing(across)
        across.addWidget(self._cards, 20)
        across.addStretch(1)
        self._area = scroll(whole, _("Rules"))
        layout = QHBoxLayout()
        set_spacing(layout, 16)
        layout.addWidget(self.list)
        layout.addWidget(self._area, 1)
        self.body.addLayout(layout, 1)

    # Reading

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Read what the user wrote on rules, and the rules themselves the first time."""
        from creatorbook.services.disclosure import catalogue as rule_catalogue
        from creatorbook.services.law import rule_notes

        del touched
        with self.desk.book.reading() as reading:
            self._notes = {each.rule_id: each for each in rule_notes.notes(reading)}
        if not self._shelves:
            found = rule_catalogue.build_shelves(self.desk.clock.today())
            self._shelves = {each.id: each for each in found}
            # What is chosen here is shown below, once.
            self.list.blockSignals(True)
            self._fill(found)
            self.list.blockSignals(False)
        self._show()

    def _fill(self, found: Iterable[Shelf]) -> None:
        group = ""
        with self.desk.book.reading() as reading:
            home = _home(reading)
        start: QListWidgetItem | None = None
        for shelf in found:
            if shelf.group != group:
                group = shelf.group
                title = QListWidgetItem(group)
                title.setFlags(Qt.ItemFlag.NoItemFlags)
                title.setFont(font("small", bold=True))
                self.list.addItem(title)
            item = QListWidgetItem(shelf.title)
            item.setData(_ID, shelf.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, labelled(shelf.group, shelf.title))
            self.list.addItem(item)
            if start is None or shelf.id == f"disclosure/{home}":
                start = item
        if start is not None and self.list.currentItem() is None:
            self.list.setCurrentItem(start)
        if self._wanted:
            self._select(self._wanted)

    def _choose(self) -> None:
        if self._search.text():
            self._search.clear()
        self._area.verticalScrollBar().setValue(0)
        self._show()

    def _show_matches(self) -> None:
        self._show()

    def _show(self) -> None:
        from creatorbook.services.disclosure import catalogue as rule_catalogue

        place = self._area.verticalScrollBar().value()
        # Where somebody reads further down, what stands above is there at once.
        least = self._cards.made if place else 0
        self._cards.clear()
        text = self._search.text().strip()
        if text:
            self._show_found(rule_catalogue.find(tuple(self._shelves.values()), text))
        else:
            self._show_shelf(least)
        self._area.verticalScrollBar().setValue(0 if text else place)

    def _show_shelf(self, least: int) -> None:
        item = self.list.currentItem()
        # The stubs forget that a list may have no current item.
        shelf = self._shelves.get(item.data(_ID)) if item is not None else None  # type: ignore[redundant-expr]
        if shelf is None:
            return
        sections: dict[str, list[RuleEntry]] = {}
        for entry in shelf.entries:
            sections.setdefault(entry.section, []).append(entry)
        self._show_sections(sections, least)

    def _show_found(self, found: list[tuple[Shelf, RuleEntry]]) -> None:
        if not found:
            self._cards.add(EmptyState("search", _("No rule covers this.")))
            return
        words = ngettext("{count} rule found", "{count} rules found", len(found)).format(count=len(found))
        if len(found) > _MOST:
            words = _("{words}; the first {count} are shown.").format(words=words, count=_MOST)
        self._cards.add(label(words, "small"))
        sections: dict[str, list[RuleEntry]] = {}
        for shelf, entry in found[:_MOST]:
            sections.setdefault(f"{shelf.title} · {entry.section}", []).append(entry)
        self._show_sections(sections)

    def _show_sections(self, sections: Mapping[str, list[RuleEntry]], least: int = 0) -> None:
        entries = [(title, entry) for title, found in sections.items() for entry in found]
        self._cards.show_entries(entries, self._notes, least=least)

    def _open_note(self, rule_id: str) -> None:
        from creatorbook.gui.rules.note import RuleNoteDialog

        entries = (each for shelf in self._shelves.values() for each in shelf.entries)
        entry = next((each for each in entries if each.rule_id == rule_id), None)
        if entry is not None:
            RuleNoteDialog(self.window(), self.desk, entry, self._notes.get(rule_id)).open()

    # Coming and going

    @property
    def is_complete(self) -> bool:
        """Whether all entries are there."""
        return self._cards.is_complete

    def on_shown(self) -> None:
        """Go on with the entries that were not made when the page was hidden."""
        super().on_shown()
        self._cards.resume()

    def on_hidden(self) -> None:
        """Leave the entries that nobody sees."""
        self._cards.pause()
        super().on_hidden()

    def _select(self, id: str) -> None:
        self._wanted = ""
        for number in range(self.list.count()):
            if self.list.item(number).data(_ID) == id:
                self.list.setCurrentRow(number)

    def apply(self, params: Mapping[str, Any]) -> None:
        """Take "shelf" (such as "disclosure/FR" or "platforms/instagram") and "search"."""
        if "search" in params:
            self._search.setText(str(params["search"]))
        if "shelf" in params:
            self._wanted = str(params["shelf"])
            if self._shelves:
                self._select(self._wanted)
        self._dirty = self._dirty or bool(params)

    def take_focus(self) -> None:
        """Set the keyboard focus on the list."""
        self.list.setFocus()

    def focus_search(self) -> None:
        """Go to the search box."""
        self._search.setFocus()
        self._search.selectAll()


def _home(reading: Executes) -> str:
    """Return the country of the book's first creator: its rules are the ones looked for first."""
    from creatorbook.services.records import lists, rows
    from creatorbook.services.records.lists import Query

    ids = lists.ids(reading, Query("creator"), 1)
    return str(rows.get(reading, "creator", ids[0])["country"]) if ids else ""
