"""Reading a statement: what the bank's file holds is said first, what it leaves open is asked, and then it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, labelled, mark, ngettext
from creatorbook.domain.values.currencies import CODES
from creatorbook.gui.fields.fields import CheckField, ChoiceField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.parts.basic import Card, button, column, empty, label, set_spacing, side_by_side
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.notices import Notice
from creatorbook.services.fields import countries as places

if TYPE_CHECKING:
    from creatorbook.common.runner import Job
    from creatorbook.exchange.base.records import ReadOptions
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.statements.files import StatementFile
    from creatorbook.services.statements.keeping import Kept

_WIDTH = 560
_NOTICES = 6
_COLUMNS = (
    ("date", mark("Column of the day")),
    ("amount", mark("Column of the amount")),
    ("name", mark("Column of who paid")),
    ("text", mark("Column of the text")),
)
_OF_AMOUNTS = frozenset({"statement_ask_amounts", "statement_unclear_amount", "statement_fine_amount"})


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was found in the file, or why it cannot be read yet; `creators` are whose account it may be."""

    file: StatementFile | None
    problem: CreatorbookError | None
    creators: tuple[tuple[str, str], ...]
    usual: str


class StatementDialog(Dialog):
    """Nothing is kept before the button is pressed, and nothing is ever booked here."""

    def __init__(self, parent: QWidget, desk: Desk, path: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Read a bank statement"))
        self.be_wide(_WIDTH)
        self._desk, self._path = desk, Path(path)
        self._looked: _Looked | None = None
        self._job: Job | None = None
        self.creator = ChoiceField([], search=False)
        self.currency = ChoiceField(places.currency_options(sorted(CODES)), empty=_("Choose"), search=True)
        self.days = ChoiceField([(True, _("Day first")), (False, _("Month first"))], empty=_("Choose"), search=False)
        self.amounts = ChoiceField([(",", _("Comma")), (".", _("Point"))], empty=_("Choose"), search=False)
        self.columns = {name: TextField() for name, _title in _COLUMNS}
        self.own = CheckField(_("This account is mine too"))
        self._rows = {
            "creator": FormRow(_("Whose account it is"), self.creator),
            "currency": FormRow(_("Currency of the account"), self.currency),
            "days": FormRow(_("What comes first in a day"), self.days),
            "amounts": FormRow(_("What is before the decimals"), self.amounts),
            **{name: FormRow(_(title), self.columns[name]) for name, title in _COLUMNS},
            "own": FormRow(_("This account is mine too"), self.own, titled=False),
        }
        for row in self._rows.values():
            row.field.hide()
            row.field.changed.connect(self._look)
        self._found = QVBoxLayout()
        set_spacing(self._found, 8)
        found = QWidget()
        found.setLayout(self._found)
        self.body.addWidget(column(found, *(row.field for row in self._rows.values()), spacing=12))
        self.keep = button(_("Keep the lines"), self.keep_lines, "primary")
        self.keep.setEnabled(False)
        self.set_foot(None, button(_("Close"), self.close), self.keep)
        self._look()

    # Reading

    def _options(self, usual: str) -> ReadOptions:
        from creatorbook.exchange.base.records import ReadOptions

        currency = self.currency.value() or ""
        named = {name: str(field.value() or "").strip() for name, field in self.columns.items()}
        return ReadOptions(
            currency=currency or usual,
            currency_said=bool(currency),
            day_first=self.days.value(),
            decimal_mark=self.amounts.value() or "",
            columns={name: heading for name, heading in named.items() if heading},
        )

    def _look(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._desk.runner.submit(self._read, self._show, self._desk.fail)

    def _read(self, job: Job) -> _Looked:
        from creatorbook.services.book.settings import usual_currency
        from creatorbook.services.statements.creators import creators
        from creatorbook.services.statements.files import read_statement_file

        with self._desk.book.reading() as reading:
            usual, owners = usual_currency(reading), creators(reading)
            job.check()
            try:
                return _Looked(read_statement_file(reading, self._path, self._options(usual)), None, owners, usual)
            except CreatorbookError as problem:
                return _Looked(None, problem, owners, usual)

    def _show(self, looked: _Looked) -> None:
        self._looked = looked
        empty(self._found)
        if looked.problem is not None:
            self._found.addWidget(Notice(sentence(looked.problem), "danger"))
            self._ask_about(looked.problem.code)
        if looked.file is not None:
            self._found.addWidget(_card(looked.file))
        if len(looked.creators) > 1 and not self._rows["creator"].field.isVisibleTo(self):
            self.creator.set_options(list(looked.creators))
            self.creator.set_value(looked.creators[0][0])
            self._rows["creator"].field.show()
        self.keep.setEnabled(looked.file is not None)
        if looked.file is not None:
            self.keep.setFocus()
        self.grow()

    def _ask_about(self, code: str) -> None:
        """Show the fields that answer what the file leaves open."""
        wanted = {
            "statement_no_currency": ("currency",),
            "statement_ask_dates": ("days",),
            "statement_columns": tuple(name for name, _title in _COLUMNS),
            "statement_both_sides": tuple(name for name, _title in _COLUMNS),
            "statement.other_account": ("own",),
        }.get(code, ("amounts",) if code in _OF_AMOUNTS else ())
        for name in wanted:
            self._rows[name].field.show()
        if wanted:
            self._rows[wanted[0]].field.setFocus()

    # Keeping

    def keep_lines(self) -> None:
        """Keep the lines that are new."""
        from creatorbook.services.statements.keeping import KeepStatement

        looked = self._looked
        if looked is None or looked.file is None or not looked.creators:
            return
        creator = self.creator.value() or looked.creators[0][0]
        self.keep.setEnabled(False)
        command = KeepStatement(looked.file, creator, bool(self.own.value()))
        self._desk.run(command, self._on_kept, self._on_refused, silent=True)

    def _on_kept(self, kept: Kept) -> None:
        self.close()
        new = ngettext("{count} line is new", "{count} lines are new", kept.new).format(count=kept.new)
        known = ngettext("{count} was known", "{count} were known", kept.known).format(count=kept.known)
        self._desk.show_message(f"{new}, {known}.", undo=kept.new > 0)

    def _on_refused(self, error: Exception) -> None:
        self.keep.setEnabled(True)
        if isinstance(error, CreatorbookError):
            empty(self._found)
            self._found.addWidget(Notice(sentence(error), "danger"))
            self._ask_about(error.code)
            self.grow()
        else:
            self._desk.fail(error)


def _card(file: StatementFile) -> Card:
    card = Card(margin=12, dressed="well")
    card.body.addWidget(side_by_side(label(file.name, "heading"), None, label(file.format, "small")))
    for statement, lines in file.statements:
        count = ngettext("{count} line", "{count} lines", len(lines)).format(count=len(lines))
        name = statement.account or statement.owner or _("An account without a number")
        card.body.addWidget(side_by_side(label(name), None, label(f"{count} · {statement.currency}", "muted")))
    for notice in file.notices[:_NOTICES]:
        words = " ".join(part for part in (notice.message, notice.hint) if part)
        card.body.addWidget(label(labelled(notice.where, words) if notice.where else words, "small", wrap=True))
    return card
