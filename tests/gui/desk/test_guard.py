"""Every Qt override is guarded, and a guarded one that raises leaves the process alive."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QWidget

import creatorbook.gui
from creatorbook.gui.desk import guard as guards
from creatorbook.gui.desk.guard import guard_override

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from creatorbook.gui.lists.record_table import Index


def _classes() -> list[type]:
    found = []
    for module in pkgutil.walk_packages(creatorbook.gui.__path__, "creatorbook.gui."):
        loaded = importlib.import_module(module.name)
        found += [cls for _name, cls in inspect.getmembers(loaded, inspect.isclass) if cls.__module__ == module.name]
    return found


def _qt_has(cls: type, name: str) -> bool:
    return any(
        base.__module__.startswith("PySide6") and name in vars(base) and not name.startswith("__")
        for base in cls.__mro__[1:]
    )


def test_no_override_is_unguarded() -> None:
    unguarded = [
        f"{cls.__module__}.{cls.__name__}.{name}"
        for cls in _classes()
        for name, member in vars(cls).items()
        if inspect.isfunction(member) and _qt_has(cls, name) and not hasattr(member, "__guarded__")
    ]
    assert unguarded == []


class _BrokenModel(QAbstractListModel):
    @guard_override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008, N802  Qt's signature
        return 3

    @guard_override
    def data(self, index: Index, role: int = 0) -> Any:  # noqa: ARG002  Qt's signature
        return [][5]  # noqa: PLE0643  the fault that is wanted


class _BrokenWidget(QWidget):
    @guard_override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  Qt's signature
        painter = QPainter(self)
        try:
            raise KeyError("paint")
        finally:
            painter.end()

    @guard_override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802  Qt's signature
        raise RuntimeError("filter")


@pytest.fixture
def faults() -> list[tuple[str, str]]:
    met: list[tuple[str, str]] = []

    def hear(where: str, error: BaseException) -> None:
        met.append((where, type(error).__name__))

    guards.listen(hear)
    return met


def test_a_model_that_raises_is_reported_once(qtbot: QtBot, faults: list[tuple[str, str]]) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = _BrokenModel()
    view.setModel(model)
    view.show()
    view.grab()
    view.grab()
    assert faults == [("_BrokenModel.data", "IndexError")]


def test_a_widget_that_raises_while_painting_or_filtering_lives_on(qtbot: QtBot, faults: list[tuple[str, str]]) -> None:
    widget = _BrokenWidget()
    qtbot.addWidget(widget)
    widget.installEventFilter(widget)
    widget.show()
    widget.grab()
    widget.removeEventFilter(widget)
    assert {kind for _where, kind in faults} == {"KeyError", "RuntimeError"}
    assert widget.isVisible()


def test_a_listener_that_fails_takes_nothing_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    def deaf(where: str, error: BaseException) -> None:
        raise OSError(where) from error

    guards.listen(deaf)
    guards.report_fault("somewhere", ValueError("a value that is nobody's business"))
    assert "OSError" in capsys.readouterr().err
