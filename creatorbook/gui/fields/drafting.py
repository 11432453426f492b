"""The draft of a form: what was typed and not saved is kept on this machine and offered the next time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.gui.desk import drafts
from creatorbook.gui.parts.basic import empty, set_first_in
from creatorbook.gui.parts.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QBoxLayout, QDialog

    from creatorbook.common.settings import Settings
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.fields.fields import Field


class Drafted(Protocol):
    """A dialog that can be opened again with what was not saved."""

    def put_draft_back(self) -> None:
        """Write what was not saved last time into the fields again."""

    def open(self) -> None:
        """Show it."""


class FormDraft(QObject):
    """Keeps what stands in the fields of a dialog under `name` when it closes and nothing was saved.

    What is kept is offered in `notices`. Never give it a field that holds a password: what it keeps is written to the
    disk.
    """

    def __init__(
        self, dialog: QDialog, settings: Settings, name: str, fields: Mapping[str, Field], notices: QBoxLayout
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._settings = dialog, settings
        self._name, self._fields, self._notices = name, dict(fields), notices
        self._offered: tuple[Desk, Callable[[], Drafted]] | None = None
        self._stays: Callable[[], Sequence[str]] | None = None
        self._first = self._typed()
        self._is_settled = False
        found = drafts.find_draft(settings, name)
        if any(field in self._first and typed != self._first[field] for field, typed in found.items()):
            said = _("What you wrote last time and did not save is still here.")
            notice = Notice(said, "info", _("Put it back"), self.put_back)
            notices.addWidget(notice)
            holder = notice.parentWidget()
            if holder is not None:
                set_first_in(holder, notice)
        dialog.finished.connect(self._keep)

    def offer_back(
        self, desk: Desk, again: Callable[[], Drafted], stays: Callable[[], Sequence[str]] | None = None
    ) -> None:
        """Let the window offer to bring the dialog back when it closes unsaved; `again` makes it anew.

        `stays` returns the titles of what was made on the way and is in the book though nothing was saved.
        """
        self._offered, self._stays = (desk, again), stays

    def _typed(self) -> dict[str, drafts.Typed]:
        return {name: field.draft() for name, field in self._fields.items()}

    def mark_saved(self) -> None:
        """Know that what stands in the fields now was saved: there is nothing to keep until it is changed again."""
        self._is_settled = True
        self._first = self._typed()

    def put_back(self) -> None:
        """Write what was not saved last time into the fields again."""
        empty(self._notices)
        self._is_settled = True
        for name, typed in drafts.find_draft(self._settings, self._name).items():
            if name in self._fields:
                self._fields[name].put_back(typed)

    def _keep(self) -> None:
        typed = {name: each for name, each in self._typed().items() if each != self._first[name]}
        if typed:
            drafts.keep(self._settings, self._name, typed)
        elif self._is_settled:
            # What was offered and not taken stays: only what was saved, or put back and undone, is let go.
            drafts.forget(self._settings, self._name)
        if self._offered is None:
            return
        desk, again = self._offered
        stays = "" if self._is_settled and not typed else self._stays_words()
        if typed:
            title = self._dialog.windowTitle()
            desk.offer_back(f"{title}. {stays}" if stays else title, partial(_open_again, desk, again))
        elif stays:
            desk.show_message(stays, undo=True)

    def _stays_words(self) -> str:
        """Return what was made on the way and is in the book though the form was not saved, "" for nothing."""
        made = list(self._stays()) if self._stays is not None else []
        named = ", ".join(_("“{name}”").format(name=name) for name in made)
        return _("Kept in the book: {records}").format(records=named) if made else ""


def _open_again(desk: Desk, again: Callable[[], Drafted]) -> None:
    try:
        dialog = again()
    except CreatorbookError as error:
        # What it was about is gone meanwhile.
        desk.fail(error)
        return
    dialog.put_draft_back()
    dialog.open()
