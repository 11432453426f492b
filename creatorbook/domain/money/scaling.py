"""Amounts brought to another whole, each by its share, with nothing lost to rounding."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Sequence


def scale(parts: Sequence[Money], whole: Money) -> tuple[Money, ...]:
    """Return the parts in the same proportions, their sum `whole` to the minor unit, in its currency.

    Parts that add up to nothing are shared evenly. Raises ValueError where there are none.
    """
    if not parts:
        raise ValueError("no parts to scale")
    weights = [part.minor for part in parts]
    if sum(weights) <= 0 or min(weights) < 0:
        weights = [1] * len(parts)
    # Each part ends where its share of the whole ends, so that what is rounded off one is given to the next.
    ends, reached = [0], 0
    for weight in weights:
        reached += weight
        ends.append((2 * whole.minor * reached + sum(weights)) // (2 * sum(weights)))
    return tuple(Money(end - start, whole.currency) for start, end in pairwise(ends))
