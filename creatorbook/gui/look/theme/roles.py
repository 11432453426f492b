"""Colours by role and sizes by name, read from resources/themes/tokens.toml, which explains them.

A theme is light or dark, with the usual contrast or with more of it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from creatorbook.common.paths import resources

if TYPE_CHECKING:
    from collections.abc import Mapping


class Text(NamedTuple):
    """A size of text: pixels, and the weight from 100 to 900."""

    size: int
    weight: int


class Density(NamedTuple):
    """How high things are, in pixels: rows, rows of two lines, buttons and fields."""

    row: int
    row_two_lines: int
    control: int


class Shadow(NamedTuple):
    """A shadow: how far it is moved down and how far it is blurred, in pixels, and how much it covers (0 to 1)."""

    down: int
    blur: int
    cover: float


class Elevation(NamedTuple):
    """What lies above the page: the role of its edge, "" for none, its corners in pixels, its shadows."""

    edge: str
    radius: int
    shadows: tuple[Shadow, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """One look in one of its accents: `colours` maps a role to #rrggbb (or #rrggbbaa for what others shine through)."""

    name: str
    dark: bool
    contrast: bool
    colours: Mapping[str, str]
    accent: str

    def __getitem__(self, role: str) -> str:
        return self.colours[role]


def _read() -> dict[str, Any]:
    return tomllib.loads((resources() / "themes" / "tokens.toml").read_text(encoding="utf-8"))


_TOKENS = _read()

SIZES: Mapping[str, int] = _TOKENS["size"]
GRID = SIZES["grid"]
RADIUS: int = _TOKENS["radius"]["card"]
RADIUS_CONTROL: int = _TOKENS["radius"]["control"]
RADIUS_CHIP: int = _TOKENS["radius"]["chip"]
FOCUS: int = _TOKENS["border"]["focus"]
TEXTS: Mapping[str, Text] = {name: Text(**text) for name, text in _TOKENS["type"].items()}
DENSITIES: Mapping[str, Density] = {name: Density(**density) for name, density in _TOKENS["density"].items()}
ELEVATIONS: Mapping[str, Elevation] = {
    name: Elevation(
        table["edge"], _TOKENS["radius"][table["radius"]], tuple(Shadow(*each) for each in table["shadows"])
    )
    for name, table in _TOKENS["elevation"].items()
}
NAMES: tuple[str, ...] = tuple(_TOKENS["theme"])
ACCENT = "violet"
"""The accent that the themes have unasked."""
ACCENTS: tuple[str, ...] = (ACCENT, *_TOKENS["accent"])


def name_theme(*, dark: bool, contrast: bool) -> str:
    """Return which theme is dark or light, with more contrast or the usual one."""
    wanted = (dark, contrast)
    return next(name for name in NAMES if (load(name).dark, load(name).contrast) == wanted)


@cache
def load(name: str, accent: str = ACCENT) -> Theme:
    """Return a shipped theme with an accent; raises KeyError for an unknown name of either."""
    table = _TOKENS["theme"][name]
    colours: dict[str, str] = {role: value for role, value in table.items() if isinstance(value, str)}
    for number, (ground, ink) in enumerate(table["avatars"]):
        colours |= {f"avatar_{number}": ink, f"avatar_{number}_soft": ground}
    if accent != ACCENT:
        colours |= _TOKENS["accent"][accent][name]
    colours |= {f"accent_{each}": _accent_of(each, name) for each in ACCENTS}
    colours |= {f"chart_{number}": value for number, value in enumerate(table["chart"])}
    colours |= {role: colours[other] for role, other in _TOKENS["same"].items()}
    return Theme(name, table["dark"], table["contrast"], colours, accent)


def _accent_of(accent: str, theme: str) -> str:
    table = _TOKENS["theme"][theme] if accent == ACCENT else _TOKENS["accent"][accent][theme]
    return str(table["accent"])
