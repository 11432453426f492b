"""Days as typed into sheets."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from creatorbook.exchange.tables.dates import DateCell, DateOutOfRange, NotADate, date_reader


def read(*column: DateCell, country: str = "FR", day_first: bool | None = None) -> list[str]:
    reader = date_reader(column, country=country, day_first=day_first)
    return [str(reader.read(cell)) for cell in column]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-05", "2026-03-05"),
        ("2026/3/5", "2026-03-05"),
        ("2026-05-06T12:30:00Z", "2026-05-06"),
        ("05/03/2026 14:05", "2026-03-05"),
        ("31.12.2026", "2026-12-31"),
        ("5-3-26", "2026-03-05"),
        ("1er mars 2026", "2026-03-01"),
        ("12 Mar 2026", "2026-03-12"),
        ("5-févr.-26", "2026-02-05"),
        ("March 5, 2026", "2026-03-05"),
        ("3. März 2026", "2026-03-03"),
        ("12 de mayo de 2026", "2026-05-12"),
        ("2 août 2026", "2026-08-02"),
        ("45731", "2025-03-15"),
        (46000.5, "2025-12-09"),
        (datetime(2026, 3, 5, 23, 59), "2026-03-05"),  # noqa: DTZ001  a spreadsheet's cell has no zone
        (date(2026, 3, 5), "2026-03-05"),
        ("", "None"),
    ],
)
def test_one_day(text: DateCell, day: str) -> None:
    assert read(text) == [day]


def test_one_cell_decides_for_its_column() -> None:
    assert read("03/04/2026", "25/04/2026", country="US") == ["2026-04-03", "2026-04-25"]
    assert read("03/04/2026", "04/25/2026") == ["2026-03-04", "2026-04-25"]


def test_the_country_decides_where_no_cell_does_and_that_is_told() -> None:
    assert read("03/04/2026") == ["2026-04-03"]
    assert read("03/04/2026", country="US") == ["2026-03-04"]
    assert read("03/04/2026", country="mp") == ["2026-03-04"]
    assert date_reader(["03/04/2026"], country="FR").notice == "ambiguous_dates"
    assert date_reader(["03/04/2026"], country="US").notice == "ambiguous_dates_us"
    assert not date_reader(["03/03/2026", "25/04/2026"], country="FR").notice
    # What is turned is said where every cell can only be read one way, too.
    assert date_reader(["03/03/2026", "25/04/2026"], country="US").notice == "proven_dates"
    assert date_reader(["03/04/2026"], country="FR").readings() == {"day": "2026-04-03", "other_day": "2026-03-04"}


def test_a_column_that_shows_both_orders_is_asked_about() -> None:
    for country, cells in (("FR", ["25/04/2026", "04/26/2026", "03/04/2026"]), ("", ["03/04/2026"])):
        reader = date_reader(cells, country=country)
        assert (reader.notice, reader.is_asked, reader.unclear) == ("ask_dates", True, "03/04/2026")
        assert date_reader(cells, country=country, day_first=False).notice == "told_dates_us"
    assert not date_reader(["25/04/2026", "04/26/2026"], country="FR").is_asked


def test_the_other_columns_of_a_sheet_are_heard() -> None:
    reader = date_reader(["03/04/2026"], country="US", elsewhere=["25/04/2026"])
    assert (reader.day_first, reader.notice, reader.proof) == (True, "proven_dates", "25/04/2026")


def test_the_user_overrides() -> None:
    assert read("03/04/2026", day_first=False) == ["2026-03-04"]


@pytest.mark.parametrize(
    "cell",
    ["2026-02-30", "99/99/2026", "12/2026", "soon", "32 mars 2026", "12 foo 2026", True, float("nan"), float("inf"),
     -1.0, 1e300, "٣/٤/2026", "20261005T", "x" * 500],
)  # fmt: skip
def test_what_is_no_day_is_refused(cell: DateCell) -> None:
    with pytest.raises(NotADate):
        date_reader([cell], country="FR").read(cell)


@pytest.mark.parametrize("cell", ["01/01/1970", "2350-01-01", 1.0, date(1900, 1, 1), "0001-01-01"])
def test_what_is_no_day_of_a_collaboration_is_refused(cell: DateCell) -> None:
    with pytest.raises(DateOutOfRange):
        date_reader([cell], country="FR").read(cell)
