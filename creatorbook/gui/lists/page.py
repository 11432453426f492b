"""The base of every page: shown and hidden, dirty and refreshed, filters and state remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from creatorbook.gui.lists.heading import Heading
from creatorbook.gui.look.theme.roles import GRID
from creatorbook.gui.parts.basic import label, set_spacing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from creatorbook.gui.desk.desk import Desk
    from creatorbook.services.records.lists import Query

_AIR = 6 * GRID


class Page(QWidget):
    """One page. Subclasses build themselves in `__init__` and read the book in `refresh`.

    `selected(kind, id)` tells which record is the current one ("" and "" for none). While a page is hidden changes
    only mark it dirty; it reads the book again when it is shown.
    """

    selected = Signal(str, str)
    page_id = ""
    # A page that needs the whole width: the inspector is put away while it is visible.
    roomy = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("look", "page")
        self.body = QVBoxLayout(self)
        set_spacing(self.body, 16, (_AIR, 20, _AIR, _AIR))
        self._dirty = True
        self._is_shown = False

    def heading(self, title: str, *tools: QWidget, beside: QWidget | None = None) -> QWidget:
        """Put a title at the top, with what stands `beside` it and tools at its far end, and return the row."""
        made = Heading(label(title, "title"), tools, beside)
        self.body.addWidget(made)
        return made

    def foot(self, near: QWidget, far: QWidget | None = None) -> None:
        """Put what a page counts at its foot, and something at the far end of it."""
        across = QHBoxLayout()
        set_spacing(across, 8)
        across.addWidget(near)
        if isinstance(far, QLabel):
            # A sum that is cut reads as another one.
            far.setWordWrap(True)
            far.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            across.addWidget(far, 1)
        else:
            across.addStretch(1)
            if far is not None:
                across.addWidget(far)
        self.body.addLayout(across)

    def on_shown(self) -> None:
        """The page is visible now: read the book if anything has changed."""
        self._is_shown = True
        if self._dirty:
            self._dirty = False
            self.refresh(None)

    @property
    def is_complete(self) -> bool:
        """Whether all of it is built: what a window does not show at first may follow in the pauses."""
        return True

    def take_focus(self) -> None:
        """Set the keyboard focus where a person goes on; the page itself where nothing better is known."""
        self.setFocus()

    def focus_record(self) -> None:
        """Set the keyboard focus on the record that was just selected: on the list that it stands in."""
        self.take_focus()

    def leave_search(self) -> None:
        """Go on from the search box into what it found."""
        self.focus_record()

    def on_hidden(self) -> None:
        """The page is hidden."""
        self._is_shown = False

    def on_rows_changed(self, tables: Mapping[str, Collection[str]]) -> None:
        """Rows of these tables were written: refresh now where the page is visible, else when it is."""
        if self._is_shown:
            self.refresh(tables)
        else:
            self._dirty = True

    def reload(self) -> None:
        """Read the book again."""
        self._dirty = False
        self.refresh(None)

    def refresh(self, touched: Mapping[str, Collection[str]] | None) -> None:
        """Read the book and show it; `on_rows_changed` names what changed, None is everything."""

    def apply(self, params: Mapping[str, Any]) -> None:
        """Take the filters of a link to this page; called before `on_shown`."""

    def selection(self) -> list[tuple[str, str]]:
        """Return the selected records as (kind, id)."""
        return []

    def query(self) -> Query | None:
        """Return what its list shows now, None for a page without such a list."""
        return None

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what this page does itself, by the id of an action of the window."""
        return {}

    def focus_search(self) -> None:
        """Go to the page's own search box where it has one."""

    def state(self) -> dict[str, Any]:
        """Return what is to be remembered: widths, filters, order."""
        return {}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Restore what was remembered; unknown or invalid values are ignored."""
