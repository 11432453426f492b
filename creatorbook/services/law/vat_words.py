"""What a creator who charges no VAT says of it, by the rules of invoices of their country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.services.law.rulebooks import rulebook

if TYPE_CHECKING:
    from datetime import date

EXEMPT, CHARGED = "franchise", "normal"


def exempt_words(country: str, on: date) -> str:
    """Return the law's own words for who charges no VAT in a country on a day, "" where its rules ask for none."""
    law = rulebook().invoices.get(country)
    if law is None:
        return ""
    named = (each.mention for each in law.treatments if EXEMPT in each.case.regimes and each.mention)
    found = next((mention for name in named if (mention := law.mention(name, on)) is not None), None)
    return "" if found is None else found.texts[found.language]
