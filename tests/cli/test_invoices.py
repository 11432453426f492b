"""Invoices and payments by the command line: drafted, issued, paid and taken back, in lines of JSON too."""

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
    """Return an agreed deal of a creator and a brand of whom an invoice knows all that it needs."""
    creator = ok("list", "creator", "--json").json[0]["id"]
    ok("edit", "creator", creator, "vat_regime=franchise", "company_number=732829320", "legal_name=Léa Martin EI",
       "address=3 rue des Lilas")  # fmt: skip
    ok("add", "brand", "name=Éclat", "legal_name=Éclat SAS", "country=FR", "address=1 quai", "company_number=404833048")
    return str(ok("add", "deal", "title=Spring", "brand_id=Éclat", "fee=1500", "stage=live", "--json").json["id"])


def test_from_a_deal_to_the_bank_and_back(cb: Run, ok: Run, deal: str, tmp_path: Path) -> None:
    draft = ok("invoice", "draft", "Spring", "--supplied", "2026-03-01", "--json").json
    assert (draft["number"], draft["kind"], len(draft["lines"])) == (None, "invoice", 1)
    assert "1,500.00" in ok("invoice", "list", "--drafts").out
    assert ok("invoice", "check", draft["id"], "--json").json == {"findings": []}
    paper = tmp_path / "invoice.pdf"
    issued = ok("invoice", "issue", draft["id"], "--out", paper, "--json").json
    assert (issued["number"], issued["payable"]) == ("F-2026-001", {"amount": "1500.00", "currency": "EUR"})
    assert paper.read_bytes().startswith(b"%PDF")
    said = cb("invoice", "discard", "F-2026-001", "--json")
    assert (said.code, said.error["code"]) == (1, "invoice.issued")
    assert ok("pay", "Spring", "--amount", "500", "--json").json[0]["credit"]["amount"] == "0.00"
    owed = ok("pay", "--list", "Spring", "--json").json
    assert [(each["state"], each["open"]["amount"]) for each in owed] == [("partly_paid", "1000.00")]
    assert "1 × €1,500.00  Spring – Fee" in ok("invoice", "show", "F-2026-001").out
    ok("pay", "F-2026-001", "--on", "2026-03-01")
    said = cb("pay", deal, "--json")
    assert (said.code, said.error["code"]) == (1, "payment.nothing_open")
    received = ok("pay", "--received", "--json").json
    assert [each["amount"]["amount"] for each in received] == ["500.00", "1000.00"]
    printed = ok("pay", "--received").out
    assert not any(each["id"] in printed for each in received)
    (short,) = (word for word in printed.split() if len(word) >= 8 and received[0]["id"].startswith(word))
    ok("pay", "--take-back", short)
    assert ok("invoice", "list", "--open", "--json").json[0]["settled"]["amount"] == "1000.00"
    note = ok("invoice", "credit", "F-2026-001", "--reason", "Cancelled", "--json").json
    assert note["number"] == "F-2026-002"
    said = cb("undo", "--json")
    assert (said.code, said.error["code"]) == (1, "barrier")


def test_what_is_missing_is_an_answer_of_no(cb: Run, ok: Run) -> None:
    ok("add", "brand", "name=Éclat")
    ok("add", "deal", "title=Spring", "brand_id=Éclat", "fee=1500", "stage=live")
    draft = ok("invoice", "draft", "Spring", "--json").json["id"]
    said = cb("invoice", "issue", draft, "--json")
    assert (said.code, said.error["code"]) == (1, "invoice_incomplete")
    assert cb("invoice", "check", draft).code == 1
    ok("invoice", "edit", draft, "--supplied-from", "2026-02-02")
    assert ok("invoice", "show", draft, "--json").json["supplied_to"] == "2026-02-02"
    said = cb("invoice", "edit", draft, "--supplied-to", "2026-02-01", "--json")
    assert (said.code, said.error["where"]) == (3, "supplied_to")
    ok("invoice", "edit", draft, "--supplied-to", "2026-02-05")
    shown = ok("invoice", "show", draft).out
    assert [line.split()[1:] for line in shown.splitlines() if line.startswith("Supplied")] == [
        ["from", "2", "Feb", "2026"],
        ["to", "5", "Feb", "2026"],
    ]
    ok("add", "deal", "title=Talked", "brand_id=Éclat", "fee=900", "stage=negotiating")
    ok("add", "payment", "deal=Talked", "label=All", "amount=900")
    said = cb("pay", "Talked", "--json")
    assert (said.code, said.error["code"]) == (1, "payment.not_agreed")
    said = cb("pay", "Spring", "--on", "2099-01-01", "--json")
    assert (said.code, said.error["where"]) == (3, "received_on")
    assert "today or before" in said.error["hint"]
    assert cb("invoice", "show", "F-2026-009").code == 3
    assert cb("invoice", "series", "F-{counter}").code == 3
    assert ok("invoice", "series", "F{year}/{counter:2}", "--json").json[0]["pattern"] == "F{year}/{counter:2}"
    ok("add", "creator", "name=Mira Second", "country=DE")
    whose = cb("invoice", "series")
    assert (whose.code, "several creators" in whose.err) == (3, True)
    assert ok("invoice", "series", "--creator", "Mira Second", "--json").json == []


def test_lines_of_json_are_entered_all_or_none(cb: Run, ok: Run, deal: str, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    line = '{"deals": ["Spring"], "supplied": "2026-03-01"}\n'
    lines.write_text(line * 2, encoding="utf-8")
    refused = cb("invoice", "draft", "--from", lines, "--json")
    assert (refused.code, refused.error["code"], "line 2" in refused.error["where"]) == (
        3,
        "invoice.nothing_to_invoice",
        True,
    )
    assert ok("invoice", "list", "--json").json == []
    lines.write_text(line, encoding="utf-8")
    draft = ok("invoice", "draft", "--from", lines, "--json").json[0]["id"]
    number = ok("invoice", "issue", draft, "--json").json["number"]
    wrong = '{"what": "NUMBER", "amount": 500}\n{"what": "NUMBER", "amount": 2000}\n'.replace("NUMBER", number)
    lines.write_text(wrong, encoding="utf-8")
    refused = cb("pay", "--from", lines, "--json")
    assert (refused.error["code"], "line 2" in refused.error["where"]) == ("payment.more_than_open", True)
    assert ok("pay", "--received", "--json").json == []
    lines.write_text(wrong.replace("2000", '{"amount": "1000", "currency": "EUR"}'), encoding="utf-8")
    assert len(ok("pay", "--from", lines, "--json").json) == 2
    assert ok("pay", "--list", deal, "--json").json[0]["state"] == "paid"
    lines.write_text('{"what": "x"', encoding="utf-8")
    assert cb("pay", "--from", lines).code == 3
