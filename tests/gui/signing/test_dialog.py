"""Signing in the window: four ways, a preview of the page, and the copy that comes back."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from creatorbook.common.i18n import use_language
from creatorbook.documents.signing.certificates import new_certificate
from creatorbook.documents.signing.marks.pades import sign_with_certificate
from creatorbook.documents.signing.marks.stamp import Lines
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.signatures import Manner, Signatory
from creatorbook.gui.desk import records
from creatorbook.gui.frame.bars.waiting import Waiting
from creatorbook.gui.signing.beside import BesideDialog
from creatorbook.gui.signing.dialog import SigningDialog
from creatorbook.gui.signing.new_certificate import NewCertificateDialog
from creatorbook.gui.signing.signature_panes import DrawPane, FilePane, TypePane
from creatorbook.gui.signing.verification import VerificationDialog
from creatorbook.services.book.settings import ChangeSettings
from creatorbook.services.contracts.issuing import IssueContract
from creatorbook.services.signing.sign import CertificateFile, SignContract, Typed
from creatorbook.services.signing.signatures import signatures, signing_state
from tests.documents.signing import attacks

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.start import Session
    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.gui.signing.signature_pad import SignaturePad
    from creatorbook.services.book.book import Book
    from creatorbook.services.signing.signatures import SignatureRow

pytestmark = pytest.mark.usefixtures("unmeasured_children")

PASSPHRASE = "correct horse"  # noqa: S105  it opens certificates of the tests


@pytest.fixture
def contract(book: Book, agreed: dict[str, str]) -> str:
    """Issue the agreed deal's contract and return its id."""
    return book.run(IssueContract(agreed["deal"], "fr")).value.contract_id


@pytest.fixture
def signing(session: Session, contract: str, qtbot: QtBot) -> SigningDialog:
    """Open the signing dialog and wait until it knows the contract."""
    dialog = SigningDialog(session.window, session.window.desk, contract)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.preview.pages == 1)
    return dialog


@pytest.fixture
def kept(book: Book, contract: str) -> Callable[[], tuple[SignatureRow, ...]]:
    def read() -> tuple[SignatureRow, ...]:
        with book.reading() as reading:
            return signatures(reading, contract)

    return read


def scribble(pad: SignaturePad) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 90))
    for at in range(1, 40):
        QTest.mouseMove(pad, QPoint(30 + 6 * at, 90 + (30 if at % 8 < 4 else -30)))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(280, 80))


def show(dialog: BesideDialog | SigningDialog | VerificationDialog | NewCertificateDialog, name: str) -> None:
    folder = os.environ.get("CREATORBOOK_SCREENSHOTS", "")
    if folder:
        dialog.grab().save(str(Path(folder) / f"{name}.png"))


def texts(dialog: VerificationDialog) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel))


def notice(dialog: VerificationDialog) -> str:
    """Return what the dialog's notices say."""
    at = (dialog.notices.itemAt(number) for number in range(dialog.notices.count()))
    found = [each.widget() for each in at if each is not None]
    return "\n".join(part.text() for each in found if each is not None for part in each.findChildren(QLabel))


def test_a_drawing_signs_for_the_creator(
    signing: SigningDialog, kept: Callable[[], tuple[SignatureRow, ...]], book: Book, contract: str, qtbot: QtBot
) -> None:
    assert not signing.ok.isEnabled()
    pane = signing.panes["draw"]
    assert isinstance(pane, DrawPane)
    scribble(pane.pad)
    assert signing.ok.isEnabled()
    signing.place.edit.setText("Lyon")
    before = signing.preview.pdf
    qtbot.waitUntil(lambda: signing.preview.pdf != before)
    with qtbot.waitSignal(signing.signed):
        QTest.mouseClick(signing.ok, Qt.MouseButton.LeftButton)
    (row,) = kept()
    assert (row.party, row.manner, row.signer) == (Signatory.CREATOR, Manner.DRAWN, "Camille Moreau")
    assert records.read_row(book, "contract", contract)["state"] is ContractState.SIGNED_BY_ONE


