"""The shell: going places, undo everywhere, what others write, and coming back as it was left."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from creatorbook.common.errors import BadInput
from creatorbook.common.settings import Settings
from creatorbook.gui.brands.page import BrandsPage
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.frame.actions import ACTIONS, MENUS
from creatorbook.gui.frame.journey import Journey, Stop
from creatorbook.gui.frame.keys.sheet import ShortcutSheet
from creatorbook.gui.frame.page_table import PAGES
from creatorbook.gui.frame.palette import Palette, score
from creatorbook.gui.frame.start import Session
from creatorbook.gui.imports.dialog import ImportDialog
from creatorbook.gui.look.theme import current
from creatorbook.gui.parts.basic import plain_tip
from creatorbook.gui.parts.drop_target import DropStrip
from creatorbook.gui.parts.errors import ReportDialog
from creatorbook.services.records.editing import AddRecord, EditRecord, TrashRecords
from tests.children import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.services.book.book import Book

T = TypeVar("T", bound=QObject)


def only(parent: QObject, kind: type[T]) -> T:
    [found] = parent.findChildren(kind)
    return found


def _deals(window: Window) -> DealsPage:
    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    return page


def test_the_tables_are_sound() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(set(ids)) == len(ids)
    assert {action.where for action in ACTIONS} <= {menu for menu, _title in MENUS}
    assert len({page.id for page in PAGES}) == len(PAGES)
    assert all(page.load().__name__.endswith("Page") for page in PAGES)


def test_every_action_is_carried_out_by_one_command(window: Window) -> None:
    ids = {action.id for action in ACTIONS}
    goes = {f"go_{page.id}" for page in PAGES}
    commands = window.commands
    groups = (commands.files, commands.steps, commands.finding, commands.forms, commands.letters, commands.view)
    handled = [action for group in groups for action in group.handlers()]
    assert len(set(handled)) == len(handled)
    assert set(handled) | (goes & ids) == ids
    for page in PAGES:
        window.go(page.id)
        shown = window.current_page
        assert shown is not None
        assert set(shown.handlers()) <= ids


def test_a_page_answers_an_action_before_the_window(window: Window) -> None:
    window.go("trash")
    window.commands.carry_out("trash_record")
    assert window.toast.text == "It is in the trash already."


def test_going_back_and_forward(window: Window) -> None:
    window.go("today")
    window.go("deals", {"label": "Late", "filters": {}})
    assert window.journey.may_go_back
    window.commands.carry_out("back")
    assert window.current_page is window._loaded["today"]
    window.commands.carry_out("forward")
    assert window.current_page is window._loaded["deals"]
    window.go("nowhere")
    assert window.current_page is window._loaded["deals"]


def test_a_journey_forgets_what_lay_ahead() -> None:
    journey = Journey()
    for page in ("a", "b", "b", "c"):
        journey.visit(Stop(page))
    assert journey.back().page == "b"
    journey.visit(Stop("d"))
    assert not journey.may_go_forward
    assert journey.back().page == "b"


def test_every_action_that_may_be_done_leaves_the_window_standing(window: Window, qtbot: QtBot) -> None:
    window.go("deals")
    for id in ("shortcuts", "toggle_sidebar", "toggle_inspector", "refresh", "filter", "palette", "toggle_theme"):
        window.action_set.by_id[id].trigger()
        qtbot.wait(5)
    assert window.findChildren(ShortcutSheet)
    assert window.sidebar.is_narrow
    window.commands.carry_out("toggle_theme")


def test_undo_by_key_and_by_toast(window: Window, book: Book, qtbot: QtBot) -> None:
    page = _deals(window)
    before = page.list.model.rowCount()
    chosen = page.list.model.ids[0]
    window.desk.run(TrashRecords("deal", (chosen,)))
    qtbot.waitUntil(lambda: page.list.model.rowCount() == before - 1)
    assert "trash" in window.toast.text
    qtbot.waitUntil(window.action_set.by_id["undo"].isEnabled)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == before)
    qtbot.waitUntil(window.action_set.by_id["redo"].isEnabled)
    window.commands.carry_out("redo")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == before - 1)
    window.toast.acted.emit()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == before)
    assert book.next_undo() is None or chosen in page.list.model.ids


def test_undo_in_a_text_takes_the_text_back_first_then_the_book(window: Window, qtbot: QtBot) -> None:
    page = _deals(window)
    window.desk.run(AddRecord("brand", {"name": "Zoë"}))
    qtbot.waitUntil(lambda: window.action_set.by_id["undo"].isEnabled() and "Zoë" in window.toast.text)
    box = page._search
    box.setFocus()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    QTest.keyClicks(box, "lune")
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == ""
    assert "Undone" not in window.toast.text
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Undone" in window.toast.text)


ELSEWHERE = """
import sys, pathlib
from creatorbook.services.book.book import Book
from creatorbook.services.records.editing import AddRecord
with Book(pathlib.Path(sys.argv[1])) as book:
    book.run(AddRecord("deal", {"title": "A deal from elsewhere", "brand_id": sys.argv[2]}))
