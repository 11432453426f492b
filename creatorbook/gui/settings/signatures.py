"""Signatures in the settings: the time-stamping service that may be asked, and the certificates that are trusted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, labelled
from creatorbook.gui.desk.reading import read_whole
from creatorbook.gui.fields.fields import CheckField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.parts.basic import Card, LateWords, button, empty, in_line, label, line, set_spacing, side_by_side
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.files import ask_for_file
from creatorbook.services.book import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.signing.trusted import Trusted


def _read(path: str, job: Job) -> bytes:
    job.check()
    return read_whole(Path(path))


class SignaturesPart(Card):
    """The address is written when it loses the focus, consent when it is given; another address asks again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Signatures"))
        self._desk = desk
        self._shown = ("", False)
        self.address = TextField(limit=200)
        self.address.edit.editingFinished.connect(self.flush)
        hint = _("Off while it is empty. It vouches for the time of your certificate signatures (RFC 3161).")
        self._row = FormRow(_("Address of a time-stamping service"), self.address, hint=hint)
        self.body.addWidget(self._row.field)
        said = _("The fingerprint of what I sign may be sent there")
        self.consent = CheckField(said)
        self.consent.changed.connect(self.flush)
        known = _("The service then knows when I sign, and from where.")
        self.body.addWidget(FormRow(said, self.consent, hint=known, titled=False).field)
        self.body.addWidget(line())
        self.body.addWidget(label(_("Certificates you trust"), "heading"))
        text = _(
            "What an issuer on the list vouches for is trusted; a person’s own certificate is known by its fingerprint."
        )
        self.body.addWidget(label(text, "small", wrap=True))
        self._rows = QVBoxLayout()
        set_spacing(self._rows, 4)
        self.body.addLayout(self._rows)
        self.add = button(_("Add a certificate…"), self._choose, "", "plus")
        self.body.addLayout(in_line(self.add, None))
        self.problem = LateWords(self.body, "error")
        desk.leaving.connect(self.flush)

    def refresh(self) -> None:
        """Read what the book says; what is being typed is left alone."""
        from creatorbook.services.signing.trusted import trusted_certificates

        with self._desk.book.reading() as reading:
            address = settings.setting(reading, settings.TIME_STAMPS)
            consent = settings.setting(reading, settings.TIME_STAMP_CONSENT) == "yes"
            listed = trusted_certificates(reading)
        if self._shown != (address, consent):
            self._shown = (address, consent)
            self.address.set_value(address or None)
            self.consent.set_value(consent)
        self.consent.setEnabled(bool(address))
        empty(self._rows)
        for each in listed:
            self._rows.addWidget(self._line(each))

    def _line(self, listed: Trusted) -> QWidget:
        kind = _("Issuer") if listed.is_root else _("Known")
        remove = button(_("Remove"), self._remove, "link")
        remove.setAccessibleName(_("Remove the certificate of {name}").format(name=listed.name))
        remove.setProperty("fingerprint", listed.fingerprint)
        said = label(labelled(kind, listed.name), "", wrap=True)
        said.setToolTip(listed.fingerprint)
        return side_by_side(said, None, remove)

    def flush(self) -> None:
        """Write what was changed; an address that is none is said to be so and not written."""
        address, consent = self.address.value() or "", bool(self.consent.value())
        changed: list[tuple[str, str]] = []
        if address != self._shown[0]:
            changed.append((settings.TIME_STAMPS, address))
        elif consent != self._shown[1]:
            changed.append((settings.TIME_STAMP_CONSENT, "yes" if consent else ""))
        if changed:
            self._desk.run(settings.ChangeSettings(tuple(changed)), self._on_written, self._on_refused)

    def _on_written(self, nothing: object) -> None:
        del nothing
        self.problem.show_words("")

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, CreatorbookError):
            self._desk.fail(error)
            return
        self.problem.show_words(sentence(error))

    def _choose(self) -> None:
        ask_for_file(self, _("Add a certificate"), _("Certificates (*.pem *.crt *.cer *.der)"), self.add_file)

    def add_file(self, path: str) -> None:
        """Put the certificate at this place on the list."""
        self._desk.runner.submit(partial(_read, path), self._trust, self._on_refused)

    def _trust(self, content: bytes) -> None:
        from creatorbook.services.signing.trusted import TrustCertificate

        self._desk.run(TrustCertificate(content), self._on_written, self._on_refused)

    def _remove(self) -> None:
        from creatorbook.services.signing.trusted import DistrustCertificate

        fingerprint = str(self.sender().property("fingerprint"))
        self._desk.run(DistrustCertificate(fingerprint), self._on_written, self._on_refused)
