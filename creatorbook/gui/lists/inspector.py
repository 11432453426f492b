"""The inspector: the selected record at the right of the window, in tabs that are imported when first shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, mark
from creatorbook.gui.desk.focus import keep_focus
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.desk.loading import load
from creatorbook.gui.lists.tab_row import TabRow
from creatorbook.gui.parts.basic import in_line, label, read_as_seen, scroll, set_spacing
from creatorbook.gui.parts.notices import EmptyState
from creatorbook.services.fields.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from creatorbook.gui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class TabEntry:
    """One tab: `path` is "module:Class"; one that is not `common` is shown for the kinds whose row names it."""

    id: str
    title: str
    path: str
    common: bool = True


class InspectorTab(QWidget):
    """The base of every tab: shows one record. Build in `__init__`, read the book in `show_record`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.body = QVBoxLayout(self)
        set_spacing(self.body, 12, (16, 16, 16, 16))
        # What a tab shows comes part by part, and again with each record: it is put in order when it rests.
        self._ordering = QTimer(self)
        self._ordering.setSingleShot(True)
        self._ordering.setInterval(0)
        self._ordering.timeout.connect(self._put_in_order)

    @guard_override
    def event(self, event: QEvent) -> bool:
        """Hear that something came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._ordering.start()
        return super().event(event)

    def _put_in_order(self) -> None:
        read_as_seen(self)
        # What came last may have been laid out when its area had been measured already: without this it was cut.
        self.updateGeometry()

    @property
    def is_complete(self) -> bool:
        """Whether all of it is built: what is not seen at first may follow in the pauses."""
        return True

    def show_record(self, kind: str, id: str) -> None:
        """Read the record and show it; called again after every change."""


TABS: tuple[TabEntry, ...] = (
    TabEntry("overview", mark("Overview"), "inspector.overview:OverviewTab"),
    TabEntry("terms", mark("Terms"), "terms.tab:TermsTab", common=False),
    TabEntry("content", mark("Content"), "content.tab:ContentTab", common=False),
    TabEntry("money", mark("Money"), "deals.money_tab:MoneyTab", common=False),
    TabEntry("files", mark("Files"), "inspector.files:FilesTab"),
    TabEntry("history", mark("History"), "inspector.history:HistoryTab"),
)


class Inspector(QFrame):
    """Shows one record in the tabs that know its kind; `TABS` is the table it is made from."""

    def __init__(self, desk: Desk, tabs: tuple[TabEntry, ...] = TABS) -> None:
        super().__init__()
        self.setProperty("look", "inspector")
        self.setAccessibleName(_("Inspector"))
        self._desk = desk
        self._entries = tabs
        self._shown: tuple[str, str] = ("", "")
        self._stale = False
        self._open: list[TabEntry] = []
        self._made: dict[str, tuple[InspectorTab, QScrollArea]] = {}
        layout = QVBoxLayout(self)
        set_spacing(layout, 0, (1, 0, 0, 0))
        self._title = label("", "head", wrap=True)
        self._title.setContentsMargins(16, 16, 16, 4)
        layout.addWidget(self._title)
        self._row = TabRow(_("Parts of the record"))
        self._tabs = self._row.tabs
        self._tabs.currentChanged.connect(self._turn)
        layout.addLayout(in_line(self._row, margins=(16, 0, 8, 0)))
        self._stack = QStackedWidget()
        layout.addWidget(self._stack, 1)
        self._nothing = EmptyState(
            "panel-right", _("Choose a record to see all about it here."), heading=_("Nothing is chosen"), tone="idle"
        )
        self._stack.addWidget(self._nothing)
        self._choose_tabs()

    @property
    def record(self) -> tuple[str, str]:
        """The kind and id of the record shown, ("", "") for none."""
        return self._shown

    @property
    def is_complete(self) -> bool:
        """Whether all of the tab that is shown is built."""
        place = self._tabs.currentIndex()
        made = self._made.get(self._open[place].id) if self.isVisible() and 0 <= place < len(self._open) else None
        return made is None or made[0].is_complete

    def show_record(self, kind: str, id: str, title: str = "") -> None:
        """Show this record; hidden inspectors read the book when they are shown."""
        same_kind = kind == self._shown[0] and bool(id) == bool(self._shown[1])
        self._shown = (kind, id) if id else ("", "")
        self.retitle(title)
        if not same_kind:
            self._choose_tabs()
        self._fill()

    def retitle(self, title: str) -> None:
        """Say what the record shown is called by now."""
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def turn_to(self, tab: str) -> None:
        """Show the tab with this id of `TABS`, where the record has it."""
        ids = [entry.id for entry in self._open]
        if tab in ids:
            self._tabs.setCurrentIndex(ids.index(tab))

    def on_rows_changed(self, tables: Mapping[str, Collection[str]]) -> None:
        """Rows were written: read the record again. What hangs on a record is many tables, so any write counts."""
        if tables and self._shown[1]:
            self._fill()

    def reveal(self) -> None:
        """The inspector is visible now."""
        if self._stale:
            self._fill()

    def _choose_tabs(self) -> None:
        kind, id = self._shown
        kept = self._open[self._tabs.currentIndex()].id if 0 <= self._tabs.currentIndex() < len(self._open) else ""
        own = KINDS[kind].window.tabs if kind in KINDS else ()
        self._open = [entry for entry in self._entries if id and (entry.common or entry.id in own)]
        ids = [entry.id for entry in self._open]
        self._row.set_titles([_(entry.title) for entry in self._open], ids.index(kept) if kept in ids else 0)

    def _turn(self) -> None:
        self._fill()

    def _fill(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        place = self._tabs.currentIndex()
        if not self._shown[1] or not 0 <= place < len(self._open):
            self._stack.setCurrentWidget(self._nothing)
            return
        entry = self._open[place]
        if entry.id not in self._made:
            tab = load(entry.path)(self._desk)
            area = scroll(tab, _(entry.title))
            self._stack.addWidget(area)
            self._made[entry.id] = (tab, area)
        tab, area = self._made[entry.id]
        with keep_focus(tab):
            tab.show_record(*self._shown)
        self._stack.setCurrentWidget(area)
