from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.errors import BadInput
from creatorbook.common.paths import resources
from creatorbook.documents.contract.compose import compose
from creatorbook.documents.contract.values import VALUES
from creatorbook.documents.text.pdf_text import unprintable
from creatorbook.documents.words import clauses as library
from creatorbook.documents.words.clauses import EditState
from creatorbook.documents.words.conditions import CONDITIONS
from creatorbook.domain.records.terms import InstalmentTrigger, ProductDuty, RightsStart, UsageChannel
from creatorbook.domain.values.platforms import Medium, Platform
from tests.documents.examples import bare, english, everything, french

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LANGUAGES = library.languages()
PLACEHOLDER = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
JURISDICTIONS = {"FR", "GB", "US", "US-NY", "DE", "ES", "EU"}


def test_there_are_english_and_french_clauses() -> None:
    assert set(LANGUAGES) >= {"en", "fr"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_library_has_unique_ids_orders_titles_notes_and_known_placeholders(language: str) -> None:
    clauses = library.clauses(language)
    assert len({clause.id for clause in clauses}) == len(clauses)
    assert len({clause.order for clause in clauses}) == len(clauses)
    assert [clauses[0].id, clauses[-1].id] == [library.FIRST, library.LAST]
    assert {clause.id for clause in clauses if clause.fixed} == {library.FIRST, library.LAST, "minor"}
    for clause in clauses:
        assert clause.title
        assert clause.note
        for part in clause.parts:
            assert part.text or part.block
            assert set(PLACEHOLDER.findall(part.text)) <= set(VALUES), clause.id
            assert part.text.count("{{") == part.text.count("}}") == len(PLACEHOLDER.findall(part.text))
            assert unprintable(part.text) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_law_has_a_source_and_says_how_sure_it_is(language: str) -> None:
    found = set()
    for clause in library.clauses(language):
        for law in clause.required_by:
            assert law.source.title
            assert law.source.url.startswith("https://")
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", law.source.checked_on)
            assert law.source.confidence in {"high", "medium", "low"}
            # What is not sure was not read: it says that it was written down from memory.
            assert (law.source.confidence == "high") == (law.source.basis in {"seen", "elsewhere"})
            assert set(law.values) <= set(VALUES)
            assert law.must or not law.values
            found.add(law.jurisdiction)
    assert found == JURISDICTIONS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clause_has_nothing_to_choose_or_both_usual_wordings_that_really_differ(language: str) -> None:
    chosen = 0
    for clause in library.clauses(language):
        names = [one.name for one in clause.alternatives]
        assert not names or set(names) >= {"creator", "balanced"}, clause.id
        assert len(set(names)) == len(names)
        assert clause.default == (names[0] if names else "")
        assert clause.parts_of("") == clause.parts_of(clause.default) == clause.parts_of("nonsense")
        texts = {library.wording(language, clause.id, name) for name in names}
        assert len(texts) == len(names), clause.id
        assert all(one.title and one.note for one in clause.alternatives)
        # What a law or the terms ask for stands in every wording.
        shared = [part for part in clause.parts if not part.only]
        assert all(set(shared) <= set(clause.parts_of(name)) for name in names)
        assert all(not part.only for part in clause.parts if part.block)
        chosen += bool(names)
    assert chosen >= 20


def test_the_languages_have_the_same_clauses_conditions_tables_placeholders_wordings_and_laws() -> None:
    def shape(language: str) -> list[object]:
        return [
            (
                clause.id,
                clause.order,
                clause.numbered,
                clause.fixed,
                clause.when,
                clause.unless,
                [one.name for one in clause.alternatives],
                [
                    (law.jurisdiction, law.must, law.values, law.source.url, law.source.confidence)
                    for law in clause.required_by
                ],
                [
                    (part.block, part.when, part.unless, part.only, sorted(PLACEHOLDER.findall(part.text)))
                    for part in clause.parts
                ],
            )
            for clause in library.clauses(language)
        ]

    for language in LANGUAGES:
        for own, english_clause in zip(shape(language), shape("en"), strict=True):
            assert own == english_clause, language


def test_the_languages_have_the_same_words() -> None:
    def keys(section: dict[str, Any], path: str = "") -> set[str]:
        found: set[str] = set()
        for key, value in section.items():
            found |= keys(value, f"{path}{key}.") if isinstance(value, dict) else {path + key}
        return found

    assert all(keys(library.document_words(language)) == keys(library.document_words("en")) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("platform", Platform),
        ("medium", Medium),
        ("trigger", InstalmentTrigger),
        ("start", RightsStart),
        ("channel", UsageChannel),
        ("duty", ProductDuty),
    ],
)
def test_every_value_of_the_domain_has_a_word(language: str, section: str, kind: type) -> None:
    assert set(library.document_words(language)[section]) == {member.value for member in kind}  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_placeholder_has_a_meaning(language: str) -> None:
    meanings = library.placeholders(language)
    assert set(meanings) == set(VALUES)
    assert all(meaning.strip() for meaning in meanings.values())
    assert len(set(meanings.values())) == len(meanings)


