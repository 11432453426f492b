"""One column of the board: its stage, how many, how much by currency, and its cards to drag or to move by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.deals.card_tooltip import card_tooltip
from creatorbook.gui.deals.cards import CardDelegate, CardText
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.lists.looks import colour_role_of, due_words, role_of_day
from creatorbook.gui.lists.record_table import MIME, Column, RecordTable
from creatorbook.gui.parts.basic import label, set_spacing, side_by_side
from creatorbook.gui.parts.status import Badge, Status
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent

    from creatorbook.common.clock import Clock
    from creatorbook.domain.records.deals import Stage
    from creatorbook.domain.values.money import Money
    from creatorbook.services.records.rows import Row

WIDTH = 248


def _card_title(record: Row) -> str:
    brand = record["brand_id"]
    return ", ".join(part for part in (record["title"], brand.title if brand else "") if part)


class CardList(QListView):
    """The cards of one stage. `moved(id, step)`: Ctrl+arrow on a card; `stepped(step)`: an arrow to the next column."""

    moved = Signal(str, object)
    stepped = Signal(object)
    dropped = Signal(list)
    opened = Signal(str)
    current = Signal(str)
    entered_by_key = Signal()

    def __init__(self, model: RecordTable, name: str) -> None:
        super().__init__()
        self._records = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("look", "plain")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._emit_current)

    def current_id(self) -> str:
        """Return the id of the current card, or ""."""
        place = self.currentIndex().row()
        return self._records.ids[place] if 0 <= place < len(self._records.ids) else ""

    def choose(self, id: str) -> None:
        """Make a card the current one."""
        place = self._records.row_of(id)
        self.setCurrentIndex(self._records.index(place, 0) if place >= 0 else QModelIndex())

    def _open(self) -> None:
        if id := self.current_id():
            self.opened.emit(id)

    def _emit_current(self) -> None:
        if id := self.current_id():
            self.current.emit(id)

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk between columns, with Ctrl they take the card along; Enter opens."""
        step = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Left): -1}.get(event.key())
        if step is not None and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if id := self.current_id():
                self.moved.emit(id, step)
        elif step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    @guard_override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first card where none is current."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._records.rowCount():
            self.setCurrentIndex(self._records.index(0, 0))
        elif self.currentIndex().isValid():
            self._emit_current()

    @guard_override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Cards of the board may come in."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    @guard_override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere in the column is a place to drop."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    @guard_override
    def dropEvent(self, event: QDropEvent) -> None:
        """Report which cards were dropped; the book decides where they then stand."""
        data = bytes(event.mimeData().data(MIME).data()).decode("ascii", "ignore")
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        ids = [id for id in data.split("\n") if id and self._records.row_of(id) < 0]
        if ids:
            self.dropped.emit(ids)


class BoardColumn(QFrame):
    """A stage and its cards."""

    def __init__(self, stage: Stage, clock: Clock, fetch: Callable[[Sequence[str]], Mapping[str, Any]]) -> None:
        super().__init__()
        self.stage = stage
        self._clock = clock
        self.setProperty("look", "well")
        self.setFixedWidth(WIDTH)
        column = Column("title", _("Deal"), _card_title, tip=card_tooltip, spoken=self._spoken)
        self.model = RecordTable([column], fetch, self)
        self.cards = CardList(self.model, word_for(stage))
        self.cards.setItemDelegate(CardDelegate(self._card, self.cards))
        self._count = Badge("0")
        self._sums = label("", "small")
        layout = QVBoxLayout(self)
        set_spacing(layout, 4, (10, 10, 10, 4))
        layout.addWidget(side_by_side(Status(word_for(stage), colour_role_of(stage)), None, self._count))
        layout.addWidget(self._sums)
        layout.addWidget(self.cards, 1)

    def show_deals(self, ids: list[str], count: int, sums: tuple[Money, ...]) -> None:
        """Show these deals, how many they are, and their fees by currency."""
        self.model.invalidate()
        self.model.set_ids(ids)
        self._count.show_badge(str(count), "idle")
        self._sums.setText("  ".join(formats.money(total, short=True) for total in sums) or " ")
        words = ngettext("{count} deal", "{count} deals", count).format(count=count)
        self.cards.setAccessibleName(", ".join((word_for(self.stage), words)))

    def _card(self, record: Row) -> CardText:
        day = record["next_action_on"]
        today = self._clock.today()
        brand = record["brand_id"]
        return CardText(
            brand.title if brand else "",
            record["title"] or "",
            formats.money(record["fee"], short=True) if record["fee"] else "",
            record["next_action"] or "",
            due_words(day, today) if day is not None else "",
            role_of_day(day, today),
        )

    def _spoken(self, record: Row) -> str:
        return self._card(record).spoken
