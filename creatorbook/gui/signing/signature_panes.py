"""The four ways to sign, each as a pane that says with what: drawn, typed, an image, a certificate."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _, labelled
from creatorbook.gui.desk.reading import read_whole
from creatorbook.gui.fields.fields import CheckField, Field, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.parts.basic import button, label, set_spacing, side_by_side
from creatorbook.gui.parts.drop_target import DropTarget
from creatorbook.gui.parts.errors import sentence
from creatorbook.gui.parts.files import ask_for_file
from creatorbook.gui.parts.notices import Notice
from creatorbook.gui.signing.signature_pad import SignaturePad
from creatorbook.gui.signing.signed_name import SignedName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.signing.sign import CertificateFile, Drawn, Material, Picture, Typed

_KEPT = "certificate"


# What the worker does holds no widget: the last reference to one must go on the main thread.


def _read_file(path: str, job: Job) -> tuple[str, bytes]:
    job.check()
    return path, read_whole(Path(path))


def _ask_keyring(job: Job) -> bool:
    from creatorbook.services.signing import secrets

    job.check()
    return secrets.can_remember()


def _read_with_passphrase(content: bytes, job: Job) -> tuple[bytes, str | None]:
    from creatorbook.services.signing import secrets

    job.check()
    return content, secrets.read_passphrase(secrets.key_of(content))


class Pane(QWidget):
    """One way to sign: `changed()` comes with every change, `material()` is what to sign with, None for nothing yet."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        set_spacing(outer)
        self.room = QVBoxLayout()
        set_spacing(self.room, 8)
        outer.addLayout(self.room)
        outer.addStretch(1)

    def material(self) -> Material | None:
        """Return what to sign with, None where there is nothing yet."""
        return None

    def _on_changed(self) -> None:
        self.changed.emit()


class DrawPane(Pane):
    """A pad to draw on, with buttons to take strokes back."""

    def __init__(self) -> None:
        super().__init__()
        self.pad = SignaturePad()
        self.pad.drawn.connect(self._emit_drawn)
        self.back = button(_("Take the last stroke back"), self.pad.undo, "link")
        self.empty = button(_("Clear"), self.pad.clear, "link")
        self.room.addWidget(self.pad)
        self.room.addWidget(side_by_side(self.back, None, self.empty))
        self._emit_drawn()

    def _emit_drawn(self) -> None:
        some = bool(self.pad.strokes)
        self.back.setEnabled(some)
        self.empty.setEnabled(some)
        self.changed.emit()

    def material(self) -> Drawn | None:
        """Return the strokes, None for none."""
        from creatorbook.services.signing.sign import Drawn

        return Drawn(self.pad.strokes) if self.pad.strokes else None


class TypePane(Pane):
    """The name, shown as it will be set."""

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField(limit=80)
        self.name.changed.connect(self._on_typed)
        self.room.addWidget(FormRow(_("Name to sign with"), self.name).field)
        self._shown = SignedName()
        self.room.addWidget(self._shown)

    def propose(self, name: str) -> None:
        """Put a name there that nobody has typed yet."""
        if not self.name.value():
            self.name.set_value(name)
            self._shown.set_name(name)

    def _on_typed(self) -> None:
        self._shown.set_name(self.name.value() or "")
        self.changed.emit()

    def material(self) -> Typed | None:
        """Return the name, None for none."""
        from creatorbook.services.signing.sign import Typed

        name = self.name.value()
        return Typed(name) if name else None


class FilePane(DropTarget, Pane):
    """A file that is chosen or dropped, and read off the main thread."""

    def __init__(self, desk: Desk, name: str, wanted: str, hint: str) -> None:
        super().__init__()
        self._desk, self._wanted, self._name = desk, wanted, name
        self.content = b""
        self.path = ""
        self.setAcceptDrops(True)
        self._shown = label(hint, "muted", wrap=True)
        self.choose = button(_("Choose a file…"), self._choose, "", "folder-open")
        self.choose.setAccessibleName(labelled(name, _("Choose a file…")))
        self.buttons = side_by_side(self.choose, None)
        self.room.addWidget(self.buttons)
        self.room.addWidget(self._shown)
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        self.room.addWidget(self._problem)

    def _choose(self) -> None:
        ask_for_file(self, self._name, self._wanted, self.read_file)

    def read_file(self, path: str) -> None:
        """Read a file and sign with it."""
        self.path = path
        self._desk.runner.submit(partial(_read_file, path), self._read, self._on_refused)

    def _read(self, found: tuple[str, bytes]) -> None:
        path, self.content = found
        self._problem.hide()
        self._shown.setText(Path(path).name)
        self.changed.emit()

    def _on_refused(self, error: Exception) -> None:
        self.content = b""
        self._problem.setText(sentence(error) if isinstance(error, CreatorbookError) else str(error))
        self._problem.show()
        self.changed.emit()

    def drop_words(self, what: str) -> str:
        """Say what happens to it here."""
        return _("Sign with {what}").format(what=what)

    def take_files(self, paths: Sequence[str]) -> None:
        """Take the first file that was dropped."""
        self.read_file(paths[0])


