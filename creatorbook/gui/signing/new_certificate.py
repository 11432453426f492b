"""Makes a self-signed certificate: a file to sign with, in a place and under a passphrase of the person's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.common.text import safe_name
from creatorbook.gui.desk import drafts
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.fields.drafting import FormDraft
from creatorbook.gui.fields.fields import ChoiceField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.refused import check_rows, refuse_row
from creatorbook.gui.parts.basic import button, empty, label, set_spacing
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.gui.parts.notices import refuse
from creatorbook.gui.signing.signature_panes import PassphraseField

if TYPE_CHECKING:
    from datetime import datetime

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk

_WIDTH = 480


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the certificate is made from."""

    name: str
    email: str
    country: str
    passphrase: str = field(repr=False)


def _make(wanted: _Wanted, now: datetime, path: Path, job: Job) -> str:
    from creatorbook.services.signing.certificates import new_certificate

    job.check()
    write_whole(path, new_certificate(wanted.name, wanted.email, wanted.country, wanted.passphrase, now))
    path.chmod(0o600)
    return str(path)


class NewCertificateDialog(Dialog):
    """`made(path, passphrase)` tells where the file was written; closing makes nothing."""

    made = Signal(str, str)

    def __init__(self, parent: QWidget, desk: Desk, name: str = "", email: str = "", country: str = "") -> None:
        super().__init__(parent)
        from creatorbook.services.fields import countries as places

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._desk = desk
        head = _("Make a certificate")
        self.setWindowTitle(head)
        self.setFixedWidth(_WIDTH)
        layout = self.body
        said = _(
            "It is self-signed: it shows that a contract has not changed since you signed it. That the name in it is "
            "yours, nobody but you vouches for."
        )
        layout.addWidget(label(said, "muted", wrap=True))
        self.name, self.email = TextField(limit=64), TextField(limit=200)
        self.country = ChoiceField(list(places.countries().items()), empty=_("Not specified"))
        self.first, self.second = PassphraseField(), PassphraseField()
        needed = _("A certificate needs the name of the person who signs.")
        self.rows = {
            "name": FormRow(_("Name"), self.name, needed=needed),
            "email": FormRow(_("Email"), self.email),
            "country": FormRow(_("Country"), self.country),
            "passphrase": FormRow(
                _("Passphrase"),
                self.first,
                hint=_("At least 8 characters. Whoever has the file and the passphrase can sign in your name."),
            ),
            "again": FormRow(_("Passphrase once more"), self.second),
        }
        for each in self.rows.values():
            layout.addWidget(each.field)
        self.name.set_value(name)
        self.email.set_value(email)
        self.country.set_value(country or None)
        self.notices = QVBoxLayout()
        set_spacing(self.notices, 8)
        layout.addLayout(self.notices)
        self.ok = button(_("Make it and save it…"), self._check_fields, "primary")
        self.set_foot(None, button(_("Cancel"), self.close), self.ok)
        # Never the passphrase. It is opened from another dialog, which no offer of the window could reach: what was
        # typed is offered when it is opened again.
        typed = {"name": self.name, "email": self.email, "country": self.country}
        key = drafts.key(str(desk.book.path), "certificate", "")
        self._draft = FormDraft(self, desk.settings, key, typed, self.notices)
        self.name.setFocus()

    def _check_fields(self) -> None:
        empty(self.notices)
        if not check_rows(self.rows.values()):
            return
        if self.first.value() != self.second.value():
            refuse_row(self.rows["again"], _("The two passphrases differ."))
            return
        proposed = safe_name(f"{self.name.value()}.p12", "certificate.p12")
        ask_for_save_path(
            self, _("Save the certificate"), _("Certificates (*.p12 *.pfx)"), proposed, self.write_certificate, "p12"
        )

    def write_certificate(self, path: str) -> None:
        """Make the certificate and write it to a file."""
        wanted = _Wanted(
            self.name.value() or "", self.email.value() or "", self.country.value() or "", self.first.value() or ""
        )
        self.ok.setEnabled(False)
        work = partial(_make, wanted, self._desk.clock.now(), Path(path))
        self._desk.runner.submit(work, self._on_written, self._on_refused)

    def _on_written(self, path: str) -> None:
        self._draft.mark_saved()
        self.made.emit(path, self.first.value() or "")
        self.close()

    def _on_refused(self, error: Exception) -> None:
        self.ok.setEnabled(True)
        if not isinstance(error, CreatorbookError):
            self._desk.fail(error)
        elif error.where in self.rows:
            refuse_row(self.rows[error.where], error.message)
        else:
            refuse(self.notices, f"{error.message} {error.hint}".strip())
