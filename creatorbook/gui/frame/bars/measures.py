"""How wide and how high the bars are: asked by the bars, and by the window before there are any."""

from __future__ import annotations

from creatorbook.gui.look.theme.current import density, scaled
from creatorbook.gui.look.theme.roles import GRID, SIZES

NARROWEST = 300
"""The least width of the page and of the inspector beside it, in pixels."""
_SMALL = 1120
_CROWDED = 1280
_NARROW = SIZES["sidebar_icons"]


def topbar_height() -> int:
    """Return how high the bar at the top is: it holds a button, with air."""
    return max(SIZES["topbar"], density().control + 4 * GRID)


def is_small(width: int) -> bool:
    """Return whether a window of this width keeps its room for the page: the sidebar shows only icons there."""
    return width < scaled(_SMALL)


def is_crowded(width: int) -> bool:
    """Return whether a window of this width has no room for a sidebar with words beside a page and an inspector."""
    return width <= scaled(_CROWDED)


def sidebar_width(*, narrow: bool = False) -> int:
    """Return how wide the sidebar is in pixels; with its words, which follow the size of texts, or with icons only."""
    return _NARROW if narrow else scaled(SIZES["sidebar"])
