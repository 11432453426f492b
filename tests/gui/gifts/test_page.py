"""Gifts: written down in one line, answered in the table, and shown with the duty that each carries."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QPushButton

from creatorbook.domain.gifts.values import GiftTotal
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.domain.values.money import Money
from creatorbook.gui.desk import records
from creatorbook.gui.gifts.form import GiftForm
from creatorbook.gui.gifts.overview import GiftPart
from creatorbook.gui.gifts.page import GiftsPage
from creatorbook.gui.gifts.photos import SIDE, read_thumbnails
from creatorbook.gui.gifts.shares import GiftShares
from creatorbook.gui.gifts.values import GiftValues
from creatorbook.services.records.attachments import AttachFile, DetachFile
from creatorbook.services.records.editing import AddRecord, EditRecord
from creatorbook.services.records.lists import Query
from tests.gui.words import press_on_passage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book

pytestmark = pytest.mark.usefixtures("unmeasured_children")


@pytest.fixture
def page(agreed: dict[str, str], window: Window) -> GiftsPage:
    window.go("gifts")
    found = window.current_page
    assert isinstance(found, GiftsPage)
    return found


@pytest.fixture
def loose(page: GiftsPage, book: Book, qtbot: QtBot) -> str:
    """Add a gift from a brand with which there is no deal, so that the answer alone decides."""
    from creatorbook.services.records.editing import AddRecord

    brand = book.run(AddRecord("brand", {"name": "Solo"})).value
    gift = book.run(AddRecord("gift", {"description": "Lamp", "brand_id": brand})).value
    qtbot.waitUntil(lambda: page.list.model.row_of(gift) >= 0)
    return gift


def _duty(page: GiftsPage, id: str) -> str:
    model = page.list.model
    return model.cell_text(model.row_of(id), _column(page, "duty"))


def _column(page: GiftsPage, id: str) -> int:
    return [column.id for column in page.list.model.columns].index(id)


def test_a_gift_is_read_aloud_with_its_brand_day_and_return(
    page: GiftsPage, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    spoken = int(Qt.ItemDataRole.AccessibleTextRole)
    model, view = page.list.model, page.list.view
    row = model.row_of(agreed["gift"])
    assert model.index(row, 0).data(spoken) == "Matcha bowl, Kumo Tea · 2 Mar"
    assert model.index(row, _column(page, "value")).data(spoken) == "€45"
    assert view.rowHeight(row) == 52
    today = book.clock.today()
    lent = {"fate": GiftFate.TO_RETURN, "received_on": today - timedelta(days=9), "return_due_on": today}
    book.run(EditRecord("gift", agreed["gift"], lent))
    qtbot.waitUntil(lambda: model.index(model.row_of(agreed["gift"]), 0).data(spoken).endswith(" · 21 Feb"))
    value = _column(page, "value")
    assert model.index(model.row_of(agreed["gift"]), value).data(spoken) == "€45, back by 2 Mar"
    book.run(EditRecord("gift", agreed["gift"], {"return_due_on": today - timedelta(days=2)}))
    qtbot.waitUntil(lambda: model.index(model.row_of(agreed["gift"]), value).data(spoken) == "€45, 2 days late")


def test_lent_gifts_are_counted_beside_the_window(
    page: GiftsPage, book: Book, agreed: dict[str, str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    book.run(EditRecord("gift", agreed["gift"], {"fate": GiftFate.TO_RETURN}))
    rows = page.list.model.count
    qtbot.waitUntil(lambda: page._count.text().endswith("1 lent or sent back"))
    said = page._count.text()
    page._count.clear()
    read = type(book).reading

    def no_reading(of: Book) -> Any:
        assert threading.current_thread() is not threading.main_thread()
        return read(of)

    monkeypatch.setattr(type(book), "reading", no_reading)
    page.list.counted.emit(rows)
    qtbot.waitUntil(lambda: page._count.text() == said)


def test_two_fields_and_enter(page: GiftsPage, book: Book, qtbot: QtBot) -> None:
    page.take_focus()
    QTest.keyClicks(page.entry.what.edit, "Linen shirt")
    page.entry.sender_field.setFocus()
    QTest.keyClicks(page.entry.sender_field.edit, "Atelier Seve")
    QTest.keyClick(page.entry.sender_field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.model.count == 3)
    qtbot.waitUntil(lambda: page.entry.what.value() is None)
    found = records.fetch(book, "gift", records.ids(book, Query("gift", search="Linen"))).values()
    gift = next(iter(found))
    assert gift["received_on"] == date(2026, 3, 2)
    assert gift["brand_id"].title == "Atelier Seve"
    assert page.selection() == [("gift", gift.id)]
    assert page.window().focusWidget() is page.entry.what.edit


def test_what_is_missing_is_said_beside_the_line(page: GiftsPage, book: Book) -> None:
    before = len(records.ids(book, Query("gift")))
    page.entry.what.setFocus()
    QTest.keyClick(page.entry.what.edit, Qt.Key.Key_Return)
    assert page.entry.problem.text() == "Say in a few words what arrived."
    QTest.keyClicks(page.entry.what.edit, "Bowl")
    QTest.keyClick(page.entry.what.edit, Qt.Key.Key_Return)
    assert page.entry.problem.text() == "Say which brand it came from."
    page.entry.sender_field.setFocus()
    QTest.keyClicks(page.entry.sender_field.edit, "Solo")
    page.entry.value.edit.setText("lots")
    page.entry.add()
    assert "amount" in page.entry.problem.text()
    assert len(records.ids(book, Query("gift"))) == before


def test_a_known_brand_is_not_added_twice(page: GiftsPage, book: Book, qtbot: QtBot) -> None:
    before = len(records.ids(book, Query("brand")))
    page.entry.what.set_value("Tin")
    page.entry.sender_field.edit.setText("kumo tea")
    page.entry.value.set_value(Money(900, "EUR"))
    page.entry.add()
    qtbot.waitUntil(lambda: page.list.model.count == 3)
    assert len(records.ids(book, Query("brand"))) == before


def test_enter_on_the_list_of_brands_makes_one_brand(page: GiftsPage, book: Book, qtbot: QtBot) -> None:
    before = len(records.ids(book, Query("brand")))
    page.entry.what.set_value("Mug")
    page.entry.sender_field.setFocus()
    QTest.keyClicks(page.entry.sender_field.edit, "Zetabrand")
    page.entry.sender_field.create_asked.emit("Zetabrand")
    page.entry.add()
    qtbot.waitUntil(lambda: page.list.model.count == 3)
    assert len(records.ids(book, Query("brand"))) == before + 1


def test_a_brand_that_is_nearly_called_so_is_named_before_another_is_made(page: GiftsPage, book: Book) -> None:
    before = len(records.ids(book, Query("brand")))
    page.entry.what.set_value("Vase")
    page.entry.sender_field.setFocus()
    QTest.keyClicks(page.entry.sender_field.edit, "kumo")
    page.entry.add()
    assert page.entry.problem.text() == "Choose “Kumo Tea” from the list, or create “kumo” there."
    assert len(records.ids(book, Query("brand"))) == before
    assert len(records.ids(book, Query("gift", search="Vase"))) == 0


def test_the_duty_follows_the_answer(page: GiftsPage, book: Book, loose: str, qtbot: QtBot) -> None:
    gift = loose
    assert _duty(page, gift) != "Required"
    page.list.select(gift)
    page.list.view.setFocus()
    QTest.keyClick(page.list.view, Qt.Key.Key_F2)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    asked = next(action for action in menu.actions() if action.text() == "A post was asked for")
    asked.trigger()
    menu.close()
    qtbot.waitUntil(lambda: records.read_row(book, "gift", gift)["expectation"] is Expectation.ASKED)
    qtbot.waitUntil(lambda: _duty(page, gift) == "Required")
    model = page.list.model
    tip = model.data(model.index(model.row_of(gift), _column(page, "duty")), int(Qt.ItemDataRole.ToolTipRole))
    assert str(tip).startswith("France: a label is required")


def test_the_inspector_answers_copies_and_names_sources(
    page: GiftsPage, window: Window, book: Book, loose: str, qtbot: QtBot
) -> None:
    page.list.select(loose)
    qtbot.waitUntil(lambda: window.inspector.record == ("gift", loose))
    part = window.inspector.findChild(GiftPart)
    assert isinstance(part, GiftPart)
    field = part.fields.rows["expectation"].field
    field.set_value(Expectation.ASKED)
    field.changed.emit()
    part.fields.flush()
    qtbot.waitUntil(lambda: records.read_row(book, "gift", loose)["expectation"] is Expectation.ASKED)
    said = part.verdict.list
    qtbot.waitUntil(lambda: any(each.key == "words 0" for each in said.passages))
    press_on_passage(said, "words 0", Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == next(each.title for each in said.passages if each.key == "words 0")
    press_on_passage(said, "country FR", Qt.Key.Key_Return)
    assert "2023-451" in "\n".join(each.title for each in said.passages if each.inset)
    assert window.toast.text.startswith("Copied: ")


def test_the_year_is_added_up_by_brand(page: GiftsPage, agreed: dict[str, str], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.values.year.value() == 2026)
    shown = [each.text() for each in page.values.findChildren(QLabel)]
    assert "€45" in shown
    assert "2 gifts · 1 without a value" in shown
    page.values.brand_chosen.emit(agreed["brand"])
    assert page.list.model.count == 1
    page._all_brands()
    assert page.list.model.count == 2


def test_the_statement_of_the_year_is_saved_from_its_button(
    page: GiftsPage, book: Book, agreed: dict[str, str], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda _dialog: None)
    gift = {
        "description": "Lamp",
        "brand_id": agreed["brand"],
        "received_on": date(2026, 2, 1),
        "value": Money(900, "EUR"),
    }
    book.run(AddRecord("gift", gift))
    qtbot.waitUntil(lambda: page.values.statement.isVisible() and page.values.year.value() == 2026)
    for name, start in (("year.pdf", b"%PDF"), ("year.zip", b"PK")):
        QTest.mouseClick(page.values.statement, Qt.MouseButton.LeftButton)
        asked = page.findChildren(QFileDialog)[-1]
        asked.fileSelected.emit(str(tmp_path / name))
        asked.close()
        qtbot.waitUntil((tmp_path / name).exists)
        assert (tmp_path / name).read_bytes().startswith(start)


def test_an_empty_book_leads_to_the_line(window: Window, book: Book, qtbot: QtBot) -> None:
    from creatorbook.services.records.editing import TrashRecords

    book.run(TrashRecords("gift", tuple(records.ids(book, Query("gift")))))
    window.go("gifts")
    page = window.current_page
    assert isinstance(page, GiftsPage)
    qtbot.waitUntil(lambda: page.list._stack.currentWidget() is page.list.empty)
    QTest.mouseClick(page.list.empty.button, Qt.MouseButton.LeftButton)
    assert page.entry.what.edit.hasFocus()


def test_the_line_tells_what_showing_it_will_owe_as_it_is_typed(page: GiftsPage, qtbot: QtBot) -> None:
    duty = page.entry.duty
    page.take_focus()
    QTest.keyClicks(page.entry.what.edit, "Linen shirt")
    QTest.qWait(250)
    assert duty.isHidden()
    page.entry.sender_field.setFocus()
    QTest.keyClicks(page.entry.sender_field.edit, "Atelier Seve")
    qtbot.waitUntil(lambda: not duty.isHidden())
    assert "Was a post asked for" in duty.text.text()
    QTest.keyClick(page.entry.sender_field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.model.count == 3)


def test_the_form_of_a_gift_tells_its_duty_as_the_answer_changes(
    window: Window, agreed: dict[str, str], loose: str, qtbot: QtBot
) -> None:
    window.desk.edit("gift", loose)
    form = window.findChildren(GiftForm)[-1]
    assert form.duty.isVisibleTo(form)
    before = form.duty.text.text()
    form.rows["expectation"].field.set_value(Expectation.ASKED)
    form.rows["expectation"].field.changed.emit()
    qtbot.waitUntil(lambda: form.duty.text.text() != before)
    assert form.duty.text.text().startswith("If you show it, a label is required: ")
    form.close()


def test_sums_in_the_books_own_currency_come_first(qtbot: QtBot) -> None:
    def total(name: str, *sums: Money) -> GiftTotal:
        return GiftTotal(name, name, 2026, sums, 1, 0)

    found = (
        total("Yen", Money(900_000, "JPY")),
        total("Dollars", Money(70_000, "USD")),
        total("Some", Money(2_000, "EUR"), Money(990_000, "USD")),
        total("Most", Money(3_000, "EUR")),
    )
    values = GiftValues()
    qtbot.addWidget(values)
    values.show_totals(found, 2026, "", "EUR")
    shown = [each.text() for each in values.findChildren(QPushButton) if each.property("brand")]
    assert shown == ["Most", "Some", "Dollars", "Yen"]
    texts = [each.text() for each in values.findChildren(QLabel) if not each.isHidden()]
    assert "€20\nUS$9,900" in texts
    assert texts[0].split("\n")[0] == "€50"
    values.show_totals(found, 2026, "", "USD")
    shown = [each.text() for each in values.findChildren(QPushButton) if each.property("brand")]
    assert shown == ["Some", "Dollars", "Most", "Yen"]


@pytest.mark.parametrize(("width", "is_beside"), [(1040, True), (800, False)])
def test_the_values_stand_beside_the_list_where_there_is_width(
    page: GiftsPage, qtbot: QtBot, width: int, is_beside: bool
) -> None:
    def stands_beside() -> bool:
        return page.values.x() > page.list.geometry().right()

    qtbot.waitUntil(lambda: page.values.year.value() == 2026)
    page.window().resize(width + 208, 700)
    page.resize(width, 700)
    qtbot.waitUntil(lambda: stands_beside() is is_beside)
    (shares,) = page.values.findChildren(GiftShares)
    assert shares.isVisibleTo(page) is is_beside
    assert shares.accessibleName() == "€45"


def _png(width: int, height: int) -> bytes:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("#c0102a"))
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    made.save(held, "PNG")  # type: ignore[call-overload]  # the stubs know formats as bytes only
    return bytes(held.data().data())


def test_the_photo_of_a_gift_stands_before_its_name_once_it_hangs_on_it(
    page: GiftsPage, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    view, model = page.list.view, page.list.model

    def before_the_name() -> str:
        area = view.visualRect(model.index(model.row_of(agreed["gift"]), 0))
        return view.viewport().grab().toImage().pixelColor(area.left() + 28, area.center().y()).name()

    assert before_the_name() != "#c0102a"
    book.run(AttachFile("gift", agreed["gift"], "letter.txt", content=b"no picture"))
    photo = book.run(AttachFile("gift", agreed["gift"], "box.png", content=_png(300, 200))).value
    qtbot.waitUntil(lambda: before_the_name() == "#c0102a")
    book.run(DetachFile(photo))
    qtbot.waitUntil(lambda: before_the_name() != "#c0102a")


def test_what_is_no_picture_or_too_large_a_one_has_no_thumbnail() -> None:
    # The head alone says how large it would become: nothing of it is unfolded.
    whole = bytearray(_png(4, 4))
    whole[16:24] = (60_000).to_bytes(4, "big") * 2
    contents = [b"", b"%PDF-1.7 not a picture", _png(300, 200)[:60], bytes(whole), _png(300, 200), _png(40, 20)]
    *none, thumbnail, small = read_thumbnails(contents)
    assert none == [None] * 4
    assert thumbnail is not None
    assert (thumbnail.width(), thumbnail.height()) == (SIDE, SIDE)
    assert thumbnail.pixelColor(SIDE // 2, SIDE // 2).name() == "#c0102a"
    assert small is not None
    assert (small.width(), small.height()) == (20, 20)


def test_gifts_stand_under_the_months_in_which_they_came(page: GiftsPage, book: Book, qtbot: QtBot) -> None:
    brand = records.ids(book, Query("brand"))[0]
    for what, day in (("Lamp", date(2025, 12, 24)), ("Scarf", date(2025, 12, 3)), ("Mug", date(2026, 1, 1))):
        book.run(AddRecord("gift", {"description": what, "brand_id": brand, "received_on": day}))
    model = page.list.model

    def shown() -> list[str]:
        return [model.cell_text(row, 0) for row in range(model.rowCount())]

    qtbot.waitUntil(lambda: "Mug" in shown())
    found = shown()
    assert found[found.index("January") :] == ["January", "Mug", "December 2025", "Lamp", "Scarf"]
    assert model.count == len(records.ids(book, Query("gift")))
    page.list.view._heading(0)
    assert "January" not in shown()
    assert model.rowCount() == model.count
