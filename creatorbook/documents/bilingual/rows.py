"""A row of two cells side by side, which breaks over pages at the same height in both."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from creatorbook.documents.page.paragraphs import height_of, paragraphs
from creatorbook.documents.page.styles import GUTTER, sheet, use_language
from creatorbook.documents.pdf.tags import Tag, inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlab.platypus import Flowable

    from creatorbook.documents.contract.pairing import Side

_BOUNDLESS = 10_000.0  # points


@contextmanager
def spoken(side: Side, kind: str = "Div") -> Iterator[Tag]:
    """Make what follows as a part of the document in the language of a column; yields its tag."""
    with use_language(side.contract.language), inside(Tag(kind, language=side.speech.tag)) as tag:
        yield tag


def beside(sides: tuple[Side, Side], make: Callable[[int], list[Flowable]]) -> Flowable:
    """Return a row of two cells, each of which `make` fills in the language of its column (0 or 1)."""
    return row_of([_fill(side, place, make) for place, side in enumerate(sides)])


def heads_of_columns(sides: tuple[Side, Side], words: tuple[str, str]) -> Flowable:
    """Return what heads the columns, which stands again on every page that follows."""
    cells = [_fill(side, place, lambda at: [*paragraphs(words[at], "column_head")]) for place, side in enumerate(sides)]
    return row_of(cells, heads=True)


def _fill(side: Side, place: int, make: Callable[[int], list[Flowable]]) -> list[Flowable]:
    with spoken(side):
        return make(place)


def row_of(cells: Sequence[list[Flowable]], *, heads: bool = False) -> Flowable:
    """Return a row of two cells in the columns of the sheet; `heads` says that it heads them on all pages to come."""
    made: Flowable = _row_class()(cells, sheet().column, sheet().rule, heads=heads)
    return made


@cache
def _row_class() -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Flowable

    class Row(Flowable):
        def __init__(
            self,
            cells: Sequence[list[Flowable]],
            width: float,
            rule: str,
            *,
            opens: bool = True,
            heads: bool = False,
        ) -> None:
            super().__init__()
            self._cells, self._each, self._rule, self._heads = cells, width, rule, heads
            # What stands above and below the text belongs to the row, so that the line between the columns is one.
            firsts = [cell[0].getSpaceBefore() for cell in cells if cell]
            lasts = [cell[-1].getSpaceAfter() for cell in cells if cell]
            self._above = max(firsts, default=0.0) if opens else 0.0
            self._below = max(lasts, default=0.0)
            self._high = 0.0

        def wrap(self, aW: float, _aH: float) -> tuple[float, float]:  # noqa: N803  ReportLab's names
            heights = [_height(cell, self._each) for cell in self._cells]
            self._high = self._above + max(heights, default=0.0) + self._below
            return aW, self._high

        def split(self, _aW: float, aH: float) -> list[Any]:  # noqa: N803  ReportLab's names
            taken = [_take(cell, self._each, aH - self._above) for cell in self._cells]
            # Both columns go on, or none does: half a row would stand beside nothing.
            if any(cell and not head for cell, (head, _rest) in zip(self._cells, taken, strict=True)):
                return []
            rests = [rest for _head, rest in taken]
            if not any(rests):
                # Only the room below did not fit, and none is needed at the foot of a page.
                self._below = 0.0
                return [self]
            first = Row([head for head, _rest in taken], self._each, self._rule)
            first._below = 0.0
            first._above = self._above
            return [first, Row(rests, self._each, self._rule, opens=False)]

        def draw(self) -> None:
            if self._heads:
                self.canv.begin_columns()  # type: ignore[attr-defined]  # our canvas has it
            middle = self._each + GUTTER / 2
            self.canv.setStrokeColor(HexColor(self._rule))
            self.canv.setLineWidth(0.4)
            self.canv.line(middle, 0, middle, self._high)
            for place, cell in enumerate(self._cells):
                y, after = self._high - self._above, 0.0
                for index, one in enumerate(cell):
                    y -= max(one.getSpaceBefore() - after, 0.0) if index else 0.0
                    y -= one.wrap(self._each, _BOUNDLESS)[1]
                    one.drawOn(self.canv, place * (self._each + GUTTER), y)
                    after = one.getSpaceAfter()
                    y -= after

    return Row


def _height(cell: Sequence[Flowable], width: float) -> float:
    """Return how high a cell is without the room above its first paragraph and below its last."""
    return height_of(cell, width) - cell[-1].getSpaceAfter() if cell else 0.0


def _take(cell: Sequence[Flowable], width: float, room: float) -> tuple[list[Flowable], list[Flowable]]:
    """Return what of a cell fits into the room, and what does not."""
    head: list[Flowable] = []
    for index, one in enumerate(cell):
        left = room - (height_of([*head, one], width) - one.wrap(width, _BOUNDLESS)[1] - one.getSpaceAfter())
        if one.wrap(width, _BOUNDLESS)[1] <= left:
            head.append(one)
            continue
        parts = one.split(width, left) if left > 0 else []
        if len(parts) < 2:  # noqa: PLR2004  what is not torn goes over whole
            return head, list(cell[index:])
        return [*head, parts[0]], [*parts[1:], *cell[index + 1 :]]
    return head, []
