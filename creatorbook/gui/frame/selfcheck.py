"""Whether this copy can open its window: every page, off screen, on a book of its own with the sample in it.

Run as `python -m creatorbook.gui.frame.selfcheck`, or by `creatorbook doctor`. Exit code 0 and one line on
standard output, or 1 and what went wrong, one line each.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QtMsgType, qInstallMessageHandler

from creatorbook.common.i18n import _, ngettext, use_language
from creatorbook.common.report import report_text
from creatorbook.common.settings import Settings, screen_language
from creatorbook.gui.desk import guard
from creatorbook.gui.frame.start import Session, application, theme_manager
from creatorbook.gui.frame.walk import Walk

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

# What Qt's screen-less platform says of every window.
_EXPECTED = "This plugin does not support"


class SelfCheck(QObject):
    """Walks through the pages and keeps what was wrong."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.wrong: list[str] = []
        self._session = session
        guard.listen(self._fault)
        qInstallMessageHandler(self._message)
        session.desk.failed.connect(self._on_failed)
        self._walk = Walk(session)
        self._walk.arrived.connect(self._on_arrived)
        self._walk.stuck.connect(self._on_stuck)
        self._walk.finished.connect(self._on_finished)
        session.window.first_paint.connect(self._walk.start)

    def _fault(self, where: str, error: BaseException) -> None:
        self.wrong.append(report_text(where, error))

    def _message(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg and _EXPECTED not in text:
            self.wrong.append(text)

    def _on_failed(self, error: object) -> None:
        self.wrong.append(str(error))

    def _on_arrived(self, page: str) -> None:
        # A page is drawn, not only built: a blank picture has one colour.
        picture = self._session.window.grab().toImage()
        corners = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
        if len(corners) <= 1:
            self.wrong.append(_("The page “{page}” is blank.").format(page=page))
        self.opened.append(page)

    def _on_stuck(self, page: str) -> None:
        self.wrong.append(_("The page “{page}” did not come to rest.").format(page=page))

    def _on_finished(self) -> None:
        self._session.window.close()


def main() -> int:
    """Open every page; return the exit code."""
    from creatorbook.services.book.book import Book
    from creatorbook.services.sample.add import AddSample

    settings = Settings()
    use_language(screen_language(settings))
    app = application(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="creatorbook-check-", ignore_cleanup_errors=True) as folder:
        about = {"country": "FR", "language": "en", "currency": "EUR", "name": "Camille Moreau"}
        book = Book.create(Path(folder) / "check.creatorbook", about)
        book.run(AddSample())
        session = Session(book, settings, theme_manager(app, settings))
        check = SelfCheck(session)
        session.window.show()
        app.exec()
        session.end()
        guard.listen(None)
        qInstallMessageHandler(None)
    for line in check.wrong:
        sys.stderr.write(line + "\n")
    pages = len(check.opened)
    sys.stdout.write(ngettext("{count} page opened", "{count} pages opened", pages).format(count=pages) + "\n")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
