"""Forms of every kind: what is typed is written, errors stand beside the fields, a stale form becomes a choice."""

from __future__ import annotations

import json
import threading
from contextlib import nullcontext
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from creatorbook.domain.records.deals import Stage
from creatorbook.domain.values.money import Money
from creatorbook.gui.desk import records
from creatorbook.gui.forms.conflict import ConflictDialog
from creatorbook.gui.forms.editors import ReferenceField, TicksField
from creatorbook.gui.forms.inline import InlineFields
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.parts.findings import FindingsDialog
from creatorbook.gui.parts.notices import Notice
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records.editing import AddRecord, EditRecord, TrashRecords
from creatorbook.services.records.lists import Query
from tests.gui.keys import has_keys
from tests.gui.sight import is_whole

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.fields.fields import Field
    from creatorbook.gui.fields.form_row import FormRow
    from creatorbook.gui.frame.window import Window
    from creatorbook.services.book.book import Book

T = TypeVar("T", bound=QObject)


def only(parent: QObject, kind: type[T]) -> T:
    [found] = parent.findChildren(kind)
    return found


def _type(field: Field, text: str) -> None:
    edit = field.focusProxy()
    assert edit is not None
    QTest.keyClicks(edit, text)


def _first(book: Book, kind: str = "deal") -> str:
    return records.ids(book, Query(kind))[0]


def _edit(window: Window, id: str, kind: str = "deal") -> RecordForm:
    window.commands.forms.edit(kind, id)
    return only(window, RecordForm)


def test_escape_discards_nothing_that_cannot_be_brought_back(window: Window, book: Book, qtbot: QtBot) -> None:
    id = _first(book)
    form = _edit(window, id)
    title = form.rows["title"].field.focusProxy()
    assert isinstance(title, QLineEdit)
    title.selectAll()
    QTest.keyClicks(title, "Half a thought")
    fee = form.rows["fee"].field.focusProxy()
    assert isinstance(fee, QLineEdit)
    fee.clear()
    QTest.keyClicks(fee, "about 12")
    QTest.keyClick(fee, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(RecordForm))
    assert window.toast.action == "Bring back"
    back = next(each for each in window.toast.findChildren(QPushButton) if each.text() == "Bring back")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    again = only(window, RecordForm)
    typed = [again.rows[name].field.focusProxy() for name in ("title", "fee")]
    assert [each.text() for each in typed if isinstance(each, QLineEdit)] == ["Half a thought", "about 12"]
    again.close()


def test_what_was_not_saved_is_offered_until_it_is(window: Window, book: Book, qtbot: QtBot) -> None:
    window.commands.forms.create("brand")
    form = only(window, RecordForm)
    _type(form.rows["name"].field, "Half a brand")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(RecordForm))
    window.commands.forms.create("brand")
    again = only(window, RecordForm)
    assert again.rows["name"].field.value() is None
    put_back = next(each for each in again.findChildren(QPushButton) if each.text() == "Put it back")
    # It stands above the fields, and Tab comes to it there.
    line = again.rows["name"].field.focusProxy()
    assert line is not None
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Backtab)
    assert put_back.hasFocus()
    QTest.keyClick(put_back, Qt.Key.Key_Tab)
    assert line.hasFocus()
    QTest.mouseClick(put_back, Qt.MouseButton.LeftButton)
    assert again.rows["name"].field.value() == "Half a brand"
    again.save()
    qtbot.waitUntil(lambda: not window.findChildren(RecordForm))
    assert "Half a brand" in {
        each.title for each in records.fetch(book, "brand", records.ids(book, Query("brand"))).values()
    }
    window.commands.forms.create("brand")
    assert not only(window, RecordForm).findChildren(Notice)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_stands_in_a_field_is_kept_and_put_back_as_it_was(window: Window, book: Book, kind: str) -> None:
    ids = records.ids(book, Query(kind))
    window.commands.forms.edit(kind, ids[0]) if ids else window.commands.forms.create(kind)
    form = only(window, RecordForm)
    typed = {name: row.field.draft() for name, row in form.rows.items()}
    window.commands.forms.create(kind)
    other = next(each for each in window.findChildren(RecordForm) if each is not form)
    for name, row in other.rows.items():
        if name in typed:
            row.field.put_back(json.loads(json.dumps(typed[name])))
            assert row.field.draft() == typed[name], name
            assert row.field.value() == form.rows[name].field.value(), name


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_a_form_with_a_name_for_every_field(window: Window, kind: str) -> None:
    window.commands.forms.create(kind, {}, None)
    form = only(window, RecordForm)
    shown = {name for name in form.rows if form.rows[name].field.accessibleName()}
    assert shown == set(form.rows)
    editable = {field.name for field in KINDS[kind].fields if not field.fixed and field.kind != "creator"}
    # What a note or a task is on is chosen by where its form is opened from.
    editable -= {"record_kind", "record_id"}
    # A kind with an editor of its own may ask for some of its fields later.
    assert editable <= set(form.rows) or type(form) is not RecordForm


