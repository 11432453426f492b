"""The sample: alive on any day, in both languages, one step, removable to the row."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.clock import FixedClock
from creatorbook.common.errors import AnswerIsNo
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.reminders.reminders import Answer
from creatorbook.services.book.book import Book
from creatorbook.services.deals.exclusivity import conflicts
from creatorbook.services.disclosure import duties as disclosures
from creatorbook.services.records import attachments, rows
from creatorbook.services.records.editing import AddRecord, EditRecord, TrashRecords
from creatorbook.services.reminders import today
from creatorbook.services.reminders.today import AnswerReminder
from creatorbook.services.sample.add import AddSample
from creatorbook.services.sample.marks import has_sample, marked_ids
from creatorbook.services.sample.remove import RemoveSample
from tests.new_books import add_sample, filled_book
from tests.services import support
from tests.services.conftest import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def sampled(tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    """Return a book that the sample was added to."""
    book, _nothing = filled_book(tmp_path / "sampled.creatorbook", SETTINGS, clock, add_sample)
    with book:
        yield book


def one(book: Book, sql: str) -> str:
    return str(support.rows(book, sql)[0][0])


def test_it_holds_what_it_promises(book: Book) -> None:
    book.run(AddSample())
    counts = {table: support.count(book, table) for table in ("brand", "agency", "deal", "gift", "contract")}
    assert counts == {"brand": 12, "agency": 2, "deal": 30, "gift": 15, "contract": 3}
    assert {stage for (stage,) in support.rows(book, "SELECT DISTINCT stage FROM deal")} == {*Stage}
    assert {code for (code,) in support.rows(book, "SELECT DISTINCT fee_currency FROM deal WHERE fee_minor > 0")} == {
        "EUR",
        "GBP",
        "USD",
    }
    for column in ("expectation", "fate"):
        assert len(support.rows(book, f"SELECT DISTINCT {column} FROM gift")) == 5
    ((first, last),) = support.rows(book, "SELECT min(signed_on), max(ends_on) FROM deal")
    assert (first, last) == ("2025-01-28", "2026-08-04")
    assert book.verify().is_ok


def test_it_is_one_step_and_undo_takes_it_back_to_the_row(book: Book) -> None:
    before = support.content(book)
    book.run(AddSample())
    after = support.content(book)
    book.undo()
    assert support.content(book) == before
    book.redo()
    assert support.content(book) == after


def test_removing_leaves_the_book_as_it_was(book: Book) -> None:
    book.run(AddRecord("brand", {"name": "Mine"}))
    before = support.content(book)
    book.run(AddSample())
    with book.reading() as reading:
        assert has_sample(reading)
        assert len(marked_ids(reading)["deal"]) == 30
    removed = book.run(RemoveSample()).value
    assert removed.kept == ()
    assert removed.count == 234
    assert support.content(book) == before
    with book.reading() as reading:
        assert not has_sample(reading)
        assert marked_ids(reading) == {}


def test_removing_can_be_undone(sampled: Book) -> None:
    before = support.content(sampled)
    sampled.run(RemoveSample())
    sampled.undo()
    assert support.content(sampled) == before
    sampled.redo()
    assert support.count(sampled, "deal") == 0


def test_what_was_edited_or_trashed_goes_as_well(book: Book) -> None:
    before = support.content(book)
    book.run(AddSample())
    deal = one(book, "SELECT id FROM deal WHERE stage = 'lead'")
    book.run(EditRecord("deal", deal, {"title": "Mine now?"}))
    book.run(TrashRecords("brand", (one(book, "SELECT id FROM brand WHERE name = 'Lumen Skin'"),)))
    with book.reading() as reading:
        line = today.list_due(reading, book.clock.today())[0]
    book.run(AnswerReminder(line.key, Answer.DONE))
    book.run(RemoveSample())
    assert support.content(book) == before


def test_rows_of_the_user_between_are_kept_with_what_they_stand_on(sampled: Book) -> None:
    agency = one(sampled, "SELECT id FROM agency WHERE name LIKE 'Kan%'")
    brand = one(sampled, "SELECT id FROM brand WHERE name = 'Pixelo'")
    other = one(sampled, "SELECT id FROM brand WHERE name = 'Okarina Audio'")
    mine = sampled.run(AddRecord("deal", {"title": "My own", "brand_id": brand})).value
    alone = sampled.run(AddRecord("brand", {"name": "Mine"})).value
    sampled.run(attachments.AttachFile("brand", other, "brief.pdf", "", b"%PDF-1.7"))
    removed = sampled.run(RemoveSample()).value
    assert {(record.kind, record.title) for record in removed.kept} == {
        ("brand", "Pixelo"),
        ("brand", "Okarina Audio"),
        ("agency", "Kanopée Influence"),
    }
    assert support.rows(sampled, "SELECT id FROM deal") == [(mine,)]
    assert {row[0] for row in support.rows(sampled, "SELECT id FROM brand")} == {brand, other, alone}
    assert support.rows(sampled, "SELECT id FROM agency") == [(agency,)]
    assert support.count(sampled, "attachment") == 1
    assert sampled.verify().is_ok
    # What stayed is the user's: there is no sample any more, and a new one stands beside it.
    with pytest.raises(AnswerIsNo):
        sampled.run(RemoveSample())
    sampled.run(AddSample())
    assert support.count(sampled, "brand") == 15
    assert sampled.run(RemoveSample()).value.kept == ()
    assert support.count(sampled, "brand") == 3


def test_a_deal_that_stays_keeps_its_parts(sampled: Book) -> None:
    deal = one(sampled, "SELECT deal_id FROM contract WHERE number = 'EX-2'")
    sampled.run(AddRecord("note", {"record_kind": "deal", "record_id": deal, "text": "Mine"}))
    removed = sampled.run(RemoveSample()).value
    assert [record.kind for record in removed.kept] == ["brand", "contact", "deal"]
    for table, count in (("deliverable", 2), ("payment", 2), ("terms", 1), ("contract", 1), ("contract_version", 1)):
        assert support.count(sampled, table) == count, table
    assert sampled.verify().is_ok


def test_a_tag_of_the_users_is_used_and_left(book: Book) -> None:
    book.run(AddRecord("tag", {"name": "Au long cours"}))
    before = support.content(book)
    book.run(AddSample())
    assert support.count(book, "tag") == 1
    book.run(RemoveSample())
    assert support.content(book) == before


def test_it_cannot_be_there_twice(sampled: Book) -> None:
    before = support.dump(sampled)
    with pytest.raises(AnswerIsNo, match="already"):
        sampled.run(AddSample())
    assert support.dump(sampled) == before


def test_without_it_there_is_nothing_to_remove(book: Book) -> None:
    with pytest.raises(AnswerIsNo, match="no sample"):
        book.run(RemoveSample())


@pytest.mark.alike
@pytest.mark.parametrize(
    ("language", "title"), [("en", "Winter serum"), ("fr", "Sérum d’hiver"), ("de", "Winter serum")]
)
def test_it_speaks_the_language_of_the_book(tmp_path: Path, clock: FixedClock, language: str, title: str) -> None:
    settings = {"name": "C", "country": "FR", "language": language, "currency": "EUR"}
    with Book.create(tmp_path / "b.creatorbook", settings, clock) as book:
        book.run(AddSample())
        assert support.rows(book, "SELECT count(*) FROM deal WHERE title = ?", title) == [(1,)]


@pytest.mark.alike
@pytest.mark.parametrize("when", ["2024-02-29", "2026-12-31", "2031-07-15"])
def test_it_is_alive_on_any_day(book_path: Path, when: str) -> None:
    from creatorbook.services.book.settings import StartBook

    moment = datetime.fromisoformat(f"{when}T10:00:00").replace(tzinfo=UTC)
    with Book(book_path, FixedClock(moment)) as book:
        book.run(StartBook((("name", "C"), ("language", "en"), ("country", "FR"), ("currency", "EUR"))))
        book.run(AddSample())
        with book.reading() as reading:
            lines = today.list_due(reading, moment.date())
        kinds = {line.kind for line in lines}
        assert {"payment_late", "deliverable_due", "contract_unsigned", "next_action", "gift_return"} <= kinds
        assert {line.when for line in lines} >= {today.When.LATE, today.When.TODAY, today.When.WEEK}


def test_one_deal_breaks_an_exclusivity(sampled: Book) -> None:
    deal = one(sampled, "SELECT d.id FROM deal d JOIN brand b ON b.id = d.brand_id WHERE b.name = 'Lumen Skin' "
                     "AND d.stage = 'negotiating'")  # fmt: skip
    with sampled.reading() as reading:
        assert [finding.code for finding in conflicts(reading, deal)] == ["exclusivity.conflict"]


def test_every_post_and_gift_can_be_judged(sampled: Book) -> None:
    with sampled.reading() as reading:
        for kind, judge in (("post", disclosures.post_verdict), ("gift", disclosures.gift_verdict)):
            for record in marked_ids(reading)[kind]:
                assert judge(reading, record, sampled.clock.today()).duties, (kind, record)


def test_its_contracts_are_pdfs_under_numbers_of_their_own(sampled: Book) -> None:
    assert support.count(sampled, "number_series") == 0
    assert support.rows(sampled, "SELECT number, state, issued_at < '2026-03-02' FROM contract ORDER BY number") == [
        ("EX-1", "ended", 1),
        ("EX-2", "signed", 1),
        ("EX-3", "issued", 1),
    ]
    found = support.rows(
        sampled, "SELECT c.content, v.pages FROM contract_version v JOIN attachment_content c ON c.sha256 = v.sha256"
    )
    assert len(found) == 3
    assert all(content.startswith(b"%PDF") and pages > 1 for content, pages in found)


def _texts(value: object) -> list[dict[str, str]]:
    if isinstance(value, dict):
        if set(value) & {"en", "fr"}:
            return [value]
        return [text for part in value.values() for text in _texts(part)]
    return [text for part in value for text in _texts(part)] if isinstance(value, list) else []


def test_every_text_is_there_in_both_languages() -> None:
    files = sorted(support.sample("book").glob("*.toml"))
    texts = [text for path in files for text in _texts(tomllib.loads(path.read_text(encoding="utf-8")))]
    assert len(texts) > 150
    assert all(set(text) == {"en", "fr"} and all(text.values()) for text in texts)


def test_every_sample_row_reads_back(book: Book) -> None:
    from creatorbook.services.fields.kinds import KINDS

    book.run(AddSample())
    with book.reading() as reading:
        for kind in KINDS:
            listed = marked_ids(reading).get(kind, set())
            found = rows.fetch(reading, kind, sorted(listed))
            assert set(found) == listed
            assert all(row.title and row.to_json()["id"] for row in found.values())
