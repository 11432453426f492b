"""One column of the board: its stage, how many, how much by currency, and its cards; or folded to a narrow strip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.deals.card_list import CardList, dragged_ids
from creatorbook.gui.deals.card_tooltip import card_tooltip
from creatorbook.gui.deals.cards import CardDelegate, CardText
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.lists.looks import colour_role_of, due_words, role_of_day
from creatorbook.gui.lists.record_table import Column, RecordTable
from creatorbook.gui.look.icons import set_icon
from creatorbook.gui.look.marks import RING, paint_mark
from creatorbook.gui.look.style.focus import is_by_keys
from creatorbook.gui.look.style.paint import paint_box, paint_ring
from creatorbook.gui.look.theme.current import colour
from creatorbook.gui.look.theme.roles import RADIUS_CONTROL
from creatorbook.gui.parts.basic import PushButton, icon_button, in_line, label, set_spacing, set_tab_after
from creatorbook.gui.parts.drop_target import DropStrip
from creatorbook.gui.parts.status import Badge, Status
from creatorbook.gui.rows.words import Fonts
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent

    from creatorbook.common.clock import Clock
    from creatorbook.domain.records.deals import Stage
    from creatorbook.domain.values.money import Money
    from creatorbook.services.records.rows import Row

WIDTH = 216
_WORDS = 200
_NEXT_ACTION = KINDS["deal"].field("next_action")
_STRIP = 36
_LEFT_OUT = 100


def _card_title(record: Row) -> str:
    brand = record["brand_id"]
    return ", ".join(part for part in (record["title"], brand.title if brand else "") if part)


class FoldedStrip(PushButton):
    """A column that is folded: the mark of its stage, how many cards, and its name from top to bottom."""

    def __init__(self, stage: Stage, slot: Callable[[], None]) -> None:
        super().__init__()
        self._stage = stage
        self._count, self._is_late = 0, False
        self.setProperty("look", "painted")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.clicked.connect(slot)

    def show_count(self, count: int, *, late: bool) -> None:
        """Show how many cards there are, in red where one of them is late."""
        self._count, self._is_late = count, late
        words = ngettext("{count} deal", "{count} deals", count).format(count=count)
        parts = [word_for(self._stage), words, *([_("late")] if late else [])]
        self.setAccessibleName(_("Unfold the column: {what}").format(what=", ".join(parts)))
        self.setToolTip(self.accessibleName())
        self.update()

    @guard_override
    def sizeHint(self) -> QSize:
        """As narrow as the mark and some air."""
        return QSize(_STRIP - 2, 120)

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Paint the mark, the number and the name."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fonts = Fonts.now()
            whole = self.rect()
            if self.underMouse():
                paint_box(painter, whole, "hover", "")
            mark = QRect((whole.width() - RING) // 2, 10, RING, RING)
            paint_mark(painter, mark, colour_role_of(self._stage) or "idle")
            painter.setFont(fonts.small_bold)
            painter.setPen(colour("danger" if self._is_late else "text_muted"))
            painter.drawText(QRect(0, 30, whole.width(), 20), Qt.AlignmentFlag.AlignCenter, str(self._count))
            painter.setPen(colour("text"))
            painter.save()
            painter.translate(whole.width() / 2, 60)
            painter.rotate(90)
            line = QRect(0, -10, whole.height() - 70, 20)
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(line, side, word_for(self._stage))
            painter.restore()
            if self.hasFocus() and is_by_keys():
                paint_ring(painter, whole, RADIUS_CONTROL)
        finally:
            painter.end()


class BoardColumn(QFrame):
    """A stage and its cards."""

    def __init__(
        self,
        stage: Stage,
        clock: Clock,
        fetch: Callable[[Sequence[str]], Mapping[str, Any]],
        landing: Callable[[Stage, str], int],
    ) -> None:
        super().__init__()
        self.stage = stage
        self._clock = clock
        self._where = landing
        self._is_target = False
        self.is_folded = False
        self.setProperty("look", "well")
        column = Column("title", _("Deal"), _card_title, tip=card_tooltip, spoken=self._spoken)
        self.model = RecordTable([column], fetch, self)
        self.cards = CardList(self.model, word_for(stage), self._landing)
        self.cards.setItemDelegate(CardDelegate(self._card, self.cards))
        self.cards.targeted.connect(self._set_target)
        self._drop_strip: DropStrip | None = None
        self._count = Badge("0")
        self._sums = label("", "small", wrap=True)
        self.fold_button = icon_button("minus", _("Fold the column {stage}").format(stage=word_for(stage)), self._fold)
        # A line as thin as this one is faint in a paler ink.
        set_icon(self.fold_button, "minus", "text")
        self._strip: FoldedStrip | None = None
        self._open_parts = QWidget()
        inner = QVBoxLayout(self._open_parts)
        set_spacing(inner, 0, (8, 8, 8, 4))
        status = Status(word_for(stage), colour_role_of(stage))
        inner.addLayout(in_line(status, None, self._count, self.fold_button, spacing=4))
        self._sums.setContentsMargins(2, 0, 0, 0)
        inner.addWidget(self._sums)
        inner.addSpacing(8)
        inner.addWidget(self.cards, 1)
        layout = QVBoxLayout(self)
        set_spacing(layout, 0, (1, 1, 1, 1))
        layout.addWidget(self._open_parts, 1)
        self.fold(folded=False)

    @property
    def strip(self) -> FoldedStrip:
        """What is left of it when it is folded, built when it first is."""
        if self._strip is None:
            self._strip = made = FoldedStrip(self.stage, self._unfold)
            layout = self.layout()
            if isinstance(layout, QVBoxLayout):
                layout.addWidget(made, 1)
            set_tab_after(self._open_parts, made)
        return self._strip

    def fold(self, *, folded: bool) -> None:
        """Show the cards, or only a strip with their number."""
        self.is_folded = folded
        self._open_parts.setVisible(not folded)
        if folded or self._strip is not None:
            self.strip.setVisible(folded)
        self.setFixedWidth(_STRIP if folded else WIDTH)
        self.setAcceptDrops(folded)
        self._show_strip()

    def _fold(self) -> None:
        self.fold(folded=True)
        self.strip.setFocus(Qt.FocusReason.TabFocusReason)

    def _unfold(self) -> None:
        self.fold(folded=False)
        self.fold_button.setFocus(Qt.FocusReason.TabFocusReason)

    def show_deals(self, ids: list[str], count: int, sums: tuple[Money, ...]) -> None:
        """Show these deals, how many they are, and their fees by currency."""
        self.model.invalidate()
        self.model.set_ids(ids)
        self._count.show_badge(str(count), "idle")
        self._sums.setText(" · ".join(formats.money(total, short=True) for total in sums) or " ")
        words = ngettext("{count} deal", "{count} deals", count).format(count=count)
        self.cards.setAccessibleName(", ".join((word_for(self.stage), words)))
        self._show_strip()

    def _show_strip(self) -> None:
        if not self.is_folded:
            return
        # Of a very long column the first ones are looked at: those that come up first.
        shown = (self.model.record(row) for row in range(min(self.model.rowCount(), _LEFT_OUT)))
        today = self._clock.today()
        days = (record["next_action_on"] for record in shown if record is not None)
        self.strip.show_count(self.model.rowCount(), late=any(day is not None and day < today for day in days))

    def _landing(self, id: str) -> int:
        return self._where(self.stage, id)

    def _card(self, record: Row) -> CardText:
        day = record["next_action_on"]
        today = self._clock.today()
        brand = record["brand_id"]
        return CardText(
            brand.title if brand else "",
            record["title"] or "",
            formats.money(record["fee"], short=True) if record["fee"] else "",
            formats.format_value(_NEXT_ACTION, record["next_action"]),
            due_words(day, today) if day is not None else "",
            role_of_day(day, today),
        )

    def _spoken(self, record: Row) -> str:
        return self._card(record).spoken

    # Where a card would go

    def _set_target(self, on: bool) -> None:
        self._is_target = on
        self.update()
        if on:
            host = self.parentWidget() or self
            if self._drop_strip is None:
                self._drop_strip = DropStrip(host)
            words = _("Move to “{stage}”").format(stage=word_for(self.stage))
            # A folded column is too narrow for the words: they reach over those beside it.
            width = min(max(self.width(), _WORDS), host.width())
            left = min(self.x(), host.width() - width) if host is not self else 0
            self._drop_strip.say(words, QRect(left, self.y() if host is not self else 0, width, self.height()))
        elif self._drop_strip is not None:
            self._drop_strip.hide()

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground; the column that a dragged card would go to stands out."""
        super().paintEvent(event)
        if self._is_target:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_box(painter, self.rect(), "accent_soft", "accent")
            painter.end()

    @guard_override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A folded column takes cards too."""
        if dragged_ids(event.mimeData()):
            event.acceptProposedAction()
            self._set_target(True)
        else:
            event.ignore()

    @guard_override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The card went on."""
        self._set_target(False)
        event.accept()

    @guard_override
    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the cards to the list that is folded away."""
        self._set_target(False)
        self.cards.dropEvent(event)
