"""What is said of single points: doubts where there are any, several values, what can be taken over."""

from __future__ import annotations

from datetime import date

import pytest

from creatorbook.domain.contract_reading.comparing.compare import compare_reading
from creatorbook.domain.contract_reading.comparing.comparison import Line, Result, Target, is_for_another
from creatorbook.domain.contract_reading.reading import read
from creatorbook.domain.contract_reading.values.found import Doubt, Topic
from creatorbook.domain.deals.categories import read_category_kin
from creatorbook.domain.records.terms import UsageChannel
from creatorbook.domain.values.platforms import Medium
from tests.their_contracts.making import deal, exclusive, money, owed, part, right


def lines(text: str, dossier: object, topic: Topic) -> list[Line]:
    found = compare_reading(read([text]), dossier)  # type: ignore[arg-type]  # a Dossier
    return [line for line in found.lines if line.topic is topic]


def one(text: str, dossier: object, topic: Topic) -> Line:
    found = lines(text, dossier, topic)
    assert len(found) == 1
    return found[0]


def test_two_fees_are_said_to_be_several() -> None:
    text = "The fee is EUR 1,500 excluding VAT. For the option the fee is EUR 2,000 excluding VAT."
    line = one(text, deal(money(1500)), Topic.FEE)
    assert line.result is Result.AGREES
    assert Doubt.SEVERAL in line.doubts
    assert [str(other.value) for other in line.others] == ["2000.00 EUR"]
    assert not line.is_sure


def test_the_fee_is_told_from_other_sums() -> None:
    text = (
        "The Brand, a company with a share capital of EUR 50,000, pays a fee of EUR 1,500. Late payment costs EUR 40. "
        "A breach carries a penalty of EUR 9,000. Expenses are refunded up to EUR 300. The product is worth EUR 250."
    )
    line = one(text, deal(money(1500)), Topic.FEE)
    assert (line.result, line.is_sure) == (Result.AGREES, True)


def test_another_currency_is_another_sum() -> None:
    assert one("The fee is USD 1,500.", deal(money(1500)), Topic.FEE).result is Result.DIFFERS


def test_dollars_without_a_country_are_a_doubt_for_a_canadian() -> None:
    line = one("The fee is $1,500.", deal(money(1500, "CAD")), Topic.FEE)
    assert (line.result, line.doubts) == (Result.AGREES, (Doubt.DOLLARS,))
    assert one("The fee is $1,500.", deal(money(1500, "USD")), Topic.FEE).is_sure


def test_taxes_included_is_a_doubt() -> None:
    assert Doubt.TAXES_INCLUDED in one("The fee is EUR 1,500 including VAT.", deal(money(1500)), Topic.FEE).doubts


def test_a_day_that_could_be_two_days_is_a_doubt() -> None:
    dossier = deal(deliverables=(owed(Medium.REEL, due=date(2026, 3, 4)),))
    line = one("The Creator shall publish the Reel by 03/04/2026.", dossier, Topic.POST_ON)
    assert (line.result, line.doubts) == (Result.AGREES, (Doubt.DATE_ORDER,))


@pytest.mark.parametrize(
    ("text", "days", "result", "doubt"),
    [
        ("Invoices are payable within 30 days.", 30, Result.AGREES, None),
        ("Invoices are payable within 30 days end of month.", 30, Result.DIFFERS, Doubt.END_OF_MONTH),
        ("Invoices are payable within 30 business days.", 30, Result.DIFFERS, Doubt.WORKING_DAYS),
        ("Invoices are payable within two months.", 61, Result.AGREES, Doubt.ABOUT_SAME),
        ("Payment is made upon receipt of the invoice.", 30, Result.DIFFERS, None),
        ("Each invoice bears a number.", 30, Result.NOT_FOUND, None),
    ],
)
def test_payment_terms(text: str, days: int, result: Result, doubt: Doubt | None) -> None:
    line = one(text, deal(payment_days=days), Topic.PAYMENT_DAYS)
    assert line.result is result
    assert line.doubts == ((doubt,) if doubt else ())


def test_the_days_that_the_brand_is_known_for_count_where_the_terms_are_silent() -> None:
    assert lines("Invoices are payable within 30 days.", deal(), Topic.PAYMENT_DAYS)[0].result is Result.ONLY_THEIRS


def test_what_can_be_taken_over_and_as_what() -> None:
    line = one("Invoices are payable within 60 days.", deal(payment_days=30), Topic.PAYMENT_DAYS)
    assert (line.target, line.value_to_take) == (Target("terms", "", "payment_days"), 60)
    line = one("The fee is EUR 2,000.", deal(money(1500)), Topic.FEE)
    assert (line.target, line.value_to_take) == (Target("deal", "deal", "fee"), money(2000))
    line = one(
        "The licence to use the content is granted in perpetuity.", deal(rights=(right(days=90),)), Topic.USE_DURATION
    )
    assert (line.target, line.value_to_take) == (Target("usage_right", "right-90", "duration_days"), None)
    rights = (right(UsageChannel.WEBSITE, days=90, where=("FR",)),)
    line = one(
        "The licence to use the content on television is valid in Spain.", deal(rights=rights), Topic.USE_TERRITORY
    )
    assert line.value_to_take == ("ES",)
    line = one("This agreement is governed by the law of Spain.", deal(governing_law="FR"), Topic.LAW)
    assert line.value_to_take == "ES"
    agreeing = one("This agreement is governed by French law.", deal(governing_law="FR"), Topic.LAW)
    assert agreeing.target is None


