"""Which mark of a number is the decimal one."""

from __future__ import annotations

import pytest

from creatorbook.domain.values.number_marks import UNCLEAR, decimal_mark_in


@pytest.mark.parametrize(
    ("digits", "mark"),
    [
        ("1500", ""),
        ("1,5", ","),
        ("1500.50", "."),
        ("1,500.00", "."),
        ("1.500,00", ","),
        ("1,234,567", "."),
        ("1.234.567", ","),
        ("1.500", UNCLEAR),
        ("150,000", UNCLEAR),
        ("0.500", "."),
        ("1500,000", ","),
        (".500", "."),
    ],
)
def test_the_digits_show_their_decimal_mark_or_leave_it_open(digits: str, mark: str) -> None:
    assert decimal_mark_in(digits) == mark
