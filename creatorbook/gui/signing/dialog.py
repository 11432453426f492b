"""Signs a contract: drawn, typed, an image or a certificate, on the left; the page as it will be, on the right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from creatorbook.common.errors import CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.gui.fields.choose import Segments
from creatorbook.gui.fields.fields import TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.parts.basic import button, empty, label, read_as_seen, scroll, set_spacing, side_by_side
from creatorbook.gui.parts.dialog import Dialog
from creatorbook.gui.parts.notices import refuse
from creatorbook.gui.parts.pdf_view import PdfView
from creatorbook.gui.signing.signature_panes import CertificatePane, DrawPane, ImagePane, Pane, TypePane
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.book import Book
    from creatorbook.services.signing.sign import Material, Signatory, Signed, SigningState

_SIZE = (1040, 680)
_LEFT = 460
_PAUSE_MS = 250
_PAGE_HEIGHT = 842  # points: contracts are A4


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the preview is asked to show; equal ones need no second drawing."""

    serial: int
    party: Signatory
    material: Material | None
    signer: str
    place: str


# What the worker does holds no widget: the last reference to one must go on the main thread.


def _read_state(book: Book, contract_id: str, job: Job) -> SigningState:
    from creatorbook.services.signing.sign import signing_state

    job.check()
    with book.reading() as reading:
        return signing_state(reading, contract_id)


def _draw(book: Book, contract_id: str, wanted: _Wanted, job: Job) -> tuple[int, bytes]:
    from creatorbook.services.signing.sign import extract_page_to_sign, preview_signature

    job.check()
    today, now = book.clock.today(), book.clock.now()
    with book.reading() as reading:
        if wanted.material is None:
            return wanted.serial, extract_page_to_sign(reading, contract_id, wanted.party)
        page = preview_signature(
            reading, contract_id, wanted.party, wanted.material, signer=wanted.signer, place=wanted.place, day=today,
            moment=now,
        )  # fmt: skip
        return wanted.serial, page


def _remember(content: bytes, passphrase: str, job: Job) -> None:
    from creatorbook.services.signing import secrets

    job.check()
    secrets.remember(secrets.key_of(content), passphrase)


