"""What the window shows and how: pages back and forth, sidebar and inspector, theme and density."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.gui.frame.commands.group import Group
from creatorbook.gui.look.theme.current import theme as current_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class ViewCommands(Group):
    """Changes what is visible; writes nothing in the book."""

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what carries out each action of this group, by the action's id."""
        return {
            "shortcuts": self.show_shortcuts,
            "back": self.go_back,
            "forward": self.go_forward,
            "next_pane": self.go_to_next_pane,
            "previous_pane": self.go_to_previous_pane,
            "toggle_sidebar": self.toggle_sidebar,
            "toggle_inspector": self.toggle_inspector,
            "toggle_theme": self.toggle_theme,
            "toggle_density": self.toggle_density,
            "refresh": self.refresh,
            "filter": self.focus_search,
            "columns": self.offer_columns,
            "quit": self.quit,
        }

    def show_shortcuts(self) -> None:
        """Show the sheet of keys."""
        from creatorbook.gui.frame.keys.sheet import ShortcutSheet

        ShortcutSheet(self._host, self._desk).open()

    def go_back(self) -> None:
        """Go back to the page before."""
        stop = self._window.journey.back()
        self._window.go(stop.page, stop.params, by_history=True)

    def go_forward(self) -> None:
        """Go forward again."""
        stop = self._window.journey.forward()
        self._window.go(stop.page, stop.params, by_history=True)

    def go_to_next_pane(self) -> None:
        """Set the focus on the part of the window after the one that has it."""
        self._window.panes.step(1)

    def go_to_previous_pane(self) -> None:
        """Set the focus on the part of the window before the one that has it."""
        self._window.panes.step(-1)

    def toggle_sidebar(self) -> None:
        """Show only icons, or words."""
        self._window.turn_sidebar()

    def toggle_inspector(self) -> None:
        """Open or close the inspector."""
        self._window.show_inspector(self._window.inspector.isHidden())

    def toggle_theme(self) -> None:
        """Change between light and dark, and remember it."""
        self._desk.choose("theme", "light" if current_theme().dark else "dark")

    def toggle_density(self) -> None:
        """Change the spacing of rows and controls, and remember it."""
        compact = self._desk.settings.get("density") == "compact"
        self._desk.choose("density", "comfortable" if compact else "compact")

    def refresh(self) -> None:
        """Read the page again."""
        page = self._window.current_page
        if page is not None:
            page.reload()

    def focus_search(self) -> None:
        """Go to the page's search box."""
        page = self._window.current_page
        if page is not None:
            page.focus_search()

    def offer_columns(self) -> None:
        """Offer the orders and the columns of the table that the page shows."""
        from creatorbook.gui.lists.table_view import RecordView

        page = self._window.current_page
        shown = [each for each in page.findChildren(RecordView) if each.isVisible()] if page is not None else []
        if shown:
            shown[0].offer_columns()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()
