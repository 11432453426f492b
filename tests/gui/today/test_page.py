"""Today: lines with their reasons, answered by a key; figures that lead to their rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from creatorbook.common.settings import Settings
from creatorbook.domain.values.money import Money
from creatorbook.gui.contracts.page import ContractsPage
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.desk import records
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.frame.start import Session
from creatorbook.gui.parts.notices import EmptyState
from creatorbook.gui.rows.key_hint import KeyHint
from creatorbook.gui.rows.row import Head, Rest, TwoLineRow
from creatorbook.gui.today.entries import FIRST, MORE, DueLine
from creatorbook.gui.today.figures import FigureCard, FigureStrip
from creatorbook.gui.today.page import TodayPage
from creatorbook.services.contracts.issuing import IssueContract
from creatorbook.services.fields import formats
from creatorbook.services.records import rows
from creatorbook.services.records.editing import AddRecord, EditRecord, TrashRecords
from creatorbook.services.reminders.today import When, answers
from creatorbook.services.sample.add import AddSample
from tests.gui.conftest import fill

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.gui.rows.row import Entry
    from creatorbook.gui.rows.view import RowList
    from creatorbook.services.book.book import Book


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> TodayPage:
    window.go("today")
    return _page(window, qtbot)


def _page(window: Window, qtbot: QtBot) -> TodayPage:
    found = window.current_page
    assert isinstance(found, TodayPage)
    qtbot.waitUntil(lambda: bool(_keys(found)))
    return found


def _entries(page: TodayPage) -> list[Entry]:
    model = page.lines.rows
    return [entry for row in range(model.rowCount()) if (entry := model.entry(row)) is not None]


def _rows(page: TodayPage) -> list[TwoLineRow]:
    return [entry for entry in _entries(page) if isinstance(entry, TwoLineRow)]


def _keys(page: TodayPage) -> list[str]:
    return [row.key for row in _rows(page)]


def _current(page: TodayPage) -> str:
    row = page.lines.current_row()
    return row.key if row is not None else ""


def _top(page: TodayPage, key: str) -> int:
    return page.lines.visualRect(page.lines.rows.index(page.lines.rows.row_of(key))).top()


def _press(window: Window, *keys: Qt.Key, shift: bool = False) -> None:
    """Press keys as a person does: they go wherever the focus is."""
    for key in keys:
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(window.windowHandle(), key, held)


def _has_lines(page: TodayPage, count: int) -> bool:
    return len(_keys(page)) == count


def _answers(book: Book) -> dict[str, str]:
    with book.reading() as reading:
        return {each.key: each.answer.value for each in answers(reading)}


def test_late_comes_first_and_each_line_says_why_and_when(page: TodayPage) -> None:
    rows = _rows(page)
    days = [line.due_on for key in _keys(page) if (line := page._due[key].line).due_on is not None]
    assert days == sorted(days)
    assert rows[0].first == "Call"
    assert rows[0].second.startswith("Deal 0")
    assert rows[0].day.text.endswith("late")
    assert rows[0].help == "D for done, S to snooze until tomorrow, Enter to open"
    late = sum(row.day.role == "danger" for row in rows)
    head = _entries(page)[0]
    assert isinstance(head, Head)
    assert (head.key, head.title, head.count, head.role) == ("head:late", "Late", late, "danger")
    assert [(each.text, each.key) for each in head.actions] == [
        ("All done", "Shift+D"), ("All later", "Shift+S"), ("Dismiss all", "Shift+X")
    ]  # fmt: skip


def test_three_lines_are_answered_in_a_row_by_keys_and_nothing_moves(window: Window, book: Book, qtbot: QtBot) -> None:
    for number in range(6):
        late = book.clock.today() - timedelta(days=20 + number)
        book.run(AddRecord("task", {"text": f"Task {number}", "due_on": late}))
    window.go("deals")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    page = _page(window, qtbot)
    qtbot.waitUntil(lambda: len(_keys(page)) > 6)
    _press(window, Qt.Key.Key_Home)
    before = _keys(page)
    stays = {key: _top(page, key) for key in before[:1]}
    titles = [page._due[key].first for key in before]
    assert window.focusWidget() is page.lines
    _press(window, Qt.Key.Key_J)
    place = _top(page, before[1])
    # Faster than any answer can be kept: each is for the line that took the place of the one before.
    for done, key in enumerate((Qt.Key.Key_D, Qt.Key.Key_S, Qt.Key.Key_X), start=1):
        _press(window, key)
        assert before[done] not in _keys(page)
        assert _keys(page) == [before[0], *before[1 + done :]]
        assert _current(page) == before[1 + done]
        assert _top(page, before[1 + done]) == place
        assert window.focusWidget() is page.lines
    qtbot.waitUntil(lambda: not page._answered)
    assert window.toast.text == f"Dismissed: {titles[3]}"
    assert _answers(book) == {before[2]: "snoozed", before[3]: "dismissed"}
    assert records.read_row(book, "task", before[1].split(":")[1])["done_on"] == book.clock.today()
    assert _keys(page) == [before[0], *before[4:]]
    assert _current(page) == before[4]
    assert {key: _top(page, key) for key in before[:1]} == stays
    for left in (3, 2, 1):
        qtbot.waitUntil(window.action_set.by_id["undo"].isEnabled)
        window.commands.carry_out("undo")
        wanted = len(before) - left + 1
        qtbot.waitUntil(partial(_has_lines, page, wanted))
        # The line that came back is the one that one goes on with.
        assert _current(page) == before[left]
    assert _keys(page) == before
    assert window.focusWidget() is page.lines


def test_an_answer_that_is_refused_brings_the_line_back(
    window: Window, page: TodayPage, book: Book, qtbot: QtBot
) -> None:
    task = book.run(AddRecord("task", {"text": "Call Jo", "due_on": book.clock.today()})).value
    qtbot.waitUntil(lambda: any(task in key for key in _keys(page)))
    key = next(each for each in _keys(page) if task in each)
    before = _keys(page)
    failed: list[object] = []
    page.desk.failed.connect(failed.append)
    # Somebody else throws the task away before this window hears of it.
    page.desk.changed.disconnect()
    book.run(TrashRecords("task", (task,)))
    page.lines.choose(key)
    QTest.keyClick(page.lines, Qt.Key.Key_D)
    assert key not in _keys(page)
    qtbot.waitUntil(lambda: bool(failed))
    assert _keys(page) == before
    for dialog in window.findChildren(QDialog):
        dialog.close()


def _fee(book: Book, deal: str) -> Money:
    with book.reading() as reading:
        found = rows.get(reading, "deal", deal)["fee"]
    assert isinstance(found, Money)
    return found


def test_a_deal_that_left_its_contract_is_put_back_by_a_button(
    window: Window, page: TodayPage, book: Book, agreed: dict[str, str], qtbot: QtBot
) -> None:
    deal = agreed["deal"]
    number = book.run(IssueContract(deal, "fr")).value.number
    fee = _fee(book, deal)
    book.run(EditRecord("deal", deal, {"fee": Money(fee.minor + 5000, fee.currency)}))
    qtbot.waitUntil(lambda: any(key.startswith(f"contract_differs:{deal}") for key in _keys(page)))
    (row,) = (each for each in _rows(page) if each.key.startswith("contract_differs"))
    assert number in row.first
    assert [action.text for action in row.actions if action.shown] == ["Amend…", "Put back", "Later"]
    page.lines.button_pressed.emit(row.key, "put_back")
    assert not any(key.startswith("contract_differs") for key in _keys(page))
    qtbot.waitUntil(lambda: _fee(book, deal) == fee)
    book.run(EditRecord("deal", deal, {"fee": Money(fee.minor + 5000, fee.currency)}))
    qtbot.waitUntil(lambda: any(key.startswith("contract_differs") for key in _keys(page)))
    page.lines.button_pressed.emit(next(key for key in _keys(page) if key.startswith("contract_differs")), "amend")
    assert isinstance(window.current_page, ContractsPage)


def test_arrows_walk_and_enter_opens_the_record(window: Window, page: TodayPage) -> None:
    first, second = _keys(page)[:2]
    page.lines.setFocus()
    _press(window, Qt.Key.Key_Down)
    assert _current(page) == second
    _press(window, Qt.Key.Key_Up, Qt.Key.Key_Return)
    deals = window.current_page
    assert isinstance(deals, DealsPage)
    subject = page._due[first].line.subject
    assert deals.list.view.selected_ids() == [subject[1]]
    assert window.inspector.record == subject


def test_a_payment_opens_its_deal_and_a_task_its_form(
    window: Window, agreed: dict[str, str], book: Book, qtbot: QtBot
) -> None:
    task = book.run(AddRecord("task", {"text": "Call Jo", "due_on": book.clock.today()})).value
    window.go("today")
    page = _page(window, qtbot)
    qtbot.waitUntil(lambda: {agreed["payment"], task} <= {each.line.subject[1] for each in page._due.values()})
    page.lines.choose(next(key for key, each in page._due.items() if each.line.subject == ("task", task)))
    QTest.keyClick(page.lines, Qt.Key.Key_O)
    (form,) = window.findChildren(RecordForm)
    assert form._kind.id == "task"
    form.close()
    page.lines.choose(next(key for key, each in page._due.items() if each.line.subject[1] == agreed["payment"]))
    QTest.keyClick(page.lines, Qt.Key.Key_O)
    deals = window.current_page
    assert isinstance(deals, DealsPage)
    assert deals.list.view.selected_ids() == [agreed["deal"]]
    assert window.inspector.record == ("deal", agreed["deal"])
    assert window.inspector.isVisible()


def test_what_a_brand_owes_is_paid_on_a_day_and_is_never_just_done(
    window: Window, agreed: dict[str, str], book: Book, qtbot: QtBot
) -> None:
    payment = agreed["payment"]
    book.run(EditRecord("payment", payment, {"invoiced_on": date(2026, 1, 20), "due_on": date(2026, 2, 20)}))
    for number in range(2):
        book.run(AddRecord("task", {"text": f"Task {number}", "due_on": date(2026, 2, 1 + number)}))
    window.go("today")
    page = _page(window, qtbot)
    wanted = {"Kumo Tea owes you €1,200.00", "Task 0", "Task 1"}
    qtbot.waitUntil(lambda: wanted <= {each.first for each in page._due.values()} and not page._reading)
    key = next(each for each in page._due if each.startswith(f"payment_late:{payment}"))
    row = next(each for each in _rows(page) if each.key == key)
    assert row.first == "Kumo Tea owes you €1,200.00"
    assert [each.text for each in row.actions if each.id in ("done", "dismiss")] == ["Paid", "Hide: it stays unpaid"]
    # The whole group may be done; what is owed is not paid by that, and stays.
    page.lines.setFocus()
    page.lines.choose(key)
    late = _late(page)
    _press(window, Qt.Key.Key_D, shift=True)
    qtbot.waitUntil(lambda: not page._answered)
    assert _late(page) == [key]
    assert window.toast.text == f"Done: {len(late) - 1} lines · 1 payment stays"
    assert records.read_row(book, "payment", payment)["paid_on"] is None
    # Its button asks on which day.
    place = page.lines.viewport().mapFromGlobal(page.lines.place_under(key, "done")) + QPoint(6, -8)
    QTest.mouseClick(page.lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    menu = page.findChildren(QMenu)[0]
    assert menu.accessibleName() == "Paid: Kumo Tea owes you €1,200.00"
    assert _menu_texts(menu) == ["Today", "Yesterday", "On another day…"]
    menu.actions()[1].trigger()
    menu.close()
    assert key not in _keys(page)
    qtbot.waitUntil(lambda: not page._answered)
    assert records.read_row(book, "payment", payment)["paid_on"] == date(2026, 3, 1)
    assert not any(each.startswith("payment") for each in _answers(book))
    window.commands.carry_out("undo")
    qtbot.waitUntil(lambda: key in _keys(page))
    # Its key means today.
    page.lines.setFocus()
    page.lines.choose(key)
    QTest.keyClick(page.lines, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: records.read_row(book, "payment", payment)["paid_on"] == date(2026, 3, 2))
    qtbot.waitUntil(lambda: not page._answered)


def _menu_texts(menu: QMenu) -> list[str]:
    return [action.text().split("  ·  ")[0] for action in menu.actions() if action.text()]


def test_the_button_of_a_line_offers_days_to_snooze(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    key = _keys(page)[0]
    place = page.lines.viewport().mapFromGlobal(page.lines.place_under(key, "later")) + QPoint(6, -8)
    QTest.mouseClick(page.lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    (menu,) = page.findChildren(QMenu)
    days = ["Until tomorrow", "For three days", "For a week", "For thirty days"]
    assert _menu_texts(menu) == [*days, "Dismiss"]
    menu.actions()[2].trigger()
    assert key not in _keys(page)
    qtbot.waitUntil(lambda: _answers(book) == {key: "snoozed"})
    with book.reading() as reading:
        (kept,) = answers(reading)
    assert kept.until == book.clock.today() + timedelta(days=7)
    menu.close()


def test_the_menu_of_a_line_holds_all_its_answers_with_their_keys(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    key = _keys(page)[1]
    page.lines.choose(key)
    place = QPoint(0, 0)
    QApplication.sendEvent(page.lines.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place))
    menu = page.findChildren(QMenu)[0]
    texts = _menu_texts(menu)
    assert texts[:4] == ["Open\tO", "Done\tD", "Snooze", "Dismiss\tX"]
    assert texts[4].startswith("Whole group: Late (")
    snooze = next(each for each in menu.findChildren(QMenu))
    assert _menu_texts(snooze) == ["Until tomorrow", "For three days", "For a week", "For thirty days"]
    next(each for each in menu.actions() if each.text().startswith("Dismiss")).trigger()
    qtbot.waitUntil(lambda: _answers(book) == {key: "dismissed"})
    menu.close()


def _point_at(view: RowList, place: QPoint) -> None:
    over, none = QPointF(view.viewport().mapToGlobal(place)), Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), over, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), moved)


def _late(page: TodayPage) -> list[str]:
    return [key for key, due in page._due.items() if due.line.when is When.LATE and key not in page._answered]


@pytest.fixture
def late_page(page: TodayPage, book: Book, qtbot: QtBot) -> TodayPage:
    """Today with more late lines than a group shows at first, and one that is not late."""
    for number in range(FIRST + 3):
        book.run(
            AddRecord("task", {"text": f"Task {number}", "due_on": book.clock.today() - timedelta(days=number + 1)})
        )
    book.run(AddRecord("task", {"text": "Soon", "due_on": book.clock.today() + timedelta(days=2)}))
    qtbot.waitUntil(lambda: len(_late(page)) > FIRST and any(due.first == "Soon" for due in page._due.values()))
    return page


def test_a_whole_group_is_answered_by_a_key_and_comes_back_by_one_undo(
    window: Window, late_page: TodayPage, book: Book, qtbot: QtBot
) -> None:
    page, late = late_page, _late(late_page)
    others = [key for key in page._due if key not in late]
    page.lines.setFocus()
    page.lines.choose(late[3])
    _press(window, Qt.Key.Key_S, shift=True)
    assert _keys(page) == others
    assert _current(page) == others[0]
    assert window.focusWidget() is page.lines
    # The page may have been read anew before it is told.
    tomorrow = formats.day(book.clock.today() + timedelta(days=1))
    qtbot.waitUntil(lambda: window.toast.text == f"Snoozed until {tomorrow}: {len(late)} lines")
    assert _answers(book) == dict.fromkeys(late, "snoozed")
    window.commands.carry_out("undo")
    qtbot.waitUntil(lambda: _late(page) == late)
    assert not _answers(book)
    assert _current(page) == late[0]


def test_a_whole_group_is_answered_by_the_buttons_of_its_head_and_from_menus(
    window: Window, late_page: TodayPage, book: Book, qtbot: QtBot
) -> None:
    page, late, view = late_page, _late(late_page), late_page.lines
    middle = view.visualRect(view.rows.index(0)).center()
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, view.viewport().mapToGlobal(middle))
    )
    menu = page.findChildren(QMenu)[0]
    assert _menu_texts(menu) == ["All done\tShift+D", "Snooze", "Dismiss all\tShift+X"]
    snooze = next(each for each in menu.findChildren(QMenu))
    snooze.actions()[2].trigger()
    qtbot.waitUntil(lambda: _answers(book) == dict.fromkeys(late, "snoozed"))
    menu.close()
    with book.reading() as reading:
        assert {each.until for each in answers(reading)} == {book.clock.today() + timedelta(days=7)}
    window.commands.carry_out("undo")
    qtbot.waitUntil(lambda: _late(page) == late)
    _point_at(view, view.visualRect(view.rows.index(0)).center())
    place = view.viewport().mapFromGlobal(view.place_under("head:late", "all_done")) + QPoint(6, -8)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not _late(page)
    qtbot.waitUntil(lambda: window.toast.text == f"Done: {len(late)} lines")


def test_the_hints_do_what_their_keys_do_and_name_the_line(window: Window, page: TodayPage) -> None:
    first, second, third = _rows(page)[:3]
    hints = {each.accessibleName(): each for each in page.findChildren(KeyHint) if each.isVisible()}
    assert set(hints) == {"Next line", f"Open: {first.first}", f"Done: {first.first}", f"Until tomorrow: {first.first}"}
    page.lines.setFocus()
    QTest.mouseClick(hints["Next line"], Qt.MouseButton.LeftButton)
    assert _current(page) == second.key
    assert window.focusWidget() is page.lines
    hints[f"Done: {first.first}"].click()
    assert second.key not in _keys(page)
    assert _current(page) == third.key
    kind, id = page._due[third.key].line.subject
    hints[f"Open: {first.first}"].click()
    assert window.inspector.record == (kind, id)


def test_figures_lead_to_their_rows(window: Window, page: TodayPage) -> None:
    cards = page.findChildren(FigureCard)
    assert 4 <= len(cards) <= 6
    leads = next(each for each in cards if "Leads" in each.accessibleName())
    leads.click()
    deals = window.current_page
    assert isinstance(deals, DealsPage)
    assert deals.list.model.rowCount() == 2


def test_figures_change_in_the_cards_that_are_there(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    cards = page.findChildren(FigureCard)
    fill(book, 1)
    qtbot.waitUntil(lambda: any(each.accessibleName().startswith("Leads to answer, 3") for each in cards))
    assert page.findChildren(FigureCard) == cards


def test_no_sum_of_a_figure_is_cut_however_wide_the_page_is(page: TodayPage) -> None:
    strip = page.findChild(FigureStrip)
    assert strip is not None
    cells = strip.findChildren(FigureCard)
    for width in range(500, 1200, 7):
        strip.setFixedWidth(width)
        strip.body.activate()
        assert max(cell.lines_needed(cell.width()) for cell in cells) <= cells[0]._lines_of_sums, width


def test_nothing_to_do_is_good_news(empty_book: Book, theme: ThemeManager, qtbot: QtBot) -> None:
    session = Session(empty_book, Settings(), theme)
    session.window.show()
    session.window.go("today")
    page = session.window.current_page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(EmptyState)))
    assert "Nothing needs you" in page.findChildren(EmptyState)[0].heading.text()
    assert not page.lines.isVisible()
    session.window.close()
    session.end()


def test_long_groups_show_the_first_lines_and_the_rest_on_demand(page: TodayPage, qtbot: QtBot) -> None:
    due = next(each for each in page._due.values() if each.line.when is When.LATE)
    many = [DueLine(replace(due.line, key=f"next_action:{number}"), f"Line {number}", "") for number in range(160)]
    page._due = {each.line.key: each for each in many}
    page._show_lines()
    head = _entries(page)[0]
    assert isinstance(head, Head)
    assert (head.title, head.count) == ("Late", 160)
    for count, rest in ((FIRST, "135 more"), (FIRST + MORE, "35 more")):
        assert len(_rows(page)) == count
        assert _entries(page)[-1] == Rest("rest:late", rest)
        page.lines.choose("rest:late")
        QTest.keyClick(page.lines, Qt.Key.Key_Return)
        # The first of those that came is in its place.
        assert _current(page) == f"next_action:{count}"
    assert len(_rows(page)) == 160


def test_the_page_is_made_of_few_widgets(session: Session, qtbot: QtBot) -> None:
    session.book.run(AddSample())
    session.window.go("today")
    page = _page(session.window, qtbot)
    qtbot.waitUntil(lambda: len(_rows(page)) > 20)
    assert len(page.findChildren(QWidget)) < 40


def test_a_task_without_a_day_has_a_group_of_its_own_and_leaves_today_quiet(
    empty_book: Book, theme: ThemeManager, qtbot: QtBot
) -> None:
    task = empty_book.run(AddRecord("task", {"text": "Tidy the shelf"})).value
    session = Session(empty_book, Settings(), theme)
    session.window.show()
    session.window.go("today")
    page = _page(session.window, qtbot)
    assert _entries(page)[0] == Head("head:no_day", "No day set", 1)
    assert _rows(page)[0].first == "Tidy the shelf"
    assert page.findChildren(EmptyState)[0].isVisible()
    QTest.keyClick(page.lines, Qt.Key.Key_D)
    assert not _keys(page)
    qtbot.waitUntil(lambda: records.read_row(empty_book, "task", task)["done_on"] is not None)
    session.window.close()
    session.end()
