"""Rules: everything that this program goes by, by country and platform, with the sources, to be read and written on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, labelled, ngettext
from creatorbook.gui.content.sources import OPEN, UNFOLD, open_source
from creatorbook.gui.fields.choose import SearchField
from creatorbook.gui.lists.nav_list import NavList
from creatorbook.gui.lists.page import Page
from creatorbook.gui.look.theme.fonts import font
from creatorbook.gui.parts.basic import Card, label, set_spacing
from creatorbook.gui.parts.notices import EmptyState
from creatorbook.gui.rows.passage_list import PassageList
from creatorbook.gui.rules.passages import WRITE, key_of, make_passages

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
        # What is shown by the keys of its passages, and of which the sources are.
        self._shown: dict[str, RuleEntry] = {}
        self._unfolded: set[str] = set()
        self._search = SearchField(_("Search the rules"))
        self._search.setMinimumWidth(260)
        self._search.searched.connect(self._show_matches)
        self._search.left.connect(self.leave_search)
        self.heading(_("Rules"), self._search)
        self.list = NavList(_("Countries and platforms"), _LIST)
        self.list.currentItemChanged.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self._found = label("", "small")
        self._found.hide()
        self.rules = PassageList(_("Rules"))
        self.rules.acted.connect(self._act)
        self.rules.button_pressed.connect(self._act)
        self._card = Card(margin=1)
        self._card.body.addWidget(self.rules)
        # A card ends where its content ends.
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._none: EmptyState | None = None
        column = QVBoxLayout()
        set_spacing(column, 12)
        self._column = column
        for part in (self._found, self._card):
            column.addWidget(part)
        column.addStretch(1)
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(_WIDEST)
        whole = QWidget()
        across = QHBoxLayout(whole)
        set_spacing(across)
        across.addWidget(inner, 20)
        across.addStretch(1)
        layout = QHBoxLayout()
        set_spacing(layout, 16)
        layout.addWidget(self.list)
        layout.addWidget(whole, 1)
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
        self._unfolded.clear()
        self._show()
        self.rules.go_to_top()

    def _show_matches(self) -> None:
        self._unfolded.clear()
        self._show()
        self.rules.go_to_top()

    def _show(self) -> None:
        from creatorbook.services.disclosure import catalogue as rule_catalogue

        text = self._search.text().strip()
        if text:
            self._show_found(rule_catalogue.find(tuple(self._shelves.values()), text))
            return
        item = self.list.currentItem()
        # The stubs forget that a list may have no current item.
        shelf = self._shelves.get(item.data(_ID)) if item is not None else None  # type: ignore[redundant-expr]
        self._found.hide()
        self._show_entries([] if shelf is None else [(entry.section, entry) for entry in shelf.entries])

    def _show_found(self, found: list[tuple[Shelf, RuleEntry]]) -> None:
        words = ngettext("{count} rule found", "{count} rules found", len(found)).format(count=len(found))
        if len(found) > _MOST:
            words = _("{words}; the first {count} are shown.").format(words=words, count=_MOST)
        self._found.setText(words)
        self._found.setVisible(bool(found))
        self._show_entries([(f"{shelf.title} · {entry.section}", entry) for shelf, entry in found[:_MOST]])

    def _show_entries(self, entries: list[tuple[str, RuleEntry]]) -> None:
        order = {section: place for place, section in reversed([*enumerate(section for section, _entry in entries)])}
        # Those of one section stand together.
        entries.sort(key=lambda each: order[each[0]])
        self._shown = {key_of(place): entry for place, (_section, entry) in enumerate(entries)}
        self._card.setVisible(bool(entries))
        if not entries and self._none is None:
            said = _("Try another word, or another country.")
            self._none = EmptyState("search", said, heading=_("No rule covers this"), tone="idle")
            self._column.insertWidget(self._column.indexOf(self._card) + 1, self._none)
        if self._none is not None:
            self._none.setVisible(not entries)
        self.rules.show_entries(make_passages(entries, self._notes, self._unfolded))

    def _act(self, key: str, action: str) -> None:
        if action == UNFOLD:
            self._unfolded ^= {key}
            self._show()
        elif action == WRITE:
            self._open_note(self._shown[key].rule_id)
        elif action == OPEN:
            open_source(key, {owner: entry.sources for owner, entry in self._shown.items()})

    def _open_note(self, rule_id: str) -> None:
        from creatorbook.gui.rules.note import RuleNoteDialog

        entries = (each for shelf in self._shelves.values() for each in shelf.entries)
        entry = next((each for each in entries if each.rule_id == rule_id), None)
        if entry is not None:
            RuleNoteDialog(self.window(), self.desk, entry, self._notes.get(rule_id)).open()

    # Coming and going

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
