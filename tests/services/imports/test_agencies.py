"""Firms of a sheet of people that call themselves agencies."""

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
