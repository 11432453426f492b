"""Undo and redo: what the next step is, and taking it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import _
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
        self._asked: NextStep | None = None

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
        if self._is_meant(self.undo_step, undo=True):
            book, anyone = self._desk.book, self._of_another(self.undo_step)
            self._desk.writer.submit(lambda _job: book.undo(anyone=anyone), self._on_undone, self._window.fail)

    def redo(self) -> None:
        """Repeat the step undone last; another person's only when it is asked for again, knowing whose it is."""
        if self._is_meant(self.redo_step, undo=False):
            book, anyone = self._desk.book, self._of_another(self.redo_step)
            self._desk.writer.submit(lambda _job: book.redo(anyone=anyone), self._on_redone, self._window.fail)

    @staticmethod
    def _of_another(step: NextStep | None) -> bool:
        return step is not None and bool(step.of_another)

    def _is_meant(self, step: NextStep | None, *, undo: bool) -> bool:
        known, self._asked = self._asked, None
        if step is None or not step.of_another or step == known:
            return True
        self._asked = step
        words = _("“{step}” was done by {person}, not by you.").format(step=step.label, person=step.of_another)
        self._window.show_message(words, undo=undo)
        return False

    def _on_undone(self, result: Result[str]) -> None:
        self._window.show_message(_("Undone: {step}").format(step=result.value))

    def _on_redone(self, result: Result[str]) -> None:
        self._window.show_message(_("Done again: {step}").format(step=result.value))

    def wrote(self, written: tuple[Result[object], bool]) -> None:
        """A write was made, silently or not: offer to take it back."""
        result, silent = written
        if not silent and result.changes.touched:
            self._window.show_message(result.changes.label, undo=True)
