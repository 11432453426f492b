"""A reading on its way from the child process: it arrives as it was, each passage once, and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.codec.errors import Unreadable
from creatorbook.domain.contract_reading.reading import read
from creatorbook.exchange.child.codec import Refusal
from creatorbook.exchange.child.reading_form import (
    READINGS,
    AnsweredContract,
    AskedContract,
    ReadDocument,
    pack_reading,
    unpack_reading,
)
from creatorbook.exchange.contract_pages.pages import ContractText
from tests.their_contracts.english import HARSH
from tests.their_contracts.french import FRENCH
from tests.their_contracts.german import GERMAN
from tests.their_contracts.spanish import SPANISH

if TYPE_CHECKING:
    from tests.their_contracts.making import Case

TEXT = ContractText("pdf", ("page one", ""), "0" * 64, 1)


def arrived(answer: AnsweredContract) -> AnsweredContract:
    return READINGS.unpack(AnsweredContract, b"".join(READINGS.pack(answer)))


@pytest.mark.parametrize("case", [HARSH, FRENCH[0], GERMAN[0], SPANISH[0]], ids=["en", "fr", "de", "es"])
def test_a_reading_arrives_as_it_was(case: Case) -> None:
    reading = read([case.text])
    back = arrived(AnsweredContract(ReadDocument(TEXT, pack_reading(reading)))).found
    assert isinstance(back, ReadDocument)
    assert back.text == TEXT
    again = unpack_reading(back.reading)
    assert again == reading
    assert {type(each.value) for found in again.found.values() for each in found} == {
        type(each.value) for found in reading.found.values() for each in found
    }
    places = {id(passage) for passage in again.passages}
    assert all(id(each.passage) in places for found in again.found.values() for each in found)


def test_what_is_asked_or_refused_arrives_as_it_was() -> None:
    asked = AskedContract(b"\x00\xff", "a.pdf")
    assert READINGS.unpack(AskedContract, b"".join(READINGS.pack(asked))) == asked
    refusal = AnsweredContract(Refusal("pdf_pages", "", {"pages": 900, "limit": 200}))
    assert arrived(refusal) == refusal


@pytest.mark.parametrize(
    "text",
    [
        '{"found":{"@":"ContractText","format":"pdf","pages":["a"],"sha256":""}}',
        '{"found":{"@":"ReadDocument","text":{"format":"pdf","pages":[1],"sha256":""},"reading":{}}}',
        "[",
    ],
)
def test_nothing_else_arrives(text: str) -> None:
    data = len(text).to_bytes(8, "big") + text.encode()
    with pytest.raises(Unreadable):
        READINGS.unpack(AnsweredContract, data)
