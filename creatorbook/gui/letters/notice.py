"""A notice that a letter answers: its button opens the letter dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.gui.letters import ways as letter_ways
from creatorbook.gui.parts.notices import Notice

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk


class LetterNotice(Notice):
    """A sentence, and the button of the letter that is wanted."""

    def __init__(self, desk: Desk, text: str, tone: str, wanted: letter_ways.Wanted) -> None:
        super().__init__(text, tone, wanted.button, self.write)
        self._desk = desk
        self.wanted = wanted

    def write(self) -> None:
        """Open the letter."""
        letter_ways.open_letter_dialog(self.window(), self._desk, self.wanted)
