"""The sums of an invoice by one arithmetic, which screen, paper, electronic invoice, letter and report all read.

VAT is reckoned once for each category and rate, on the sum of the net lines (directive 2006/112/EC, article 226; EN
16931, BR-CO-17), and rounded half up to the minor unit; every total is a sum of rounded parts. Three sums have three
names: the total with VAT, what is payable (less what was prepaid), and the cash expected (less what is withheld).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from creatorbook.domain.money.checks import WHOLE_BP, share
from creatorbook.domain.values.currencies import exponent
from creatorbook.domain.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from creatorbook.domain.money.invoices.lines import Allowance, InvoiceLine
    from creatorbook.domain.money.invoices.treatments import VatCategory

_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)


class VatKey(NamedTuple):
    """What lines are grouped by: their category and their rate in basis points."""

    category: VatCategory
    rate_bp: int


class AllowanceBeyondGroup(ValueError):
    """An allowance takes more from a VAT category and rate than its lines hold."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """One withholding: `base` is the net sum that it counts on, `amount` the share of it, rounded once, half up."""

    rule_id: str
    name: str
    base: Money
    rate_bp: int
    amount: Money


@dataclass(frozen=True, slots=True)
class VatGroup:
    """What bears one rate: `taxable` is the sum of its net lines less its allowances, `tax` the VAT on it."""

    key: VatKey
    taxable: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class InvoiceTotals:
    """The sums of an invoice in its currency, in the order in which they are reckoned.

    `withheld` is what the payer keeps back and pays to the state; bank lines match `cash_expected`.
    """

    line_nets: tuple[Money, ...]
    sum_of_lines: Money
    allowances: Money
    groups: tuple[VatGroup, ...]
    total_without_vat: Money
    vat: Money
    total_with_vat: Money
    prepaid: Money
    payable: Money
    withheld: Money
    cash_expected: Money


def vat_on(taxable: Money, rate_bp: int) -> Money:
    """Return the VAT on a sum, rounded half up to the minor unit."""
    return share(taxable, rate_bp)


def compute_totals(
    lines: Sequence[InvoiceLine],
    *,
    allowances: Iterable[Allowance] = (),
    prepaid: Money | None = None,
    withheld: Iterable[Withheld] = (),
) -> InvoiceTotals:
    """Return the sums of the lines; groups stand in the order of their first line.

    Raises ValueError without a line, MixedCurrencies where two currencies meet, AllowanceBeyondGroup where an allowance
    is on a rate that no line has, or larger than its lines.
    """
    if not lines:
        raise ValueError("an invoice has a line")
    taken = tuple(allowances)
    zero = Money(0, lines[0].currency)
    taxable: dict[VatKey, Money] = {}
    for line in lines:
        key = VatKey(line.category, line.rate_bp)
        taxable[key] = taxable.get(key, zero) + line.net
    for allowance in taken:
        key = VatKey(allowance.category, allowance.rate_bp)
        left = taxable.get(key, zero) - allowance.amount
        if left < zero:
            raise AllowanceBeyondGroup(allowance.text)
        taxable[key] = left
    groups = tuple(VatGroup(key, amount, vat_on(amount, key.rate_bp)) for key, amount in taxable.items())
    return _add_up(tuple(line.net for line in lines), taken, groups, prepaid or zero, withheld, zero)


def totals_of_groups(groups: Sequence[VatGroup], currency: str) -> InvoiceTotals:
    """Return the totals of groups whose VAT is already settled, as a remainder is: each group is one line."""
    zero = Money(0, currency)
    return _add_up(tuple(group.taxable for group in groups), (), tuple(groups), zero, (), zero)


def _add_up(
    nets: tuple[Money, ...],
    allowances: Sequence[Allowance],
    groups: tuple[VatGroup, ...],
    prepaid: Money,
    withheld: Iterable[Withheld],
    zero: Money,
) -> InvoiceTotals:
    without_vat, vat = add(zero, (group.taxable for group in groups)), add(zero, (group.tax for group in groups))
    payable = without_vat + vat - prepaid
    kept = add(zero, (each.amount for each in withheld))
    return InvoiceTotals(
        line_nets=nets,
        sum_of_lines=add(zero, nets),
        allowances=add(zero, (each.amount for each in allowances)),
        groups=groups,
        total_without_vat=without_vat,
        vat=vat,
        total_with_vat=without_vat + vat,
        prepaid=prepaid,
        payable=payable,
        withheld=kept,
        cash_expected=payable - kept,
    )


def add(zero: Money, amounts: Iterable[Money]) -> Money:
    """Return the sum of amounts of one currency, `zero` of it where there are none."""
    for amount in amounts:
        zero = zero + amount
    return zero


def convert_vat(vat: Money, currency: str, units_for_one: Decimal) -> Money:
    """Return the VAT in the currency of the seller's state (directive 2006/112/EC, article 230), half up.

    `units_for_one` is how many units of the invoice's currency one unit of that currency was worth, as central banks
    state it. Raises ValueError where it is not above zero.
    """
    if not units_for_one.is_finite() or units_for_one <= 0:
        raise ValueError("a rate of exchange is above zero")
    exact = _EXACT.divide(vat.amount, units_for_one)
    return Money.of(_EXACT.quantize(exact, Decimal(1).scaleb(-exponent(currency))), currency)


@dataclass(frozen=True, slots=True)
class CashDiscount:
    """What is accepted as paid in full up to and with a day; the invoice's own totals are as if it were not there."""

    until: date
    accepted: Money
    net: Money
    vat: Money


def cash_discount(totals: InvoiceTotals, discount_bp: int, days: int, issued_on: date) -> CashDiscount:
    """Return what is accepted within so many calendar days of the issue, and how it parts into net and VAT.

    When it is taken, the VAT owed falls with it (directive 2006/112/EC, article 90). Both parts add up exactly.
    """
    rest = WHOLE_BP - discount_bp
    accepted, net = share(totals.payable, rest), share(totals.total_without_vat, rest)
    return CashDiscount(issued_on + timedelta(days=days), accepted, net, accepted - net)
