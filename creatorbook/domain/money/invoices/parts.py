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
    from collections.abc import Iterable, Sequence

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
