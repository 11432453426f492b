"""What assistive technology finds in a window, as text: a line for each part, with its role, name, state and label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget

_STATES = ("focusable", "checked", "disabled", "selected", "invalid", "expanded", "hasPopup", "modal")
_HOLDERS = frozenset({QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.NoRole, QAccessible.Role.Border,
                      QAccessible.Role.LayeredPane, QAccessible.Role.Splitter})  # fmt: skip
# What moves and sizes what is shown is for the mouse, and comes and goes with a few pixels.
_MOVED = frozenset({QAccessible.Role.ScrollBar, QAccessible.Role.Grip})
EDITORS = frozenset({QAccessible.Role.ComboBox, QAccessible.Role.EditableText, QAccessible.Role.SpinBox})
_LONGEST = 160


def walk(part: QAccessibleInterface, depth: int = 0) -> Iterator[tuple[int, QAccessibleInterface]]:
    """Yield every part that can be read, with its depth: what only holds others, unnamed, is no level."""
    if part.state().invisible or part.role() in _MOVED:
        return
    counts = not (part.role() in _HOLDERS and not name_of(part) and not part.state().focusable)
    if counts:
        yield depth, part
    for place in range(part.childCount()):
        child = part.child(place)
        if child.isValid():
            yield from walk(child, depth + counts)


def interface_of(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def name_of(part: QAccessibleInterface) -> str:
    return part.text(QAccessible.Text.Name)


def labels_of(part: QAccessibleInterface) -> list[str]:
    return [name_of(label) for label, _kind in part.relations(QAccessible.RelationFlag.Label)]


def outline(whole: QAccessibleInterface) -> str:
    return "\n".join(f"{'  ' * depth}{line_of(part)}" for depth, part in walk(whole)) + "\n"


def line_of(part: QAccessibleInterface) -> str:
    name, value = name_of(part), part.text(QAccessible.Text.Value)
    words = [part.role().name, repr(_short(name))]
    if value and value != name:
        words.append(f"= {_short(value)!r}")
    held = part.state()
    words += [f"({state})" for state in _STATES if getattr(held, state)]
    if part.role() in EDITORS and (labels := labels_of(part)):
        words.append(f"labelled {', '.join(labels)!r}")
    if described := part.text(QAccessible.Text.Description):
        words.append(f"– {_short(described)}")
    return " ".join(words)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST else one_line[: _LONGEST - 1] + "…"
