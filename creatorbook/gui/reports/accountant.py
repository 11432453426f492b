"""A year for the accountant: whose, which year, which file, on which accounts; then it is written where one says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.money.bookkeeping import Role
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.fields.fields import ChoiceField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.parts.basic import button, column, empty, label, set_spacing
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.gui.parts.notices import Notice
from creatorbook.services.accountant.chart import ROLE_WORDS, SetAccounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.accountant.chart import Chart

_WIDTH = 560
ZIP, CSV, XLSX, FEC, DATEV = "zip", "csv", "xlsx", "fec", "datev"


@dataclass(frozen=True, slots=True)
class _Looked:
    """The accounts of the creator that is chosen, and who there is to choose from."""

    creators: tuple[tuple[str, str], ...]
    chart: Chart


@dataclass(frozen=True, slots=True)
class _Written:
    """What was written, and what was not: sentences."""

    name: str
    said: tuple[str, ...]


class AccountantDialog(Dialog):
    """Numbers of accounts that are typed are kept with the creator; an empty one takes the proposal."""

    def __init__(self, parent: QWidget, desk: Desk, years: Sequence[int], year: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("A year for the accountant"))
        self.be_wide(_WIDTH)
        self._desk = desk
        self._looked: _Looked | None = None
        self._job: Job | None = None
        self.creator = ChoiceField([], search=False)
        self.year = ChoiceField([(each, str(each)) for each in reversed(years)], search=False)
        self.year.set_value(year)
        forms = [
            (ZIP, _("Everything in one ZIP, with a list")),
            (CSV, _("The journal as a table (CSV)")),
            (XLSX, _("The journal as a workbook")),
            (FEC, _("FEC (France)")),
            (DATEV, _("DATEV (Germany)")),
        ]
        self.form = ChoiceField(forms, search=False)
        self.form.set_value(ZIP)
        self.numbers = {role: TextField(limit=12) for role in Role}
        self.consultant, self.client = TextField(limit=7), TextField(limit=5)
        self._whose = FormRow(_("Whose"), self.creator)
        self._whose.field.hide()
        self.creator.changed.connect(self._look)
        self._said = QVBoxLayout()
        set_spacing(self._said, 8)
        said = QWidget()
        said.setLayout(self._said)
        self._source = label("", "muted", wrap=True)
        datev = [
            FormRow(_("DATEV: number of the consultant"), self.consultant),
            FormRow(_("DATEV: number of the client"), self.client),
        ]
        self._of_datev = [row.field for row in datev]
        accounts = [FormRow(_(ROLE_WORDS[role]), field) for role, field in self.numbers.items()]
        asked = [self._whose, FormRow(_("Year"), self.year), FormRow(_("File"), self.form), *datev]
        self.body.addWidget(
            column(
                said,
                *(row.field for row in asked),
                label(_("Accounts"), "heading"),
                self._source,
                *(row.field for row in accounts),
                spacing=12,
            )
        )
        self.save = button(_("Save the file…"), self._ask_where, "primary")
        self.save.setEnabled(False)
        self.set_foot(None, button(_("Close"), self.close), self.save)
        self._look()

    def _look(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._desk.runner.submit(partial(self._read, self.creator.value()), self._show, self._desk.fail)

    def _read(self, creator: str | None, job: Job) -> _Looked:
        from creatorbook.services.accountant.chart import chart_of
        from creatorbook.services.statements.creators import creators

        with self._desk.book.reading() as reading:
            owners = creators(reading)
            job.check()
            return _Looked(owners, chart_of(reading, creator or owners[0][0]))

    def _show(self, looked: _Looked) -> None:
        self._looked = looked
        if len(looked.creators) > 1 and not self._whose.field.isVisibleTo(self):
            self.creator.set_options(list(looked.creators))
            self.creator.set_value(looked.creators[0][0])
            self._whose.field.show()
        chart = looked.chart
        for role, field in self.numbers.items():
            account = chart.accounts[role]
            field.edit.setPlaceholderText(f"{account.number} {account.name}" if account.is_proposed else "")
            field.set_value(None if account.is_proposed else account.number)
        self.consultant.set_value(chart.consultant or None)
        self.client.set_value(chart.client or None)
        for row in self._of_datev:
            row.setVisible(chart.id.startswith("skr"))
        words = _("Proposed by: {source}. An empty field takes the proposal; the accountant has the last word.")
        self._source.setText(words.format(source=chart.source))
        self.save.setEnabled(True)
        self.grow()

    # Writing

    def _ask_where(self) -> None:
        endings = {ZIP: "zip", CSV: "csv", XLSX: "xlsx", FEC: "txt", DATEV: "csv"}
        form, year = str(self.form.value()), self.year.value()
        names = {ZIP: f"accountant-{year}.zip", CSV: f"journal-{year}.csv", XLSX: f"journal-{year}.xlsx"}
        proposed = names.get(form, f"{form}-{year}.{endings[form]}")
        kinds = _("Files (*.{ending})").format(ending=endings[form])
        ask_for_save_path(self, _("A year for the accountant"), kinds, proposed, self.write_to, endings[form])

    def write_to(self, path: str) -> None:
        """Keep the accounts that were typed, then write the file."""
        looked = self._looked
        if looked is None:
            return
        creator = self.creator.value() or looked.creators[0][0]
        typed = {role: str(field.value() or "") for role, field in self.numbers.items()}
        changed = {
            role: number
            for role, number in typed.items()
            if number != ("" if looked.chart.accounts[role].is_proposed else looked.chart.number(role))
        }
        firm = [_figure(field) for field in (self.consultant, self.client)]
        write = partial(self._write_file, creator, path)
        if changed or firm != [looked.chart.consultant or None, looked.chart.client or None]:
            self._desk.run(SetAccounts(creator, "", changed, *firm), write, self._on_refused, silent=True)
        else:
            write(None)

    def _write_file(self, creator: str, path: str, _kept: object) -> None:
        self.save.setEnabled(False)
        make = partial(self._make, creator, int(self.year.value()), str(self.form.value()), Path(path))
        self._desk.runner.submit(make, self._on_written, self._on_refused)

    def _make(self, creator: str, year: int, form: str, path: Path, job: Job) -> _Written:
        from creatorbook.services.accountant.chart import chart_of
        from creatorbook.services.accountant.files import datev_of, fec_of, journal_csv, journal_xlsx
        from creatorbook.services.accountant.journal import year_journal
        from creatorbook.services.accountant.year import pack_year

        said: tuple[str, ...] = ()
        now = self._desk.clock.now()
        with self._desk.book.reading() as reading:
            if form == ZIP:
                packed = pack_year(reading, creator, year, made_at=now, check=job.check)
                content = packed.content
                left = [f"{each.what}, {each.amount}: {each.why}" for each in packed.left_out]
                said = (*packed.missing, *left)
            else:
                journal, chart = year_journal(reading, creator, year), chart_of(reading, creator)
                if form == FEC:
                    name, content = fec_of(reading, journal, chart)
                    # The tax office wants the name that it gave the file.
                    path = path.with_name(name)
                elif form == DATEV:
                    _name, content = datev_of(reading, journal, chart, made_at=now)
                else:
                    content = (journal_xlsx if form == XLSX else journal_csv)(journal, chart)
        write_whole(path, content, private=True)
        return _Written(path.name, said)

    def _on_written(self, written: _Written) -> None:
        self._desk.show_message(_("Saved: {name}").format(name=written.name))
        if not written.said:
            self.close()
            return
        self.save.setEnabled(True)
        count = len(written.said)
        words = ngettext("{count} thing is not in it:", "{count} things are not in it:", count).format(count=count)
        self._tell(" ".join((words, *written.said)), "warn")

    def _on_refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if isinstance(error, CreatorbookError):
            self._tell(sentence(error), "danger")
        else:
            self._desk.fail(error)

    def _tell(self, words: str, tone: str) -> None:
        empty(self._said)
        self._said.addWidget(Notice(words, tone))
        self.grow()


def _figure(field: TextField) -> int | None:
    typed = str(field.value() or "")
    return int(typed) if typed.isdecimal() else None
