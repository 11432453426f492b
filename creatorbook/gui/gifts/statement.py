"""Saves the statement of what a year brought in kind: a PDF, a table, a workbook, or a ZIP with the evidence."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
from creatorbook.common.text import safe_name
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.parts.files import ask_for_save_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk


class GiftStatementFile:
    """Asks where the statement goes, over `owner`, and writes it as the ending of its name says."""

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        self._owner, self._desk = owner, desk
        self._year, self._brand = 0, ""

    def save(self, year: int, brand: str = "") -> None:
        """Ask where the statement of a year is written, of one brand (an id) or of all."""
        self._year, self._brand = year, brand
        kinds = _("PDF, table, workbook, ZIP with evidence (*.pdf *.csv *.xlsx *.zip)")
        name = safe_name(_("Benefits in kind {year}").format(year=year))
        ask_for_save_path(self._owner, _("Save the statement"), kinds, f"{name}.pdf", self.write, "pdf")

    def write(self, path: str) -> None:
        """Write the statement that was asked for, off the main thread."""
        make = partial(self._make, self._year, self._brand, path)
        self._desk.runner.submit(make, partial(self._on_written, path), self._desk.fail)

    def _make(self, year: int, brand: str, path: str, job: Job) -> None:
        from creatorbook.services.reports.gift_files import gifts_file
        from creatorbook.services.reports.gifts import gift_statements

        span = (date(year, 1, 1), date(year, 12, 31))
        with self._desk.book.reading() as reading:
            found = gift_statements(reading, *span, brand=brand)
            job.check()
            content = gifts_file(reading, found, span, self._desk.clock.today(), Path(path).suffix.lower())
        write_whole(Path(path), content)

    def _on_written(self, path: str, _nothing: None) -> None:
        self._desk.show_message(_("Saved: {name}").format(name=Path(path).name))
