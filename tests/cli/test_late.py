"""`creatorbook late`: who is to be reminded, the step with its letter, brands that never are, and the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


@pytest.fixture
def deal(ok: Run) -> str:
    """Return the title of a deal with a payment that was due eight days before the day of the tests."""
    ok("add", "brand", "name=Éclat", "country=FR", "language=fr", "email=post@example.com", "address=1 quai du Rhône")
    ok("add", "deal", "title=Winter balm", "brand=Éclat", "stage=invoiced", "fee=1500")
    ok("add", "payment", "deal=Winter balm", "label=Balance", "amount=1500", "due_on=-8")
    return "Winter balm"


def test_a_step_is_written_kept_and_not_asked_for_again(ok: Run, cb: Run, deal: str, tmp_path: Path) -> None:
    (found,) = ok("late", "--json").json
    assert (found["days_late"], found["due"], found["coming"], found["off"]) == (8, 7, 15, False)
    assert "Payment reminder, firm" in ok("late").out
    out, eml = tmp_path / "step.pdf", tmp_path / "step.eml"
    said = ok("late", "step", deal, "--out", out, "--eml", eml, "--json").json
    assert (said["file"], said["due"], said["coming"]) == (str(out), None, 15)
    assert out.read_bytes().startswith(b"%PDF")
    assert b"X-Unsent: 1" in eml.read_bytes()
    told = ok("late", "list", deal, "--json")
    assert "mail" in told.out, told.out
    refused = cb("late", "step", deal)
    assert (refused.code, "The next is on" in refused.err) == (1, True)
    assert cb("late", "step").code == 2
    assert ok("late", "step", deal, "--days", "15", "--means", "phone", "--note", "called").code == 0
    (found,) = ok("late", "--json").json
    assert [(each["days"], each["taken"]["means"]) for each in found["steps"] if each["taken"]] == [
        (7, "mail"), (15, "phone"),
    ]  # fmt: skip
    dossier = ok("late", "dossier", deal, "--out", tmp_path / "all.pdf", "--language", "en", "--json").json
    assert (dossier["pages"], "No contract was issued for this deal." in dossier["missing"]) == (2, True)
    assert "No approval is noted." in ok("late", "dossier", deal, "--out", tmp_path / "all.pdf", "--language", "en").out
    ok("undo")
    ok("undo")
    assert ok("late", "--json").json[0]["due"] == 7


def test_a_brand_is_left_alone_or_has_days_of_its_own(ok: Run, cb: Run, deal: str) -> None:
    ok("late", "off", "Éclat")
    assert ok("late", "--json").json[0]["off"] is True
    assert cb("late", "step", deal).code == 1
    ok("late", "on", "Éclat")
    ok("late", "off", deal)
    (found,) = ok("late", "--all", "--json").json
    assert (found["off"], found["due"], found["coming"], found["steps"]) == (True, None, None, [])
    ok("late", "on", deal)
    assert ok("late", "--json").json[0]["due"] == 7
    assert cb("late", "off", "Nobody").code == 3
    ok("late", "steps", "Éclat", "5", "20")
    assert [each["days"] for each in ok("late", "list", deal, "--json").json[0]["steps"]] == [5, 20]
    assert cb("late", "steps", "Éclat", "soon").code == 3
    ok("settings", "late_steps=-2 4")
    ok("late", "steps", "Éclat")
    assert [each["days"] for each in ok("late", "list", deal, "--json").json[0]["steps"]] == [-2, 4]


def test_the_tables_take_rows_of_ones_own(ok: Run, cb: Run) -> None:
    assert "€40.00" in ok("late", "table", "FR").out
    ok("late", "sum", "FR", "--from", "2026-01-01", "--amount", "55", "--source", "My contract")
    ok("late", "rate", "France", "--from", "2026-03-02", "--rate", "13", "--source", "Banque de France")
    table = ok("late", "table", "FR", "--json").json
    assert [each["source"] for each in table["fixed_sums"] if each["own"]] == ["My contract"]
    assert [(each["from"], each["rate_bp"]) for each in table["rates"] if each["own"]] == [("2026-01-01", 1300)]
    assert "your own: Banque de France" in ok("late", "table", "FR").out
    assert cb("late", "table", "BR").code == 1
    assert cb("late", "table").code == 2
    assert cb("late", "sum", "FR", "--amount=-5").code == 3
