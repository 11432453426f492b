"""The gallery's window: three columns of cards, and what changes their look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from creatorbook.gui.fields.choose import Segments
from creatorbook.gui.look.theme.roles import DENSITIES, NAMES
from creatorbook.gui.parts.basic import Card, empty, scroll, set_spacing, side_by_side
from devtools.gallery.sections import SECTIONS

if TYPE_CHECKING:
    from creatorbook.gui.look.theme_manager import ThemeManager

_COLUMNS = 3


def wear(theme: ThemeManager, name: str) -> None:
    """Use a theme by its name."""
    theme.choose("dark" if name.endswith("dark") else "light", "more" if "contrast" in name else "usual")


class Gallery(QWidget):
    """Every control in every state; the theme and the density are chosen at the top."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle("Gallery")
        layout = QVBoxLayout(self)
        set_spacing(layout, 0, (0, 0, 0, 0))
        self.themes = Segments("Theme", tuple((name, name.replace("_", " ").capitalize(), "") for name in NAMES))
        self.themes.chosen.connect(self.choose)
        self._densities = Segments("Density", tuple((name, name.capitalize(), "") for name in DENSITIES))
        self._densities.chosen.connect(theme.choose_density)
        self.head = side_by_side(self.themes, self._densities, None, margins=(20, 12, 20, 0))
        layout.addWidget(self.head)
        self._inner = QWidget()
        self._across = QHBoxLayout(self._inner)
        set_spacing(self._across, 16, (20, 16, 20, 20))
        layout.addWidget(scroll(self._inner, "Controls"), 1)
        self._fill()

    def choose(self, name: str) -> None:
        """Wear a theme by its name."""
        wear(self._theme, name)
        # Pictures of menus are of one theme.
        self._fill()

    def _fill(self) -> None:
        empty(self._across)
        for first in range(_COLUMNS):
            made = QWidget()
            column = QVBoxLayout(made)
            set_spacing(column, 16)
            for title, fill in SECTIONS[first::_COLUMNS]:
                card = Card(title)
                fill(card)
                column.addWidget(card)
            column.addStretch(1)
            self._across.addWidget(made, 1)

    def show_rings(self) -> None:
        """Let the rings of the focus be seen, as after a key."""
        self.themes.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.themes.setFocus()
        pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
        # The focus may have gone to a part of it.
        QApplication.sendEvent(QApplication.focusWidget() or self.themes, pressed)

    def whole_size(self) -> QSize:
        """Return how large the window is when nothing scrolls."""
        inner = self._inner.sizeHint()
        return QSize(inner.width(), self.head.sizeHint().height() + inner.height())
