"""Opens books in windows: the application, its theme, its hooks, the first run, and one session for each open book."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from creatorbook.common.errors import BookDamaged, CreatorbookError
from creatorbook.common.i18n import _, language, use_language
from creatorbook.common.paths import documents_folder, state_folder
from creatorbook.common.settings import screen_language, unkept_words
from creatorbook.gui.access.roles import install_roles
from creatorbook.gui.backups.checking import Checking
from creatorbook.gui.backups.keeping import BackupKeeper, back_up_after_session
from creatorbook.gui.desk.bridge import Bridge
from creatorbook.gui.desk.collecting import Collector
from creatorbook.gui.desk.desk import Desk
from creatorbook.gui.desk.qt_words import translate_qt
from creatorbook.gui.desk.reporter import Reporter
from creatorbook.gui.desk.run import GuiRunner
from creatorbook.gui.frame.bars.waiting import Waiting
from creatorbook.gui.frame.early.quick_start import finish_loading, finish_start
from creatorbook.gui.frame.opening import make_application
from creatorbook.gui.frame.settings_watch import SettingsWatch
from creatorbook.gui.frame.thinning import Thinning
from creatorbook.gui.frame.warm.modules import Ahead
from creatorbook.gui.frame.warm.refolding import Refolding
from creatorbook.gui.frame.warm.services import warm_up
from creatorbook.gui.frame.window import Window
from creatorbook.gui.look.theme_manager import ThemeManager
from creatorbook.services.book.book import load_writer
from creatorbook.services.book.last_seen import missing_words, note_seen

if TYPE_CHECKING:
    from types import FrameType

    from creatorbook.common.clock import Clock
    from creatorbook.common.settings import Settings
    from creatorbook.gui.backups.rescue import RescueDialog
    from creatorbook.gui.frame.first_run import Beginning, FirstRun
    from creatorbook.services.book.book import Book

_SIGNALS_MS = 200


class Session(QObject):
    """One open book with its window, workers and bridge; `end` takes them down in order.

    `window` is one that stands on the screen already, with nothing in it; without it one is made, to be shown.
    In another language and size of text the window is made anew, on the same book: ask for `window` each time.
    `book_asked(path)` and `new_asked()` tell what a person wants instead of this book, `rescue_asked()` that it is
    damaged and to be saved into a new one.
    """

    book_asked = Signal(str)
    new_asked = Signal()
    rescue_asked = Signal()

    def __init__(self, book: Book, settings: Settings, theme: ThemeManager, window: Window | None = None) -> None:
        super().__init__()
        install_roles()
        self.book = book
        self.runner = GuiRunner(self)
        self.writer = GuiRunner(self)
        self.desk = Desk(book, self.runner, self.writer, settings, book.clock, self)
        self.bridge = Bridge(book, self.writer, self)
        self.bridge.changed.connect(self.desk.changed)
        self.bridge.gone.connect(self.desk.fail)
        self.runner.on_unhandled(self.desk.fail)
        self.writer.on_unhandled(self.desk.fail)
        self._settings, self._theme, self._spoken = settings, theme, language()
        self.window = self._fill(window or Window(settings))
        self.window.first_paint.connect(self._warm, Qt.ConnectionType.QueuedConnection)
        self.thinning = Thinning(book, settings, self)
        self.refolding = Refolding(book, self)
        self.checking = Checking(book, settings, self)
        self.checking.found.connect(self._tell_damage, Qt.ConnectionType.QueuedConnection)
        self.window.first_paint.connect(self.checking.begin, Qt.ConnectionType.QueuedConnection)
        self.backups = BackupKeeper(book, settings, self)
        self.backups.failed.connect(self.desk.fail)
        self.window.first_paint.connect(self.refolding.begin, Qt.ConnectionType.QueuedConnection)
        self.window.first_paint.connect(self.thinning.begin, Qt.ConnectionType.QueuedConnection)
        self.watch = SettingsWatch(settings, self)
        self.watch.changed.connect(self.desk.setting_changed)
        self.window.first_paint.connect(self.watch.begin, Qt.ConnectionType.QueuedConnection)
        self.desk.setting_changed.connect(self._on_setting, Qt.ConnectionType.QueuedConnection)
        theme.resized.connect(self._renew_window)
        self.ahead: Ahead | None = None
        self._closing = threading.Event()
        self._below: threading.Thread | None = None
        self.collector = Collector(self)
        self.collector.begin()
        self._ended = False
        self._leaving: Window | None = None

    def _fill(self, made: Window) -> Window:
        made.fill(self.desk, self._theme)
        Waiting(made, (self.runner, self.writer))
        made.closed.connect(self.end)
        made.book_asked.connect(self.book_asked)
        made.new_asked.connect(self.new_asked)
        self._spoken = language()
        return made

    def _tell_damage(self, problems: tuple[str, ...]) -> None:
        from creatorbook.gui.backups.damage import DamageDialog

        if self._ended:
            return
        dialog = DamageDialog(self.window, problems)
        dialog.backups_asked.connect(self.show_backups)
        dialog.rescue_asked.connect(self.rescue_asked)
        dialog.open()

    def show_backups(self) -> None:
        """Show the backups of the book."""
        self.desk.act("backups")

    def _on_setting(self, key: str) -> None:
        if key == "language":
            use_language(screen_language(self._settings))
            self.speak_language()
        elif key == "text_size":
            self._theme.choose_text_size(self._settings.get(key))

    def speak_language(self) -> None:
        """Make the window anew where it speaks another language than the screen's."""
        application = QApplication.instance()
        if self._spoken != language() and isinstance(application, QApplication):
            translate_qt(application)
            self._renew_window()

    def _renew_window(self) -> None:
        if self._ended:
            return
        before = self.window
        self.desk.leaving.emit()
        before.remember()
        before.closed.disconnect(self.end)
        self.window = self._fill(Window(self._settings))
        self.window.journey = before.journey
        if not before.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
            self.window.setGeometry(before.geometry())
        # Before the other goes: with its last window the application ends.
        self.window.show()
        # Held until Qt has deleted it: else the garbage collector may do so first, and in a worker's thread.
        self._leaving = before
        before.destroyed.connect(self._let_go)
        before.close()

    def _let_go(self) -> None:
        self._leaving = None

    @property
    def is_busy(self) -> bool:
        """Whether anything is being read or written away from the main thread."""
        return self.runner.is_busy or self.writer.is_busy

    def _warm(self) -> None:
        warm = partial(warm_up, self.book, self._closing.is_set)
        self._below = threading.Thread(target=warm, name="creatorbook-warm", daemon=True)
        self._below.start()
        self.ahead = Ahead(self._below, self)
        self.ahead.done.connect(finish_loading)
        self.ahead.begin()

    def end(self) -> None:
        """Stop asking, finish what is being written, close the book."""
        if self._ended:
            return
        self._ended = True
        self._closing.set()
        self.bridge.close()
        self.thinning.close()
        self.refolding.close()
        self.checking.close()
        self.backups.close()
        self.writer.close(finish=True)
        self.runner.close()
        if self._below is not None:
            self._below.join()
        with suppress(CreatorbookError):
            note_seen(self._settings, self.book)
        self.book.close()
        self.collector.collect()
        self.collector.end()


