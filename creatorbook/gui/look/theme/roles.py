"""A theme: colours by role, read from a file; and the sizes that both themes share."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.paths import resources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GRID = 4
RADIUS = 8
ROW = 36
ROW_COMPACT = 28
TEXT_SMALL = 12
TEXT_BODY = 13
TEXT_TITLE = 20

NAMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: `colours` maps a role to #rrggbb (or #rrggbbaa for shadows)."""

    name: str
    dark: bool
    colours: Mapping[str, str]

    def __getitem__(self, role: str) -> str:
        return self.colours[role]


def read(path: Path) -> Theme:
    """Return the theme of a TOML file; raises OSError, tomllib.TOMLDecodeError or KeyError for a broken one."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    colours = {role: value for table in data.values() if isinstance(table, dict) for role, value in table.items()}
    return Theme(data["name"], data["dark"], colours)


def load(name: str) -> Theme:
    """Return the shipped theme "light" or "dark"."""
    return read(resources() / "themes" / f"{name}.toml")


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2.2 contrast ratio (1 to 21) of two #rrggbb colours."""

    def luminance(value: str) -> float:
        channels = [int(value[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]  # noqa: PLR2004  the sRGB curve
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)
