"""A list follows any other in place: what stays keeps its index, what changed is told, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from creatorbook.gui.rows.model import RowModel
from creatorbook.gui.rows.row import Head, Rest, TonedText, TwoLineRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.gui.rows.row import Entry

_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
# Each entry is a key and the version of what it says; more keys than rows move one by one.
_LISTS = st.lists(
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 2)), unique_by=lambda each: each[0], max_size=40),
    min_size=2,
    max_size=8,
)


def _entries(wanted: Sequence[tuple[int, int]]) -> list[Entry]:
    return [_entry(number, version) for number, version in wanted]


def _entry(number: int, version: int) -> Entry:
    if number % 9 == 0:
        return Head(f"head {number}", "Late", version)
    return TwoLineRow(f"row {number}", f"Row {number}", f"version {version}")


def _model() -> RowModel:
    model = RowModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def _shown(model: RowModel) -> list[Entry | None]:
    return [model.entry(row) for row in range(model.rowCount())]


@given(_LISTS)
def test_any_list_follows_any_other_and_what_stays_keeps_its_index(lists: list[list[tuple[int, int]]]) -> None:
    model = _model()
    model.show_entries(_entries(lists[0]))
    told: set[str] = set()
    model.dataChanged.connect(lambda first, last: told.update(_keys(model, first.row(), last.row())))
    for wanted in lists[1:]:
        entries = _entries(wanted)
        before = _shown(model)
        held = {entry.key: QPersistentModelIndex(model.index(row)) for row, entry in enumerate(before) if entry}
        told.clear()
        model.show_entries(entries)
        assert _shown(model) == entries
        assert [model.index(row).data() for row in range(len(entries))] == [
            "Late" if isinstance(entry, Head) else entry.key.capitalize() for entry in entries
        ]
        row_of = {entry.key: row for row, entry in enumerate(entries)}
        for key, index in held.items():
            assert (index.row() if index.isValid() else -1) == row_of.get(key, -1)
            assert model.row_of(key) == row_of.get(key, -1)
        was = {entry.key: entry for entry in before if entry}
        assert told == {entry.key for entry in entries if entry.key in was and was[entry.key] != entry}


def _keys(model: RowModel, first: int, last: int) -> set[str]:
    return {entry.key for row in range(first, last + 1) if (entry := model.entry(row)) is not None}


def test_one_row_that_moves_is_told_as_a_move_and_nothing_is_reset() -> None:
    model = _model()
    model.show_entries(_entries([(number, 0) for number in (1, 2, 3, 4, 5)]))
    moves: list[tuple[int, int]] = []
    others: list[str] = []
    model.rowsMoved.connect(lambda _parent, first, _last, _target, row: moves.append((first, row)))
    for name in ("modelReset", "layoutChanged", "rowsInserted", "rowsRemoved", "dataChanged"):
        getattr(model, name).connect(lambda *_told, name=name: others.append(name))
    model.show_entries(_entries([(number, 0) for number in (2, 3, 4, 1, 5)]))
    assert moves == [(0, 4)]
    model.show_entries(_entries([(number, 0) for number in (2, 3, 4, 1, 5)]))
    assert others == []


def test_a_row_says_all_that_it_shows_and_a_head_cannot_be_chosen() -> None:
    model = _model()
    row = TwoLineRow(
        "a", "Send the draft", "Winter serum · due 3 Dec", day=TonedText("2 days late", "danger"), help="D for done"
    )
    model.show_entries([Head("h", "Late", 1), row, Rest("r", "12 more")])
    spoken = [model.index(number).data(_ACCESSIBLE) for number in range(3)]
    assert spoken == ["Late, 1", "Send the draft, 2 days late, Winter serum, due 3 Dec", "12 more"]
    assert model.index(1).data(int(Qt.ItemDataRole.AccessibleDescriptionRole)) == "D for done"
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.entry(7) is None
