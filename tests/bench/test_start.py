"""From the start of the process to the first paint, against a bare PySide6 window."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench.ratios import compare

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.bench

_BARE = """
import os
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
_OURS = """
import os, sys
from pathlib import Path
from creatorbook.common.settings import Settings
if sys.argv[3] == "quick":
    from creatorbook.common.quick_classes import quick_classes
    quickly = quick_classes()
    quickly.__enter__()
    from creatorbook.gui.frame.early.quick_start import prepare_start
    prepare_start()
from creatorbook.gui.frame import start
from creatorbook.services.book.book import Book
settings = Settings()
settings.set("window", {**settings.get("window"), "page": sys.argv[2]})
app = start.application(["creatorbook"])
session = start.Session(Book(Path(sys.argv[1])), settings, start.theme_manager(app, settings))
def painted():
    heavy = {"sqlalchemy", "alembic", "reportlab", "PIL"} & set(sys.modules)
    os._exit(1 if heavy else 0)
session.window.first_paint.connect(painted)
session.window.show()
app.exec()
"""


def _run(code: str, *arguments: str) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        [sys.executable, "-c", code, *arguments], check=True, env={**environment, "QT_QPA_PLATFORM": "offscreen"}
    )


@pytest.mark.parametrize("way", ["quick", "standard"])
@pytest.mark.parametrize("page", ["deals", "today"])
def test_the_first_paint(large_book: Path, page: str, way: str) -> None:
    compare(
        f"first paint on {page}, a book of 50,000 deals, {way} start",
        lambda: _run(_OURS, str(large_book), page, way),
        lambda: _run(_BARE),
        10,
        1.6,
    )
