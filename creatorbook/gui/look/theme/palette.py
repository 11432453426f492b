"""The palette of a theme: what Qt paints with, and the inks of labels, which are roles of it.

A label that names a role of the palette follows the theme without being told. Qt has fewer names than we have inks:
those for three-dimensional edges, which nothing here has, stand for others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from creatorbook.gui.look.theme.roles import Theme

_Role = QPalette.ColorRole
# The ink of words, by the role of the theme.
INKS = {
    "text": _Role.WindowText,
    "text_muted": _Role.PlaceholderText,
    "link": _Role.Link,
    "accent": _Role.Accent,
    "danger": _Role.BrightText,
    "warn": _Role.LinkVisited,
    "info": _Role.Midlight,
    "on_toast": _Role.Light,
}
# The ground of what lies above the page.
RAISED = _Role.ToolTipBase
_ROLES = {
    **{role: name for name, role in INKS.items()},
    _Role.Window: "ground",
    _Role.Base: "card",
    _Role.AlternateBase: "card_alt",
    _Role.Text: "text",
    _Role.Button: "card",
    _Role.ButtonText: "text",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "accent_text",
    RAISED: "raised",
    _Role.ToolTipText: "text",
    _Role.Mid: "hairline",
    _Role.Dark: "field_border",
    _Role.Shadow: "shadow",
}
_FADED = (*INKS.values(), _Role.Text, _Role.ButtonText)


def palette(theme: Theme) -> QPalette:
    """Return the palette of the theme."""
    result = QPalette()
    for role, name in _ROLES.items():
        result.setColor(role, QColor(theme[name]))
    for role in _FADED:
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme["disabled"]))
    return result


def list_palette(theme: Theme) -> QPalette:
    """Return the palette of lists: what is chosen there keeps its ink."""
    result = palette(theme)
    result.setColor(_Role.Highlight, QColor(theme["selection"]))
    result.setColor(_Role.HighlightedText, QColor(theme["text"]))
    return result