def test_strokes_are_taken_back_by_keys_and_buttons(signing: SigningDialog) -> None:
    pane = signing.panes["draw"]
    assert isinstance(pane, DrawPane)
    for _each in range(3):
        scribble(pane.pad)
    left = []
    QTest.keyClick(pane.pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    left.append(len(pane.pad.strokes))
    QTest.keyClick(pane.pad, Qt.Key.Key_Backspace)
    left.append(len(pane.pad.strokes))
    QTest.mouseClick(pane.empty, Qt.MouseButton.LeftButton)
    left.append(len(pane.pad.strokes))
    assert left == [2, 1, 0]
    assert not signing.ok.isEnabled()
    assert "Type the name" in pane.pad.accessibleDescription()


@pytest.mark.repeats
def test_a_thousand_strokes_stay_smooth(signing: SigningDialog) -> None:
    pane = signing.panes["draw"]
    assert isinstance(pane, DrawPane)
    for at in range(1_000):
        QTest.mousePress(pane.pad, Qt.MouseButton.LeftButton, pos=QPoint(10 + at % 300, 20))
        QTest.mouseRelease(pane.pad, Qt.MouseButton.LeftButton, pos=QPoint(10 + at % 300, 120))
    assert len(pane.pad.strokes) == 1_000
    pane.pad.grab()


def test_a_name_is_typed_with_the_keyboard_alone(
    signing: SigningDialog, kept: Callable[[], tuple[SignatureRow, ...]], qtbot: QtBot
) -> None:
    signing.manner.choose("type")
    signing.manner.chosen.emit("type")
    pane = signing.panes["type"]
    assert isinstance(pane, TypePane)
    assert pane.name.value() == "Camille Moreau"
    pane.name.edit.setFocus()
    pane.name.edit.selectAll()
    QTest.keyClicks(pane.name.edit, "C. Moreau")
    with qtbot.waitSignal(signing.signed):
        signing.ok.setFocus()
        QTest.keyClick(signing.ok, Qt.Key.Key_Space)
    assert [(each.manner, each.signer) for each in kept()] == [(Manner.TYPED, "Camille Moreau")]


def test_a_signature_that_is_cancelled_signs_nothing_and_can_be_made_after_all(
    signing: SigningDialog, kept: Callable[[], tuple[SignatureRow, ...]], session: Session, qtbot: QtBot
) -> None:
    pane = signing.panes["draw"]
    assert isinstance(pane, DrawPane)
    scribble(pane.pad)
    qtbot.waitUntil(signing.ok.isEnabled)
    goes_on = threading.Event()
    session.writer.submit(lambda _job: goes_on.wait(20))
    signing.sign()
    waiting = session.window.findChild(Waiting)
    assert isinstance(waiting, Waiting)
    qtbot.waitUntil(lambda: waiting.bar is not None and waiting.bar.isVisible() and waiting.bar.text == "Signing …")
    assert waiting.bar is not None
    waiting.bar.cancel.click()
    goes_on.set()
    qtbot.waitUntil(signing.ok.isEnabled)
    assert "Cancelled. Nothing was signed." in [each.text() for each in signing.findChildren(QLabel)]
    assert kept() == ()
    with qtbot.waitSignal(signing.signed):
        signing.sign()
    assert len(kept()) == 1


def test_an_image_is_read_and_one_that_is_none_is_said_to_be(
    signing: SigningDialog, tmp_path: Path, kept: Callable[[], tuple[SignatureRow, ...]], qtbot: QtBot
) -> None:
    signing.manner.choose("image")
    signing.manner.chosen.emit("image")
    pane = signing.panes["image"]
    assert isinstance(pane, FilePane)
    wrong = tmp_path / "wrong.png"
    wrong.write_bytes(b"no picture")
    pane.read_file(str(wrong))
    qtbot.waitUntil(lambda: signing.notices.count() == 1)
    assert not signing.ok.isEnabled()
    right = tmp_path / "signature.png"
    image = Image.new("RGB", (400, 150), (240, 240, 235))
    ImageDraw.Draw(image).line([(50, 100), (150, 40), (350, 90)], fill=(20, 20, 80), width=6)
    image.save(right)
    pane.read_file(str(right))
    qtbot.waitUntil(signing.ok.isEnabled)
    with qtbot.waitSignal(signing.signed):
        signing.sign()
    assert [each.manner for each in kept()] == [Manner.IMAGE]


def test_a_certificate_signs_and_a_wrong_passphrase_is_said(
    signing: SigningDialog,
    tmp_path: Path,
    book: Book,
    kept: Callable[[], tuple[SignatureRow, ...]],
    qtbot: QtBot,
) -> None:
    path = tmp_path / "camille.p12"
    path.write_bytes(new_certificate("Camille Moreau", "", "FR", PASSPHRASE, book.clock.now()))
    signing.manner.choose("certificate")
    signing.manner.chosen.emit("certificate")
    pane = signing.certificate
    pane.read_file(str(path))
    qtbot.waitUntil(lambda: bool(pane.content))
    assert not signing.ok.isEnabled()
    QTest.keyClicks(pane.passphrase.edit, "wrong")
    assert signing.ok.isEnabled()
    qtbot.wait(600)
    assert signing.notices.count() == 0
    signing.sign()
    qtbot.waitUntil(lambda: signing.notices.count() == 1)
    assert kept() == ()
    pane.passphrase.edit.clear()
    QTest.keyClicks(pane.passphrase.edit, PASSPHRASE)
    with qtbot.waitSignal(signing.signed):
        signing.sign()
    (row,) = kept()
    assert (row.manner, row.certificate.partition(" ")[0]) == (Manner.CERTIFICATE, "Camille")


def test_a_certificate_is_made_and_used_at_once(signing: SigningDialog, tmp_path: Path, qtbot: QtBot) -> None:
    signing.certificate.make.click()
    dialog = signing.window().findChild(NewCertificateDialog)
    assert dialog is not None
    dialog.first.edit.setText("short")
    dialog.second.edit.setText("other")
    dialog.ok.click()
    assert dialog.rows["again"].error
    dialog.second.edit.setText("short")
    dialog.write_certificate(str(tmp_path / "mine.p12"))
    qtbot.waitUntil(lambda: bool(dialog.rows["passphrase"].error))
    dialog.first.edit.setText(PASSPHRASE)
    dialog.second.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(dialog.made):
        dialog.write_certificate(str(tmp_path / "mine.p12"))
    qtbot.waitUntil(lambda: signing.certificate.material() is not None)
    assert (tmp_path / "mine.p12").stat().st_mode & 0o077 == 0


def test_without_the_extra_pictures_still_sign_and_one_sentence_says_how_to_get_it(
    session: Session, contract: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("creatorbook.documents.signing.extra.find_spec", lambda _name: None)
    dialog = SigningDialog(session.window, session.window.desk, contract)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.preview.pages == 1)
    said = "\n".join(each.text() for each in dialog.certificate.findChildren(QLabel))
    assert "creatorbook[sign]" in said
    assert not dialog.certificate.choose.isEnabled()
    pane = dialog.panes["draw"]
    assert isinstance(pane, DrawPane)
    scribble(pane.pad)
    assert dialog.ok.isEnabled()


def test_both_kinds_are_told_apart_in_plain_words(signing: SigningDialog) -> None:
    picture = signing.means.text()
    assert picture.startswith("A picture of a signature")
    signing.manner.choose("certificate")
    signing.manner.chosen.emit("certificate")
    assert signing.means.text().startswith("A certificate signature")
    assert sorted(signing.means.text().split("\n\n")) == sorted(picture.split("\n\n"))


def test_a_time_stamp_that_will_be_asked_for_is_said_before(
    session: Session, book: Book, contract: str, qtbot: QtBot
) -> None:
    address = "https://tsa.example.com/"
    book.run(ChangeSettings((("time_stamp_service", address), ("time_stamp_consent", "yes"))))
    dialog = SigningDialog(session.window, session.window.desk, contract)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.preview.pages == 1)
    assert address not in dialog.means.text()
    dialog.manner.choose("certificate")
    dialog.manner.chosen.emit("certificate")
    assert f"A time stamp is asked of {address}" in dialog.means.text()


