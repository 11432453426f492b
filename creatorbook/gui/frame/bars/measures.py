"""How wide and how high the bars are: asked by the bars, and by the window before there are any."""

from __future__ import annotations

from creatorbook.gui.look.theme.current import text_scale
from creatorbook.gui.look.theme.roles import SIZES

TOPBAR = SIZES["topbar"]
NARROWEST = 300
"""The least width of the page and of the inspector beside it, in pixels."""
_NARROW = SIZES["sidebar_icons"]


def sidebar_width(*, narrow: bool = False) -> int:
    """Return how wide the sidebar is in pixels; with its words, which follow the size of texts, or with icons only."""
    return _NARROW if narrow else round(SIZES["sidebar"] * text_scale())