class SigningDialog(Dialog):
    """`signed(Signed)` comes when the contract carries the signature; closing signs nothing."""

    signed = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, contract_id: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Sign"))
        self.resize(min(_SIZE[0], parent.width()), min(_SIZE[1], parent.height()))
        self._desk, self._id = desk, contract_id
        self._state: SigningState | None = None
        self._serial = 0
        self._shown: _Wanted | None = None
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._preview)
        self.preview = PdfView(desk.runner, _("The page that is signed"))
        self._aimed = False
        self.preview.drawn.connect(self._aim)
        across = QHBoxLayout()
        set_spacing(across, 20)
        self.body.addLayout(across)
        across.addWidget(self._build_form())
        across.addWidget(self.preview, 1)
        self.preview.wait()
        desk.runner.submit(partial(_read_state, desk.book, contract_id), self._on_loaded, self._on_failed)

    def _build_form(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_LEFT)
        outer = QVBoxLayout(side)
        set_spacing(outer, 12)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        set_spacing(layout, 12, (0, 0, 12, 0))
        self._who = QVBoxLayout()
        set_spacing(self._who, 4)
        layout.addLayout(self._who)
        self.manner = Segments(
            _("How"),
            (
                ("draw", _("Draw"), ""),
                ("type", _("Type the name"), ""),
                ("image", _("Image"), ""),
                ("certificate", _("Certificate"), ""),
            ),
        )
        self.manner.chosen.connect(self._on_chosen)
        layout.addWidget(self.manner)
        self.panes: dict[str, Pane] = {
            "draw": DrawPane(),
            "type": TypePane(),
            "image": ImagePane(self._desk),
            "certificate": CertificatePane(self._desk),
        }
        self._stack = QStackedWidget()
        for pane in self.panes.values():
            pane.changed.connect(self._on_changed)
            self._stack.addWidget(pane)
        self.certificate.making.connect(self._make)
        layout.addWidget(self._stack)
        self.means = label("", "small", wrap=True)
        layout.addWidget(self.means)
        self.signer, self.place = TextField(limit=200), TextField(limit=200)
        self.signer.changed.connect(self._on_changed)
        self.place.changed.connect(self._on_changed)
        layout.addWidget(FormRow(_("Name of the one who signs"), self.signer).field)
        layout.addWidget(FormRow(_("Place"), self.place).field)
        layout.addStretch(1)
        self._form = inner
        area = scroll(inner, _("How it is signed"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(area, 1)
        self.notices = QVBoxLayout()
        set_spacing(self.notices, 8)
        outer.addLayout(self.notices)
        self.ok = button(_("Sign"), self.sign, "primary", "file-check")
        self.ok.setEnabled(False)
        outer.addWidget(side_by_side(None, button(_("Cancel"), self.close), self.ok))
        self._describe_manner()
        return side

    @property
    def certificate(self) -> CertificatePane:
        """The pane of certificates."""
        pane = self.panes["certificate"]
        if not isinstance(pane, CertificatePane):
            raise TypeError(type(pane).__name__)
        return pane

    # Reading the contract

    def _on_loaded(self, state: SigningState) -> None:
        self._state = state
        title = _("Sign {number}").format(number=state.number)
        self.setWindowTitle(title)
        open_parties = [each for each in state.parties if each.signed is None]
        if not open_parties:
            self._notice(_("Everybody has signed this version."), "info")
            return
        self.party = Segments(
            _("On behalf of"), [(each.party.value, word_for(each.party), "") for each in open_parties]
        )
        first = next((each for each in open_parties if each.party.value == "creator"), open_parties[0])
        self.party.choose(first.party.value)
        self.party.chosen.connect(self._on_party_chosen)
        self.party_name = label("", "small", wrap=True)
        self._who.addWidget(label(_("On behalf of"), "small"))
        self._who.addWidget(side_by_side(self.party, None))
        self._who.addWidget(self.party_name)
        for each in state.parties:
            if each.signed is not None:
                from creatorbook.services.signing.wording import describe_kept

                self._who.addWidget(
                    label(_("Signed: {what}").format(what=describe_kept(each.signed)), "small", wrap=True)
                )
        self._on_party_chosen(first.party.value)
        read_as_seen(self._form)
        self.panes["draw"].setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._desk.fail(error)
        self.close()

    def _on_party_chosen(self, value: str) -> None:
        state = self._state
        who = next((each for each in state.parties if each.party.value == value), None) if state else None
        if who is None:
            return
        self.party_name.setText(who.name)
        self.signer.set_value(who.signer)
        pane = self.panes["type"]
        if isinstance(pane, TypePane):
            pane.name.set_value("")
            pane.propose(who.signer)
        self._on_changed()

    # Choosing how

    def _on_chosen(self, id: str) -> None:
        self._stack.setCurrentWidget(self.panes[id])
        self._describe_manner()
        self._on_changed()

    def _describe_manner(self) -> None:
        from creatorbook.services.signing.wording import CERTIFICATE_MEANS, PICTURE_MEANS

        # What is being made, and below it what the other kind would be.
        certificate = self.manner.value == "certificate"
        first, second = (CERTIFICATE_MEANS, PICTURE_MEANS) if certificate else (PICTURE_MEANS, CERTIFICATE_MEANS)
        said = [_(first), _(second)]
        if certificate and (service := self._service()):
            told = _("A time stamp is asked of {service}: the fingerprint of the signature goes there.")
            said.insert(1, told.format(service=service))
        self.means.setText("\n\n".join(said))

    def _service(self) -> str:
        from creatorbook.services.book.settings import time_stamp_service

        with self._desk.book.reading() as reading:
            return time_stamp_service(reading)

    def _make(self) -> None:
        from creatorbook.gui.signing.new_certificate import NewCertificateDialog

        dialog = NewCertificateDialog(self, self._desk, self.signer.value() or "")
        dialog.made.connect(self.certificate.use_new_certificate)
        dialog.open()

    # Looking

    def _collect_wanted(self) -> _Wanted | None:
        from creatorbook.services.signing.sign import Signatory

        if self._state is None or not self._state.open:
            return None
        material = self.panes[self.manner.value].material()
        self._serial += 1
        who = Signatory(self.party.value)
        return _Wanted(self._serial, who, material, self.signer.value() or "", self.place.value() or "")

    def _on_changed(self) -> None:
        empty(self.notices)
        self.ok.setEnabled(self._state is not None and self.panes[self.manner.value].material() is not None)
        self._pause.start()

    def _preview(self) -> None:
        wanted = self._collect_wanted()
        self._shown = wanted
        if wanted is None:
            return
        if self._job is not None:
            self._job.cancel()
        work = partial(_draw, self._desk.book, self._id, wanted)
        self._job = self._desk.runner.submit(work, self._on_previewed, self._on_preview_failed)

    def _on_previewed(self, made: tuple[int, bytes]) -> None:
        serial, page = made
        if serial == self._serial:
            self.preview.show_pdf(page)
            self._say_doubt()

    def _say_doubt(self) -> None:
        from creatorbook.services.signing.wording import doubt_signer

        wanted, state = self._shown, self._state
        who = state.party(wanted.party) if wanted is not None and state is not None else None
        if wanted is None or who is None:
            return
        # What is typed is what is read on the page, whatever stands in the line of the signer.
        signer = str(getattr(wanted.material, "name", "")) or wanted.signer
        if words := doubt_signer(who, signer):
            empty(self.notices)
            self._notice(words, "warn")

    def _aim(self) -> None:
        """Scroll to the place of the signature, once: from then on the person scrolls."""
        if self._aimed or self._state is None:
            return
        box = next((each for each in self._state.boxes if each.party == self.party.value), None)
        bar = self.preview.verticalScrollBar()
        if box is not None:
            whole = bar.maximum() + bar.pageStep()
            bar.setValue(round(whole * (1 - (box.y + box.height) / _PAGE_HEIGHT) - bar.pageStep() / 2))
        self._aimed = True

    def _on_preview_failed(self, error: Exception) -> None:
        # While a passphrase is being typed it is wrong until its last letter: that is said when Sign is pressed.
        if getattr(error, "code", "") != "wrong_passphrase":
            self._on_refused(error)

    # Signing

    def sign(self) -> None:
        """Sign with what stands there."""
        from creatorbook.services.signing.sign import SignContract

        wanted = self._collect_wanted()
        if wanted is None or wanted.material is None:
            return
        self.ok.setEnabled(False)
        command = SignContract(self._id, wanted.party, wanted.material, wanted.signer, wanted.place)
        self._desk.run(command, self._on_done, self._on_refused, label=_("Signing …"), stopped=self._on_stopped)

    def _on_done(self, signed: Signed) -> None:
        pane = self.certificate
        if self.manner.value == "certificate" and pane.remember.value():
            self._desk.runner.submit(partial(_remember, pane.content, pane.passphrase.value() or ""))
        self.signed.emit(signed)
        self.close()

    def _on_stopped(self) -> None:
        self.ok.setEnabled(True)
        empty(self.notices)
        self._notice(_("Cancelled. Nothing was signed."), "info")

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, CreatorbookError):
            self._desk.fail(error)
            return
        self.ok.setEnabled(False)
        empty(self.notices)
        self._notice(f"{error.message} {error.hint}".strip(), "danger")

    def _notice(self, text: str, tone: str) -> None:
        refuse(self.notices, text, tone)
