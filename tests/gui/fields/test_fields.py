"""Fields: what is typed becomes a value, what is wrong is said beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from creatorbook.common.i18n import use_language
from creatorbook.domain.values.money import Money
from creatorbook.gui.desk.text_undo import can_take_back
from creatorbook.gui.fields.choose import SearchField, Segments
from creatorbook.gui.fields.fields import CheckField, ChoiceField, LongTextField, NumberField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.record import RecordField
from creatorbook.gui.fields.typed import AmountField, DayField, day_text, long_day_text
from creatorbook.gui.parts.basic import column, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from creatorbook.common.clock import FixedClock


@pytest.fixture(autouse=True)
def british() -> None:
    QLocale.setDefault(QLocale("en_GB"))


def test_a_label_never_reads_markup(qtbot: QtBot) -> None:
    made = label("<b>Nike</b> <img src='file:///etc/passwd'>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" in made.text()


def test_days_are_understood_and_shown_whole(qtbot: QtBot, clock: FixedClock) -> None:
    field = DayField(clock)
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, "fri")
    assert field.value() == date(2026, 3, 6)
    field.edit.editingFinished.emit()
    assert field.edit.text() == "Fri 6 Mar 2026"
    assert field.value() == date(2026, 3, 6)
    field.edit.setText("some day")
    assert field.value() is None
    assert "“fri”" in field.problem()
    field.set_value(None)
    assert field.problem() == ""


def test_amounts_are_sums_and_name_their_currency(qtbot: QtBot) -> None:
    field = AmountField("EUR", ["USD"])
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, "3*250")
    assert field.value() == Money(750_00, "EUR")
    field.edit.setText("99.90 USD")
    field.edit.editingFinished.emit()
    assert field.currency.currentText() == "USD"
    assert field.value() == Money(99_90, "USD")
    field.edit.setText("a lot")
    assert field.value() is None
    assert field.problem()
    field.set_value(Money(1000, "JPY"))
    assert field.value() == Money(1000, "JPY")
    field.set_value(None)
    assert field.value() is None
    assert not field.problem()


def test_numbers_have_bounds(qtbot: QtBot) -> None:
    field = NumberField(low=1, high=10)
    qtbot.addWidget(field)
    field.edit.setText("11")
    assert "from 1 to 10" in field.problem()
    field.edit.setText("ten")
    assert field.problem()
    field.edit.setText(" 7 ")
    assert field.value() == 7
    assert not field.problem()


def test_texts_are_trimmed_and_empty_ones_are_nothing(qtbot: QtBot) -> None:
    field, long = TextField(), LongTextField()
    qtbot.addWidget(field)
    qtbot.addWidget(long)
    field.set_value("  two words ")
    assert field.value() == "two words"
    long.set_value("\n")
    assert long.value() is None
    with qtbot.waitSignal(long.changed):
        QTest.keyClicks(long.edit, "x")


def test_a_choice_is_found_by_typing(qtbot: QtBot) -> None:
    field = ChoiceField([("FR", "France"), ("DE", "Germany")], empty="Not said", search=True)
    qtbot.addWidget(field)
    field.show()
    assert field.value() is None
    field.combo.setEditText("germany")
    QTest.keyClick(field.combo, Qt.Key.Key_Return)
    assert field.value() == "DE"
    field.set_value("nowhere")
    assert field.value() is None
    box = CheckField("Yes")
    qtbot.addWidget(box)
    box.set_value(value=True)
    assert box.value() is True


def test_a_row_says_what_is_wrong_and_forgets_it_when_typed_in(qtbot: QtBot) -> None:
    row = FormRow("Title", TextField(), needed="“Title” is needed.")
    qtbot.addWidget(row)
    row.show()
    assert not row.check_value()
    assert row.error == "“Title” is needed."
    edit = row.field.focusProxy()
    assert edit is not None
    assert edit.accessibleDescription() == "“Title” is needed."
    QTest.keyClicks(edit, "x")
    assert row.error == ""
    assert row.check_value()


def test_a_reference_is_searched_and_created_in_place(qtbot: QtBot) -> None:
    known = {"1": "Nike", "2": "Nikon"}

    def find(text: str) -> list[tuple[str, str]]:
        return [(id, name) for id, name in known.items() if text.casefold() in name.casefold()]

    field = RecordField(find, known.__getitem__)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.edit, "nik")
    assert field._model.stringList() == ["Nike", "Nikon", "Create “nik”"]
    assert field.problem()
    field._on_taken(field._model.index(1))
    assert field.value() == "2"
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "Zara")
    with qtbot.waitSignal(field.create_asked) as asked:
        field._on_taken(field._model.index(0))
    assert asked.args == ["Zara"]
    field._close()


def test_an_exact_name_needs_no_pointing(qtbot: QtBot) -> None:
    field = RecordField(lambda _text: [("1", "Nike")], lambda _id: "Nike")
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.edit, "nike")
    field._close()
    field.edit.editingFinished.emit()
    assert field.value() == "1"


def test_the_search_box_tells_after_a_moment_and_escape_empties_it(qtbot: QtBot) -> None:
    box = SearchField("Search deals")
    qtbot.addWidget(box)
    box.show()
    with qtbot.waitSignal(box.searched) as told:
        QTest.keyClicks(box, " lune ")
    assert told.args == ["lune"]
    with qtbot.waitSignal(box.searched) as told:
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert told.args == [""]
    with qtbot.waitSignal(box.left) as gone:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert gone.args == [1]


def test_segments_tell_which_was_taken(qtbot: QtBot) -> None:
    part = Segments("Show as", [("table", "Table", "table-2"), ("board", "Board", "")])
    qtbot.addWidget(part)
    assert part.value == "table"
    part.choose("board")
    part.choose("nothing")
    assert part.value == "board"


def test_which_texts_have_something_to_take_back(qtbot: QtBot) -> None:
    line, box, combo = QLineEdit(), QPlainTextEdit(), QComboBox()
    combo.setEditable(True)
    for widget in (line, box, combo):
        qtbot.addWidget(widget)
        assert not can_take_back(widget, redo=False)
    QTest.keyClicks(line, "x")
    QTest.keyClicks(box, "x")
    assert can_take_back(line, redo=False)
    assert can_take_back(box, redo=False)
    line.undo()
    assert can_take_back(line, redo=True)
    spin = QSpinBox()
    qtbot.addWidget(spin)
    assert not can_take_back(spin, redo=False)


PLACES = [("FR", "France"), ("GB", "United Kingdom"), ("US", "United States"), ("PF", "French Polynesia")]


@pytest.fixture
def country(qtbot: QtBot) -> Iterator[tuple[FormRow, ChoiceField]]:
    """Return a row with a country to choose and one more field behind it, in a window that has the keys."""
    field = ChoiceField(PLACES, empty="Choose", search=True)
    row = FormRow("Country", field)
    name = TextField()
    holder = column(row, FormRow("Name", name))
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is holder)
    name.setFocus()
    yield row, field
    holder.close()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_into(text: str, *keys: Qt.Key) -> None:
    for letter in text:
        QTest.keyClicks(focused(), letter)
    for key in keys:
        popup = QApplication.activePopupWidget()
        QTest.keyClick(popup or focused(), key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("by_mouse", [True, False])
def test_the_single_match_is_taken(country: tuple[FormRow, ChoiceField], key: Qt.Key, by_mouse: bool) -> None:
    row, field = country
    told: list[object] = []
    field.changed.connect(lambda: told.append(field.value()))
    field.set_value("GB")
    line = field.combo.lineEdit()
    assert line is not None
    if by_mouse:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    else:
        field.setFocus(Qt.FocusReason.TabFocusReason)
    assert line.selectedText() == "United Kingdom"
    type_into("fra", key)
    assert field.combo.currentText() == "France"
    assert field.value() == "FR"
    assert told == ["FR"]
    assert row.error == ""


def test_what_stands_for_no_choice_is_never_part_of_a_word(country: tuple[FormRow, ChoiceField]) -> None:
    _row, field = country
    line = field.combo.lineEdit()
    assert line is not None
    assert line.placeholderText() == "Choose"
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    type_into("Fr")
    assert line.text() == "Fr"
    # Two begin with these letters: which one is meant cannot be known.
    type_into("", Qt.Key.Key_Tab)
    assert field.value() is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [("atlantis", "“atlantis” is not in the list."), ("united", "Several in the list fit “united”: choose one.")],
)
def test_a_text_that_is_no_choice_stays_and_says_so(
    country: tuple[FormRow, ChoiceField], typed: str, said: str
) -> None:
    row, field = country
    field.set_value("FR")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    type_into(typed, Qt.Key.Key_Tab)
    assert field.combo.currentText() == typed
    assert row.error == said
    assert not row.check_value()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    type_into("Polynesia", Qt.Key.Key_Tab)
    assert field.value() == "PF"
    assert row.error == ""


def test_an_emptied_line_is_no_choice(country: tuple[FormRow, ChoiceField]) -> None:
    _row, field = country
    field.set_value("FR")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    type_into("", Qt.Key.Key_Delete, Qt.Key.Key_Tab)
    assert field.value() is None


def test_french_counts_the_first_of_a_month_in_a_field_of_days() -> None:
    use_language("fr")
    assert "1er déc" in day_text(date(2026, 12, 1))
    assert " 2 déc" in day_text(date(2026, 12, 2))
    assert "1er décembre 2026" in long_day_text(date(2026, 12, 1))
    use_language("en")
    assert "1 Dec" in day_text(date(2026, 12, 1))
