"""What is offered instead of a clause: in five languages, and nothing that would have to be remarked itself."""

from __future__ import annotations

import re

import pytest

from creatorbook.domain.contract_reading.noted import Remark
from creatorbook.domain.contract_reading.reading import read
from creatorbook.domain.records.parties import Pronoun
from creatorbook.services.their_contract.mail import CLAUSE_LANGUAGES, counter_clause, offered_clauses

OFFERED = frozenset(offered_clauses("en"))


@pytest.mark.parametrize("language", CLAUSE_LANGUAGES)
def test_every_language_offers_the_same(language: str) -> None:
    assert frozenset(offered_clauses(language)) == OFFERED
    assert {Remark(code) for code in OFFERED} == set(Remark)


@pytest.mark.parametrize(("pronoun", "who"), [(Pronoun.SHE, "Créatrice"), (Pronoun.NEUTRAL, "Personne créatrice")])
def test_what_is_offered_speaks_of_the_creator_as_they_wish(pronoun: Pronoun, who: str) -> None:
    said = [counter_clause(Remark(code), "fr", pronoun) for code in OFFERED]
    assert not [clause for clause in said if "Créateur" in clause]
    assert any(who in clause for clause in said)
    assert not [clause for clause in said if re.search(r"\b[Ii]l peut\b", clause)]


@pytest.mark.parametrize("language", CLAUSE_LANGUAGES)
def test_what_is_offered_is_not_remarked_itself(language: str) -> None:
    for code in OFFERED:
        clause = counter_clause(Remark(code), language)
        assert clause.endswith(".")
        assert {noted.remark for noted in read([clause]).remarks} == set()
