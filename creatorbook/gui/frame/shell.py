"""The window, as far as its commands know it: the window stands above them and cannot be imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QMainWindow

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.gui.frame.action_set import ActionSet
    from creatorbook.gui.frame.bars.sidebar import Sidebar
    from creatorbook.gui.frame.journey import Journey
    from creatorbook.gui.frame.keys.panes import Panes
    from creatorbook.gui.frame.page_table import PageEntry
    from creatorbook.gui.lists.inspector import Inspector
    from creatorbook.gui.lists.page import Page


class Shell(Protocol):
    """What the commands use of the window that they are given."""

    desk: Desk
    pages: dict[str, PageEntry]
    journey: Journey
    action_set: ActionSet
    sidebar: Sidebar
    inspector: Inspector
    panes: Panes

    @property
    def book_asked(self) -> SignalInstance:
        """Sent with the path of another book that is wanted."""

    @property
    def new_asked(self) -> SignalInstance:
        """Sent where a new book is wanted."""

    @property
    def host(self) -> QMainWindow:
        """The window itself, as the parent of dialogs."""

    @property
    def current_page(self) -> Page | None:
        """The visible page."""

    def go(self, page: str, params: Mapping[str, object] | None = None, *, by_history: bool = False) -> None:
        """Show a page."""

    def take_page_focus(self) -> None:
        """Set the focus where a person goes on in the page that is shown."""

    def inspect(self, kind: str, id: str) -> None:
        """Show a record in the inspector."""

    def show_inspector(self, shown: bool) -> None:
        """Open or close the inspector."""

    def turn_sidebar(self) -> None:
        """Show only icons, or words."""

    def show_message(self, text: str, undo: bool = False) -> None:
        """Show a sentence at the foot of the window."""

    def offer(self, text: str, word: str, act: Callable[[], None]) -> None:
        """Show a sentence with a button that says `word` and does `act`."""

    def fail(self, error: Exception) -> None:
        """Show what went wrong."""

    def update_actions(self) -> None:
        """Switch the actions on or off."""

    def close(self) -> bool:
        """Close the window."""