class ImagePane(FilePane):
    """A picture of a signature."""

    def __init__(self, desk: Desk) -> None:
        hint = _("A photograph or a scan of your signature on white paper, as PNG or JPEG. The paper is taken away.")
        super().__init__(desk, _("Picture of the signature"), _("Images (*.png *.jpg *.jpeg)"), hint)

    def material(self) -> Picture | None:
        """Return the picture, None for none."""
        from creatorbook.services.signing.sign import Picture

        return Picture(self.content) if self.content else None


class PassphraseField(Field):
    """A line that shows dots."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setMaxLength(500)
        self.edit.textEdited.connect(self._on_edited)
        self.adopt(self.edit)

    def _on_edited(self) -> None:
        self.changed.emit()

    def value(self) -> str | None:
        """Return what was typed, spaces kept, None for nothing."""
        return self.edit.text() or None

    def set_value(self, value: object) -> None:
        """Put a passphrase there."""
        self.edit.setText(str(value or ""))


class CertificatePane(FilePane):
    """A certificate's file and its passphrase; `making()` asks for a new certificate."""

    making = Signal()

    def __init__(self, desk: Desk) -> None:
        from creatorbook.services.signing.certificates import has_certificates, how_to_get

        hint = _("A certificate is a file that ends in .p12 or .pfx.")
        super().__init__(desk, _("Certificate"), _("Certificates (*.p12 *.pfx)"), hint)
        self.make = button(_("Make one…"), self._make, "link")
        self.make.setAccessibleName(_("Make a certificate of your own"))
        across = self.buttons.layout()
        if isinstance(across, QBoxLayout):
            across.insertWidget(1, self.make)
        self.passphrase = PassphraseField()
        self.passphrase.changed.connect(self._on_changed)
        self.passphrase_row = FormRow(_("Passphrase"), self.passphrase)
        self.room.addWidget(self.passphrase_row.field)
        self.remember = CheckField(_("Remember it in this machine’s keyring"))
        self.remember_row = FormRow(_("Keyring"), self.remember, titled=False)
        self.remember_row.field.hide()
        self.room.addWidget(self.remember_row.field)
        self._each_time = label("", "small", wrap=True)
        self._each_time.hide()
        self.room.addWidget(self._each_time)
        if not has_certificates():
            words = _("The part of Creatorbook for certificates is not installed.")
            self.room.insertWidget(0, Notice(f"{words} {how_to_get()}", "warn"))
            for part in (self.choose, self.make, self.passphrase):
                part.setEnabled(False)
            return
        desk.runner.submit(_ask_keyring, self._on_keyring_asked)
        kept = desk.settings.get(_KEPT)
        if kept and Path(kept).is_file():
            self.read_file(kept)

    def _on_keyring_asked(self, can: bool) -> None:
        from creatorbook.services.signing import secrets

        self.remember_row.field.setVisible(can)
        self._each_time.setText("" if can else secrets.no_keyring_reason())
        self._each_time.setVisible(not can)

    def _make(self) -> None:
        self.making.emit()

    def _read(self, found: tuple[str, bytes]) -> None:
        super()._read(found)
        self._desk.choose(_KEPT, found[0])
        self._desk.runner.submit(partial(_read_with_passphrase, self.content), self._on_recalled)
        self.passphrase.setFocus()

    def _on_recalled(self, found: tuple[bytes, str | None]) -> None:
        content, known = found
        if content == self.content and known and not self.passphrase.value():
            self.passphrase.set_value(known)
            self.remember.set_value(True)
            self.changed.emit()

    def use_new_certificate(self, path: str, passphrase: str) -> None:
        """Sign with a certificate that was just made."""
        self.passphrase.set_value(passphrase)
        self.read_file(path)

    def material(self) -> CertificateFile | None:
        """Return the certificate with its passphrase, None where one of them is missing."""
        from creatorbook.services.signing.sign import CertificateFile

        typed = self.passphrase.value()
        return CertificateFile(self.content, typed) if self.content and typed else None