"""


def book_brand(book: Book) -> str:
    with book.reading() as reading:
        return str(reading.exec_driver_sql("SELECT id FROM brand LIMIT 1").fetchall()[0][0])


def test_what_another_program_writes_appears_with_selection_and_scroll_kept(
    session: Session, book: Book, qtbot: QtBot
) -> None:
    page = _deals(session.window)
    page.list.select(page.list.model.ids[3])
    chosen = page.list.view.selected_ids()
    brand = book_brand(book)
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(book.path), brand],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    qtbot.waitUntil(
        lambda: any(
            page.list.model.cell_text(row, 0) == "A deal from elsewhere" for row in range(page.list.model.rowCount())
        ),
    )
    assert page.list.view.selected_ids() == chosen


def test_hidden_pages_wait_until_they_are_shown(window: Window, book: Book, qtbot: QtBot) -> None:
    page = _deals(window)
    window.go("today")
    id = page.list.model.ids[0]
    book.run(EditRecord("deal", id, {"title": "Renamed"}))
    qtbot.waitUntil(lambda: page._dirty)
    window.go("deals")
    assert "Renamed" in [page.list.model.cell_text(row, 0) for row in range(page.list.model.rowCount())]


def test_the_palette_finds_records_and_actions(window: Window, qtbot: QtBot) -> None:
    window.commands.finding.open_palette()
    palette = only(window, Palette)
    assert len(palette.model.entries) > 10
    palette.edit.setText("lune")
    palette.show_matches()
    assert palette.model.entries[0].text == "Maison Lune"
    assert _lines_of(palette)[:2] == ["Best", "Maison Lune"]
    assert {entry.key[0] for entry in palette.model.entries} >= {"record"}
    palette.edit.setText("zzqqy")
    palette.show_matches()
    assert palette._nothing.isVisibleTo(palette)
    palette.edit.setText("keyboard")
    palette.show_matches()
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.findChildren(ShortcutSheet)))


def _lines_of(palette: Palette) -> list[str]:
    return [str(palette.model.index(row, 0).data()) for row in range(palette.model.rowCount())]


def test_the_palette_has_groups_whose_heads_no_key_stops_at(window: Window) -> None:
    page = _deals(window)
    seen = page.list.model.ids[:3]
    for id in seen:
        window.inspect("deal", id)
    window.commands.finding.open_palette()
    palette = only(window, Palette)
    lines = _lines_of(palette)
    # The one that is shown now is not among those to go back to.
    titles = [page.list.model.cell_text(page.list.model.row_of(id), 0) for id in seen]
    assert lines[:4] == ["Lately", titles[1], titles[0], "Do"]
    stops = [palette.list.currentIndex().data()]
    for _step in range(2):
        QTest.keyClick(palette.edit, Qt.Key.Key_Down)
        stops.append(palette.list.currentIndex().data())
    assert stops == [lines[1], lines[2], lines[4]]
    palette.close()


def test_a_record_of_the_palette_is_shown(window: Window, qtbot: QtBot) -> None:
    window.commands.finding.open_palette()
    palette = only(window, Palette)
    palette.edit.setText("Deal 007")
    palette.show_matches()
    QTest.keyClick(palette.edit, Qt.Key.Key_Down)
    QTest.keyClick(palette.edit, Qt.Key.Key_Up)
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.inspector.record[0] == "deal")
    page = _deals(window)
    assert page.list.view.selected_ids() == [window.inspector.record[1]]


def test_letters_that_stand_together_fit_better() -> None:
    assert score("deal", "New deal") > score("deal", "Redeal") > score("deal", "d e a l") > 0
    assert score("xyz", "New deal") == 0


def test_what_can_be_mended_is_said_and_faults_are_reported(window: Window, qtbot: QtBot) -> None:
    window.desk.fail(BadInput("This file is no sheet.", where="a.csv", hint="Save it as CSV."))
    assert window.toast.text == "a.csv: This file is no sheet. Save it as CSV."
    window.report("At: somewhere")
    qtbot.waitUntil(lambda: bool(window.findChildren(ReportDialog)))


def test_a_window_comes_back_as_it_was_left(book: Book, theme: ThemeManager, qtbot: QtBot) -> None:
    settings = Settings()
    first = Session(book, settings, theme)
    first.window.show()
    page = _deals(first.window)
    page.list.view.set_widths({"title": 222})
    first.window.turn_sidebar()
    assert first.window.sidebar.is_narrow
    first.window.show_inspector(shown=False)
    first.window.remember()
    first.bridge.close()
    second = Session(book, Settings(), theme)
    second.window.show()
    qtbot.waitUntil(lambda: second.window.current_page is not None)
    assert isinstance(second.window.current_page, DealsPage)
    assert second.window.current_page.list.view.columnWidth(0) == 222
    assert second.window.sidebar.is_narrow
    assert not second.window.inspector.isVisible()
    for session in (first, second):
        session.bridge.close()
        session.runner.close()
        session.writer.close()
        session.window.close()


def test_damaged_settings_open_a_window_all_the_same(book: Book, theme: ThemeManager, qtbot: QtBot) -> None:
    settings = Settings()
    settings.set("window", {"geometry": "%%%", "inspector_width": "wide", "page": "gone", "narrow": None})
    settings.set("pages", {"deals": {"widths": [1], "sort": [["nothing", 1], 3], "stage": 4, "as": None}})
    session = Session(book, settings, theme)
    session.window.show()
    assert _deals(session.window).list.model.rowCount() > 0
    session.window.close()
    session.end()


def test_closing_leaves_nobody_listening(book: Book, theme: ThemeManager, qtbot: QtBot) -> None:
    session = Session(book, Settings(), theme)
    session.window.show()
    assert book.bus.listeners == 1
    session.window.close()
    assert book.bus.listeners == 0


def test_files_may_be_dropped_anywhere(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    taken: list[list[str]] = []
    monkeypatch.setattr(window.commands.files, "import_paths", taken.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "mail.eml")), QUrl("https://example.com/x")])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPoint(10, 10).toPointF(), actions, data, buttons, Qt.KeyboardModifier.NoModifier))
    assert taken == [[str(tmp_path / "mail.eml")]]


def test_the_window_says_in_words_what_a_drop_would_do(window: Window, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "mail.eml"))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    window.dragEnterEvent(QDragEnterEvent(QPoint(10, 10), actions, data, buttons, keys))
    strip = window.findChild(DropStrip)
    assert isinstance(strip, DropStrip)
    assert strip.isVisible()
    assert strip.words == "Import “mail.eml”: you see first what it brings"
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not strip.isVisible()


def test_rows_dragged_out_of_a_spreadsheet_are_shown_before_they_are_pasted(window: Window, qtbot: QtBot) -> None:
    window.go("brands")
    page = window.current_page
    assert isinstance(page, BrandsPage)
    data = QMimeData()
    data.setText("Name\tEmail\nNove\tnove@example.com")
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    page.list.dragEnterEvent(QDragEnterEvent(QPoint(10, 10), actions, data, buttons, keys))
    strip = page.list.findChild(DropStrip)
    assert isinstance(strip, DropStrip)
    assert strip.words == "Paste these rows: you see first what they bring"
    page.list.dropEvent(QDropEvent(QPoint(10, 10).toPointF(), actions, data, buttons, keys))
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.close()


FIRST_PAINT = """
import sys, pathlib
from PySide6.QtCore import QTimer
from creatorbook.common.settings import Settings
from creatorbook.gui.frame.start import Session, application, theme_manager
from creatorbook.services.book.book import Book
heavy = (
    "sqlalchemy", "alembic", "reportlab", "PIL", "babel", "openpyxl", "pypdfium2",
    # What only a page asks for.
    "creatorbook.services.fields.formats", "creatorbook.services.records.lists", "creatorbook.store.query.select",
)
app = application(["x"])
settings = Settings()
session = Session(Book(pathlib.Path(sys.argv[1])), settings, theme_manager(app, settings))
def painted():
    print("LOADED", [name for name in heavy if name in sys.modules])
    QTimer.singleShot(0, stop)