def test_every_condition_is_used() -> None:
    used: set[str] = set()
    for clause in library.clauses("en"):
        used.update(clause.when, clause.unless)
        for part in clause.parts:
            used.update(part.when, part.unless)
    assert used == set(CONDITIONS)


def test_every_value_is_asked_for_somewhere_or_stands_with_the_parties() -> None:
    texts = [part.text for clause in library.clauses("en") for part in clause.parts]
    left = set(VALUES) - set(PLACEHOLDER.findall(" ".join(texts)))
    assert {name.partition(".")[0] for name in left} == {"brand", "creator", "agency", "agent", "contract", "products"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [bare, everything, lambda _language: french(), lambda _language: english()])
def test_every_value_can_be_read_from_any_contract(language: str, make: Callable[[str], Any]) -> None:
    contract = make(language)
    speech = compose(contract).speech
    for value in VALUES.values():
        assert isinstance(value.read(contract, speech), str)


def test_a_contract_with_every_term_leaves_no_value_unread() -> None:
    contract = everything()
    speech = compose(contract).speech
    assert [name for name, value in VALUES.items() if not value.read(contract, speech)] == []


def test_a_language_without_clauses_is_refused_with_the_choice() -> None:
    with pytest.raises(BadInput) as refusal:
        library.clauses("../../etc/passwd")
    assert ", ".join(LANGUAGES) in refusal.value.hint


def test_a_tray_gets_titles_notes_wordings_and_laws() -> None:
    tray = {clause.id: clause for clause in library.clause_list("fr")}
    assert tray["late_payment"].title == "Retard de paiement"
    assert [one.title for one in tray["late_payment"].alternatives] == ["Favorable au créateur", "Équilibrée"]
    assert {law.jurisdiction for law in tray["late_payment"].required_by} == {"FR", "GB", "DE", "EU"}
    assert not any(law.must for law in tray["late_payment"].required_by)
    assert tray["signatures"].fixed


@pytest.fixture
def another_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """A copy of the library whose English clauses can be changed: the function replaces one text by another."""
    shutil.copytree(resources() / "clauses", tmp_path / "clauses")
    file = tmp_path / "clauses" / "en.toml"

    def forget() -> None:
        for cached in (library.clauses, library.document_words, library.wording_hash, library._clauses_by_id):
            cached.cache_clear()

    def change(old: str, new: str) -> None:
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        forget()

    monkeypatch.setattr(library, "resources", lambda: tmp_path)
    forget()
    yield change
    monkeypatch.undo()
    forget()


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('title = "Expenses"', 'title = "Expenses"\ncolour = "red"', "colour"),
        ('name = "creator"', 'name = "creator"\nwhen = []', "when"),
        ('when = ["nature"]', 'wen = ["nature"]', "wen"),
        ('when = ["nature"]', 'when = ["import os"]', "import os"),
        ('block = "parties"', 'block = "passwords"', "passwords"),
        ('only = "creator"', 'only = "brand"', "brand"),
        ('jurisdiction = "FR"', 'jurisdiction = "FR"\nforce = 1', "force"),
        ('language = "en"', 'language = "en"\nscript = "x"', "script"),
    ],
)
def test_what_no_clause_can_say_makes_the_file_unreadable(
    another_library: Callable[[str, str], None], old: str, new: str, named: str
) -> None:
    another_library(old, new)
    with pytest.raises(ValueError, match=f"in the clause library: .*{named}"):
        library.clauses("en")


def test_a_release_is_one_per_text_and_the_same_in_every_process() -> None:
    assert library.wording_hash("en", "fee") == library.wording_hash("en", "fee", "creator")
    releases = {
        library.wording_hash(language, clause.id, one.name)
        for language in LANGUAGES
        for clause in library.clauses(language)
        for one in clause.alternatives
    }
    assert len(releases) == sum(len(clause.alternatives) for clause in library.clauses("en")) * len(LANGUAGES)
    assert all(re.fullmatch(r"[0-9a-f]{64}", release) for release in releases)
    assert library.wording_hash("en", "gone") == library.wording("en", "gone") == ""


def test_an_edit_stays_in_force_and_knows_when_the_library_says_something_else(
    another_library: Callable[[str, str], None],
) -> None:
    release = library.wording_hash("en", "expenses", "balanced")
    said = library.wording("en", "expenses")
    own = "The Brand pays all expenses."

    def state(text: str, base: str, clause: str = "expenses") -> EditState:
        return library.edited_since("en", clause, text, base).state

    assert state(own, release) is EditState.CURRENT
    assert state(own, "") is EditState.LIBRARY_CHANGED
    assert state(f"  {said}\n", release) is EditState.SAME_WORDS
    assert state(own, release, "gone") is EditState.GONE
    another_library("Expenses are refunded in addition", "Expenses are paid back in addition")
    # Another wording of the clause was changed, not the one that was edited.
    assert state(own, release) is EditState.CURRENT
    another_library("beyond these need", "over and above these need")
    changed = library.edited_since("en", "expenses", own, release, "balanced")
    assert changed.state is EditState.LIBRARY_CHANGED
    assert changed.own == own
    assert "over and above these need" in changed.library
