"""What a late payment is reckoned on: one notion for the inspector, what is due and the letters."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from creatorbook.domain.money.checks import WHOLE_BP
from creatorbook.domain.values.territories import EU, country_of_law

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.payments import Instalment
    from creatorbook.domain.values.money import Money


_UNION = "EU"


@dataclass(frozen=True, slots=True)
class Debt:
    """What a payer owes for one payment, in its currency: `amount` is without taxes, `vat` None where none was charged.

    `total` is what is owed with VAT: fixed recovery sums go by it. `base` is what interest counts on: the same, or the
    amount without taxes where the law does not count them (Court of Justice, C-585/20: with VAT under the directive).
    """

    amount: Money
    vat: Money | None
    total: Money
    base: Money


def debt_of(amount: Money, vat_bp: int | None, law: PaymentLaw | None) -> Debt:
    """Return what is owed for an amount without taxes; `vat_bp` is the VAT that was charged on it, in basis points."""
    vat = amount.times(Decimal(vat_bp) / WHOLE_BP) if vat_bp else None
    total = amount if vat is None else amount + vat
    return Debt(amount, vat, total, total if law is None or law.with_taxes else amount)


def late_law_country(dossier: Dossier) -> str:
    """Return whose late-payment law holds: the country whose law was chosen in the terms, else the creator's."""
    governing = dossier.terms.governing_law if dossier.terms is not None else ""
    return country_of_late_law(governing, dossier.deal.creator.country)


def country_of_late_law(governing_law: str, creator_country: str) -> str:
    """Return the same from the law that the terms choose, "" for none, and the creator's country."""
    return country_of_law(governing_law) or creator_country


def payment_law_of(country: str, laws: Mapping[str, PaymentLaw]) -> PaymentLaw | None:
    """Return the late-payment law of a country, None where no table is known.

    A member state of the European Union without a table of its own has that of the directive, whose `country` is "EU":
    its own law may give more.
    """
    return laws.get(country) or (laws.get(_UNION) if country in EU else None)


def awaits_reminder(instalment: Instalment, law: PaymentLaw | None) -> bool:
    """Return whether the delay bears no interest before a reminder: the law asks for one, and no day was agreed."""
    return law is not None and law.needs_reminder and instalment.due_on is None
