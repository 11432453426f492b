"""Deals: one set of deals as a table or as a board, the search and the filter kept between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtWidgets import QStackedWidget

from creatorbook.common.i18n import _, labelled, ngettext
from creatorbook.domain.records.deals import ENDED, Stage
from creatorbook.gui.deals.board import Board
from creatorbook.gui.deals.moving import DealMover
from creatorbook.gui.fields.choose import SearchField, Segments
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.forms.cell_fields import CellFields
from creatorbook.gui.lists.cells import TwoLines
from creatorbook.gui.lists.listing import RecordList
from creatorbook.gui.lists.page import Page
from creatorbook.gui.parts.basic import button, label
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for
from creatorbook.services.money import owed
from creatorbook.services.records import lists
from creatorbook.services.records.lists import Query
from creatorbook.services.records.notions import Notion

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from creatorbook.common.runner import Job
    from creatorbook.domain.values.money import Money
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.forms.cell_fields import Writing
    from creatorbook.services.records.rows import Row

# Pixels for a title with its brand behind it.
_TITLE_WIDTH = 320
_LIVE = tuple(stage for stage in Stage if stage not in ENDED)


def _title_and_brand(deal: Row) -> str:
    return f"{deal.title}, {_brand(deal)}" if _brand(deal) else deal.title


def _title_alone(deal: Row) -> tuple[str, str]:
    return deal.title, ""


def _brand(deal: Row) -> str:
    return deal["brand_id"].title if deal["brand_id"] else ""


# As in Page; within a page that has a `list` of its own the word is another.
Chosen: TypeAlias = list[tuple[str, str]]


class DealsPage(Page):
    """The table and the board of deals."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._which = Segments(_("Show as"), (("table", _("Table"), "table-2"), ("board", _("Board"), "square-kanban")))
        self._which.chosen.connect(self._show_as)
        self._search = SearchField(_("Search deals"))
        # Beside a long title the field gives way before it covers its neighbours.
        self._search.setMinimumWidth(110)
        self._search.setMaximumWidth(240)
        self._search.searched.connect(self._apply_filters)
        self._search.left.connect(self.leave_search)
        stages = [(stage, word_for(stage)) for stage in Stage]
        self._stage = ChoiceField(
            [("open", _("Open: leads, under way, paid")), *stages], empty=_("All deals"), search=False
        )
        self._stage.set_name(_("Stage"))
        self._stage.set_value("open")
        self._stage.setMinimumWidth(130)
        self._stage.setMaximumWidth(160)
        self._stage.changed.connect(self._unlink)
        self._chip = button("", self._unlink, icon="x")
        self._chip.hide()
        self.heading(_("Deals"), self._chip, self._search, self._stage, self._which)
        self._list: RecordList | None = None
        self._list_state: dict[str, Any] = {}
        self._board: Board | None = None
        self._folded: list[str] = []
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack, 1)
        self._total = label("", "small")
        self._count = label("", "small")
        self.foot(self._count, self._total)
        self._mover = DealMover(desk, self)
        self._wanted = ""
        self._linked: dict[str, Any] = {}
        self._only: Notion | None = None
        self._adding: Job | None = None

    @property
    def list(self) -> RecordList:
        """The table, built when it is first shown."""
        if self._list is None:
            self._list = made = RecordList(
                self.desk,
                "deal",
                empty=(_("No deals yet"), _("Add the first one, or drop an email here."), _("New deal")),
                lead=(TwoLines(_title_alone, name=_brand, behind=_brand), _title_and_brand),
                behind="brand_id",
                gives_way="ends_on",
                widths={"title": _TITLE_WIDTH},
                cells=CellFields("deal", commands={"stage": self._stage_command}),
            )
            made.current.connect(self.selected)
            made.opened.connect(self._open)
            made.create_asked.connect(self._new)
            made.offer(button(_("Issue contracts…"), self._issue, icon="file-check"))
            made.restore(self._list_state)
            self._stack.addWidget(made)
        return self._list

    @property
    def board(self) -> Board:
        """The board, built when it is first shown."""
        if self._board is None:
            self._board = made = Board(self.desk)
            made.current.connect(self.selected)
            made.opened.connect(self._open)
            made.fold_columns(self._folded)
            self._stack.addWidget(made)
        return self._board

    @property
    def _is_board(self) -> bool:
        return self._which.value == "board"

    def _filters(self) -> dict[str, Any]:
        if self._linked or self._only is not None:
            return self._linked
        value = self._stage.value()
        if value is None:
            return {}
        return {"stage": _LIVE if value == "open" else (value,)}

    def _unlink(self) -> None:
        self.apply({})
        self.refresh(None)

    def _apply_filters(self) -> None:
        self.refresh(None)

    def _show_as(self) -> None:
        self._stack.setCurrentWidget(self.board if self._is_board else self.list)
        self._stage.setVisible(not self._is_board)
        self.refresh(None)

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Read the part that is shown."""
        text = self._search.text().strip()
        if self._is_board:
            self.board.show_deals(Query("deal", text, self._linked, only=self._only))
            # A book without a deal is the same invitation as in the table, not ten empty columns.
            is_bare = not (self.board.count or text or self._linked or self._only)
            if is_bare:
                self.list.apply_filters("", {}, touched)
            self._stack.setCurrentWidget(self.list if is_bare else self.board)
        else:
            self.list.apply_filters(text, self._filters(), touched, only=self._only)
        self._update_footer()
        if self._wanted:
            id, self._wanted = self._wanted, ""
            self.select(id)

    def _update_footer(self) -> None:
        count = self.board.count if self._is_board else self.list.model.rowCount()
        self._count.setText(ngettext("{count} deal", "{count} deals", count).format(count=formats.number(count)))
        self._count.setVisible(count > 0)
        query = self.query()
        if self._adding is not None:
            self._adding.cancel()
        self._adding = self.desk.runner.submit(lambda _job: self._add_up(query), self._show_total)

    def _add_up(self, query: Query) -> tuple[tuple[Money, ...], tuple[Money, ...]]:
        """Return the fees of what the query finds, and what is still to be paid of it where it asks for that."""
        with self.desk.book.reading() as reading:
            unpaid = owed.unpaid_sums(reading, query) if query.only is Notion.UNPAID else ()
            return lists.totals(reading, query, "fee"), unpaid

    def _show_total(self, found: tuple[tuple[Money, ...], tuple[Money, ...]]) -> None:
        fees, unpaid = found
        parts = [(_("Waiting to be paid"), unpaid), (_("Fees"), fees)]
        shown = (
            labelled(name, "   ".join(formats.money(total, short=True) for total in sums))
            for name, sums in parts
            if sums
        )
        self._total.setText("   ".join(shown))

    def apply(self, params: Mapping[str, Any]) -> None:
        """Take "filters" (fields and their values) and "only" (a Notion) with a "label", and "select" (an id)."""
        filters = params.get("filters", {})
        self._linked, self._only = dict(filters), params.get("only")
        self._chip.setText(str(params.get("label", "")))
        is_narrowed = bool(filters) or self._only is not None
        self._chip.setVisible(is_narrowed)
        self._chip.setAccessibleName(_("Show all again, not only “{filter}”").format(filter=self._chip.text()))
        if is_narrowed:
            self._search.clear()
            self._dirty = True
        if "select" in params:
            self._search.clear()
            self._stage.set_value(None)
            self._wanted = params["select"]
            self._dirty = True

    def select(self, id: str) -> None:
        """Select a deal and scroll to it."""
        if self._is_board:
            self.board.select(id)
        else:
            self.list.select(id)

    def query(self) -> Query:
        """Return what the table or the board shows now."""
        return self.board.query if self._is_board else self.list.query

    def selection(self) -> Chosen:
        """Return the selected deals."""
        return self.board.selection() if self._is_board else self.list.selection()

    def take_focus(self) -> None:
        """Set the keyboard focus on the table or the board."""
        (self.board if self._is_board else self.list.view).setFocus()

    def focus_search(self) -> None:
        """Go to the search box."""
        self._search.setFocus()
        self._search.selectAll()

    def _open(self, id: str) -> None:
        self.desk.edit("deal", id)

    def _stage_command(self, deal: Row, stage: object) -> Writing:
        """Return what moves a deal from its cell, as the board does."""
        from creatorbook.services.deals.moving import MoveDeal

        to = Stage(str(stage))
        if self._mover.asks(to):
            return partial(self._mover.move, (deal.id,), to)
        return MoveDeal(deal.id, to, version=deal.version)

    def _issue(self) -> None:
        from creatorbook.gui.contracts.batch_issuing import BatchIssuingDialog

        chosen = [id for _kind, id in self.list.selection()]
        if chosen:
            BatchIssuingDialog(self.window(), self.desk, chosen).open()

    def _new(self) -> None:
        self.desk.create("deal")

    def state(self) -> dict[str, Any]:
        """Table or board, and the table's widths and order."""
        stage = self._stage.value()
        return {
            **(self._list_state if self._list is None else self._list.state()),
            "as": self._which.value,
            "stage": str(stage) if stage is not None else "",
            "folded": self._board.folded if self._board is not None else self._folded,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Restore what was remembered."""
        self._list_state = dict(state)
        if self._list is not None:
            self._list.restore(state)
        stage = state.get("stage")
        known = [stage for stage in Stage if stage.value == state.get("stage")]
        if stage is not None:
            self._stage.set_value("open" if stage == "open" else known[0] if known else None)
        folded = state.get("folded")
        self._folded = [each for each in folded if isinstance(each, str)] if isinstance(folded, list) else []
        if self._board is not None:
            self._board.fold_columns(self._folded)
        shown_as = state.get("as")
        if shown_as in {"table", "board"}:
            self._which.choose(shown_as)
            self._stack.setCurrentWidget(self.board if shown_as == "board" else self.list)
            self._stage.setHidden(shown_as == "board")