@pytest.mark.parametrize("kind", ["brand", "deal", "gift", "creator"])
def test_a_form_that_was_not_touched_writes_nothing(window: Window, book: Book, kind: str) -> None:
    id = _first(book, kind)
    form = _edit(window, id, kind)
    assert form.changes() == {}


def test_what_is_typed_is_written_as_one_step(window: Window, book: Book, qtbot: QtBot) -> None:
    id = _first(book)
    form = _edit(window, id)
    form.rows["fee"].field.set_value(None)
    _type(form.rows["fee"].field, "3*250")
    day = form.rows["next_action_on"].field
    day.set_value(None)
    _type(day, "in 3 weeks")
    with qtbot.waitSignal(form.saved):
        form.save()
    row = records.read_row(book, "deal", id)
    assert row["fee"] == Money(750_00, row["fee"].currency)
    assert row["next_action_on"] == date(2026, 3, 23)
    book.undo()
    assert records.read_row(book, "deal", id)["next_action_on"] != date(2026, 3, 23)


def test_a_brand_that_is_there_already_is_told_and_saved_again_where_both_are_wanted(
    window: Window, book: Book, qtbot: QtBot
) -> None:
    name = records.read_row(book, "brand", records.ids(book, Query("brand"))[0]).title
    before = len(records.ids(book, Query("brand")))
    form = RecordForm(window, window.desk, "brand", {"name": f"{name.upper()} SAS"})
    form.save()
    qtbot.waitUntil(lambda: bool(form.rows["name"].error))
    assert f"“{name}” is there already." in form.rows["name"].error
    assert len(records.ids(book, Query("brand"))) == before
    with qtbot.waitSignal(form.saved):
        form.save()
    assert len(records.ids(book, Query("brand"))) == before + 1
    # Of two people one email is what makes them seem one.
    for address in ("ann@example.org", "ANN@example.org"):
        form = RecordForm(window, window.desk, "contact", {"name": address[:3], "email": address})
        with qtbot.waitSignal(form.saved) if address.islower() else nullcontext():
            form.save()
    qtbot.waitUntil(lambda: bool(form.rows["email"].error))
    assert "“ann” has this email already." in form.rows["email"].error
    with qtbot.waitSignal(form.saved):
        form.save()
    # Of one that is edited likewise.
    other = book.run(AddRecord("contact", {"name": "Cleo", "email": "cleo@example.org"})).value
    row = records.read_row(book, "contact", other)
    form = RecordForm(window, window.desk, "contact", row.values, row)
    form.rows["email"].field.set_value("ann@example.org")
    form.save()
    qtbot.waitUntil(lambda: bool(form.rows["email"].error))
    assert records.read_row(book, "contact", other)["email"] == "cleo@example.org"
    with qtbot.waitSignal(form.saved):
        form.save()
    assert records.read_row(book, "contact", other)["email"] == "ann@example.org"
    # Where each change is written at once it is kept, and told beside it.
    inline = InlineFields(window.desk, "contact", ["email", "role"])
    qtbot.addWidget(inline)
    third = book.run(AddRecord("contact", {"name": "Dora", "email": "dora@example.org"})).value
    inline.show_row(records.read_row(book, "contact", third))
    inline.rows["email"].field.set_value("ann@example.org")
    inline.rows["email"].field.changed.emit()
    inline.flush()
    qtbot.waitUntil(lambda: "has this email already" in inline.rows["email"].error)
    assert records.read_row(book, "contact", third)["email"] == "ann@example.org"