def stop():
    session.window.close()
    session.end()
    app.quit()
session.window.first_paint.connect(painted)
session.window.show()
app.exec()
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(book: Book) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(book.path)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert "LOADED []" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0, done.stderr


def test_the_inspector_comes_with_a_record_and_makes_room_without_one(window: Window, qtbot: QtBot) -> None:
    page = _deals(window)
    assert window.inspector.isHidden()
    page.list.select(page.list.model.ids[0])
    qtbot.waitUntil(lambda: not window.inspector.isHidden())
    assert window.inspector.record == ("deal", page.list.model.ids[0])
    window.go("today")
    assert window.inspector.isHidden()
    window.commands.carry_out("toggle_inspector")
    assert not window.inspector.isHidden()
    window.commands.carry_out("toggle_inspector")
    window.go("deals")
    page.list.select(page.list.model.ids[1])
    qtbot.waitUntil(lambda: window.inspector.record == ("deal", page.list.model.ids[1]))
    assert window.inspector.isHidden()


def test_what_a_person_named_is_never_read_as_markup_or_shortcut(window: Window, book: Book, qtbot: QtBot) -> None:
    name = "R&D <img src='file:///etc/passwd'>"
    window.desk.run(AddRecord("brand", {"name": name}))
    undo = window.action_set.by_id["undo"]
    qtbot.waitUntil(lambda: "R&&D" in undo.text())
    assert name in window.toast.text
    window.commands.finding.open_palette()
    palette = only(window, Palette)
    assert any("R&D" in entry.text for entry in palette.model.entries)
    assert plain_tip(name) == "<p>R&amp;D &lt;img src=&#x27;file:///etc/passwd&#x27;&gt;</p>"


