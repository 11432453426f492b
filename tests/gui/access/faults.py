"""The rules of what is read aloud: what a part must say, whoever it is made by."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from creatorbook.gui.lists.inspector import Inspector
from creatorbook.gui.lists.page import Page
from creatorbook.gui.parts.dialog import Dialog
from tests.gui.access.tree import EDITORS, interface_of, labels_of, name_of, walk

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

_ROLE = QAccessible.Role
_SILENT = frozenset({_ROLE.Client, _ROLE.Pane, _ROLE.NoRole, _ROLE.Border})
_NAMED = frozenset({_ROLE.Button, _ROLE.ButtonMenu, _ROLE.ButtonDropDown, _ROLE.CheckBox, _ROLE.RadioButton,
                    _ROLE.ListItem, _ROLE.PageTab, _ROLE.List, _ROLE.Table, _ROLE.Dialog, _ROLE.Link,
                    _ROLE.Heading, _ROLE.ProgressBar, _ROLE.PopupMenu, _ROLE.Slider, _ROLE.Graphic})  # fmt: skip
# A name is said each time that the focus comes by: what needs more words is a description.
_LONGEST_NAME = 90


def faults_in(shown: QWidget) -> list[str]:
    """Return what in a page, an inspector, a dialog or a popup cannot be understood by who does not see it."""
    parts = [part for _depth, part in walk(interface_of(shown))]
    found = [fault for part in parts for fault in _faults_of(part)]
    found += _jumps(parts) + _jumps_of_tab(shown)
    if isinstance(shown, Page | Dialog | Inspector) and not any(part.role() == _ROLE.Heading for part in parts):
        found.append("there is no heading")
    return found


def _jumps(parts: list[QAccessibleInterface]) -> list[str]:
    """Return where what is read later is seen above what is read before it, in the same column."""
    read = (part for part in parts if name_of(part) and not part.childCount() and _in_sight(part))
    seen = [(name_of(part), part.rect()) for part in read]
    return [
        f"{name!r} is read after {before!r} and seen above it"
        for (before, above), (name, below) in pairwise(seen)
        if _is_above(below, above)
    ]


def _jumps_of_tab(shown: QWidget) -> list[str]:
    """Return where Tab goes back up in the same column."""
    chain: list[tuple[str, QRect]] = []
    stop = shown.nextInFocusChain()
    while stop is not None and stop is not shown:
        takes_focus = bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_focus and shown.isAncestorOf(stop) and not stop.visibleRegion().isEmpty():
            chain.append((stop.accessibleName() or type(stop).__name__, QRect(stop.mapToGlobal(QPoint()), stop.size())))
        stop = stop.nextInFocusChain()
    return [
        f"Tab goes from {before!r} up to {name!r}"
        for (before, above), (name, below) in pairwise(chain)
        if _is_above(below, above)
    ]


def _in_sight(part: QAccessibleInterface) -> bool:
    """Return whether a part is seen: what is to be scrolled to has no place yet."""
    widget = part.object()
    return not part.state().offscreen and not (isinstance(widget, QWidget) and widget.visibleRegion().isEmpty())


def _is_above(one: QRect, other: QRect) -> bool:
    shares_column = one.left() <= other.right() and other.left() <= one.right()
    return shares_column and one.isValid() and other.isValid() and one.bottom() < other.top()


def _faults_of(part: QAccessibleInterface) -> list[str]:
    said, role = name_of(part), part.role()
    described = part.text(QAccessible.Text.Description)
    found = []
    if part.state().focusable and role in _SILENT and not isinstance(part.object(), Page):
        found.append(f"{said!r} takes the focus and does not say what it is")
    if role == _ROLE.ComboBox and not labels_of(part):
        found.append(f"the choice {said!r} does not say what it is about")
    if role in EDITORS and role != _ROLE.ComboBox and not said and not labels_of(part):
        found.append("a field has no name")
    if role in _NAMED and not said:
        found.append(f"a {role.name} has no name")
    if role in {_ROLE.Button, _ROLE.CheckBox, _ROLE.RadioButton} and len(said) > _LONGEST_NAME:
        found.append(f"{said!r} is too long for a name")
    if said and described == said:
        found.append(f"{role.name} {said!r} is described by its own name")
    return found
