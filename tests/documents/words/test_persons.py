"""How contracts speak of a creator: as she, as he or without a gender, in every language that tells them apart."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.paths import resources
from creatorbook.documents.contract.checks import check_contract_input
from creatorbook.documents.contract.compose import compose
from creatorbook.documents.words import clauses as library
from creatorbook.documents.words.speech import speech_in
from creatorbook.domain.records.parties import Pronoun
from tests.documents.contract.test_languages import words_of
from tests.documents.examples import everything

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = resources() / "clauses" / "persons"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))
SPOKEN = (Pronoun.SHE, Pronoun.NEUTRAL)
# What is left of the masculine where a creator is spoken of otherwise: the noun, and what agrees with it.
MASCULINE = {
    "fr": r"Créateur|Créatrice[^.;]*\b(?:il|lui-même|celui-ci|seul|mineur|représenté|établi|dirigé|indépendant)\b"
    r"|Personne créatrice[^.;]*\b(?:autrice|salariée)\b|de le |à le |d’la ",
    "de": r"\bCreators?\b(?!-)|inin\b|Personin"
    r"|(?:Creatorin|Creator-Person)[^.;]*\b(?:er|ihn|dieser|Urheber|Auftragnehmer|seine[nmrs]?)\b"
    r"|Creator-Person[^.;]*\b(?:Urheberin|Auftragnehmerin|Arbeitnehmerin)\b",
    "es": r"Creador\b|Creadora[^.;]*\b(?:él|representado|establecido|autor|dirigido|empleado)\b"
    r"|Creadora[^.;]*\beste (?:da|apruebe)\b|Persona creadora[^.;]*\b(?:autora|empleada)\b|\bde el |\ba el ",
}
# What those words are said of, where it is not the creator.
OTHERS = {
    "fr": r"l’Annonceur[^.;]*|L’Annonceur[^.;]*|Représentant légal[^.;]*|mannequin[^.;]*|sauf s’il manque[^.;]*"
    r"|le retire s’il ne peut|fait savoir qu’il",
    "de": r"Unternehmen[^.;]*|Vertrag[^.;]*|einem dieser Punkte|das Produkt, seinen Preis[^.;]*"
    r"|im Rahmen seiner Vollmacht",
    "es": r"Anunciante[^.;]*|Representante legal[^.;]*|(?:sobre|en|de) él\b",
}


def texts(language: str) -> Iterator[str]:
    for clause in library.clauses(language):
        yield clause.title
        yield from (part.text for part in clause.parts)
    yield from _leaves(library.document_words(language))


def _leaves(table: dict[str, Any]) -> Iterator[str]:
    for value in table.values():
        if isinstance(value, dict):
            yield from _leaves(value)
        elif isinstance(value, str):
            yield value


@pytest.mark.parametrize("pronoun", SPOKEN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_masculine_is_left_where_a_creator_is_spoken_of_otherwise(language: str, pronoun: Pronoun) -> None:
    speech = speech_in(language, pronoun=pronoun)
    for clause in library.clauses(language):
        for text in (clause.title, *(part.text for part in clause.parts)):
            of_creator = re.sub(OTHERS[language], "", speech.spell(text))
            assert not re.search(MASCULINE[language], of_creator), speech.spell(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_the_forms_is_one_of_a_text(language: str) -> None:
    with (FOLDER / f"{language}.toml").open("rb") as file:
        forms = tomllib.load(file)
    steps = {
        Pronoun.SHE: [forms["she"]],
        Pronoun.NEUTRAL: [forms["neutral"]["before"], forms["she"], forms["neutral"]["after"]],
    }
    replaced_before = set(forms["neutral"]["before"])
    for tables in steps.values():
        said = "\n".join(texts(language))
        for table in tables:
            for ours, theirs in table.items():
                known = ours in said or any(ours in phrase for phrase in replaced_before)
                assert known, ours
                assert ours != theirs
                said = said.replace(ours, theirs)


@pytest.mark.parametrize("pronoun", Pronoun)
@pytest.mark.parametrize("language", library.languages())
def test_what_people_wrote_stays_as_it_is_and_the_clauses_say_who_is_meant(language: str, pronoun: Pronoun) -> None:
    typed = "Le Créateur danse, der Creator singt, el Creador pinta."
    base = everything(language)
    one = dataclasses.replace(base, creator=dataclasses.replace(base.creator, pronoun=pronoun), bonus=typed)
    said = words_of(one)
    assert typed in said.replace("\u00a0", " ")
    assert [each.code for each in check_contract_input(one) if each.severity == "error"] == []
    # A person who says how to be spoken of is a person; else a company may be meant, and no gender.
    unsaid = {"en": "whatever their gender", "fr": "quel que soit son genre", "de": "gleich welchen Geschlechts",
              "es": "sea cual sea su género"}[language]  # fmt: skip
    assert (unsaid in said) is (pronoun is Pronoun.UNSAID)
    role = compose(one).speech.word("role", "creator")
    expected = {
        "en": ("The Creator",) * 4,
        "fr": ("Le Créateur", "La Créatrice", "Le Créateur", "La Personne créatrice"),
        "de": ("Der Creator", "Die Creatorin", "Der Creator", "Die Creator-Person"),
        "es": ("El Creador", "La Creadora", "El Creador", "La Persona creadora"),
    }[language]
    assert role == expected[list(Pronoun).index(pronoun)]
