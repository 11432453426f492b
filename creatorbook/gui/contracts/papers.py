"""What there is on paper of a deal: the versions of its contract and who signed them, letters, and the brand's own."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creatorbook.common.i18n import _, ngettext
from creatorbook.domain.records.contracts import TO_SIGN, ContractState
from creatorbook.gui.desk.writing import write_whole
from creatorbook.gui.parts.basic import button, empty, label, line, set_spacing, side_by_side
from creatorbook.gui.parts.files import ask_for_save_path
from creatorbook.gui.rows.row import PanelLine
from creatorbook.gui.rows.section import PanelSection
from creatorbook.services.fields import formats
from creatorbook.services.fields.words import word_for

if TYPE_CHECKING:
    from creatorbook.common.runner import Job
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.book.book import Book
    from creatorbook.services.contracts.life import Renewed
    from creatorbook.services.records.rows import Row
    from creatorbook.services.signing.evidence import EvidenceWithCopy
    from creatorbook.services.signing.sign import Signed
    from creatorbook.services.signing.signed_copies import Attached

_TO_RENEW = (ContractState.SIGNED, ContractState.ENDED)


def _make_evidence(book: Book, contract_id: str, number: str, job: Job) -> tuple[str, bytes]:
    """Return the number of the contract that it is of, whichever is chosen by then, and the PDF."""
    from creatorbook.services.signing.evidence import evidence_pdf

    job.check()
    with book.reading() as reading:
        return number, evidence_pdf(reading, contract_id, book.clock.now()).pdf


def _make_evidence_with_copy(book: Book, contract_id: str, number: str, job: Job) -> tuple[str, EvidenceWithCopy]:
    from creatorbook.services.signing.evidence import evidence_with_copy

    job.check()
    with book.reading() as reading:
        return number, evidence_with_copy(reading, contract_id, book.clock.now())


class ContractPapers(QWidget):
    """`version_chosen(ordinal)`: show a version as it was issued; `renewed(deal id)`: a contract was carried on.

    `signed(ordinal)`: a version has a signed copy now, made here or come back.
    """

    version_chosen = Signal(object)
    signed = Signal(object)
    renewed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._deal = ""
        self._contract: Row | None = None
        self._pdf = b""
        layout = QVBoxLayout(self)
        set_spacing(layout, 16)
        self.versions = PanelSection(_("Versions"), nothing=_("Nothing was issued yet."))
        self.versions.opened.connect(self._show_version)
        self.signatures = PanelSection(_("Signatures"), _("Sign…"), nothing=_("No signature is kept in the book yet."))
        self.signatures.asked.connect(self.sign)
        self.signatures.opened.connect(self._show_signature)
        self.letters = PanelSection(_("Letters"), _("Write a letter…"), nothing=_("No letter was kept yet."))
        self.letters.asked.connect(self.write_letter)
        self.letters.opened.connect(self._save_letter)
        self.what = QVBoxLayout()
        set_spacing(self.what, 8)
        for part in (self.versions, self.signatures, self.letters):
            layout.addWidget(part)
            layout.addWidget(line())
        layout.addWidget(label(_("From the other side"), "heading"))
        layout.addWidget(
            side_by_side(
                button(_("A signed copy came back…"), self.verify_copy, "", "file-check"),
                None,
            )
        )
        layout.addWidget(
            side_by_side(button(_("Read the brand’s own contract…"), self.choose_their_contract, "", "search"), None)
        )
        layout.addLayout(self.what)
        layout.addStretch(1)

    def set_deal(self, deal: str, contract: Row | None) -> None:
        """Take the deal and its contract that the dialogs are about, without reading more."""
        self._deal, self._contract = deal, contract

    def show_deal(self, deal: str, contract: Row | None) -> None:
        """Show what there is of a deal and its contract."""
        from creatorbook.services.contracts import drafts as contracts
        from creatorbook.services.letters.drafts import letters
        from creatorbook.services.signing.signatures import signatures
        from creatorbook.services.signing.wording import describe_when

        self.set_deal(deal, contract)
        with self.desk.book.reading() as reading:
            versions = contracts.versions(reading, contract.id) if contract is not None else []
            signed = signatures(reading, contract.id) if contract is not None else ()
            written = letters(reading, deal_id=deal)
        self.versions.show_lines(
            [
                PanelLine(
                    "version",
                    str(each.ordinal),
                    _("Version {version}").format(version=each.ordinal),
                    ngettext("{count} page", "{count} pages", each.pages).format(count=each.pages),
                    end=formats.instant(datetime.fromisoformat(each.issued_at)),
                )
                for each in versions
            ]
        )
        self.signatures.show_lines(
            [
                PanelLine(
                    "signature",
                    each.id,
                    _("{who} for {party}").format(who=each.signer or _("Somebody"), party=word_for(each.party).lower()),
                    _("{manner}, version {version}").format(manner=word_for(each.manner), version=each.version),
                    end=describe_when(each),
                )
                for each in signed
            ]
        )
        self.letters.show_lines(
            [PanelLine("letter", each.id, each.title, end=formats.instant(each.issued_at)) for each in written]
        )
        state = contract["state"] if contract is not None else None
        self.signatures.button.setVisible(state in TO_SIGN)
        self._offer(len(versions), state, signed=bool(signed))

    def _offer(self, versions: int, state: ContractState | None, *, signed: bool) -> None:
        empty(self.what)
        if versions:
            self.what.addWidget(line())
            self.what.addWidget(label(_("What next"), "heading"))
            self.what.addWidget(side_by_side(button(_("What changed…"), self.compare_versions, "", "history"), None))
            self.what.addWidget(
                side_by_side(button(_("Save the evidence…"), self.save_evidence, "", "shield-check"), None)
            )
            if signed:
                words = _("Save it with the signed copy…")
                self.what.addWidget(side_by_side(button(words, self.save_evidence_with_copy, "", "file-check"), None))
        if state in _TO_RENEW:
            self.what.addWidget(side_by_side(button(_("Renew in a new deal"), self.renew, "", "refresh-cw"), None))

    # Doing

    def _show_version(self, kind: str, ordinal: str) -> None:
        del kind
        self.version_chosen.emit(int(ordinal))

    def _show_signature(self, kind: str, id: str) -> None:
        from creatorbook.services.signing.signatures import content, signatures

        del kind
        if self._contract is None:
            return
        with self.desk.book.reading() as reading:
            wanted = next((each for each in signatures(reading, self._contract.id) if each.id == id), None)
            pdf = content(reading, wanted.sha256) if wanted is not None else b""
        if pdf:
            self._ask_where(pdf, _("{number} signed").format(number=self._contract["number"]))

    def sign(self) -> None:
        """Open the signing dialog."""
        from creatorbook.gui.signing.dialog import SigningDialog

        if self._contract is not None:
            dialog = SigningDialog(self.window(), self.desk, self._contract.id)
            dialog.signed.connect(self._on_signed)
            dialog.open()

    def verify_copy(self) -> None:
        """Examine a file that came back."""
        self.verify_file("")

    def verify_file(self, path: str) -> None:
        """Examine this file, or ask for one ("")."""
        from creatorbook.gui.signing.verification import VerificationDialog

        contract = self._contract.id if self._contract is not None else ""
        dialog = VerificationDialog(self.window(), self.desk, contract, path)
        dialog.kept.connect(self._on_signed)
        dialog.open()

    def _on_signed(self, made: Signed | Attached) -> None:
        if self._contract is not None and made.contract_id == self._contract.id:
            self.signed.emit(made.version)

    def choose_their_contract(self) -> None:
        """Compare the brand's own contract with the deal."""
        self.open_their_contract("")

    def open_their_contract(self, path: str) -> None:
        """Compare the brand's own contract at this place with the deal, or ask for it ("")."""
        from creatorbook.gui.their_contract.dialog import TheirContractDialog

        if self._deal:
            TheirContractDialog(self.window(), self.desk, self._deal, path or None).open()

    def compare_versions(self) -> None:
        """Show what changed since a version."""
        from creatorbook.gui.contracts.comparison import ComparisonDialog

        if self._contract is not None:
            ComparisonDialog(self.window(), self.desk, self._contract).open()

    def save_evidence(self) -> None:
        """Ask where to save what is known of the contract's versions and signatures."""
        if self._contract is not None:
            self.desk.runner.submit(
                partial(_make_evidence, self.desk.book, self._contract.id, self._contract["number"]),
                self._on_evidence,
                self.desk.fail,
            )

    def _on_evidence(self, made: tuple[str, bytes]) -> None:
        number, pdf = made
        self._ask_where(pdf, _("{number} evidence").format(number=number))

    def save_evidence_with_copy(self) -> None:
        """Ask where to save the evidence as one file with the newest signed copy, and say how they became one."""
        if self._contract is not None:
            self.desk.runner.submit(
                partial(_make_evidence_with_copy, self.desk.book, self._contract.id, self._contract["number"]),
                self._on_evidence_with_copy,
                self.desk.fail,
            )

    def _on_evidence_with_copy(self, made: tuple[str, EvidenceWithCopy]) -> None:
        from creatorbook.services.signing.evidence import describe_joined

        number, joined = made
        self.desk.show_message(describe_joined(joined.joined))
        self._ask_where(joined.pdf, _("{number} signed, with evidence").format(number=number))

    def write_letter(self) -> None:
        """Write a letter about the deal."""
        from creatorbook.gui.letters.dialog import LetterDialog

        if self._deal:
            LetterDialog(self.window(), self.desk, deal_id=self._deal).open()

    def _save_letter(self, kind: str, id: str) -> None:
        from creatorbook.services.letters.drafts import file_name, read_kept_letter

        del kind
        with self.desk.book.reading() as reading:
            letter, pdf = read_kept_letter(reading, id)
        self._ask_where(pdf, file_name(letter))

    def _ask_where(self, pdf: bytes, name: str) -> None:
        self._pdf = pdf
        ask_for_save_path(self, _("Save the PDF as"), _("PDF (*.pdf)"), f"{name}.pdf", self.save_to, "pdf")

    def save_to(self, path: str) -> None:
        """Write the PDF that was asked for last."""
        pdf = self._pdf
        self.desk.runner.submit(lambda _job: write_whole(Path(path), pdf), self._on_saved, self.desk.fail)

    def _on_saved(self, nothing: object) -> None:
        del nothing
        self.desk.show_message(_("The PDF was saved."))

    def renew(self) -> None:
        """Carry the contract on in a new deal."""
        from creatorbook.services.contracts.life import RenewContract

        if self._contract is not None:
            self.desk.run(RenewContract(self._contract.id), self._on_renewed)

    def _on_renewed(self, made: Renewed) -> None:
        self.renewed.emit(made.deal_id)
