"""A list brought to another one in place: what stays keeps its index, so views keep place, selection and focus."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QAbstractItemModel

_NOWHERE = QModelIndex()
# Each row that moves alone is announced to every view; beyond these a new order is told at once.
_MOST_MOVES = 16


def bring_to(model: QAbstractItemModel, keys: list[str], wanted: Sequence[str], changed: Callable[[], None]) -> None:
    """Change `keys`, one for each row of the model, into the wanted ones, none of them twice, and tell the views.

    `changed()` is called after each step, before the views look at the model again.
    """
    _remove(model, keys, set(wanted), changed)
    known = set(keys)
    _reorder(model, keys, [key for key in wanted if key in known], changed)
    _insert(model, keys, wanted, changed)


def _remove(model: QAbstractItemModel, keys: list[str], keep: set[str], changed: Callable[[], None]) -> None:
    last = len(keys) - 1
    while last >= 0:
        if keys[last] in keep:
            last -= 1
            continue
        first = last
        while first > 0 and keys[first - 1] not in keep:
            first -= 1
        model.beginRemoveRows(_NOWHERE, first, last)
        del keys[first : last + 1]
        changed()
        model.endRemoveRows()
        last = first - 1


def _reorder(model: QAbstractItemModel, keys: list[str], wanted: list[str], changed: Callable[[], None]) -> None:
    if keys == wanted:
        return
    moving = _moving(keys, wanted)
    if len(moving) > _MOST_MOVES:
        _reorder_at_once(model, keys, wanted, changed)
        return
    for place, key in enumerate(wanted):
        if key not in moving:
            continue
        source = keys.index(key)
        target = keys.index(wanted[place - 1]) + 1 if place else 0
        if target in (source, source + 1):
            continue
        model.beginMoveRows(_NOWHERE, source, source, _NOWHERE, target)
        del keys[source]
        keys.insert(target - (source < target), key)
        changed()
        model.endMoveRows()


def _moving(keys: list[str], wanted: list[str]) -> set[str]:
    """Return the fewest keys that have to move: all but a longest run that is in the wanted order already."""
    place = {key: number for number, key in enumerate(wanted)}
    ends: list[int] = []  # the smallest last place of a run of each length
    chain: list[int] = []  # at which row such a run ends
    before: list[int] = []
    for row, key in enumerate(keys):
        length = bisect_left(ends, place[key])
        before.append(chain[length - 1] if length else -1)
        ends[length : length + 1] = [place[key]]
        chain[length : length + 1] = [row]
    staying = set()
    row = chain[-1] if chain else -1
    while row >= 0:
        staying.add(keys[row])
        row = before[row]
    return set(keys) - staying


def _reorder_at_once(
    model: QAbstractItemModel, keys: list[str], wanted: list[str], changed: Callable[[], None]
) -> None:
    model.layoutAboutToBeChanged.emit()
    held = model.persistentIndexList()
    named = [keys[index.row()] for index in held]
    keys[:] = wanted
    changed()
    row_of = {key: row for row, key in enumerate(keys)}
    moved = [model.index(row_of[key], index.column()) for key, index in zip(named, held, strict=True)]
    model.changePersistentIndexList(held, moved)
    model.layoutChanged.emit()


def _insert(model: QAbstractItemModel, keys: list[str], wanted: Sequence[str], changed: Callable[[], None]) -> None:
    at = 0
    while at < len(wanted):
        if at < len(keys) and keys[at] == wanted[at]:
            at += 1
            continue
        following = keys[at] if at < len(keys) else None
        end = at
        while end < len(wanted) and wanted[end] != following:
            end += 1
        model.beginInsertRows(_NOWHERE, at, end - 1)
        keys[at:at] = wanted[at:end]
        changed()
        model.endInsertRows()
        at = end
