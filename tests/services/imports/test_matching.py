"""Who is the same as whom: by address, by name without legal form; what is empty is filled, nothing is overwritten."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from creatorbook.services import imports
from creatorbook.services.disclosure.posts import GoLive
from creatorbook.services.imports.names import firm_key, thread_title
from creatorbook.services.records.editing import AddRecord, TrashRecords
from tests.services import support

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.services.book.book import Book


def write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def card(name: str, organisation: str = "", email: str = "", **more: str) -> str:
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"N:{name};;;;"]
    lines += [f"ORG:{organisation}"] if organisation else []
    lines += [f"EMAIL:{email}"] if email else []
    lines += [f"{key.upper()}:{value}" for key, value in more.items()]
    return "\n".join([*lines, "END:VCARD", ""])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ombelle", "OMBELLE SAS"),
        ("Ombelle", "Ombelle S.A.S."),
        ("Café Crème", "cafe creme SARL"),
        ("Lichtgarten", "Lichtgarten GmbH & Co. KG"),
        ("Fernhill Outdoor", "Fernhill Outdoor Ltd."),
        ("Sundial", "Sundial, Inc."),
        ("L’Œuf", "l'oeuf"),
    ],
)
def test_firms_that_are_the_same(one: str, other: str) -> None:
    assert firm_key(one) == firm_key(other)


@pytest.mark.parametrize(("one", "other"), [("Ombelle", "Ombelle Paris"), ("SARL", "SAS"), ("Inc", "Co")])
def test_firms_that_are_not(one: str, other: str) -> None:
    assert firm_key(one) != firm_key(other)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: Fwd: RE[2]: Spring", "Spring"),
        ("TR : Réf : Printemps", "Printemps"),
        ("AW: WG: Frühling", "Frühling"),
        ("Regarding: us", "Regarding: us"),
        ("Re:", ""),
        ("re: " * 15 + "x", "x"),
    ],
)
def test_titles_of_threads(subject: str, title: str) -> None:
    assert thread_title(subject) == title


def test_an_organisation_joins_the_brand_of_its_name(book: Book, tmp_path: Path) -> None:
    brand = book.run(AddRecord("brand", {"name": "Ombelle", "website": "https://ours.example"})).value
    path = write(
        tmp_path, "a.vcf", card("Zoé", "OMBELLE S.A.S.", "zoe@ombelle.example", url="https://theirs.example", lang="fr")
    )
    summary = imports.import_files(book, [path]).value
    assert support.rows(book, "SELECT id, name, website FROM brand") == [(brand, "Ombelle", "https://ours.example")]
    assert support.rows(book, "SELECT brand_id FROM contact") == [(brand,)]
    assert "brand" in summary.tallies
    assert summary.tallies["brand"].added == 0


def test_a_contact_is_found_by_address_and_only_what_is_empty_is_filled(book: Book, tmp_path: Path) -> None:
    contact = book.run(AddRecord("contact", {"name": "Zoé L.", "email": "Zoe@Ombelle.example", "role": "CEO"})).value
    path = write(
        tmp_path, "a.vcf", card("Zoé Lambert", "", "zoe@ombelle.example", title="Intern", tel="+33 6 39 98 12 40")
    )
    before = support.content(book)
    summary = imports.import_files(book, [path]).value
    assert support.rows(book, "SELECT id, name, role, phone FROM contact") == [
        (contact, "Zoé L.", "CEO", "+33 6 39 98 12 40")
    ]
    assert (summary.tallies["contact"].completed, summary.tallies["contact"].added) == (1, 0)
    book.undo()
    assert support.content(book) == before


def test_a_contact_without_address_is_found_by_name_at_the_same_brand(book: Book, tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.vcf",
        card("Ana Silva", "Ombelle") + card("Ana Silva", "Fernhill") + card("ANA SILVA", "Ombelle SAS"),
    )
    summary = imports.import_files(book, [path]).value
    assert summary.tallies["contact"].added == 2
    assert support.count(book, "brand") == 2


def test_a_persons_firm_is_never_changed_by_a_file(book: Book, tmp_path: Path) -> None:
    brand = book.run(AddRecord("brand", {"name": "Ombelle"})).value
    book.run(AddRecord("contact", {"name": "Zoé", "email": "zoe@x.example", "brand_id": brand}))
    imports.import_files(book, [write(tmp_path, "a.vcf", card("Zoé", "Fernhill", "zoe@x.example"))])
    assert support.rows(book, "SELECT brand_id FROM contact") == [(brand,)]


def test_people_of_a_known_agency_are_its_people(book: Book, tmp_path: Path) -> None:
    agency = book.run(AddRecord("agency", {"name": "North Lane Talent"})).value
    path = write(
        tmp_path,
        "a.vcf",
        card("Tobi", "North Lane Talent Ltd", "tobi@northlane.example")
        + card("Kim", "Other Hands", "kim@hands.example", categories="Agence"),
    )
    imports.import_files(book, [path])
    assert support.count(book, "brand") == 0
    assert support.rows(book, "SELECT agency_id FROM contact WHERE name = 'Tobi'") == [(agency,)]
    assert support.count(book, "agency") == 2


def test_trashed_records_are_not_matched(book: Book, tmp_path: Path) -> None:
    brand = book.run(AddRecord("brand", {"name": "Ombelle"})).value
    book.run(TrashRecords("brand", (brand,)))
    imports.import_files(book, [write(tmp_path, "a.vcf", card("Zoé", "Ombelle", "zoe@ombelle.example"))])
    assert support.rows(book, "SELECT count(*) FROM brand WHERE trashed_at IS NULL") == [(1,)]


def test_what_went_to_the_trash_does_not_come_back_by_the_same_file(book: Book, tmp_path: Path) -> None:
    path = write(tmp_path, "a.vcf", card("Zoé", "", "zoe@ombelle.example"))
    imports.import_files(book, [path])
    ((contact,),) = support.rows(book, "SELECT id FROM contact")
    book.run(TrashRecords("contact", (contact,)))
    before = support.dump(book)
    assert not imports.import_files(book, [path]).value.has_changes
    assert support.dump(book) == before


def test_a_longer_sheet_brings_only_what_is_new(book: Book, tmp_path: Path) -> None:
    heading = "Brand,Title,Fee,Status,Signed\n"
    first = "Ombelle,Spring,500 EUR,Signed,2026-02-01\n"
    imports.import_files(book, [write(tmp_path, "a.csv", heading + first)])
    summary = imports.import_files(
        book, [write(tmp_path, "b.csv", heading + "Fernhill,Autumn,900 GBP,Lead,\n" + first)]
    )
    assert (summary.value.tallies["deal"].added, summary.value.tallies["deal"].skipped) == (1, 1)
    assert support.count(book, "deal") == 2


def test_a_deal_that_was_typed_by_hand_is_matched(book: Book, tmp_path: Path) -> None:
    from creatorbook.domain.values.money import Money

    brand = book.run(AddRecord("brand", {"name": "Ombelle"})).value
    ((creator,),) = support.rows(book, "SELECT id FROM creator")
    book.run(
        AddRecord("deal", {"title": "Spring", "brand_id": brand, "creator_id": creator, "fee": Money(50000, "EUR")})
    )
    path = write(tmp_path, "a.csv", "Brand,Title,Fee\nOMBELLE SAS,spring,500 EUR\n")
    assert imports.import_files(book, [path]).value.tallies["deal"].matched == 1
    assert support.count(book, "deal") == 1


def test_deals_go_to_the_creator_that_is_told(book: Book, tmp_path: Path) -> None:
    other = book.run(AddRecord("creator", {"name": "Noé"})).value
    path = write(tmp_path, "a.csv", "Brand,Title,Fee\nOmbelle,Spring,500 EUR\n")
    imports.import_files(book, [path], creator_id=other)
    assert support.rows(book, "SELECT creator_id FROM deal") == [(other,)]


def test_what_is_said_of_every_row_is_said_once_and_a_sum_leaves_nothing_new(book: Book, tmp_path: Path) -> None:
    rows = "".join(f"Ombelle,{title},Paid,2026-01-15\n" for title in ("Spring", "May", "June"))
    path = write(tmp_path, "a.csv", f"Brand,Title,Status,Published\n{rows}Total,,,\n")
    posts = [each for each in imports.import_files(book, [path]).value.notices if each.code.startswith("post")]
    assert [(each.code, each.params) for each in posts] == [("posts_wait", {"count": 3})]
    again = imports.import_files(book, [path]).value
    assert not again.has_changes
    assert not again.left_something


def test_a_published_row_becomes_deliverable_payment_and_a_post_that_waits_for_its_label(
    book: Book, tmp_path: Path
) -> None:
    path = write(
        tmp_path,
        "a.csv",
        "Brand,Title,Platform,Fee,Status,Published,Link,Paid\n"
        "Ombelle,Spring,Instagram,500 EUR,Paid,2026-01-15,https://instagram.com/p/abc,2026-02-10\n",
    )
    (notice,) = imports.import_files(book, [path]).value.notices
    assert (notice.code, notice.where) == ("post_waits", "line 2")
    assert support.rows(book, "SELECT platform, state, url, substr(published_at, 1, 10), language FROM post") == [
        ("instagram", "planned", "https://instagram.com/p/abc", "2026-01-15", "fr")
    ]
    # Ticked and marked as published, it is out since the day that the sheet gave.
    ((post,),) = support.rows(book, "SELECT id FROM post")
    book.run(GoLive(post, label_confirmed=True))
    assert support.rows(book, "SELECT state, substr(published_at, 1, 10) FROM post") == [("live", "2026-01-15")]
    assert support.rows(book, "SELECT state FROM deliverable") == [("delivered",)]
    assert support.rows(book, "SELECT amount_minor, paid_on FROM payment") == [(50000, "2026-02-10")]


def test_a_gift_of_several_pieces_says_so(book: Book, tmp_path: Path) -> None:
    path = write(tmp_path, "gifts.csv", "Brand,Product,Received,Value,Quantity\nOmbelle,Serum,2026-01-05,30 EUR,3\n")
    imports.import_files(book, [path])
    assert support.rows(book, "SELECT description FROM gift") == [("3 × Serum",)]


def test_rows_that_say_the_same_are_as_many_deals(book: Book, tmp_path: Path) -> None:
    book.run(AddRecord("brand", {"name": "Ombelle"}))
    lines = "".join(f"Ombelle,500 {currency},2026-0{month}-01\n" for currency in ("EUR", "GBP") for month in (4, 5, 6))
    path = write(tmp_path, "a.csv", "Brand,Fee,Deadline\n" + lines)
    assert imports.import_files(book, [path]).value.tallies["deal"].added == 6
    assert len(support.rows(book, "SELECT DISTINCT ends_on, fee_currency FROM deal")) == 6
    assert not imports.import_files(book, [path]).value.has_changes


def test_two_gifts_of_one_kind_are_two_and_one_of_them_may_be_known(book: Book, tmp_path: Path) -> None:
    brand = book.run(AddRecord("brand", {"name": "Ombelle"})).value
    book.run(AddRecord("gift", {"description": "Cream", "brand_id": brand, "received_on": date(2026, 1, 5)}))
    path = write(tmp_path, "a.csv", "Brand,Product,Received\n" + "Ombelle,Cream,2026-01-05\n" * 2)
    tally = imports.import_files(book, [path]).value.tallies["gift"]
    assert (tally.added, tally.matched) == (1, 1)


def test_a_row_that_a_rule_refuses_is_left_out_and_said_and_comes_in_once_it_is_filled_in(
    book: Book, tmp_path: Path
) -> None:
    head = "Brand,Title,Fee,Status,Notes\n"
    rows = ["Ombelle,Spring,500 EUR,Lost,", "Aurora,Summer,300 EUR,Signed,", "Aurora,Autumn,200 EUR,Passed,"]
    path = write(tmp_path, "a.csv", head + "\n".join(rows))
    shown = imports.preview(book, path)
    summary = imports.import_files(book, [path]).value
    assert summary == shown
    assert [(notice.code, notice.where) for notice in summary.notices] == [
        ("row_refused", "line 2"),
        ("row_refused", "line 4"),
    ]
    assert summary.notices[0].message == "Left out: A deal that is declined or lost needs a reason."
    assert (summary.tallies["deal"].added, summary.tallies["deal"].skipped) == (1, 2)
    assert support.rows(book, "SELECT title, stage FROM deal") == [("Summer", "contracted")]
    assert support.count(book, "payment") == 1
    assert support.count(book, "imported_key") == 1
    assert book.verify().is_ok
    path = write(tmp_path, "a.csv", head + rows[0] + "Too late\n" + "\n".join(rows[1:]))
    again = imports.import_files(book, [path]).value
    assert (again.tallies["deal"].added, again.tallies["deal"].skipped) == (1, 2)
    assert support.rows(book, "SELECT stage, stage_reason FROM deal WHERE title = 'Spring'") == [("lost", "Too late")]


def test_names_that_may_be_one_are_said_by_sheets_and_asked_by_tables_of_brands(book: Book, tmp_path: Path) -> None:
    first, second, table = (tmp_path / name for name in ("first.csv", "second.csv", "brands.csv"))
    first.write_text("Brand,Title,Fee\nMüller & Söhne GmbH,Spring,5 EUR\n", encoding="utf-8")
    second.write_text("Brand,Title,Fee\nMueller und Soehne,Autumn,6 EUR\n", encoding="utf-8")
    imports.import_files(book, [first])
    told = imports.import_files(book, [second]).value
    assert [(each.code, each.params["other"]) for each in told.notices if each.code == "near_name"] == [
        ("near_name", "Müller & Söhne GmbH")
    ]
    table.write_text("name\nMüller et Söhne\nNeu\nNEU S.A.S.\n", encoding="utf-8")
    asked = imports.import_files(book, [table], "brand").value
    assert [(each.code, each.where, each.params["other"]) for each in asked.notices] == [
        ("namesake", "line 2", "Müller & Söhne GmbH"),
        ("namesake", "line 4", "Neu"),
    ]
    assert (asked.tallies["brand"].added, asked.files[0].doubled) == (1, 2)
    both = imports.import_files(book, [table], "brand", wishes=imports.Wishes(beside=True)).value
    assert (both.tallies["brand"].added, both.tallies["brand"].skipped) == (2, 1)