def test_a_law_in_words_is_understood() -> None:
    assert one("This agreement is governed by French law.", deal(governing_law="France"), Topic.LAW).is_sure


def test_instalments_in_shares_are_sums_of_their_fee() -> None:
    text = "The fee is EUR 10,000. It is paid in instalments: 30% on signature and 70% on publication."
    parts = (part("a", money(3000)), part("b", money(7000)))
    assert [line.result for line in lines(text, deal(money(10000), parts=parts), Topic.INSTALMENT)] == [
        Result.AGREES
    ] * 2


def test_one_instalment_of_everything_says_nothing_more_than_the_fee() -> None:
    found = lines("The fee is EUR 10,000.", deal(money(10000), parts=(part("a", money(10000)),)), Topic.INSTALMENT)
    assert found == []


def test_a_list_in_parts_is_added_up_and_said_so() -> None:
    text = "Deliverables\n\n- 1 Instagram Reel on Monday;\n- 1 Instagram Reel on Friday;"
    line = one(text, deal(deliverables=(owed(Medium.REEL, 2),)), Topic.DELIVERABLE)
    assert (line.result, Doubt.ADDED_UP in line.doubts) == (Result.AGREES, True)


def test_an_exclusivity_for_something_else_is_a_doubt() -> None:
    text = "Exclusivity. The Creator shall not work for competitors in the field of bicycles until 31 July 2026."
    dossier = deal(exclusivities=(exclusive("Skincare", date(2026, 1, 1), date(2026, 7, 31)),))
    line = one(text, dossier, Topic.EXCLUSIVITY)
    assert (line.result, line.doubts) == (Result.AGREES, (Doubt.WORDS_ONLY,))


def test_an_exclusivity_for_another_category_differs_where_both_are_known() -> None:
    kin = read_category_kin({
        "beauty": {"words": ["beauty", "Kosmetik"]},
        "skincare": {"words": ["skincare", "soins de la peau"], "within": "beauty"},
        "bikes": {"words": ["bicycles", "vélos"]},
    })  # fmt: skip
    dossier = deal(exclusivities=(exclusive("Skincare", date(2026, 1, 1), date(2026, 7, 31)),))
    for field, result, doubts in (
        ("bicycles", Result.DIFFERS, (Doubt.WORDS_ONLY,)),
        ("soins de la peau", Result.AGREES, ()),
        ("Kosmetik", Result.AGREES, ()),
        ("whatever the Brand sells", Result.AGREES, (Doubt.WORDS_ONLY,)),
    ):
        text = f"Exclusivity. The Creator shall not work for competitors in the field of {field} until 31 July 2026."
        found = compare_reading(read([text]), dossier, kin)
        (line,) = (each for each in found.lines if each.topic is Topic.EXCLUSIVITY)
        assert (field, line.result, line.doubts) == (field, result, doubts)
        assert is_for_another(line) == (result is Result.DIFFERS)


def test_an_exclusive_right_is_no_exclusivity() -> None:
    text = "The Creator grants an exclusive right to use the content. The courts have exclusive jurisdiction."
    assert lines(text, deal(), Topic.EXCLUSIVITY) == []


def test_a_text_about_nothing_is_not_found_and_never_different() -> None:
    dossier = deal(
        money(1500), starts=date(2026, 1, 1), ends=date(2026, 2, 1), deliverables=(owed(Medium.REEL, 1),),
        rights=(right(UsageChannel.WEBSITE),), exclusivities=(exclusive("Tea"),), payment_days=30, revisions=2,
        approval_needed=True, kill_fee_bp=3000, notice_days=30, governing_law="FR",
    )  # fmt: skip
    found = compare_reading(read(["It was a dark and stormy night, and the rain fell in torrents."]), dossier)
    assert {line.result for line in found.lines} == {Result.NOT_FOUND}
    assert found.remarks == ()


def test_what_fits_no_field_is_not_taken_over() -> None:
    rounds = one("The brand may ask for unlimited revisions.", deal(revisions=2), Topic.REVISIONS)
    assert (rounds.result, rounds.target) == (Result.DIFFERS, None)
    kill_fee = one("If the brand cancels, it pays a kill fee of EUR 500.", deal(kill_fee_bp=5000), Topic.KILL_FEE)
    assert (kill_fee.result, kill_fee.target) == (Result.DIFFERS, None)


def test_an_exclusivity_that_runs_on_after_the_end_says_so() -> None:
    text = "Exclusivity. During the Term and for six months thereafter the Creator shall not work for competitors."
    line = one(text, deal(), Topic.EXCLUSIVITY_DURATION)
    assert (line.result, line.doubts) == (Result.ONLY_THEIRS, (Doubt.AFTER_TERM,))


@pytest.mark.parametrize(
    "text",
    [
        "The Content is not a work made for hire within the meaning of 17 U.S.C. § 101.",
        "Il ne renonce à aucun droit moral.",
        "Auf Urheberpersönlichkeitsrechte wird nicht verzichtet.",
        "The Brand shall indemnify the Creator against claims about the product.",
        "The Creator grants a non-exclusive licence for six months.",
        "Die Nutzungsrechte werden nicht unbefristet eingeräumt, sondern für ein Jahr.",
    ],
)
def test_what_is_denied_or_harmless_is_not_remarked(text: str) -> None:
    assert read([text]).remarks == ()
