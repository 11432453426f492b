"""What of a sum that came is income: without taxes, and exact however many parts it comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def net_parts(parts: Iterable[int], whole: int, net: int) -> tuple[int, ...]:
    """Return what of each part is without taxes, where `net` of the `whole` is; minor units of one currency.

    Parts are reckoned one after the other, each up to what all so far come to: whoever has paid the whole has paid
    exactly its net, and no cent is made or lost on the way. A whole of nothing has no taxes in it.
    """
    found = []
    came = taken = 0
    for part in parts:
        came += part
        # Half up, as every sum of the book is rounded.
        reached = came if whole == 0 else (2 * came * net + whole) // (2 * whole)
        found.append(reached - taken)
        taken = reached
    return tuple(found)
