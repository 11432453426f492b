from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.money.instalment_phrases import read_instalments
from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.domain.values.money import Money
from tests.domain.support import TODAY, codes, day, eur

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.money.instalment_phrases import PhrasePart

SIGNED, DELIVERED = InstalmentTrigger.ON_SIGNATURE, InstalmentTrigger.ON_DELIVERY
POSTED, INVOICED, DATED = InstalmentTrigger.ON_POST, InstalmentTrigger.AFTER_INVOICE, InstalmentTrigger.ON_DATE


def plain(part: PhrasePart) -> tuple[str, InstalmentTrigger, int | None, date | None]:
    return part.amount.digits, part.trigger, part.days_after, part.due_on


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50% upfront, 50% on completion", [("500.00", SIGNED, None), ("500.00", DELIVERED, None)]),
        ("50% deposit, 50% on completion", [("500.00", SIGNED, None), ("500.00", DELIVERED, None)]),
        ("deposit of 500 on delivery, balance on posting", [("500.00", DELIVERED, None), ("500.00", POSTED, None)]),
        ("acompte de 500 € HT, solde à la livraison", [("500.00", SIGNED, None), ("500.00", DELIVERED, None)]),
        ("50 % d'avance, le solde à la livraison", [("500.00", SIGNED, None), ("500.00", DELIVERED, None)]),
        ("50 % on signature, 50 % 30 days after invoice", [("500.00", SIGNED, None), ("500.00", INVOICED, 30)]),
        ("50% à la signature, 50% à 30 jours", [("500.00", SIGNED, None), ("500.00", INVOICED, 30)]),
        ("50 % à la signature puis le solde à réception de facture", [("500.00", SIGNED, None),
                                                                      ("500.00", INVOICED, None)]),
        ("half on signature and the other half on publication", [("500.00", SIGNED, None), ("500.00", POSTED, None)]),
        ("la moitié à la signature du contrat, l’autre moitié à la publication", [("500.00", SIGNED, None),
                                                                                ("500.00", POSTED, None)]),
        ("1/3 on signing; 1/3 on delivery; 1/3 net 30", [("333.33", SIGNED, None), ("333.34", DELIVERED, None),
                                                         ("333.33", INVOICED, 30)]),
        ("½ on signature, ½ on post", [("500.00", SIGNED, None), ("500.00", POSTED, None)]),
        ("30% à la commande, 40% à la livraison, solde 30 jours après la mise en ligne",
         [("300.00", SIGNED, None), ("400.00", DELIVERED, None), ("300.00", POSTED, 30)]),
        ("250 € on signature, the balance 15 days after delivery of the files",
         [("250.00", SIGNED, None), ("750.00", DELIVERED, 15)]),
        ("2x250 on signature, rest net 30", [("500.00", SIGNED, None), ("500.00", INVOICED, 30)]),
        ("50% at signature and 50% 2 months after the first post", [("500.00", SIGNED, None), ("500.00", POSTED, 60)]),
        ("100% on publication", [("1000.00", POSTED, None)]),
        ("everything 45 days after the invoice", [("1000.00", INVOICED, 45)]),
        ("en 3 fois", [("333.33", INVOICED, None), ("333.34", INVOICED, None), ("333.33", INVOICED, None)]),
        ("in 4 equal instalments 30 days after invoice", [("250.00", INVOICED, 30)] * 4),
        ("1 000 EUR à la signature", [("1000.00", SIGNED, None)]),
        ("1,000 on signature", [("1000.00", SIGNED, None)]),
        ("500,50 € on signature", [("500.50", SIGNED, None)]),
        ("EUR 400 upon signature\n600 EUR once published", [("400.00", SIGNED, None), ("600.00", POSTED, None)]),
        ("50%,50%", [("500.00", INVOICED, None), ("500.00", INVOICED, None)]),
        ("1k on signature", [("1000.00", SIGNED, None)]),
        ("in 60 payments", [("16.67", INVOICED, None), ("16.66", INVOICED, None), ("16.67", INVOICED, None)] * 20),
        ("en 2 fois à la signature", [("500.00", SIGNED, None)] * 2),
        ("50 % within 14 days", [("500.00", INVOICED, 14)]),
        ("three quarters on signature, a quarter on post", [("750.00", SIGNED, None), ("250.00", POSTED, None)]),
        ("3/4 on signature, 1/4 on post", [("750.00", SIGNED, None), ("250.00", POSTED, None)]),
        ("les trois quarts à la signature, un quart à la publication", [("750.00", SIGNED, None),
                                                                       ("250.00", POSTED, None)]),
        ("two thirds on signature, a third on post", [("666.67", SIGNED, None), ("333.33", POSTED, None)]),
        ("deux tiers à la signature, un tiers à la livraison", [("666.67", SIGNED, None), ("333.33", DELIVERED, None)]),
        ("half on signature", [("500.00", SIGNED, None)]),
        ("la totalité à la signature", [("1000.00", SIGNED, None)]),
        ("33.3333 % on signature", [("333.33", SIGNED, None)]),
        ("50 % 2 weeks after invoice, 50 % 1 month after invoice",
         [("500.00", INVOICED, 14), ("500.00", INVOICED, 30)]),
    ],
)  # fmt: skip
def test_what_people_say_is_understood(text: str, expected: list[tuple[str, InstalmentTrigger, int | None]]) -> None:
    found = read_instalments(text, eur("1000"), TODAY, country="GB")
    assert [plain(part)[:3] for part in found.parts] == expected
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("500 on 15 March, 500 on 2026-06-01", ["2026-03-15", "2026-06-01"]),
        ("500 le 15/03/2026, le reste le 1er juin", ["2026-03-15", "2026-06-01"]),
        ("400 in 3 weeks and the rest dans 2 mois", ["2026-03-23", "2026-05-02"]),
        ("50% by 30/04/2026; 50% on Friday", ["2026-04-30", "2026-03-06"]),
    ],
)
def test_days_are_understood_too(text: str, days: list[str]) -> None:
    found = read_instalments(text, eur("1000"), TODAY)
    assert [(part.trigger, part.due_on) for part in found.parts] == [(DATED, day(each)) for each in days]