def test_who_has_signed_is_not_asked_again(session: Session, book: Book, contract: str, qtbot: QtBot) -> None:
    book.run(SignContract(contract, Signatory.CREATOR, Typed("Camille")))
    dialog = SigningDialog(session.window, session.window.desk, contract)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.preview.pages == 1)
    assert dialog.party.value == "brand"
    assert dialog.signer.value() == "Kumo Tea SAS"
    dialog.close()
    book.run(SignContract(contract, Signatory.BRAND, Typed("Inès")))
    over = SigningDialog(session.window, session.window.desk, contract)
    over.open()
    qtbot.waitUntil(lambda: over.notices.count() == 1)
    assert not over.ok.isEnabled()


# What comes back


def check(session: Session, contract: str, path: Path, qtbot: QtBot) -> VerificationDialog:
    dialog = VerificationDialog(session.window, session.window.desk, contract, str(path))
    dialog.open()
    qtbot.waitUntil(lambda: dialog.another.isVisible() or dialog.notices.count() > 0)
    return dialog


def test_a_scan_is_kept_on_the_persons_word(
    session: Session,
    contract: str,
    tmp_path: Path,
    kept: Callable[[], tuple[SignatureRow, ...]],
    qtbot: QtBot,
) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    path = tmp_path / "scan.pdf"
    path.write_bytes(out.getvalue())
    dialog = check(session, contract, path, qtbot)
    assert "No words can be read" in texts(dialog)
    assert dialog.by["brand"].value() is True
    dialog.by["brand"].set_value(False)
    dialog.keep.click()
    assert dialog.notices.count() == 1
    dialog.by["brand"].set_value(True)
    dialog.signer.edit.setText("Inès Laurent")
    dialog.keep.click()
    qtbot.waitUntil(lambda: "Nothing but your own eyes" in notice(dialog))
    dialog.show_beside()
    (beside,) = session.window.findChildren(BesideDialog)
    qtbot.waitUntil(lambda: beside.issued.pages > 1 and beside.received.pages == 1)
    show(beside, "beside")
    beside.close()
    dialog.compared.set_value(True)
    with qtbot.waitSignal(dialog.kept):
        dialog.keep.click()
    assert [(each.party, each.manner) for each in kept()] == [(Signatory.BRAND, Manner.PAPER)]


