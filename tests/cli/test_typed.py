"""What is typed on the command line: read as the book's country writes it, and said back where it could be misread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


@pytest.fixture
def american(bare: Run, tmp_path: Path) -> Run:
    """Run the command line on a book of a creator in the United States."""
    book = tmp_path / "us.creatorbook"
    bare("init", book, "--country", "US", "--language", "en", "--currency", "USD", "--name", "Joe Sample")
    bare("--book", book, "add", "brand", "name=Aurora")
    return lambda *arguments: bare("--book", book, *arguments)


@pytest.mark.parametrize(
    ("typed", "day", "said"),
    [
        ("12/1/2027", "2027-12-01", "Ends on: Wednesday 1 December 2027"),
        ("03/04/2027", "2027-03-04", "Ends on: Thursday 4 March 2027"),
        ("12/25/2027", "2027-12-25", "Ends on: Saturday 25 December 2027"),
        ("Mar 12, 2027", "2027-03-12", "Ends on: Friday 12 March 2027"),
    ],
)
def test_days_follow_the_country_of_the_book_and_are_said_in_full(
    american: Run, typed: str, day: str, said: str
) -> None:
    for language in ("en", "fr"):
        added = american(
            "--lang", language, "add", "deal", "title=Box", "brand_id=Aurora", f"ends_on={typed}", "--json"
        )
        assert added.json["ends_on"] == day
    assert said in american("edit", "deal", added.json["id"], f"ends_on={typed}").out


def test_a_french_book_writes_the_day_first_whatever_the_screen_speaks(ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    added = ok("--lang", "en", "add", "deal", "title=Box", "brand_id=Aurora", "ends_on=12/1/2027")
    assert "Ends on: Tuesday 12 January 2027" in added.out
    french = ok("--lang", "fr", "add", "deal", "title=Coffret", "brand_id=Aurora", "ends_on=le 3/4/2030").out
    assert "mercredi 3 avril 2030" in french
    assert "January" not in ok("add", "deal", "title=Box", "brand_id=Aurora", "ends_on=2027-01-12").out
