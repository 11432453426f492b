"""Gifts: written down in one line, what they are worth by brand and year, and the duty that each carries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu

from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.records.gifts import Expectation
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.choose import SearchField
from creatorbook.gui.forms.cell_fields import CellFields
from creatorbook.gui.gifts.columns import GiftColumns
from creatorbook.gui.gifts.entry import GiftEntry
from creatorbook.gui.gifts.photos import GiftPhotos
from creatorbook.gui.gifts.statement import GiftStatementFile
from creatorbook.gui.gifts.values import GiftValues
from creatorbook.gui.gifts.verdicts import GiftVerdicts
from creatorbook.gui.keys.places import GIFT_ANSWER, SETTING, keys_in_place, native_text
from creatorbook.gui.lists.listing import RecordList
from creatorbook.gui.lists.page import Page
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import button, label, set_spacing
from creatorbook.gui.rows.row import Head
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for
from creatorbook.services.records import lists
from creatorbook.services.records.notions import Notion

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from creatorbook.common.runner import Job
    from creatorbook.domain.gifts.values import GiftTotal
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.lists import Query

_NAMES = ("description", "expectation")
# From which width of the page on the values stand beside the list, and how wide they are then; as wide as they like.
_WIDE, _SIDE, _ANY = 960, 304, 16_777_215
_EXPECTATION = _NAMES.index("expectation")


class GiftsPage(Page):
    """The line to write in, the year's value, and the table with the duty of each gift."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._verdicts = GiftVerdicts(desk, self)
        self._photos = GiftPhotos(desk, self)
        self._brand = ""
        self._wanted = ""
        self._adding: Job | None = None
        self._counting: Job | None = None
        self._search = SearchField(_("Search gifts"))
        self._search.setFixedWidth(240)
        self._search.searched.connect(self._apply_filters)
        self._search.left.connect(self.leave_search)
        self._all = button(_("Show all brands"), self._all_brands, "link", "x")
        self._all.hide()
        self._linked: dict[str, Any] = {}
        self._only: Notion | None = None
        self._chip = button("", self._unlink, icon="x")
        self._chip.hide()
        self.heading(_("Gifts"), self._chip, self._all, self._search)
        self.entry = GiftEntry(desk)
        self.entry.added.connect(self._on_added)
        self._showing = self._make_showing()
        self.body.addWidget(self.entry)
        self.values = GiftValues()
        self.values.brand_chosen.connect(self._filter_by_brand)
        self._statement = GiftStatementFile(self, desk)
        self.values.statement_asked.connect(self._save_statement)
        columns = GiftColumns(desk, self._verdicts, self._photos)
        self.list = RecordList(
            desk,
            "gift",
            empty=(_("Nothing received yet"), _("Write the first gift in the line above."), _("Write it down")),
            names=_NAMES,
            widths={"description": 320, "expectation": 178},
            more=columns.more(),
            lead=columns.lead(),
            two_lines=True,
            groups=self._group,
            # A click on it, and keys of its own, answer it.
            cells=CellFields("gift", elsewhere=frozenset({"expectation"})),
        )
        self.list.current.connect(self.selected)
        self.list.opened.connect(self._open)
        self.list.create_asked.connect(self._start)
        self.list.counted.connect(self._on_counted)
        self._verdicts.found.connect(self.list.model.rewrite)
        self._photos.found.connect(self._show_photos)
        self.list.view.clicked.connect(self._on_clicked)
        self._ask_keys = QShortcut(self.list.view)
        self._ask_keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._ask_keys.activated.connect(self._ask)
        self.body.addLayout(self._both(), 1)
        self.body.addLayout(self._foot())
        self._on_setting(SETTING)
        desk.setting_changed.connect(self._on_setting)

    def _foot(self) -> QHBoxLayout:
        """Return the line below the list: how many gifts there are, and by which key one is answered."""
        self._count = label("", "small")
        self._hint = label("", "small", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        set_spacing(foot, 8)
        foot.addWidget(self._count)
        foot.addWidget(self._hint, 1)
        return foot

    def _both(self) -> QBoxLayout:
        """Return the list with the values: beside it where there is width for both, else above it."""
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        set_spacing(self._parts, 16)
        self._parts.addWidget(self.values)
        self._parts.addWidget(self.list, 1)
        return self._parts

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        wide = event.size().width() >= scaled(_WIDE)
        sides = QBoxLayout.Direction
        wanted = sides.RightToLeft if wide else sides.TopToBottom
        if wanted != self._parts.direction():
            self._parts.setDirection(wanted)
            self._parts.setAlignment(self.values, Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0))
            self.values.setMinimumWidth(scaled(_SIDE) if wide else 0)
            self.values.setMaximumWidth(scaled(_SIDE) if wide else _ANY)
            self.values.set_beside(on=wide)

    def _make_showing(self) -> QTimer:
        """Return what shows a new gift in the inspector, a turn after the one in which it was written and listed."""
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(0)
        made.timeout.connect(self._show_added)
        return made

    def _on_setting(self, key: str) -> None:
        """Answer to the keys that hold on this machine, and name them."""
        if key != SETTING:
            return
        keys = keys_in_place(self.desk.settings, GIFT_ANSWER)
        self._ask_keys.setKeys([QKeySequence(each) for each in keys])
        hint = (
            _("{key} or a click on “What was asked” answers it.")
            if keys
            else _("A click on “What was asked” answers it.")
        )
        self._hint.setText(hint.format(key=native_text(keys[0]) if keys else ""))

    # Reading

    def _show_photos(self) -> None:
        self.list.view.viewport().update()

    def _apply_filters(self) -> None:
        self.refresh(None)

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Read the list; the sums are added up off the main thread."""
        self._verdicts.forget()
        if touched is None or "attachment" in touched:
            self._photos.forget()
        self.entry.read_creators()
        filters = {**self._linked, "brand_id": (self._brand,)} if self._brand else self._linked
        self._all.setVisible(bool(self._brand))
        self.list.apply_filters(self._search.text().strip(), filters, touched, only=self._only)
        self.list.view.viewport().update()
        if self._adding is not None:
            self._adding.cancel()
        self._adding = self.desk.runner.submit(self._add_up, self._show_values, self.desk.fail)
        self._select_wanted()

    def _select_wanted(self) -> None:
        if self._wanted:
            id, self._wanted = self._wanted, ""
            self.list.select(id)

    def _group(self, query: Query, ids: Sequence[str]) -> list[tuple[Head, list[str]]]:
        """Put gifts under heads by the month in which they came, the last one first."""
        with self.desk.book.reading() as reading:
            days = lists.days(reading, query, "received_on")
        parts: dict[date | None, list[str]] = {}
        for id in ids:
            day = days.get(id)
            parts.setdefault(day.replace(day=1) if day is not None else None, []).append(id)
        today = self.desk.clock.today()
        titles = {month: formats.month_near(month, today) if month else _("No day set") for month in parts}
        return [(Head(f"head:{month}", titles[month], len(part)), part) for month, part in parts.items()]

    def _add_up(self, job: Job) -> tuple[tuple[GiftTotal, ...], str]:
        """Return the totals, and the book's own currency."""
        from creatorbook.services.book.settings import usual_currency
        from creatorbook.services.deals.brands import gift_years

        job.check()
        with self.desk.book.reading() as reading:
            return gift_years(reading), usual_currency(reading)

    def _show_values(self, found: tuple[tuple[GiftTotal, ...], str]) -> None:
        totals, currency = found
        self.values.setVisible(bool(totals))
        self.values.show_totals(totals, self.desk.clock.today().year, self._brand, currency)

    def _filter_by_brand(self, brand: str) -> None:
        self._brand = brand
        self.refresh(None)

    def _save_statement(self, year: int) -> None:
        self._statement.save(year, self._brand)

    def _all_brands(self) -> None:
        self._filter_by_brand("")

    def _unlink(self) -> None:
        self._link({}, None, "")
        self.refresh(None)

    def _link(self, filters: Mapping[str, Any], only: Notion | None, words: str) -> None:
        """Narrow the list to what a figure counts, and say so on the button that shows all again."""
        self._linked, self._only = dict(filters), only
        self._chip.setText(words)
        self._chip.setVisible(bool(filters) or only is not None)
        self._chip.setAccessibleName(_("Show all again, not only “{filter}”").format(filter=words))

    def _on_counted(self, count: int) -> None:
        self._hint.setVisible(count > 0)
        query = self.list.query
        if self._counting is not None:
            self._counting.cancel()
        self._counting = self.desk.runner.submit(lambda job: self._count_lent(job, query, count), self._show_count)

    def _count_lent(self, job: Job, query: Query, count: int) -> tuple[int, int]:
        """Return how many of the gifts in the list are gifts, and how many are lent or went back."""
        job.check()
        if query.only is not None:
            return count, 0
        with self.desk.book.reading() as reading:
            lent = lists.count(reading, replace(query, only=Notion.LENT))
        return count - lent, lent

    def _show_count(self, found: tuple[int, int]) -> None:
        kept, lent = found
        said = ngettext("{count} gift", "{count} gifts", kept).format(count=formats.number(kept))
        if lent:
            # A loan is no gift: it stands in the list, and in no sum.
            loans = ngettext("{count} lent or sent back", "{count} lent or sent back", lent)
            said = f"{said} · {loans.format(count=formats.number(lent))}"
        self._count.setText(said)
        self._count.setVisible(kept + lent > 0)

    # What was asked, answered in the table

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == _EXPECTATION:
            self._ask()

    def _ask(self) -> None:
        id = self.list.view.current_id()
        if not id:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("What was asked"))
        for member in Expectation:
            menu.addAction(word_for(member)).setData((id, member.value))
        menu.triggered.connect(self._on_answered)
        place = self.list.view.visualRect(self.list.model.index(self.list.view.currentIndex().row(), _EXPECTATION))
        menu.popup(self.list.view.viewport().mapToGlobal(place.bottomLeft() + QPoint(0, 2)))

    def _on_answered(self, action: QAction) -> None:
        from creatorbook.services.records.editing import EditRecord

        id, value = action.data()
        self.desk.run(EditRecord("gift", id, {"expectation": Expectation(value)}))

    # Coming and going

    def _on_added(self, id: str) -> None:
        self._wanted = id
        self._search.clear()
        self._brand = ""
        self._link({}, None, "")
        self._showing.start()

    def _show_added(self) -> None:
        """Show what was just written: the write listed it, unless the list was narrowed."""
        shown = self.list.query
        if shown.search or shown.filters or shown.only is not None or self.list.model.row_of(self._wanted) < 0:
            self.refresh(None)
        else:
            self._select_wanted()

    def apply(self, params: Mapping[str, Any]) -> None:
        """Take "select" (an id), "brand" (an id), and "filters" and "only" (a Notion) with a "label"."""
        if params:
            self._link(params.get("filters", {}), params.get("only"), str(params.get("label", "")))
        if "filters" in params or "only" in params:
            self._search.clear()
            self._brand = ""
        if "select" in params:
            self._search.clear()
            self._brand = ""
            self._wanted = params["select"]
        if "brand" in params:
            self._brand = params["brand"]
        self._dirty = self._dirty or bool(params)

    def query(self) -> Query | None:
        """Return what the list shows now."""
        return self.list.query

    def selection(self) -> list[tuple[str, str]]:
        """Return the selected gifts."""
        return self.list.selection()

    def focus_record(self) -> None:
        """Set the keyboard focus on the table."""
        self.list.view.setFocus()

    def take_focus(self) -> None:
        """Set the keyboard focus on the entry line."""
        self.entry.what.setFocus()

    def _start(self) -> None:
        self.entry.what.setFocus()

    def focus_search(self) -> None:
        """Go to the search box."""
        self._search.setFocus()
        self._search.selectAll()

    def _open(self, id: str) -> None:
        self.desk.edit("gift", id)

    def state(self) -> dict[str, Any]:
        """Return the table's widths and order."""
        return self.list.state()

    def restore(self, state: Mapping[str, Any]) -> None:
        """Restore what was remembered."""
        self.list.restore(state)
