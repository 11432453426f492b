"""The papers of a deal: versions, what changed between them, a renewal; and the comparison as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.values.money import Money
from creatorbook.gui.contracts.comparison import ComparisonDialog
from creatorbook.gui.contracts.page import ContractsPage
from creatorbook.services.contracts.issuing import AmendContract, IssueContract
from creatorbook.services.contracts.life import MarkContract
from creatorbook.services.records.editing import EditRecord
from creatorbook.services.records.lists import Query, ids
from tests.gui.words import press_on_line

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QTextBlock, QTextFragment
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book


@pytest.fixture
def page(agreed: dict[str, str], book: Book, window: Window, qtbot: QtBot) -> ContractsPage:
    """Return the contracts page on a deal with two versions, its papers shown."""
    issued = book.run(IssueContract(agreed["deal"])).value
    book.run(EditRecord("deal", agreed["deal"], {"fee": Money(150000, "EUR")}))
    with book.reading() as reading:
        payments = ids(reading, Query("payment", filters={"deal_id": agreed["deal"]}))
    for number, payment in enumerate(payments):
        book.run(EditRecord("payment", payment, {"amount": Money(150000 if number == 0 else 0, "EUR")}))
    if len(payments) > 1:
        from creatorbook.services.records.editing import TrashRecords

        book.run(TrashRecords("payment", tuple(payments[1:])))
    book.run(AmendContract(agreed["deal"]))
    book.run(MarkContract(issued.contract_id, ContractState.SIGNED))
    window.go("contracts", {"deal": agreed["deal"]})
    found = window.current_page
    assert isinstance(found, ContractsPage)
    qtbot.waitUntil(lambda: found.preview.view.pages > 0)
    found.side.choose("papers")
    found.side.chosen.emit("papers")
    return found


def test_a_version_is_shown_as_it_was_issued(page: ContractsPage, qtbot: QtBot) -> None:
    assert [line.id for line in page.papers.versions.list.lines] == ["2", "1"]
    draft = page.preview.view.pdf
    press_on_line(page.papers.versions, "1", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.preview.view.pdf != draft)
    assert page.preview.which.value() == "1"


def test_the_evidence_is_made_and_saved(
    page: ContractsPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, _kinds: str, name: str, *_more: object) -> None:
        asked.append(name)

    monkeypatch.setattr("creatorbook.gui.contracts.papers.ask_for_save_path", ask)
    page.papers.save_evidence()
    qtbot.waitUntil(lambda: asked == ["C-2026-001 evidence.pdf"])
    out = tmp_path / "evidence.pdf"
    page.papers.save_to(str(out))
    qtbot.waitUntil(out.exists)
    qtbot.waitUntil(lambda: out.read_bytes().startswith(b"%PDF"))


def test_what_changed_is_told_by_more_than_colour_and_saved_as_a_pdf(
    page: ContractsPage, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    page.papers.compare_versions()
    dialog = window.findChild(ComparisonDialog)
    assert isinstance(dialog, ComparisonDialog)
    assert (dialog.before.value(), dialog.after.value()) == (1, 2)
    said = dialog.text.toPlainText()
    assert "1 200,00" in said.replace("\u202f", " ").replace("\u00a0", " ") or "1,200.00" in said
    struck = [
        fragment.charFormat().fontStrikeOut()
        for block in _blocks(dialog)
        for fragment in _fragments(block)
        if "200" in fragment.text()
    ]
    assert any(struck)
    target = tmp_path / "changes.pdf"
    dialog.save_to(str(target))
    qtbot.waitUntil(target.exists)
    assert target.read_bytes().startswith(b"%PDF")
    dialog.after.set_value(0)
    dialog.before.set_value(2)
    dialog.before.changed.emit()
    assert dialog.text.toPlainText() == "Nothing changed."
    dialog.close()


def _blocks(dialog: ComparisonDialog) -> list[QTextBlock]:
    document = dialog.text.document()
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found = []
    place: Any = block.begin()
    while not place.atEnd():
        found.append(place.fragment())
        place += 1
    return found


def test_a_signed_contract_is_renewed_in_a_new_deal(
    page: ContractsPage, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    page.papers.renew()
    qtbot.waitUntil(lambda: page._deal != agreed["deal"])
    with book.reading() as reading:
        found = ids(reading, Query("contract", filters={"deal_id": page._deal}))
    assert len(found) == 1
