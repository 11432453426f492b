"""The theme, the density and the size of texts in use: one of each for the process, as there is one application."""

from __future__ import annotations

from PySide6.QtGui import QColor

from creatorbook.gui.look.theme.roles import DENSITIES, Density, Theme, load

TEXT_SIZES = {"usual": 1.0, "large": 1.15, "largest": 1.3}
"""By how much texts are larger than the tokens say, by the name of the choice."""

_theme: Theme | None = None
_density_name = "comfortable"
_density = DENSITIES[_density_name]
_text_scale = 1.0
# Asked for each cell that is painted.
_heights = {True: DENSITIES["compact"], False: DENSITIES["comfortable"]}
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
    global _density_name, _density  # noqa: PLW0603  one density a process
    _density_name = name
    _density = Density(*map(scaled, DENSITIES[name]))


def heights(*, compact: bool) -> Density:
    """Return how high rows and controls are where a list has its own choice, at the size of texts in use."""
    return _heights[compact]


def scaled(pixels: float) -> int:
    """Return a length that holds texts, as large as texts are: whole pixels."""
    return round(pixels * _text_scale)


def text_scale() -> float:
    """Return by how much texts are larger than the tokens say."""
    return _text_scale


def use_text_size(name: str, system: float = 1.0) -> None:
    """Make texts, and what holds a line of them, "usual", "large" or "largest" from now on.

    `system` is by how much the texts of the system are larger than usual.
    """
    global _text_scale  # noqa: PLW0603  one size a process
    _text_scale = TEXT_SIZES[name] * system
    for compact, name_of in ((True, "compact"), (False, "comfortable")):
        _heights[compact] = Density(*map(scaled, DENSITIES[name_of]))
    use_density(_density_name)


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


def track_colour() -> QColor:
    """Return the colour of what a bar has not come to; lines in high contrast are so strong that it would look full."""
    return colour("pressed" if theme().contrast else "hairline")
