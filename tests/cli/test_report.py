"""`creatorbook report`: what came in, what is to come, who pays late, what was charged, how near the lines are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


def said(money: dict[str, str]) -> str:
    """Return a sum of JSON on one line."""
    return f"{money['amount']} {money['currency']}"


@pytest.fixture
def year(ok: Run) -> None:
    """Three deals: one paid on time, one paid late in dollars, one late today."""
    for brand, title, fee, agreed, pieces in (
        ("Glow", "Spring", "1500 EUR", "2025-12-01", ("instagram", "reel", 2)),
        ("Alba", "Home", "400 USD", "2025-12-02", ("tiktok", "short_video", 1)),
        ("Bora", "Sea", "900 EUR", "2025-12-03", ("instagram", "reel", 1)),
    ):
        ok("add", "brand", f"name={brand}")
        ok("add", "deal", f"brand={brand}", f"title={title}", f"fee={fee}", "stage=contracted", f"signed_on={agreed}")
        platform, medium, count = pieces
        ok("add", "deliverable", f"deal={title}", f"platform={platform}", f"medium={medium}", f"count={count}")
        ok(
            "add",
            "payment",
            f"deal={title}",
            "label=All",
            f"amount={fee}",
            "invoiced_on=2025-12-20",
            "due_on=2026-01-10",
        )
    ids = {row["amount"]["amount"]: row["id"] for row in ok("list", "payment", "--json").json}
    ok("edit", "payment", ids["1500.00"], "paid_on=2026-01-05")
    ok("edit", "payment", ids["400.00"], "paid_on=2026-02-01")


@pytest.mark.usefixtures("year")
def test_income_is_added_up_by_month_and_never_across_currencies(ok: Run) -> None:
    by_month = ok("report", "income", "--json").json
    assert [(each["month"], said(each["net"]), each["count"]) for each in by_month] == [
        ("2026-01", "1500.00 EUR", 1),
        ("2026-02", "400.00 USD", 1),
    ]
    by_brand = ok("report", "income", "--by", "brand", "--json").json
    assert [(each["label"], said(each["net"])) for each in by_brand] == [
        ("Glow", "1500.00 EUR"),
        ("Alba", "400.00 USD"),
    ]
    by_platform = ok("report", "income", "--by", "platform", "--json").json
    assert [(each["platform"], said(each["net"])) for each in by_platform] == [
        ("instagram", "1500.00 EUR"),
        ("tiktok", "400.00 USD"),
    ]
    assert ok("report", "income", "--from", "2026-02-02", "--json").json == []
    assert "1,500.00" in ok("report", "income", "--by", "kind").out
    assert "USD stay as they came: the book holds no rate" in ok("report", "income", "--in", "EUR").out
    assert "stay as they came" not in ok("report", "income").out


@pytest.mark.usefixtures("year")
def test_what_is_to_come_and_how_brands_pay(ok: Run) -> None:
    ok("add", "deal", "brand=Glow", "title=Undated", "fee=70 EUR", "stage=contracted")
    undated, sea = sorted(ok("report", "expected", "--json").json, key=lambda each: each["title"], reverse=True)
    assert (sea["state"], sea["due_on"], sea["days_late"] > 0) == ("late", "2026-01-10", True)
    assert (undated["title"], undated["due_on"], said(undated["open"])) == ("Undated", None, "70.00 EUR")
    assert "No day yet" in ok("report", "expected").out
    found = {each["brand"]: each for each in ok("report", "late", "--json").json}
    assert (found["Glow"]["days_to_pay"], found["Glow"]["paid_late"]) == (16, 0)
    assert (found["Alba"]["days_to_pay"], found["Alba"]["paid_late"]) == (43, 1)
    assert (found["Bora"]["paid"], len(found["Bora"]["late_now"])) == (0, 1)


@pytest.mark.usefixtures("year")
def test_prices_of_before_are_those_of_a_piece(ok: Run, cb: Run) -> None:
    reels, video = ok("report", "prices", "--json").json
    assert (reels["medium"], reels["deals"], said(reels["least"]), said(reels["most"])) == (
        "reel",
        2,
        "750.00 EUR",
        "900.00 EUR",
    )
    assert (video["platform"], said(video["middle"]), video["year"]) == ("tiktok", "400.00 USD", "2025")
    assert reels["an_hour"] is None
    ok("edit", "deal", "Sea", "time spent=7h30")
    ok("edit", "deal", "Spring", "minutes=450")
    # 1,500 and 900 for seven hours and a half each.
    assert said(ok("report", "prices", "--json").json[0]["an_hour"]) == "160.00 EUR"
    assert ok("show", "deal", "Sea", "--json").json["minutes"] == 450
    assert cb("edit", "deal", "Sea", "time spent=3:75").code == 3
    ok("add", "deliverable", "deal=Sea", "platform=instagram", "medium=story")
    # A package of two kinds has no price a piece.
    (reel, _video) = ok("report", "prices", "--json").json
    assert reel["deals"] == 1
    assert len(ok("report", "prices", "--platform", "TikTok", "--json").json) == 1
    assert cb("report", "prices", "--platform", "tictoc").code == 3


@pytest.mark.usefixtures("year")
def test_lines_of_the_tax_office_count_their_own_currency(ok: Run) -> None:
    found = {each["id"]: each for each in ok("report", "thresholds", "--json").json}
    services = found["FR.micro.services"]
    assert (said(services["reached"]), said(services["amount"]), services["level"]) == (
        "1500.00 EUR",
        "83600.00 EUR",
        "under",
    )
    assert [said(each) for each in services["left_out"]] == ["400.00 USD"]
    assert services["first"] == "2026-01-01"
    assert services["sources"]
    assert "%" in ok("report", "thresholds").out


def test_an_empty_book_has_nothing_to_tell(ok: Run, cb: Run) -> None:
    assert "nothing to tell" in ok("report", "income").out
    assert cb("report", "income", "--from", "2026-02-01", "--to", "2026-01-01").code == 2


@pytest.mark.usefixtures("year")
def test_shares_are_set_told_settled_and_stated(ok: Run, cb: Run, tmp_path: Path) -> None:
    ok("share", "set", "North Lane", "20%", "--role", "manager")
    ok("share", "set", "Ada", "even", "--deal", "Home")
    ok("share", "set", "North Lane", "25%")
    assert [(each["partner"], each["percent_bp"]) for each in ok("share", "list", "--json").json] == [
        ("North Lane", 2500),
        ("Ada", None),
    ]
    (parted,) = ok("share", "list", "--deal", "Spring", "--json").json
    assert (said(parted["whole"]), said(parted["yours"])) == ("1500.00 EUR", "1125.00 EUR")
    shown = ok("show", "deal", "Spring").out
    assert "North Lane €375.00 (25%); yours €1,125.00" in shown
    found = {each["partner"]: each for each in ok("report", "commissions", "--json").json}
    assert {name: (each["month"], said(each["sums"][0]["open"])) for name, each in found.items()} == {
        "North Lane": ("2026-01", "375.00 EUR"),
        "Ada": ("2026-02", "200.00 USD"),
    }
    ok("share", "settle", "north", "2026-01", "--amount", "100 EUR")
    ok("share", "settle", "north")
    assert cb("share", "settle", "north").code == 1
    assert ok("report", "commissions", "--json").json[1]["open"] is False
    for name, start in (("ada.pdf", b"%PDF-"), ("ada.csv", b"\xef\xbb\xbfCreator,")):
        ok("share", "statement", "Ada", "2026-02", "--out", str(tmp_path / name))
        assert (tmp_path / name).read_bytes().startswith(start)
    assert cb("share", "statement", "Ada", "--out", str(tmp_path / "ada.txt")).code == 2
    assert cb("share", "set", "Ada", "most").code == 3


@pytest.mark.usefixtures("year")
def test_expenses_are_added_up_by_category(ok: Run) -> None:
    ok("add", "expense", "text=Train", "amount=138.60 EUR", "category=Travel", "deal=Spring", "passed_on=yes")
    ok("add", "expense", "text=Hotel", "amount=90 EUR", "category=Travel")
    (travel,) = ok("report", "expenses", "--json").json
    assert (travel["count"], said(travel["spent"]), said(travel["not_invoiced"])) == (2, "228.60 EUR", "138.60 EUR")
