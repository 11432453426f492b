"""Brands: who pays, sends and asks; the people there stand in the inspector."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _, ngettext, pgettext
from creatorbook.gui.brands.columns import BrandColumns
from creatorbook.gui.desk import records
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.fields.choose import SearchField
from creatorbook.gui.lists.listing import RecordList
from creatorbook.gui.lists.page import Page
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.gui.rows.row import Head

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.lists import Query


class BrandsPage(Page):
    """The list of brands, each with who is there, what comes next and what it owes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._search = SearchField(_("Search brands"))
        self._search.setFixedWidth(240)
        self._search.searched.connect(self._apply_filters)
        self._search.left.connect(self.leave_search)
        self.heading(_("Brands"), self._search, button(_("New brand"), self._new, "", "plus"))
        self._columns = BrandColumns(desk, self)
        self.list = RecordList(
            desk,
            "brand",
            empty=(_("No brands yet"), _("Add the first one, or drop an address book here."), _("New brand")),
            names=("name",),
            widths={"name": 320},
            more=self._columns.more(),
            lead=self._columns.lead(),
            two_lines=True,
            groups=self._group,
        )
        self._columns.found.connect(self.list.model.rewrite)
        self.list.current.connect(self.selected)
        self.list.opened.connect(self._open)
        self.list.create_asked.connect(self._new)
        self.list.counted.connect(self._on_counted)
        self.body.addWidget(self.list, 1)
        self.list.offer(button(_("Save as address book…"), self._ask_cards, icon="contact"))
        self._count = label("", "small")
        self.foot(self._count)
        self._wanted = ""
        self._cards: list[str] = []

    def _apply_filters(self) -> None:
        self.refresh(None)

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Read the list; where each brand stands is found as it comes into view."""
        self._columns.forget()
        self.list.apply_filters(self._search.text().strip(), {}, touched)
        if self._wanted:
            id, self._wanted = self._wanted, ""
            self.list.select(id)

    def _group(self, query: Query, ids: Sequence[str]) -> list[tuple[Head, list[str]]]:
        """Put brands under heads by how they stand; in a search, of those that it found."""
        from creatorbook.services.deals.brand_standing import BrandGroup, brand_groups

        del query
        with self.desk.book.reading() as reading:
            found = brand_groups(reading, self.desk.clock.today())
        parts: dict[BrandGroup, list[str]] = {group: [] for group in BrandGroup}
        for id in ids:
            parts[found.get(id, BrandGroup.OTHERS)].append(id)
        titles = {
            BrandGroup.NEEDS_YOU: _("Needs you"),
            BrandGroup.UNDER_WAY: pgettext("brands", "Working together"),
            BrandGroup.OTHERS: _("Nothing under way"),
        }
        return [(Head(f"head:{group}", titles[group], len(part)), part) for group, part in parts.items() if part]

    def _on_counted(self, count: int) -> None:
        self._count.setText(ngettext("{count} brand", "{count} brands", count).format(count=count))
        self._count.setVisible(count > 0)

    def apply(self, params: Mapping[str, Any]) -> None:
        """Take "select" (an id)."""
        if "select" in params:
            self._search.clear()
            self._wanted = params["select"]
            self._dirty = True

    def query(self) -> Query | None:
        """Return what the list shows now."""
        return self.list.query

    def selection(self) -> list[tuple[str, str]]:
        """Return the selected brands."""
        return self.list.selection()

    def focus_search(self) -> None:
        """Go to the search box."""
        self._search.setFocus()
        self._search.selectAll()

    def take_focus(self) -> None:
        """Set the keyboard focus on the table."""
        self.list.view.setFocus()

    def _open(self, id: str) -> None:
        self.desk.edit("brand", id)

    def _new(self) -> None:
        self.desk.create("brand")

    # Out of the book

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what this page does itself, by the id of an action of the window."""
        return {"save_address_book": self.save_address_book}

    def save_address_book(self) -> None:
        """Save the brands that are shown, with their contacts, as an address book."""
        self._ask_where(list(records.ids(self.desk.book, self.list.query)))

    def _ask_cards(self) -> None:
        self._ask_where([id for _kind, id in self.list.selection()])

    def _ask_where(self, ids: list[str]) -> None:
        self._cards = ids
        wanted = _("Address book (*.vcf)")
        ask_for_save_path(self, _("Save as address book"), wanted, f"{_('brands')}.vcf", self.save_cards_to, "vcf")

    def save_cards_to(self, path: str) -> None:
        """Write the brands asked for last, each with its contacts, to this place."""
        ids = tuple(self._cards)
        self.desk.runner.submit(lambda _job: self._write(ids, Path(path)), self._on_saved, self.desk.fail)

    def _write(self, ids: Sequence[str], path: Path) -> str:
        from creatorbook.services.export.address_book import address_book

        with self.desk.book.reading() as reading:
            cards = address_book(reading, "brand", ids, with_people=True)
        write_whole(path, cards, private=True)
        return path.name

    def _on_saved(self, name: str) -> None:
        self.desk.show_message(_("Saved: {name}").format(name=name))

    def state(self) -> dict[str, Any]:
        """Return the table's widths and order."""
        return self.list.state()

    def restore(self, state: Mapping[str, Any]) -> None:
        """Restore what was remembered."""
        self.list.restore(state)
