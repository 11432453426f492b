from __future__ import annotations

from typing import Any

import pytest

from creatorbook.domain.contracts.check import contract_findings
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.terms import DeliverableState, ProductDuty, RightsPrice, RightsStart, UsageChannel
from creatorbook.domain.values.money import Money
from tests.domain.support import (
    TODAY,
    brand,
    codes,
    creator,
    day,
    deliverable,
    dossier,
    eur,
    exclusivity,
    gift,
    instalment,
    right,
    rulebook,
    terms,
)

LAW = rulebook().contracts["FR"]
LAWS = (LAW,)
PAY = rulebook().money["FR"]


# Not a lack: why a written contract is needed at all.
WHY = {"written_contract.reached", "written_contract.near", "written_contract.near_in_all"}


def found_in(**fields: Any) -> list[str]:
    return codes(contract_findings(dossier(**fields), TODAY, LAWS, PAY))


def test_good_terms_lack_nothing() -> None:
    kept = exclusivity(ends_on=day("2026-04-30"))
    assert set(found_in(instalments=(instalment(),), exclusivities=(kept,), rights=(right(duration_days=60),))) <= WHY


@pytest.mark.parametrize(
    ("fields", "code", "severity"),
    [
        ({"deal_brand": None}, "contract.missing_identity", Severity.ERROR),
        ({"deal_creator": creator(legal_name="", name=" ")}, "contract.missing_identity", Severity.ERROR),
        ({"deal_brand": brand(legal_name="")}, "contract.missing_legal_name", Severity.WARNING),
        ({"deal_creator": creator(address="")}, "contract.missing_address", Severity.WARNING),
        ({"deal_brand": brand(email="")}, "contract.missing_email", Severity.WARNING),
        ({"deal_creator": creator(tax_residence="", country="FR")}, None, None),
        ({"deal_brand": brand(country="")}, "contract.missing_tax_residence", Severity.WARNING),
        ({"deal_brand": brand(company_number="")}, "contract.missing_company_number", Severity.INFO),
        ({"deliverables": ()}, "contract.missing_missions", Severity.WARNING),
        (
            {"deliverables": (deliverable(state=DeliverableState.CANCELLED),)},
            "contract.missing_missions",
            Severity.WARNING,
        ),
        ({"deliverables": (), "rights": ()}, "contract.missing_missions", Severity.ERROR),
        ({"deal_fee": None}, "contract.missing_consideration", Severity.ERROR),
        ({"deal_fee": None, "rights": (right(price=Money.of(300, "EUR")),)}, None, None),
        ({"deal_fee": None, "terms": terms(affiliate_bp=800, affiliate_code="LEA8", affiliate_days=30)}, None, None),
        ({"terms": terms(product_duty=ProductDuty.KEPT)}, "contract.missing_product_value", Severity.WARNING),
        ({"gifts": (gift(value=None),)}, "contract.missing_product_value", Severity.WARNING),
        ({"rights": ()}, "contract.missing_rights", Severity.WARNING),
        ({"terms": terms(governing_law="")}, "contract.missing_governing_law", Severity.WARNING),
        ({"terms": terms(governing_law="Law of England")}, "contract.law_not_national", Severity.WARNING),
        ({"terms": terms(governing_law="Droit français")}, None, None),
        ({"terms": terms(payment_days=61)}, "contract.payment_term_too_long", Severity.WARNING),
        ({"terms": terms(payment_days=60)}, None, None),
        ({"terms": terms(payment_days=None)}, "contract.missing_payment_term", Severity.INFO),
        ({"terms": terms(payment_days=None), "instalments": (instalment(),)}, None, None),
        ({"terms": terms(kill_fee_bp=None)}, "contract.missing_kill_fee", Severity.INFO),
        ({"terms": terms(kill_fee_bp=10_001)}, "percent.out_of_range", Severity.ERROR),
        ({"terms": terms(revisions=None)}, "contract.missing_revisions", Severity.INFO),
        ({"instalments": (instalment(amount="1400"),)}, "instalments.sum_differs", Severity.ERROR),
        ({"deal_fee": Money(-1, "EUR")}, "fee.negative", Severity.ERROR),
        ({"rights": (right(price=Money(1, "USD")),)}, "money.mixed_currencies", Severity.ERROR),
        ({"deal_ends_on": day("2026-01-01"), "deliverables": (deliverable(due_on=day("2026-01-01")),)},
         "contract.ends_before_start", Severity.ERROR),
        ({"deal_ends_on": day("2026-03-19")}, "contract.deliverable_after_end", Severity.ERROR),
        ({"deliverables": (deliverable(draft_due_on=day("2026-03-21")),)}, "contract.draft_after_due",
         Severity.ERROR),
        ({"deliverables": (deliverable(due_on=None),)}, "contract.deliverable_without_date", Severity.INFO),
        ({"rights": (right(channels=frozenset()),)}, "rights.without_channels", Severity.WARNING),
        ({"rights": (right(duration_days=None),)}, "rights.perpetual", Severity.WARNING),
        ({"rights": (right(duration_days=0),)}, "rights.bad_duration", Severity.ERROR),
        ({"rights": (right(start=RightsStart.ON_DATE),)}, "rights.start_day_missing", Severity.WARNING),
        ({"rights": (right(paid=True),)}, "rights.paid_without_price", Severity.INFO),
        ({"rights": (right(paid=True, price=eur("300")),)}, "rights.price_in_or_on_top", Severity.ERROR),
        ({"rights": (right(paid=True, price=eur("300"), price_counts=RightsPrice.IN_FEE),)}, None, None),
        ({"rights": (right(price=eur("300"), price_counts=RightsPrice.ON_TOP),), "instalments": (instalment(),)},
         "instalments.sum_differs",
         Severity.ERROR),
        ({"rights": (right(price=eur("300"), price_counts=RightsPrice.ON_TOP),),
          "instalments": (instalment(amount="1800"),)}, None, None),
        ({"instalments": (instalment(due_on=day("2026-05-04"), days_after=30),)}, "instalment.two_days",
         Severity.ERROR),
        ({"instalments": (instalment(due_on=day("2026-05-04"), days_after=30, invoiced_on=day("2026-04-04")),)},
         None, None),
        ({"rights": (right(channels=frozenset({UsageChannel.AI_TRAINING})),)}, "rights.broad_channel",
         Severity.WARNING),
        ({"exclusivities": (exclusivity(ends_on=None),)}, "exclusivity.without_end", Severity.WARNING),
        ({"deal_creator": creator(born_on=day("2011-03-03"))}, "contract.minor_professional", Severity.ERROR),
        ({"deal_creator": creator(born_on=day("2009-03-03"))}, "contract.minor_creator", Severity.WARNING),
        ({"deal_creator": creator(born_on=day("2008-03-02"))}, None, None),
    ],
)  # fmt: skip
def test_what_a_contract_lacks(fields: dict[str, Any], code: str | None, severity: Severity | None) -> None:
    found = contract_findings(dossier(**fields), TODAY, LAWS, PAY)
    if code is None:
        assert set(codes(found)) <= WHY
        return
    assert [each.severity for each in found if each.code == code] == [severity]


def test_the_french_mentions_carry_their_source() -> None:
    bare = dossier(deal_creator=creator(address="", email=""), rights=(), terms=None)
    by_law = [each for each in contract_findings(bare, TODAY, LAWS) if each.sources and each.code not in WHY]
    assert {each.code for each in by_law} == {
        "contract.missing_address",
        "contract.missing_email",
        "contract.missing_rights",
        "contract.missing_governing_law",
    }
    assert all(source.url.startswith("https://") for each in by_law for source in each.sources)


def test_without_a_law_behind_them_the_same_things_are_hints() -> None:
    abroad = dossier(
        deal_creator=creator(country="BE", tax_residence="BE", address="", company_number="0800.123.405"),
        terms=terms(governing_law="BE"),
    )
    for laws in (LAWS, ()):
        (found,) = contract_findings(abroad, TODAY, laws)
        assert (found.code, found.severity, found.sources) == ("contract.missing_address", Severity.INFO, ())


def test_an_unknown_country_is_treated_as_within_the_law() -> None:
    unknown = dossier(deal_creator=creator(country="", address=""))
    assert any(
        each.code == "contract.missing_address" and each.sources for each in contract_findings(unknown, TODAY, LAWS)
    )
