"""Records by kind as a person counts them."""

from __future__ import annotations

from creatorbook.common.i18n import use_language
from creatorbook.services.wording.counts import counted


def test_the_first_kinds_are_named_and_the_rest_is_a_number() -> None:
    assert counted({}) == ""
    assert counted({"deal": 1}) == "1 deal"
    assert counted({"payment": 2, "deal": 1, "terms": 1}) == "1 deal, 2 payments"
    assert counted({"deal": 2, "deliverable": 3, "payment": 4, "gift": 5, "contract": 6}) == (
        "2 deals, 3 deliverables, 4 payments and 11 more"
    )


def test_it_is_said_in_french_too() -> None:
    use_language("fr")
    assert counted({"deal": 2, "payment": 1}) == "2 collaborations, 1 paiement"
