"""What each widget is and can do for who does not see it: headings, list items, buttons, one of a group, documents.

Qt asks `make_interface` once for each widget that assistive technology looks at, and for none where nobody does.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QButtonGroup,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from creatorbook.gui.access.lists import PRESS, SHOW_MENU, ActsOnRows, ReadList
from creatorbook.gui.access.tabs import ReadTabs
from creatorbook.gui.desk.guard import guard_override

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface

_HEADINGS = frozenset({"title", "head", "heading"})
_SWEEP = 512


class Exposed(QAccessibleWidget):
    """A widget by its role; its name is the one it was given, else the text that it shows.

    Where it has a `spoken_text`, that describes it: what a picture of words says.
    """

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role, "")
        self._shown = widget

    @guard_override
    def text(self, kind: QAccessible.Text) -> str:
        """Return the name, the description or whatever else is asked for."""
        known = super().text(kind)
        if kind == QAccessible.Text.Name and not known and isinstance(self._shown, QLabel):
            return self._shown.text()
        if kind == QAccessible.Text.Description and hasattr(self._shown, "spoken_text"):
            return str(self._shown.spoken_text())
        return known

    @guard_override
    def state(self) -> QAccessible.State:
        """Return the state; what has no words, as a dot beside a line that says the same, is not there to be read."""
        state = super().state()
        if self.role() == QAccessible.Role.Dialog:
            # Ours keep the keys, whether they lie in the window or are one.
            state.modal = 1
        if self.role() == QAccessible.Role.StaticText and not self.text(QAccessible.Text.Name):
            state.invisible = 1
        return state


class Pressed(Exposed):
    """A line that a click or Enter opens: pressing it does what its `activate` does."""

    @guard_override
    def actionNames(self) -> list[str]:
        """Return what can be done with it."""
        can_press = self._shown.isEnabled() and self._shown.focusPolicy().value != 0
        return [*([PRESS] if can_press else []), *super().actionNames()]

    @guard_override
    def doAction(self, name: str) -> None:
        """Open it, or do one of the actions that every widget has."""
        if name == PRESS:
            self._shown.activate()  # type: ignore[attr-defined]  # see make_interface
        else:
            super().doAction(name)


class Pushed(Exposed):
    """A button: to press it is the one thing that can be done, and it acts; one with a menu shows that."""

    @property
    def _menu(self) -> QMenu | None:
        return self._shown.menu() if isinstance(self._shown, QPushButton | QToolButton) else None

    @guard_override
    def role(self) -> QAccessible.Role:
        """Return what it is: a menu may come to a button after it was first looked at."""
        return QAccessible.Role.ButtonMenu if self._menu is not None else super().role()

    @guard_override
    def state(self) -> QAccessible.State:
        """Return the state, with whether it is on and whether a menu hangs on it."""
        state = super().state()
        state.hasPopup = int(self._menu is not None)
        if isinstance(self._shown, QAbstractButton) and self._shown.isCheckable():
            state.checkable = 1
            state.checked = int(self._shown.isChecked())
        return state

    @guard_override
    def text(self, kind: QAccessible.Text) -> str:
        """Return its name; a tip that only repeats it is not said twice."""
        known = super().text(kind)
        name = self._shown.accessibleName()
        if kind == QAccessible.Text.Name and not known and isinstance(self._shown, QAbstractButton):
            return self._shown.text()
        return "" if kind == QAccessible.Text.Description and known == name else known

    @guard_override
    def actionNames(self) -> list[str]:
        """Return what can be done with it."""
        if not self._shown.isEnabled():
            return list(super().actionNames())
        return [PRESS, *([SHOW_MENU] if self._menu is not None else []), *super().actionNames()]

    @guard_override
    def doAction(self, name: str) -> None:
        """Press it, as a click does, show its menu, or do one of the actions that every widget has."""
        if name in {PRESS, SHOW_MENU} and self._menu is not None:
            self._menu.popup(self._shown.mapToGlobal(self._shown.rect().bottomLeft()))
        elif name == PRESS and isinstance(self._shown, QAbstractButton):
            self._shown.click()
        else:
            super().doAction(name)


# Qt keeps the C++ half of an interface as long as its widget lives, Python only what something refers to.
_alive: list[QAccessibleWidget] = []


def make_interface(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    """Return the interface of a widget that says what it is, or None for one that Qt describes by itself."""
    made = _describe_words(widget) if isinstance(widget, QLabel) else _describe_control(widget)
    if made is not None:
        if len(_alive) % _SWEEP == _SWEEP - 1:
            _sweep()
        _alive.append(made)
    return made


def _describe_control(widget: QObject) -> QAccessibleWidget | None:
    role = getattr(type(widget), "access_role", None)
    if isinstance(widget, QListView) and isinstance(widget, ActsOnRows):
        return ReadList(widget)
    if isinstance(widget, QTabBar):
        return ReadTabs(widget)
    if not (isinstance(widget, QWidget) and isinstance(role, QAccessible.Role)):
        return None
    if isinstance(widget, QAbstractButton):
        return Pushed(widget, role)
    return Pressed(widget, role) if callable(getattr(widget, "activate", None)) else Exposed(widget, role)


def _describe_words(words: QLabel) -> QAccessibleWidget | None:
    if words.property("says") is None and words.property("look") in _HEADINGS:
        return Exposed(words, QAccessible.Role.Heading)
    # A picture that says nothing of its own stands beside words.
    is_picture = not words.pixmap().isNull() and not words.accessibleName()
    spoken = words.property("says") is not None or is_picture
    return Exposed(words, QAccessible.Role.StaticText) if spoken else None


def _sweep() -> None:
    """Forget the interfaces whose widgets are gone, and let go of the rows and tabs of those that are."""
    for each in _alive:
        if isinstance(each, ReadList | ReadTabs) and not shiboken6.isValid(each):
            each.let_go()
    _alive[:] = [each for each in _alive if shiboken6.isValid(each)]


def set_one_stop(group: QButtonGroup) -> None:
    """Let Tab stop at the button of a group that is on, and arrows go to the others."""
    for each in group.buttons():
        stops = each.isChecked() or group.checkedButton() is None
        each.setFocusPolicy(Qt.FocusPolicy.TabFocus if stops else Qt.FocusPolicy.NoFocus)


@cache
def install_roles() -> None:
    """Let Qt ask for our interfaces, from before the first widget is made; a second call changes nothing."""
    QAccessible.installFactory(make_interface)
