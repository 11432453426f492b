"""What showing a gift will owe, in a muted line or two beside its fields, updated as they are filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

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
        self._dot = Status("", "idle")
        self.text = label("", "small", wrap=True)
        layout = QHBoxLayout(self)
        set_spacing(layout, 0)
        layout.addWidget(self._dot)
        layout.addWidget(self.text, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.show_duty)
        self.hide()

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
        self.setVisible(bool(lines))
        if verdict is None or not lines:
            return
        self._dot.show_status("", ROLES[strongest_outcome(verdict)])
        self.text.setText("\n".join(lines))
        self.text.setToolTip(short_verdict(verdict))
