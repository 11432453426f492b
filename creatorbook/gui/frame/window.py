"""The window of one book: its pages and the way between them, the inspector, and what there is to say."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QApplication

from creatorbook.common.errors import BookGone, CreatorbookError
from creatorbook.common.i18n import _
from creatorbook.gui.desk.guard import guard_override, report_fault
from creatorbook.gui.desk.loading import InTurns
from creatorbook.gui.frame.bars.measures import NARROWEST, is_crowded, is_small
from creatorbook.gui.frame.early.frame import Frame
from creatorbook.gui.frame.early.quick_start import finish_start
from creatorbook.gui.frame.journey import Journey, Stop
from creatorbook.gui.look.theme.fonts import load_rest
from creatorbook.gui.parts.drop_target import DropTarget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QStackedWidget

    from creatorbook.common.settings import Settings
    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.frame.action_set import ActionSet
    from creatorbook.gui.frame.bars.sample_strip import SampleStrip
    from creatorbook.gui.frame.bars.sidebar import Sidebar
    from creatorbook.gui.frame.bars.topbar import TopBar
    from creatorbook.gui.frame.commands.commands import Commands
    from creatorbook.gui.frame.keys.panes import Panes
    from creatorbook.gui.frame.page_table import PageEntry
    from creatorbook.gui.lists.inspector import Inspector, TabEntry
    from creatorbook.gui.lists.page import Page
    from creatorbook.gui.look.theme_manager import ThemeManager
    from creatorbook.gui.parts.notices import Toast
    from creatorbook.services.book.bus import ChangeSet

_INSPECTOR_WIDTH = 360
# The setting of keys that a person chose, which keys.chosen reads.
_KEYS = "shortcuts"


def _has_focus(page: Page) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is page or page.isAncestorOf(focused))


class Window(DropTarget, Frame):
    """One book in one window. `closed()` comes when it has gone; `first_paint()` when it is filled and first drawn.

    Until it is filled it is no more than a Frame, and may stand on the screen as one while the rest is loaded: this
    module knows by name alone what will stand in it. `book_asked(path)` and `new_asked()` tell that another book is
    wanted in its place.
    """

    closed = Signal()
    first_paint = Signal()
    book_asked = Signal(str)
    new_asked = Signal()
    _painted = False

    desk: Desk
    theme: ThemeManager
    pages: dict[str, PageEntry]
    action_set: ActionSet
    commands: Commands
    sidebar: Sidebar
    menu: QMenu
    topbar: TopBar
    strip: SampleStrip
    splitter: QSplitter
    stack: QStackedWidget
    inspector: Inspector
    toast: Toast
    panes: Panes

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.journey = Journey()
        self._loaded: dict[str, Page] = {}
        self._current, self._is_opened, self._is_going = "", False, False
        self._coming = ""
        self._arriving = QTimer(self)
        self._arriving.setSingleShot(True)
        self._arriving.setInterval(0)
        self._arriving.timeout.connect(self._arrive)
        self._selected = ("", "")
        self._inspecting = QTimer(self)
        self._inspecting.setSingleShot(True)
        self._inspecting.setInterval(0)
        self._inspecting.timeout.connect(self._inspect_selected)
        self._inspector_wished, self._insisted = True, False
        self._inspector_width = _INSPECTOR_WIDTH

    def fill(
        self,
        desk: Desk,
        theme: ThemeManager,
        *,
        pages: tuple[PageEntry, ...] | None = None,
        tabs: tuple[TabEntry, ...] | None = None,
    ) -> None:
        """Put the sidebar, the bar, the pages and the inspector into it; `pages` and `tabs` are those of the tables."""
        from creatorbook.gui.desk.text_undo import TextUndoFilter
        from creatorbook.gui.frame.assembly import assemble
        from creatorbook.gui.frame.page_table import PAGES
        from creatorbook.gui.keys.composing import ComposingFilter
        from creatorbook.gui.keys.menu_key import MenuKeyFilter
        from creatorbook.gui.lists.inspector import TABS

        self.desk, self.theme = desk, theme
        self.pages = {entry.id: entry for entry in (PAGES if pages is None else pages)}
        parts = assemble(self, TABS if tabs is None else tabs)
        self.action_set, self.commands, self.panes = parts.action_set, parts.commands, parts.panes
        self.sidebar, self.topbar, self.menu, self.strip = parts.sidebar, parts.topbar, parts.menu, parts.strip
        self.splitter, self.stack, self.inspector, self.toast = (
            parts.splitter, parts.stack, parts.inspector, parts.toast
        )  # fmt: skip
        self._offered: Callable[[], None] = self.commands.steps.undo
        self._show_keys()
        self._connect()
        self._restore_state()
        self.setAcceptDrops(True)
        self.setCentralWidget(parts.whole)
        self.is_filled = True
        self.update()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._text_undo = TextUndoFilter(application, self)
            self._menu_key = MenuKeyFilter(application, self)
            self._composing = ComposingFilter(application, self)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self._visit)
        self.sidebar.owner.clicked.connect(self._show_creators)
        self.action_set.triggered.connect(self.commands.carry_out)
        self.toast.acted.connect(self._on_toast_acted)
        desk = self.desk
        desk.changed.connect(self._on_changed)
        desk.page_asked.connect(self.go)
        desk.record_asked.connect(self.inspect)
        desk.edit_asked.connect(self.commands.forms.edit)
        desk.create_asked.connect(self.commands.forms.create)
        desk.said.connect(self.show_message)
        desk.failed.connect(self.fail)
        desk.rows_pasted.connect(self.commands.files.paste_rows)
        desk.trash_asked.connect(self.commands.forms.ask_to_trash)
        desk.back_offered.connect(self.commands.forms.offer_back)
        desk.action_asked.connect(self.commands.carry_out)
        desk.wrote_something.connect(self.commands.steps.wrote)
        desk.wrote_something.connect(self.commands.stages.offer_next)
        desk.setting_changed.connect(self._setting)

    @property
    def host(self) -> QMainWindow:
        """The window itself, as the parent of dialogs."""
        return self

    # Pages

    @property
    def current_page(self) -> Page | None:
        """The visible page."""
        return self._loaded.get(self._current)

    def _visit(self, page: str) -> None:
        """Build a page that was clicked on in one turn, read and show it in the next: until then the other is seen."""
        if page in self._loaded:
            self.go(page)
        else:
            self._load(page)
            self._coming = page
            self._arriving.start()

    def _arrive(self) -> None:
        self.go(self._coming)

    def go(self, page: str, params: Mapping[str, object] | None = None, *, by_history: bool = False) -> None:
        """Show a page with filters; an unknown page is ignored."""
        if page not in self.pages:
            return
        self._arriving.stop()
        before = self.current_page
        was_within = before is not None and _has_focus(before)
        if page != self._current and before is not None:
            self._remember_page(before)
            before.on_hidden()
        shown = self._load(page)
        self._current = page
        if params:
            shown.apply(params)
        if not by_history:
            self.journey.visit(Stop(page, dict(params or {})))
        self.stack.setCurrentWidget(shown)
        self.sidebar.choose(page)
        self._is_going = before is not shown
        try:
            shown.on_shown()
        finally:
            self._is_going = False
        if before is not shown:
            self._insisted = False
            # The inspector shows what is selected on this page, not what was on the one before.
            chosen = shown.selection()
            self.inspect(*(chosen[0] if chosen else ("", "")))
            if was_within:
                # What is hidden hands its focus to whatever comes first, which is a search box.
                shown.take_focus()
        self.setWindowTitle(_("{page} — Creatorbook").format(page=_(self.pages[page].title)))
        self.update_actions()

    def open_first_page(self) -> None:
        """Show the page that was left last, once, unless another is shown by now."""
        if self._is_opened or not self.isVisible():
            # Closed since: there is no book any more to read a page from.
            return
        self._is_opened = True
        if not self._current:
            # The journey of the window in whose place this one came goes on where it was.
            self.go(self._first_page, by_history=self.journey.has_begun)
        self.strip.update_visibility()
        self.take_page_focus()

    @property
    def _first_page(self) -> str:
        """The page that was left last."""
        kept = self.desk.settings.get("window").get("page")
        return kept if kept in self.pages else next(iter(self.pages))

    def _settle(self) -> None:
        """Do what can wait until the window was first drawn, what its page imports in parts before it."""
        from creatorbook.gui.frame.warm.modules import modules_of

        is_there = self._is_opened or bool(self._current)
        self._parts = InTurns([] if is_there else modules_of(self.pages[self._first_page]), self)
        self._parts.done.connect(self._open_settled)
        self._parts.begin()

    def _open_settled(self) -> None:
        try:
            self.open_first_page()
        finally:
            # A page that cannot be read must not leave the whole session without it.
            finish_start()
        if self.isVisible():
            self.action_set.fill(self.menu)
            load_rest()
            self.commands.counting.start()

    def take_page_focus(self) -> None:
        """Set the focus where a person goes on in the page that is shown."""
        page = self.current_page
        if page is not None:
            page.take_focus()

    def _load(self, page: str) -> Page:
        made = self._loaded.get(page)
        if made is None:
            made = self.pages[page].load()(self.desk)
            made.page_id = page
            made.selected.connect(self._on_selected)
            state = self.desk.settings.get("pages").get(page)
            if isinstance(state, dict):
                made.restore(state)
            self._loaded[page] = made
            self.stack.addWidget(made)
        return made

    def _remember_page(self, page: Page) -> None:
        state = page.state()
        if state:
            kept = self.desk.settings.get("pages")
            self.desk.settings.set("pages", {**kept, page.page_id: state})

    def _on_changed(self, changes: ChangeSet) -> None:
        touched = changes.touched
        for page, made in self._loaded.items():
            depends_on = self.pages[page].depends_on
            if not depends_on or depends_on.intersection(touched):
                try:
                    made.on_rows_changed(touched)
                except CreatorbookError as error:
                    self.fail(error)
        self._retitle_inspector()
        self.inspector.on_rows_changed(touched)
        self.commands.counting.start()
        self.update_actions()

    # The inspector

    def _on_selected(self, kind: str, id: str) -> None:
        """Show what was selected as such first, and all about it in the turn after; of a page that comes, with it."""
        if not self._is_going:
            self._selected = (kind, id)
            self._inspecting.start()
            self.update_actions()
        elif id:
            # A page without room for the inspector shows it itself.
            self.commands.finding.remember(kind, id)

    def _inspect_selected(self) -> None:
        self.inspect(*self._selected)

    def inspect(self, kind: str, id: str) -> None:
        """Show a record in the inspector."""
        self._inspecting.stop()
        title = ""
        if id:
            try:
                title = self._title(kind, id)
                self.commands.finding.remember(kind, id)
            except CreatorbookError:
                kind, id = "", ""
        self.inspector.show_record(kind, id, title)
        self._arrange()
        self.update_actions()

    def _retitle_inspector(self) -> None:
        """Follow the name of the record shown; of one that is gone the last name stays."""
        kind, id = self.inspector.record
        if id:
            with suppress(CreatorbookError):
                self.inspector.retitle(self._title(kind, id))

    def _title(self, kind: str, id: str) -> str:
        from creatorbook.services.records import rows

        with self.desk.book.reading() as reading:
            return rows.get(reading, kind, id).title

    def show_inspector(self, shown: bool) -> None:
        """Open or close the inspector; opened by hand it shows even where there is nothing to show yet."""
        self._inspector_wished = self._insisted = shown
        self._arrange()

    def _arrange(self) -> None:
        """Give the inspector its room where it has something to say and the page can spare the width."""
        page = self.current_page
        fits = page is not None and not page.roomy and bool(self.inspector.record[1])
        shown = self._insisted or (self._inspector_wished and fits)
        if shown is not self.inspector.isHidden():
            return
        if not shown:
            self._inspector_width = max(self.inspector.width(), NARROWEST)
        self.inspector.setVisible(shown)
        self._fold_sidebar(self.width())
        if shown:
            room = self.splitter.width()
            self.splitter.setSizes([max(NARROWEST, room - self._inspector_width), self._inspector_width])
            self.inspector.reveal()

    # What there is to say

    def show_message(self, text: str, undo: bool = False) -> None:
        """Show a sentence at the foot of the window."""
        self.offer(text, _("Undo") if undo else "", self.commands.steps.undo)

    def offer(self, text: str, word: str, act: Callable[[], None]) -> None:
        """Show a sentence at the foot of the window with a button that says `word` and does `act`."""
        self._offered = act
        self.toast.show_message(text, word)

    def _on_toast_acted(self) -> None:
        self._offered()

    def fail(self, error: Exception) -> None:
        """Show what a person can fix; report what is a fault of ours."""
        if isinstance(error, CreatorbookError):
            from creatorbook.gui.parts.errors import sentence

            if isinstance(error, BookGone):
                # Short enough for one line beside its way out.
                self.offer(_("The book’s file is gone."), _("Save it again…"), self.commands.files.save_again)
            else:
                self.toast.show_message(sentence(error))
        else:
            report_fault("work", error)

    def report(self, text: str) -> None:
        """Show the report of a fault."""
        from creatorbook.gui.parts.errors import ReportDialog

        ReportDialog(self, text).open()

    def _setting(self, key: str) -> None:
        if key in ("theme", "contrast"):
            settings = self.desk.settings
            self.theme.choose(settings.get("theme"), settings.get("contrast"))
        elif key == "accent":
            self.theme.choose_accent(self.desk.settings.get("accent"))
        elif key == "density":
            self.theme.choose_density(self.desk.settings.get("density"))
        elif key == _KEYS:
            self.action_set.show_keys()
            self._show_keys()

    def _show_keys(self) -> None:
        """Name the keys where no action of Qt does it."""
        for page in self.pages:
            if f"go_{page}" in self.action_set.by_id:
                self.sidebar.set_key(page, self.action_set.key_text(f"go_{page}"))
        self.topbar.search.show_key(self.action_set.key_text("palette"))

    def update_actions(self) -> None:
        """Switch the actions on or off by what is true now."""
        self.action_set.update(self.commands.is_true)

    # Coming and going

    def _restore_state(self) -> None:
        kept = self.desk.settings.get("window")
        self.sidebar.set_narrow(self.is_narrow)
        width = kept.get("inspector_width")
        # A damaged file must not hide the inspector, or all the rest.
        if isinstance(width, int) and NARROWEST <= width < self.width() // 2:
            self._inspector_width = width
        self._inspector_wished = bool(kept.get("inspector", True))
        self.inspector.hide()
        self.sidebar.choose(self._first_page)
        self.update_actions()

    def remember(self) -> None:
        """Keep how the window stands."""
        settings = self.desk.settings
        before = settings.get("window")
        width = self._inspector_width if self.inspector.isHidden() else self.inspector.width()
        settings.set(
            "window",
            {
                "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
                "narrow": self.narrow_wished,
                "inspector": self._inspector_wished,
                "inspector_width": width,
                "page": self._current or before.get("page"),
            },
        )
        for page in self._loaded.values():
            self._remember_page(page)

    def _show_creators(self) -> None:
        self.go("settings")

    def turn_sidebar(self) -> None:
        """Show only icons, or words, and remember it."""
        self.narrow_wished = not self.sidebar.is_narrow
        self.sidebar.set_narrow(self.narrow_wished)

    @guard_override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let a small window keep its width for the page: the sidebar shows only icons there."""
        super().resizeEvent(event)
        before, now = event.oldSize().width(), event.size().width()
        crossed = is_small(now) is not is_small(before) or is_crowded(now) is not is_crowded(before) or before < 0
        if crossed and self.is_filled:
            self._fold_sidebar(now)

    def _fold_sidebar(self, width: int) -> None:
        """Show only icons where a person wants it so, or where the width is needed for the page and the inspector."""
        crowded = is_crowded(width) and not self.inspector.isHidden()
        self.sidebar.set_narrow(is_small(width) or crowded or self.narrow_wished)

    @guard_override
    def showEvent(self, event: QShowEvent) -> None:
        """Notify the inspector that it is visible."""
        super().showEvent(event)
        if self.is_filled:
            self.inspector.reveal()

    @guard_override
    def event(self, event: QEvent) -> bool:
        """Follow what the system says of its look."""
        if self.is_filled and event.type() == QEvent.Type.ThemeChange:
            # Renews the window where texts are of another size: not from within its own event.
            QTimer.singleShot(0, self.theme.follow_system)
        return super().event(event)

    def on_drawn(self) -> None:
        """Notice the first paint of what stands in it: what is heavy is loaded after it."""
        super().on_drawn()
        if self.is_filled and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._settle)
            self.first_paint.emit()

    @guard_override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and a digit works wherever the digits are; what no part of the window wanted comes here."""
        if not (self.is_filled and self.action_set.take_digit(event)):
            super().keyPressEvent(event)

    def drop_words(self, what: str) -> str:
        """Say what happens to it here."""
        return _("Import {what}: you see first what it brings").format(what=what)

    def take_files(self, paths: Sequence[str]) -> None:
        """Import the files that were dropped."""
        self.commands.files.import_paths(paths)

    def _close_dialogs(self) -> bool:
        """Close what lies above the pages; return False where a dialog is at work, and stays."""
        from creatorbook.gui.parts.dialog import Dialog

        # The newest first: it lies above those that it came from.
        return all(not each.isVisible() or each.close() for each in reversed(self.findChildren(Dialog)))

    @guard_override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what was typed be kept, and remember how the window stands."""
        if self.is_filled:
            if not self._close_dialogs():
                event.ignore()
                return
            self.desk.leaving.emit()
            self.remember()
        # What would have come in a turn after has no book to read any more.
        self._arriving.stop()
        self._inspecting.stop()
        super().closeEvent(event)
        self.closed.emit()
