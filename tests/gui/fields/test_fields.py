"""Fields: what is typed becomes a value, what is wrong is said beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTableView,
    QWidget,
)

from creatorbook.common.i18n import _, use_language
from creatorbook.domain.values.money import Money
from creatorbook.gui.desk.text_undo import can_take_back
from creatorbook.gui.fields.choose import SearchField, Segments
from creatorbook.gui.fields.fields import CheckField, ChoiceField, LongTextField, NumberField, TextField
from creatorbook.gui.fields.form_row import FormRow
from creatorbook.gui.fields.read_value import ReadField
from creatorbook.gui.fields.record import RecordField
from creatorbook.gui.fields.typed import AmountField, DayField, day_text
from creatorbook.gui.parts.basic import column, label
from creatorbook.services.fields import formats
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.values import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


def french() -> Reader:
    """Return how a French book reads on Monday, 2 March 2026."""
    return Reader(date(2026, 3, 2), country="FR")


@pytest.fixture(autouse=True)
def british() -> None:
    QLocale.setDefault(QLocale("en_GB"))


def _give_keys(qtbot: QtBot, line: QLineEdit) -> None:
    line.window().activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)


def test_a_label_never_reads_markup(qtbot: QtBot) -> None:
    made = label("<b>Nike</b> <img src='file:///etc/passwd'>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" in made.text()


def test_days_are_understood_and_shown_whole(qtbot: QtBot) -> None:
    field = DayField(french)
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


@pytest.mark.parametrize(
    ("typed", "said"), [("12.3456", "rounded to 12,35 EUR"), ("1.5 JPY", "rounded to 2 JPY"), ("12 ZZZ", "“ZZZ”")]
)
def test_no_amount_is_rounded_and_no_currency_taken_in_silence(qtbot: QtBot, typed: str, said: str) -> None:
    field = AmountField(french, ["EUR", "USD"])
    qtbot.addWidget(field)
    left: list[bool] = []
    field.unsettled.connect(lambda: left.append(True))
    QTest.keyClicks(field.edit, typed)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert said in field.problem()
    assert field.value() is None
    assert field.edit.text() == typed
    assert left == [True]


@pytest.mark.parametrize(("place", "money"), [(0, Money(1500_00, "EUR")), (1, Money(1_50, "EUR"))])
def test_an_amount_that_can_be_two_is_asked_beside_the_field(qtbot: QtBot, place: int, money: Money) -> None:
    field = AmountField(french, ["EUR", "USD"])
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.edit, "1,500")
    assert "1500,00 EUR or 1,50 EUR" in field.problem()
    assert field.value() is None
    shown = [each for each in field.readings.buttons if each.isVisible()]
    assert [each.text() for each in shown] == ["€1\u202f500,00", "€1,50"]
    QTest.mouseClick(field.readings.buttons[place], Qt.MouseButton.LeftButton)
    assert field.value() == money
    assert field.problem() == ""
    assert not field.readings.isVisible()


def test_amounts_are_sums_and_name_their_currency(qtbot: QtBot) -> None:
    field = AmountField(french, ["USD"])
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, "3*250")
    assert field.value() == Money(750_00, "EUR")
    field.edit.setText("99.90 USD")
    field.edit.editingFinished.emit()
    assert field.currency.code == "USD"
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
    field = ChoiceField([("FR", "France"), ("DE", "Germany")], empty="Not specified", search=True)
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
    qtbot.addWidget(row.field)
    row.field.show()
    edit = row.field.focusProxy()
    assert edit is not None
    assert edit.accessibleDescription() == "Required."
    assert not row.check_value()
    assert row.error == "“Title” is needed."
    assert edit.accessibleDescription() == "Not valid: “Title” is needed."
    QTest.keyClicks(edit, "x")
    assert row.error == ""
    assert edit.accessibleDescription() == "Required."
    assert row.check_value()


def test_a_reference_is_searched_and_created_in_place(qtbot: QtBot) -> None:
    known = {"1": "Nike", "2": "Nikon"}

    def find(text: str, _most: int) -> list[tuple[str, str]]:
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


def test_a_long_list_of_records_goes_on_where_its_end_is_reached(qtbot: QtBot) -> None:
    known = {str(number): f"Brand {number}" for number in range(30)}
    field = RecordField(lambda _text, most: list(known.items())[:most], known.__getitem__)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.edit, "bran")
    first = len(field.matches)
    popup = field._completer.popup()
    assert popup is not None
    for _step in range(first):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(field.matches) > first)
    # What is pointed at stays; a new one is still offered, at the end.
    assert popup.currentIndex().data() == f"Brand {first - 1}"
    popup.scrollToBottom()
    qtbot.waitUntil(lambda: len(field.matches) == len(known))
    assert field._model.stringList() == [*known.values(), "Create “bran”"]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.value() == str(first)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_an_exact_name_is_taken_while_its_list_is_open(qtbot: QtBot, key: Qt.Key) -> None:
    known = {"1": "Nike", "2": "Nike Running"}
    field = RecordField(lambda _text, _most: list(known.items()), known.__getitem__)
    qtbot.addWidget(field)
    field.show()
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "nike")
    popup = field._completer.popup()
    assert popup is not None
    assert popup.isVisible()
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(popup, key)
    assert (field.value(), field.edit.text(), field.problem()) == ("1", "Nike", "")
    assert not popup.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_what_is_pointed_at_in_the_list_goes_before_the_exact_name(qtbot: QtBot, key: Qt.Key) -> None:
    known = {"1": "Nike", "2": "Nike Running"}
    field = RecordField(lambda _text, _most: list(known.items()), known.__getitem__)
    holder = column(field, QLineEdit())
    qtbot.addWidget(holder)
    holder.show()
    _give_keys(qtbot, field.edit)
    QTest.keyClicks(field.edit, "nike")
    popup = field._completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, key)
    assert field.value() == "2"


@pytest.mark.parametrize(
    ("found", "may_create", "said"),
    [
        ([("1", "Nike")], True, "Choose “Nike” from the list, or create “nik” there."),
        ([], True, "Choose one from the list, or create it."),
        ([("1", "Nike")], False, "Choose one from the list."),
        ([], False, "“nik” is not in the list."),
    ],
)
def test_a_name_that_was_left_unchosen_says_so_at_once_and_its_list_opens_again(
    qtbot: QtBot, found: list[tuple[str, str]], may_create: bool, said: str
) -> None:
    field = RecordField(lambda _text, _most: found, dict(found).__getitem__, may_create=may_create)
    row = FormRow("Brand", field)
    holder = column(row.field, QLineEdit())
    qtbot.addWidget(holder)
    holder.show()
    _give_keys(qtbot, field.edit)
    QTest.keyClicks(field.edit, "nik")
    popup = field._completer.popup()
    assert popup is not None
    QTest.keyClick(popup if popup.isVisible() else field.edit, Qt.Key.Key_Tab)
    assert (field.value(), row.error) == (None, said)
    if found:
        _give_keys(qtbot, field.edit)
        QTest.keyClick(field.edit, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Down)
        # Nothing was typed since the line was left.
        QTest.keyClick(popup, Qt.Key.Key_Tab)
        assert (field.value(), row.error) == ("1", "")


def test_an_exact_name_needs_no_pointing(qtbot: QtBot) -> None:
    field = RecordField(lambda _text, _most: [("1", "Nike")], lambda _id: "Nike")
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.edit, "nike")
    field._close()
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
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
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        box.setText("bru")
        # What is typed is searched before the keys go into what was found.
        with qtbot.waitSignals([box.searched, box.left], order="strict"):
            QTest.keyClick(box, key)


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
    holder = column(row.field, FormRow("Name", name).field)
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
    assert day_text(date(2026, 12, 1)) == "mar. 1er déc. 2026"
    assert " 2 déc" in day_text(date(2026, 12, 2))
    assert "1er décembre 2026" in formats.long_day(date(2026, 12, 1))
    use_language("en")
    assert day_text(date(2026, 12, 1)) == "Tue 1 Dec 2026"


@pytest.fixture
def starts(qtbot: QtBot) -> tuple[FormRow, DayField]:
    field = DayField(french)
    row = FormRow("Starts", field, hint="The first day.")
    qtbot.addWidget(row.field)
    row.field.show()
    qtbot.waitExposed(row.field)
    return row, field


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tomorrow", "Tuesday 3 March 2026"),
        ("in 3 weeks", "Monday 23 March 2026"),
        ("demain", "Tuesday 3 March 2026"),
        ("vendredi", "Friday 6 March 2026"),
        ("31/12", "Thursday 31 December 2026"),
        ("1/12/27", "Wednesday 1 December 2027"),
    ],
)
def test_a_day_is_echoed_in_full_below(starts: tuple[FormRow, DayField], typed: str, said: str) -> None:
    row, field = starts
    QTest.keyClicks(field.edit, typed)
    assert row.understood == said
    field.edit.editingFinished.emit()
    assert row.understood == said
    assert field.edit.text() == day_text(field.value())
    field.set_value(None)
    row.show_error("")
    assert row.understood == ""


def test_the_country_of_the_book_decides_what_comes_first(qtbot: QtBot) -> None:
    american, european = DayField(lambda: replace(french(), country="US")), DayField(french)
    for field in (american, european):
        qtbot.addWidget(field)
        field.edit.setText("12/1/27")
    assert american.value() == date(2027, 12, 1)
    assert european.value() == date(2027, 1, 12)


def test_nothing_moves_when_the_line_below_speaks(starts: tuple[FormRow, DayField]) -> None:
    row, field = starts
    width = 290  # half of a form

    def height() -> int:
        return row.field.heightForWidth(width)

    heights = [height()]
    QTest.keyClicks(field.edit, "fri")
    heights.append(height())
    field.edit.clear()
    QTest.keyClicks(field.edit, "x")
    field.edit.editingFinished.emit()
    assert row.error == field.problem() != ""
    heights.append(height())
    QTest.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert row.error == ""
    heights.append(height())
    assert len(set(heights)) == 1


def test_a_day_whose_number_is_changed_by_hand_is_understood(qtbot: QtBot) -> None:
    field = DayField(french)
    qtbot.addWidget(field)
    field.set_value(date(2026, 3, 6))
    field.edit.setText(field.edit.text().replace(" 6 ", " 7 "))
    assert field.value() == date(2026, 3, 7)
    field.edit.setText("Mon 7 Mar 2026")
    assert field.problem()


def test_a_moment_whose_day_is_changed_by_hand_is_understood(qtbot: QtBot) -> None:
    field = reading_field("post.planned_at")
    qtbot.addWidget(field)
    field.set_value(datetime(2026, 12, 4, 18, tzinfo=UTC))
    field.edit.setText(field.edit.text().replace(" 4 ", " 5 "))
    assert field.value() == datetime(2026, 12, 5, 18, tzinfo=UTC)
    assert field.problem() == ""
    field.edit.editingFinished.emit()
    assert field.edit.text() == "Sat 5 Dec 2026 18:00"
    field.edit.setText("Mon 6 Dec 2026 18:00")
    assert field.problem()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("1200+300", "€1\u202f500,00"), ("3*250 USD", "US$750,00"), ("1.5k", "€1\u202f500,00"), ("a lot", "")],
)
def test_sums_are_echoed(qtbot: QtBot, typed: str, said: str) -> None:
    field = AmountField(french, ["USD"])
    row = FormRow("Fee", field)
    qtbot.addWidget(row.field)
    QTest.keyClicks(field.edit, typed)
    assert row.understood == said
    # What the field itself writes then and what stands below it are of one convention, that of the book's country.
    field.edit.editingFinished.emit()
    assert not said or field.edit.text() == said.lstrip("US$€").replace("\u202f", "")


@pytest.mark.parametrize(
    ("typed", "code", "problem"),
    [
        ("usd", "USD", ""),
        ("US dollar", "USD", ""),
        ("pound", "GBP", ""),
        ("eur", "EUR", ""),
        ("dollar", "EUR", "Several in the list fit “dollar”: choose one."),
        ("shells", "EUR", "“shells” is not in the list."),
    ],
)
def test_a_currency_is_found_by_its_code_and_by_its_name(qtbot: QtBot, typed: str, code: str, problem: str) -> None:
    row = FormRow("Fee", AmountField(french, ["AUD", "EUR", "GBP", "USD"]))
    field = row.field
    qtbot.addWidget(field)
    assert isinstance(field, AmountField)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "100")
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    type_into(typed, Qt.Key.Key_Tab)
    listed = [field.currency.itemText(place) for place in range(field.currency.count())]
    assert listed == ["AUD – Australian Dollar", "EUR – Euro", "GBP – British Pound", "USD – US Dollar"]
    assert field.currency.currentText() == (typed if problem else code)
    assert field.currency.code == code
    assert field.problem() == row.error == problem
    assert problem or field.value() == Money(100_00, code)


def reading_field(name: str) -> ReadField:
    kind, field = name.split(".")
    return ReadField(KINDS[kind].field(field), french)


@pytest.mark.parametrize(
    ("name", "typed", "value", "said"),
    [
        ("post.planned_at", "fri 18:00", datetime(2026, 3, 6, 18, tzinfo=UTC), "Friday 6 March 2026, 18:00"),
        ("post.planned_at", "demain 9h30", datetime(2026, 3, 3, 9, 30, tzinfo=UTC), "Tuesday 3 March 2026, 09:30"),
        ("terms.kill_fee_bp", "12,5", 1250, "12,5%"),
        ("terms.kill_fee_bp", "10+5", 1500, "15%"),
    ],
)
def test_moments_and_percentages_are_echoed(qtbot: QtBot, name: str, typed: str, value: object, said: str) -> None:
    field = reading_field(name)
    row = FormRow("Field", field)
    qtbot.addWidget(row.field)
    QTest.keyClicks(field.edit, typed)
    assert field.value() == value
    assert row.understood == said
    field.edit.editingFinished.emit()
    assert field.value() == value
    kept = field.draft()
    again = reading_field(name)
    qtbot.addWidget(again)
    again.put_back(kept)
    assert again.value() == value


@pytest.mark.parametrize(
    ("name", "typed", "mended", "said"),
    [
        ("post.audience_countries", "Suisse, Fra", "FR, uk", "France, United Kingdom"),
        ("creator.email", "lea@", "lea@example.com", "lea@example.com"),
        ("post.url", "not an address", "https://example.com/p/1", "https://example.com/p/1"),
    ],
)
def test_what_cannot_be_read_is_told_when_the_field_is_left(
    qtbot: QtBot, name: str, typed: str, mended: str, said: str
) -> None:
    field = reading_field(name)
    row = FormRow("Field", field)
    qtbot.addWidget(row.field)
    QTest.keyClicks(field.edit, typed)
    assert row.error == ""
    field.edit.editingFinished.emit()
    assert row.error == field.problem() != ""
    # Of several, the one that cannot be read is named.
    assert ("“Fra”" in row.error) is name.endswith("countries")
    assert field.edit.text() == typed
    field.edit.selectAll()
    QTest.keyClicks(field.edit, mended)
    assert row.error == ""
    value = field.value()
    field.edit.editingFinished.emit()
    assert (field.edit.text(), field.value(), row.error) == (said, value, "")


def test_a_moment_is_shown_in_words_and_stays_what_it_was(qtbot: QtBot) -> None:
    field = reading_field("post.planned_at")
    qtbot.addWidget(field)
    moment = datetime(2026, 3, 6, 18, 0, 42, tzinfo=UTC)
    field.set_value(moment)
    assert field.edit.text() == "Fri 6 Mar 2026 18:00"
    # The seconds are not shown, and are not lost either.
    assert field.value() == moment
    field.edit.setText("teatime")
    assert field.problem()


def test_fields_that_offer_the_same_share_one_list(qtbot: QtBot) -> None:
    options = [(str(number), f"Land {number}") for number in range(30)]
    one, other = ChoiceField(options, empty="Not specified"), ChoiceField(options, empty="Not specified")
    short = ChoiceField(options[:2])
    for field in (one, other, short):
        qtbot.addWidget(field)
    assert one.combo.model() is other.combo.model()
    one.set_value("7")
    other.set_value("9")
    other.set_options(options[:3])
    assert (one.value(), one.combo.currentText()) == ("7", "Land 7")
    assert other.value() == "0"
    assert one.combo.count() == len(options) + 1


@pytest.mark.parametrize("language", ["en", "fr", "qps"])
def test_a_search_box_is_wide_enough_for_its_own_words(qtbot: QtBot, language: str) -> None:
    use_language(language)
    field = SearchField(_("Search deals"))
    qtbot.addWidget(field)
    field.resize(field.sizeHint())
    field.show()
    qtbot.waitExposed(field)
    words = field.fontMetrics().horizontalAdvance(field.placeholderText())
    assert field.placeholderText() == _("Search deals")
    assert field.width() - words >= 60
    field.resize(130, field.height())
    assert field.placeholderText() == _("Search")
    assert field.accessibleName() == _("Search deals")


def test_ctrl_and_a_letter_of_a_list_goes_to_the_window(qtbot: QtBot) -> None:
    field = ChoiceField([("e", "Été"), ("a", "Art")], search=False)
    qtbot.addWidget(field)
    field.set_value("a")
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Eacute, Qt.KeyboardModifier.ControlModifier, "é")
    QApplication.sendEvent(field.combo, event)
    assert field.value() == "a"
    assert not event.isAccepted()


@pytest.mark.usefixtures("theme")
def test_every_day_of_the_calendar_can_be_read(starts: tuple[FormRow, DayField]) -> None:
    _row, field = starts
    field.set_value(date(2026, 11, 30))
    field.open_calendar()
    (shown,) = field.findChildren(QCalendarWidget)
    days = shown.findChild(QTableView)
    assert isinstance(days, QTableView)
    whole = days.viewport().grab().toImage()
    # Words that are cut look alike: no two days of the month may.
    areas = [days.visualRect(days.model().index(row, column)) for row in range(2, 5) for column in range(7)]
    looks = {bytes(whole.copy(area).convertToFormat(QImage.Format.Format_Grayscale8).constBits()) for area in areas}
    assert len(looks) == 3 * 7
    shown.window().close()


def test_the_calendar_opens_above_a_field_that_has_no_room_below(starts: tuple[FormRow, DayField]) -> None:
    row, field = starts
    room = field.screen().availableGeometry()
    row.field.window().move(room.left(), room.bottom() - 60)
    field.open_calendar()
    (shown,) = field.findChildren(QCalendarWidget)
    assert room.contains(shown.window().geometry())
    shown.window().close()


def test_the_list_of_a_choice_is_as_wide_as_its_longest_one(qtbot: QtBot) -> None:
    field = ChoiceField([("a", "Short"), ("b", "A word that is much longer than the field")], search=False)
    field.setMaximumWidth(90)
    holder = column(field)
    qtbot.addWidget(holder)
    holder.resize(600, 80)
    holder.show()
    combo = field.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    combo.showPopup()
    assert combo.width() <= 90
    assert combo.view().viewport().width() >= combo.view().sizeHintForColumn(0) > 90
    combo.hidePopup()


def test_a_long_list_scrolls_by_its_bar_and_not_by_arrows_that_cover_its_lines(qtbot: QtBot) -> None:
    field = ChoiceField([(str(number), f"Choice {number}") for number in range(60)], search=False)
    holder = column(field)
    qtbot.addWidget(holder)
    holder.show()
    combo = field.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    combo.showPopup()
    bar = combo.view().verticalScrollBar()
    place = combo.view().geometry()
    bar.setValue(bar.maximum() // 2)
    QApplication.processEvents()
    # Nothing came above or below the lines and took their room.
    assert combo.view().geometry() == place
    combo.hidePopup()
