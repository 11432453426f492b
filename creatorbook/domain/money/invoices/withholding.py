"""What a payer keeps back, and what the law adds as a line: Spanish IRPF, Italian ritenuta, INPS and stamp duty.

Withholding is no discount: the total of the invoice stays, only the cash that is expected is less.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from creatorbook.domain.money.checks import share
from creatorbook.domain.money.invoices.lines import InvoiceLine, LineKind
from creatorbook.domain.money.invoices.totals import Withheld, add
from creatorbook.domain.money.invoices.treatments import Supply, place_of
from creatorbook.domain.money.invoices.vat import fits
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from creatorbook.domain.money.invoices.law import ContributionRule, InvoiceLaw, StampRule, WithholdingRule
    from creatorbook.domain.money.invoices.lines import Allowance
    from creatorbook.domain.money.invoices.parties import Party


def withholdings_of(law: InvoiceLaw | None, seller: Party, buyer: Party, on: date) -> tuple[WithholdingRule, ...]:
    """Return the rates at which this payer keeps back on the day, the usual one first; the seller chooses."""
    rules = law.withholdings if law is not None and law.country == seller.country else ()
    place = place_of(seller.country, buyer.country)
    return tuple(
        each
        for each in rules
        if each.is_in_force(on) and fits(each.case, seller.regime, buyer.kind, place, Supply.SERVICES)
    )


def withhold(lines: Sequence[InvoiceLine], rule: WithholdingRule, allowances: Iterable[Allowance] = ()) -> Withheld:
    """Return what is kept back of the lines, less the allowances; raises MixedCurrencies where two meet."""
    zero = Money(0, lines[0].currency)
    base = add(zero, (line.net for line in lines if line.kind not in rule.without))
    base = add(base, (-each.amount for each in allowances))
    return Withheld(rule.id, rule.name, base, rule.rate_bp, share(base, rule.rate_bp))


def contribution_line(lines: Sequence[InvoiceLine], rule: ContributionRule) -> InvoiceLine:
    """Return the line of a contribution on the fees (Gestione separata INPS: 4 %), taxed as the first fee is."""
    fees = [line for line in lines if line.kind is LineKind.FEE]
    if not fees:
        raise ValueError("a contribution counts on fees")
    first = fees[0]
    amount = share(add(Money(0, first.currency), (line.net for line in fees)), rule.rate_bp)
    return InvoiceLine(
        rule.name,
        Decimal(1),
        amount.amount,
        first.currency,
        first.category,
        first.rate_bp,
        kind=LineKind.CONTRIBUTION,
    )


def stamp_line(lines: Sequence[InvoiceLine], rule: StampRule) -> InvoiceLine | None:
    """Return the line of the stamp duty, None where the sums that bear no VAT do not go over the limit."""
    bare = [line for line in lines if line.category in rule.case.categories]
    if not bare or bare[0].currency != rule.over.currency:
        return None
    if not add(Money(0, rule.over.currency), (line.net for line in bare)) > rule.over:
        return None
    return InvoiceLine(
        rule.name,
        Decimal(1),
        rule.amount.amount,
        rule.amount.currency,
        bare[0].category,
        bare[0].rate_bp,
        kind=LineKind.STAMP,
    )
