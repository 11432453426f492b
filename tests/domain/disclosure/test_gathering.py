from __future__ import annotations

from typing import Any

import pytest

from creatorbook.domain.disclosure.engine import duties
from creatorbook.domain.disclosure.facts import DisclosureFacts, Relationship, Value
from creatorbook.domain.disclosure.gathering import facts_of_contract, facts_of_gift, facts_of_post
from creatorbook.domain.disclosure.rules import Outcome
from creatorbook.domain.records.deals import DealKind, Stage
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.domain.records.terms import ProductDuty
from creatorbook.domain.values.platforms import Platform
from creatorbook.domain.values.ties import Tie
from tests.domain.support import TODAY, creator, day, deliverable, dossier, gift, post, rulebook, terms

OF_DEAL: dict[str, Any] = {"deal_id": "d1", "brand_id": "b-Verdure", "brand_name": "Verdure"}


def test_a_post_of_a_deal_is_paid_asked_and_live() -> None:
    made = dossier(terms=terms(approval_needed=True, affiliate_bp=500, product_duty=ProductDuty.RETURNED))
    found = facts_of_post(post(**OF_DEAL, language="en"), creator(), made)
    assert found == DisclosureFacts(
        value=frozenset({Value.MONEY, Value.COMMISSION, Value.LOAN}),
        tie=frozenset(),
        affiliate=True,
        control=True,
        expectation=Expectation.ASKED,
        relationship=Relationship.LIVE,
        creator_country="FR",
        audience_countries=frozenset({"FR"}),
        language="en",
        platform=post().platform,
        medium=post().medium,
        brand_name="Verdure",
    )


def test_a_post_with_nothing_behind_it_is_a_question() -> None:
    found = facts_of_post(post(), creator(), None)
    assert (found.value, found.tie, found.affiliate, found.control) == (None, None, None, None)
    assert (found.expectation, found.relationship) == (Expectation.UNKNOWN, Relationship.UNKNOWN)
    assert found.language == "fr"


def test_the_kind_of_a_deal_says_what_passes_before_its_terms_do() -> None:
    bare: dict[str, Any] = {"terms": None, "deal_fee": None}
    made = dossier(**bare, deal_kind=DealKind.AFFILIATE)
    assert facts_of_post(post(**OF_DEAL), creator(), made).value == frozenset({Value.COMMISSION})
    unknown = dossier(**bare)
    assert facts_of_post(post(**OF_DEAL), creator(), unknown).value is None


@pytest.mark.parametrize(
    ("gifts", "value", "expectation"),
    [
        ([gift(expectation=Expectation.NOTHING)], {Value.PRODUCT}, Expectation.NOTHING),
        ([gift(expectation=Expectation.NOTHING), gift("g2")], {Value.PRODUCT}, Expectation.UNKNOWN),
        (
            [gift(expectation=Expectation.SUGGESTED), gift("g2", expectation=Expectation.ASKED)],
            {Value.PRODUCT},
            Expectation.ASKED,
        ),
        ([gift(fate=GiftFate.TO_RETURN)], {Value.LOAN}, Expectation.UNKNOWN),
        ([gift(shown_in_post_id="another")], None, Expectation.UNKNOWN),
    ],
)
def test_gifts_speak_for_the_post_that_shows_them(gifts: list[Any], value: Any, expectation: Expectation) -> None:
    found = facts_of_post(post(brand_id="b-Verdure"), creator(), None, gifts=gifts)
    assert (found.value, found.expectation) == (value, expectation)


@pytest.mark.parametrize(
    ("dossiers", "relationship", "ended_on"),
    [
        ([], Relationship.NONE, None),
        ([dossier(deal_stage=Stage.LEAD, deal_signed_on=None)], Relationship.NONE, None),
        # What is signed is agreed, whatever its stage says.
        ([dossier(deal_stage=Stage.LEAD)], Relationship.LIVE, None),
        ([dossier(deal_stage=Stage.LIVE)], Relationship.LIVE, None),
        ([dossier(deal_stage=Stage.CLOSED)], Relationship.ENDED, day("2026-04-30")),
        ([dossier(deal_stage=Stage.CLOSED, deal_ends_on=None)], Relationship.ENDED, None),
        ([dossier(deal_stage=Stage.CLOSED), dossier("d2", deal_stage=Stage.PAID)], Relationship.LIVE, None),
    ],
)
def test_other_deals_with_the_brand_colour_the_post(
    dossiers: list[Any], relationship: Relationship, ended_on: Any
) -> None:
    found = facts_of_post(post(brand_id="b-Verdure"), creator(), None, dossiers)
    assert (found.relationship, found.ended_on) == (relationship, ended_on)
    shown = facts_of_gift(gift(), creator(), brand_dossiers=dossiers)
    assert (shown.relationship, shown.value) == (relationship, frozenset({Value.PRODUCT}))


