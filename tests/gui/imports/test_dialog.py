"""Importing: what each file would bring is shown first, then all is one step; bad files are sentences."""

from __future__ import annotations

import shutil
import threading
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel

from creatorbook.common.i18n import use_language
from creatorbook.common.paths import resources
from creatorbook.domain.values.money import Money
from creatorbook.gui.desk import records
from creatorbook.gui.imports.dialog import ImportDialog
from creatorbook.gui.parts.notices import Notice
from creatorbook.services.imports import import_files
from creatorbook.services.records.editing import TrashRecords
from creatorbook.services.records.lists import Query

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.start import Session
    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book

pytestmark = pytest.mark.usefixtures("unmeasured_children")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Return copies of a shipped mail and sheet of gifts."""
    names = ("collaboration.eml", "gifts.csv")
    return [str(shutil.copy(resources() / "samples" / name, tmp_path / name)) for name in names]


def _open(window: Window, paths: list[str]) -> ImportDialog:
    window.commands.files.import_paths(paths)
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    return dialog


def _texts(dialog: ImportDialog) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel))


def test_a_look_then_one_step_then_undo(window: Window, book: Book, files: list[str], qtbot: QtBot) -> None:
    before = len(records.ids(book, Query("gift")))
    dialog = _open(window, files)
    qtbot.waitUntil(dialog.ok.isEnabled)
    shown = _texts(dialog)
    assert "collaboration.eml" in shown
    assert "Spreadsheet of gifts" in shown
    assert " new" in shown
    assert len(records.ids(book, Query("gift"))) == before
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert len(records.ids(book, Query("gift"))) > before
    # Eight gifts of the sample came after the day of the test: each keeps its day in a note.
    assert window.toast.text == "Imported. 33 new"
    assert window.toast._button.isVisible()
    window.commands.steps.undo()
    qtbot.waitUntil(lambda: len(records.ids(book, Query("gift"))) == before)


def test_the_same_files_again_bring_nothing(window: Window, book: Book, files: list[str], qtbot: QtBot) -> None:
    first = _open(window, files)
    qtbot.waitUntil(first.ok.isEnabled)
    with qtbot.waitSignal(first.destroyed):
        first.write_import()
    again = _open(window, files)
    qtbot.waitUntil(lambda: "has all of this already" in again._foot.text())
    assert not again.ok.isEnabled()
    again.close()


def test_a_bad_file_is_a_sentence_and_the_others_go_on(
    window: Window, book: Book, files: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b'Brand,Title\n"open,1\n')
    dialog = _open(window, [str(bad), files[1]])
    qtbot.waitUntil(dialog.ok.isEnabled)
    notices = [each.text.text() for each in dialog.findChildren(Notice)]
    assert len(notices) == 1
    assert notices[0].startswith("bad.csv, line 2: A quotation mark is opened")
    dialog.close()


def test_only_bad_files_cannot_be_imported(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    bad = tmp_path / "photo.jpg"
    bad.write_bytes(b"\xff\xd8\xff" + bytes(200))
    dialog = _open(window, [str(bad)])
    qtbot.waitUntil(lambda: bool(dialog.findChildren(Notice)))
    assert not dialog.ok.isEnabled()
    assert dialog._foot.text() == ""
    dialog.close()


def test_remarks_in_french_set_a_no_break_space_before_the_colon(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("Titre;Marque;Étape;Tournage\nReel;Dune;bizarre;20/05\n", encoding="utf-8")
    use_language("fr")
    dialog = _open(window, [str(path)])
    qtbot.waitUntil(dialog.ok.isEnabled)
    shown = _texts(dialog)
    assert "ligne 2\u00a0: " in shown
    assert "Colonnes gardées dans les notes\u00a0: Tournage" in shown


def test_closing_while_reading_changes_nothing(window: Window, book: Book, files: list[str], qtbot: QtBot) -> None:
    before = len(records.ids(book, Query("gift")))
    dialog = _open(window, files * 1)
    job = dialog._job
    assert job is not None
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    assert job.cancelled
    assert len(records.ids(book, Query("gift"))) == before


@pytest.mark.parametrize("by_keys", [False, True])
def test_an_import_that_is_cancelled_while_it_is_written_leaves_nothing(
    window: Window, session: Session, book: Book, files: list[str], by_keys: bool, qtbot: QtBot
) -> None:
    before = {kind: records.ids(book, Query(kind)) for kind in ("gift", "brand", "deal", "contact")}
    dialog = _open(window, files)
    qtbot.waitUntil(dialog.ok.isEnabled)
    goes_on = threading.Event()
    session.writer.submit(lambda _job: goes_on.wait(20))
    dialog.ok.click()
    # Another choice would be another import.
    assert not dialog.kind.isEnabled()
    if by_keys:
        assert dialog.focusWidget() is dialog._close
        QTest.keyClick(dialog._close, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(dialog._close, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "Cancelling …" in _texts(dialog)
    goes_on.set()
    qtbot.waitUntil(dialog.ok.isEnabled)
    assert "The import was cancelled. Nothing was imported." in _texts(dialog)
    assert {kind: records.ids(book, Query(kind)) for kind in before} == before
    # What was looked at is still there to be imported.
    with qtbot.waitSignal(dialog.destroyed):
        dialog.ok.click()
    assert len(records.ids(book, Query("gift"))) > len(before["gift"])


def test_without_files_it_asks_for_them(window: Window, files: list[str], qtbot: QtBot) -> None:
    dialog = _open(window, [])
    qtbot.waitUntil(lambda: dialog.findChild(QFileDialog) is not None)
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.filesSelected.emit(files)
    chooser.close()
    qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.close()


CARD = "BEGIN:VCARD\nVERSION:3.0\nUID:{uid}\nFN:{name}\nEMAIL:{uid}@x.example\n{more}END:VCARD\n"


@pytest.fixture
def newer_cards(book: Book, tmp_path: Path) -> list[str]:
    """Return cards of whom the book knows: Eve has another role, Ada is in the trash, and both have a birthday."""
    old, new = tmp_path / "old.vcf", tmp_path / "new.vcf"
    old.write_text(
        CARD.format(uid="eve", name="Eve Sample", more="TITLE:PR\n") + CARD.format(uid="ada", name="Ada Ray", more=""),
        encoding="utf-8",
    )
    new.write_text(
        CARD.format(uid="eve", name="Eve Sample", more="TITLE:Head of PR\nBDAY:1990-02-03\n")
        + CARD.format(uid="ada", name="Ada Ray", more="BDAY:1991-02-03\n"),
        encoding="utf-8",
    )
    import_files(book, [old])
    book.run(TrashRecords("contact", tuple(records.ids(book, Query("contact", search="Ada Ray")))))
    return [str(new)]


def test_what_could_be_wished_is_offered_with_its_count_and_previewed_when_it_is_ticked(
    window: Window, book: Book, newer_cards: list[str], qtbot: QtBot
) -> None:
    dialog = _open(window, newer_cards)
    boxes = dialog.wishes
    qtbot.waitUntil(boxes.has_offers)
    assert boxes.rest.box.text() == "Keep 1 column without a field in the notes"
    assert boxes.changes.box.text() == "Replace 1 value of the book with the file’s"
    assert boxes.trash.box.text() == "Take 1 record back out of the trash"
    assert not dialog.ok.isEnabled()
    assert dialog._foot.text() == "There is nothing to import yet: tick what you want."

    def tick(box: QCheckBox) -> None:
        with qtbot.waitSignal(boxes.changed):
            box.click()
        qtbot.waitUntil(dialog._wait.isHidden)

    tick(boxes.trash.box)
    assert dialog.ok.isEnabled()
    assert "1 taken back" in _texts(dialog)
    tick(boxes.changes.box)
    assert "1 completed" in _texts(dialog)
    assert dialog._foot.text() == "Nothing is written yet. Only the values that you chose to replace are overwritten."
    tick(boxes.rest.box)
    assert "Columns kept in the notes: BDAY (2)" in _texts(dialog)
    # What is ticked is still offered, and can be unticked.
    assert all(not box.isHidden() for box in (boxes.rest, boxes.changes, boxes.trash))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.write_import()
    (eve,) = records.ids(book, Query("contact", search="Eve Sample"))
    (ada,) = records.ids(book, Query("contact", search="Ada Ray"))
    found = records.fetch(book, "contact", [eve, ada])
    assert found[eve]["role"] == "Head of PR"
    notes = records.fetch(book, "note", records.ids(book, Query("note", search="BDAY")))
    assert sorted(note["record_id"] for note in notes.values()) == sorted([eve, ada])
    window.commands.steps.undo()
    qtbot.waitUntil(lambda: records.ids(book, Query("contact", search="Ada Ray")) == [])


def test_a_private_mail_makes_a_lead_where_its_box_is_ticked(
    window: Window, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "private.eml"
    path.write_text(
        "From: Pebble Tea <pebble.tea@gmail.com>\nSubject: Tea?\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\nHello\n",
        encoding="utf-8",
    )
    dialog = _open(window, [str(path)])
    qtbot.waitUntil(dialog.wishes.has_offers)
    assert dialog.wishes.mail.box.text() == "Make a lead of 1 email all the same"
    assert not dialog.ok.isEnabled()
    with qtbot.waitSignal(dialog.wishes.changed):
        dialog.wishes.mail.box.click()
    qtbot.waitUntil(dialog.ok.isEnabled)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.write_import()
    (deal,) = records.ids(book, Query("deal", search="Tea"))
    assert records.fetch(book, "deal", [deal])[deal].title == "Tea?"


def test_nothing_is_offered_where_a_file_gives_no_occasion(window: Window, files: list[str], qtbot: QtBot) -> None:
    dialog = _open(window, files)
    qtbot.waitUntil(dialog.ok.isEnabled)
    assert dialog.wishes.isHidden()
    dialog.close()


def test_what_can_be_two_things_is_asked_with_both_before_anything_is_imported(
    window: Window, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "deals.csv"
    path.write_text('Brand,Title,Fee,Ends on\nBrume,Two ways,"1.500",03/04/2027\n', encoding="utf-8")
    dialog = _open(window, [str(path)])
    asked = dialog.wishes
    qtbot.waitUntil(asked.amounts.isVisible)
    assert [asked.amounts.combo.itemText(place) for place in range(3)] == ["Choose…", "€1,500.00", "€1.50"]
    assert not dialog.ok.isEnabled()
    # The book's country reads the days, and shows the other reading.
    assert [asked.days.combo.itemText(place) for place in range(2)] == [
        "Saturday 3 April 2027",
        "Thursday 4 March 2027",
    ]
    assert asked.days.combo.currentIndex() == 0
    asked.amounts.combo.setCurrentIndex(1)
    asked.amounts.combo.activated.emit(1)
    qtbot.waitUntil(dialog.ok.isEnabled)
    asked.days.combo.setCurrentIndex(1)
    asked.days.combo.activated.emit(1)
    qtbot.waitUntil(dialog.ok.isEnabled)
    assert (asked.amounts.combo.currentText(), asked.days.combo.currentText()) == (
        "€1,500.00",
        "Thursday 4 March 2027",
    )
    with qtbot.waitSignal(dialog.destroyed):
        dialog.ok.click()
    (row,) = records.fetch(book, "deal", records.ids(book, Query("deal", search="Two ways"))).values()
    assert (row["fee"], row["ends_on"]) == (Money(150_000, "EUR"), date(2027, 3, 4))
