"""Rates between currencies: the bank's file read, one typed, and the newest that are kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.values.currencies import CODES
from creatorbook.gui.fields.fields import ChoiceField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.typed import DayField
from creatorbook.gui.parts.basic import Card, button, column, empty, label, set_spacing, side_by_side
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.files import ask_for_file
from creatorbook.gui.parts.notices import Notice
from creatorbook.services.fields import countries as places
from creatorbook.services.fields import formats
from creatorbook.services.money.rates import KeepRates, SetRate, list_rates

if TYPE_CHECKING:
    from creatorbook.common.runner import Job
    from creatorbook.exchange.base.statement_rows import ImportedRates
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.money.rates import FoundRate, KeptRates

_WIDTH, _SHOWN = 560, 8


class RatesDialog(Dialog):
    """A rate is kept with its day and its source, and is shown beside whatever was converted with it."""

    def __init__(self, parent: QWidget, desk: Desk, path: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Rates between currencies"))
        self.be_wide(_WIDTH)
        self._desk = desk
        codes = places.currency_options(sorted(CODES))
        self.base, self.currency = ChoiceField(codes, search=True), ChoiceField(codes, empty=_("Choose"), search=True)
        self.base.set_value("EUR")
        self.rate, self.source = TextField(limit=20), TextField(limit=80)
        self.day = DayField(desk.reader)
        self.day.set_value(desk.clock.today())
        rows = [
            FormRow(_("One of"), self.base),
            FormRow(_("Is so many"), self.currency),
            FormRow(_("Rate"), self.rate),
            FormRow(_("Day"), self.day),
            FormRow(_("Source"), self.source),
        ]
        self._said, self._kept = QVBoxLayout(), QVBoxLayout()
        holders = []
        for layout in (self._said, self._kept):
            set_spacing(layout, 8)
            holder = QWidget()
            holder.setLayout(layout)
            holders.append(holder)
        about = _("The European Central Bank publishes eurofxref-hist.zip: what the book has money in is kept of it.")
        self.read = button(_("Read the bank’s file…"), self._ask_file, icon="import")
        self.keep = button(_("Keep the rate"), self.keep_typed)
        self.body.addWidget(
            column(
                holders[0],
                label(about, "muted", wrap=True),
                side_by_side(self.read, None),
                label(_("A rate that you know"), "heading"),
                *(row.field for row in rows),
                side_by_side(self.keep, None),
                label(_("Kept, the newest first"), "heading"),
                holders[1],
                spacing=12,
            )
        )
        self.set_foot(None, button(_("Close"), self.close))
        self._list()
        if path:
            self.take_file(path)

    def _list(self) -> None:
        self._desk.runner.submit(self._read_kept, self._show_kept, self._desk.fail)

    def _read_kept(self, _job: Job) -> tuple[FoundRate, ...]:
        with self._desk.book.reading() as reading:
            return list_rates(reading, most=_SHOWN)

    def _show_kept(self, found: tuple[FoundRate, ...]) -> None:
        empty(self._kept)
        if not found:
            self._kept.addWidget(label(_("No rate is in the book."), "muted"))
        else:
            card = Card(margin=12, dressed="well")
            for each in found:
                words = f"1 {each.base} = {each.rate:f} {each.currency}"
                said = " · ".join(filter(None, (formats.day(each.rate_on), each.source)))
                card.body.addWidget(side_by_side(label(words), None, label(said, "muted")))
            self._kept.addWidget(card)
        self.grow()

    # The bank's file

    def _ask_file(self) -> None:
        kinds = _("Rates (*.zip *.csv *.xml)")
        ask_for_file(self, _("Choose the file of the European Central Bank"), kinds, self.take_file)

    def take_file(self, path: str) -> None:
        """Read a file that was chosen or dropped, and keep its rates."""
        self.read.setEnabled(False)
        self._desk.runner.submit(partial(self._read_file, Path(path)), self._keep_file, self._on_refused)

    def _read_file(self, path: Path, _job: Job) -> tuple[ImportedRates, ...]:
        from creatorbook.services.money.rate_files import read_rate_file

        return read_rate_file(path)

    def _keep_file(self, rates: tuple[ImportedRates, ...]) -> None:
        self._desk.run(KeepRates(rates), self._on_kept, self._on_refused, silent=True)

    def _on_kept(self, kept: KeptRates) -> None:
        self.read.setEnabled(True)
        words = ngettext("{count} rate is new.", "{count} rates are new.", kept.new)
        self._tell(words.format(count=formats.number(kept.new)), "info")
        self._list()

    def _on_refused(self, error: Exception) -> None:
        self.read.setEnabled(True)
        if isinstance(error, CreatorbookError):
            self._tell(sentence(error), "danger")
        else:
            self._desk.fail(error)

    # One that is typed

    def keep_typed(self) -> None:
        """Keep the rate that is typed."""
        if self.day.problem():
            self._tell(self.day.problem(), "danger")
            return
        on = self.day.value() or self._desk.clock.today()
        sides = (str(self.base.value() or ""), str(self.currency.value() or ""))
        command = SetRate(*sides, on, str(self.rate.value() or ""), str(self.source.value() or _("typed")))
        self._desk.run(command, self._on_set, self._on_refused, silent=True)

    def _on_set(self, _id: str) -> None:
        self.rate.set_value(None)
        empty(self._said)
        self._list()

    def _tell(self, words: str, tone: str) -> None:
        empty(self._said)
        self._said.addWidget(Notice(words, tone))
        self.grow()
