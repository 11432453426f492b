"""Rows of gifts that say loan: what goes back is no gift of the year, and what has not gone back yet is still here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services import support
from tests.services.imports.test_payments import bring

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.services.book.book import Book

FATE = "SELECT fate, return_due_on FROM gift"


@pytest.mark.parametrize(
    ("heading", "said", "fate", "back"),
    [
        ("Notes", "On loan, back by 12/12/2098", "to_return", "2098-12-12"),
        ("Loan", "yes", "to_return", None),
        ("Sent back", "loan, back by 12/12/2098", "to_return", "2098-12-12"),
        ("Sent back", "no", "kept", None),
        ("Loan", "no", "kept", None),
        ("Loan", "yes, until 2098-03-04", "to_return", "2098-03-04"),
        ("Loan", "no, mine", "kept", None),
        ("Prêt", "oui", "to_return", None),
        ("Outcome", "to be returned", "to_return", None),
        ("Outcome", "returned 2098-05-01", "to_return", "2098-05-01"),
        ("Outcome", "returned", "returned", None),
        ("Notizen", "Leihgabe", "to_return", None),
        ("Notes", "en prêt jusqu’au tournage", "to_return", None),
        ("Notes", "robe de prêt-à-porter", "kept", None),
        ("Notes", "no need to return it", "kept", None),
        ("Return by", "2098-02-01", "to_return", "2098-02-01"),
    ],
)
def test_a_row_that_says_loan_is_one(
    book: Book, tmp_path: Path, heading: str, said: str, fate: str, back: str | None
) -> None:
    bring(book, tmp_path, f'Product,Brand,{heading}\nField camera,Ferrow,"{said}"\n', kind="gift")
    assert support.rows(book, FATE) == [(fate, back)]