def _is_gone_to(row: FormRow) -> bool:
    """Return whether a row that was refused has the keys, and is seen with the sentence that says why."""
    said = [each for each in row.field.findChildren(QLabel) if each.text() == row.error]
    return bool(row.error) and has_keys(row.field) and all(is_whole(each) for each in (row.field, *said))


def test_errors_stand_beside_their_fields_and_nothing_is_written(window: Window, book: Book, qtbot: QtBot) -> None:
    # Too low for the whole form.
    window.resize(1024, 560)
    window.commands.forms.create("deal")
    form = only(window, RecordForm)
    qtbot.waitUntil(lambda: has_keys(form))
    _type(form.rows["fee"].field, "a lot")
    QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "needed" in form.rows["title"].error
    assert "needed" in form.rows["brand_id"].error
    assert "amount" in form.rows["fee"].error
    assert form.isVisible()
    assert _is_gone_to(form.rows["title"])
    form.rows["title"].field.set_value("A deal")
    form.rows["brand_id"].field.set_value(_first(book, "brand"))
    # The first that is wrong is gone to, in whichever part of the form it stands.
    for name, text, none in (("fee", "a lot", None), ("ends_on", "never", date(2026, 4, 1))):
        form.rows[name].field.set_value(None)
        _type(form.rows[name].field, text)
        form.rows["title"].field.setFocus()
        QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert _is_gone_to(form.rows[name])
        form.rows[name].field.set_value(none)
    form.rows["starts_on"].field.set_value(date(2026, 5, 1))
    form.rows["title"].field.setFocus()
    QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    # What only the book can know is said beside the field as well.
    qtbot.waitUntil(lambda: _is_gone_to(form.rows["ends_on"]))
    assert form.isVisible()
    form.rows["ends_on"].field.set_value(date(2026, 6, 1))
    with qtbot.waitSignal(form.saved):
        form.save()


def test_a_brand_is_made_without_leaving_the_form(window: Window, book: Book, qtbot: QtBot) -> None:
    window.commands.forms.create("deal", {"title": "New"}, None)
    form = only(window, RecordForm)
    field = form.rows["brand_id"].field
    assert isinstance(field, ReferenceField)
    field.create_asked.emit("Brand <b>new</b>")
    qtbot.waitUntil(lambda: field.value() is not None)
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
    row = records.read_row(book, "deal", saved.args[0])
    assert row["brand_id"].title == "Brand <b>new</b>"
    assert row["stage"] is Stage.LEAD


def test_a_brand_of_nearly_a_known_name_is_made_beside_it_only_when_that_is_chosen(
    window: Window, book: Book, qtbot: QtBot
) -> None:
    book.run(AddRecord("brand", {"name": "Müller & Söhne GmbH"}))
    window.commands.forms.create("deal", {"title": "New"}, None)
    field = only(window, RecordForm).rows["brand_id"].field
    assert isinstance(field, ReferenceField)
    wanted = "Mueller und Söhne"
    field.edit.setText(wanted)
    field.edit.textEdited.emit(wanted)
    field.create_asked.emit(wanted)
    choices = ["Use “Müller & Söhne GmbH”, which is there", f"Create “{wanted}” beside it"]
    qtbot.waitUntil(lambda: field._model.stringList() == choices)
    assert (field.value(), field.matches) == (None, ["Müller & Söhne GmbH"])
    field._on_taken(field._model.index(1))
    qtbot.waitUntil(lambda: field.value() is not None)
    assert records.read_row(book, "brand", field.value()).title == wanted