class Program(QObject):
    """Opens and makes books; one session at a time, the old one closed when the new one is there."""

    def __init__(self, settings: Settings, theme: ThemeManager, reporter: Reporter, clock: Clock | None = None) -> None:
        super().__init__()
        self._settings, self._theme, self._clock = settings, theme, clock
        self.session: Session | None = None
        self.first_run: FirstRun | None = None
        self._damage: BookDamaged | None = None
        self._rescue: RescueDialog | None = None
        self._maker = GuiRunner(self)
        reporter.reported.connect(self._report)

    def _report(self, text: str) -> None:
        if self.session is not None:
            self.session.window.report(text)

    def show(self, book: Book, window: Window | None = None) -> Session:
        """Show a book that is open, in a window that is there already or a new one; end the session before."""
        before = self.session
        self.session = Session(book, self._settings, self._theme, window)
        self.session.book_asked.connect(self.open)
        self.session.new_asked.connect(self.begin)
        self.session.rescue_asked.connect(self.rescue_open, Qt.ConnectionType.QueuedConnection)
        if book.backup is None:
            self._settings.remember_opened(book.path)
        self.session.window.first_paint.connect(self.session.backups.begin, Qt.ConnectionType.QueuedConnection)
        if window is not None:
            # Filled, and its page opened, before it is drawn again: nothing of it moves.
            window.open_first_page()
        self.session.window.show()
        if not self._settings.can_be_kept:
            self.session.window.show_message(unkept_words(self._settings))
        elif missing := missing_words(self._settings, book):
            self.session.window.offer(missing, _("Backups…"), self.session.show_backups)
        if before is not None:
            before.window.close()
            self._end_session(before)
        return self.session

    def _end_session(self, session: Session) -> None:
        """Take a session down, and keep a backup of what it changed: nobody waits for that."""
        was_read_only = session.book.is_read_only
        session.end()
        if not was_read_only:
            back_up_after_session(session.book.path, self._settings, session.book.clock)

    def open(self, path: str) -> None:
        """Open the book of this file in place of the one that is open; say why where it cannot be."""
        from creatorbook.services.book.book import Book

        beginning = self.first_run if self.session is None else None
        try:
            self.show(Book(Path(path), self._clock, may_be_read_only=True))
        except BookDamaged as error:
            self._damage = error
            self.rescue()
        except CreatorbookError as error:
            if self.session is not None:
                self.session.window.fail(error)
            else:
                self.show_trouble(error)
        else:
            if beginning is not None:
                self.first_run = None
                beginning.close()

    def show_trouble(self, error: CreatorbookError) -> None:
        """Say in the first run why the book that was asked for could not be opened; a damaged one can be rescued."""
        from creatorbook.gui.parts.errors import sentence

        if self.first_run is None:
            return
        if isinstance(error, BookDamaged):
            self._damage = error
            self.first_run.show_refusal(sentence(error), _("Rescue what can be read…"), self.rescue)
        else:
            self.first_run.show_refusal(sentence(error))

    def rescue_open(self) -> None:
        """Close the book that is open and damaged, and offer to save what can be read of it into a new one."""
        session, self.session = self.session, None
        if session is None:
            return
        self._damage = BookDamaged(_("The book is damaged."), where=str(session.book.path))
        # On the screen before the window goes: with its last window the application ends.
        self.rescue()
        session.window.close()
        session.end()

    def rescue(self) -> None:
        """Offer to save what can be read of the damaged book into a new one, which is opened then."""
        from creatorbook.gui.backups.rescue import RescueDialog

        if self._damage is None:
            return
        parent = self.session.window if self.session is not None else self.first_run
        dialog = RescueDialog(parent, self._damage, self._settings, self._clock)
        dialog.book_asked.connect(self.open)
        dialog.open()
        # Without a window that it lies in nothing else holds it.
        self._rescue = dialog

    def begin(self) -> None:
        """Ask how a new book is to begin."""
        from creatorbook.gui.frame.first_run import FirstRun

        parent = self.session.window if self.session is not None else None
        self.first_run = FirstRun(documents_folder(), parent)
        self.first_run.begun.connect(self._on_begun)
        self.first_run.language_chosen.connect(self._change_language)
        self.first_run.finished.connect(self._speak_language)
        try:
            self.first_run.open()
        finally:
            finish_start()
        # While the person reads: what the first write of the new book needs.
        threading.Thread(target=load_writer, name="creatorbook-warm", daemon=True).start()

    def _change_language(self, code: str) -> None:
        self._settings.set("language", code)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            translate_qt(application)

    def _speak_language(self) -> None:
        """Let the window that was behind the first run speak the language chosen there."""
        if self.session is not None:
            self.session.speak_language()

    def _on_begun(self, beginning: Beginning) -> None:
        if self.first_run is not None:
            self.first_run.show_working()
        clock = self._clock
        self._maker.submit(lambda _job: _make_book(beginning, clock), self._on_made, self._on_refused)

    def _on_made(self, made: tuple[Book, str]) -> None:
        book, way = made
        dialog, self.first_run = self.first_run, None
        if dialog is not None:
            dialog.show_made()
        session = self.show(book)
        if dialog is not None:
            dialog.close()
        if way == "import":
            session.window.commands.files.import_files()

    def _on_refused(self, error: Exception) -> None:
        if self.first_run is None or not isinstance(error, CreatorbookError):
            raise error
        from creatorbook.gui.parts.errors import sentence

        self.first_run.show_refusal(sentence(error))

    def end(self) -> None:
        """Let a book that is being made be finished, and end the session."""
        self._maker.close()
        if self.session is not None:
            self._end_session(self.session)


