"""Every finding of the checks leads to a field, and says it by the name that the field has on screen."""

from __future__ import annotations

import dataclasses

import pytest

from creatorbook.common import i18n
from creatorbook.documents.contract.checks import input_texts
from creatorbook.documents.inputs.contract import ContractInput
from creatorbook.domain.findings.finding import Finding, Severity
from creatorbook.services.fields.finding_fields import FieldPlace, place_by_name, place_label, place_of
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.wording.findings import sentence
from tests.documents.examples import everything
from tests.domain.contradictions import CASES, Case, findings, spoilt

LISTS = {"deliverable", "payment", "usage_right", "exclusivity", "channel"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.about}")
def test_every_finding_of_the_checks_leads_to_a_field(case: Case) -> None:
    for found in findings(spoilt(case), case.others):
        place = place_of(found)
        assert place is not None, found.about
        assert place.field or place.kind in LISTS, found.about
        assert not place.field or KINDS[place.kind].has(place.field)
        assert sentence(found)


@pytest.mark.parametrize(
    ("about", "place"),
    [
        ("fee", FieldPlace("deal", "fee")),
        ("payment_days", FieldPlace("terms", "payment_days")),
        ("creator.legal_name", FieldPlace("creator", "legal_name")),
        ("brand.trading_name", FieldPlace("brand", "name")),
        ("brand.representative_role", FieldPlace("contact", "role")),
        ("deliverables", FieldPlace("deliverable", "")),
        ("deliverables.0.description", FieldPlace("deliverable", "description", number=1)),
        ("deliverables.2.draft_on", FieldPlace("deliverable", "draft_due_on", number=3)),
        ("instalments.1.label", FieldPlace("payment", "label", number=2)),
        ("exclusivities.0.competitors.3", FieldPlace("exclusivity", "", number=1)),
        ("products.0.description", FieldPlace("terms", "product_description")),
        ("nature", FieldPlace("deal", "kind")),
        ("number", FieldPlace("contract", "number")),
        ("clauses.fee", None),
        ("", None),
    ],
)
def test_a_place_is_known_by_its_name(about: str, place: FieldPlace | None) -> None:
    assert place_by_name(about) == place


def test_a_record_names_its_own_field() -> None:
    found = Finding("x", Severity.INFO, {}, "creator.vat_number", ("creator", "c9"))
    assert place_of(found) == FieldPlace("creator", "vat_number", "c9")
    odd = Finding("x", Severity.INFO, {}, "window", ("exclusivity", "x9"))
    assert place_of(odd) == FieldPlace("exclusivity", "", "x9")


@pytest.mark.parametrize(
    ("about", "label"),
    [
        ("kill_fee_bp", "Kill fee"),
        ("creator.legal_name", "Creator, Legal name"),
        ("deliverables.1.description", "Deliverable 2, Description"),
        ("usage_right.renewal_price", "Usage right, Price of a renewal"),
        ("clause_texts.0.text", "Clauses"),
        ("exclusivities.0.competitors.3", "Exclusivity"),
        ("", "the whole document"),
        ("something_new.0.odd", "the document"),
    ],
)
def test_a_place_is_called_as_on_screen(about: str, label: str) -> None:
    if about == "usage_right.renewal_price":
        label = f"Usage right, {KINDS['usage_right'].field('renewal_price').label}"
    assert place_label(about) == label


def test_no_name_of_a_field_of_ours_reaches_people() -> None:
    paths = {path for path, _text in input_texts(everything())} | {
        field.name for field in dataclasses.fields(ContractInput)
    }
    for path in paths:
        label = place_label(path)
        assert "_" not in label, path
        assert "." not in label, path


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_percentage_out_of_bounds_is_told_by_its_label(language: str) -> None:
    i18n.use_language(language)
    found = Finding("percent.out_of_range", Severity.ERROR, {"field": "kill_fee_bp", "percent": 120}, "kill_fee_bp")
    assert "kill_fee_bp" not in sentence(found)
    odd = Finding("document.too_long", Severity.ERROR, {"field": "deliverables.0.description", "length": 9, "limit": 5})
    assert "deliverables.0" not in sentence(odd)
