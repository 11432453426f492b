"""What contradicts itself on the command line: it stops an issue, is fixed by name, or goes out as it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


@pytest.fixture
def deal(ok: Run) -> Run:
    creator = ok("list", "creator", "--json").json[0]["id"]
    ok("edit", "creator", creator, "address=3 rue des Lilas, 75020 Paris", "email=lea@example.com")
    ok("add", "brand", "name=Aurora", "legal_name=Aurora SAS", "country=FR", "tax_residence=FR",
       "email=pr@aurora.example", "address=2 rue Haute")  # fmt: skip
    ok("add", "deal", "title=Reel", "brand=Aurora", "fee=2000 EUR", "objective=Spring launch",
       "starts_on=2026-03-01", "ends_on=2026-05-31")  # fmt: skip
    ok("add", "deliverable", "deal=Reel", "platform=instagram", "medium=reel", "due_on=2026-03-10")
    ok("add", "terms", "deal=Reel", "payment_days=30", "revisions=2", "governing_law=FR")
    return ok


def codes(run: Run) -> dict[str, dict[str, object]]:
    found = run("contract", "check", "Reel", "--json").json["findings"]
    return {each["code"]: each for each in found}


def test_payments_that_are_not_the_fee_stop_an_issue_until_they_are_mended(cb: Run, deal: Run, tmp_path: Path) -> None:
    for amount in ("900", "900", "900"):
        deal("add", "payment", "deal=Reel", f"amount={amount} EUR", f"label=Part {amount}")
    refused = cb("contract", "issue", "Reel", "--json")
    assert (refused.code, refused.error["code"]) == (1, "contract_incomplete")
    assert "The payments add up to €2,700.00, the sum agreed is €2,000.00" in refused.error["hint"]
    offered = codes(cb)["instalments.sum_differs"]
    assert (offered["severity"], offered["can_be_accepted"]) == ("error", True)
    assert [way["way"] for way in offered["fixes"]] == ["scale", "fee"]  # type: ignore[attr-defined]
    said = cb("contract", "check", "Reel")
    assert said.code == 1
    assert "check --fix instalments.sum_differs=scale  Bring the payments to €2,000.00" in said.out
    assert "issue --accept instalments.sum_differs" in said.out
    fixed = deal("contract", "check", "Reel", "--fix", "instalments.sum_differs=scale").out
    assert "Fixed: Bring the payments to €2,000.00" in fixed
    amounts = [row["amount"]["amount"] for row in deal("list", "payment", "--json").json]
    assert sorted(amounts) == ["666.66", "666.67", "666.67"]
    deal("contract", "issue", "Reel", "--out", tmp_path / "c.pdf")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / "c.pdf").pages).split())
    assert text.count("2 000,00") + text.count("2,000.00") >= 2
    assert "2,700.00" not in text
    assert "2 700,00" not in text
    assert "Scale the payments of “Reel”" in deal("history").out


def test_a_contradiction_that_is_meant_goes_out_with_its_finding(cb: Run, deal: Run, tmp_path: Path) -> None:
    deal("add", "payment", "deal=Reel", "amount=900 EUR", "label=First")
    wrong = cb("contract", "issue", "Reel", "--accept", "contract.missing_identity", "--json")
    assert wrong.code == 2
    issued = deal("contract", "issue", "Reel", "--accept", "instalments.sum_differs", "--json").json
    assert "instalments.sum_differs" in [each["code"] for each in issued["findings"]]
    # Whoever relies on the paper later is told so by its evidence.
    deal("contract", "evidence", "Reel", "--language", "en", "--out", tmp_path / "e.pdf")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / "e.pdf").pages).split())
    assert "it was accepted as meant: “The payments add up to €900.00" in text
    deal("edit", "deal", "Reel", "objective=Summer launch")
    # What was accepted for one version is not accepted for the next.
    assert cb("contract", "amend", "Reel", "--json").error["code"] == "contract_incomplete"
    amended = deal("contract", "amend", "Reel", "--accept", "instalments.sum_differs").out
    assert "It went out with this:" in amended
    assert "The payments add up to €900.00" in amended


def test_the_price_of_rights_is_in_the_fee_or_on_top_of_it_and_the_contract_says_which(
    cb: Run, deal: Run, tmp_path: Path
) -> None:
    deal("add", "usage_right", "deal=Reel", "channels=website", "duration_days=90", "price=500 EUR")
    assert "€500.00 is the price of rights" in cb("contract", "issue", "Reel", "--json").error["hint"]

    def printed(way: str) -> str:
        deal("contract", "check", "Reel", "--fix", f"rights.price_in_or_on_top={way}")
        deal("contract", "preview", "Reel", "--language", "en", "--out", tmp_path / f"{way}.pdf")
        return " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / f"{way}.pdf").pages).split())

    within = printed("in_fee")
    assert "part of the fee" in within
    assert "The prices stated for rights are part of the Fee" in within
    deal("undo")
    on_top = printed("on_top")
    assert "together €2,500.00" in on_top
    assert "The prices stated for rights are part of the Fee" not in on_top
    deal("add", "payment", "deal=Reel", "amount=2000 EUR", "label=All")
    assert "The payments add up to €2,000.00, the sum agreed is €2,500.00" in cb("contract", "check", "Reel").out


def test_a_day_and_days_after_the_invoice_are_two_due_dates(cb: Run, deal: Run) -> None:
    deal("add", "payment", "deal=Reel", "amount=2000 EUR", "label=All", "trigger=after_invoice", "days_after=30",
         "due_on=2026-05-01")  # fmt: skip
    assert codes(cb)["instalment.two_days"]["severity"] == "error"
    deal("contract", "check", "Reel", "--fix", "instalment.two_days=days")
    assert "instalment.two_days" not in codes(cb)
    (row,) = deal("list", "payment", "--json").json
    assert (row["due_on"], row["days_after"]) == (None, 30)


def test_days_out_of_order_are_put_in_order_by_name(cb: Run, deal: Run) -> None:
    deal("edit", "deal", "Reel", "ends_on=2026-03-05")
    assert codes(cb)["contract.deliverable_after_end"]["fixes"][0]["way"] == "end"  # type: ignore[index]
    deal("contract", "check", "Reel", "--fix", "contract.deliverable_after_end=end")
    assert deal("show", "deal", "Reel", "--json").json["ends_on"] == "2026-03-10"
    for day in ("2026-05-30", "2026-04-10"):
        deal("add", "deliverable", "deal=Reel", "platform=instagram", "medium=story", f"due_on={day}")
    said = deal("contract", "check", "Reel", "--fix", "contract.deliverable_after_end=end").out
    assert said.count("Fixed: Let the deal run until 30 May 2026") == 1
    assert deal("show", "deal", "Reel", "--json").json["ends_on"] == "2026-05-30"
    refused = cb("contract", "check", "Reel", "--fix", "contract.deliverable_after_end=end")
    assert (refused.code, "Nothing of this deal is fixed by" in refused.err) == (2, True)


def test_the_days_of_the_brand_are_said_to_be_in_the_contract(cb: Run, deal: Run) -> None:
    deal("edit", "brand", "Aurora", "payment_days=45")
    (terms,) = deal("list", "terms", "--json").json
    deal("edit", "terms", terms["id"], "payment_days=")
    assert codes(cb)["contract.payment_term_of_brand"]["text"] == (
        "The contract says 45 days to pay: those of the brand’s own record, as the terms name none."
    )
    assert "contract.missing_payment_term" not in codes(cb)


def test_no_law_is_told_before_the_question_that_decides_it_is_answered(cb: Run, ok: Run) -> None:
    creator = ok("list", "creator", "--json").json[0]["id"]
    ok("edit", "creator", creator, "country=US", "legal_name=Lea Martin", "address=9 Elm St\nAustin, TX 78702")
    ok("add", "brand", "name=Hale", "legal_name=Hale Inc.", "country=CA", "address=1 Main St\nToronto M5H 2N2")
    ok("add", "deal", "title=Reel", "brand=Hale", "fee=2000 USD")
    ok("add", "terms", "deal=Reel", "governing_law=US")
    found = codes(cb)
    assert found["contract.audience_unknown"]["severity"] == "warning"
    assert not [each for each in found.values() if "France" in str(each["sources"]) or "Loi" in str(each["sources"])]
    assert "contract.law_not_national" not in found
    ok("add", "channel", f"creator={creator}", "platform=instagram", "handle=@lea", "audience_countries=FR")
    found = codes(cb)
    assert "contract.audience_unknown" not in found
    assert found["contract.law_not_national"]["sources"]


def test_prices_are_settled_before_sums_are_in_whatever_order_their_fixes_are_named(cb: Run, deal: Run) -> None:
    deal("add", "payment", "deal=Reel", "amount=1500 EUR", "label=All")
    deal("add", "usage_right", "deal=Reel", "channels=paid_social", "start=on_signature", "duration_days=90",
         "price=500 EUR")  # fmt: skip
    deal("contract", "check", "Reel", "--fix", "instalments.sum_differs=scale", "--fix",
         "rights.price_in_or_on_top=on_top")  # fmt: skip
    assert "instalments.sum_differs" not in codes(cb)
    assert deal("list", "payment", "--json").json[0]["amount"]["amount"] == "2500.00"


def test_a_term_that_leaves_its_signed_contract_is_told_until_it_is_amended(cb: Run, deal: Run) -> None:
    deal("add", "payment", "deal=Reel", "amount=2000 EUR", "label=All")
    deal("contract", "issue", "Reel")
    told = "Differs from C-2026-001 as issued: Fee, €2,000.00 → €2,500.00"
    assert told in deal("edit", "deal", "Reel", "fee=2500").out
    deal("edit", "deal", "Reel", "fee=2000")
    deal("contract", "mark", "Reel", "signed")
    told = told.replace("as issued", "as signed")
    assert "differs" not in deal("contract", "check", "Reel").out
    assert told in deal("edit", "deal", "Reel", "fee=2500").out
    assert told in deal("edit", "payment", "All", "amount=2500").out
    checked = cb("contract", "check", "Reel")
    assert checked.code == 1
    assert "Contract C-2026-001 is “Signed”, and 2 terms differ from it" in checked.out
    assert "cannot be issued" not in checked.out
    assert cb("contract", "check", "Reel", "--json").json["differs"] is True
    assert "contract check --fix contract.differs_signed=put_back" in checked.out
    line = "“Reel” says something else than contract C-2026-001 with Aurora (Signed): Fee, Payments."
    assert any(each["text"].startswith(line) for each in deal("due", "--json").json)
    back = deal("contract", "check", "Reel", "--fix", "contract.differs_signed=put_back").out
    assert "the deal says what it says" in back
    assert [row["amount"]["amount"] for row in deal("list", "payment", "--json").json] == ["2000.00"]
    assert not any(each["text"].startswith(line) for each in deal("due", "--json").json)
    deal("edit", "deal", "Reel", "fee=2500")
    deal("edit", "payment", "All", "amount=2500")
    deal("contract", "amend", "Reel")
    assert "differs" not in deal("contract", "check", "Reel").out


@pytest.mark.parametrize(("way", "said"), [("exempt", "TVA non applicable, art. 293 B du CGI"), ("charged", "")])
def test_a_french_creator_is_asked_once_whether_vat_is_charged(cb: Run, deal: Run, way: str, said: str) -> None:
    asked = "Not specified: whether Léa Martin charges VAT."
    assert asked in cb("contract", "check", "Reel").out
    cb("contract", "check", "Reel", "--fix", f"contract.vat_unsaid={way}")
    assert asked not in cb("contract", "check", "Reel").out
    (creator,) = deal("list", "creator", "--json").json
    assert (creator["vat_mention"], creator["vat_regime"]) == (said, {"exempt": "franchise", "charged": "normal"}[way])
