"""Tables out: nothing in them runs, and they come back as they were."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creatorbook.domain.values.money import Money
from creatorbook.exchange.base.guard import guard_formula, unguard
from creatorbook.exchange.tables.export import write_csv
from creatorbook.exchange.tables.table import read_csv


@pytest.mark.parametrize(
    "text", ["=1+1", "=cmd|' /C calc'!A0", "+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "-1+cmd|x", "+33x"]
)
def test_formulas_are_guarded(text: str) -> None:
    assert guard_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Dune", "-5", "-1 500,00", "+33 6 39 98 00 01", "a=b", "'quoted'", "l’été"])
def test_plain_texts_are_left_alone(text: str) -> None:
    assert guard_formula(text) == text


@given(st.text(alphabet="'=+-@a1 ＝", max_size=8))
def test_every_text_comes_back(text: str) -> None:
    assert unguard(guard_formula(text)) == text


def test_a_table_comes_back() -> None:
    data = write_csv(
        ["Brand", "Fee", "Due", "At", "Paid", "Count", "Note"],
        [
            ["Dune; Co", Money(-150_000, "EUR"), date(2026, 3, 4), datetime(2026, 3, 4, tzinfo=UTC), True, 3, '=x "y"'],
            ["Zoé\nLéger", None, None, None, False, 0, "a,b"],
        ],
    )
    assert data.startswith(b"\xef\xbb\xbfBrand,")
    assert [row.cells for row in read_csv(data).rows[1:]] == [
        ("Dune; Co", "-1500.00", "2026-03-04", "2026-03-04T00:00:00+00:00", "yes", "3", '=x "y"'),
        ("Zoé\nLéger", "", "", "", "no", "0", "a,b"),
    ]


def test_a_row_of_the_wrong_length_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="2 cells for 1 headings"):
        write_csv(["A"], [["x", "y"]])
