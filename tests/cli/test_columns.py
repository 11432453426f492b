"""Tables that fit a terminal, and text that cannot steer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from creatorbook.cli.output.columns import Cell, Column, cut, format_pairs, table
from creatorbook.cli.output.terminal import Terminal, strip_controls, width

if TYPE_CHECKING:
    import pytest

COLUMNS = (Column("Id", rigid=True), Column("Title"), Column("Fee", right=True, rigid=True))
ROWS: list[list[str | Cell]] = [
    ["0123", "A very long title that goes on and on", "€1.00"],
    ["4567", "Short", Cell("€1,000.00", "bad")],
]


def test_what_goes_to_a_file_is_never_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert list(table(Terminal(as_json=False), COLUMNS, ROWS)) == [
        "Id    Title                                        Fee",
        "0123  A very long title that goes on and on      €1.00",
        "4567  Short                                  €1,000.00",
    ]


def test_a_narrow_terminal_cuts_the_longest_text_and_keeps_amounts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "32")
    lines = list(table(Terminal(as_json=False), COLUMNS, ROWS))
    assert lines[1] == "0123  A very long ti…      €1.00"
    assert all(width(line) <= 32 for line in lines)


def test_wide_letters_count_twice_and_marks_not_at_all() -> None:
    assert width("夏") == 2
    assert width("e\u0301") == 1
    assert cut("夏夏夏夏", 5) == "夏夏…"
    assert cut("été", 3) == "été"


@given(st.text(max_size=40), st.integers(min_value=1, max_value=30))
def test_a_cut_text_fits(text: str, cells: int) -> None:
    assert width(cut(text, cells)) <= max(cells, 1)


@given(st.text())
def test_nothing_that_is_shown_steers_the_terminal(text: str) -> None:
    assert not set(strip_controls(text)) & {"\x1b", "\r", "\x07", "\x9b", "\u202e", "\x00"}


def test_long_values_go_on_below_their_beginning() -> None:
    assert list(
        format_pairs(Terminal(as_json=False), [("Name", "Léa"), ("Address", "1 rue\n75002 Paris"), ("No", "")])
    ) == [
        "Name     Léa",
        "Address  1 rue",
        "         75002 Paris",
        "No",
    ]
