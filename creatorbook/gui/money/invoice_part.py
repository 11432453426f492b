"""An invoice at a glance: what it is for, the invoices beside it, and what came in for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.domain.values.money import Money
from creatorbook.gui.lists.panel_lines import record_line
from creatorbook.gui.parts.basic import set_spacing
from creatorbook.gui.rows.row import PanelLine
from creatorbook.gui.rows.section import PanelSection
from creatorbook.services.fields import formats
from creatorbook.services.records import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.invoices.stored import StoredLine
    from creatorbook.services.records.rows import Row


class InvoicePart(QWidget):
    """Its lines lead to their deals, and the others to their own places; what came in is only told."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        layout = QVBoxLayout(self)
        set_spacing(layout, 12)
        self.lines = PanelSection(_("What it is for"))
        self.beside = PanelSection(_("Invoices beside it"))
        self.came = PanelSection(_("What settled it"))
        for section in (self.lines, self.beside, self.came):
            section.opened.connect(desk.inspect)
            layout.addWidget(section)

    def show_row(self, row: Row) -> None:
        """Show what hangs on the invoice."""
        from creatorbook.services.invoices.listing import invoices_beside
        from creatorbook.services.invoices.stored import read_lines
        from creatorbook.services.money.received import parts_of_invoice

        with self._desk.book.reading() as reading:
            lines = read_lines(reading, row.id)
            deals = rows.fetch(reading, "deal", [each.deal_id for each in lines if each.deal_id])
            beside = [each.id for each in invoices_beside(reading, row.id)]
            found = rows.fetch(reading, "invoice", beside)
            came = parts_of_invoice(reading, row.id)
        self.lines.show_lines(list(_lines_of(lines, deals, row["currency"])))
        self.beside.setVisible(bool(found))
        self.beside.show_lines([record_line(found[each]) for each in beside if each in found])
        self.came.setVisible(bool(came))
        self.came.show_lines(
            [
                PanelLine("allocation", f"{row.id}:{place}", formats.day(on), end=formats.money(amount), openable=False)
                for place, (on, amount) in enumerate(came)
            ]
        )


def _lines_of(lines: Sequence[StoredLine], deals: Mapping[str, Row], currency: str) -> Iterator[PanelLine]:
    """Yield a line for each of an invoice; the first of each deal leads there."""
    shown: set[str] = set()
    for each in lines:
        leads = each.deal_id is not None and each.deal_id in deals and each.deal_id not in shown
        end = formats.money(Money(each.net, currency))
        if each.deal_id is None or not leads:
            yield PanelLine("invoice_line", each.id, each.text, end=end, openable=False)
        else:
            shown.add(each.deal_id)
            title = deals[each.deal_id].title
            yield PanelLine("deal", each.deal_id, each.text, "" if each.text.startswith(title) else title, end=end)
