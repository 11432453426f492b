"""The ladder of reminders of one sum on screen: what was done, what is to be done now, and what comes next."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from creatorbook.common.i18n import _, ngettext
from creatorbook.common.text import cut_at_word, safe_name
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.letters import ways as letter_ways
from creatorbook.gui.parts.basic import button, column, label, scroll
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.rows.row import PanelLine
from creatorbook.gui.rows.section import PanelSection
from creatorbook.services.fields import formats

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from creatorbook.common.runner import Job
    from creatorbook.domain.money.ladder import Ladder, LadderStep
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.bus import ChangeSet
    from creatorbook.services.letters.ladder import LadderView

_LONGEST = 40  # characters of a brand's name on a button
_WIDE, _HIGH = 620, 660
_TABLES = ("late_step", "letter", "brand", "invoice", "payment", "allocation")


class LadderDialog(Dialog):
    """The steps of an invoice or a payment; the one to take now opens its letter, or is kept as done by phone."""

    def __init__(self, parent: QWidget, desk: Desk, kind: str, id: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Reminders"))
        self._desk, self._record = desk, (kind, id)
        self._view: LadderView | None = None
        self._job: Job | None = None
        self.state = label("", "muted", wrap=True)
        self.steps = PanelSection(_("Steps"))
        self.silence = button("", self.turn_sum, "link")
        self.off = button("", self.turn_brand, "link")
        steps = scroll(column(self.steps, None, margins=(0, 0, 12, 0)), _("Steps"))
        self.found = Notice("", "warn")
        self.found.hide()
        self.body.addWidget(self.state)
        self.body.addWidget(self.found)
        self.body.addWidget(steps, 1)
        self.body.addWidget(self.silence, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.off, 0, Qt.AlignmentFlag.AlignLeft)
        self.write = button(_("Write the letter…"), self.write_letter, "primary", "mail")
        self.phone = button(_("Done by phone"), self.take_by_phone)
        self.dossier = button(_("Dossier…"), self._ask_dossier, icon="folder-open")
        self.close_button = button(_("Close"), self.close)
        for part in (self.write, self.phone, self.silence, self.off, self.dossier):
            part.hide()
        self.set_foot(self.dossier, self.phone, None, self.close_button, self.write)
        self.resize(_WIDE, _HIGH)
        desk.changed.connect(self._on_changed)
        self._read()

    def _on_changed(self, change: ChangeSet) -> None:
        if not change.touched or any(table in change.touched for table in _TABLES):
            self._read()

    def _read(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._desk.runner.submit(self._work, self._show, self._desk.fail)

    def _work(self, job: Job) -> LadderView:
        from creatorbook.services.letters.ladder import read_ladder

        job.check()
        with self._desk.book.reading() as reading:
            return read_ladder(reading, *self._record, self._desk.clock.today())

    def _show(self, view: LadderView) -> None:
        today = self._desk.clock.today()
        self._view = view
        self.setWindowTitle(_("Reminders: {title}").format(title=view.owed.number or view.owed.title))
        self.state.setText(_state_words(view))
        self.steps.show_lines([step_line(step, view.ladder, today) for step in view.ladder.steps])
        is_open = view.owed.paid_on is None and view.owed.due_on is not None
        self.write.setVisible(is_open)
        self.phone.setVisible(is_open and view.ladder.due is not None)
        self.dossier.setVisible(view.owed.due_on is not None)
        is_silent = view.ladder.is_silent
        self.silence.setVisible(is_open and (is_silent or not view.steps.is_off))
        self.silence.setText(_("Remind of this sum again") if is_silent else _("Never remind of this sum"))
        self.off.setVisible(bool(view.owed.brand_id))
        brand = cut_at_word(view.brand, _LONGEST) or _("the brand")
        words = _("Remind {brand} again") if view.steps.is_off else _("Never remind {brand}")
        self.off.setText(words.format(brand=brand.replace("&", "&&")))
        self.off.setAccessibleName(words.format(brand=brand))

    def write_letter(self) -> None:
        """Open the letter of the step to take now, else the one that fits the delay."""
        view = self._view
        if view is None:
            return
        due = view.ladder.due
        record = (view.owed.kind, view.owed.id)
        wanted = letter_ways.letter_for_late(record, view.owed.days_late)
        if due is not None:
            wanted = letter_ways.Wanted(record, due.kind, due.tone)
        letter_ways.open_letter_dialog(self, self._desk, wanted)

    def take_by_phone(self) -> None:
        """Keep that the step to take now was taken by phone, today."""
        from creatorbook.services.letters.steps import TakeStep

        if self._view is not None:
            self._desk.run(TakeStep(self._view.owed))

    def _ask_dossier(self) -> None:
        name = f"{safe_name(self._view.owed.number or self._view.owed.title, 'dossier')}.pdf" if self._view else ""
        ask_for_save_path(self, _("Save the dossier as"), _("PDF (*.pdf)"), name, self.save_dossier, "pdf")

    def save_dossier(self, path: str) -> None:
        """Write every paper of the sum and what is owed to the day as one PDF to this place."""
        self._desk.runner.submit(
            partial(self._write_dossier, path), self._on_dossier, self._desk.fail, label=_("Making the dossier …")
        )

    def _write_dossier(self, path: str, job: Job) -> tuple[str, tuple[str, ...]]:
        from creatorbook.services.dossiers.gathering import make_dossier

        with self._desk.book.reading() as reading:
            made = make_dossier(reading, *self._record, self._desk.clock.today())
        job.check()
        write_whole(Path(path), made.rendered.pdf)
        return Path(path).name, made.missing

    def _on_dossier(self, written: tuple[str, tuple[str, ...]]) -> None:
        name, missing = written
        self.found.text.setText("\n".join(missing))
        self.found.setVisible(bool(missing))
        self._desk.show_message(_("Saved: {name}").format(name=name))

    def turn_sum(self) -> None:
        """Never remind of this sum, or do so again."""
        from creatorbook.services.letters.steps import LeaveAlone

        if self._view is not None:
            self._desk.run(LeaveAlone(self._view.owed, not self._view.ladder.is_silent))

    def turn_brand(self) -> None:
        """Never remind the brand, or do so again."""
        from creatorbook.services.records.editing import EditRecord

        if self._view is not None:
            values = {"late_off": not self._view.steps.is_off}
            self._desk.run(EditRecord("brand", self._view.owed.brand_id, values))

    @guard_override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way."""
        if self._job is not None:
            self._job.cancel()
        super().closeEvent(event)


