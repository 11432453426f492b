"""Hands for a scripted day: they click and press keys as a person does, and wait until the window is at rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QTabBar, QWidget

from creatorbook.gui.frame.bars.sidebar import NavButton
from creatorbook.gui.frame.page_table import PAGES
from creatorbook.gui.frame.walk import is_at_rest

if TYPE_CHECKING:
    from creatorbook.gui.frame.start import Session
    from creatorbook.gui.frame.window import Window
    from creatorbook.gui.lists.page import Page
    from tests.bench.turns import Turns

W = TypeVar("W", bound=QWidget)
# The name of what is done next, or what has to be true before it goes on.
Step: TypeAlias = str | Callable[[], bool]

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NOTHING = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton
_TICK_MS, _QUIET, _LONGEST = 10, 3, 6000


class Hands:
    """What a person does with the window of a session; every act is one turn of the event loop."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def window(self) -> Window:
        """The window that is there now: another language makes another."""
        return self._session.window

    @property
    def is_loaded(self) -> bool:
        """Whether all that the program loads ahead is there."""
        return self._session.ahead is not None and self._session.ahead.is_done

    @property
    def page(self) -> Page:
        """The page that is shown."""
        found = self.window.current_page
        assert found is not None
        return found

    def the(self, kind: type[W], within: QWidget | None = None) -> W:
        """Return the visible widget of a kind that came last."""
        return [each for each in (within or self.window).findChildren(kind) if each.isVisible()][-1]

    def is_there(self, kind: type[QWidget]) -> bool:
        """Return whether a widget of a kind is visible in the window."""
        return any(each.isVisible() for each in self.window.findChildren(kind))

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click on a widget, in its middle or at a place of it."""
        QTest.mouseClick(widget, _LEFT, _NOTHING, place or widget.rect().center())

    def click_on(self, words: str, within: QWidget | None = None) -> None:
        """Click on the visible button with these words."""
        found = (within or self.window).findChildren(QAbstractButton)
        self.click(next(each for each in found if each.isVisible() and each.text().replace("&&", "&") == words))

    def click_row(self, view: QAbstractItemView, row: int) -> None:
        """Click on a row of a list."""
        index = view.model().index(row, 0)
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())

    def click_tab(self, bar: QTabBar, place: int) -> None:
        """Click on a tab; one that has no room is chosen as its row of the menu does it."""
        if bar.isTabVisible(place):
            self.click(bar, bar.tabRect(place).center())
        else:
            bar.setCurrentIndex(place)

    def go(self, page: str) -> None:
        """Click on a page in the sidebar."""
        words = next(entry.title for entry in PAGES if entry.id == page)
        self.click(next(each for each in self.window.sidebar.findChildren(NavButton) if each.text() == words))

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = _NOTHING, at: QWidget | None = None) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(at or QApplication.focusWidget() or self.window, key, held)

    def type_words(self, words: str, name: str, into: QWidget | None = None) -> Iterator[Step]:
        """Type letter by letter, each a turn of its own: where the focus is, or into a widget."""
        widget = into or QApplication.focusWidget()
        assert widget is not None
        widget.setFocus()
        for letter in words:
            yield name
            QTest.keyClicks(widget, letter)


class Day(QObject):
    """Goes through the steps of a day: each when the one before it is done, as `Turns.step` says."""

    def __init__(self, session: Session, turns: Turns, steps: Iterator[Step]) -> None:
        super().__init__()
        self._session, self._turns, self._steps = session, turns, steps
        self._until: Callable[[], bool] | None = None
        self._named = str(next(steps))
        self._quiet = self._ticks = 0
        self._loop = QEventLoop()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._go_on_at_rest)
        self._fault: BaseException | None = None

    def run(self) -> None:
        """Live the whole day; a step that fails, or never ends, fails."""
        self._timer.start()
        self._turns.begin()
        self._loop.exec()
        self._turns.end()
        self._timer.stop()
        if self._fault is not None:
            raise self._fault

    def _go_on_at_rest(self) -> None:
        self._ticks += 1
        if QApplication.activeWindow() is None:
            # What a window manager does when a dialog closes: the screen of the tests has none.
            self._session.window.activateWindow()
        looking = time.thread_time()
        at_rest = is_at_rest(self._session) and (self._until is None or self._until())
        self._turns.forgive(time.thread_time() - looking)
        self._quiet = self._quiet + 1 if at_rest else 0
        try:
            assert self._ticks <= _LONGEST, "not done"
            if self._quiet >= _QUIET:
                self._go_on()
        except StopIteration:
            self._loop.quit()
        except BaseException as error:  # noqa: BLE001  raised again by the one who waits for the day to end
            error.add_note(self._turns.step)
            self._fault = error
            self._loop.quit()

    def _go_on(self) -> None:
        self._quiet = self._ticks = 0
        self._until = None
        # What follows a name is done when the steps are asked for the next one.
        self._turns.step = self._named
        found = next(self._steps)
        if isinstance(found, str):
            self._named = found
        else:
            self._until = found
