"""Reports: income, gifts in kind, who pays late and the lines that come near, a year at a time."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.gui.charts.marked_bars import MarkedBars
from creatorbook.gui.charts.multiples import Multiples
from creatorbook.gui.charts.painted import PaintedChart, picture_of
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.fields.choose import Segments
from creatorbook.gui.gifts.statement import GiftStatementFile
from creatorbook.gui.lists.page import Page
from creatorbook.gui.look.theme.current import scaled
from creatorbook.gui.parts.basic import button, scroll, set_spacing, side_by_side
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.gui.reports import shapes, sheets
from creatorbook.gui.reports.card import ReportCard
from creatorbook.gui.reports.e_reporting import EReportFile

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QResizeEvent

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.reports.year import YearReport

_WIDE, _LINK = 880, 16
_MOST_YEARS = 5
CSV, SVG, PNG = "csv", "svg", "png"
ACCOUNTANT, MEDIA_KIT, GIFTS, E_REPORT = "accountant", "media_kit", "gift_statement", "e_report"


class ReportsPage(Page):
    """Four cards, two beside each other where there is room."""

    roomy = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: tuple[int, YearReport] | None = None
        self._asked = 0
        self._writing = b""
        self._reading: Job | None = None
        self._year: int | None = None
        self._years: tuple[int, ...] = ()
        self.gift_statement = GiftStatementFile(self, desk)
        self.e_report = EReportFile(self, desk)
        self.segments: Segments | None = None
        self._beside = side_by_side(spacing=0)
        self.as_tables = button(_("As tables"), self._on_tables, icon="table-2")
        self.as_tables.setCheckable(True)
        self.export = button(_("Export"), self._offer_files, icon="download")
        self.heading(_("Reports"), self.as_tables, self.export, beside=self._beside)
        self._make_cards()
        inner = QWidget()
        column = QVBoxLayout(inner)
        set_spacing(column, 16)
        self._pairs = [QBoxLayout(QBoxLayout.Direction.LeftToRight) for _pair in range(2)]
        for place, card in enumerate(self.cards.values()):
            self._pairs[place // 2].addWidget(card, 1)
        for pair in self._pairs:
            set_spacing(pair, 16)
            column.addLayout(pair)
        column.addStretch(1)
        self.body.addWidget(scroll(inner, _("Reports")), 1)

    def _make_cards(self) -> None:
        rules = button(_("The rules"), self._open_rules, "link")
        # As high as the words in its place on the other cards.
        rules.setMaximumHeight(scaled(_LINK))
        self.income = ReportCard(
            _("Income by month"),
            _("without taxes, each currency on its own scale"),
            Multiples(_("Income by month")),
            _("Nothing came in that year."),
        )
        self.gifts = ReportCard(
            _("Gifts in kind"),
            _("what you kept, each currency on its own scale"),
            Multiples(_("Gifts in kind")),
            _("No gift is written down yet."),
        )
        self.payers = ReportCard(
            _("Who pays late"),
            _("days from invoice to money, line = agreed"),
            MarkedBars(_("Who pays late")),
            _("No invoice of known day was paid that year."),
        )
        self.lines = ReportCard(
            _("Lines you approach"),
            rules,
            MarkedBars(_("Lines you approach"), stacked=True),
            _("No law that this program knows draws a line for what you earn."),
        )
        self.income.chart.chosen.connect(self._open_money)
        self.gifts.chart.chosen.connect(self._open_gifts)
        self.payers.chart.chosen.connect(self._open_payer)
        self.lines.chart.chosen.connect(self._open_line)
        self.cards: dict[str, ReportCard[Any]] = {
            "income": self.income,
            "gifts": self.gifts,
            "payers": self.payers,
            "lines": self.lines,
        }

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        sides = QBoxLayout.Direction
        wanted = sides.LeftToRight if event.size().width() >= scaled(_WIDE) else sides.TopToBottom
        for pair in self._pairs:
            if pair.direction() != wanted:
                pair.setDirection(wanted)

    # Reading

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Read the year off the main thread."""
        del touched
        if self._reading is not None:
            self._reading.cancel()
        self._asked += 1
        self._reading = self.desk.runner.submit(
            partial(self._read, self._asked, self._year), self._on_read, self.desk.fail
        )

    def _read(self, number: int, year: int | None, job: Job) -> tuple[int, YearReport]:
        from creatorbook.services.reports.year import year_report

        with self.desk.book.reading() as reading:
            return number, year_report(reading, self.desk.clock.today(), year, job.check)

    def _on_read(self, found: tuple[int, YearReport]) -> None:
        if found[0] != self._asked:
            return
        self._reading = None
        self._found = found
        self._show()

    def _show(self) -> None:
        if self._found is None:
            return
        report = self._found[1]
        self._show_years(report)
        roles = shapes.currency_roles(report)
        self.income.chart.show_rows(shapes.income_rows(report, roles), shapes.month_labels(report.year))
        years = [str(each.year) for each in report.gifts]
        strong = years.index(str(report.year)) if str(report.year) in years else -1
        self.gifts.chart.show_rows(shapes.gift_rows(report, roles), years, strong=strong)
        self.payers.chart.show_bars(shapes.payer_bars(report))
        self.lines.chart.show_bars(shapes.line_bars(report))
        made = (
            sheets.income_sheet(report),
            sheets.gifts_sheet(report),
            sheets.payers_sheet(report),
            sheets.lines_sheet(report),
        )
        feet = ("", _gifts_foot(report), _payers_foot(report), _lines_foot(report))
        for card, sheet, foot in zip(self.cards.values(), made, feet, strict=True):
            card.show_sheet(sheet, as_table=self.as_tables.isChecked(), foot=foot)

    def _show_years(self, report: YearReport) -> None:
        years = report.years[-_MOST_YEARS:]
        if years != self._years:
            self._years = years
            if self.segments is not None:
                self.segments.hide()
                self.segments.deleteLater()
            self.segments = Segments(_("Year"), [(str(each), str(each), "") for each in years])
            self.segments.chosen.connect(self._choose_year)
            layout = self._beside.layout()
            if layout is not None:
                layout.addWidget(self.segments)
        if self.segments is not None:
            self.segments.choose(str(report.year))

    def _choose_year(self, year: str) -> None:
        self._year = int(year)
        self.refresh(None)

    def _on_tables(self) -> None:
        self._show()

    # Ways from a bar to its rows

    def _open_money(self, place: int) -> None:
        del place
        self.desk.go("money", tab="paid")

    def _open_gifts(self, place: int) -> None:
        del place
        self.desk.go("gifts")

    def _open_payer(self, place: int) -> None:
        if self._found is not None:
            self._open_brand(shapes.slowest(self._found[1])[place].brand_id)

    def _open_line(self, place: int) -> None:
        if self._found is None:
            return
        line = shapes.nearest(self._found[1])[place]
        if line.brand_id:
            self._open_brand(line.brand_id)
        elif line.source is not None and line.source.url.startswith("https://"):
            QDesktopServices.openUrl(QUrl(line.source.url))

    def _open_brand(self, id: str) -> None:
        self.desk.go("brands", select=id)
        self.desk.inspect("brand", id)

    def _open_rules(self) -> None:
        self.desk.go("rules")

    # Files

    def _offer_files(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("Export"))
        for id, card in self.cards.items():
            if card.sheet is None or not card.sheet.rows:
                continue
            menu.addSection(card.title)
            menu.addAction(_("{card}: rows (CSV)…").format(card=card.title)).setData((id, CSV))
            if not self.as_tables.isChecked():
                menu.addAction(_("{card}: drawing (SVG)…").format(card=card.title)).setData((id, SVG))
                menu.addAction(_("{card}: picture (PNG)…").format(card=card.title)).setData((id, PNG))
        menu.addSection(_("For the accountant"))
        menu.addAction(_("A year for the accountant…")).setData((ACCOUNTANT, ""))
        menu.addAction(_("Benefits in kind: statement…")).setData((GIFTS, ""))
        menu.addAction(_("E-reporting: totals to upload…")).setData((E_REPORT, ""))
        menu.addSection(_("For brands"))
        menu.addAction(_("Media kit and prices…")).setData((MEDIA_KIT, ""))
        menu.triggered.connect(self._on_file)
        menu.popup(self.export.mapToGlobal(QPoint(0, self.export.height())))

    def _on_file(self, action: QAction) -> None:
        id, form = action.data()
        if id == ACCOUNTANT:
            self.pack_for_accountant()
            return
        if id == GIFTS:
            self.gift_statement.save(self._found[1].year if self._found is not None else self.desk.clock.today().year)
            return
        if id == E_REPORT:
            self.e_report.save(self._found[1].year if self._found is not None else self.desk.clock.today().year)
            return
        if id == MEDIA_KIT:
            self.make_media_kit()
            return
        card = self.cards[id]
        filters = {CSV: _("CSV (*.csv)"), SVG: _("SVG (*.svg)"), PNG: _("PNG (*.png)")}
        proposed = f"{card.title} {self._found[1].year}.{form}" if self._found is not None else f"{card.title}.{form}"
        # What is on the screen now is what was asked for.
        self._writing = self._content(id, form)
        ask_for_save_path(self, _("Save as"), filters[form], proposed, self.write_to, form)

    def pack_for_accountant(self) -> None:
        """Ask for whom, which year and which accounts, then where to write."""
        from creatorbook.gui.reports.accountant import AccountantDialog

        years = self._found[1].years if self._found is not None else (self.desk.clock.today().year,)
        chosen = self._found[1].year if self._found is not None else years[-1]
        AccountantDialog(self.window(), self.desk, years, chosen).open()

    def make_media_kit(self) -> None:
        """Open what makes the page on a creator for brands."""
        from creatorbook.gui.reports.media_kit import MediaKitDialog

        MediaKitDialog(self.window(), self.desk).open()

    def _content(self, id: str, form: str) -> bytes:
        card = self.cards[id]
        chart: PaintedChart = card.chart
        if form == CSV:
            return card.sheet.csv() if card.sheet is not None else b""
        return picture_of(chart, form)

    def write_to(self, path: str) -> None:
        """Write what was asked for last, off the main thread, and say so."""
        content = self._writing
        self.desk.runner.submit(lambda _job: write_whole(Path(path), content), self._on_written, self.desk.fail)

    def _on_written(self, nothing: object) -> None:
        del nothing
        self.desk.show_message(_("The file was saved."))

    # Coming and going

    def take_focus(self) -> None:
        """Set the keyboard focus on the first chart, or the rows in its place."""
        shown = self.income.table if self.as_tables.isChecked() else self.income.chart
        (shown or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def apply(self, params: Mapping[str, Any]) -> None:
        """Take "year"."""
        if "year" in params:
            self._year = int(params["year"])
            self._dirty = True

    def state(self) -> dict[str, Any]:
        """Return whether rows are shown."""
        return {"as_tables": self.as_tables.isChecked()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Restore what was remembered."""
        self.as_tables.setChecked(state.get("as_tables") is True)


def _gifts_foot(report: YearReport) -> str:
    blank = next((each.without_value for each in report.gifts if each.year == report.year), 0)
    words = ngettext("{count} gift of {year} has no value yet.", "{count} gifts of {year} have no value yet.", blank)
    return words.format(count=blank, year=report.year) if blank else ""


def _payers_foot(report: YearReport) -> str:
    more = len(report.payers) - shapes.MOST_PAYERS
    words = ngettext("{count} more brand is in the table.", "{count} more brands are in the table.", max(more, 0))
    return words.format(count=more) if more > 0 else ""


def _lines_foot(report: YearReport) -> str:
    said = _("A count, and no legal advice. Enter or a click opens the brand, or the source of the line.")
    more = report.more_creators
    if more:
        words = ngettext(
            "{count} more creator is not counted here.", "{count} more creators are not counted here.", more
        )
        said = f"{said} {words.format(count=more)}"
    return said
