"""What the law of a country proposes for a gift, by how it came and was shown."""

from __future__ import annotations

from typing import Any

import pytest

from creatorbook.domain.gifts.tax import propose_treatment
from creatorbook.domain.records.gifts import Expectation, GiftFate, TaxNature
from creatorbook.domain.values.money import Money
from tests.domain.support import TODAY, day, eur, gift, rulebook

ASKED, NOTHING = {"expectation": Expectation.ASKED}, {"expectation": Expectation.NOTHING}


@pytest.mark.parametrize(
    ("country", "fields", "shown", "expected"),
    [
        ("FR", ASKED, False, "fr.gifts.exchange"),
        ("FR", {**NOTHING, "deal_id": "d1"}, False, "fr.gifts.exchange"),
        ("FR", NOTHING, False, "fr.gifts.free"),
        # What came unasked and was shown is open in France, income in Ireland and Belgium, a gift in Italy.
        ("FR", NOTHING, True, None),
        ("IE", NOTHING, True, "ie.gifts.shown"),
        ("BE", NOTHING, True, "be.gifts.promotion"),
        ("IT", NOTHING, True, "it.gifts.free"),
        ("DE", ASKED, True, "de.gifts.exchange"),
        ("DE", {**ASKED, "flat_tax_notice_on": day("2026-02-01")}, True, "de.gifts.flat_tax"),
        ("DE", {**ASKED, "value": eur("9.99")}, True, "de.gifts.small"),
        ("DE", {**ASKED, "value": eur("10")}, True, "de.gifts.exchange"),
        ("DE", {**ASKED, "value": Money(999, "USD")}, True, "de.gifts.exchange"),
        ("DE", {**ASKED, "fate": GiftFate.RETURNED}, True, None),
        ("DE", {**ASKED, "tax_nature": TaxNature.LOAN}, True, None),
        ("US", {}, True, None),
        ("JP", ASKED, True, None),
    ],
)
def test_a_country_proposes_by_how_a_gift_came(
    country: str, fields: dict[str, Any], *, shown: bool, expected: str | None
) -> None:
    law = rulebook().gifts.get(country)
    found = propose_treatment(gift(**fields), shown=shown, law=law, today=TODAY)
    assert (found.id if found else None) == expected


def test_thirteen_countries_are_known_and_a_proposal_is_never_open_itself() -> None:
    laws = rulebook().gifts
    assert sorted(laws) == ["AT", "AU", "BE", "CA", "CH", "DE", "ES", "FR", "GB", "IE", "IT", "NL", "US"]
    for country, law in laws.items():
        assert law.treatments
        for each in law.treatments:
            assert each.id.startswith(f"{country.lower()}.gifts.")
            assert each.nature not in {TaxNature.UNKNOWN, TaxNature.LOAN}
