from __future__ import annotations

import dataclasses
import json

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.documents.inputs.contract import ContractInput
from tests.documents.examples import english, french


@pytest.mark.parametrize("contract", [french(), english()], ids=["fr", "en"])
def test_an_input_comes_back_from_json_as_it_went(contract: ContractInput) -> None:
    assert ContractInput.from_json(contract.to_json()) == contract


def test_odd_text_survives_json() -> None:
    contract = dataclasses.replace(french(), title="a\ud800\x00\u202e😀")
    text = contract.to_json()
    assert text.isascii()
    assert ContractInput.from_json(text) == contract


def test_equal_inputs_are_equal_texts() -> None:
    assert french().to_json() == french().to_json()


def test_what_an_older_version_did_not_write_takes_its_default() -> None:
    data = json.loads(french().to_json())
    for name in ("extra_clauses", "clause_order", "alternatives", "renewal", "liability_cap", "creator_age"):
        del data[name]
    for name in ("iban", "guardian_name"):
        del data["creator"][name]
    del data["rights"][0]["renewal_days"]
    assert ContractInput.from_json(json.dumps(data)) == french()


@pytest.mark.parametrize("place", ["", "creator", "rights"])
def test_what_a_newer_version_wrote_is_refused_and_named(place: str) -> None:
    data = json.loads(french().to_json())
    within = {"": data, "creator": data["creator"], "rights": data["rights"][0]}[place]
    within["from_the_future"] = {"a": 1}
    with pytest.raises(BadInput, match="newer Creatorbook: “from_the_future”") as refusal:
        ContractInput.from_json(json.dumps(data))
    assert refusal.value.hint


def test_a_guardian_signs_for_a_creator_under_age_only() -> None:
    named = dataclasses.replace(french().creator, guardian_name="Ana Łuczak", guardian_email="ana@example.org")
    contract = dataclasses.replace(french(), creator=named)
    assert [party.role for party in contract.signatories] == ["brand", "creator"]
    assert contract.guardians == ()
    young = dataclasses.replace(contract, creator_age=17)
    assert young.is_minor
    assert [party.role for party in young.signatories] == ["brand", "creator", "guardian"]
    assert [(each.name, each.email) for each in young.guardians] == [("Ana Łuczak", "ana@example.org")]
    both = dataclasses.replace(young, creator=dataclasses.replace(named, guardian2_name="Yves Benoît"))
    assert [party.role for party in both.signatories] == ["brand", "creator", "guardian", "guardian_2"]
    assert not dataclasses.replace(young, creator_is_minor=False).is_minor
    assert dataclasses.replace(young, creator_age=None, creator_is_minor=True).is_minor
    assert [party.role for party in young.parties] == ["brand", "creator"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "nul",
        '{"number": 3}',
        french().to_json().replace('"revisions":2', '"revisions":true'),
        french().to_json().replace('"revisions":2', '"revisions":"2"'),
        french().to_json().replace("2026-09-01", "2026-19-01"),
        french().to_json().replace('"instagram"', '"myspace"'),
        french().to_json().replace('"4800.00"', '"much"'),
        "[" * 100_000,
    ],
)
def test_what_is_not_an_input_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        ContractInput.from_json(text)
    assert refusal.value.message.startswith("The data kept with this document")
    assert refusal.value.hint
