"""The table model: ids in order, pages fetched once, selection and scroll kept through every change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPaintEvent, QRegion
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu, QWidget

from creatorbook.gui.lists.record_table import MIME, PAGE, PAGES_KEPT, ROW_ROLE, Column, RecordTable
from creatorbook.gui.lists.table_view import RecordView
from creatorbook.gui.parts.drop_target import DropStrip
from creatorbook.gui.rows.row import Head
from tests.growth import count_calls
from tests.gui.frame.test_window import only

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytestqt.qtbot import QtBot


@dataclass
class Thing:
    name: str
    size: int


class Store:
    """Rows by id, and how often they were asked for."""

    def __init__(self) -> None:
        self.rows: dict[str, Thing] = {}
        self.asked = 0

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Thing]:
        self.asked += 1
        return {id: self.rows[id] if id in self.rows else Thing(f"Thing {id}", 1) for id in ids}


COLUMNS = (
    Column("name", "Name", lambda row: row.name, 200),
    Column("size", "Size", lambda row: str(row.size), 80, right=True),
)


def _model(store: Store) -> RecordTable:
    model = RecordTable(COLUMNS, store.fetch)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


@pytest.fixture
def store() -> Store:
    return Store()


def test_texts_alignment_and_rows(store: Store) -> None:
    model = _model(store)
    store.rows["a"] = Thing("R&D <b>bold</b>", 7)
    model.set_ids(["a", "b"])
    assert model.index(0, 0).data() == "R&D <b>bold</b>"
    assert model.index(0, 1).data() == "7"
    assert model.index(0, 1).data(ROW_ROLE) is store.rows["a"]
    assert int(model.index(0, 1).data(int(Qt.ItemDataRole.TextAlignmentRole))) & int(Qt.AlignmentFlag.AlignRight)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Size"
    assert model.rows_as_mime([0, 1], [0, 1]).text() == "Name\tSize\nR&D <b>bold</b>\t7\nThing b\t1"
    assert model.rows_as_mime([1], [1, 0]).text() == "Size\tName\n1\tThing b"


def test_rows_are_fetched_by_the_page_and_only_once(store: Store) -> None:
    model = _model(store)
    model.set_ids([str(number) for number in range(PAGE * 3)])
    store.asked = 0
    for number in range(PAGE):
        model.index(number, 0).data()
        model.index(number, 1).data()
    assert store.asked <= 1


def test_only_so_many_pages_are_kept(store: Store) -> None:
    model = RecordTable(COLUMNS, store.fetch)
    model.set_ids([str(number) for number in range(PAGE * (PAGES_KEPT + 20))])
    for number in range(0, model.rowCount(), PAGE):
        model.index(number, 0).data()
    assert len(model._pages) == PAGES_KEPT
    assert len(model._words) <= PAGE * PAGES_KEPT


def test_a_row_that_is_gone_shows_nothing(store: Store) -> None:
    model = RecordTable(COLUMNS, lambda _ids: {})
    model.set_ids(["a"])
    assert model.index(0, 0).data() == ""
    assert model.record(5) is None
    assert model.row_of("zz") == -1


@given(
    st.lists(st.integers(0, 40), unique=True, max_size=30),
    st.lists(st.lists(st.integers(0, 40), unique=True, max_size=30), min_size=1, max_size=6),
)
def test_any_order_follows_any_other(first: list[int], later: list[list[int]]) -> None:
    model = _model(Store())
    model.set_ids(map(str, first))
    for wanted in later:
        model.set_ids(map(str, wanted))
        assert list(model.ids) == [str(number) for number in wanted]
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == [f"Thing {n}" for n in wanted]


def _view(qtbot: QtBot, model: RecordTable) -> RecordView:
    view = RecordView(model, "Things")
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_selection_and_scroll_stay_with_their_rows(qtbot: QtBot, store: Store) -> None:
    model = _model(store)
    model.set_ids([f"{number:04}" for number in range(500)])
    view = _view(qtbot, model)
    view.verticalScrollBar().setValue(200 * 36)
    view.select(["0205"], scroll=False)
    top = model.ids[view.rowAt(0)]
    model.set_ids(["new", *(id for id in model.ids if id not in ("0001", "0300"))])
    assert view.selected_ids() == ["0205"]
    assert view.current_id() == "0205"
    # More than fifty runs of differences reset the model; the view comes back to where it was.
    model.set_ids([id for number, id in enumerate(model.ids) if number % 3 or id in ("0205", top)])
    assert view.selected_ids() == ["0205"]
    assert model.ids[view.rowAt(0)] == top


def _grouped(model: RecordTable, *parts: str) -> None:
    """Show groups by their head and the ids under it: "One abc" is the head One over a, b and c."""
    named = [part.split(" ") for part in parts]
    model.set_groups([(Head(f"head:{title}", title, len(ids)), list(ids)) for title, ids in named])


def test_heads_are_rows_that_are_no_records(store: Store) -> None:
    model = _model(store)
    _grouped(model, "One ab", "Two c")
    spoken = int(Qt.ItemDataRole.AccessibleTextRole)
    assert [model.index(row, 0).data() for row in range(5)] == ["One", "Thing a", "Thing b", "Two", "Thing c"]
    assert [model.index(row, 1).data() for row in range(5)] == ["", "1", "1", "", "1"]
    assert model.index(0, 0).data(spoken) == "One, 2"
    assert model.index(0, 1).data(spoken) == ""
    assert model.headerData(3, Qt.Orientation.Vertical, spoken) == "Two"
    assert (list(model.ids), model.count, model.row_of("c")) == (["a", "b", "c"], 3, 4)
    assert model.index(0, 0).flags() == Qt.ItemFlag.NoItemFlags
    assert model.rows_as_mime(range(5), [0]).text() == "Name\nThing a\nThing b\nThing c"
    assert bytes(model.mimeData([model.index(row, 0) for row in range(5)]).data(MIME).data()) == b"a\nb\nc"


@given(st.lists(st.dictionaries(st.integers(0, 3), st.sets(st.integers(0, 30), max_size=9)), min_size=1, max_size=6))
def test_any_groups_follow_any_others(steps: list[dict[int, set[int]]]) -> None:
    model = _model(Store())
    for step in steps:
        # A record stands in one group.
        seen: set[int] = set()
        groups = []
        for name, members in step.items():
            ids = [str(each) for each in sorted(members - seen)]
            seen |= members
            groups.append((Head(f"head:{name}", str(name), len(ids)), ids))
        model.set_groups(groups)
        wanted = [text for head, ids in groups for text in (head.title, *(f"Thing {id}" for id in ids))]
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == wanted
        heads = [model.head_at(row) for row in range(model.rowCount())]
        assert [head for head in heads if head is not None] == [head for head, _ids in groups]
    model.set_ids(["x"])
    assert (model.rowCount(), model.has_heads) == (1, False)


def test_keys_pass_over_heads(qtbot: QtBot, store: Store) -> None:
    model = _model(store)
    _grouped(model, "One ab", "Two cd")
    view = _view(qtbot, model)
    # Nothing is current yet: the keys find their way in, though a head stands first.
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.current_id() == "a"
    view.select(["a"])
    walked = []
    keys = Qt.Key
    ctrl, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
    for key, held in (
        (keys.Key_Up, none), (keys.Key_Down, none), (keys.Key_Down, none), (keys.Key_Down, none), (keys.Key_Down, none),
        (keys.Key_Up, none), (keys.Key_Up, none), (keys.Key_PageUp, none), (keys.Key_PageDown, none),
        (keys.Key_Home, ctrl), (keys.Key_End, ctrl),
    ):  # fmt: skip
        QTest.keyClick(view, key, held)
        walked.append(view.current_id())
    assert "".join(walked) == "abcddcbadad"
    view.selectAll()
    assert view.selected_ids() == ["a", "b", "c", "d"]
    assert view.count_selected() == 4
    view.copy()
    assert QGuiApplication.clipboard().text().count("\n") == 4
    head = view.visualRect(model.index(3, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=head)
    assert view.current_id() == "d"


def test_heads_keep_their_height_and_the_view_its_place(qtbot: QtBot, store: Store) -> None:
    model = _model(store)
    view = _view(qtbot, model)
    ids = [f"{number:03}" for number in range(300)]
    head = Head("head:1", "First", 100), Head("head:2", "Second", 200)
    model.set_groups([(head[0], ids[:100]), (head[1], ids[100:])])
    row = view.verticalHeader().defaultSectionSize()
    assert [view.rowHeight(number) for number in (0, 1, 100, 101, 102)] == [32, row, row, 32, row]
    view.verticalScrollBar().setValue(view.verticalHeader().sectionPosition(151))
    top = model.id_at(view.rowAt(0))
    # So many differences that the model is reset.
    kept = [id for number, id in enumerate(ids) if number % 3 or id == top]
    model.set_groups([(head[0], kept[:60]), (head[1], kept[60:])])
    assert model.id_at(view.rowAt(0)) == top
    assert view.rowHeight(61) == 32
    model.set_ids(kept)
    assert {view.rowHeight(number) for number in range(len(kept))} == {row}
    view.set_compact(True)
    model.set_groups([(head[0], kept[:60]), (head[1], kept[60:])])
    assert view.rowHeight(0) == 32
    assert view.rowHeight(1) == view.verticalHeader().defaultSectionSize()


def test_a_head_says_how_many_there_are_now(qtbot: QtBot, store: Store) -> None:
    model = _model(store)
    _grouped(model, "One ab", "Two c")
    with qtbot.waitSignal(model.dataChanged) as told:
        model.set_groups([(Head("head:One", "One", 2), ["a", "b"]), (Head("head:Two", "Two", 9), ["c"])])
    assert told.args is not None
    assert told.args[0].row() == 3
    assert model.index(3, 0).data(int(Qt.ItemDataRole.AccessibleTextRole)) == "Two, 9"


def test_a_changed_row_is_asked_for_again(store: Store) -> None:
    model = _model(store)
    store.rows["a"] = Thing("Before", 1)
    model.set_ids(["a"])
    assert model.index(0, 0).data() == "Before"
    store.rows["a"] = Thing("After", 1)
    model.invalidate(["a", "nobody"])
    assert model.index(0, 0).data() == "After"


def test_keys_open_and_copy(qtbot: QtBot, store: Store) -> None:
    model = _model(store)
    model.set_ids(["a", "b"])
    view = _view(qtbot, model)
    view.select(["b"])
    with qtbot.waitSignal(view.opened) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["b"]
    view.copy()
    assert QGuiApplication.clipboard().text() == "Name\tSize\nThing b\t1"


def test_a_heading_asks_for_an_order_and_turns_it(qtbot: QtBot, store: Store) -> None:
    view = _view(qtbot, _model(store))
    asked = []
    view.sort_asked.connect(lambda *order: asked.append(order))
    view._heading(0)
    view._heading(0)
    assert asked == [("name", False), ("name", True)]


def test_widths_come_back_and_damaged_ones_are_passed_over(qtbot: QtBot, store: Store) -> None:
    view = _view(qtbot, _model(store))
    view.set_widths({"name": 321, "size": "wide", "unknown": 5})
    assert view.widths()["name"] == 321


def test_a_hundred_thousand_rows_are_shown_at_once(qtbot: QtBot, store: Store) -> None:
    model = RecordTable(COLUMNS, store.fetch)
    view = _view(qtbot, model)

    def show(rows: int) -> None:
        model.set_ids([str(number) for number in range(rows)])
        view.grab()

    show(100_000)
    assert store.asked <= 2
    # However many there are, what is drawn is a screenful.
    show(0)
    few = count_calls(lambda: show(1_000))
    show(0)
    assert count_calls(lambda: show(100_000)) < few + 2 * 99_000


def test_columns_are_chosen_and_moved_and_come_back(qtbot: QtBot, store: Store) -> None:
    first, second = _view(qtbot, _model(store)), _view(qtbot, _model(store))
    first.horizontalHeader().moveSection(0, 1)
    first._offer_columns_at(QPoint(5, 5))
    menu = first.findChildren(QMenu)[0]
    orders, _line, name, size = menu.actions()
    assert orders.text() == "Sort by"
    assert not name.isEnabled()
    size.trigger()
    assert first.isColumnHidden(1)
    menu.close()
    second.set_layout_of_columns(first.layout_of_columns())
    assert second.isColumnHidden(1)
    assert second.horizontalHeader().visualIndex(0) == 1
    second.set_layout_of_columns({"order": ["nobody", "name", 3], "hidden": ["name", None], "widths": "no"})
    assert not second.isColumnHidden(0)
    assert second.horizontalHeader().visualIndex(0) == 0


@pytest.mark.parametrize("held", [0, 1])
def test_a_heading_that_is_dragged_shows_where_it_will_stand(qtbot: QtBot, store: Store, held: int) -> None:
    view = _view(qtbot, _model(store))
    heading = view.horizontalHeader()
    place, goal = (_middle(heading, section) for section in (held, 1 - held))
    QTest.mousePress(heading.viewport(), Qt.MouseButton.LeftButton, pos=place)
    # Beyond the middle of the other column it takes its place, not before.
    beyond = QPoint(20 if held == 0 else -20, 0)
    for step in (place + beyond, goal - beyond, goal + beyond):
        _drag(heading.viewport(), step)
        strip = only(view, DropStrip)
        settled = step == goal + beyond
        assert strip.isVisible()
        assert strip.words == ("Put “{}” here" if settled else "“{}” stays here").format(COLUMNS[held].title)
    framed = strip.geometry()
    QTest.mouseRelease(heading.viewport(), Qt.MouseButton.LeftButton, pos=goal + beyond)
    assert strip.isHidden()
    assert heading.visualIndex(held) == 1 - held
    # The last column takes the room that is left over: it ends where it was said to.
    stands = QRect(heading.x() + heading.sectionViewportPosition(held), 0, heading.sectionSize(held), view.height())
    assert (framed.right() if held == 0 else framed.left()) == (stands.right() if held == 0 else stands.left())


def _middle(heading: QHeaderView, section: int) -> QPoint:
    return QPoint(
        heading.sectionViewportPosition(section) + heading.sectionSize(section) // 2, heading.viewport().height() // 2
    )


def _drag(over: QWidget, place: QPoint) -> None:
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    at = QPointF(place)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, at, QPointF(over.mapToGlobal(place)), none, left, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(over, moved)


class Painted(QObject):
    """What is painted of a view, row by row."""

    def __init__(self, view: RecordView) -> None:
        super().__init__(view)
        self.regions: list[QRegion] = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(event, QPaintEvent):
            self.regions.append(event.region())
        return super().eventFilter(watched, event)


def test_the_whole_row_that_the_keys_leave_is_painted_again(qtbot: QtBot, store: Store) -> None:
    model = _model(store)
    model.set_ids(list("abcdef"))
    view = RecordView(model, "Things")
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    qtbot.waitExposed(view)
    view.select(["a"])
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    painted = Painted(view)
    # With Shift the row that is left stays selected: its ground does not change, the mark of the current row goes.
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_ids() == ["a", "b"]
    left = QRect(0, 0, view.viewport().width(), view.rowHeight(0))
    qtbot.waitUntil(lambda: any(region.contains(left.center()) for region in painted.regions))
    for place in (QPoint(2, left.center().y()), QPoint(left.right() - 2, left.center().y())):
        assert any(region.contains(place) for region in painted.regions)


def test_what_was_gone_to_stays_in_sight_when_the_room_shrinks(qtbot: QtBot, store: Store) -> None:
    model = _model(store)
    model.set_ids([str(number) for number in range(40)])
    view = RecordView(model, "Things")
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    qtbot.waitExposed(view)
    view.select(["9"])
    view.resize(500, 240)
    row = view.visualRect(model.index(9, 0))
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(model.index(9, 0))))
    assert row.height() == view.rowHeight(9)
