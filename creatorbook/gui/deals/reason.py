"""Asks why a deal was passed or lost: the common answers to click, or one's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from creatorbook.common.i18n import _, mark
from creatorbook.domain.records.deals import Stage
from creatorbook.gui.desk import drafts
from creatorbook.gui.fields.drafting import FormDraft
from creatorbook.gui.fields.fields import TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.refused import check_rows
from creatorbook.gui.parts.basic import button, set_spacing
from creatorbook.gui.parts.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.gui.desk.desk import Desk

_REASONS = {
    Stage.LOST: (
        mark("The fee did not fit"),
        mark("They chose somebody else"),
        mark("No answer"),
        mark("The brand cancelled the project"),
    ),
    Stage.PASSED: (mark("Not a fit"), mark("Too little for the work"), mark("It conflicts with an exclusivity")),
}


class ReasonDialog(Dialog):
    """`given((ids, stage, reason))` comes when a reason was given; closing without one changes nothing."""

    given = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, ids: tuple[str, ...], stage: Stage) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ids, self._stage = ids, stage
        title = _("Why was it lost?") if stage is Stage.LOST else _("Why did you decline?")
        self.setWindowTitle(title)
        self.setMinimumWidth(380)
        layout = self.body
        notices = QVBoxLayout()
        set_spacing(notices, 8)
        layout.addLayout(notices)
        self._group = QButtonGroup(self)
        for number, reason in enumerate(_REASONS.get(stage, ())):
            choice = QRadioButton(_(reason))
            self._group.addButton(choice, number)
            layout.addWidget(choice)
        self._group.idClicked.connect(self._on_chosen)
        self._text = TextField(placeholder=_("Or in your own words"), limit=200)
        self._row = FormRow(_("Reason"), self._text, needed=_("Say why, or choose one of the answers."), titled=False)
        layout.addWidget(self._row.field)
        self._ok = button(_("Move it"), self._emit_reason, "primary")
        self.set_foot(None, button(_("Cancel"), self.close), self._ok)
        about = drafts.key(str(desk.book.path), f"reason {stage.value}", " ".join(ids))
        self._draft = FormDraft(self, desk.settings, about, {"reason": self._text}, notices)

    def put_draft_back(self) -> None:
        """Write what was not sent last time into the field again."""
        self._draft.put_back()

    def offer_back(self, desk: Desk, again: Callable[[], ReasonDialog]) -> None:
        """Let the window offer to bring the dialog back when it closes unsent; `again` makes it anew."""
        self._draft.offer_back(desk, again)

    def _on_chosen(self) -> None:
        checked = self._group.checkedButton()
        if checked is not None:
            self._text.set_value(checked.text())

    def _emit_reason(self) -> None:
        if not check_rows([self._row]):
            return
        self._draft.mark_saved()
        self.given.emit((self._ids, self._stage, self._text.value()))
        self.close()
