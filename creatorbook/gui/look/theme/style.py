"""The one stylesheet (resources/themes/window.qss), filled in with the roles of a theme.

Widgets are distinguished by a dynamic property `look` ("card", "title", "muted", "primary", "ghost", "danger" …), set
by the helpers in gui/parts, never by a stylesheet of their own: the parts of the window wear this one, and look.py says
which they are.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from creatorbook.common.paths import resources
from creatorbook.gui.look.theme.roles import RADIUS, TEXTS

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.gui.look.theme.roles import Theme


def stylesheet(theme: Theme, icons: Path) -> str:
    """Return the sheet of the theme; `icons` is the folder of the few images that a stylesheet can only name."""
    images = {
        name: (icons / f"{theme.name}-{name}.svg").as_posix() for name in ("chevron", "tick", "arrow_up", "arrow_down")
    }
    sizes = {
        **{name: str(text.size) for name, text in TEXTS.items()},
        "radius": str(RADIUS),
    }
    sheet = (resources() / "themes" / "window.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute({**theme.colours, **images, **sizes})
