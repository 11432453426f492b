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
