"""What is done with a statement of shares on the page Money: it is settled by a key, and saved as a PDF or a table."""

from __future__ import annotations

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
    from creatorbook.domain.values.money import Money
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.shares.statements import ShareStatement


class ShareAnswers:
    """Settles and saves statements; questions open over `owner`."""

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        self._owner, self._desk = owner, desk
        self._statement: ShareStatement | None = None

    def settle(self, statement: ShareStatement) -> None:
        """Write down that what is open of it was paid today."""
        from creatorbook.services.shares.settling import SettleShares

        command = SettleShares(statement.creator_id, statement.person, statement.month)
        self._desk.run(command, partial(self._on_settled, statement.partner), silent=True)

    def _on_settled(self, partner: str, sums: tuple[Money, ...]) -> None:
        amount = ", ".join(formats.money(each) for each in sums)
        self._desk.show_message(_("{amount} settled with {name}, today").format(amount=amount, name=partner), undo=True)

    def save(self, statement: ShareStatement) -> None:
        """Ask where the statement is written: a PDF, or a table."""
        self._statement = statement
        name = safe_name(f"{statement.partner} {statement.month}.pdf")
        ask_for_save_path(
            self._owner, _("Save the statement"), _("PDF or table (*.pdf *.csv)"), name, self.write, "pdf"
        )

    def write(self, path: str) -> None:
        """Write the statement that was asked for, off the main thread."""
        if self._statement is not None:
            self._desk.runner.submit(
                partial(self._make, self._statement, path), partial(self._on_written, path), self._desk.fail
            )

    def _make(self, statement: ShareStatement, path: str, _job: Job) -> None:
        from creatorbook.services.shares.papers import statement_pdf, statements_csv

        if path.lower().endswith(".csv"):
            content = statements_csv([statement])
        else:
            with self._desk.book.reading() as reading:
                content = statement_pdf(reading, statement, self._desk.clock.today())
        write_whole(Path(path), content)

    def _on_written(self, path: str, _nothing: None) -> None:
        self._desk.show_message(_("Saved: {name}").format(name=Path(path).name))
