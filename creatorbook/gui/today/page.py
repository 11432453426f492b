"""Today: what needs me, with its reasons and one-key answers; above it a few figures that click through."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, labelled, ngettext, pgettext
from creatorbook.common.text import cut_at_word
from creatorbook.domain.reminders.kinds import Doing, doing_of
from creatorbook.domain.reminders.reminders import Answer
from creatorbook.gui.desk import records
from creatorbook.gui.desk.guard import guard_override
from creatorbook.gui.keys import places
from creatorbook.gui.keys.places import TODAY_ABOVE, TODAY_BELOW, TODAY_OPEN
from creatorbook.gui.letters import ways as letter_ways
from creatorbook.gui.lists.page import Page
from creatorbook.gui.lists.panel_lines import join_parts
from creatorbook.gui.parts.basic import Card, label, read_as_seen, set_spacing, side_by_side
from creatorbook.gui.parts.notices import EmptyState
from creatorbook.gui.rows.key_hint import KeyHint
from creatorbook.gui.rows.row import Head, TwoLineRow
from creatorbook.gui.rows.view import RowList, WalkKeys
from creatorbook.gui.today.entries import (
    ALL_DISMISS,
    ALL_DONE,
    ALL_LATER,
    AMEND,
    BANK,
    CLAIM,
    DISMISS,
    DONE,
    FIRST,
    INVOICE,
    LATER,
    LETTER,
    MORE,
    PUT_BACK,
    answer_keys,
    doing_word,
    group_entries,
    group_of_head,
    group_of_rest,
    is_about_money,
)
from creatorbook.gui.today.figures import FigureStrip
from creatorbook.gui.today.menus import EDIT, OPEN, DueMenu
from creatorbook.services.fields import formats
from creatorbook.services.reminders.today import When

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.today.entries import DueLine
    from creatorbook.services.book.command import Command
    from creatorbook.services.reminders.figures import Figure

_ANSWERS_OF_ALL = {ALL_DONE: Answer.DONE, ALL_LATER: Answer.SNOOZED, ALL_DISMISS: Answer.DISMISSED}
_FIGURES_A_ROW = 5
# Sentences are not read across a whole wide screen.
_WIDEST = 1120
# What a toast repeats of a line.
_TOLD = 80
# Below this the hints of the keys leave their place to the title and the day.
_ROOM_FOR_HINTS = 720


# What is no kind of record is found on the page Money, under a tab of it.
_ON_MONEY = {"invoice": "invoices", "statement": "open"}

_Kept = TypeVar("_Kept")


class TodayPage(Page):
    """What needs the user, late first."""

    roomy = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._due: dict[str, DueLine] = {}
        # Lines that are answered and not read again yet, each with the last reading that was asked for when its answer
        # was kept, None before that.
        self._answered: dict[str, int | None] = {}
        # Lines that were answered and are gone: one that comes back, because the answer was undone, is gone to.
        self._gone: set[str] = set()
        self._open_lines: dict[When, int] = {}
        self._reading: Job | None = None
        self._asked = 0
        self._date = label("", "muted")
        self.lines = RowList(_("Needs your attention"))
        self.lines.opened.connect(self._open)
        self.lines.acted.connect(self._act)
        self.lines.button_pressed.connect(self._press)
        self.lines.menu_asked.connect(self._show_menu)
        self.lines.went.connect(self._on_went)
        self._hints = self._make_hints()
        head = self.heading(_("Today"), self._hints, beside=self._date)
        self._figures = FigureStrip()
        self._figures.asked.connect(self._open_figure)
        self._quiet = Card()
        self._quiet.body.addWidget(
            EmptyState("coffee", _("Enjoy the quiet."), heading=_("Nothing needs you today"), tone="ok")
        )
        self._quiet.hide()
        self._card = Card(margin=1)
        self._card.body.addWidget(self.lines)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        set_spacing(column, 16)
        for part in (head, self._figures, self._quiet):
            column.addWidget(part)
        column.addWidget(self._card, 1)
        column.addStretch(0)
        self._inner = inner
        whole = QHBoxLayout()
        whole.addWidget(inner, 1)
        whole.addStretch(0)
        self.body.addLayout(whole, 1)
        desk.setting_changed.connect(self._on_setting)
        self._on_setting("density")

    def _make_hints(self) -> QWidget:
        self._done_hint = KeyHint(pgettext("key", "done"), _("Done"), self._finish_current)
        self._later_hint = KeyHint(pgettext("key", "later"), _("Until tomorrow"), self._put_off_current)
        self._open_hint = KeyHint(pgettext("key", "open"), _("Open"), self._open_current)
        self._next_hint = KeyHint(pgettext("key", "move"), _("Next line"), self._go_on)
        self._show_keys()
        return side_by_side(self._next_hint, self._open_hint, self._done_hint, self._later_hint, spacing=0)

    def _show_keys(self) -> None:
        """Answer to the keys that hold on this machine, and name them."""
        settings = self.desk.settings
        above, below = (places.keys_in_place(settings, each) for each in (TODAY_ABOVE, TODAY_BELOW))
        opening = places.keys_in_place(settings, TODAY_OPEN)
        self.lines.keys = WalkKeys(above, below, opening)
        self._keys = answer_keys(settings)
        self._next_hint.show_keys(*below[:1], *above[:1])
        self._open_hint.show_keys(*opening[:1])
        self._done_hint.show_keys(self._keys[DONE])
        self._later_hint.show_keys(self._keys[LATER])

    # What is shown

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Ask for the lines and figures, off the main thread; many deals take a moment."""
        del touched
        if self._reading is not None:
            self._reading.cancel()
        self._asked += 1
        self._reading = self.desk.runner.submit(partial(self._read, self._asked), self._show, self.desk.fail)

    def _read(self, number: int, job: Job) -> tuple[int, list[DueLine], tuple[Figure, ...]]:
        from creatorbook.gui.today.entries import word_lines
        from creatorbook.services.reminders import today
        from creatorbook.services.reminders.figures import figures

        day = self.desk.clock.today()
        with self.desk.book.reading() as reading:
            job.check()
            return number, word_lines(today.list_due(reading, day), day), figures(reading, day)

    def _show(self, read: tuple[int, list[DueLine], tuple[Figure, ...]]) -> None:
        number, due, figures = read
        if number != self._asked:
            # It was asked before something changed; the answer to that is under way.
            return
        self._reading = None
        self._date.setText(formats.long_day(self.desk.clock.today()))
        if self._figures.show_figures(figures[:_FIGURES_A_ROW]):
            read_as_seen(self._inner)
        self._due = {each.line.key: each for each in due}
        answered = self._answered
        self._answered = {
            key: kept for key, kept in answered.items() if key in self._due and (kept is None or number <= kept)
        }
        self._gone |= set(answered) - set(self._answered)
        back = [key for key in self._due if key in self._gone]
        self._gone.difference_update(back)
        self._show_lines()
        if back:
            self.lines.choose(back[0])

    def _show_lines(self) -> None:
        due = [each for key, each in self._due.items() if key not in self._answered]
        self.lines.show_entries(group_entries(due, self.desk.clock.today(), self._open_lines, self._keys))
        self._quiet.setVisible(all(each.line.when is When.NO_DAY for each in due))
        self._card.setVisible(bool(due))
        self._fit_card()

    def _fit_card(self) -> None:
        # A card ends where its content ends.
        self._card.setMaximumHeight(self.lines.content_height() + 2)

    def _on_setting(self, key: str) -> None:
        if key == "density":
            self.lines.set_compact(self.desk.settings.get("density") == "compact")
            self._fit_card()
        elif key == places.SETTING:
            self._show_keys()
            self._show_lines()

    def _on_went(self, key: str) -> None:
        due = self._due.get(key)
        done = doing_word(doing_of(due.line.kind)) if due is not None else _("Done")
        self._done_hint.set_word(pgettext("key", "done") if done == _("Done") else done.lower())
        hints = ((self._done_hint, done), (self._later_hint, _("Until tomorrow")), (self._open_hint, _("Open")))
        for hint, name in hints:
            hint.setEnabled(due is not None)
            hint.setAccessibleName(name if due is None else labelled(name, due.first))

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hints out where there is no room for them."""
        super().resizeEvent(event)
        self._hints.setVisible(self.width() >= _ROOM_FOR_HINTS)

    def take_focus(self) -> None:
        """Set the keyboard focus on the lines; the page itself where there is none."""
        (self.lines if self._card.isVisibleTo(self) else self).setFocus()

    # Answers

    def _go_on(self) -> None:
        self.lines.step(1)

    def _finish_current(self) -> None:
        self._act_on_current(DONE)

    def _put_off_current(self) -> None:
        self._act_on_current(LATER)

    def _open_current(self) -> None:
        self._act_on_current(OPEN)

    def _act_on_current(self, action: str) -> None:
        row = self.lines.current_row()
        if row is not None:
            self._act(row.key, action)

    def _act(self, key: str, action: str) -> None:
        """Do what a letter does."""
        group = group_of_head(key)
        if group is not None:
            answer = _ANSWERS_OF_ALL[action]
            self._answer_group(group, answer, 1 if answer is Answer.SNOOZED else 0)
            return
        ways = {
            LETTER: self._write_letter,
            CLAIM: self._write_claim,
            DONE: self._finish,
            AMEND: self._amend,
            INVOICE: self._draft_invoice,
            BANK: self._open,
            PUT_BACK: self._put_back,
            EDIT: self._edit,
            LATER: self._put_off,
            DISMISS: self._dismiss,
            OPEN: self._open,
        }
        if action in ways:
            ways[action](key)

    def _amend(self, key: str) -> None:
        self.desk.go("contracts", deal=self._due[key].line.subject[1])

    def _edit(self, key: str) -> None:
        self.desk.edit(*self._due[key].line.subject)

    def _put_off(self, key: str) -> None:
        self._answer(key, Answer.SNOOZED, 1)

    def _dismiss(self, key: str) -> None:
        self._answer(key, Answer.DISMISSED)

    def _press(self, key: str, action: str) -> None:
        """Do what a button does: the one that snoozes asks until when."""
        entry = self.lines.rows.entry(self.lines.rows.row_of(key))
        if action in (LATER, ALL_LATER) and isinstance(entry, TwoLineRow | Head):
            menu = DueMenu.of_days(self, self.desk.clock.today(), entry)
            self._pop_up(menu, self.lines.place_under(key, action))
        elif action == DONE and is_about_money(key) and isinstance(entry, TwoLineRow):
            menu = DueMenu.of_past_days(self, self.desk.clock.today(), entry)
            self._pop_up(menu, self.lines.place_under(key, action))
        else:
            self._act(key, action)

    def _show_menu(self, key: str, place: QPoint) -> None:
        number = self.lines.rows.row_of(key)
        entry, today = self.lines.rows.entry(number), self.desk.clock.today()
        if isinstance(entry, TwoLineRow):
            opening = places.key_in_place(self.desk.settings, TODAY_OPEN)
            self._pop_up(DueMenu.of_line(self, today, entry, self.lines.head_above(number), opening), place)
        elif isinstance(entry, Head):
            self._pop_up(DueMenu.of_group(self, today, entry), place)

    def _pop_up(self, menu: DueMenu, place: QPoint) -> None:
        menu.chosen.connect(self._on_chosen)
        menu.popup(place)

    def _on_chosen(self, key: str, action: str, days: int) -> None:
        group = group_of_head(key)
        if group is not None:
            self._answer_group(group, _ANSWERS_OF_ALL[action], days)
        elif key not in self._due:
            # It went while the menu was open.
            return
        elif action == LATER:
            self._answer(key, Answer.SNOOZED, days)
        elif action == DONE:
            self._finish(key, days)
        else:
            self._act(key, action)

    def _answer(self, key: str, answer: Answer, days: int = 0) -> None:
        """Keep the answer; the line goes at once, the next one takes its place and the focus."""
        from creatorbook.services.reminders.today import AnswerReminder

        text = self._due[key].first
        until = self._day_in(days)
        said = _answer_words(answer, cut_at_word(text, _TOLD), until)
        self._keep(AnswerReminder(key, answer, until, text), (key,), said)

    def _finish(self, key: str, days: int = 0) -> None:
        """Keep that what the line asks for was done; a payment is paid, or invoiced, on a day: `days` from today."""
        from creatorbook.services.reminders.today import AnswerReminder

        due, on = self._due[key], self.desk.clock.today() + timedelta(days=days)
        said = _done_words(due, on, cut_at_word(due.first, _TOLD))
        self._keep(AnswerReminder(key, Answer.DONE, None, due.first, on), (key,), said)

    def _draft_invoice(self, key: str) -> None:
        """Draw up the invoice of a payment, to be looked at and issued."""
        from creatorbook.services.invoices.drafting import DraftInvoice

        payment = self._due[key].line.subject[1]
        deal = records.read_row(self.desk.book, "payment", payment)["deal_id"].id
        self.desk.run(DraftInvoice((deal,), (payment,)), self._open_draft)

    def _open_draft(self, invoice: str) -> None:
        self.desk.go("money", tab="invoices", invoice=invoice)

    def _put_back(self, key: str) -> None:
        """Let the deal of a line say again what its contract says."""
        from creatorbook.services.contracts.agreed.putting_back import PutTermsBack

        due = self._due[key]
        said = _("Put back: {text}").format(text=due.line.params["deal"])
        self._keep(PutTermsBack(due.line.subject[1]), (key,), said)

    def _answer_group(self, group: When, answer: Answer, days: int) -> None:
        """Keep one answer for every line of a group, also for those that are not shown yet, as one step."""
        from creatorbook.services.reminders.today import AnswerReminders

        waiting = (each for key, each in self._due.items() if key not in self._answered)
        found = [replace(each.line, text=each.first) for each in waiting if each.line.when is group]
        # That money came is said of each payment: by all at once it would be written that all of it did.
        left = [line for line in found if answer is Answer.DONE and is_about_money(line.key)]
        lines = tuple(line for line in found if line not in left)
        stays = ngettext("{count} payment stays", "{count} payments stay", len(left)).format(count=len(left))
        if not lines:
            # They went while the menu was open.
            if left:
                self.desk.show_message(stays)
            return
        until, count = self._day_in(days), len(lines)
        many = ngettext("{count} line", "{count} lines", count).format(count=count)
        said = join_parts(_answer_words(answer, many, until), stays if left else "")
        self._keep(AnswerReminders(lines, answer, until), tuple(line.key for line in lines), said)

    def _day_in(self, days: int) -> date | None:
        return self.desk.clock.today() + timedelta(days=days) if days else None

    def _keep(self, command: Command[_Kept], keys: tuple[str, ...], said: str) -> None:
        """Let lines go at once and keep their answer; where it is refused they come back."""
        self._answered |= dict.fromkeys(keys)
        self._show_lines()
        done, refused = partial(self._on_answered, keys, said), partial(self._on_refused, keys)
        self.desk.run(command, done, refused, silent=True)

    def _on_answered(self, keys: tuple[str, ...], said: str, _kept: object) -> None:
        self.desk.show_message(said, undo=True)
        self._answered |= {key: self._asked for key in keys if key in self._answered}

    def _on_refused(self, keys: tuple[str, ...], error: Exception) -> None:
        for key in keys:
            self._answered.pop(key, None)
        self._show_lines()
        self.desk.fail(error)

    def _write_letter(self, key: str) -> None:
        wanted = letter_ways.letter_for_reminder(self._due[key].line, self.desk.clock.today())
        if wanted is not None:
            letter_ways.open_letter_dialog(self.window(), self.desk, wanted)

    def _write_claim(self, key: str) -> None:
        wanted = letter_ways.claim_for_reminder(self._due[key].line, self.desk.clock.today())
        if wanted is not None:
            letter_ways.open_letter_dialog(self.window(), self.desk, wanted)

    # Ways to the records

    def _open(self, key: str) -> None:
        group = group_of_rest(key)
        if group is not None:
            place = self.lines.rows.row_of(key)
            self._open_lines[group] = self._open_lines.get(group, FIRST) + MORE
            self._show_lines()
            # On with the first of those that came.
            self.lines.setCurrentIndex(self.lines.rows.index(place))
            return
        kind, id = self._due[key].line.subject
        if kind in _ON_MONEY:
            self.desk.go("money", **{"tab": _ON_MONEY[kind], kind: id})
            return
        try:
            page, kind, id = records.place_of(self.desk.book, *self._due[key].line.subject)
        except CreatorbookError as error:
            self.desk.fail(error)
            return
        if page:
            self.desk.go(page, select=id)
            self.desk.inspect(kind, id)
        else:
            self.desk.edit(kind, id)

    def _open_figure(self, figure: Figure) -> None:
        page = records.page_of(figure.query.kind)
        if page:
            self.desk.go(page, filters=dict(figure.query.filters), only=figure.query.only, label=figure.label)


def _done_words(due: DueLine, on: date, text: str) -> str:
    """Return what was written down by finishing a line."""
    said = {Doing.PAID: _("{brand} paid {amount} on {day}"), Doing.INVOICED: _("{amount} invoiced to {brand} on {day}")}
    doing, params = doing_of(due.line.kind), due.line.params
    if doing not in said:
        return _answer_words(Answer.DONE, text, None)
    amount = formats.money(params["amount"])
    return said[doing].format(brand=params["brand"] or params["deal"], amount=amount, day=formats.day(on))


def _answer_words(answer: Answer, text: str, until: date | None) -> str:
    """Return what became of a line, or of several."""
    said = {
        Answer.DONE: _("Done: {text}"),
        Answer.SNOOZED: _("Snoozed until {day}: {text}"),
        Answer.DISMISSED: _("Dismissed: {text}"),
    }[answer]
    return said.format(text=text, day=formats.day(until) if until is not None else "")