@pytest.mark.parametrize(("kind", "page"), [("deal", "deals"), ("brand", "brands")])
def test_what_is_made_on_another_page_is_shown_by_the_toast(
    window: Window, book: Book, qtbot: QtBot, kind: str, page: str
) -> None:
    window.go("today")
    window.commands.forms.create(kind)
    form = only(window, RecordForm)
    _type(form.rows[KINDS[kind].title].field, "Made here")
    if "brand_id" in form.rows:
        form.rows["brand_id"].field.set_value(_first(book, "brand"))
    with qtbot.waitSignal(form.saved) as saved:
        QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (window.toast.text, window.toast.action) == ("“Made here” is in the book.", "Show")
    show = next(each for each in window.toast.findChildren(QPushButton) if each.text() == "Show")
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    there = window.current_page
    assert there is not None
    assert there.page_id == page
    qtbot.waitUntil(lambda: there.selection() == [(kind, saved.args[0])])
    assert window.inspector.record == (kind, saved.args[0])


def test_ctrl_enter_saves(window: Window, book: Book, qtbot: QtBot) -> None:
    form = _edit(window, _first(book, "brand"), "brand")
    form.rows["category"].field.set_value("Watches")
    qtbot.waitUntil(lambda: has_keys(form))
    with qtbot.waitSignal(form.saved):
        QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _stale(window: Window, book: Book, mine: dict[str, Any], theirs: dict[str, Any]) -> tuple[str, RecordForm]:
    id = _first(book)
    form = _edit(window, id)
    for name, value in mine.items():
        form.rows[name].field.set_value(value)
    book.run(EditRecord("deal", id, theirs))
    form.save()
    return id, form


def test_a_stale_form_becomes_a_choice_and_theirs_can_stand(window: Window, book: Book, qtbot: QtBot) -> None:
    mine = {"title": "Mine", "next_action": "Mine too"}
    theirs = {"title": "Theirs <b>", "next_action": "Theirs too", "objective": "Only theirs"}
    id, form = _stale(window, book, mine, theirs)
    qtbot.waitUntil(lambda: bool(form.window().findChildren(ConflictDialog)))
    dialog = only(form.window(), ConflictDialog)
    assert set(dialog._groups) == {"title", "next_action"}
    assert records.read_row(book, "deal", id)["title"] == "Theirs <b>"
    dialog._groups["title"].button(1).setChecked(True)
    with qtbot.waitSignal(form.saved):
        dialog._save()
    row = records.read_row(book, "deal", id)
    assert (row["title"], row["next_action"], row["objective"]) == ("Theirs <b>", "Mine too", "Only theirs")


@pytest.mark.parametrize("side", [0, 1])
def test_what_a_task_is_on_is_chosen_as_one(window: Window, book: Book, qtbot: QtBot, side: int) -> None:
    deal, (brand, other) = _first(book), records.ids(book, Query("brand"))[:2]
    task = book.run(AddRecord("task", {"text": "Call", "record_kind": "deal", "record_id": deal})).value
    form = _edit(window, task, "task")
    form.rows["record_id"].field.set_value(f"brand {brand}")
    book.run(EditRecord("task", task, {"record_kind": "brand", "record_id": other}))
    form.save()
    qtbot.waitUntil(lambda: bool(form.window().findChildren(ConflictDialog)))
    dialog = only(form.window(), ConflictDialog)
    names = [records.read_row(book, "brand", each).title for each in (brand, other)]
    choices = [each.text().replace("&&", "&") for each in dialog._groups["record_id"].buttons()]
    assert choices == [f"Brand: {name}" for name in names]
    assert set(dialog._groups) == {"record_id"}
    dialog._groups["record_id"].button(side).setChecked(True)
    dialog._save()
    qtbot.waitUntil(lambda: records.read_row(book, "task", task)["record_id"] == (brand, other)[side])
    assert records.read_row(book, "task", task)["record_kind"] == "brand"


def test_changes_to_different_fields_both_stand(window: Window, book: Book, qtbot: QtBot) -> None:
    id, form = _stale(window, book, {"title": "Mine"}, {"next_action": "Theirs"})
    qtbot.waitUntil(lambda: bool(form.window().findChildren(ConflictDialog)))
    with qtbot.waitSignal(form.saved):
        only(form.window(), ConflictDialog)._save()
    row = records.read_row(book, "deal", id)
    assert (row["title"], row["next_action"]) == ("Mine", "Theirs")


