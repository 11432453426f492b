"""Places to write on: empty room in a document that remembers where it came to stand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportlab.platypus import Flowable


def place_to_write(party: str, line: str, height: float) -> Flowable:
    """Return empty room of the full width for a party ("creator", …) to write on.

    `line` is "signature", "name" or "date"; `height` is in points; its lower left corner is what is remembered.
    """
    made: Flowable = _place_class()(party, line, height)
    return made


@cache
def _place_class() -> Any:
    from reportlab.platypus import Flowable

    class Place(Flowable):
        def __init__(self, party: str, line: str, height: float) -> None:
            super().__init__()
            self._party = party
            self._line = line
            self.height = height

        def wrap(self, width: float, _height: float) -> tuple[float, float]:
            self.width = width
            return width, self.height

        def draw(self) -> None:
            canvas: Any = self.canv  # ours: canvas.py
            canvas.place(self._party, self._line, self.width, self.height)

    return Place
