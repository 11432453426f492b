"""The theme and the density in use: one for the process, as there is one application."""

from __future__ import annotations

from PySide6.QtGui import QColor

from creatorbook.gui.look.theme.roles import DENSITIES, Density, Theme, load

_theme: Theme | None = None
_density = DENSITIES["comfortable"]
_generation = 0
_colours: dict[str, QColor] = {}


def theme() -> Theme:
    """Return the theme in use; the light one before any was chosen."""
    global _theme  # noqa: PLW0603  read at first use
    if _theme is None:
        _theme = load("light")
    return _theme


def use_theme(chosen: Theme) -> None:
    """Make this the theme in use; colours and icons asked for from now on are its own."""
    global _theme, _generation  # noqa: PLW0603  one theme a process
    _theme = chosen
    _generation += 1
    _colours.clear()


def density() -> Density:
    """Return how high rows and controls are."""
    return _density


def use_density(name: str) -> None:
    """Use "comfortable" or "compact" heights from now on; raises KeyError for another word."""
    global _density  # noqa: PLW0603  one density a process
    _density = DENSITIES[name]


def generation() -> int:
    """Return a number that changes with every change of theme: a key for caches."""
    return _generation


def colour(role: str) -> QColor:
    """Return the colour of a role; raises KeyError for a role that no theme has."""
    found = _colours.get(role)
    if found is None:
        value = theme()[role]
        found = QColor(value[:7])
        if len(value) > len("#rrggbb"):
            found.setAlpha(int(value[7:], 16))
        _colours[role] = found
    return found
