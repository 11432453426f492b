"""Asks for the name under which the choices of a contract are kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.gui.desk import drafts
from creatorbook.gui.fields.drafting import FormDraft
from creatorbook.gui.fields.fields import TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.refused import check_rows, refuse_row
from creatorbook.gui.parts.basic import button, label
from creatorbook.gui.parts.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creatorbook.gui.desk.desk import Desk

_WIDTH = 400


class TemplateNameDialog(Dialog):
    """Keeps which clauses are on, their alternatives and their order, to be used for other deals."""

    def __init__(self, parent: QWidget, desk: Desk, deal: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._desk, self._deal = desk, deal
        self.setWindowTitle(_("Keep as a template"))
        self.setFixedWidth(_WIDTH)
        layout = self.body
        layout.addWidget(label(_("Which clauses are on, their wording and their order."), "muted", wrap=True))
        self.name = TextField(placeholder=_("Such as “Short, one post”"), limit=200)
        hint = _("A template of the same name is replaced.")
        self._row = FormRow(_("Name"), self.name, hint=hint, needed=_("It needs a name."))
        layout.addWidget(self._row.field)
        notices = QVBoxLayout()
        layout.addLayout(notices)
        self.save = button(_("Keep"), self.keep, "primary")
        self.set_foot(None, button(_("Cancel"), self.close), self.save)
        self._draft = FormDraft(
            self, desk.settings, drafts.key(str(desk.book.path), "template", deal), {"name": self.name}, notices
        )
        self._draft.offer_back(desk, partial(TemplateNameDialog, parent, desk, deal))
        self.name.setFocus()

    def put_draft_back(self) -> None:
        """Write what was not saved last time into the field again."""
        self._draft.put_back()

    def keep(self) -> None:
        """Keep the template, and close when it is kept."""
        from creatorbook.services.contracts.clause_choosing import SaveTemplate

        if not check_rows([self._row]):
            return
        self.save.setEnabled(False)
        self._desk.run(SaveTemplate(self._deal, self.name.value() or ""), self._on_kept, self._on_refused)

    def _on_kept(self, template: str) -> None:
        del template
        self._draft.mark_saved()
        self.close()

    def _on_refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if isinstance(error, CreatorbookError):
            refuse_row(self._row, f"{error.message} {error.hint}".strip())
        else:
            self._desk.fail(error)
