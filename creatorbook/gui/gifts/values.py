"""What the gifts of a year are worth, in all and by brand: figures that click through to their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.common.text import cut_at_word, fold
from creatorbook.domain.values.money import totals
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.fields.fields import ChoiceField
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import Card, button, column, discard, figure, label, line, read_as_seen, set_spacing
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


class _BrandValue(QWidget):
    """A brand and what its gifts are worth; `asked(brand id)`: its name was pressed."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = button("", self._on_clicked, "link")
        self._sums = figure("")
        # As far in as the words of the button above.
        self._sums.setContentsMargins(5, 0, 0, 0)
        layout = QVBoxLayout(self)
        set_spacing(layout)
        layout.addWidget(self.name)
        layout.addWidget(self._sums)

    def show_total(self, total: GiftTotal, currency: str) -> None:
        """Show another brand, or other sums."""
        self.name.setProperty("brand", total.brand_id or "")
        self.name.setText(cut_at_word(total.brand_name, _LONGEST))
        self.name.setAccessibleName(_("Gifts of {brand}").format(brand=total.brand_name))
        self.name.setToolTip(_("Show the gifts of {brand} only").format(brand=total.brand_name))
        self._sums.setText(_sums_text(total.sums, currency))

    def _on_clicked(self) -> None:
        self.asked.emit(str(self.name.property("brand")))


class GiftValues(Card):
    """The running value of one year; `brand_chosen(id)` asks for the rows of a brand, "" for all."""

    brand_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=12)
        self._totals: tuple[GiftTotal, ...] = ()
        self._brand = ""
        self._currency = ""
        self._is_narrow = True
        self._blocks: list[_BrandValue] = []
        self.year = ChoiceField([], search=False)
        self.year.set_name(_("Year"))
        self.year.setFixedWidth(110)
        self.year.changed.connect(self._show)
        layout = QHBoxLayout()
        set_spacing(layout, 20)
        self._sum, self._said = label("", "figure"), label("", "small")
        self._whole = column(self._sum, self._said, spacing=0)
        layout.addWidget(self._whole)
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
        self._said.setText(said)
        sums = totals([each for total in ours for each in total.sums])
        self._sum.setText(_sums_text(sums, self._currency, "\n" if self._is_narrow else " · "))
        self._show_brands(_in_order(ours, self._currency)[:_BRANDS])
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
                self._brands.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
            self._blocks[place].show_total(total, self._currency)
        if len(self._blocks) > before:
            read_as_seen(self)

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
        for block in self._blocks:
            room -= block.sizeHint().width() + self._brands.spacing()
            block.setVisible(room >= 0)

    def _on_asked(self, brand: str) -> None:
        self.brand_chosen.emit("" if brand == self._brand else brand)
