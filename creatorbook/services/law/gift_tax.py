"""What the rules propose for a gift whose treatment for tax nobody has chosen yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.common.i18n import language
from creatorbook.domain.gifts.tax import open_treatment, propose_treatment
from creatorbook.domain.records.gifts import TaxNature
from creatorbook.services.law.rulebooks import rulebook

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.gifts.tax import GiftTreatment
    from creatorbook.domain.records.gifts import Gift


def proposed_treatment(gift: Gift, country: str, today: date, *, shown: bool) -> GiftTreatment | None:
    """Return what the law of the creator's country proposes, None where it leaves the question open."""
    return propose_treatment(gift, shown=shown, law=rulebook().gifts.get(country), today=today)


def words_of(treatment: GiftTreatment) -> str:
    """Return why, in the language of the reader."""
    return treatment.says.get(language(), treatment.says["en"])


def tax_remarks(gift: Gift, country: str, today: date, *, shown: bool) -> tuple[Finding, ...]:
    """Return what is proposed as a finding with its sources, while the user has chosen nothing."""
    proposed = proposed_treatment(gift, country, today, shown=shown) if gift.tax_nature is TaxNature.UNKNOWN else None
    if proposed is None:
        return ()
    return (open_treatment(gift, country, proposed, words_of(proposed)),)
