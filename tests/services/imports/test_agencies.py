"""Firms that call themselves agencies, and the headings of sheets in more languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services import support
from tests.services.imports.test_payments import bring

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.services.book.book import Book


@pytest.mark.parametrize("firm", ["Sudlicht Agentur GmbH", "Agence Petrel", "The Ember Agency"])
def test_an_agency_among_people_is_no_brand(book: Book, tmp_path: Path, firm: str) -> None:
    bring(book, tmp_path, f"Name,Company,Email\nIda Voss,{firm},ida@voss.example\nBo Lind,Ferrow,bo@ferrow.example\n")
    assert support.rows(book, "SELECT name FROM agency") == [(firm,)]
    assert support.rows(book, "SELECT name FROM brand") == [("Ferrow",)]


@pytest.mark.parametrize(
    "headings", ["Merk;Campagne;Bedrag;Deadline", "Marka;Kampania;Kwota;Deadline", "Marca;Campanha;Valor;Deadline"]
)
def test_headings_of_dutch_polish_and_portuguese_sheets_are_known(book: Book, tmp_path: Path, headings: str) -> None:
    bring(book, tmp_path, f"{headings}\nFerrow;Lampen;650 EUR;2027-03-12\n")
    assert support.rows(book, "SELECT title, fee_minor, ends_on FROM deal") == [("Lampen", 65_000, "2027-03-12")]
    assert support.rows(book, "SELECT name FROM brand") == [("Ferrow",)]


@pytest.mark.parametrize(
    "sheet",
    [
        "Marka;Kampania;Kwota;Termin;Status\nFerrow;Lampy;650 zł;2027-03-12;podpisana\n",
        "Merk;Campagne;Bedrag;Opleverdatum;Status\nFerrow;Lampen;650 zł;2027-03-12;getekend\n",
        "Marca;Campanha;Valor;Prazo;Estado\nFerrow;Lampadas;650 zł;2027-03-12;assinada\n",
    ],
)
def test_days_and_stages_of_dutch_polish_and_portuguese_sheets_are_known(
    book: Book, tmp_path: Path, sheet: str
) -> None:
    summary = bring(book, tmp_path, sheet)
    assert support.rows(book, "SELECT ends_on, stage, fee_currency FROM deal") == [("2027-03-12", "contracted", "PLN")]
    assert not summary.notices


@pytest.mark.parametrize("heading", ["Agency", "Agence", "Agentur", "Agencia", "Agenzia", "Agentschap", "Agencja"])
def test_an_agency_without_a_person_is_an_agency(book: Book, tmp_path: Path, heading: str) -> None:
    for _time in range(2):
        bring(book, tmp_path, f"{heading},Email,Phone\nNorthlight,hello@northlight.example,+33 1 40 00 00 01\n")
    assert support.rows(book, "SELECT name, email, phone FROM agency") == [
        ("Northlight", "hello@northlight.example", "+33 1 40 00 00 01")
    ]
    assert support.rows(book, "SELECT name FROM brand") == []


def test_who_works_at_an_agency_for_a_brand_is_of_both(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path, "Name,Brand,Agency,Email\nIda Voss,Ferrow,Northlight,ida@voss.example\n")
    query = (
        "SELECT brand.name, agency.name FROM contact JOIN brand ON brand.id = contact.brand_id"
        " JOIN agency ON agency.id = contact.agency_id"
    )
    assert support.rows(book, query) == [("Ferrow", "Northlight")]


@pytest.mark.parametrize(
    ("headings", "number"),
    [
        ("Company,VAT number,Company number", "GB220430231"),
        ("Société,N° TVA,SIREN", "FR40303265045"),
        ("Firma,USt-IdNr.,Handelsregisternummer", "DE136695976"),
        ("Empresa,NIF-IVA,CIF", "ESB58378431"),
        ("Azienda,Partita IVA,Codice fiscale", "IT00743110157"),
        ("Company,BTW-nummer,KvK-nummer", "NL4495445B01"),
        ("Firma,NIP,REGON", "PL8567346215"),
        ("Empresa,N.º de IVA,NIPC", "PT501964843"),
    ],
)
def test_numbers_of_a_firm_are_known_by_their_headings(book: Book, tmp_path: Path, headings: str, number: str) -> None:
    summary = bring(book, tmp_path, f"{headings}\nFerrow,{number},12345\n")
    assert support.rows(book, "SELECT name, vat_number, company_number FROM brand") == [("Ferrow", number, "12345")]
    assert not summary.files[0].remark_on_columns()


def test_every_column_without_a_field_is_named_with_its_count(book: Book, tmp_path: Path) -> None:
    more = [f"Extra {letter}" for letter in "abcdefghijkl"]
    text = f"Name,Email,{','.join(more)}\nIda Voss,ida@voss.example{',x' * len(more)}\n"
    summary = bring(book, tmp_path, text)
    assert summary.files[0].remark_on_columns() == "Columns left aside: " + ", ".join(f"{name} (1)" for name in more)


SUMS = (
    "Total",
    "TOTAL HT 2026",
    "Sous-total payé",
    "Gesamtsumme netto",
    "Zwischensumme Mai",
    "Totale: € 900",
    "Razem",
    "3 brands",
    "2 Kampagnen",
    "TVA 20 %",
    "Delsumma",
    "Summa",
    "小計",
    "MwSt. (19 %)",
    "IVA 22%",
)


@pytest.mark.parametrize("text", SUMS)
def test_a_sum_or_a_count_under_a_sheet_is_nobody_and_is_said(book: Book, tmp_path: Path, text: str) -> None:
    for heading, rest in (("Brand", "Website"), ("Brand", "Deal,Fee"), ("Gift,Brand", "Value"), ("Brand", "Email")):
        sheet = f"{heading},{rest}\nTotal Bikes,,\n" if heading == "Brand" else f"{heading},{rest}\nBike,Total Bikes,\n"
        name = f"{heading}-{rest}".replace(",", "-")
        notices = bring(book, tmp_path, sheet + f'"{text}",,\n', name=f"{name}.csv").notices
        assert [each.params["text"] for each in notices if each.code == "total_row"] == [text]
    assert support.rows(book, "SELECT name FROM brand") == [("Total Bikes",)]


@pytest.mark.parametrize("title", ["Summer box", "Summer", "Sommer Sale", "Total Eco", "Sumo ad", "Somme bay"])
def test_a_title_that_begins_as_a_sum_does_is_a_deal(book: Book, tmp_path: Path, title: str) -> None:
    bring(book, tmp_path, f"Brand,Campaign,Budget\nA,Spring,100 EUR\nA,{title},200 EUR\n")
    assert (title,) in support.rows(book, "SELECT title FROM deal")


def test_a_firm_is_known_by_the_name_of_its_register(book: Book, tmp_path: Path) -> None:
    sheet = "Raison sociale;Interlocuteur;SIRET\nFerrow;Mme Ida Voss;73282932000083\nSorrel;–;\n"
    notices = bring(book, tmp_path, sheet).notices
    assert support.rows(book, "SELECT name FROM brand ORDER BY name") == [("Ferrow",), ("Sorrel",)]
    assert support.rows(book, "SELECT name FROM contact") == [("Ida Voss",)]
    assert [each.params["text"] for each in notices if each.code == "number_in_doubt"] == ["73282932000083"]


def test_a_stroke_is_nobody_and_a_deal_without_a_title_is_said(book: Book, tmp_path: Path) -> None:
    summary = bring(book, tmp_path, "Brand,Deal,Agency,Fee\nFerrow,,—,900 EUR\n")
    assert support.rows(book, "SELECT count(*) FROM agency") == [(0,)]
    assert [each.code for each in summary.notices] == ["deal_without_title"]


@pytest.mark.parametrize(("second", "is_said"), [("70,00", True), ("70,00 EUR", False), ("", False), ("tbd", False)])
def test_a_currency_beside_one_amount_says_nothing_of_another(
    book: Book,
    tmp_path: Path,
    second: str,
    is_said: bool,
) -> None:
    summary = bring(book, tmp_path, f"Brand;Deal;Fee\nFerrow;May;90,00 CHF\nSorrel;June;{second}\n")
    assert ("no_currency" in [each.code for each in summary.notices]) is is_said
