"""A picture of every page, light and dark, in both languages, at two sizes, of the sample book on a fixed day.

Usage: python packaging/screenshots.py [FOLDER]   (default: screenshots). Needs no screen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

# The screen that Qt draws in memory unasked is smaller than the pictures.
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = "offscreen:configfile=" + (os.path.relpath if os.name == "nt" else os.path.abspath)(
        Path(__file__).parent / "screens.json"
    )
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QObject

from creatorbook.common.clock import FixedClock
from creatorbook.common.i18n import use_language
from creatorbook.common.settings import Settings
from creatorbook.gui.frame.start import Session, application, theme_manager
from creatorbook.gui.frame.walk import Walk
from creatorbook.services.book.book import Book
from creatorbook.services.sample.add import AddSample

DAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
SIZES = ((1280, 800), (1920, 1080))


class Photographer(QObject):
    """Takes one picture of each page as the walk arrives there."""

    def __init__(self, session: Session, folder: Path, name: str) -> None:
        super().__init__()
        self._session, self._folder, self._name = session, folder, name
        self._walk = Walk(session)
        self._walk.arrived.connect(self._take)
        self._walk.finished.connect(session.window.close)
        session.window.first_paint.connect(self._walk.start)

    def _take(self, page: str) -> None:
        path = self._folder / f"{page}-{self._name}.png"
        self._session.window.grab().save(str(path))
        print(path)


def take(folder: Path, language: str, theme: str, size: tuple[int, int]) -> None:
    """Take the pictures of one language, theme and size."""
    use_language(language)
    app = application(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="creatorbook-screens-", ignore_cleanup_errors=True) as home:
        os.environ["CREATORBOOK_HOME"] = home
        settings = Settings()
        settings.set("theme", theme)
        about = {"country": "FR", "language": language, "currency": "EUR", "name": "Camille Moreau"}
        book = Book.create(Path(home) / "sample.creatorbook", about, FixedClock(DAY))
        book.run(AddSample())
        session = Session(book, settings, theme_manager(app, settings))
        photographer = Photographer(session, folder, f"{theme}-{language}-{size[0]}")
        session.window.resize(*size)
        session.window.show()
        app.exec()
        session.end()
        photographer.deleteLater()


def main(arguments: list[str]) -> int:
    """Take a picture of every page of the sample book, in both languages and looks, at two sizes."""
    parser = argparse.ArgumentParser(prog="screenshots.py", description=main.__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("screenshots"), help="where the pictures go")
    folder: Path = parser.parse_args(arguments).folder
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("en", "fr"):
        for theme in ("light", "dark"):
            for size in SIZES:
                take(folder, language, theme, size)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
