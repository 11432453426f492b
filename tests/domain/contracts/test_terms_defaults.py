from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.domain.contracts.terms_defaults import FIELDS, ProposalReason, proposals, read_defaults, town_of
from creatorbook.domain.law.reading import RuleFileError
from creatorbook.domain.records.deals import DealKind
from creatorbook.domain.records.terms import Renewal
from tests.domain.contradictions import BOOK, clean
from tests.domain.law.test_rule_files import raw
from tests.domain.support import TODAY, brand, creator, dossier, eur, right, terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.domain.contracts.terms_defaults import Proposal
    from creatorbook.domain.records.dossier import Dossier

LAW = BOOK.money["FR"]


def proposed(made: Dossier) -> dict[str, Proposal]:
    return {f"{each.field}{each.record}": each for each in proposals(made, TODAY, BOOK.defaults, LAW)}


def bare(**fields: Any) -> Dossier:
    return dossier(**{"terms": None, "rights": (), **fields})


def test_a_bare_deal_is_proposed_the_usual_with_the_reason_for_each() -> None:
    found = proposed(bare())
    assert {name: each.value for name, each in found.items()} == {
        "terms.payment_days": 30,
        "terms.revisions": 2,
        "terms.review_days": 7,
        "terms.kill_fee_bp": 2500,
        "terms.cure_days": 8,
        "terms.governing_law": "FR",
        "terms.courts": "Nantes",
        "usage_right.duration_days": 180,
    }
    assert found["terms.payment_days"].reason_code is ProposalReason.LAW_DEFAULT
    assert found["terms.revisions"].reason_code is ProposalReason.TRADE_PRACTICE
    assert found["terms.governing_law"].reason_code is ProposalReason.CREATOR_COUNTRY


def test_trade_practice_always_has_its_source() -> None:
    for each in proposed(bare()).values():
        own = each.reason_code in (ProposalReason.CREATOR_COUNTRY, ProposalReason.CREATOR_TOWN)
        assert own or all(source.url.startswith("https://") for source in each.sources)
        assert own or each.sources


def test_what_is_said_is_never_proposed_again() -> None:
    said = clean(
        rights=(right(duration_days=60),),
        terms={
            "courts": "Paris",
            "revisions": 0,
            "kill_fee_bp": 0,
            "payment_days": 0,
            "review_days": 0,
            "cure_days": 8,
        },
    )
    assert proposed(said) == {}


def test_the_brands_habit_comes_before_the_law_and_the_law_before_practice() -> None:
    known = bare(deal_brand=brand(payment_days=45))
    assert proposed(known)["terms.payment_days"].value == 45
    assert proposed(known)["terms.payment_days"].reason_code is ProposalReason.BRAND_HABIT
    (first, *_rest) = proposals(bare(), TODAY, BOOK.defaults, None)
    assert (first.field, first.reason_code) == ("terms.payment_days", ProposalReason.TRADE_PRACTICE)


@pytest.mark.parametrize(
    ("kind", "cure", "notice", "commission"),
    [(DealKind.ONE_OFF, 8, None, None), (DealKind.PROGRAMME, 15, 30, None), (DealKind.AFFILIATE, 15, 30, 30)],
)
def test_the_kind_of_deal_decides(kind: DealKind, cure: int, notice: int | None, commission: int | None) -> None:
    found = proposed(bare(deal_kind=kind))
    assert found["terms.cure_days"].value == cure
    assert (found["terms.notice_days"].value if "terms.notice_days" in found else None) == notice
    assert "terms.renewal_notice_days" not in found
    assert proposed(bare(terms=terms(renewal=Renewal.AUTOMATIC)))["terms.renewal_notice_days"].value == 30
    assert ("terms.affiliate_days" in found) is (commission is not None)


def test_paid_use_is_shorter_than_organic_and_each_right_is_its_own() -> None:
    made = bare(rights=(right("r1", duration_days=None), right("r2", paid=True, duration_days=None), right("r3")))
    found = proposed(made)
    assert found["usage_right.duration_daysr1"].value == 180
    assert found["usage_right.duration_daysr2"].value == 90
    assert "usage_right.duration_daysr3" not in found


def test_without_a_fee_there_is_no_kill_fee_and_without_a_country_no_law() -> None:
    found = proposed(bare(deal_fee=None, deal_creator=creator(country="", address="")))
    assert not {"terms.kill_fee_bp", "terms.governing_law", "terms.courts"} & set(found)


def test_courts_at_home_are_not_proposed_under_another_law() -> None:
    assert "terms.courts" not in proposed(dossier(terms=terms(governing_law="US")))
    assert proposed(dossier(terms=terms(governing_law="FR")))["terms.courts"].value == "Nantes"


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("27 quai Saint-Antoine\n69002 Lyon", "Lyon"),
        ("3 quai des Brumes, 44000 Nantes", "Nantes"),
        ("8 chemin des Ruches\n35190 Tinténiac\nFrance", "Tinténiac"),
        ("Lindenstraße 40\nD-10969 Berlin", "Berlin"),
        ("TSA 12345\n75901 Paris CEDEX 15", "Paris"),
        ("9 Calico Yard\nLeeds LS1 5PX", ""),
        ("212 Alder Avenue\nPortland, OR 97205", ""),
        ("", ""),
    ],
)
def test_the_town_of_an_address(address: str, town: str) -> None:
    assert town_of(address) == town


def test_a_proposal_fits_the_deal_it_is_for() -> None:
    made = bare(deal_fee=eur("1500"))
    for each in proposals(made, TODAY, BOOK.defaults, LAW):
        assert each.field in FIELDS or each.reason_code is not ProposalReason.TRADE_PRACTICE


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data["default"][0].update(field="terms.colour"), r"'terms.colour' is none of"),
        (lambda data: data["default"][0].pop("value"), r"a whole number is needed"),
        (lambda data: data["default"][0].update(sources=["nobody"]), r"'nobody' is not among"),
        (lambda data: data["default"][0].update(kinds=["party"]), r"'party' is none of"),
        (lambda data: data["default"][-1].update(use="lavish"), r"'lavish' is none of"),
        (lambda data: data.update(colour="red"), r"colour: this key is not known"),
    ],
)
def test_a_wrong_file_of_defaults_is_refused(spoil: Callable[[dict[str, Any]], object], said: str) -> None:
    data = deepcopy(raw("contracts/defaults.toml"))
    spoil(data)
    with pytest.raises(RuleFileError, match=said):
        read_defaults("contracts/defaults.toml", data)
