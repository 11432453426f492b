"""What the gifts of a year are worth, in all and by brand: figures that click through to their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.common.text import cut_at_word, fold
from creatorbook.domain.values.money import totals
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import Card, button, column, empty, figure, label, line, read_as_seen, set_spacing
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

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


class GiftValues(Card):
    """The running value of one year; `brand_chosen(id)` asks for the rows of a brand, "" for all."""

    brand_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=12)
        self._totals: tuple[GiftTotal, ...] = ()
        self._brand = ""
        self._currency = ""
        self._is_narrow = True
        self.year = ChoiceField([], search=False)
        self.year.set_name(_("Year"))
        self.year.setFixedWidth(110)
        self.year.changed.connect(self._show)
        layout = QHBoxLayout()
        set_spacing(layout, 20)
        self._whole = QHBoxLayout()
        layout.addLayout(self._whole)
        layout.addWidget(line(vertical=True))
        self._brands = QHBoxLayout()
        set_spacing(self._brands, 20)
        layout.addLayout(self._brands)
        layout.addStretch(1)
        layout.addWidget(self.year)
        self.body.addLayout(layout)

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
        empty(self._whole)
        sums = totals([each for total in ours for each in total.sums])
        between = "\n" if self._is_narrow else " · "
        self._whole.addWidget(
            column(label(_sums_text(sums, self._currency, between), "figure"), label(said, "small"), spacing=0)
        )
        empty(self._brands)
        for total in _in_order(ours, self._currency)[:_BRANDS]:
            # A name and its sums stay together, however high the stack of the whole is.
            self._brands.addWidget(self._block(total), 0, Qt.AlignmentFlag.AlignTop)
        read_as_seen(self)
        self._show_what_fits()

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many brands as there is room for: a name that is cut names nobody."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < scaled(_NARROW)
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self._show()
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        around = self.body.contentsMargins()
        room = self.contentsRect().width() - around.left() - around.right()
        room -= self._whole.sizeHint().width() + self.year.sizeHint().width() + 3 * self._brands.spacing()
        for place in range(self._brands.count()):
            item = self._brands.itemAt(place)
            block = item.widget() if item is not None else None
            if block is not None:
                room -= block.sizeHint().width() + self._brands.spacing()
                block.setVisible(room >= 0)

    def _block(self, total: GiftTotal) -> QWidget:
        made = button(cut_at_word(total.brand_name, _LONGEST), self._on_chosen, "link")
        made.setProperty("brand", total.brand_id or "")
        made.setAccessibleName(_("Gifts of {brand}").format(brand=total.brand_name))
        made.setToolTip(_("Show the gifts of {brand} only").format(brand=total.brand_name))
        sums = figure(_sums_text(total.sums, self._currency))
        # As far in as the words of the button above.
        sums.setContentsMargins(5, 0, 0, 0)
        return column(made, sums, spacing=0)

    def _on_chosen(self) -> None:
        brand = str(self.sender().property("brand"))
        self.brand_chosen.emit("" if brand == self._brand else brand)
