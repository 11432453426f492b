"""A year for the accountant from the command line: the ZIP, one file of it, and the accounts."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


def test_the_year_is_written_and_the_accounts_are_kept(cb: Run, ok: Run, tmp_path: Path) -> None:
    out = tmp_path / "year.zip"
    told = ok("accountant", "2026", "--out", out, "--json").json
    with zipfile.ZipFile(out) as archive:
        assert {each["name"] for each in told["files"]} == set(archive.namelist())
    assert "SIREN" in told["missing"][0]
    assert out.stat().st_mode & 0o777 == 0o600
    assert cb("accountant", "2026", "--out", out).code == 3
    assert cb("accountant", "2026", "--only", "fec", "--out", tmp_path / "fec.txt").code == 1
    assert cb("accountant", "2026", "--only", "datev", "--out", tmp_path / "datev.csv").code == 1
    ok("accountant", "2026", "--only", "journal", "--out", tmp_path / "journal.xlsx")
    assert (tmp_path / "journal.xlsx").read_bytes()[:2] == b"PK"
    kept = ok("accountant", "--account", "sales=706100", "--chart", "skr04", "--json").json
    chosen = [(each["role"], each["number"]) for each in kept if not each["proposed"]]
    assert chosen == [("sales", "706100")]
    assert {each["role"]: each["number"] for each in kept}["bank"] == "1800"
    for wrong in (("--account", "rent=6"), ("2026", "--only", "journal", "--out", tmp_path / "j.txt"), ()):
        assert cb("accountant", *wrong).code == 2


def test_rates_are_read_typed_and_listed(cb: Run, ok: Run, tmp_path: Path) -> None:
    file = tmp_path / "eurofxref-hist.csv"
    file.write_bytes(b"Date,USD,GBP,\n2026-02-27,1.0823,0.8341,\n")
    told = ok("rate", "import", file, "--currency", "usd", "--json").json
    assert (told["new"], told["currencies"], told["first"]) == (1, ["USD"], "2026-02-27")
    assert "Nothing new" in ok("rate", "import", file, "--currency", "USD").out
    ok("rate", "set", "eur", "gbp", "0.85", "--on", "2026-02-28", "--source", "my bank")
    listed = ok("rate", "list", "--json").json
    assert [(each["currency"], each["rate"], each["source"]) for each in listed] == [
        ("GBP", "0.85", "my bank"),
        ("USD", "1.0823", "ECB"),
    ]
    file.write_bytes(b"Date,USD,\n2026-02-31,1.0823,\n")
    assert cb("rate", "import", file).code == 3
    assert cb("rate", "set", "EUR", "GBP", "0").code == 3
    assert ok("report", "income", "--in", "EUR", "--json").json == []
    assert cb("report", "income", "--in", "euros").code == 2


def test_what_to_upload_of_a_month_is_printed_and_written(cb: Run, ok: Run, tmp_path: Path) -> None:
    assert ok("report", "e-reporting", "--json").json == []
    out = tmp_path / "month.csv"
    ok("report", "e-reporting", "--from", "2026-02-01", "--to", "2026-02-28", "--out", out)
    assert out.read_text("utf-8-sig").startswith("Month")
    assert cb("report", "e-reporting", "--out", tmp_path / "month.pdf").code == 2
    assert cb("report", "late", "--out", out).code == 2
