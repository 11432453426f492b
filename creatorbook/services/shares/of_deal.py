"""A deal's money line: what was agreed, who gets what of it, and what is the creator's in the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.money.checks import agreed_sum
from creatorbook.domain.money.invoices.charged import likely_vat_bp
from creatorbook.domain.money.splitting import Came, split_whole
from creatorbook.domain.values.money import Money
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.shares.rules import Rules, agreed_days

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.services.shares.rules import Rule
    from creatorbook.store.engine.reading import Executes

_WHOLE_BP = 10_000


@dataclass(frozen=True, slots=True)
class Parted:
    """A sum without taxes, who gets what of it, and what is left to the creator."""

    whole: Money
    shares: tuple[tuple[Rule, Money], ...]

    @property
    def yours(self) -> Money:
        """What is the creator's in the end."""
        return Money(self.whole.minor - sum(amount.minor for _rule, amount in self.shares), self.whole.currency)


def agreed_parts(reading: Executes, dossier: Dossier, today: date) -> tuple[Parted, ...]:
    """Return what was agreed for a deal and came of it as statements, parted by its shares; () without shares.

    One a currency, that of the fee first.
    """
    rules = Rules(reading)
    deal = dossier.deal
    agreed_on = agreed_days(reading, [deal.id]).get(deal.id) or today.isoformat()
    counted = rules.of(deal.id, deal.creator.id, agreed_on) if rules else ()
    fee = agreed_sum(dossier)
    wholes: dict[str, int] = {fee.currency: fee.minor} if fee is not None else {}
    for each in dossier.earned:
        wholes[each.amount.currency] = wholes.get(each.amount.currency, 0) + each.amount.minor
    if not counted:
        return ()
    vat_bp = likely_vat_bp(dossier, today, rulebook().invoices) or 0
    return tuple(part_sum(Money(minor, currency), vat_bp, counted) for currency, minor in wholes.items() if minor > 0)


def part_sum(whole: Money, vat_bp: int, rules: Sequence[Rule]) -> Parted:
    """Return a sum without taxes as it is parted, with the VAT that is likely on it, in hundredths of a percent."""
    gross = whole.minor + (2 * whole.minor * vat_bp + _WHOLE_BP) // (2 * _WHOLE_BP)
    amounts = split_whole(Came(whole.minor, gross), [each.as_share(whole.currency) for each in rules])
    found = zip(rules, amounts, strict=True)
    return Parted(whole, tuple((rule, Money(minor, whole.currency)) for rule, minor in found if minor))
