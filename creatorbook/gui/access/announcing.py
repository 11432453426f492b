"""What happened, said aloud by screen readers: a change that is only seen is not told to who does not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Announcer(QObject):
    """Hands sentences to assistive technology; `announced(sentence)` comes with each."""

    announced = Signal(str)

    def announce(self, about: QWidget, sentence: str, *, urgent: bool = False) -> None:
        """Have a sentence said: when the reader has finished what it says, or at once where it is `urgent`."""
        if not sentence:
            return
        politeness = QAccessible.AnnouncementPoliteness
        event = QAccessibleAnnouncementEvent(about, sentence)
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)
        self.announced.emit(sentence)


ANNOUNCER = Announcer()
announce = ANNOUNCER.announce
