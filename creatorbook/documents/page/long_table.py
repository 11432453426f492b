"""Tables that break over pages as a careful hand would: small ones stay whole, and no row is left alone."""

from __future__ import annotations

from functools import cache
from typing import Any

from creatorbook.documents.page.running_parts import INITIALS
from creatorbook.documents.page.styles import sheet

_FEW, _SMALL = 4, 190.0  # rows and points of a table that is not worth breaking
_LOW = 60.0  # points: a row as high as this may stand alone under its head
_TALL = 240.0  # points: a row higher than this is torn rather than moved
_COMPANY = 3  # rows from which one can be spared for the next page


@cache
def long_table_class() -> Any:
    """Return the class, made when ReportLab is first needed; it takes what LongTable takes, with one row of heads."""
    from reportlab.platypus import LongTable

    class CarefulTable(LongTable):
        def split(self, width: float, height: float) -> list[Any]:
            table: Any = self  # what it works out is not in the stubs
            table._calc(width, _page())  # noqa: SLF001  the heights of as many rows as a page holds
            heights: list[float] = [one for one in table._rowHeights if one is not None]  # noqa: SLF001  same
            body = table._nrows - 1  # noqa: SLF001  same
            if body <= _FEW and len(heights) > body and height < sum(heights) <= _SMALL:
                return []
            fit, used = 0, heights[0]
            while fit + 1 < len(heights) and used + heights[fit + 1] <= height:
                used += heights[fit + 1]
                fit += 1
            # A row that does not fit here goes over whole, unless it is so tall that it would leave a hole.
            if not fit and len(heights) > 1 and heights[1] <= _TALL:
                return []
            if fit == 1 and body > 1 and heights[1] < _LOW and height < _page() / 2:
                return []
            if fit == body - 1 and fit >= _COMPANY:
                height = used - 0.1
            parts: list[Any] = super().split(width, height)
            return parts

    return CarefulTable


def _page() -> float:
    """Return how much room a page has for text, in points; a little less than that, to be safe."""
    look = sheet()
    return look.page_height - look.top - look.bottom - INITIALS - 2
