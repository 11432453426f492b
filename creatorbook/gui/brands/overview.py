"""A brand at a glance: its people, its deals, its gifts by year, and the written-contract counter where one applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, labelled, ngettext
from creatorbook.domain.contracts.written_contract import Basis, CounterState
from creatorbook.domain.findings.finding import Severity
from creatorbook.gui.content.verdict_view import SourceLine
from creatorbook.gui.letters.part import LettersPart
from creatorbook.gui.lists.panel_lines import record_line
from creatorbook.gui.parts.basic import empty, label, set_spacing, side_by_side
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.rows.section import PanelSection
from creatorbook.services.fields import formats
from creatorbook.services.records.reading import live

if TYPE_CHECKING:
    from creatorbook.common.runner import Job
    from creatorbook.domain.contracts.written_contract import CounterLine
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.deals.brands import BrandFigures
    from creatorbook.services.records.rows import Row

_TONES = {CounterState.UNDER: "ok", CounterState.NEAR: "warn", CounterState.REACHED: "danger"}
_WHOLE = 100


def _days(deal: Row) -> str:
    return " – ".join(formats.day(day) for day in (deal["starts_on"], deal["ends_on"]) if day is not None)


class BrandPart(QWidget):
    """Contacts, deals, gifts, and how far the year's sums stand from what the law asks to be written down."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""
        self._reading: Job | None = None
        layout = QVBoxLayout(self)
        set_spacing(layout, 16)
        self.contacts = PanelSection(_("Contacts"), _("Add a contact"), nothing=_("Nobody is known here yet."))
        self.contacts.asked.connect(self._add_contact)
        self.contacts.opened.connect(desk.edit)
        layout.addWidget(self.contacts)
        self.deals = PanelSection(_("Deals"), _("Add"), nothing=_("No deals with this brand yet."))
        self.deals.button.setAccessibleName(_("Add a deal"))
        self.deals.asked.connect(self._add_deal)
        self.deals.opened.connect(self._open_deal)
        layout.addWidget(self.deals)
        self.letters = LettersPart(desk)
        layout.addWidget(self.letters)
        self.gifts = QVBoxLayout()
        set_spacing(self.gifts, 4)
        layout.addLayout(self.gifts)
        self.counter = QVBoxLayout()
        set_spacing(self.counter, 6)
        layout.addLayout(self.counter)

    def show_row(self, row: Row) -> None:
        """Show what hangs on the brand; the sums are added up off the main thread."""
        if row.id != self._id:
            empty(self.gifts)
            empty(self.counter)
        self._id = id = row.id
        self.letters.show_record("brand", id)
        with self._desk.book.reading() as reading:
            contacts = live(reading, "contact", brand_id=id)
            deals = live(reading, "deal", brand_id=id)
        self.contacts.show_lines([record_line(each) for each in contacts])
        self.deals.show_lines([record_line(each, note=_days(each)) for each in reversed(deals)])
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._desk.runner.submit(lambda _job: self._figures(id), self._show_figures)

    def _figures(self, id: str) -> tuple[str, BrandFigures]:
        from creatorbook.services.deals.brands import brand_figures

        with self._desk.book.reading() as reading:
            return id, brand_figures(reading, id, self._desk.clock.today())

    def _show_figures(self, read: tuple[str, BrandFigures]) -> None:
        id, figures = read
        if id != self._id:
            return
        empty(self.gifts)
        if figures.gifts:
            self.gifts.addWidget(label(_("Gifts"), "heading"))
        for total in figures.gifts:
            year = str(total.year) if total.year else _("Day not known")
            sums = " · ".join(formats.money(each, short=True) for each in total.sums) or _("no value yet")
            count = ngettext("{count} gift", "{count} gifts", total.count).format(count=total.count)
            self.gifts.addWidget(side_by_side(label(year), label(count, "small"), None, label(sums)))
        self._show_counter(figures)

    def _show_counter(self, figures: BrandFigures) -> None:
        from creatorbook.services.wording.findings import sentence

        empty(self.counter)
        if not figures.counter:
            return
        self.counter.addWidget(label(_("Written contract"), "heading"))
        year = [each for each in figures.counter if each.basis is Basis.CALENDAR_YEAR]
        for each in year:
            self._add_bar(each)
        # The same sum may be reached by the calendar and over twelve months: it is reported once.
        once = {(each.code, each.params.get("objective")): each for each in reversed(figures.findings)}
        for finding in reversed(once.values()):
            tone = "warn" if finding.severity is not Severity.INFO else "info"
            self.counter.addWidget(Notice(sentence(finding), tone))
        for source in figures.counter[0].rule.sources[:2]:
            self.counter.addWidget(SourceLine(source))

    def _add_bar(self, shown: CounterLine) -> None:
        if shown.objective is None:
            what = _("All together, {year}")
        else:
            what = _("“{objective}”, {year}") if shown.objective else _("No objective named, {year}")
        words = what.format(year=self._desk.clock.today().year, objective=(shown.objective or "").capitalize())
        sums = _("{total} of {threshold}").format(
            total=formats.money(shown.total, short=True), threshold=formats.money(shown.threshold, short=True)
        )
        self.counter.addWidget(side_by_side(label(words, "small", wrap=True), None, label(sums, "small")))
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, _WHOLE)
        bar.setValue(min(shown.percent, _WHOLE))
        bar.setProperty("tone", _TONES[shown.state])
        bar.setAccessibleName(labelled(words, sums))
        self.counter.addWidget(bar)

    def _add_contact(self) -> None:
        self._desk.create("contact", None, brand_id=self._id)

    def _add_deal(self) -> None:
        self._desk.create("deal", None, brand_id=self._id)

    def _open_deal(self, kind: str, id: str) -> None:
        del kind
        self._desk.go("deals", select=id)
