"""Ways into the papers of a contract from its page: signing from the head, and a file dropped on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.signatures import Manner, Signatory
from creatorbook.gui.contracts.page import ContractsPage
from creatorbook.gui.desk import records
from creatorbook.gui.parts.dropped import DroppedDialog
from creatorbook.gui.signing.dialog import SigningDialog
from creatorbook.gui.signing.verification import VerificationDialog
from creatorbook.gui.their_contract.dialog import TheirContractDialog
from creatorbook.services.contracts.issuing import IssueContract
from creatorbook.services.records.lists import Query
from creatorbook.services.signing.sign import SignContract, Typed

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


@pytest.fixture
def page(agreed: dict[str, str], window: Window, qtbot: QtBot) -> ContractsPage:
    window.go("contracts", {"deal": agreed["deal"]})
    found = window.current_page
    assert isinstance(found, ContractsPage)
    qtbot.waitUntil(lambda: found.preview.view.pages > 0)
    return found


@pytest.fixture
def contract(page: ContractsPage, book: Book, agreed: dict[str, str], qtbot: QtBot) -> str:
    made = book.run(IssueContract(agreed["deal"], "fr")).value.contract_id
    qtbot.waitUntil(page.sign.isVisible)
    return made


def _drop(page: ContractsPage, *paths: Path) -> QDropEvent:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(60, 60), action, mime, left, Qt.KeyboardModifier.NoModifier)
    page.dropEvent(event)
    return event


def test_what_is_out_is_signed_from_the_head_of_the_page(
    page: ContractsPage, window: Window, book: Book, contract: str, qtbot: QtBot
) -> None:
    assert page.issue.text() == "New version…"
    assert (page.issue.property("look"), page.sign.property("look")) == ("", "primary")
    QTest.mouseClick(page.sign, Qt.MouseButton.LeftButton)
    dialog = window.findChild(SigningDialog)
    assert isinstance(dialog, SigningDialog)
    qtbot.waitUntil(lambda: dialog.preview.pages == 1)
    dialog.manner.choose("type")
    dialog._on_chosen("type")
    qtbot.waitUntil(dialog.ok.isEnabled)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.ok.click()
    qtbot.waitUntil(lambda: page.preview.which.value() == "1s")
    with book.reading() as reading:
        from creatorbook.services.signing.signatures import read_signed_copy

        signed = read_signed_copy(reading, contract, 1)
    qtbot.waitUntil(lambda: page.preview.view.pdf == signed)
    assert page.preview.which.combo.currentText() == "Version 1, signed"
    assert page.preview.file_name() == "C-2026-001-v1-signed-Matcha-launch.pdf"
    assert page.sign.isVisible()
    # The other side signs too: nothing is left to sign, and the next step is a new version.
    book.run(SignContract(contract, Signatory.BRAND, Typed("Inès Laurent"), "Inès Laurent", "Paris"))
    qtbot.waitUntil(lambda: not page.sign.isVisible())
    assert records.read_row(book, "contract", contract)["state"] is ContractState.SIGNED
    assert page.issue.property("look") == "primary"


def test_a_signed_contract_opens_as_it_was_signed(
    agreed: dict[str, str], window: Window, book: Book, qtbot: QtBot
) -> None:
    contract = book.run(IssueContract(agreed["deal"], "fr")).value.contract_id
    for party in (Signatory.CREATOR, Signatory.BRAND):
        book.run(SignContract(contract, party, Typed("A. Name"), "A. Name", "Paris"))
    window.go("contracts", {"deal": agreed["deal"]})
    page = window.current_page
    assert isinstance(page, ContractsPage)
    qtbot.waitUntil(lambda: page.preview.which.value() == "1s")
    assert page.sign.isHidden()


def test_a_dropped_copy_that_came_back_is_checked_and_kept(
    page: ContractsPage, window: Window, book: Book, contract: str, tmp_path: Path, qtbot: QtBot
) -> None:
    signed = book.run(SignContract(contract, Signatory.CREATOR, Typed("Camille"), "Camille", "Paris")).value.pdf
    file = tmp_path / "back.pdf"
    file.write_bytes(signed)
    assert _drop(page, file).isAccepted()
    asked = window.findChild(DroppedDialog)
    assert isinstance(asked, DroppedDialog)
    assert asked.first is asked.signed
    asked.signed.click()
    dialog = window.findChild(VerificationDialog)
    assert isinstance(dialog, VerificationDialog)
    qtbot.waitUntil(lambda: dialog._found is not None)
    assert dialog._found is not None
    assert dialog._found.found.version is not None
    assert dialog._found.found.version.contract_id == contract
    dialog.close()


def test_a_dropped_contract_of_the_brand_is_compared(
    page: ContractsPage, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "theirs.pdf"
    file.write_bytes(page.preview.view.pdf)
    _drop(page, file)
    asked = window.findChild(DroppedDialog)
    assert isinstance(asked, DroppedDialog)
    assert asked.first is asked.theirs
    asked.theirs.click()
    dialog = window.findChild(TheirContractDialog)
    assert isinstance(dialog, TheirContractDialog)
    qtbot.waitUntil(lambda: dialog._their is not None)
    dialog.close()


def test_other_files_and_several_of_them_ask_nothing(page: ContractsPage, window: Window, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf", "c.png"):
        (tmp_path / name).write_bytes(b"x")
    _drop(page, tmp_path / "a.pdf", tmp_path / "b.pdf")
    _drop(page, tmp_path / "c.png")
    assert window.findChild(DroppedDialog) is None


def test_a_picture_of_who_signed_is_kept_apart_in_words(page: ContractsPage, book: Book, contract: str) -> None:
    book.run(SignContract(contract, Signatory.CREATOR, Typed("Camille"), "Camille", "Paris"))
    with book.reading() as reading:
        from creatorbook.services.signing.signatures import signatures

        assert [each.manner for each in signatures(reading, contract)] == [Manner.TYPED]
    assert len(records.ids(book, Query("contract"))) == 1
