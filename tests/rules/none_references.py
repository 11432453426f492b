"""Calls void methods of Qt and prints how many references to None each call takes: `python -m …`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QApplication, QLabel

if TYPE_CHECKING:
    from collections.abc import Callable

CALLS = 500


def main() -> None:
    """Print the drift per call of two void methods."""
    application = QApplication([])
    label, item = QLabel(), QStandardItem("x")
    drifts = []
    calls: list[Callable[[], None]] = [lambda: label.setText("x"), lambda: item.setData(1, 256)]
    for call in calls:
        call()
        before = sys.getrefcount(None)
        for _number in range(CALLS):
            call()
        drifts.append((sys.getrefcount(None) - before) / CALLS)
    application.quit()
    sys.stdout.write(" ".join(map(str, drifts)))


if __name__ == "__main__":
    main()
