"""Undo and redo: what the next step is, and taking it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.common.text import lower_first
from creatorbook.gui.frame.commands.group import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.common.runner import Job
    from creatorbook.gui.frame.shell import Shell
    from creatorbook.services.book.book import NextStep, Result


def _for_menu(text: str) -> str:
    """Return the text for a menu, where a lone ampersand would be read as a shortcut."""
    return text.replace("&", "&&")


class StepCommands(Group):
    """Takes steps back and repeats them; `undo_step` and `redo_step` are what was read last, None for nothing."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.undo_step: NextStep | None = None
        self.redo_step: NextStep | None = None
        # Which way, and the number of the step that was asked about.
        self._asked: tuple[bool, int] | None = None

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what carries out each action of this group, by the action's id."""
        return {"undo": self.undo, "redo": self.redo}

    def read(self) -> None:
        """Read again what undo and redo would do, and put it into the menu."""
        self._desk.writer.submit(self._read, self._show)

    def _read(self, job: Job) -> tuple[NextStep | None, NextStep | None]:
        del job
        book = self._desk.book
        return book.next_undo(), book.next_redo()

    def _show(self, steps: tuple[NextStep | None, NextStep | None]) -> None:
        self.undo_step, self.redo_step = steps
        by_id = self._window.action_set.by_id
        undo, redo = self.undo_step, self.redo_step
        by_id["undo"].setText(_for_menu(_("Undo: {step}").format(step=undo.label)) if undo else _("Undo"))
        by_id["redo"].setText(_for_menu(_("Redo: {step}").format(step=redo.label)) if redo else _("Redo"))
        self._window.update_actions()

    def undo(self) -> None:
        """Take the last step back; another person's only when it is asked for again, knowing whose it is."""
        self._turn(self.undo_step, back=True)

    def redo(self) -> None:
        """Repeat the step undone last; another person's only when it is asked for again, knowing whose it is."""
        self._turn(self.redo_step, back=False)

    def _turn(self, step: NextStep | None, *, back: bool) -> None:
        asked, self._asked = self._asked, None
        of_another = step is not None and bool(step.of_another)
        if step is not None and of_another and asked != (back, step.step):
            self._ask(step, back=back)
            return
        book = self._desk.book
        turn, on_turned = (book.undo, self._on_undone) if back else (book.redo, self._on_redone)
        # What was agreed to is this step of theirs, not another that has come before it meanwhile.
        meant = step.step if step is not None and of_another else None
        self._desk.writer.submit(
            lambda job: turn(anyone=of_another, step=meant, job=job),
            on_turned,
            partial(self._on_refused, back),
            label=_("Undoing …") if back else _("Redoing …"),
            stopped=self._on_stopped,
        )

    def _on_stopped(self) -> None:
        self._window.show_message(_("Cancelled. Nothing was changed."))

    def _ask(self, step: NextStep, *, back: bool) -> None:
        from creatorbook.services.wording.steps import owner_words

        self._asked = (back, step.step)
        words = owner_words(step.label, step.of_another, back=back)
        if back:
            self._window.offer(words, _("Undo anyway"), self.undo)
        else:
            self._window.offer(words, _("Redo anyway"), self.redo)

    def _on_refused(self, back: bool, error: Exception) -> None:
        from creatorbook.services.book.refusals import OF_ANOTHER

        if isinstance(error, CreatorbookError) and error.code == OF_ANOTHER:
            # The menu did not know yet that no step of one's own is left.
            self._desk.writer.submit(self._read, partial(self._on_read_again, back))
            return
        self._window.fail(error)
        self.read()

    def _on_read_again(self, back: bool, steps: tuple[NextStep | None, NextStep | None]) -> None:
        self._show(steps)
        step = self.undo_step if back else self.redo_step
        if step is not None and step.of_another:
            self._ask(step, back=back)

    def _on_undone(self, result: Result[str]) -> None:
        self._window.show_message(_("Undone: {step}").format(step=lower_first(result.changes.done)))

    def _on_redone(self, result: Result[str]) -> None:
        self._window.show_message(_("Done again: {step}").format(step=lower_first(result.changes.done)))

    def wrote(self, written: tuple[Result[object], bool]) -> None:
        """A write was made, silently or not: offer to take it back, where it can be."""
        result, silent = written
        if not silent and result.changes.touched:
            self._window.show_message(result.changes.done, undo=not result.changes.final)
