"""Every choice has a word and every finding a sentence, with the parameters that it has and no others."""

from __future__ import annotations

import string
from datetime import date
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.i18n import use_language
from creatorbook.documents.inputs.codes import DOCUMENT_CODES
from creatorbook.domain.findings.codes import FINDINGS
from creatorbook.domain.findings.finding import Finding
from creatorbook.domain.values.money import Money
from creatorbook.services.fields.kinds import KINDS, FieldType
from creatorbook.services.fields.words import all_words, word_for
from creatorbook.services.wording.findings import SENTENCES, sentence
from creatorbook.services.wording.rules import RULE_WORDS

if TYPE_CHECKING:
    from enum import StrEnum

CODES = {**FINDINGS, **DOCUMENT_CODES}


def test_every_finding_has_a_sentence_and_every_sentence_a_finding() -> None:
    assert set(SENTENCES) == set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_sentence_uses_only_what_its_finding_brings(code: str) -> None:
    used = {name for _text, name, _spec, _how in string.Formatter().parse(SENTENCES[code]) if name}
    assert used <= set(CODES[code].params)


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_sentence_reads_whole_with_something_and_with_nothing(code: str) -> None:
    for value in ("x", 3, Money(100, "EUR"), date(2026, 3, 2), ("FR", "GB"), frozenset({"FR"}), None):
        said = sentence(Finding(code, CODES[code].severity, dict.fromkeys(CODES[code].params, value)))
        assert said
        assert "{" not in said
        assert "  " not in said
        assert "compliant" not in said.lower()


def test_every_member_of_every_choice_has_a_word() -> None:
    for kind in KINDS.values():
        for field in kind.fields:
            if field.type in (FieldType.CHOICE, FieldType.CHOICES):
                assert field.enum is not None
                members: list[StrEnum] = list(field.enum)
                assert all(word_for(member) for member in members)
    for enum, table in {**all_words(), **RULE_WORDS}.items():
        assert set(table) == set(enum)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Lune, no objective named:"), ("fr", "Lune, sans objectif précisé :")]
)
def test_what_nobody_named_has_no_quotation_marks(language: str, said: str) -> None:
    use_language(language)
    code = "written_contract.reached"
    given = {**dict.fromkeys(CODES[code].params, "x"), "brand": "Lune", "objective": ""}
    found = Finding(code, CODES[code].severity, given)
    assert sentence(found).replace("\u00a0", " ").startswith(said)
    use_language("en")
