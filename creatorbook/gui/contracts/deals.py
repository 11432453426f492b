"""The deals at the left of the contracts page: each with where its contract stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.deals import ENDED, Stage
from creatorbook.gui.fields.choose import SearchField
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.lists.cells import CellDelegate, TwoLines
from creatorbook.gui.lists.looks import colour_role_of
from creatorbook.gui.lists.record_table import Column, RecordTable
from creatorbook.gui.lists.table_view import RecordView
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import Card, set_spacing
from creatorbook.services.fields.words import word_for
from creatorbook.services.records import lists, rows
from creatorbook.services.records.lists import Query
from creatorbook.services.records.notions import Notion
from creatorbook.services.records.reading import live

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.rows import Row

_LIVE = tuple(stage for stage in Stage if stage not in ENDED)
_OVER = (ContractState.ENDED, ContractState.WITHDRAWN)
_HEIGHT = 52


@dataclass(frozen=True, slots=True)
class DealLine:
    """A deal with its newest contract, where there is one."""

    deal: Row
    contract: Row | None

    @property
    def state(self) -> tuple[str, str]:
        """Where the contract stands: a word and its colour."""
        if self.contract is None:
            return _("No contract"), "idle"
        return word_for(self.contract["state"]), colour_role_of(self.contract["state"])


def _lines(line: DealLine) -> tuple[str, str]:
    return line.deal.title, f"{line.state[0]} · {_brand(line)}"


def _brand(line: DealLine) -> str:
    return str(line.deal["brand_id"].title)


def _deal_text(line: DealLine) -> str:
    return " · ".join(_lines(line))


class ContractDeals(QWidget):
    """`chosen(deal id)` tells which deal is the current one."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._contracts: dict[str, Row] = {}
        self._to_sign: set[str] = set()
        self.search = SearchField(_("Search deals"))
        self.search.searched.connect(self.refresh)
        self.filter = ChoiceField(
            [
                ("open", _("Open: leads, under way, paid")),
                ("none", _("Without a contract")),
                ("out", _("Out, not signed yet")),
                ("signed", _("Signed")),
            ],
            empty=_("All deals"),
            search=False,
        )
        self.filter.set_name(_("Which deals"))
        self.filter.set_value("open")
        self.filter.changed.connect(self.refresh)
        self.model = RecordTable([Column("deal", _("Deal"), _deal_text, sortable=False)], self._fetch, self)
        self.view = RecordView(self.model, _("Deals and their contracts"))
        self.view.setItemDelegate(CellDelegate({0: TwoLines(_lines, name=_brand)}, self.view))
        self.view.horizontalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(scaled(_HEIGHT))
        self.view.setSelectionMode(self.view.SelectionMode.SingleSelection)
        self.view.current.connect(self._emit_chosen)
        card = Card(margin=1)
        card.body.addWidget(self.view)
        layout = QVBoxLayout(self)
        set_spacing(layout, 8)
        layout.addWidget(self.search)
        layout.addWidget(self.filter)
        layout.addWidget(card, 1)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, DealLine]:
        with self._desk.book.reading() as reading:
            found = rows.fetch(reading, "deal", ids)
        return {id: DealLine(row, self._contracts.get(id)) for id, row in found.items()}

    def contract_of(self, deal: str) -> Row | None:
        """Return the newest contract of a deal."""
        return self._contracts.get(deal)

    def on_rows_changed(self, tables: Mapping[str, Collection[str]]) -> None:
        """Rows were written: read again what can have changed here. Deals that only changed are drawn again."""
        changed = set(tables.get("deal", ()))
        if set(tables) & {"contract", "brand"} or any(self.model.row_of(id) < 0 for id in changed):
            self.refresh()
            return
        with self._desk.book.reading() as reading:
            gone = any(row.trashed for row in rows.fetch(reading, "deal", sorted(changed)).values())
        if gone:
            self.refresh()
        else:
            self.model.invalidate(changed)

    def refresh(self) -> None:
        """Read the deals and their contracts; the current one is kept."""
        kept = self.view.current_id()
        text = self.search.text().strip()
        filters = {"stage": _LIVE} if self.filter.value() in ("open", "none") else {}
        with self._desk.book.reading() as reading:
            contracts = live(reading, "contract")
            to_sign = set(lists.ids(reading, Query("contract", only=Notion.TO_SIGN)))
            order = (("stage", False), ("next_action_on", False))
            ids = lists.ids(reading, Query("deal", text, filters, order))
        self._to_sign = {row["deal_id"].id for row in contracts if row.id in to_sign}
        self._contracts = {}
        for row in contracts:
            # A contract that is over does not hide one that runs.
            known = self._contracts.get(row["deal_id"].id)
            if known is None or known["state"] in _OVER or row["state"] not in _OVER:
                self._contracts[row["deal_id"].id] = row
        self.model.invalidate()
        self.model.set_ids([id for id in ids if self._is_listed(id)])
        if kept and self.model.row_of(kept) >= 0:
            self.view.select([kept], scroll=False)

    def _is_listed(self, id: str) -> bool:
        wanted = self.filter.value()
        contract = self._contracts.get(id)
        if wanted == "none":
            return contract is None
        if wanted == "out":
            return id in self._to_sign
        if wanted == "signed":
            return contract is not None and contract["state"] is ContractState.SIGNED
        return True

    def show_only(self, notion: Notion | None) -> None:
        """Narrow the list to deals whose contracts a figure counts; every deal where no choice says the same."""
        self.search.clear()
        self.filter.set_value("out" if notion is Notion.TO_SIGN else None)
        self.refresh()

    def show_deal(self, id: str) -> None:
        """Make a deal the current one, whatever is filtered."""
        if self.model.row_of(id) < 0:
            self.search.clear()
            self.filter.set_value(None)
            self.refresh()
        self.view.select([id])

    def _emit_chosen(self, id: str) -> None:
        if id:
            self.chosen.emit(id)
