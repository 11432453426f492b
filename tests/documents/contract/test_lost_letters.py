"""Letters that no shipped font has: replaced, left out, or set from a font of the computer; they stop no document."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from creatorbook.documents.inputs.contract import DocumentStatus
from creatorbook.documents.render import check_contract, render_contract
from creatorbook.documents.text.system_fonts import system_face_of
from creatorbook.domain.findings.finding import Severity
from creatorbook.domain.records.document_themes import LostLetters
from tests.documents.examples import french
from tests.documents.reading import pages_of

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import ContractInput

GEORGIAN = "ქართული"
NAME = f"Maison {GEORGIAN}"


def with_name(chosen: LostLetters, name: str = NAME) -> ContractInput:
    base = french()
    assert base.brand is not None
    return dataclasses.replace(
        base,
        brand=dataclasses.replace(base.brand, name=name),
        look=dataclasses.replace(base.look, lost_letters=chosen),
        status=DocumentStatus.ISSUED,
    )


def said(contract: ContractInput) -> list[tuple[str, str]]:
    found = check_contract(contract)
    assert not [each for each in found if each.severity is Severity.ERROR]
    return [(each.code, str(each.params["characters"])) for each in found if "letters" in each.code]


@pytest.mark.parametrize(
    ("chosen", "code", "shown"),
    [
        (LostLetters.REPLACED, "document.letters_replaced", "Maison □□□□□□□"),
        (LostLetters.LEFT_OUT, "document.letters_left_out", "Maison"),
    ],
)
def test_an_issued_contract_goes_out_and_its_letters_are_said_once(chosen: LostLetters, code: str, shown: str) -> None:
    contract = with_name(chosen)
    assert said(contract) == [(code, GEORGIAN)]
    text = "\n".join(pages_of(render_contract(contract).pdf))
    assert shown in text
    assert not set(GEORGIAN) & set(text)
    assert ("□" in text) is (chosen is LostLetters.REPLACED)


@pytest.mark.skipif(not system_face_of("ქ"), reason="no font of this computer has Georgian letters")
def test_a_font_of_the_computer_shows_what_the_shipped_ones_lack() -> None:
    contract = with_name(LostLetters.SYSTEM)
    assert said(contract) == [("document.letters_of_system", GEORGIAN)]
    assert NAME in "\n".join(pages_of(render_contract(contract).pdf))


def test_letters_that_change_beside_each_other_are_not_set_one_by_one() -> None:
    contract = with_name(LostLetters.SYSTEM, "Maison हिन्दी")
    assert [code for code, _letters in said(contract)] == ["document.letters_replaced"]
    assert "हिन्दी" not in "\n".join(pages_of(render_contract(contract).pdf))


def test_a_text_of_such_letters_alone_is_never_left_out_whole() -> None:
    text = "\n".join(pages_of(render_contract(with_name(LostLetters.LEFT_OUT, GEORGIAN)).pdf))
    assert "□" * len(GEORGIAN) in text
