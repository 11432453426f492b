"""Opens the window as it was left on the screens of this process, says where it lies, and keeps where it was put.

Run as a module in a process of its own, whose environment says which screens there are: [X,Y,WIDTH,HEIGHT].
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from creatorbook.common.settings import Settings
from creatorbook.gui.frame.early.frame import Frame
from creatorbook.gui.frame.start import application

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def _settle(app: QApplication) -> None:
    for _turn in range(20):
        app.processEvents()


def main(words: list[str]) -> None:
    """Show it, move it where the words say, and keep that."""
    app = application(sys.argv[:1])
    settings = Settings()
    window = Frame(settings)
    window.show()
    _settle(app)
    if words:
        window.setGeometry(QRect(*map(int, words[0].split(","))))
        _settle(app)
    place = window.geometry()
    sides = (place.x(), place.y(), place.width(), place.height())
    sys.stdout.write(" ".join([window.screen().name(), *map(str, sides)]))
    settings.set("window", {"geometry": bytes(window.saveGeometry().toBase64().data()).decode()})
    window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
