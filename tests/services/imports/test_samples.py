"""Each shipped sample, end to end: read in the child process, planned, written, undone, redone, read again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.clock import FixedClock
from creatorbook.services import imports
from creatorbook.services.book.book import NextStep
from tests.services import support

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.services.book.book import Book

SAMPLES = (
    "contacts.vcf",
    "google-contacts.csv",
    "outlook-contacts-fr.csv",
    "deals.csv",
    "gifts.csv",
    "gifts.xlsx",
    "collaboration.eml",
)


@pytest.fixture
def clock() -> FixedClock:
    """Return a day after all that the samples say has happened."""
    return FixedClock(datetime(2026, 11, 30, 12, tzinfo=UTC))


@pytest.mark.parametrize("name", SAMPLES)
def test_twice_changes_nothing_the_second_time(book: Book, name: str) -> None:
    first = imports.import_files(book, [support.sample(name)])
    assert first.value.has_changes
    before = support.dump(book)
    again = imports.import_files(book, [support.sample(name)])
    assert not again.value.has_changes
    assert not again.changes.touched
    assert support.dump(book) == before
    assert all(tally.skipped for tally in again.value.tallies.values())


@pytest.mark.parametrize("name", SAMPLES)
def test_undo_gives_the_exact_rows_back_and_redo_as_well(book: Book, name: str) -> None:
    before = support.content(book)
    imports.import_files(book, [support.sample(name)])
    after = support.content(book)
    assert after != before
    assert book.next_undo() == NextStep(f"Import “{name}”")
    book.undo()
    assert support.content(book) == before
    book.redo()
    assert support.content(book) == after
    assert book.verify().is_ok


@pytest.mark.parametrize("name", SAMPLES)
def test_the_preview_says_what_the_import_does_and_writes_nothing(book: Book, name: str) -> None:
    before = support.dump(book)
    shown = imports.preview(book, support.sample(name))
    assert support.dump(book) == before
    assert imports.import_files(book, [support.sample(name)]).value == shown


def test_an_import_can_be_made_again_after_undo(book: Book) -> None:
    imports.import_files(book, [support.sample("contacts.vcf")])
    book.undo()
    assert imports.import_files(book, [support.sample("contacts.vcf")]).value.tallies["contact"].added == 4


def test_all_samples_are_one_step(book: Book) -> None:
    before = support.content(book)
    done = imports.import_files(book, [support.sample(name) for name in SAMPLES])
    assert done.changes.label == "Import “contacts.vcf and 6 more”"
    assert [file.name for file in done.value.files] == list(SAMPLES)
    # The same people in three address books, the same gifts in two sheets: once each.
    assert support.count(book, "contact") == 10
    assert support.count(book, "gift") == 8
    assert support.rows(book, "SELECT name, count(*) FROM brand GROUP BY name HAVING count(*) > 1") == []
    book.undo()
    assert support.content(book) == before


def test_people_of_a_vcard_and_their_brands(book: Book) -> None:
    imports.import_files(book, [support.sample("contacts.vcf")])
    assert support.rows(
        book,
        "SELECT c.name, b.name, c.role, c.email, c.phone FROM contact c JOIN brand b ON b.id = c.brand_id "
        "WHERE c.email LIKE 'ines%'",
    ) == [
        (
            "Inès Carpentier",
            "Atelier Brume",
            "Responsable des partenariats",
            "ines.carpentier@atelier-brume.example",
            "+33 4 65 71 00 12",
        )
    ]
    assert support.rows(book, "SELECT website, country, language FROM brand WHERE name = 'Fernhill Outdoor'") == [
        ("https://fernhill.example", "GB", "en")
    ]
    ((note,),) = support.rows(
        book, "SELECT n.text FROM note n JOIN contact c ON c.id = n.record_id WHERE c.email LIKE 'ines%'"
    )
    assert "compta@atelier-brume.example" in note
    assert "Instagram: @atelier.brume" in note
    assert support.rows(book, "SELECT name FROM tag ORDER BY name") == [("Beauté",), ("Marques",)]


def test_a_sheet_of_deals(book: Book) -> None:
    imports.import_files(book, [support.sample("deals.csv")])
    assert support.rows(
        book,
        "SELECT d.title, b.name, d.stage, d.fee_minor, d.fee_currency, d.signed_on, d.ends_on FROM deal d "
        "JOIN brand b ON b.id = d.brand_id WHERE d.stage IN ('live', 'contracted') ORDER BY d.title",
    ) == [
        ("Autumn trails", "Fernhill Outdoor", "live", 240000, "GBP", "2026-08-12", "2026-09-30"),
        ("Holiday gift guide", "Sundial Watches", "contracted", 320000, "USD", "2026-10-28", "2026-12-05"),
    ]
    assert support.rows(book, "SELECT stage_reason FROM deal WHERE stage = 'passed'") == [
        ("Dates incompatibles avec la rentrée",)
    ]
    assert support.rows(
        book,
        "SELECT p.amount_minor, p.invoiced_on, p.paid_on FROM payment p JOIN deal d ON d.id = p.deal_id "
        "WHERE d.title = 'Recettes du dimanche'",
    ) == [(135000, "2026-07-01", "2026-07-29")]
    # A lead and a negotiation are owed nothing yet.
    assert not support.rows(
        book, "SELECT 1 FROM payment p JOIN deal d ON d.id = p.deal_id WHERE d.stage IN ('lead', 'negotiating')"
    )


def test_a_sheet_of_gifts(book: Book) -> None:
    imports.import_files(book, [support.sample("gifts.csv")])
    assert support.rows(
        book,
        "SELECT b.name, g.value_minor, g.value_currency, g.expectation, g.fate, g.return_due_on FROM gift g "
        "JOIN brand b ON b.id = g.brand_id WHERE g.description LIKE 'Vélo%'",
    ) == [("Vélo Canopée", 499000, "EUR", "expected", "to_return", "2026-12-15")]
    assert support.rows(book, "SELECT value_minor, value_currency FROM gift WHERE value_currency = 'JPY'") == [
        (9800, "JPY")
    ]


def test_a_mail_starts_a_lead_with_its_brief(book: Book) -> None:
    imports.import_files(book, [support.sample("collaboration.eml")])
    ((title, brand, contact, stage, action, day),) = support.rows(
        book,
        "SELECT d.title, b.name, c.email, d.stage, d.next_action, d.next_action_on FROM deal d "
        "JOIN brand b ON b.id = d.brand_id JOIN contact c ON c.id = d.contact_id",
    )
    assert title.startswith("Proposition de collaboration – Brume d’hiver")
    assert (brand, contact) == ("Atelier Brume", "ines.carpentier@atelier-brume.example")
    assert (stage, action, day) == ("lead", "Answer", "2026-11-30")
    ((body, sender),) = support.rows(book, "SELECT body, sender FROM message")
    assert body.startswith("Bonjour Camille,")
    assert sender == "Inès Carpentier <ines.carpentier@atelier-brume.example>"
    from creatorbook.services.records.attachments import attachments, content

    ((deal,),) = support.rows(book, "SELECT id FROM deal")
    with book.reading() as reading:
        (file,) = attachments(reading, "deal", deal)
        assert content(reading, file.id).startswith(b"%PDF")
    assert file.name.endswith(".pdf")


def test_what_is_imported_can_be_found(book: Book) -> None:
    from creatorbook.services.records import lists

    imports.import_files(book, [support.sample("contacts.vcf"), support.sample("collaboration.eml")])
    with book.reading() as reading:
        for kind, words in (
            ("contact", "ines atelier"),
            ("brand", "kerloc'h"),
            ("message", "bleuet"),
            ("note", "brest"),
        ):
            assert lists.count(reading, lists.Query(kind, words)) == 1, kind


def test_a_missing_file_is_said_before_anything_is_read(book: Book, tmp_path: Path) -> None:
    from creatorbook.common.errors import BadInput, UsageError

    before = support.dump(book)
    with pytest.raises(BadInput, match="no such file"):
        imports.import_files(book, [support.sample("contacts.vcf"), tmp_path / "missing.vcf"])
    with pytest.raises(UsageError):
        imports.import_files(book, [])
    with pytest.raises(UsageError):
        imports.import_files(book, [support.sample("contacts.vcf")], "recipes")
    with pytest.raises(BadInput):
        imports.import_files(book, [support.sample("contacts.vcf")], "mail")
    with pytest.raises(BadInput, match="no creator"):
        imports.import_files(book, [support.sample("deals.csv")], creator_id="nobody")
    assert support.dump(book) == before


@pytest.mark.parametrize("clock", [FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC))])
@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(("name", "kind", "count"), [("deals.csv", "deal", 7), ("gifts.csv", "gift", 8)])
def test_days_to_come_leave_nothing_out_and_are_kept_in_notes(book: Book, name: str, kind: str, count: int) -> None:
    (file,) = imports.import_files(book, [support.sample(name)]).value.files
    assert support.count(book, kind) == count
    later = [str(notice.params["text"]) for notice in file.notices if notice.code == "future_day"]
    assert later
    notes = "\n".join(text for (text,) in support.rows(book, "SELECT text FROM note"))
    assert all(day in notes for day in later)
