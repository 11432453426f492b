"""What showing a gift will owe, in a muted line or two beside its fields, updated as they are filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.gui.content.verdict_view import ROLES, short_verdict, strongest_outcome
from creatorbook.gui.parts.basic import label, set_spacing
from creatorbook.gui.parts.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.domain.records.gifts import Gift
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.reading import Executes

# A pause after which what is typed is looked at: long enough not to blink between two letters.
_PAUSE_MS = 180


class GiftDuty(QWidget):
    """Tells of the gift that `draft` makes from the fields; None is nothing to tell of yet."""

    def __init__(self, desk: Desk, draft: Callable[[Executes], Gift | None]) -> None:
        super().__init__()
        self._desk, self._draft = desk, draft
        self._parts: tuple[Status, QLabel] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.show_duty)
        self.hide()

    def _made(self) -> tuple[Status, QLabel]:
        """Return the dot and the words: most gifts owe nothing, and never need them."""
        if self._parts is None:
            self._parts = Status("", "idle"), label("", "small", wrap=True)
            dot, words = self._parts
            layout = QHBoxLayout(self)
            set_spacing(layout, 0)
            layout.addWidget(dot)
            layout.addWidget(words, 1)
        return self._parts

    @property
    def text(self) -> QLabel:
        """What is said."""
        return self._made()[1]

    def schedule_check(self) -> None:
        """Check the fields when typing pauses."""
        self._pause.start()

    def show_duty(self) -> None:
        """Read what the book knows of it and say what showing it would owe."""
        from creatorbook.services.disclosure.duties import draft_gift_verdict
        from creatorbook.services.disclosure.gift_drafts import duty_lines

        self._pause.stop()
        try:
            with self._desk.book.reading() as reading:
                gift = self._draft(reading)
                verdict = None
                if gift is not None and gift.creator_id:
                    verdict = draft_gift_verdict(reading, gift, self._desk.clock.today())
        except CreatorbookError:
            # A record of it is gone: saving will say so.
            verdict = None
        lines = () if verdict is None else duty_lines(verdict)
        if verdict is not None and lines:
            dot, words = self._made()
            dot.show_status("", ROLES[strongest_outcome(verdict)])
            words.setText("\n".join(lines))
            words.setToolTip(short_verdict(verdict))
        self.setVisible(bool(lines))