def test_going_back_from_the_choice_loses_nothing(window: Window, book: Book, qtbot: QtBot) -> None:
    id, form = _stale(window, book, {"title": "Mine"}, {"title": "Theirs"})
    qtbot.waitUntil(lambda: bool(form.window().findChildren(ConflictDialog)))
    only(form.window(), ConflictDialog).close()
    assert form.rows["title"].field.value() == "Mine"
    assert records.read_row(book, "deal", id)["title"] == "Theirs"


def test_closed_forms_are_gone(window: Window, book: Book, qtbot: QtBot) -> None:
    for _turn in range(5):
        form = _edit(window, _first(book))
        form.close()
        qtbot.waitUntil(lambda: not window.findChildren(RecordForm))


def test_several_choices_are_ticked(qtbot: QtBot) -> None:
    field = TicksField([("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")])
    qtbot.addWidget(field)
    field.set_value(("b", "d"))
    assert field.value() == ("b", "d")


def test_a_deal_that_breaks_an_exclusivity_is_told_so_at_once(window: Window, book: Book, qtbot: QtBot) -> None:
    brands = records.ids(book, Query("brand"))
    days = {"starts_on": date(2026, 3, 1), "ends_on": date(2026, 6, 1)}
    deals = [
        book.run(
            AddRecord("deal", {"title": f"Watch {each[:3]}", "brand_id": each, "stage": Stage.CONTRACTED, **days})
        ).value
        for each in brands[:2]
    ]
    book.run(EditRecord("brand", brands[1], {"category": "Watches"}))
    window.commands.forms.create("exclusivity", {"deal_id": deals[0]}, None)
    form = only(window, RecordForm)
    form.rows["category"].field.set_value("Watches")
    form.rows["starts_on"].field.set_value(days["starts_on"])
    form.rows["ends_on"].field.set_value(days["ends_on"])
    form.save()
    qtbot.waitUntil(lambda: bool(window.findChildren(FindingsDialog)))
    said = " ".join(each.text() for each in only(window, FindingsDialog).findChildren(QLabel))
    assert "1 Mar 2026" in said
    assert "Watch" in said


def test_a_brand_made_in_a_form_that_is_cancelled_is_named_and_taken_back_by_one_undo(
    window: Window, book: Book, qtbot: QtBot
) -> None:
    before = records.ids(book, Query("brand"))
    window.commands.forms.create("deal")
    form = only(window, RecordForm)
    field = form.rows["brand_id"].field
    assert isinstance(field, ReferenceField)
    field.create_asked.emit("Nove")
    qtbot.waitUntil(lambda: field.value() is not None)
    with qtbot.waitSignal(form.destroyed):
        form.close()
    assert window.toast.text == "Closed without saving: New deal. Kept in the book: “Nove”"
    assert len(records.ids(book, Query("brand"))) == len(before) + 1
    qtbot.waitUntil(window.action_set.by_id["undo"].isEnabled)
    window.commands.carry_out("undo")
    qtbot.waitUntil(lambda: records.ids(book, Query("brand")) == before)


def test_a_form_that_is_cancelled_names_what_was_made_in_it_as_it_is_now_and_asks_the_book_nothing(
    window: Window, book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.commands.forms.create("deal")
    form = only(window, RecordForm)
    field = form.rows["brand_id"].field
    assert isinstance(field, ReferenceField)
    field.create_asked.emit("Nove")
    qtbot.waitUntil(lambda: field.value() is not None)
    first = field.value()
    field.create_asked.emit("Lume")
    qtbot.waitUntil(lambda: field.value() != first)
    book.run(EditRecord("brand", field.value(), {"name": "Lumière"}))
    book.run(TrashRecords("brand", (first,)))
    qtbot.waitUntil(lambda: field.made_here() == ["Lumière"])
    read = type(book).reading

    def no_reading(book: Book) -> Any:
        assert threading.current_thread() is not threading.main_thread()
        return read(book)

    monkeypatch.setattr(type(book), "reading", no_reading)
    with qtbot.waitSignal(form.destroyed):
        form.close()
    assert window.toast.text == "Closed without saving: New deal. Kept in the book: “Lumière”"