def test_two_windows_on_one_book_see_each_other(
    session: Session, book: Book, theme: ThemeManager, qtbot: QtBot
) -> None:
    from creatorbook.services.book.book import Book as OpenBook

    other = Session(OpenBook(book.path, book.clock), Settings(), theme)
    other.window.show()
    theirs, ours = _deals(other.window), _deals(session.window)
    id = ours.list.model.ids[0]
    other.desk.run(EditRecord("deal", id, {"title": "From the other window"}))
    qtbot.waitUntil(lambda: ours.list.model.cell_text(ours.list.model.row_of(id), 0) == "From the other window")
    # Undo takes back a window's own steps first; the other window sees that too.
    other.window.commands.steps.undo()
    qtbot.waitUntil(lambda: ours.list.model.cell_text(ours.list.model.row_of(id), 0) != "From the other window")
    assert theirs.list.model.cell_text(theirs.list.model.row_of(id), 0) != "From the other window"
    other.window.close()
    other.end()


def test_the_delete_key_puts_rows_in_the_trash(window: Window, qtbot: QtBot) -> None:
    page = _deals(window)
    before = page.list.model.rowCount()
    page.list.select(page.list.model.ids[0])
    QTest.keyClick(page.list.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == before - 1)


STOPPED = """
import sys, pathlib, os, signal, threading
from creatorbook.gui.frame.window import Window
from creatorbook.common.settings import Settings
from creatorbook.gui.frame import start
from creatorbook.services.book.book import Book
book = Book(pathlib.Path(sys.argv[1]))
stands, go = threading.Event(), Window.go
def went(window, *where, **how):
    go(window, *where, **how)
    stands.set()
Window.go = went
def end():
    stands.wait()
    os.kill(os.getpid(), signal.SIGTERM)
threading.Thread(target=end, daemon=True).start()
code = start.run(book, Settings())
print("ENDED", code, Settings().get("window").get("page"), flush=True)
"""


def test_a_signal_from_outside_closes_the_window_in_order(book: Book) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, str(book.path)], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert "ENDED 0 today" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0, done.stderr


def _narrow(window: Window) -> bool:
    return window.sidebar.is_narrow


def test_a_small_window_keeps_its_width_for_the_page(window: Window) -> None:
    window.resize(1400, 800)
    assert not _narrow(window)
    window.resize(1000, 700)
    assert _narrow(window)
    window.commands.carry_out("toggle_sidebar")
    assert not _narrow(window)
    window.resize(1400, 800)
    window.commands.carry_out("toggle_sidebar")
    window.resize(1500, 800)
    assert _narrow(window)


def test_what_is_set_on_the_command_line_is_seen_at_once(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: session.watch._watcher is not None)
    Settings().set("accent", "teal")
    qtbot.waitUntil(lambda: current.theme().accent == "teal")
    Settings().set("accent", "violet")
    qtbot.waitUntil(lambda: current.theme().accent == "violet")


@pytest.mark.parametrize("page_id", ["deals", "content", "brands"])
def test_a_page_that_is_opened_by_mouse_has_the_focus_in_its_list(
    window: Window, agreed: dict[str, str], page_id: str
) -> None:
    del agreed
    window.go("today")
    window.take_page_focus()
    entry = window.sidebar._group.button(window.sidebar._ids.index(page_id))
    QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
    focused = window.focusWidget()
    assert focused is not None
    assert window.current_page is not None
    assert window.current_page.isAncestorOf(focused)
    assert not isinstance(focused, QLineEdit)


def test_what_is_due_is_saved_as_a_calendar(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.commands.carry_out("save_calendar")
    for dialog in window.findChildren(QFileDialog):
        dialog.close()
    path = tmp_path / "due.ics"
    window.commands.files.save_calendar_to(str(path))
    qtbot.waitUntil(path.exists)
    assert path.read_bytes().count(b"BEGIN:VEVENT") > 0
