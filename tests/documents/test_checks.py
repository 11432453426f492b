from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.documents.codes import DOCUMENT_CODES, document_finding
from creatorbook.documents.inputs import ClauseText, ContractInput, DocumentStatus, ExtraClause, ProductLine
from creatorbook.documents.render import CannotRender, check_contract, render_contract
from creatorbook.domain.findings import Severity
from tests.documents.examples import english, french


def changed(contract: ContractInput, **fields: Any) -> ContractInput:
    return dataclasses.replace(contract, **fields)


def codes(contract: ContractInput) -> list[str]:
    return [finding.code for finding in check_contract(contract)]


def test_complete_contracts_have_nothing_to_say() -> None:
    assert check_contract(french()) == ()
    assert check_contract(english()) == ()


@pytest.mark.parametrize("role", ["brand", "creator"])
@pytest.mark.parametrize("field", ["address", "email", "country", "tax_residence"])
def test_french_law_wants_the_parties_identified(role: str, field: str) -> None:
    contract = french()
    contract = changed(contract, **{role: dataclasses.replace(getattr(contract, role), **{field: " "})})
    (finding,) = check_contract(contract)
    assert finding.code == "document.missing_value"
    assert finding.about == f"{role}.{field}"
    assert finding.params["placeholder"] == f"{role}.{field}"
    assert codes(changed(contract, jurisdictions=())) == []


def test_french_law_wants_the_nature_of_the_work_and_the_value_of_products() -> None:
    assert [f.about for f in check_contract(changed(french(), nature=""))] == ["nature"]
    assert [f.about for f in check_contract(changed(french(), products=(ProductLine("Bouilloire"),)))] == ["products"]
    assert codes(changed(french(), governing_law="")) == []
    assert codes(changed(french(), governing_law="BE")) == ["document.law_differs"]


def test_a_mandatory_clause_may_not_be_switched_off_unseen() -> None:
    (finding,) = check_contract(changed(french(), clauses_off=("ownership", "general")))
    assert (finding.code, finding.severity) == ("document.mandatory_clause_off", Severity.ERROR)
    assert finding.params["clause"] == "ownership"
    assert finding.sources[0].title.startswith("Loi n°\u00a02023-451")
    assert codes(changed(english(), clauses_off=("ownership",))) == []


def test_own_wording_of_a_mandatory_clause_is_a_warning() -> None:
    (finding,) = check_contract(changed(french(), clause_texts=(ClauseText("ownership", "Tout reste au Créateur."),)))
    assert (finding.code, finding.severity) == ("document.mandatory_text_changed", Severity.WARNING)


def test_missing_and_unknown_placeholders_are_listed() -> None:
    contract = changed(
        english(),
        title="",
        extra_clauses=(ExtraClause("x", "X", "Fee {{ fee.total }}, {{ deal.colour }}, {{ deal.objective }} {{}}."),),
    )
    found = {(f.code, f.params["placeholder"], f.params["clause"]) for f in check_contract(contract)}
    assert found == {
        ("document.missing_value", "deal.title", "purpose"),
        ("document.unknown_placeholder", "deal.colour", "x"),
        ("document.unknown_placeholder", "", "x"),
        ("document.missing_value", "deal.objective", "x"),
    }


def test_values_are_not_read_for_placeholders() -> None:
    assert codes(changed(english(), title="{{ nothing.here }}")) == []


def test_what_issuing_gives_is_missing_only_when_issued() -> None:
    draft = changed(english(), number="", issued_on=None)
    assert codes(draft) == []
    issued = check_contract(changed(draft, status=DocumentStatus.ISSUED))
    assert [finding.about for finding in issued] == ["number", "issued_on"]


@pytest.mark.parametrize("text", ["مرحبا", "😀", "東京", "\ue001"])
@pytest.mark.parametrize("field", ["title", "deliverables.1.description", "brand.representative"])
def test_text_that_the_fonts_cannot_show_is_found_where_it_stands(field: str, text: str) -> None:
    contract = french()
    name = field.split(".")
    if name[0] == "deliverables":
        lines = list(contract.deliverables)
        lines[1] = dataclasses.replace(lines[1], description=text)
        contract = changed(contract, deliverables=tuple(lines))
    elif name[0] == "brand":
        contract = changed(contract, brand=dataclasses.replace(contract.brand, representative=text))
    else:
        contract = changed(contract, title=text)
    (finding,) = check_contract(contract)
    assert (finding.code, finding.about, finding.params["characters"]) == (
        "document.unprintable",
        field,
        "".join(dict.fromkeys(text)),
    )
    with pytest.raises(CannotRender) as refusal:
        render_contract(contract)
    assert refusal.value.findings == (finding,)
    assert render_contract(changed(contract, status=DocumentStatus.DRAFT)).findings == (finding,)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"nature": "a" * 1_000_000}, "document.too_long"),
        ({"nature": "a\n" * 5_000}, "document.too_many_lines"),
        ({"exclusivities": french().exclusivities * 3_000}, "document.too_many_rows"),
        ({"extra_clauses": (ExtraClause("x", "X", "a" * 150_000),) * 5}, "document.too_long"),
        ({"creator_is_minor": True}, "document.minor_creator"),
    ],
)
def test_what_no_document_is_made_with_is_refused_even_as_a_draft(fields: dict[str, Any], code: str) -> None:
    contract = changed(english(), **fields)
    assert codes(contract) == [code]
    with pytest.raises(CannotRender) as refusal:
        render_contract(contract)
    assert refusal.value.message.endswith(".")
    assert refusal.value.hint


def test_clauses_that_are_not_there_or_say_nothing_are_warned_about() -> None:
    contract = changed(
        english(),
        clauses_off=("gone",),
        clause_texts=(ClauseText("ownership", " \n"),),
        extra_clauses=(ExtraClause("y", "Y", "Words.", after="nowhere"),),
    )
    assert set(codes(contract)) == {"document.unknown_clause", "document.empty_clause"}


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(BadInput):
        check_contract(changed(english(), language="tlh"))


def test_a_finding_outside_the_table_is_a_bug() -> None:
    with pytest.raises(ValueError, match="not a finding"):
        document_finding("document.nonsense")
    with pytest.raises(ValueError, match="not a finding"):
        document_finding("document.minor_creator", extra=1)
    assert all(code.startswith("document.") for code in DOCUMENT_CODES)
