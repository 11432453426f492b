"""Where a person has been: pages with their filters, back and forward."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT = 100


@dataclass(frozen=True, slots=True)
class Stop:
    """One place: a page and the filters it was shown with."""

    page: str
    params: Mapping[str, object] = field(default_factory=dict)


class Journey:
    """The places in order, and where we stand among them."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1

    def visit(self, stop: Stop) -> None:
        """Go somewhere new: what lay ahead is forgotten."""
        if 0 <= self._at < len(self._stops) and self._stops[self._at] == stop:
            return
        del self._stops[self._at + 1 :]
        self._stops.append(stop)
        del self._stops[:-_KEPT]
        self._at = len(self._stops) - 1

    @property
    def has_begun(self) -> bool:
        """Whether any place was visited."""
        return bool(self._stops)

    @property
    def may_go_back(self) -> bool:
        """Whether there is a place behind."""
        return self._at > 0

    @property
    def may_go_forward(self) -> bool:
        """Whether there is a place ahead."""
        return self._at < len(self._stops) - 1

    def back(self) -> Stop:
        """Step back and return the place; raises IndexError where there is none."""
        if not self.may_go_back:
            raise IndexError
        self._at -= 1
        return self._stops[self._at]

    def forward(self) -> Stop:
        """Step forward and return the place; raises IndexError where there is none."""
        if not self.may_go_forward:
            raise IndexError
        self._at += 1
        return self._stops[self._at]
