"""`contract compare DEAL --theirs FILE`: read, reported in words and as JSON, written, kept, and put into a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.their_contracts.french import CESSION
from tests.their_contracts.making import pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


@pytest.fixture
def theirs(ok: Run, tmp_path: Path) -> str:
    """Return a contract of theirs, with a deal “Serum” in the book that differs from it."""
    ok("add", "brand", "name=Éclat", "language=de")
    ok("add", "deal", "title=Serum", "brand_id=Éclat", "fee=1500 EUR")
    made = tmp_path / "Cession.pdf"
    made.write_bytes(pdf(CESSION.text))
    return str(made)


def test_it_is_told_in_words(cb: Run, theirs: str) -> None:
    said = cb("contract", "compare", "Serum", "--theirs", theirs)
    assert (said.code, said.err) == (1, "")
    assert "Differs: Fee – ours €1,500.00, theirs €2,400.00" in said.out
    assert "page 1: “Le prix total et forfaitaire est fixé à 2.400 euros hors taxes.”" in said.out
    assert "Check this: Your liability" not in said.out
    assert "Check this: You may give up the right to be named" in said.out
    assert "not a legal reading" in said.out


def test_it_is_told_as_json(cb: Run, theirs: str) -> None:
    said = cb("contract", "compare", "Serum", "--theirs", theirs, "--json")
    assert said.code == 1
    found = said.json
    assert (found["theirs"], found["pages"], found["language"], found["own_contract"]) == ("Cession.pdf", 1, "fr", None)
    assert "not a legal reading" in found["note"]
    fee = next(line for line in found["lines"] if line["topic"] == "fee")
    assert fee["result"] == "differs"
    assert fee["ours"] == {"amount": "1500.00", "currency": "EUR"}
    assert fee["theirs"] == {"amount": "2400.00", "currency": "EUR"}
    start, end = fee["place"]["span"]
    assert fee["place"]["sentence"][start:end] == "2.400 euros"
    assert {remark["code"] for remark in found["remarks"]} == CESSION.remarks


def test_it_is_written_and_the_file_is_kept(cb: Run, ok: Run, theirs: str, tmp_path: Path) -> None:
    out = tmp_path / "comparison.txt"
    said = cb("contract", "compare", "Serum", "--theirs", theirs, "--out", out, "--keep")
    assert said.code == 1
    assert "Differs: Fee" in out.read_text(encoding="utf-8")
    assert "Keep their contract" in ok("history").out
    refused = cb("contract", "compare", "Serum", "--theirs", theirs, "--out", out)
    assert refused.code == 3
    assert "already a file" in refused.err


def test_the_letter_speaks_the_contracts_language_or_the_one_that_is_chosen(
    cb: Run, theirs: str, tmp_path: Path
) -> None:
    compared = ("contract", "compare", "Serum", "--theirs", theirs, "--mail")
    assert cb(*compared).out.startswith("Votre contrat pour « Serum »")
    out = tmp_path / "letter.txt"
    said = cb(*compared, "--language", "de", "--ask", "fee", "--out", out)
    assert (said.code, said.out) == (1, f"Letter saved: {out}\n")
    letter = out.read_text(encoding="utf-8")
    assert letter.startswith("Ihr Vertrag zu „Serum“")
    assert [line.partition(" in Ihrem")[0] for line in letter.splitlines() if line.startswith("- ")] == [
        "- Vergütung: 2.400,00\xa0€"
    ]
    refused = cb(*compared, "--ask", "moon")
    assert (refused.code, "There is no such point: moon." in refused.err) == (3, True)


@pytest.mark.parametrize("name", ["none.pdf", "own.creatorbook"])
def test_what_cannot_be_read_is_one_sentence(cb: Run, theirs: str, tmp_path: Path, name: str) -> None:
    del theirs
    said = cb("contract", "compare", "Serum", "--theirs", tmp_path / name, "--json")
    assert said.code == 3
    assert said.error["where"] == name


def test_the_letter_offers_clauses_for_the_remarks_that_are_named(cb: Run, theirs: str, tmp_path: Path) -> None:
    harsh = tmp_path / "harsh.txt"
    harsh.write_text(
        "Fee of 900 EUR for the services of the Creator, under this agreement and in the terms of it.\n"
        "The Brand may withhold payment at its discretion.\nAny dispute is settled by binding arbitration.\n",
        encoding="utf-8",
    )
    told = cb("contract", "compare", "Serum", "--theirs", harsh)
    assert "Offer instead (arbitration): Disputes are decided by the ordinary courts" in told.out
    said = cb("contract", "compare", "Serum", "--theirs", harsh, "--mail", "--propose", "may_withhold")
    assert "“The Brand may withhold payment at its discretion.”" in said.out
    assert "I suggest instead: “Payment may only be withheld for a defect" in said.out
    assert "arbitration" not in said.out
    refused = cb("contract", "compare", "Serum", "--theirs", theirs, "--mail", "--propose", "moon")
    assert refused.code == 3
    assert "There is no such remark: moon." in refused.err
