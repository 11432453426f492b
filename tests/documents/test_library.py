from __future__ import annotations

import re
from typing import Any

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.documents import library
from creatorbook.documents.compose import compose
from creatorbook.documents.conditions import CONDITIONS
from creatorbook.documents.text import unprintable
from creatorbook.documents.values import VALUES
from creatorbook.domain.platforms import Medium, Platform
from creatorbook.domain.terms import InstalmentTrigger, ProductDuty, RightsStart, UsageChannel

LANGUAGES = library.languages()
PLACEHOLDER = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")


def test_there_are_english_and_french_clauses() -> None:
    assert set(LANGUAGES) >= {"en", "fr"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_library_has_unique_ids_orders_titles_notes_and_known_placeholders(language: str) -> None:
    clauses = library.clauses(language)
    assert len({clause.id for clause in clauses}) == len(clauses)
    assert len({clause.order for clause in clauses}) == len(clauses)
    for clause in clauses:
        assert clause.title
        assert clause.note
        for part in clause.parts:
            assert part.text or part.block
            assert set(PLACEHOLDER.findall(part.text)) <= set(VALUES), clause.id
            assert part.text.count("{{") == part.text.count("}}") == len(PLACEHOLDER.findall(part.text))
            assert unprintable(part.text) == ""
        for law in clause.required_by:
            assert set(law.values) <= set(VALUES)
            assert law.source.url.startswith("https://")
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", law.source.checked_on)


def test_the_languages_have_the_same_clauses_conditions_tables_and_placeholders() -> None:
    def shape(language: str) -> list[object]:
        return [
            (
                clause.id,
                clause.order,
                clause.when,
                clause.unless,
                [law.values for law in clause.required_by],
                [(part.block, part.when, part.unless, sorted(PLACEHOLDER.findall(part.text))) for part in clause.parts],
            )
            for clause in library.clauses(language)
        ]

    assert all(shape(language) == shape("en") for language in LANGUAGES)


def test_the_languages_have_the_same_words() -> None:
    def keys(section: dict[str, Any], path: str = "") -> set[str]:
        found: set[str] = set()
        for key, value in section.items():
            found |= keys(value, f"{path}{key}.") if isinstance(value, dict) else {path + key}
        return found

    assert all(keys(library.words(language)) == keys(library.words("en")) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("platform", Platform),
        ("medium", Medium),
        ("trigger", InstalmentTrigger),
        ("trigger_after", InstalmentTrigger),
        ("start", RightsStart),
        ("channel", UsageChannel),
        ("duty", ProductDuty),
    ],
)
def test_every_value_of_the_domain_has_a_word(language: str, section: str, kind: type) -> None:
    assert set(library.words(language)[section]) == {member.value for member in kind}  # type: ignore[attr-defined]


def test_every_condition_is_used_and_every_value_can_be_read() -> None:
    from tests.documents.examples import french

    used: set[str] = set()
    for clause in library.clauses("en"):
        used.update(clause.when, clause.unless)
        for part in clause.parts:
            used.update(part.when, part.unless)
    assert used == set(CONDITIONS)
    contract = french()
    speech = compose(contract).speech
    for value in VALUES.values():
        assert isinstance(value.read(contract, speech), str)


def test_a_language_without_clauses_is_refused_with_the_choice() -> None:
    with pytest.raises(BadInput) as refusal:
        library.clauses("../../etc/passwd")
    assert "en, fr" in refusal.value.hint
