"""What was imported before and comes again: completed, proposed, offered back. Nothing is called known that is not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.clock import FixedClock
from creatorbook.exchange.base.problems import NOTICES, Notice
from creatorbook.services import imports
from creatorbook.services.imports import FileSummary, UnclearFile, Wishes
from creatorbook.services.imports.summary import HARMLESS, sum_up
from creatorbook.services.records.editing import TrashRecords
from tests.services import support

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.services.book.book import Book

FIRST = "BEGIN:VCARD\nUID:abc-1\nFN:Eve Sample\nEMAIL:eve@x.example\n"
MORE = "TEL:+33 1 40 00 00 01\nTITLE:PR\nNOTE:met at the fair\n"


def write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_newer_card_completes_the_contact_and_adds_its_note(book: Book, tmp_path: Path) -> None:
    imports.import_files(book, [write(tmp_path, "one.vcf", f"{FIRST}END:VCARD\n")])
    newer = write(tmp_path, "two.vcf", f"{FIRST}{MORE}END:VCARD\n")
    tally = imports.import_files(book, [newer]).value.tallies["contact"]
    assert (tally.added, tally.completed) == (0, 1)
    assert support.rows(book, "SELECT name, phone, role FROM contact") == [("Eve Sample", "+33 1 40 00 00 01", "PR")]
    assert support.rows(book, "SELECT text FROM note") == [("met at the fair",)]
    again = imports.import_files(book, [newer]).value
    assert (again.has_changes, again.left_something, again.tallies["contact"].skipped) == (False, False, 1)


def test_what_differs_is_proposed_and_taken_only_where_it_is_wished(book: Book, tmp_path: Path) -> None:
    imports.import_files(book, [write(tmp_path, "one.vcf", f"{FIRST}TITLE:PR\nEND:VCARD\n")])
    other = write(tmp_path, "two.vcf", f"{FIRST}TITLE:Head of PR\nEND:VCARD\n")
    summary = imports.import_files(book, [other]).value
    (notice,) = summary.notices
    assert notice.message == (
        "Eve Sample: “Role” is “Head of PR” in the file and “PR” in the book; nothing was changed."
    )
    assert (summary.has_changes, summary.left_something) == (False, True)
    imports.import_files(book, [other], wishes=Wishes(take_changes=True))
    assert support.rows(book, "SELECT role FROM contact") == [("Head of PR",)]


def test_what_differs_of_a_contact_found_by_its_address_is_taken_too(book: Book, tmp_path: Path) -> None:
    imports.import_files(book, [write(tmp_path, "one.vcf", f"{FIRST}TITLE:PR\nEND:VCARD\n")])
    other = write(tmp_path, "two.vcf", f"{FIRST}TITLE:Head of PR\nEND:VCARD\n".replace("abc-1", "xyz-9"))
    summary = imports.preview(book, other)
    assert [file.differing for file in summary.files] == [1]
    taken = imports.import_files(book, [other], wishes=Wishes(take_changes=True)).value
    assert ([file.differing for file in taken.files], taken.tallies["contact"].completed) == ([0], 1)
    assert support.rows(book, "SELECT role FROM contact") == [("Head of PR",)]


def test_what_is_taken_out_of_the_trash_keeps_what_has_no_field_in_a_note(book: Book, tmp_path: Path) -> None:
    path = write(tmp_path, "one.vcf", f"{FIRST}BDAY:1990-02-03\nEND:VCARD\n")
    imports.import_files(book, [path])
    ((id,),) = support.rows(book, "SELECT id FROM contact")
    book.run(TrashRecords("contact", (id,)))
    imports.import_files(book, [path], wishes=Wishes(keep_rest=True, take_back=True))
    assert support.rows(book, "SELECT trashed_at FROM contact") == [(None,)]
    assert support.rows(book, "SELECT record_id, trashed_at FROM note WHERE text LIKE '%1990-02-03%'") == [(id, None)]


def test_a_row_of_a_sheet_says_what_became_of_its_deal(book: Book, tmp_path: Path) -> None:
    heading = "Ref,Brand,Title,Fee,End\n"
    imports.import_files(book, [write(tmp_path, "a.csv", f"{heading}7,Aurora,Spring,450 EUR,\n")])
    changed = write(tmp_path, "b.csv", f"{heading}7,Aurora,Spring,900 EUR,2027-03-31\n")
    summary = imports.import_files(book, [changed]).value
    assert [notice.code for notice in summary.notices] == ["differs"]
    assert support.rows(book, "SELECT fee_minor, ends_on FROM deal") == [(45000, "2027-03-31")]
    imports.import_files(book, [changed], wishes=Wishes(take_changes=True))
    assert support.rows(book, "SELECT fee_minor FROM deal") == [(90000,)]


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("contact", "a.vcf", f"{FIRST}END:VCARD\n"),
        ("deal", "a.csv", "Brand,Title,Fee\nAurora,Spring,450 EUR\n"),
        ("gift", "a.csv", "Brand,Gift,Received on\nAurora,Serum,2026-01-02\n"),
    ],
)
def test_what_is_in_the_trash_is_said_and_offered_back(
    book: Book, tmp_path: Path, kind: str, name: str, text: str
) -> None:
    path = write(tmp_path, name, text)
    imports.import_files(book, [path])
    ((id,),) = support.rows(book, f"SELECT id FROM {kind}")
    book.run(TrashRecords(kind, (id,)))
    summary = imports.import_files(book, [path]).value
    assert [notice.code for notice in summary.notices] == ["in_trash"]
    assert (summary.has_changes, summary.left_something) == (False, True)
    back = imports.import_files(book, [path], wishes=Wishes(take_back=True))
    assert back.value.tallies[kind].restored == 1
    assert support.rows(book, f"SELECT id, trashed_at FROM {kind}") == [(id, None)]
    book.undo()
    assert support.rows(book, f"SELECT trashed_at FROM {kind}") != [(None,)]


def test_deals_without_a_brand_stand_under_one_that_is_to_be_named(book: Book, tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.csv", "brand_id,Campaign,Budget,Start\n20,Spring,12 EUR,2027-03-01\n17,Box,9 EUR,2027-04-01\n"
    )
    summary = imports.import_files(book, [path]).value
    assert [notice.code for notice in summary.notices] == ["no_brand_column"]
    assert support.rows(book, "SELECT name FROM brand") == [("Brand to be named",)]
    assert support.count(book, "deal") == 2


@pytest.mark.parametrize("clock", [FixedClock(datetime(2026, 11, 30, 12, tzinfo=UTC))])
@pytest.mark.usefixtures("clock")
def test_what_would_have_happened_tomorrow_is_noted(book: Book, tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.csv",
        "Brand,Title,Fee,Signed,Paid on,Post date,Status\n"
        "Aurora,Spring,12 EUR,2030-01-01,2030-01-02,2026-01-02,en attente\n",
    )
    summary = imports.import_files(book, [path]).value
    assert [notice.code for notice in summary.notices] == ["future_day", "future_day"]
    assert support.rows(book, "SELECT signed_on FROM deal") == [(None,)]
    assert "Signed on: 2030-01-01\nPaid on: 2030-01-02" in support.rows(book, "SELECT text FROM note")[0][0]
    # A negotiation has published nothing, whatever day is planned.
    assert support.rows(book, "SELECT state, published_at FROM post") == [("planned", None)]
    assert support.rows(book, "SELECT state FROM deliverable") == [("to_do",)]


@pytest.mark.parametrize("clock", [FixedClock(datetime(2026, 11, 30, 12, tzinfo=UTC))])
@pytest.mark.usefixtures("clock")
def test_what_will_be_invoiced_is_noted_with_its_deal_and_no_payment_yet(book: Book, tmp_path: Path) -> None:
    text = "Brand,Title,Fee,Invoiced on,Status\nAurora,Spring,12 EUR,2030-01-03,en attente\n"
    summary = imports.import_files(book, [write(tmp_path, "a.csv", text)]).value
    assert [notice.code for notice in summary.notices] == ["future_day"]
    assert support.rows(book, "SELECT record_kind, text FROM note") == [("deal", "Invoiced on: 2030-01-03")]
    assert support.count(book, "payment") == 0


def test_an_odd_number_completes_a_known_contact_as_it_is_written(book: Book, tmp_path: Path) -> None:
    imports.import_files(book, [write(tmp_path, "one.vcf", f"{FIRST}END:VCARD\n")])
    newer = write(tmp_path, "two.vcf", f"{FIRST}TEL:ask for Eve\nEND:VCARD\n")
    seen = imports.preview(book, newer)
    done = imports.import_files(book, [newer]).value
    assert [each.code for each in done.notices] == [each.code for each in seen.notices]
    assert support.rows(book, "SELECT name, phone FROM contact") == [("Eve Sample", "ask for Eve")]


def test_a_contact_with_an_odd_number_is_taken_back(book: Book, tmp_path: Path) -> None:
    path = write(tmp_path, "one.vcf", f"{FIRST}TEL:ask for Eve\nEND:VCARD\n")
    imports.import_files(book, [path])
    ((id,),) = support.rows(book, "SELECT id FROM contact")
    book.run(TrashRecords("contact", (id,)))
    imports.import_files(book, [path], wishes=Wishes(take_back=True))
    assert support.rows(book, "SELECT id, phone, trashed_at FROM contact") == [(id, "ask for Eve", None)]


def test_a_remark_on_a_number_names_its_country_in_words(book: Book, tmp_path: Path) -> None:
    card = write(tmp_path, "one.vcf", FIRST + "TEL:+33140000003p1234w9\nEND:VCARD\n")
    (notice,) = imports.preview(book, card).notices
    assert notice.message == "“+33140000003p1234w9” is not a phone number of France; it is kept as written."


def test_nothing_is_called_known_after_a_remark_that_something_was_left_out() -> None:
    """What is harmless is listed: a remark that is forgotten there is one after which nobody says that all is known."""
    said = {code: " ".join(words) for code, words in NOTICES.items()}
    assert said.keys() >= HARMLESS
    kept_out = (
        "left out",
        "was kept",
        "kept in the note",
        "not taken",
        "no amount",
        "nothing was",
        "could not be read",
    )
    assert not [code for code in HARMLESS if any(words in said[code] for words in kept_out)]
    for code in NOTICES.keys() - HARMLESS:
        assert sum_up((FileSummary("a.csv", "deals", "csv", {}, (Notice(code),)),)).left_something


UNCLEAR = (
    'Brand,Title,Fee,Ends on\nAurora,Box,"1.500",03/04/2027\nAurora,Tin,"2.000",25/06/2027\nAurora,Can,99,12/25/2027\n'
)


def test_what_can_be_read_both_ways_is_asked_before_anything_is_written(book: Book, tmp_path: Path) -> None:
    path = write(tmp_path, "deals.csv", UNCLEAR)
    with pytest.raises(UnclearFile, match=r"03/04/2027.*Saturday 3 April 2027 or Thursday 4 March 2027"):
        imports.import_files(book, [path])
    with pytest.raises(UnclearFile, match=r"1\.500.*€1,500\.00 or €1\.50"):
        imports.import_files(book, [path], wishes=Wishes(day_first=True))
    assert support.rows(book, "SELECT title FROM deal") == []
    wishes = Wishes(day_first=False, decimal_mark=",")
    told = imports.import_files(book, [path], wishes=wishes).value.notices
    assert [notice.code for notice in told] == ["told_dates_us", "told_amounts", "no_currency"]
    assert support.rows(book, "SELECT fee_minor, ends_on FROM deal ORDER BY fee_minor")[1:] == [
        (150_000, "2027-03-04"),
        (200_000, "2027-06-25"),
    ]