def _make_book(beginning: Beginning, clock: Clock | None) -> tuple[Book, str]:
    from creatorbook.services.book.book import Book

    book = Book.create(beginning.path, beginning.settings, clock)
    if beginning.way == "sample":
        from creatorbook.services.sample.add import AddSample

        try:
            book.run(AddSample())
        except BaseException:
            book.close()
            raise
    return book, beginning.way


def application(arguments: list[str]) -> QApplication:
    """Return the application, made if there is none."""
    is_new = QApplication.instance() is None
    made = make_application(arguments)
    if is_new:
        dress_application(made)
    return made


def dress_application(made: QApplication) -> None:
    """Let what assistive technology asks of the application, and Qt's own words, be ours."""
    install_roles()
    translate_qt(made)


class Stopper(QObject):
    """Lets a signal from outside (a logout, Ctrl+C) close the windows in order instead of killing the process."""

    def __init__(self, app: QApplication) -> None:
        import signal

        super().__init__(app)
        self._app, self._is_asked = app, False
        # Python runs its signal handlers between its own instructions: a timer sees to it that there are some.
        self._timer = QTimer(self)
        self._timer.setInterval(_SIGNALS_MS)
        self._timer.timeout.connect(self._stop_if_asked)
        self._timer.start()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._stop)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """Note it: between two instructions of an import, closing would wait for threads that wait for that import."""
        del number, frame
        self._is_asked = True

    def _stop_if_asked(self) -> None:
        if self._is_asked:
            self._is_asked = False
            self._app.closeAllWindows()
            self._app.quit()


def theme_manager(app: QApplication, settings: Settings) -> ThemeManager:
    """Return the theme manager with the choices of the settings."""
    chosen = {key: settings.get(key) for key in ("contrast", "density", "text_size", "accent")}
    return ThemeManager(app, settings.get("theme"), **chosen)


def run(
    book: Book | None,
    settings: Settings,
    clock: Clock | None = None,
    *,
    window: Window | None = None,
    trouble: CreatorbookError | None = None,
) -> int:
    """Show the book in a window until it is closed, or the first run where there is none; return the exit code.

    `window` is the one that stands on the screen already, `trouble` why the book that was asked for could not be
    opened: the first run says it.
    """
    app = make_application(sys.argv[:1])
    dress_application(app)
    reporter = Reporter(state_folder() / "reports", app)
    reporter.install()
    Stopper(app)
    program = Program(settings, theme_manager(app, settings), reporter, clock)
    if book is not None:
        program.show(book, window)
    else:
        program.begin()
        if trouble is not None:
            program.show_trouble(trouble)
    try:
        return app.exec()
    finally:
        program.end()
        reporter.remove()
