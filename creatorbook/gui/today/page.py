"""Today: what needs me, with its reasons and one-key answers; above it a few figures that click through."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.desk import records
from creatorbook.gui.fields.typed import long_day_text
from creatorbook.gui.letters import ways as letter_ways
from creatorbook.gui.lists.page import Page
from creatorbook.gui.parts.basic import Card, empty, label, scroll, set_spacing
from creatorbook.gui.parts.notices import EmptyState
from creatorbook.gui.today.lines import FigureCard, ReminderLine, Section

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.reminders.today import Figure, Line

_FIGURES_A_ROW = 5


class TodayPage(Page):
    """What needs the user, late first."""

    roomy = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._date = label("", "muted")
        self.heading(_("Today"), self._date)
        inner = QWidget()
        inner.setObjectName("today_lines")
        column = QVBoxLayout(inner)
        set_spacing(column, 16, (0, 0, 4, 0))
        self._figures = QHBoxLayout()
        set_spacing(self._figures, 12)
        column.addLayout(self._figures)
        self._sections = QVBoxLayout()
        set_spacing(self._sections, 16)
        column.addLayout(self._sections)
        column.addStretch(1)
        self._inner = inner
        self.body.addWidget(scroll(inner, _("What needs you")), 1)
        self._focus = ""
        self._reading: Job | None = None

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Ask for the lines and figures, off the main thread; many deals take a moment."""
        del touched
        if self._reading is not None:
            self._reading.cancel()
        focused = next((each for each in self._inner.findChildren(ReminderLine) if each.hasFocus()), None)
        if focused is not None:
            self._focus = focused.line.key
        self._reading = self.desk.runner.submit(self._read, self._show, self.desk.fail)

    def _read(self, job: Job) -> tuple[list[Line], tuple[Figure, ...]]:
        from creatorbook.services.reminders import today

        day = self.desk.clock.today()
        with self.desk.book.reading() as reading:
            job.check()
            return today.list_due(reading, day), today.figures(reading, day)

    def _show(self, read: tuple[list[Line], tuple[Figure, ...]]) -> None:
        from creatorbook.services.reminders.today import When

        lines, figures = read
        self._reading = None
        today = self.desk.clock.today()
        self._date.setText(long_day_text(today))
        empty(self._figures)
        for figure in figures[:_FIGURES_A_ROW]:
            card = FigureCard(figure)
            card.asked.connect(self._open_figure)
            self._figures.addWidget(card, 1)
        empty(self._sections)
        titles = (
            (When.LATE, _("Late"), "danger"),
            (When.TODAY, _("Today"), "accent"),
            (When.WEEK, _("This week"), "idle"),
            (When.LATER, _("Later"), "idle"),
            (When.NO_DAY, _("No day set"), "idle"),
        )
        if all(each.when is When.NO_DAY for each in lines):
            quiet = Card()
            quiet.body.addWidget(EmptyState("coffee", _("Nothing needs you today. Enjoy the quiet.")))
            self._sections.addWidget(quiet)
        for when, title, tone in titles:
            part = [each for each in lines if each.when is when]
            if part:
                section = Section(title, tone, part, today)
                section.answered.connect(self._answer)
                section.opened.connect(self._open)
                section.letter_asked.connect(self._write_letter)
                self._sections.addWidget(section)
        self._restore_focus()

    def _restore_focus(self) -> None:
        if not self._focus:
            return
        found = self._inner.findChildren(ReminderLine)
        same = next((each for each in found if each.line.key == self._focus), found[0] if found else None)
        self._focus = ""
        if same is not None:
            same.setFocus()

    def take_focus(self) -> None:
        """Set the keyboard focus on the first line."""
        found = self._inner.findChildren(ReminderLine)
        (found[0] if found else self).setFocus()

    def _answer(self, line: Line, answer: str, days: int) -> None:
        from creatorbook.domain.reminders.reminders import Answer
        from creatorbook.services.reminders.today import AnswerReminder

        until = self.desk.clock.today() + timedelta(days=days) if days else None
        self.desk.run(AnswerReminder(line.key, Answer(answer), until, line.text))

    def _write_letter(self, wanted: letter_ways.Wanted) -> None:
        letter_ways.open_letter_dialog(self.window(), self.desk, wanted)

    def _open(self, line: Line) -> None:
        kind, id = line.subject
        page = records.page_of(kind)
        if page:
            self.desk.go(page, select=id)
        self.desk.inspect(kind, id)

    def _open_figure(self, figure: Figure) -> None:
        page = records.page_of(figure.query.kind)
        if page:
            self.desk.go(page, filters=dict(figure.query.filters), label=figure.label)
