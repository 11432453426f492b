"""The draft of a form: what was typed and not saved is kept on this machine and offered the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from creatorbook.common.i18n import _
from creatorbook.gui.desk import drafts
from creatorbook.gui.parts.basic import empty
from creatorbook.gui.parts.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QBoxLayout, QDialog

    from creatorbook.common.settings import Settings
    from creatorbook.gui.fields.fields import Field


class FormDraft(QObject):
    """Keeps what stands in the fields of a dialog under `name` when it closes and nothing was saved.

    What is kept is offered in `notices`; `kept()` tells that the dialog closed with something unsaved.
    """

    kept = Signal()

    def __init__(
        self, dialog: QDialog, settings: Settings, name: str, fields: Mapping[str, Field], notices: QBoxLayout
    ) -> None:
        super().__init__(dialog)
        self._settings, self._name, self._fields, self._notices = settings, name, dict(fields), notices
        self._saved = False
        self._first = self._typed()
        found = drafts.find_draft(settings, name)
        if any(field in self._first and typed != self._first[field] for field, typed in found.items()):
            said = _("What you wrote last time and did not save is still here.")
            notices.addWidget(Notice(said, "info", _("Put it back"), self.put_back))
        dialog.finished.connect(self._keep)

    def _typed(self) -> dict[str, drafts.Typed]:
        return {name: field.draft() for name, field in self._fields.items()}

    def mark_saved(self) -> None:
        """Know that what stands in the fields was saved: there is nothing to keep."""
        self._saved = True

    def put_back(self) -> None:
        """Write what was not saved last time into the fields again."""
        empty(self._notices)
        for name, typed in drafts.find_draft(self._settings, self._name).items():
            if name in self._fields:
                self._fields[name].put_back(typed)

    def _keep(self) -> None:
        typed = {name: each for name, each in self._typed().items() if each != self._first[name]}
        if self._saved or not typed:
            drafts.forget(self._settings, self._name)
        else:
            drafts.keep(self._settings, self._name, typed)
            self.kept.emit()
