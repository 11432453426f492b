"""A gift at a glance: what was asked for it, answered with one choice, and the duty a post about it would carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _
from creatorbook.gui.content.verdict_view import VerdictView
from creatorbook.gui.forms.inline import InlineFields
from creatorbook.gui.letters.part import LettersPart
from creatorbook.gui.parts.basic import label, line, set_spacing

if TYPE_CHECKING:
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.rows import Row


class GiftPart(QWidget):
    """What was asked and what it is worth are edited in place; the duty below follows at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        layout = QVBoxLayout(self)
        set_spacing(layout, 12)
        self.fields = InlineFields(desk, "gift", ("expectation", "value"))
        layout.addWidget(self.fields)
        layout.addWidget(line())
        self.letters = LettersPart(desk)
        layout.addWidget(self.letters)
        layout.addWidget(line())
        layout.addWidget(label(_("If you post about it"), "heading"))
        self.verdict = VerdictView(desk)
        layout.addWidget(self.verdict)
        layout.addWidget(line())

    def show_row(self, row: Row) -> None:
        """Show the gift's two open questions, and what they lead to."""
        from creatorbook.services.disclosure.duties import gift_verdict

        self.fields.show_row(row)
        self.letters.show_record("gift", row.id)
        with self._desk.book.reading() as reading:
            self.verdict.show_verdict(gift_verdict(reading, row.id, self._desk.clock.today()))
