"""Which command carries out an action, and whether the action may be carried out now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from creatorbook.gui.frame.commands.arrivals import Arrivals
from creatorbook.gui.frame.commands.counting import Counting
from creatorbook.gui.frame.commands.files import FileCommands
from creatorbook.gui.frame.commands.finding import FindCommands
from creatorbook.gui.frame.commands.forms import FormCommands
from creatorbook.gui.frame.commands.letters import LetterCommands
from creatorbook.gui.frame.commands.stages import StageCommands
from creatorbook.gui.frame.commands.steps import StepCommands
from creatorbook.gui.frame.commands.view import ViewCommands

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.gui.frame.shell import Shell


class Commands(QObject):
    """Carries out the actions of one window, each by the group that it belongs to."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.host)
        self._window = window
        self.files = FileCommands(window)
        self.steps = StepCommands(window)
        self.finding = FindCommands(window)
        self.forms = FormCommands(window)
        self.letters = LetterCommands(window, self.finding)
        self.stages = StageCommands(window)
        self.view = ViewCommands(window)
        self.counting = Counting(window)
        self.arrivals = Arrivals(window)
        self.counting.began.connect(self.steps.read)
        self.finding.action_chosen.connect(self.carry_out)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what carries out each action, by its id; those that go to a page are not in it."""
        groups = (self.files, self.steps, self.finding, self.forms, self.letters, self.view)
        return {action: handler for group in groups for action, handler in group.handlers().items()}

    def carry_out(self, action: str) -> None:
        """Do the action: the page that is shown first, then the window."""
        page = self._window.current_page
        own = page.handlers() if page is not None else {}
        handler = own.get(action) or self.handlers().get(action)
        if handler is not None:
            handler()
        elif action.startswith("go_"):
            self._window.go(action.removeprefix("go_"))
            # By keys or from the palette: whoever came so goes on by keys.
            self._window.take_page_focus()

    def is_true(self, when: str) -> bool:
        """Whether what an action's `when` names is so."""
        journey = self._window.journey
        page = self._window.current_page
        answers: dict[str, Callable[[], bool]] = {
            "always": lambda: True,
            "undo": lambda: self.steps.undo_step is not None,
            "redo": lambda: self.steps.redo_step is not None,
            "back": lambda: journey.may_go_back,
            "forward": lambda: journey.may_go_forward,
            "selection": lambda: bool((page is not None and page.selection()) or self._window.inspector.record[1]),
        }
        return answers[when]()
