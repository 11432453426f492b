"""A sheet in the program's own words is understood, and a heading is only what all of its words say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import UsageError
from creatorbook.common.i18n import _, use_language
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import Expectation, GiftFate
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.exchange.base.records import FileKind
from creatorbook.exchange.tables.columns import match_heading
from creatorbook.exchange.tables.headers import CONTACTS, DEALS, GIFTS
from creatorbook.exchange.tables.words import EXPECTATIONS, FATES, MEDIA, PLATFORMS, STAGES, Lexicon
from creatorbook.services import imports
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.fields.words import word_for
from tests.services import support

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path

    from creatorbook.services.book.book import Book

HEADINGS = {FileKind.CONTACTS: CONTACTS, FileKind.DEALS: DEALS, FileKind.GIFTS: GIFTS}
OWN_FIELDS = {
    (FileKind.DEALS, "deal"): {
        "title": "title",
        "brand_id": "brand",
        "agency_id": "agency",
        "contact_id": "contact_name",
        "stage": "stage",
        "fee": "fee",
        "signed_on": "agreed_on",
        "starts_on": "starts_on",
        "ends_on": "ends_on",
        "next_action": "next_action",
        "next_action_on": "next_action_on",
    },
    (FileKind.GIFTS, "gift"): {
        "description": "description",
        "brand_id": "brand",
        "received_on": "received_on",
        "value": "value",
        "expectation": "expectation",
        "fate": "fate",
        "return_due_on": "return_by",
    },
    (FileKind.CONTACTS, "contact"): {
        "brand_id": "organisation",
        "agency_id": "agency",
        "role": "role",
        "email": "email",
        "phone": "phone",
        "language": "language",
    },
    (FileKind.CONTACTS, "brand"): {
        "category": "labels",
        "country": "country",
        "address": "formatted",
        "website": "website",
        "vat_number": "vat_number",
        "company_number": "company_number",
    },
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("file_kind", "kind"), OWN_FIELDS)
def test_the_labels_of_the_programs_own_fields_are_headings(file_kind: FileKind, kind: str, language: str) -> None:
    use_language(language)
    labels = {field.name: _(field.label) for field in KINDS[kind].fields}
    wanted = OWN_FIELDS[file_kind, kind]
    assert {name: match_heading(file_kind, labels[name])[0] for name in wanted} == wanted


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("lexicon", "choice"),
    [(STAGES, Stage), (PLATFORMS, Platform), (MEDIA, Medium), (EXPECTATIONS, Expectation), (FATES, GiftFate)],
)
def test_the_programs_own_words_are_understood(lexicon: Lexicon[StrEnum], choice: type[StrEnum], language: str) -> None:
    use_language(language)
    assert {member: lexicon.find(word_for(member)) for member in choice} == {member: member for member in choice}
    assert {member: lexicon.find(member.value) for member in choice} == {member: member for member in choice}


@pytest.mark.parametrize("kind", HEADINGS)
def test_a_listed_heading_beside_a_foreign_word_is_taken_for_nothing(kind: FileKind) -> None:
    for line in HEADINGS[kind].values():
        for listed in line.split("|"):
            for longer in (f"{listed} zebra", f"zebra {listed}", f"{listed} de la zebra"):
                assert match_heading(kind, longer) == ("", False)


@pytest.mark.parametrize(
    ("kind", "heading", "field"),
    [
        (FileKind.DEALS, "Date du tournage", ""),
        (FileKind.DEALS, "Brand manager", ""),
        (FileKind.DEALS, "Invoice number", "invoice_number"),
        (FileKind.DEALS, "Delivery address", ""),
        (FileKind.DEALS, "Payment terms", "payment_terms"),
        (FileKind.DEALS, "Date de la prochaine action", "next_action_on"),
        (FileKind.DEALS, "Montant HT (€)", "fee"),
        (FileKind.DEALS, "Fee in EUR, excl. VAT", "fee"),
        (FileKind.DEALS, "Brand / client", "brand"),
        (FileKind.DEALS, "Nom du projet", "title"),
        (FileKind.GIFTS, "Valeur du cadeau (TTC)", "value"),
        (FileKind.GIFTS, "Date of birth", ""),
        (FileKind.CONTACTS, "E-mail (work)", "email"),
        (FileKind.CONTACTS, "Numéro de TVA", "vat_number"),
    ],
)
def test_headings_that_are_longer_than_a_listed_one(kind: FileKind, heading: str, field: str) -> None:
    assert match_heading(kind, heading)[0] == field


def test_a_sheet_with_the_headings_of_the_deal_list_comes_in_as_it_reads(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "d2.csv"
    path.write_text(
        "Titre;Marque;Étape;Fin;Action suivante;Date de la prochaine action;Date du tournage\n"
        "Reel;Ombelle;Signée;30/06/2026;Rappeler Inès;15/04/2026;20/05/2026\n",
        encoding="utf-8",
    )
    summary = imports.import_files(book, [path], "deals").value
    wanted = "SELECT title, stage, signed_on, ends_on, next_action, next_action_on FROM deal"
    assert support.rows(book, wanted) == [("Reel", "contracted", None, "2026-06-30", "Rappeler Inès", "2026-04-15")]
    assert support.rows(book, "SELECT text FROM note") == [("Date du tournage: 20/05/2026",)]
    assert summary.notices == ()


@pytest.mark.parametrize("word", ["deal", "deals", "Deals"])
def test_a_sheet_is_called_by_its_kind_in_the_singular_or_the_plural(book: Book, tmp_path: Path, word: str) -> None:
    path = tmp_path / "d.csv"
    path.write_text("Brand,Title,Fee,Shooting\nÉclat,Spring,500 EUR,Paris\n", encoding="utf-8")
    shown = imports.preview(book, path, word)
    done = imports.import_files(book, [path], word).value
    assert (done.tallies["deal"].added, done.tallies["brand"].added) == (1, 1)
    assert shown == done


def test_a_table_of_the_fields_of_a_kind_is_one_whichever_way_it_is_called(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("name,role\nInès,Press\n", encoding="utf-8")
    done = imports.import_files(book, [path], "contact").value
    assert (done.files[0].kind, done.tallies["contact"].added) == (FileKind.ROWS, 1)
    path.write_text("text,due_on\nCall,2026-03-01\n", encoding="utf-8")
    assert imports.import_files(book, [path], "tasks").value.tallies["task"].added == 1
    assert support.rows(book, "SELECT name, role FROM contact") == [("Inès", "Press")]


def test_an_address_book_is_a_file_of_contacts(book: Book) -> None:
    done = imports.import_files(book, [support.sample("contacts.vcf")], "contact").value
    assert done.tallies["contact"].added == 4


def test_what_is_no_kind_of_file_is_said_with_those_that_are(book: Book) -> None:
    with pytest.raises(UsageError, match="no kind of file “poems”") as refused:
        imports.preview(book, support.sample("contacts.vcf"), "poems")
    assert refused.value.hint.startswith("It can be: auto, contact, deal, gift, payment, mail, creator, ")
