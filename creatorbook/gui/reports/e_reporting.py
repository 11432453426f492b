"""Saves what a country wants to know of sales to consumers and abroad, as a table to upload."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.common.text import safe_name
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.accountant.e_reporting import EReport


class EReportFile:
    """Asks where the totals of a year go, over `owner`, and says from when they are wanted and by whom."""

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        self._owner, self._desk = owner, desk
        self._year = 0

    def save(self, year: int) -> None:
        """Ask where the totals of a year are written, month by month."""
        self._year = year
        name = safe_name(_("E-reporting {year}").format(year=year))
        ask_for_save_path(self._owner, _("Save the totals"), _("CSV (*.csv)"), f"{name}.csv", self.write, "csv")

    def write(self, path: str) -> None:
        """Write the totals that were asked for, off the main thread."""
        make = partial(self._make, self._year, path)
        self._desk.runner.submit(make, partial(self._on_written, path), self._desk.fail)

    def _make(self, year: int, path: str, job: Job) -> EReport:
        from creatorbook.services.accountant.e_reporting import e_report, e_report_csv
        from creatorbook.services.statements.creators import find_creator

        with self._desk.book.reading() as reading:
            found = e_report(reading, find_creator(reading, ""), date(year, 1, 1), date(year, 12, 31))
        job.check()
        write_whole(Path(path), e_report_csv(found))
        return found

    def _on_written(self, path: str, found: EReport) -> None:
        said = [_("Saved: {name}").format(name=Path(path).name)]
        if found.begins is not None and found.begins > self._desk.clock.today():
            said.append(_("Asked for from {day} on.").format(day=formats.day(found.begins)))
        said.append(_("Nothing is sent: upload it where it is asked for."))
        self._desk.show_message(" ".join(said))
