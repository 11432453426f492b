"""What settles a sum that is owed: parts of it that add up, none lost, and what of it is still open.

Everything is in minor units of the currency that is owed. One notion for payments, invoices and credit notes.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from creatorbook.domain.records.money.receipts import AllocationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


class Part(NamedTuple):
    """One allocation: a refund gives back what was settled, every other kind settles."""

    kind: AllocationKind
    minor: int
    on: date


@dataclass(frozen=True, slots=True)
class Standing:
    """How a sum stands: `settled` in all, `written_off` of that, and the last day on which anything settled it.

    More may be settled than was owed: that is `over`, and belongs to the payer.
    """

    owed: int
    settled: int
    written_off: int
    last_on: date | None

    @property
    def open(self) -> int:
        """What is still to come."""
        return max(self.owed - self.settled, 0)

    @property
    def over(self) -> int:
        """What came beyond what was owed."""
        return max(self.settled - self.owed, 0)

    @property
    def closed_on(self) -> date | None:
        """The day on which nothing was left open, None while something is or where nothing ever came."""
        return self.last_on if self.last_on is not None and self.settled >= self.owed else None

    def share_of(self, amount: int) -> int:
        """Return how much of a part of the sum is settled: all of it when nothing is open, else in proportion."""
        return _proportion(amount, self.settled, self.owed, is_whole=self.closed_on is not None)

    def written_off_of(self, amount: int) -> int:
        """Return how much of a part of the sum was given up, in proportion."""
        return _proportion(amount, self.written_off, self.owed, is_whole=self.written_off >= self.owed > 0)


def stand(owed: int, parts: Iterable[Part]) -> Standing:
    """Return how a sum stands after its parts, in whatever order they came."""
    settled = written_off = 0
    last_on: date | None = None
    for kind, minor, on in parts:
        if kind is AllocationKind.REFUND:
            settled -= minor
            continue
        settled += minor
        written_off += minor if kind is AllocationKind.WRITE_OFF else 0
        last_on = on if last_on is None else max(last_on, on)
    return Standing(owed, settled, written_off, last_on)


class Piece(NamedTuple):
    """What one source gives to one of several sums: the place of the sum, the kind, and how much."""

    place: int
    kind: AllocationKind
    minor: int


def spread(opened: Sequence[int], sources: Iterable[tuple[AllocationKind, int]]) -> tuple[tuple[Piece, ...], int]:
    """Spread what came over sums that are open, one after the other, in their order; and return what is left over.

    Each source is used up before the next: what arrived, then what was kept back on the way.
    """
    left = list(opened)
    pieces: list[Piece] = []
    over = 0
    for kind, minor in sources:
        rest = minor
        for place, need in enumerate(left):
            given = min(need, rest)
            if given > 0:
                pieces.append(Piece(place, kind, given))
                left[place] -= given
                rest -= given
        over += rest
    return tuple(pieces), over


def convert(minor: int, rate: Decimal, exponents: tuple[int, int]) -> int:
    """Return an amount in another currency, half up: `rate` units of it for one; `exponents` of both, from and to."""
    exact = Decimal(minor) * rate * Decimal(10) ** (exponents[1] - exponents[0])
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def takings(pieces: Sequence[int], arrived: int) -> tuple[int, ...]:
    """Return what each piece takes of a sum in another currency: together they take all of it, to the last unit."""
    whole, given, taken = sum(pieces), 0, 0
    found = []
    for piece in pieces:
        given += piece
        up_to = _proportion(arrived, given, whole, is_whole=given == whole)
        found.append(up_to - taken)
        taken = up_to
    return tuple(found)


def _proportion(amount: int, part: int, whole: int, *, is_whole: bool) -> int:
    if is_whole:
        return amount
    if whole <= 0 or part <= 0:
        return 0
    return min((2 * amount * part + whole) // (2 * whole), amount)