def test_a_covered_sum_is_shown_and_the_copy_is_not_kept_without_a_word(
    session: Session, book: Book, contract: str, tmp_path: Path, kept: Callable[[], tuple[SignatureRow, ...]],
    qtbot: QtBot,
) -> None:  # fmt: skip
    with book.reading() as reading:
        issued = signing_state(reading, contract).issued
    path = tmp_path / "back.pdf"
    path.write_bytes(attacks.change(issued, attacks.white_box, "Kumo Tea SAS", behind=False))
    dialog = check(session, contract, path, qtbot)
    said = texts(dialog)
    assert "Do not rely on this file before you have seen what differs." in said
    assert "“Kumo Tea SAS” looks different: it was covered or replaced." in said
    show(dialog, "covered")
    dialog.keep.click()
    qtbot.waitUntil(lambda: "does not look as it was issued" in notice(dialog))
    assert kept() == ()


def test_whose_a_strangers_certificate_is_is_asked(
    session: Session, book: Book, contract: str, tmp_path: Path, kept: Callable[[], tuple[SignatureRow, ...]],
    qtbot: QtBot,
) -> None:  # fmt: skip
    with book.reading() as reading:
        state = signing_state(reading, contract)
    box = state.box(Signatory.BRAND)
    assert box is not None
    mallory = CertificateFile(new_certificate("Mallory", "", "FR", PASSPHRASE, book.clock.now()), PASSPHRASE)
    lines = Lines("Mallory", book.clock.today(), "", "fr")
    path = tmp_path / "back.pdf"
    path.write_bytes(sign_with_certificate(state.issued, box, mallory, lines, book.clock.now())[0])
    dialog = check(session, contract, path, qtbot)
    assert "“Mallory” is the name of no party. Say whose it is." in texts(dialog)
    qtbot.wait(300)
    show(dialog, "whose")
    dialog.keep.click()
    qtbot.waitUntil(lambda: "Say whose each certificate is." in texts(dialog))
    assert kept() == ()
    (whose,) = dialog.whose
    whose.set_value(Signatory.BRAND)
    with qtbot.waitSignal(dialog.kept):
        dialog.keep.click()
    (row,) = kept()
    assert (row.party, row.signer, "note_said" in row.note) == (Signatory.BRAND, "Mallory", True)