def test_an_own_brand_is_said_by_the_caller() -> None:
    own = frozenset({Tie.OWN_BRAND})
    assert facts_of_post(post(brand_id="b1"), creator(), None, tie=own).tie == own


def test_a_gift_with_nothing_asked_is_only_advised_in_france_and_required_elsewhere() -> None:
    free = gift(expectation=Expectation.NOTHING, shown_in_post_id="o1")
    reach = frozenset({"DE", "FR", "GB", "US"})
    shown = facts_of_post(post(brand_id="b-Verdure", audience_countries=reach), creator(), None, gifts=[free])
    alone = facts_of_gift(free, creator())
    assert (shown.affiliate, shown.control, alone.affiliate, alone.control) == (False, False, False, False)
    found = {duty.country: duty.outcome for duty in duties(shown, rulebook().disclosure, TODAY)}
    assert found == {**dict.fromkeys(reach, Outcome.REQUIRED), "FR": Outcome.ADVISED}
    # A paid deal with the same brand under way colours the same gift.
    coloured = facts_of_gift(free, creator(), brand_dossiers=[dossier(deal_stage=Stage.LIVE)])
    assert [duty.outcome for duty in duties(coloured, rulebook().disclosure, TODAY)] == [Outcome.REQUIRED]


@pytest.mark.parametrize(
    ("made", "control"),
    [
        (dossier(), True),
        (dossier(deliverables=()), None),
        (dossier(deliverables=(), terms=terms(approval_needed=True)), True),
        (dossier(deal_stage=Stage.LEAD, deal_signed_on=None), None),
        (dossier(deal_stage=Stage.LEAD), True),
    ],
)
def test_what_is_agreed_beforehand_is_control(made: Any, *, control: bool | None) -> None:
    assert facts_of_post(post(**OF_DEAL), creator(), made).control is control


def test_an_affiliate_deal_with_the_brand_makes_every_post_about_it_affiliate() -> None:
    other = dossier("d2", deal_kind=DealKind.AFFILIATE)
    assert facts_of_post(post(brand_id="b-Verdure"), creator(), None, [other]).affiliate is True
    assert facts_of_gift(gift(), creator(), dossier(deal_kind=DealKind.AFFILIATE)).affiliate is True


def test_gifts_that_came_with_the_deal_are_of_value_too() -> None:
    with_gift = dossier(gifts=(gift(deal_id="d1", fate=GiftFate.TO_RETURN),))
    assert facts_of_post(post(**OF_DEAL), creator(), with_gift).value == frozenset({Value.MONEY, Value.LOAN})


def test_what_a_contract_promises_was_asked_for_and_agreed_beforehand() -> None:
    promised = dossier(deliverables=(deliverable(),), terms=terms(affiliate_bp=500))
    found = facts_of_contract(promised)
    assert (found.value, found.affiliate, found.control) == (frozenset({Value.MONEY}), True, True)
    assert (found.expectation, found.relationship) == (Expectation.ASKED, Relationship.LIVE)
    assert (found.platform, found.medium) == (deliverable().platform, deliverable().medium)
    assert (found.creator_country, found.brand_name) == ("FR", "Verdure")


def test_a_contract_without_a_fee_is_paid_in_kind_and_without_channels_seen_at_home() -> None:
    found = facts_of_contract(dossier(deal_fee=None, terms=None, deal_creator=creator(country="BE", channels=())))
    assert (found.value, found.affiliate) == (frozenset({Value.PRODUCT}), False)
    assert found.audience_countries == {"BE"}
    nowhere = dossier(deal_creator=creator(country="", channels=()))
    assert facts_of_contract(nowhere).audience_countries == frozenset()


def test_a_contract_for_two_platforms_is_of_none_of_them() -> None:
    both = (deliverable(platform=Platform.INSTAGRAM), deliverable("v2", platform=Platform.TIKTOK))
    found = facts_of_contract(dossier(deliverables=both))
    assert (found.platform, found.medium) == (None, None)
