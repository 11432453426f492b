"""Checks of amounts, percentages and invoice numbers: the kill fee, instalments that add up to the fee."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from creatorbook.domain.findings.codes import finding
from creatorbook.domain.values.money import totals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.terms import Terms
    from creatorbook.domain.values.money import Money

WHOLE_BP = 10_000


def percent(basis_points: int) -> Decimal:
    """Return basis points as a percentage, exact (1250 is 12.5)."""
    return Decimal(basis_points) / 100


def share(amount: Money, basis_points: int) -> Money:
    """Return so many basis points of the amount, rounded half up to the minor unit."""
    return amount.times(Decimal(basis_points) / WHOLE_BP)


def kill_fee(fee: Money | None, terms: Terms | None) -> Money | None:
    """Return what is owed where the brand stops the deal, None where the fee or the percentage is not said."""
    if fee is None or terms is None or terms.kill_fee_bp is None:
        return None
    return share(fee, terms.kill_fee_bp)


def check_instalments(dossier: Dossier) -> tuple[Finding, ...]:
    """Return what is wrong between the sum agreed and its instalments; none at all is not wrong."""
    instalments = dossier.instalments
    if not instalments:
        return ()
    found = [
        finding(
            "instalments.not_positive",
            about="payments",
            record=("payment", part.id),
            label=part.label,
            amount=part.amount,
        )
        for part in instalments
        if part.amount.minor <= 0
    ]
    sums = totals([part.amount for part in instalments])
    if len(sums) > 1:
        names = tuple(each.currency for each in sums)
        return (*found, finding("instalments.mixed_currencies", about="payments", currencies=names))
    total = sums[0]
    fee = agreed_sum(dossier)
    if fee is None:
        found.append(finding("instalments.without_fee", about="fee", total=total))
    elif fee.currency != total.currency:
        names = tuple(sorted({fee.currency, total.currency}))
        found.append(finding("instalments.mixed_currencies", about="payments", currencies=names))
    elif fee != total:
        found.append(
            finding("instalments.sum_differs", about="payments", fee=fee, total=total, difference=_apart(fee, total))
        )
    return tuple(found)


def _apart(one: Money, other: Money) -> Money:
    return max(one, other) - min(one, other)


def agreed_sum(dossier: Dossier) -> Money | None:
    """Return the fee and what rights and exclusivity cost on top of it, in the fee's currency; None for no sum."""
    return sum_with(dossier.deal.fee, dossier.on_top)


def sum_with(fee: Money | None, on_top: Sequence[Money]) -> Money | None:
    """Return a fee and what comes on top of it, in the fee's currency; None for no sum, or several without a fee."""
    sums = totals([*([fee] if fee is not None else []), *on_top])
    if fee is None:
        return sums[0] if len(sums) == 1 else None
    return next(each for each in sums if each.currency == fee.currency)


def check_percents(terms: Terms) -> tuple[Finding, ...]:
    """Return the percentages of the terms that are under 0 or over 100."""
    fields = {"kill_fee_bp": terms.kill_fee_bp, "affiliate_bp": terms.affiliate_bp}
    return tuple(
        finding("percent.out_of_range", about=name, field=name, percent=percent(value))
        for name, value in fields.items()
        if value is not None and not 0 <= value <= WHOLE_BP
    )