def test_a_stranger_is_said_to_be_one_and_cannot_be_kept(
    session: Session, contract: str, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"hello")
    dialog = check(session, contract, path, qtbot)
    assert "not a PDF that can be read" in texts(dialog)
    assert not dialog.keep.isVisible()
    missing = check(session, contract, tmp_path / "none.pdf", qtbot)
    assert missing.notices.count() == 1


def test_a_signed_copy_of_the_book_is_known(
    session: Session, book: Book, contract: str, tmp_path: Path, qtbot: QtBot
) -> None:
    signed = book.run(SignContract(contract, Signatory.CREATOR, Typed("Camille"))).value
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed.pdf)
    dialog = check(session, contract, path, qtbot)
    said = texts(dialog)
    assert "Camille: picture of a signature" in said
    assert "This copy is in the book already." in said
    assert not dialog.keep.isVisible()


@pytest.mark.alike
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_dialogs_are_whole_in_every_look(
    session: Session, theme: ThemeManager, book: Book, contract: str, tmp_path: Path, qtbot: QtBot, language: str,
    look: str,
) -> None:  # fmt: skip
    from tests.gui.frame.test_walk import rich, unnamed

    use_language(language)
    theme.choose(look)
    desk = session.window.desk
    signing = SigningDialog(session.window, desk, contract)
    signing.open()
    qtbot.waitUntil(lambda: signing.preview.pages == 1)
    pane = signing.panes["draw"]
    assert isinstance(pane, DrawPane)
    scribble(pane.pad)
    before = signing.preview.pdf
    qtbot.waitUntil(lambda: signing.preview.pdf != before)
    for manner in ("draw", "type", "image", "certificate"):
        signing.manner.choose(manner)
        signing.manner.chosen.emit(manner)
        if "CREATORBOOK_SCREENSHOTS" in os.environ:
            qtbot.wait(700)
        assert unnamed(signing) == []
        assert rich(signing) == []
        show(signing, f"signing-{manner}-{language}-{look}")
    path = tmp_path / "p.p12"
    path.write_bytes(new_certificate("Camille Moreau", "", "FR", PASSPHRASE, book.clock.now()))
    signing.certificate.use_new_certificate(str(path), PASSPHRASE)
    qtbot.wait(900)
    show(signing, f"signing-made-{language}-{look}")
    making = NewCertificateDialog(signing, desk, "Camille Moreau")
    making.open()
    assert unnamed(making) == []
    show(making, f"certificate-{language}-{look}")
    making.close()
    with qtbot.waitSignal(signing.signed) as told:
        signing.sign()
    data = bytearray(told.args[0].pdf)
    dialogs = []
    for name, change in (("good", False), ("broken", True)):
        if change:
            data[-9_000] ^= 1
        copy = tmp_path / f"{name}.pdf"
        copy.write_bytes(bytes(data))
        dialog = check(session, contract, copy, qtbot)
        assert unnamed(dialog) == []
        assert rich(dialog) == []
        show(dialog, f"verification-{name}-{language}-{look}")
        dialogs.append(dialog)
    empty = VerificationDialog(session.window, desk)
    empty.open()
    show(empty, f"verification-empty-{language}-{look}")
    assert unnamed(empty) == []
