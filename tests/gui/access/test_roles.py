"""Parts act for assistive technology as they do for a mouse, and say aloud what is seen to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from creatorbook.gui.access.announcing import ANNOUNCER
from creatorbook.gui.access.roles import install_roles
from creatorbook.gui.contracts.page import ContractsPage
from creatorbook.gui.deals.page import DealsPage
from creatorbook.gui.fields.choose import Segments
from creatorbook.gui.forms.record_form import RecordForm
from creatorbook.gui.frame.palette import Palette
from creatorbook.gui.rows.panel_list import PanelList
from creatorbook.gui.rows.row import PanelLine
from creatorbook.gui.today.page import TodayPage
from tests.growth import count_calls
from tests.gui.access.tree import interface_of, name_of, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from creatorbook.gui.frame.window import Window


@pytest.fixture(autouse=True)
def roles(qapp: QApplication) -> None:
    """Read parts as the program does, also where no window was made before."""
    install_roles()


@pytest.fixture
def heard() -> Iterator[list[str]]:
    said: list[str] = []
    ANNOUNCER.announced.connect(said.append)
    yield said
    ANNOUNCER.announced.disconnect(said.append)


def parts_of(widget: QWidget, role: QAccessible.Role) -> dict[str, QAccessibleInterface]:
    whole = QAccessible.queryAccessibleInterface(widget)
    assert whole is not None
    return {name_of(part): part for _depth, part in walk(whole) if part.role() == role}


def press(part: QAccessibleInterface) -> None:
    acts = part.actionInterface()
    assert acts is not None
    # A screen reader offers the first one.
    assert acts.actionNames()[0] == "Press"
    acts.doAction("Press")


def test_pressing_a_page_of_the_sidebar_shows_it_and_moves_the_one_tab_stop(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.current_page is not None)
    pages = parts_of(window.sidebar, QAccessible.Role.RadioButton)
    press(next(part for name, part in pages.items() if name.startswith("Brands")))
    qtbot.waitUntil(lambda: window.current_page is not None and window.current_page.page_id == "brands")
    stops = [name for name, part in pages.items() if part.state().checked]
    assert [name.partition(",")[0] for name in stops] == ["Brands"]
    assert [name for name, part in pages.items() if part.state().focusable] == stops


def test_pressing_a_choice_takes_it(window: Window) -> None:
    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    press(parts_of(page, QAccessible.Role.RadioButton)["Show as: Board"])
    segments = page.findChild(Segments)
    assert isinstance(segments, Segments)
    assert segments.value == "board"
    assert page.board.isVisible()


def test_titles_are_headings(window: Window) -> None:
    window.go("settings")
    page = window.current_page
    assert page is not None
    titles = {each.text() for each in page.findChildren(QLabel) if each.property("look") in ("title", "heading")}
    assert "Settings" in titles
    assert titles >= set(parts_of(page, QAccessible.Role.Heading))


def test_a_page_of_a_contract_can_be_read(agreed: dict[str, str], window: Window, qtbot: QtBot) -> None:
    window.go("contracts", {"deal": agreed["deal"]})
    page = window.current_page
    assert isinstance(page, ContractsPage)
    qtbot.waitUntil(lambda: page.preview.view.pages > 0)
    (document,) = parts_of(page.preview, QAccessible.Role.Document).values()
    assert name_of(document).startswith("Contract, page 1 of ")
    assert "Kumo Tea SAS" in document.text(QAccessible.Text.Description)


def test_a_refused_form_says_how_many_fields_need_the_person(window: Window, qtbot: QtBot, heard: list[str]) -> None:
    qtbot.waitUntil(lambda: window.current_page is not None)
    form = RecordForm.new(window, window.desk, "deal", {})
    form.open()
    form.save()
    wrong = [row.error for row in form.rows.values() if row.error]
    assert len(wrong) > 1
    assert heard == [f"{len(wrong)} fields need attention: {wrong[0]}"]
    form.close()


def test_what_a_toast_says_is_said_aloud(window: Window, heard: list[str]) -> None:
    window.show_message("Moved to Negotiating")
    assert heard == ["Moved to Negotiating"]


def test_the_line_of_the_palette_that_enter_takes_is_said(window: Window, qtbot: QtBot, heard: list[str]) -> None:
    qtbot.waitUntil(lambda: window.current_page is not None)
    window.commands.finding.open_palette()
    palette = QApplication.activePopupWidget() or window.findChild(Palette)
    assert isinstance(palette, Palette)
    count = len(palette.model.entries)
    heard.clear()
    QTest.keyClick(palette.edit, Qt.Key.Key_Down)
    (said,) = heard
    assert said.endswith(f", 2 of {count}")
    assert said.startswith(palette.model.entries[1].text)
    palette.close()


def test_a_search_says_how_many_it_found(window: Window, heard: list[str]) -> None:
    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    page.list.apply_filters("Deal 00", {})
    count = page.list.model.rowCount()
    assert heard[-1] == f"{count} found"
    page.list.apply_filters("zzzz", {})
    assert heard[-1] == "Nothing fits this search"


def test_pressing_a_line_of_today_opens_its_record_and_its_answers_act_by_name(window: Window, qtbot: QtBot) -> None:
    page = window.current_page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: page.lines.rows.rowCount() > 0)
    (name, line), *_others = parts_of(page.lines, QAccessible.Role.ListItem).items()
    acts = line.actionInterface()
    assert acts is not None
    assert acts.actionNames()[-2:] == ["ShowMenu", "SetFocus"]
    assert {"Done", "Later", "Dismiss"} <= set(acts.actionNames())
    count = page.lines.rows.rowCount()
    acts.doAction("Done")
    qtbot.waitUntil(lambda: page.lines.rows.rowCount() == count - 1)
    assert not line.isValid()
    assert name not in parts_of(page.lines, QAccessible.Role.ListItem)
    press(next(iter(parts_of(page.lines, QAccessible.Role.ListItem).values())))
    assert window.current_page is not page


def test_a_row_stays_the_same_part_where_rows_before_it_go(qtbot: QtBot) -> None:
    shown = PanelList("Posts")
    qtbot.addWidget(shown)
    shown.show_lines([PanelLine("post", id, id) for id in "abc"])
    whole = interface_of(shown)
    last = whole.child(2)
    shown.show_lines([PanelLine("post", id, id) for id in "bc"])
    assert whole.childCount() == 2
    assert QAccessible.uniqueId(whole.child(1)) == QAccessible.uniqueId(last)
    assert name_of(last) == "c"
    removed: list[str] = []
    shown.line_removed.connect(lambda _kind, id: removed.append(id))
    acts = last.actionInterface()
    assert acts is not None
    assert acts.actionNames() == ["Press", "ShowMenu", "SetFocus"]
    shown.show_lines([PanelLine("post", id, id, removable=True) for id in "bc"])
    acts.doAction("Remove")
    assert removed == ["c"]


def test_a_long_list_is_walked_in_steps_that_do_not_grow_with_it(qtbot: QtBot) -> None:
    def walk(count: int) -> None:
        shown = PanelList("Posts")
        qtbot.addWidget(shown)
        shown.show_lines([PanelLine("post", str(number), str(number)) for number in range(count)])
        whole = interface_of(shown)
        walked = count_calls(lambda: [whole.child(place) for place in range(count)])
        assert walked < 20 * count

    for count in (30, 300):
        walk(count)


def test_what_can_only_be_read_is_not_pressed(qtbot: QtBot) -> None:
    shown = PanelList("Findings")
    qtbot.addWidget(shown)
    shown.show_lines([PanelLine("finding", "a", "All is well", openable=False)])
    acts = interface_of(shown).child(0).actionInterface()
    assert acts is not None
    assert acts.actionNames() == ["SetFocus"]


@pytest.mark.parametrize("action", ["Press", "ShowMenu"])
def test_the_menu_opens_for_a_screen_reader(window: Window, action: str) -> None:
    menu = parts_of(window.topbar, QAccessible.Role.ButtonMenu)["Menu"]
    acts = menu.actionInterface()
    assert acts is not None
    assert action in acts.actionNames()
    acts.doAction(action)
    assert window.menu.isVisible()
    window.menu.close()


def test_the_heading_of_the_ordering_column_says_so(window: Window) -> None:
    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    page.list.view.show_order("fee", descending=True)
    assert "Fee, descending" in parts_of(page.list.view, QAccessible.Role.ColumnHeader)
    page.list.view.show_order("fee", descending=False)
    assert "Fee, ascending" in parts_of(page.list.view, QAccessible.Role.ColumnHeader)


def test_every_row_of_a_table_is_headed_by_its_title(window: Window) -> None:
    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    model = page.list.model
    spoken = int(Qt.ItemDataRole.AccessibleTextRole)
    headed = [model.headerData(row, Qt.Orientation.Vertical, spoken) for row in range(model.rowCount())]
    assert headed == [model.cell_text(row, 0) for row in range(model.rowCount())]
    assert all(headed)


def test_one_part_has_the_focus_beside_a_table(window: Window, qtbot: QtBot) -> None:
    window.go("deals")
    page = window.current_page
    assert isinstance(page, DealsPage)
    qtbot.waitActive(window)
    page.list.view.setFocus()
    window.inspect("deal", page.list.model.ids[0])
    focused = [name_of(part) for _depth, part in walk(interface_of(window.inspector)) if part.state().focused]
    assert focused == []
