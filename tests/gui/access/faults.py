"""The rules of what is read aloud: what a part must say, whoever it is made by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible

from creatorbook.gui.lists.inspector import Inspector
from creatorbook.gui.lists.page import Page
from creatorbook.gui.parts.dialog import Dialog
from tests.gui.access.tree import EDITORS, interface_of, labels_of, name_of, walk

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget

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
    if isinstance(shown, Page | Dialog | Inspector) and not any(part.role() == _ROLE.Heading for part in parts):
        found.append("there is no heading")
    return found


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
