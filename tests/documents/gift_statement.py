"""A statement of benefits in kind for tests: two creators, three brands, every kind of word that a line can say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import zip_longest

from creatorbook.documents.inputs.contract import Party, PartyRole
from creatorbook.documents.inputs.gifts import GiftPaper, GiftPaperBrand, GiftPaperLine, GiftRate
from creatorbook.documents.inputs.look import HOUSE_LOOK, Look
from creatorbook.domain.records.gifts import Expectation, GiftFate, TaxNature, Valuation
from creatorbook.domain.values.money import Money


def gifts(language: str = "en", look: Look = HOUSE_LOOK) -> GiftPaper:
    """Return the statement of a year in which each expectation, valuation, fate and tax treatment occurs."""
    every = zip_longest(Expectation, Valuation, GiftFate, TaxNature)
    lines = tuple(
        GiftPaperLine(
            received_on=date(2026, place + 1, 3),
            what=f"Gift <b>{place}</b>",
            expectation=wanted or Expectation.NOTHING,
            fate=fate or GiftFate.KEPT,
            fate_on=date(2026, 12, 1),
            sale=Money(500, "EUR") if fate is GiftFate.SOLD else None,
            valuation=by or Valuation.ESTIMATE,
            value=None if by is Valuation.UNKNOWN else Money(12_345, "USD"),
            rate=GiftRate(Decimal("0.92"), "EUR", date(2026, 3, 1), "ECB") if place else None,
            link="https://shop.example/a" if place % 2 else "",
            files=place,
            posts=place,
            nature=nature or TaxNature.GIFT,
            proposed=TaxNature.INCOME_IN_KIND,
            reason="Nobody asked",
        )
        for place, (wanted, by, fate, nature) in enumerate(every)
    )
    sums = (Money(12_345 * 6, "USD"),)
    return GiftPaper(
        language=language,
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
        made_on=date(2027, 1, 5),
        creators=(
            Party(
                PartyRole.CREATOR,
                name="Léa Martin",
                address="3 rue des Lilas\n75020 Paris",
                country="FR",
                company_number="732829320",
            ),
            Party(PartyRole.CREATOR, name="Noor", country="NL"),
        ),
        brands=(
            GiftPaperBrand("Léa Martin", "Éclat", lines, lines[:1], sums),
            GiftPaperBrand("Léa Martin", "Glow", (), lines[:1], ()),
            GiftPaperBrand("Noor", "Éclat", lines[:1], (), (Money(12_345, "USD"),)),
        ),
        look=look,
    )
