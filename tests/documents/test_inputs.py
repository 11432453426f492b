from __future__ import annotations

import dataclasses
import json

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.documents.inputs import ContractInput
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


def test_fields_unknown_to_this_version_are_passed_over_and_missing_ones_take_defaults() -> None:
    data = json.loads(french().to_json())
    data["from_the_future"] = {"a": 1}
    del data["extra_clauses"]
    assert ContractInput.from_json(json.dumps(data)) == french()


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
