"""The board: a column for each stage, count and money on top, cards dragged or moved by keys."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.domain.records.deals import Stage
from creatorbook.gui.deals.board_column import BoardColumn
from creatorbook.gui.deals.card_list import CardKeys
from creatorbook.gui.deals.card_menu import EDIT, OPEN, CardMenu
from creatorbook.gui.deals.edge_scroll import EdgeScroll
from creatorbook.gui.deals.moving import DealMover
from creatorbook.gui.desk import records
from creatorbook.gui.keys.places import SETTING
from creatorbook.gui.parts.basic import scroll, set_spacing
from creatorbook.services.records import lists
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtCore import QPoint

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.rows import Row


class Board(QWidget):
    """All deals by stage. `current(kind, id)`: another card is the current one; `opened(id)`: Enter on a card."""

    current = Signal(str, str)
    opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.mover = DealMover(desk, self)
        self._query = Query("deal")
        self._places: dict[str, int] = {}
        self._current = ""
        self._filling = False
        inner = QWidget()
        line = QHBoxLayout(inner)
        set_spacing(line, 12, (0, 0, 0, 4))
        self.columns: list[BoardColumn] = []
        for stage in Stage:
            column = BoardColumn(stage, desk.clock, self._fetch, self._landing_row)
            column.cards.opened.connect(self.opened)
            column.cards.current.connect(self._emit_current)
            column.cards.moved.connect(self._move_by_key)
            column.cards.stepped.connect(self._focus_column)
            column.cards.dropped.connect(self._on_dropped)
            column.cards.stage_asked.connect(self._ask_stage)
            column.cards.menu_asked.connect(self._show_menu)
            self.columns.append(column)
            line.addWidget(column)
        line.addStretch(1)
        self._on_setting(SETTING)
        desk.setting_changed.connect(self._on_setting)
        self._area = scroll(inner, _("Board"))
        self.edges = EdgeScroll(self._area)
        for column in self.columns:
            column.cards.drag_turned.connect(self.edges.turn)
        layout = QVBoxLayout(self)
        set_spacing(layout)
        layout.addWidget(self._area)

    def _on_setting(self, key: str) -> None:
        if key == SETTING:
            keys = CardKeys.read(self._desk.settings)
            for column in self.columns:
                column.cards.keys = keys

    @property
    def query(self) -> Query:
        """All that the board shows."""
        return self._query

    @property
    def count(self) -> int:
        """How many deals the board shows."""
        return sum(column.model.rowCount() for column in self.columns)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, Row]:
        return records.fetch(self._desk.book, "deal", ids)

    def show_deals(self, query: Query) -> None:
        """Read the deals that the query finds, each stage into its column."""
        self._query = query
        found: defaultdict[str, list[str]] = defaultdict(list)
        with self._desk.book.reading() as reading:
            groups = lists.groups(reading, query, "stage", "fee")
            in_order = lists.ids_and_values(reading, query, "stage")
        self._places = {id: place for place, (id, _stage) in enumerate(in_order)}
        for id, stage in in_order:
            found[stage].append(id)
        # Of the window, which has it too while a menu over it closes.
        held = self.window().focusWidget()
        focused = any(column.cards is held for column in self.columns)
        # A card that leaves a column makes its neighbour the current one there; that is nobody's choice.
        self._filling = True
        for column in self.columns:
            count, sums = groups.get(column.stage.value, (0, ()))
            column.show_deals(found[column.stage], count, sums)
        if self._current:
            self._mark_current()
        self._filling = False
        now = self._column_of(self._current)
        if focused and now is not None:
            now.cards.setFocus()

    def _column_of(self, id: str) -> BoardColumn | None:
        return next((column for column in self.columns if column.model.row_of(id) >= 0), None)

    def select(self, id: str) -> None:
        """Make a deal's card the current one and scroll to it."""
        found = self._column_of(id)
        if found is not None and found.is_folded:
            found.fold(folded=False)
        self._current = id if found is not None else self._current
        self._mark_current()

    def _mark_current(self) -> None:
        found = self._column_of(self._current)
        for column in self.columns:
            if column is not found:
                column.cards.clearSelection()
        if found is not None:
            found.cards.choose(self._current)
            self._area.ensureWidgetVisible(found, 12, 0)

    @property
    def folded(self) -> list[str]:
        """The stages whose columns are folded."""
        return [column.stage.value for column in self.columns if column.is_folded]

    def fold_columns(self, stages: Collection[str]) -> None:
        """Fold the columns of these stages, and no others."""
        for column in self.columns:
            column.fold(folded=column.stage.value in stages)

    def selection(self) -> list[tuple[str, str]]:
        """Return the current deal."""
        return [("deal", self._current)] if self._current and self._column_of(self._current) else []

    def _emit_current(self, id: str) -> None:
        if id == self._current or self._filling:
            return
        self._current = id
        found = self._column_of(id)
        for column in self.columns:
            if column is not found:
                column.cards.clearSelection()
        self.current.emit("deal", id)

    def _focus_column(self, by: int) -> None:
        places = [place for place, column in enumerate(self.columns) if column.cards.hasFocus()]
        place = places[0] + by if places else 0
        while 0 <= place < len(self.columns):
            column = self.columns[place]
            if column.model.rowCount() and not column.is_folded:
                column.cards.setFocus()
                self._area.ensureWidgetVisible(column, 12, 0)
                return
            place += by

    def _move_by_key(self, id: str, by: int) -> None:
        column = self._column_of(id)
        if column is None:
            return
        place = self.columns.index(column) + by
        if 0 <= place < len(self.columns):
            self._move_and_follow(id, self.columns[place].stage)

    def _move_and_follow(self, id: str, stage: Stage) -> None:
        """Move a card by keys: whoever does goes on with it, so its new column is unfolded."""
        target = next(column for column in self.columns if column.stage is stage)
        if target.is_folded:
            target.fold(folded=False)
        self.move_deals([id], stage)

    # The menus of a card

    def _ask_stage(self, id: str, place: QPoint) -> None:
        self._open_menu(id, place, stages_only=True)

    def _show_menu(self, id: str, place: QPoint) -> None:
        self._open_menu(id, place, stages_only=False)

    def _open_menu(self, id: str, place: QPoint, *, stages_only: bool) -> None:
        column = self._column_of(id)
        if column is None:
            return
        menu = CardMenu(self, id, column.stage, stages_only=stages_only)
        menu.stage_chosen.connect(self._move_and_follow)
        menu.chosen.connect(self._do)
        menu.popup(place)

    def _do(self, id: str, what: str) -> None:
        if what == OPEN:
            self._desk.inspect("deal", id)
        elif what == EDIT:
            self._desk.edit("deal", id)
        else:
            self._desk.trash([("deal", id)])

    def _landing_row(self, stage: Stage, id: str) -> int:
        """Return at which row of a stage a card would stand, by the order in which the book gave all cards."""
        place = self._places.get(id, len(self._places))
        target = next(column for column in self.columns if column.stage is stage)
        return sum(self._places.get(each, place) < place for each in target.model.ids)

    def _on_dropped(self, ids: list[str]) -> None:
        target = next((column for column in self.columns if column.cards is self.sender()), None)
        if target is not None:
            self.move_deals(ids, target.stage)

    def move_deals(self, ids: Sequence[str], stage: Stage) -> None:
        """Move deals to a stage; Lost and Passed ask for a reason first."""
        self.mover.move(ids, stage)