def test_a_number_is_read_as_the_country_writes_it() -> None:
    assert read_instalments("1.500 on signature", eur("2000"), TODAY, country="DE").parts[0].amount == eur("1500")
    (asked,) = read_instalments("1.500 on signature", eur("2000"), TODAY, country="US").problems
    assert (asked.code, dict(asked.params)) == (
        "phrase.unclear_amount", {"text": "1.500", "one": eur("1500"), "other": eur("1.5")},
    )  # fmt: skip
    assert read_instalments("3/12/2026 : 500", eur("500"), TODAY).parts[0].due_on == day("2026-12-03")
    american = read_instalments("500 on 3/12/2026", eur("500"), TODAY, country="US")
    assert american.parts[0].due_on == day("2026-03-12")


def test_a_sum_needs_no_fee_and_takes_its_currency_along() -> None:
    found = read_instalments("$500 on signature, 300 pounds net 30, 20 chf on delivery, 10 on post", None, TODAY)
    assert [str(part.amount) for part in found.parts] == ["500.00 USD", "300.00 GBP", "20.00 CHF", "10.00 EUR"]
    assert str(read_instalments("10", None, TODAY, currency="JPY").parts[0].amount) == "10 JPY"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "phrase.empty"),
        (" , ; ", "phrase.empty"),
        ("50 % when hell freezes over", "phrase.not_understood"),
        ("100 % à 30 jours fin de mois", "phrase.not_understood"),
        ("the rest, the rest", "phrase.not_understood"),
        ("on signature", "phrase.no_amount"),
        ("50 % on signature, then something", "phrase.no_amount"),
        ("0 on signature", "phrase.no_amount"),
        ("120 % on signature", "phrase.over_fee"),
        ("60% on signature, 60% on delivery", "phrase.over_fee"),
        ("1000 on signature, the rest on post", "phrase.over_fee"),
        ("50 % on signature, " * 40, "phrase.too_long"),
        ("1 %, " * 61, "phrase.too_long"),
        ("en 3 fois 2 fois", "phrase.not_understood"),
        ("en 1 fois", "phrase.not_understood"),
        ("in 61 payments", "phrase.not_understood"),
        ("en 0 fois", "phrase.no_amount"),
    ],
)
def test_what_is_not_understood_is_refused_whole(text: str, code: str) -> None:
    found = read_instalments(text, eur("1000"), TODAY)
    assert found.parts == ()
    assert codes(found.problems) == [code]


