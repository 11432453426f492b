"""Contracts in which every count is one and every name begins with a vowel: number and elision hold."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.documents.inputs.contract import ClauseAlternative, ContractInput
from creatorbook.documents.words import clauses as library
from creatorbook.domain.records.parties import Pronoun
from tests.documents.contract.test_languages import words_of
from tests.documents.examples import everything

if TYPE_CHECKING:
    from creatorbook.documents.inputs.contract import Party

NAMES = ("Inès Aubert", "Oréal", "Álvaro e Hijos", "Les Éditions", "Universität")
# What reads wrong around a figure 1, or before a name of NAMES or the town of Avignon.
WRONG = {
    "en": r"\b1 (?:days|months|years|rounds|reshoots)\b|\ba (?:Inès|Oréal|Álvaro|Avignon)",
    "fr": r"\b(?:les|des|ces|aux) 1\b|\b1 (?:jours|ans|séries|nouvelles)\b"
    r"|\b(?:de|le|la|que|si) (?:Inès|Oréal|Álvaro|Avignon)|\bde Les\b|\bà Les\b",
    "de": r"\b1 (?:Tage|Tagen|Monate|Monaten|Jahre|Jahren|Korrekturrunden|Nachdrehs)\b|\b(?:den|die) 1 Tag\b",
    "es": r"\b(?:los|las|unos|unas) 1\b|\b1 (?:días|meses|años|rondas|nuevas)\b|\b(?:de|a) el\b|\by (?=I|Í)",
}


def _called(party: Party | None, name: str) -> Party | None:
    return party and dataclasses.replace(party, name=name, trading_name=name, representative=name)


def ones(language: str, wording: str, names: tuple[str, ...], pronoun: Pronoun) -> ContractInput:
    """Return a contract with every clause, its counts one, its parties named in turn."""
    base = everything(language)
    numbers: dict[str, Any] = {
        field.name: 1
        for field in dataclasses.fields(base)
        if field.name.endswith(("_days", "_months", "_years")) or field.name in {"revisions", "reshoots"}
    }
    creator = dataclasses.replace(base.creator, name=names[0], guardian_name=names[1], guardian2_name=names[2])
    chosen = tuple(ClauseAlternative(clause.id, wording) for clause in library.clauses(language) if clause.alternatives)
    return dataclasses.replace(
        base,
        creator=dataclasses.replace(creator, pronoun=pronoun),
        brand=_called(base.brand, names[3]) or base.brand,
        agency=_called(base.agency, names[4]),
        agent=_called(base.agent, names[0]),
        courts="Avignon",
        place="Avignon",
        title=names[1],
        alternatives=chosen,
        **numbers,
    )


@pytest.mark.parametrize("wording", ["creator", "balanced"])
@pytest.mark.parametrize("language", library.languages())
def test_one_of_each_and_names_that_begin_with_a_vowel_read_right(language: str, wording: str) -> None:
    for turn in range(len(NAMES)):
        pronoun = list(Pronoun)[turn % len(Pronoun)]
        said = words_of(ones(language, wording, (*NAMES[turn:], *NAMES[:turn]), pronoun)).replace("\u00a0", " ")
        found = re.findall(rf".{{0,40}}(?:{WRONG[language]}).{{0,20}}", said)
        assert found == []
        assert "1" in said
