"""What the book says of itself: name, country, language, currency; its file, checked and backed up from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLineEdit

from creatorbook.common.i18n import _, mark
from creatorbook.domain.records.document_themes import LostLetters
from creatorbook.gui.fields.fields import ChoiceField, NumberField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.parts.basic import Card, LateWords, button, in_line, label, line
from creatorbook.gui.parts.status import Status
from creatorbook.services.book import settings
from creatorbook.services.fields import countries as places
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.fields.fields import Field

_LABELS = {
    settings.NAME: mark("Name"),
    settings.COUNTRY: mark("Country"),
    settings.LANGUAGE: mark("Language of new documents"),
    settings.CURRENCY: mark("Usual currency"),
    settings.HISTORY_DAYS: mark("Days for which a step can be undone"),
    settings.CATEGORY_WORDS: mark("Words of your own for categories"),
    settings.LOST_LETTERS: mark("Letters that no font of documents has"),
    settings.LATE_STEPS: mark("Days on which late payments are reminded of"),
    settings.STALE_DAYS: mark("Quiet days until Today asks about a deal"),
}
_HINTS = {
    settings.HISTORY_DAYS: mark(
        "0 is for ever. The history itself is always kept; without old copies the book stays small."
    ),
    settings.LATE_STEPS: mark("After the due day, such as -3 0 3 7 15 30; a brand may have days of its own."),
    settings.STALE_DAYS: mark("Without a message, a note or a date. 0 is never."),
    settings.CATEGORY_WORDS: mark(
        "For exclusivities: “collagen = skincare; matcha = tea”. That skincare and soins du visage are one is known."
    ),
}


class BookPart(Card):
    """Each choice is written when it is made, the name when it loses the focus."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("This book"))
        self._desk = desk
        self.fields: dict[str, Field] = {
            settings.NAME: TextField(limit=200),
            settings.COUNTRY: ChoiceField(list(places.countries().items()), empty=_("Not specified"), search=True),
            settings.LANGUAGE: ChoiceField(places.language_options(), empty=_("Not specified"), search=True),
            settings.CURRENCY: ChoiceField(
                places.currency_options(places.currencies()), empty=_("Not specified"), search=True
            ),
            settings.HISTORY_DAYS: NumberField(high=settings.HISTORY_DAYS_MOST),
            settings.CATEGORY_WORDS: TextField(limit=4000),
            settings.LOST_LETTERS: ChoiceField([(each, word_for(each)) for each in LostLetters], search=False),
            settings.LATE_STEPS: TextField(limit=80),
            settings.STALE_DAYS: NumberField(high=settings.HISTORY_DAYS_MOST),
        }
        self._rows: dict[str, FormRow] = {}
        self._shown: dict[str, str] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for number, (key, field) in enumerate(self.fields.items()):
            hint = _HINTS.get(key, "")
            self._rows[key] = FormRow(_(_LABELS[key]), field, hint=_(hint) if hint else "")
            grid.addWidget(self._rows[key].field, number // 2, number % 2)
            edit = field.focusProxy()
            if isinstance(edit, QLineEdit):
                edit.editingFinished.connect(self.flush)
            else:
                field.changed.connect(self.flush)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        self.body.addLayout(grid)
        self.body.addWidget(line())
        path = label(str(desk.book.path), "small", wrap=True)
        self.body.addWidget(label(_("Its file"), "heading"))
        self.body.addWidget(path)
        self._verdict = Status("", "idle")
        self._verdict.hide()
        self.check = button(_("Check the book"), self._start_check, "", "shield-check")
        backup = button(_("Backups…"), self._show_backups, "", "save")
        self.body.addLayout(in_line(backup, self.check, self._verdict, None))
        self._problems = LateWords(self.body, "error")
        self.repair = button(_("Make the search index again"), self._repair, "", "refresh-cw")
        self.repair.hide()
        self.body.addLayout(in_line(self.repair, None))
        desk.leaving.connect(self.flush)

    def refresh(self) -> None:
        """Read the book's settings; what is being typed is left alone."""
        with self._desk.book.reading() as reading:
            found = settings.settings_that_hold(reading)
        found.setdefault(settings.LOST_LETTERS, LostLetters.REPLACED)
        for key, field in self.fields.items():
            value = found.get(key, "")
            if self._shown.get(key) != value:
                field.set_value(value or None)
        self._shown = {key: found.get(key, "") for key in self.fields}

    def flush(self) -> None:
        """Write what was changed; what cannot be used is shown and not written."""
        from creatorbook.services.book.settings import ChangeSettings

        written = {
            key: "" if field.value() is None else str(field.value())
            for key, field in self.fields.items()
            if self._rows[key].check_value()
        }
        changed = tuple(
            (key, value) for key, value in written.items() if value != self._shown.get(key, "") and self._shown
        )
        if changed:
            self._shown |= dict(changed)
            self._desk.run(ChangeSettings(changed))

    def _show_backups(self) -> None:
        self._desk.act("backups")

    def _start_check(self) -> None:
        self.check.setEnabled(False)
        self._problems.show_words("")
        self.repair.hide()
        self._verdict.show()
        self._verdict.show_status(_("Checking …"), "info")
        self._desk.runner.submit(
            self._verify, self._on_checked, self._on_failed, label=_("Checking the book …"), stopped=self._on_stopped
        )

    def _verify(self, job: Job) -> tuple[tuple[str, ...], bool]:
        verdict = self._desk.book.verify(job)
        return verdict.problems, verdict.only_search

    def _on_checked(self, found: tuple[tuple[str, ...], bool]) -> None:
        self.check.setEnabled(True)
        self.repair.setEnabled(True)
        problems, only_search = found
        good = not problems
        self._verdict.show_status(
            _("The book is undamaged.") if good else _("The book is damaged."), "ok" if good else "danger"
        )
        self._problems.show_words("\n".join(problems))
        # The records are whole then, and the index is made from them.
        self.repair.setVisible(only_search)

    def _repair(self) -> None:
        self.repair.setEnabled(False)
        book = self._desk.book
        self._desk.writer.submit(lambda _job: book.repair_search(), self._on_repaired, self._on_failed)

    def _on_repaired(self, nothing: object) -> None:
        del nothing
        self._start_check()

    def _on_stopped(self) -> None:
        self.check.setEnabled(True)
        self.repair.setEnabled(True)
        self._verdict.hide()

    def _on_failed(self, error: Exception) -> None:
        self._on_stopped()
        self._desk.fail(error)