def test_the_words_that_were_not_understood_are_shown() -> None:
    (problem,) = read_instalments("50 % on signature, 50 % some day", eur("1000"), TODAY).problems
    assert problem.params["text"] == "50 % some day"
    assert problem.about == "payments"


@pytest.mark.parametrize("text", ["50 % on signature, 50 % on post", "the rest", "half", "en 3 fois"])
def test_a_share_needs_a_fee(text: str) -> None:
    assert codes(read_instalments(text, None, TODAY).problems) == ["phrase.no_fee"]


def test_the_rest_may_be_a_cent() -> None:
    found = read_instalments("999.99 on signature, the rest on post", eur("1000"), TODAY)
    assert [part.amount.digits for part in found.parts] == ["999.99", "0.01"]


def test_four_hundred_letters_are_read_and_one_more_is_not() -> None:
    text = "1000 on signature"
    assert read_instalments(text.ljust(400), eur("1000"), TODAY).parts
    assert codes(read_instalments(text.ljust(401), eur("1000"), TODAY).problems) == ["phrase.too_long"]
    assert len(read_instalments("1 %, " * 60, eur("1000"), TODAY).parts) == 60


@given(st.integers(1, 10**11), st.lists(st.integers(1, 60), min_size=1, max_size=12))
def test_shares_that_make_a_whole_add_up_to_the_fee(minor: int, weights: list[int]) -> None:
    fee = Money(minor, "EUR")
    whole, so_far, shares = sum(weights), 0, []
    for weight in weights[:-1]:
        share = weight * 10_000 // whole
        shares.append(share)
        so_far += share
    shares.append(10_000 - so_far)
    text = "; ".join(f"{share // 100}.{share % 100:02d} % on signature" for share in shares)
    found = read_instalments(text, fee, TODAY)
    assert sum(part.amount.minor for part in found.parts) == minor
    for part, share in zip(found.parts, shares, strict=True):
        assert abs(part.amount.minor - Fraction(minor * share, 10_000)) <= 1


@given(st.integers(1, 10**11), st.integers(2, 24))
def test_equal_instalments_differ_by_a_cent_at_most_and_add_up(minor: int, number: int) -> None:
    found = read_instalments(f"in {number} equal instalments", Money(minor, "EUR"), TODAY)
    amounts = [part.amount.minor for part in found.parts]
    assert sum(amounts) == minor
    assert max(amounts) - min(amounts) <= 1


@given(st.text(max_size=120))
def test_whatever_is_typed_gives_parts_or_one_problem(text: str) -> None:
    found = read_instalments(text, eur("1000"), TODAY)
    assert bool(found.parts) != bool(found.problems)
    assert len(found.problems) <= 1


WORDS = st.sampled_from(
    ["50", "%", "€", "on", "signature", ",", "and", "30", "days", "after", "invoice", "the", "rest", "half", "net",
     "1/3", "le", "solde", "à", "jours", "2026-05-01", "x", "fois", "3", "EUR", "post", ";", "in", "weeks", "puis"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14))
def test_words_in_any_order_never_make_more_than_the_fee(words: list[str]) -> None:
    found = read_instalments(" ".join(words), eur("1000"), TODAY)
    assert sum(part.amount.minor for part in found.parts) <= 100_000
    assert all(part.amount.minor >= 0 for part in found.parts)
