"""Deposits, final invoices and credit notes: parts of one whole that add up to it, to the last minor unit of VAT.

A deposit carries VAT of its own (EN 16931, type 386), and so does every credit note (381); each is rounded, so the part
that exhausts a rate takes the remainder. Plain reckoning would leave a cent open for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.money.invoices.totals import VatGroup, add, totals_of_groups, vat_on
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from creatorbook.domain.money.invoices.totals import InvoiceTotals, VatKey


class BeyondWhole(ValueError):
    """Parts take more of a VAT category and rate than the whole holds."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A final invoice: the whole is shown, what deposits asked for is prepaid, `left` is what it adds, by rate."""

    whole: InvoiceTotals
    prepaid: Money
    payable: Money
    left: tuple[VatGroup, ...]


def next_part(
    whole: Sequence[VatGroup], earlier: Iterable[Sequence[VatGroup]], part: Sequence[VatGroup]
) -> InvoiceTotals:
    """Return the totals of one more part of a whole: its VAT plain, or the remainder where it exhausts the rate.

    Amounts are positive, in credit notes too. Raises BeyondWhole where it takes more than is left of a rate.
    """
    left = _left(whole, earlier)
    made = []
    for group in part:
        rest = left.get(group.key)
        if rest is None or rest.taxable < group.taxable:
            raise BeyondWhole(str(group.key.rate_bp))
        # Parts that were each rounded up can have used the VAT of the rate before its last part.
        plain = min(vat_on(group.taxable, group.key.rate_bp), rest.tax)
        made.append(VatGroup(group.key, group.taxable, rest.tax if rest.taxable == group.taxable else plain))
    return totals_of_groups(made, whole[0].taxable.currency)


def settle(whole: InvoiceTotals, deposits: Iterable[Sequence[VatGroup]]) -> Settlement:
    """Return the final invoice of a whole after its deposits, each by its rates; raises BeyondWhole."""
    taken = tuple(deposits)
    zero = Money(0, whole.total_with_vat.currency)
    prepaid = add(zero, (group.taxable + group.tax for part in taken for group in part))
    left = tuple(_left(whole.groups, taken).values())
    return Settlement(whole, prepaid, whole.total_with_vat - prepaid, left)


def _left(whole: Sequence[VatGroup], taken: Iterable[Sequence[VatGroup]]) -> dict[VatKey, VatGroup]:
    left = {group.key: group for group in whole}
    for part in taken:
        for group in part:
            rest = left.get(group.key)
            if rest is None or rest.taxable < group.taxable:
                raise BeyondWhole(str(group.key.rate_bp))
            left[group.key] = VatGroup(group.key, rest.taxable - group.taxable, rest.tax - group.tax)
    return left


def share_of_left(left: Sequence[VatGroup], amount: Money) -> tuple[VatGroup, ...]:
    """Return a sum without taxes shared over what is left of each rate, in proportion, to the last minor unit.

    No share is more than what is left of its rate. The VAT of a share is for `next_part` to say; a rate of which the
    share is nothing is left out. Raises BeyondWhole where the sum is more than is left of all.
    """
    whole = sum(group.taxable.minor for group in left)
    if amount.minor > whole:
        raise BeyondWhole(str(amount))
    reached, found, zero = 0, [], Money(0, amount.currency)
    for group in left:
        start = _rounded(amount.minor * reached, whole)
        reached += group.taxable.minor
        share = Money(_rounded(amount.minor * reached, whole) - start, amount.currency)
        if share.minor:
            found.append(VatGroup(group.key, share, zero))
    return tuple(found)


def shared_over_rates(
    paid: Sequence[int], groups: Sequence[VatGroup]
) -> Iterator[tuple[tuple[VatGroup, Money, Money], ...]]:
    """Yield for each part that was paid what of it is for each rate, without VAT and the VAT, in minor units.

    Parts are below zero where money went back. All that was paid up to a part is shared in proportion to what each rate
    asks for, and a part gets what is new: whatever the parts are, once all is paid each rate has its own sums.
    """
    whole = sum(group.taxable.minor + group.tax.minor for group in groups)
    if not whole:
        return
    wanted = [minor for group in groups for minor in (group.taxable.minor, group.tax.minor)]
    before, so_far = [0] * len(wanted), 0
    for part in paid:
        so_far += part
        reached, shares = 0, []
        # Shares of what is reached from the first on: rounded so, they always add up to all that was paid.
        for minor in wanted:
            start = _rounded(so_far * reached, whole)
            reached += minor
            shares.append(_rounded(so_far * reached, whole) - start)
        new = [share - old for share, old in zip(shares, before, strict=True)]
        before = shares
        currency = groups[0].taxable.currency
        yield tuple(
            (group, Money(new[2 * place], currency), Money(new[2 * place + 1], currency))
            for place, group in enumerate(groups)
        )


def _rounded(numerator: int, whole: int) -> int:
    return (2 * numerator + whole) // (2 * whole)
