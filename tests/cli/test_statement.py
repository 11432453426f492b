"""`creatorbook statement`: a bank's file in, what it pays proposed, booked by a yes, and taken back as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]

_HEAD = "Date;Libellé;Montant en euros;Contrepartie;IBAN contrepartie\n"
_GLOW = "15/01/2026;VIR F2026-007;1500,00;GLOW SAS;FR7630006000011234567890189\n"
_RENT = "16/01/2026;Loyer;-700,00;Régie;\n"
_ALBA = "17/01/2026;campagne;400,00;Maison Alba;FR1420041010050500013M02606\n"


@pytest.fixture
def owed(ok: Run) -> None:
    """Two brands that owe: one on an invoice with a number, one on a payment without."""
    for brand, title, fee, number in (
        ("Glow", "Spring", "1500 EUR", "F2026-007"),
        ("Maison Alba", "Home", "400 EUR", ""),
    ):
        ok("add", "brand", f"name={brand}")
        ok("add", "deal", f"brand={brand}", f"title={title}", f"fee={fee}", "stage=contracted")
        more = [f"invoice_number={number}", "invoiced_on=2026-01-02"] if number else []
        ok("add", "payment", f"deal={title}", "label=All", f"amount={fee}", *more)


@pytest.fixture
def bank(tmp_path: Path) -> Callable[[str], Path]:
    """Write lines of a bank's table into a file."""

    def write(lines: str, name: str = "bank.csv") -> Path:
        path = tmp_path / name
        path.write_text(_HEAD + lines, encoding="utf-8")
        return path

    return write


@pytest.mark.usefixtures("owed")
def test_a_statement_is_read_proposed_booked_and_taken_back(cb: Run, ok: Run, bank: Callable[[str], Path]) -> None:
    read = ok("--json", "statement", "import", bank(_GLOW + _RENT + _ALBA)).json
    assert (read["new"], read["known"]) == (3, 0)
    glow, alba = read["lines"]
    assert (glow["certainty"], [each["number"] for each in glow["pays"]]) == ("ready", ["F2026-007"])
    assert (alba["certainty"], alba["reasons"][:2]) == ("likely", ["name", "amount"])
    # Nothing is booked without a yes.
    assert [row["paid_on"] for row in ok("--json", "list", "payment").json] == [None, None]
    assert len(ok("--json", "statement", "match", "--ready").json["received"]) == 1
    paid = {row["invoice_number"]: row["paid_on"] for row in ok("--json", "list", "payment").json}
    assert paid == {"F2026-007": "2026-01-15", "": None}
    assert len(ok("--json", "statement", "match", "--accept", alba["id"]).json["received"]) == 1
    assert ok("--json", "statement", "match").json["lines"] == []
    ok("undo")
    assert [line["id"] for line in ok("--json", "statement", "match").json["lines"]] == [alba["id"]]


@pytest.mark.usefixtures("owed")
def test_the_same_statement_twice_changes_nothing(cb: Run, ok: Run, bank: Callable[..., Path]) -> None:
    ok("statement", "import", bank(_GLOW))
    again = ok("--json", "statement", "import", bank(_RENT + _GLOW, "longer.csv")).json
    assert (again["new"], again["known"]) == (1, 1)
    assert len(ok("--json", "statement", "list").json) == 2


@pytest.mark.usefixtures("owed")
def test_an_account_that_paid_once_is_known(cb: Run, ok: Run, bank: Callable[..., Path]) -> None:
    ok("statement", "import", bank(_ALBA))
    (line,) = ok("--json", "statement", "match").json["lines"]
    ok("statement", "match", line["id"], "--accept")
    ok("add", "payment", "deal=Home", "label=Bonus", "amount=250 EUR")
    ok("statement", "import", bank(_ALBA.replace("400,00", "250,00").replace("Maison Alba", "M A"), "next.csv"))
    (following,) = ok("--json", "statement", "match").json["lines"]
    assert (following["certainty"], following["reasons"][0]) == ("ready", "account")


@pytest.mark.usefixtures("owed")
def test_a_person_says_what_a_line_pays(cb: Run, ok: Run, bank: Callable[..., Path]) -> None:
    ok("statement", "import", bank("15/01/2026;merci;1500,00;X;\n"))
    (line,) = ok("--json", "statement", "match").json["lines"]
    assert line["amount"] == {"amount": "1500.00", "currency": "EUR"}
    assert cb("statement", "match", line["id"], "--for", "F2099-1").code == 3
    ok("statement", "match", line["id"][-8:], "--for", "F2026-007")
    assert ok("--json", "statement", "match").json["lines"] == []


@pytest.mark.usefixtures("owed")
def test_lines_that_pay_nothing_are_left_aside(cb: Run, ok: Run, bank: Callable[..., Path]) -> None:
    ok("statement", "import", bank("15/01/2026;remboursement;12,00;X;\n"))
    (line,) = ok("--json", "statement", "match").json["lines"]
    ok("statement", "ignore", line["id"])
    assert ok("--json", "statement", "match").json["lines"] == []
    ok("statement", "ignore", line["id"], "--back")
    assert len(ok("--json", "statement", "match").json["lines"]) == 1


def test_a_statement_of_another_account_is_asked_about(
    cb: Run, ok: Run, bank: Callable[..., Path], tmp_path: Path
) -> None:
    ok("statement", "import", bank("15/01/2026;a;1,00;X;\n").rename(tmp_path / "none.csv"))
    first = "Compte;Date;Montant en euros\nFR7630006000011234567890189;15/01/2026;5,00\n"
    (tmp_path / "first.csv").write_text(first, encoding="utf-8")
    (tmp_path / "other.csv").write_text(first.replace("FR763000", "FR763999"), encoding="utf-8")
    ok("statement", "import", tmp_path / "first.csv")
    refused = cb("statement", "import", tmp_path / "other.csv")
    assert refused.code == 1
    assert "--own-account" in refused.err
    ok("statement", "import", tmp_path / "other.csv", "--own-account")


def test_a_day_to_come_and_a_broken_line_book_nothing(cb: Run, ok: Run, bank: Callable[..., Path]) -> None:
    assert "a day to come" in cb("statement", "import", bank("15/01/2099;a;1,00;X;\n")).err
    assert "is not an amount" in cb("statement", "import", bank("15/01/2026;a;1,2,3;X;\n")).err
    assert ok("--json", "statement", "list").json == []


def test_columns_that_were_named_once_are_known_for_the_next_file(cb: Run, ok: Run, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("When;Sum EUR;Whom\n15/01/2026;5,00;Anna\n", encoding="utf-8")
    refused = cb("statement", "import", path)
    assert "--column date" in refused.err
    ok("statement", "import", path, "--column", "date=When", "--column", "amount=Sum EUR", "--column", "name=Whom")
    path.write_text("When;Sum EUR;Whom\n18/01/2026;6,00;Bea\n", encoding="utf-8")
    assert ok("--json", "statement", "import", path).json["new"] == 1
