"""What the gifts of a year are worth, in all and by brand: figures that click through to their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.common.text import cut_at_word, fold
from creatorbook.domain.values.money import totals
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.gifts.shares import COLOURED, SQUARE, GiftShares, paint_square
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import Card, button, column, discard, figure, label, line, read_as_seen, set_spacing
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from creatorbook.domain.gifts.values import GiftTotal
    from creatorbook.domain.values.money import Money

_BRANDS = 4
_LONGEST = 16
# Pixels below which the sums of the year stand below each other.
_NARROW = 600


def _sums_text(values: Sequence[Money], currency: str, between: str = "\n") -> str:
    ordered = sorted(values, key=lambda each: (each.currency != currency, each.currency))
    return between.join(formats.money(each, short=True) for each in ordered) or "–"


def _in_order(found: Iterable[GiftTotal], currency: str) -> list[GiftTotal]:
    """Put what is worth most in a currency first; what has no sum in it cannot be compared, and stands by name."""

    def key(total: GiftTotal) -> tuple[int, str]:
        own = next((each.minor for each in total.sums if each.currency == currency), 0)
        return (-own, fold(total.brand_name))

    return sorted(found, key=key)


class _BrandValue(QWidget):
    """A brand and what its gifts are worth; `asked(brand id)`: its name was pressed."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = button("", self._on_clicked, "link")
        self._sums = figure("")
        # As far in as the words of the button above.
        self._sums.setContentsMargins(5, 0, 0, 0)
        self._place = 0
        self._is_beside = False
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        set_spacing(self._line)
        self._line.addWidget(self.name)
        self._line.addStretch(1)
        self._line.addWidget(self._sums)
        self.set_beside(on=False)

    def set_beside(self, *, on: bool) -> None:
        """Put the sums behind the name, with the colour of the brand before it; else below it."""
        sides = QBoxLayout.Direction
        self._line.setDirection(sides.LeftToRight if on else sides.TopToBottom)
        self._is_beside = on
        # Room for the colour of the brand.
        self._line.setContentsMargins(SQUARE if on else 0, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if on else Qt.AlignmentFlag.AlignLeft
        self._sums.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def show_place(self, place: int) -> None:
        """Take the colour of this place in the order of the brands."""
        self._place = place
        self.update()

    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the colour of the brand before its name."""
        super().paintEvent(event)
        if self._is_beside:
            painter = QPainter(self)
            paint_square(painter, self.rect(), self._place)
            painter.end()

    def show_total(self, total: GiftTotal, currency: str) -> None:
        """Show another brand, or other sums."""
        self.name.setProperty("brand", total.brand_id or "")
        self.name.setText(cut_at_word(total.brand_name, _LONGEST).replace("&", "&&"))
        self.name.setAccessibleName(_("Gifts of {brand}").format(brand=total.brand_name))
        self.name.setToolTip(_("Show the gifts of {brand} only").format(brand=total.brand_name))
        self._sums.setText(_sums_text(total.sums, currency))

    def _on_clicked(self) -> None:
        self.asked.emit(str(self.name.property("brand")))


class GiftValues(Card):
    """The running value of one year; `brand_chosen(id)` asks for the rows of a brand, "" for all.

    `statement_asked(year)` asks for the statement of the year that is shown.
    """

    brand_chosen = Signal(str)
    statement_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=12)
        self._totals: tuple[GiftTotal, ...] = ()
        self._brand = ""
        self._currency = ""
        self._is_narrow, self._is_beside = True, False
        self._blocks: list[_BrandValue] = []
        self.year = ChoiceField([], search=False)
        self.year.set_name(_("Year"))
        self.year.setFixedWidth(110)
        self.year.changed.connect(self._show)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_spacing(self._layout, 20)
        self._title = label(_("Received"), "heading")
        self._sum, self._said = label("", "figure"), label("", "small", wrap=True)
        self._shares = GiftShares()
        self._whole = column(self._title, self._sum, self._said, self._shares, spacing=0)
        self._layout.addWidget(self._whole)
        self._rule = line(vertical=True)
        self._layout.addWidget(self._rule)
        self._brands = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_spacing(self._brands, 20)
        self._layout.addLayout(self._brands)
        self._layout.addStretch(1)
        self.statement = button(_("Statement…"), self._on_statement, icon="download")
        self.statement.setToolTip(_("Save what the year brought in kind as a PDF, a table, or a ZIP with the evidence"))
        self._ends = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_spacing(self._ends, 8)
        self._ends.addWidget(self.year)
        self._ends.addWidget(self.statement)
        self._layout.addLayout(self._ends)
        self.body.addLayout(self._layout)
        self._set_parts()

    def set_beside(self, *, on: bool) -> None:
        """Stand beside the list, one below the other and with bars, or above it in a line."""
        if on is not self._is_beside:
            self._is_beside = on
            self._set_parts()
            self._show()

    def _set_parts(self) -> None:
        sides, on = QBoxLayout.Direction, self._is_beside
        self._layout.setDirection(sides.TopToBottom if on else sides.LeftToRight)
        set_spacing(self._layout, 12 if on else 20)
        self._brands.setDirection(sides.TopToBottom if on else sides.LeftToRight)
        set_spacing(self._brands, 0 if on else 20)
        self._rule.setHidden(on)
        self._title.setVisible(on)
        self._said.setContentsMargins(0, 0, 0, 8 if on else 0)
        self._shares.setVisible(on)
        self._sum.setHidden(on)
        for block in self._blocks:
            block.set_beside(on=on)

    def show_totals(self, found: tuple[GiftTotal, ...], year: int, brand: str, currency: str) -> None:
        """Show these totals, those in the book's own currency first; the year chosen is kept, else the present one."""
        self._totals, self._brand, self._currency = found, brand, currency
        years = sorted({total.year for total in found if total.year} | {year}, reverse=True)
        chosen = self.year.value() or year
        self.year.set_options([(each, str(each)) for each in years])
        self.year.set_value(chosen if chosen in years else year)
        self._show()

    def _show(self) -> None:
        year = self.year.value()
        ours = [total for total in self._totals if total.year == year]
        count = sum(total.count for total in ours)
        blank = sum(total.without_value for total in ours)
        said = ngettext("{count} gift", "{count} gifts", count).format(count=count)
        if blank:
            said += " · " + ngettext("{count} without a value", "{count} without a value", blank).format(count=blank)
        self._said.setText(said)
        sums = totals([each for total in ours for each in total.sums])
        self._sum.setText(_sums_text(sums, self._currency, "\n" if self._is_narrow else " · "))
        ordered = _in_order(ours, self._currency)
        self._shares.show_shares(
            sorted(sums, key=lambda each: (each.currency != self._currency, each.currency)), ordered
        )
        self._show_brands(ordered[: COLOURED if self._is_beside else _BRANDS])
        self._show_what_fits()

    def _show_brands(self, shown: Sequence[GiftTotal]) -> None:
        """Show these in the blocks that are there, and make those that are missing."""
        before = len(self._blocks)
        while len(self._blocks) > len(shown):
            discard(self._blocks.pop())
        for place, total in enumerate(shown):
            if place == len(self._blocks):
                made = _BrandValue()
                made.asked.connect(self._on_asked)
                self._blocks.append(made)
                # A name and its sums stay together, however high the stack of the whole is.
                self._brands.addWidget(made, 0, Qt.AlignmentFlag(0) if self._is_beside else Qt.AlignmentFlag.AlignTop)
                made.set_beside(on=self._is_beside)
                made.show_place(place)
            self._blocks[place].show_total(total, self._currency)
        if len(self._blocks) > before:
            read_as_seen(self)

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many brands as there is room for: a name that is cut names nobody."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < scaled(_NARROW) and not self._is_beside
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self._show()
        else:
            self._show_what_fits()

    def _show_what_fits(self) -> None:
        if self._is_beside:
            # One below the other all of them have their room.
            for block in self._blocks:
                block.show()
            return
        around = self.body.contentsMargins()
        room = self.contentsRect().width() - around.left() - around.right()
        room -= self._whole.sizeHint().width() + self._ends.sizeHint().width() + 3 * self._brands.spacing()
        for block in self._blocks:
            room -= block.sizeHint().width() + self._brands.spacing()
            block.setVisible(room >= 0)

    def _on_statement(self) -> None:
        self.statement_asked.emit(int(self.year.value()))

    def _on_asked(self, brand: str) -> None:
        self.brand_chosen.emit("" if brand == self._brand else brand)