def open_ladder(parent: QWidget, desk: Desk, kind: str, id: str) -> None:
    """Open the ladder of an invoice or a payment; it must be called on the main thread."""
    LadderDialog(parent, desk, kind, id).open()


def _state_words(view: LadderView) -> str:
    owed = view.owed
    day = formats.day(owed.due_on) if owed.due_on is not None else ""
    if owed.paid_on is not None:
        return _("{amount}, paid on {day}.").format(amount=formats.money(owed.owed), day=formats.day(owed.paid_on))
    opened = formats.money(owed.open)
    if owed.due_on is None:
        return _("{amount}, without a due day yet.").format(amount=opened)
    said = _("{amount}, due on {day}.").format(amount=opened, day=day)
    if owed.days_late:
        late = ngettext(
            "{amount}, {count} day late: due on {day}.", "{amount}, {count} days late: due on {day}.", owed.days_late
        )
        said = late.format(amount=opened, count=owed.days_late, day=day)
    never = _("This brand is never reminded.") if view.steps.is_off else _("It is never reminded of.")
    return f"{said} {never}" if view.steps.is_off or view.ladder.is_silent else said


def step_line(step: LadderStep, ladder: Ladder, today: date) -> PanelLine:
    """Return a step as a line: its day, its letter, and whether it was taken."""
    from creatorbook.services.letters.drafts import kind_name
    from creatorbook.services.letters.steps import means_word, step_word

    taken = step.taken
    note = kind_name(step.kind, step.tone)
    status = ("", "")
    if taken is not None:
        day = formats.day(taken.sent_on) if taken.sent_on is not None else ""
        note = " · ".join(part for part in (note, means_word(taken.means), taken.note) if part)
        status = (_("Done {day}").format(day=day).strip(), "ok")
    elif step == ladder.due:
        status = (_("To do now"), "danger" if step.days > 0 else "warn")
    elif step == ladder.coming:
        status = (_("Comes next"), "info")
    elif step.on <= today:
        status = (_("Left out"), "idle")
    return PanelLine(
        "late_step", str(step.days), step_word(step.days), note, end=formats.day(step.on), status=status, openable=False
    )


def ladder_text(ladder: Ladder, today: date) -> str:
    """Return in a sentence when somebody was reminded last and when it is time again; "" where nobody was."""
    last = ladder.last_taken
    if last is None or last.taken is None or last.taken.sent_on is None:
        return ""
    sent = formats.day_near(last.taken.sent_on, today)
    if ladder.coming is None:
        return _("Reminded {day}.").format(day=sent)
    return _("Reminded {day}, the next step is on {next}.").format(
        day=sent, next=formats.day_near(ladder.coming.on, today)
    )
