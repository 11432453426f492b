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
