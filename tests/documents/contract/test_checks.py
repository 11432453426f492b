from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.documents.contract.compose import compose
from creatorbook.documents.inputs.codes import DOCUMENT_CODES, document_finding
from creatorbook.documents.inputs.contract import (
    ClauseAlternative,
    ClauseText,
    ContractInput,
    DocumentStatus,
    ExtraClause,
    ProductLine,
)
from creatorbook.documents.render import CannotRender, check_contract, render_contract
from creatorbook.domain.findings.finding import Severity
from tests.documents.examples import english, french
from tests.documents.reading import pages_of


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


@pytest.mark.parametrize("text", ["😀", "\ue001"])
@pytest.mark.parametrize("field", ["title", "deliverables.1.description", "brand.representative"])
def test_text_that_the_fonts_cannot_show_is_named_with_its_place_and_stops_nothing(field: str, text: str) -> None:
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
    assert (finding.code, finding.about, finding.params["characters"], finding.severity) == (
        "document.letters_replaced",
        field,
        "".join(dict.fromkeys(text)),
        Severity.WARNING,
    )
    rendered = render_contract(contract)
    assert rendered.findings == (finding,)
    # A sign that is all of a field is left out where a sentence stands around it.
    is_within = text == "😀" and field == "brand.representative"
    assert ("□" in "".join(pages_of(rendered.pdf))) is not is_within


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"nature": "a" * 1_000_000}, "document.too_long"),
        ({"nature": "a\n" * 5_000}, "document.too_many_lines"),
        ({"exclusivities": french().exclusivities * 3_000}, "document.too_many_rows"),
        ({"extra_clauses": (ExtraClause("x", "X", "a" * 150_000),) * 5}, "document.too_long"),
    ],
)
def test_what_no_document_is_made_with_is_refused_even_as_a_draft(fields: dict[str, Any], code: str) -> None:
    contract = changed(english(), **fields)
    assert codes(contract) == [code]
    with pytest.raises(CannotRender) as refusal:
        render_contract(contract)
    assert refusal.value.message.endswith(".")
    assert refusal.value.hint


def minor(contract: ContractInput, age: int | None, guardian: str = "Ana Okonkwo") -> ContractInput:
    creator = dataclasses.replace(contract.creator, guardian_name=guardian, guardian_email="ana@example.org")
    return changed(contract, creator=creator, creator_is_minor=True, creator_age=age)


def test_a_creator_under_age_needs_a_guardian_and_a_professional_to_read_it() -> None:
    (finding,) = check_contract(minor(english(), None))
    assert (finding.code, finding.severity) == ("document.minor_creator", Severity.WARNING)
    # The law that is named is that of where they live, and of the contract.
    home = dataclasses.replace(english().creator, country="ES", tax_residence="ES")
    (abroad,) = check_contract(minor(changed(english(), creator=home, governing_law="ES"), 17))
    assert [source.title for source in abroad.sources] == ["Código Civil, arts. 162 y 1263"]
    # The laws of those whom the contract binds, and of nobody else.
    assert [source.title for source in finding.sources] == ["Minors’ Contracts Act 1987, section 2 (England and Wales)"]
    missing, _warning = check_contract(minor(english(), 17, guardian=" \u200b"))
    assert (missing.code, missing.about, missing.severity) == (
        "document.guardian_missing",
        "creator.guardian_name",
        Severity.ERROR,
    )
    issued = changed(minor(english(), 15), status=DocumentStatus.ISSUED)
    assert render_contract(issued).pages > 1


@pytest.mark.parametrize("french_by", ["law", "mandatory rules", "home"])
def test_a_creator_under_16_is_refused_in_france_with_the_law(french_by: str) -> None:
    contract = {
        "law": changed(english(), governing_law="FR"),
        "mandatory rules": changed(french(), governing_law="BE"),
        "home": changed(english(), creator=dataclasses.replace(english().creator, country="fr")),
    }[french_by]
    assert "document.minor_refused" not in codes(minor(contract, 16))
    young = minor(contract, 15)
    (refused,) = [finding for finding in check_contract(young) if finding.code == "document.minor_refused"]
    assert refused.about == "creator_age"
    assert refused.params == {"age": 15, "limit": 16}
    assert any("2020-1266" in source.title for source in refused.sources)
    with pytest.raises(CannotRender, match="under 16") as refusal:
        render_contract(changed(young, status=DocumentStatus.DRAFT))
    assert refusal.value.hint
    unknown = [finding.code for finding in check_contract(minor(contract, None)) if finding.severity is Severity.ERROR]
    assert unknown == ["document.minor_age_missing"]


def test_what_no_contract_can_do_without_stays_and_is_said_to() -> None:
    contract = changed(minor(english(), 17), clauses_off=("parties", "minor", "signatures", "general"))
    said = {finding.params["clause"] for finding in check_contract(contract) if finding.code == "document.fixed_clause"}
    assert said == {"parties", "minor", "signatures"}
    assert codes(changed(english(), clauses_off=("minor",))) == []


def test_an_alternative_that_is_not_there_and_stray_braces_are_warned_about() -> None:
    contract = changed(
        english(),
        alternatives=(
            ClauseAlternative("fee", "balanced"),
            ClauseAlternative("claims", "harsh"),
            ClauseAlternative("law", ""),
            ClauseAlternative("gone", "creator"),
        ),
        clause_texts=(ClauseText("general", "Fee: {{ fee.total }."), ClauseText("termination", "Words.", "}} End")),
    )
    found = {(finding.code, finding.params["clause"]) for finding in check_contract(contract)}
    assert found == {
        ("document.unknown_alternative", "claims"),
        ("document.unknown_clause", "gone"),
        ("document.stray_braces", "general"),
        ("document.stray_braces", "termination"),
    }


@pytest.mark.parametrize("words", ["", " \n", "\x00\u200b\u202e\ufeff"])
def test_an_own_wording_that_says_nothing_leaves_the_librarys_in_force(words: str) -> None:
    contract = changed(french(), clause_texts=(ClauseText("ownership", words),))
    (finding,) = check_contract(contract)
    assert (finding.code, finding.params["title"]) == ("document.empty_clause", "Propriété")
    assert {clause.id: clause.own for clause in compose(contract).clauses}["ownership"] is False


def test_new_york_and_the_european_union_ask_what_their_laws_ask() -> None:
    bare = changed(english(), jurisdictions=("US-NY",), brand=dataclasses.replace(english().brand, address="\u200b"))
    assert [finding.about for finding in check_contract(bare)] == ["brand.address"]
    off = changed(english(), jurisdictions=("US-NY", "DE"), clauses_off=("fee", "late_payment", "data_protection"))
    assert codes(off) == ["document.mandatory_clause_off"]


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
