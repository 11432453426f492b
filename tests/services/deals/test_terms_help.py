from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common import i18n
from creatorbook.common.errors import BadInput, NotFound
from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.domain.values.money import Money
from creatorbook.services.deals import terms_help
from creatorbook.services.fields.kinds import KINDS
from tests.services.desk import TODAY

if TYPE_CHECKING:
    from typing import Any

    from tests.services.desk import Desk


def read(desk: Desk, deal: str, typed: str) -> tuple[dict[str, Any], ...]:
    with desk.book.reading() as reading:
        return terms_help.instalments(reading, deal, typed, TODAY)


def proposed(desk: Desk, deal: str) -> dict[str, terms_help.Proposed]:
    with desk.book.reading() as reading:
        return {each.field: each for each in terms_help.proposals(reading, deal, TODAY)}


def test_a_bare_deal_is_proposed_values_that_its_fields_take(desk: Desk) -> None:
    deal = desk.add("deal", title="Bare", brand_id=desk.brand, fee=Money(150_000, "EUR"))
    found = proposed(desk, deal)
    assert found["kill_fee_bp"].shown == "25%"
    assert found["kill_fee_bp"].reason == "Trade practice, not law"
    assert found["governing_law"].shown == "France"
    assert found["courts"].value == "Paris"
    assert found["payment_days"].label == "Payment days"
    taken = {each.field: each.value for each in found.values() if each.kind == "terms"}
    desk.add("terms", deal_id=deal, **taken)
    right = found["duration_days"]
    desk.add("usage_right", deal_id=deal, channels=("website",), duration_days=right.value)
    assert proposed(desk, deal) == {}


def test_a_brands_own_habit_is_proposed_first(desk: Desk) -> None:
    desk.edit("brand", desk.brand, payment_days=45)
    deal = desk.add("deal", title="Bare", brand_id=desk.brand, fee=Money(150_000, "EUR"))
    assert proposed(desk, deal)["payment_days"].value == 45


def test_words_become_payments_of_the_deal(desk: Desk) -> None:
    deal = desk.add("deal", title="Bare", brand_id=desk.brand, fee=Money(100_001, "EUR"))
    made = read(desk, deal, "50 % on signature, the rest 30 days after invoice")
    for values in made:
        assert set(values) <= {field.name for field in KINDS["payment"].fields}
        desk.add("payment", deal_id=deal, **values)
    rows = [desk.row("payment", each) for each in desk.ids("payment")]
    assert {(row["amount"], row["trigger"], row["days_after"]) for row in rows} == {
        (Money(50_001, "EUR"), InstalmentTrigger.ON_SIGNATURE, None),
        (Money(50_000, "EUR"), InstalmentTrigger.AFTER_INVOICE, 30),
    }


@pytest.mark.parametrize("spoken", ["en", "fr"])
def test_the_decimal_mark_is_that_of_the_books_country(desk: Desk, spoken: str) -> None:
    deal = desk.add("deal", title="Bare", brand_id=desk.brand, fee=Money(200_000, "EUR"))
    i18n.use_language(spoken)
    assert read(desk, deal, "1.500,00 on signature")[0]["amount"] == Money(150_000, "EUR")
    for typed in ("1,500", "1.500"):
        with pytest.raises(BadInput, match=r"1[,.]500.*500.*1[.,]50"):
            read(desk, deal, f"{typed} on signature")


def test_words_that_are_not_understood_are_refused_with_a_sentence(desk: Desk) -> None:
    deal = desk.add("deal", title="Bare", brand_id=desk.brand)
    with pytest.raises(BadInput, match="“whenever” names no amount"):
        read(desk, deal, "whenever")
    with pytest.raises(BadInput, match="needs a fee"):
        read(desk, deal, "half on signature")
    with pytest.raises(NotFound):
        read(desk, "nothing", "500 on signature")


def test_numbers_are_checked_as_they_are_typed() -> None:
    typed = {"country": "FR", "company_number": "732 829 321", "vat_number": "FR41303265045", "iban": "FR76 3000"}
    troubles = terms_help.party_troubles("creator", typed)
    assert set(troubles) == {"company_number", "vat_number", "iban"}
    assert "FR40303265045" in troubles["vat_number"]
    assert "27" in troubles["iban"]
    assert terms_help.party_troubles("brand", {"country": "GB", "company_number": "00041227", "email": None}) == {}
    assert set(terms_help.party_troubles("agency", {"email": "nobody"})) == {"email"}
    assert terms_help.party_troubles("deal", {"email": "nobody"}) == {}
