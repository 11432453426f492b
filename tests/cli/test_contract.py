"""Contracts by the command line after their issue: amended, marked, renewed, chosen by clause, in batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


@pytest.fixture
def deal(ok: Run) -> Run:
    """Put a deal that is ready for its contract into the book."""
    creator = ok("list", "creator", "--json").json[0]["id"]
    ok("edit", "creator", creator, "address=3 rue des Lilas, 75020 Paris", "email=lea@example.com")
    ok("add", "brand", "name=Aurora", "legal_name=Aurora SAS", "country=FR", "tax_residence=FR",
       "address=1 quai du Rhône, Lyon", "email=bonjour@example.com")  # fmt: skip
    more(ok, "Reel")
    return ok


def more(ok: Run, title: str) -> None:
    ok("add", "deal", f"title={title}", "brand=Aurora", "fee=1500 EUR", "objective=Spring launch",
       "starts_on=2026-03-01", "ends_on=2026-05-31")  # fmt: skip
    ok("add", "deliverable", f"deal={title}", "platform=instagram", "medium=reel", "due_on=2026-03-10")
    ok("add", "terms", f"deal={title}", "payment_days=30", "revisions=2", "governing_law=FR")


def test_an_amendment_needs_a_change_and_makes_a_version(cb: Run, deal: Run, tmp_path: Path) -> None:
    assert cb("contract", "amend", "Reel", "--json").error["code"] == "contract_not_issued"
    deal("contract", "issue", "Reel")
    assert cb("contract", "amend", "Reel", "--json").error["code"] == "contract_unchanged"
    deal("edit", "deal", "Reel", "fee=1800 EUR")
    second = tmp_path / "second.pdf"
    amended = deal("contract", "amend", "Reel", "--out", second, "--json").json
    assert (amended["number"], amended["version"], amended["file"]) == ("C-2026-001", 2, str(second))
    first = tmp_path / "first.pdf"
    deal("contract", "save", "Reel", "--version", "1", "--out", first)
    assert first.read_bytes().startswith(b"%PDF")
    assert first.read_bytes() != second.read_bytes()
    missing = cb("contract", "save", "Reel", "--version", "9", "--json").error
    assert (missing["code"], missing["error"]) == ("not_found", "This contract has no version 9.")
    unsigned = cb("contract", "save", "Reel", "--signed", "--out", first.with_name("signed.pdf"))
    assert (unsigned.code, first.with_name("signed.pdf").exists()) == (3, False)


def test_an_issue_tells_what_the_check_warns_of(cb: Run, deal: Run) -> None:
    deal("add", "exclusivity", "deal=Reel", "competitors=Moss", "starts_on=2026-03-01")
    checked = deal("contract", "check", "Reel", "--json").json["findings"]
    warned = [each["code"] for each in checked if each["severity"] == "warning"]
    assert "exclusivity.without_end" in warned
    issued = deal("contract", "issue", "Reel", "--json").json
    assert [each["code"] for each in issued["findings"]] == warned
    deal("edit", "deal", "Reel", "fee=1800 EUR")
    said = deal("contract", "amend", "Reel").out
    assert "version 2, is issued." in said
    assert "The exclusivity for “Moss” has no end." in said.split("Check this:")[1]
    more(deal, "Story")
    deal("add", "exclusivity", "deal=Story", "competitors=Élan", "starts_on=2026-03-01")
    batch = cb("contract", "issue", "Story", "Reel")
    assert batch.code == 1
    assert "The exclusivity for “Élan” has no end." in batch.out.split("Story\n")[1]
    assert "Moss" not in batch.out


def test_an_exclusivity_that_forbids_nothing_is_told_where_it_is_written(deal: Run) -> None:
    empty = deal("add", "exclusivity", "deal=Reel", "--json").json
    assert [each["code"] for each in empty["findings"]] == ["exclusivity.without_scope"]
    assert (
        "The exclusivity for “Hair care” has no end."
        in deal("add", "exclusivity", "deal=Reel", "category=Hair care").out
    )


def test_a_contract_is_signed_renewed_and_ended(cb: Run, deal: Run) -> None:
    assert cb("contract", "mark", "Reel", "signed", "--json").error["code"] == "not_found"
    deal("contract", "issue", "Reel")
    assert cb("contract", "renew", "Reel").code == 1
    assert "a day to come" in cb("contract", "mark", "Reel", "signed", "--on", "2026-03-04", "--json").error["error"]
    marked = deal("contract", "mark", "Reel", "signed", "--on", "2026-03-02", "--json").json
    assert (marked["state"], [each["code"] for each in marked["findings"]]) == ("signed", ["stage.all_signed"])
    assert deal("show", "deal", "Reel", "--json").json["signed_on"] == "2026-03-02"
    assert cb("contract", "mark", "Reel", "signed_by_one").code == 1
    kept = cb("trash", "deal", "Reel", "--json").error
    assert (kept["code"], kept["error"].split(":")[0]) == ("record.contract_out", "Contract C-2026-001 is signed")
    assert deal("trash", "contract", "C-2026-001", "--issued", "--json").json["gone"] >= 1
    deal("undo")
    renewed = deal("contract", "renew", "Reel", "--months", "2", "--json").json
    assert (renewed["renews"], renewed["starts_on"], renewed["ends_on"]) == ("C-2026-001", "2026-06-01", "2026-07-31")
    assert deal("show", "deal", renewed["deal_id"], "--json").json["stage"] == "negotiating"
    assert "ended" in deal("contract", "mark", first_deal(deal), "ended").out


def first_deal(ok: Run) -> str:
    """Return the id of the oldest deal: “Reel” may mean its renewal too."""
    return min(str(each["id"]) for each in ok("list", "deal", "--json").json)


def test_a_contract_speaks_of_an_approval_only_where_somebody_did(deal: Run) -> None:
    (terms,) = deal("list", "terms", "--json").json
    assert terms["approval_needed"] is None
    deal("edit", "terms", terms["id"], "revisions=")

    def told() -> set[str]:
        clauses = deal("contract", "clauses", "Reel", "--json").json
        return {each["id"] for each in clauses if each["applies"] and "approval" in each["id"]}

    assert told() == set()
    deal("edit", "terms", terms["id"], "approval_needed=no")
    assert told() == {"no_approval"}
    assert [each["id"] for each in deal("list", "terms", "--filter", "approval_needed=no", "--json").json] == [
        terms["id"]
    ]
    deal("edit", "terms", terms["id"], "approval_needed=yes")
    assert told() == {"approval"}
    deal("edit", "terms", terms["id"], "approval_needed=")
    assert told() == set()


def test_clauses_are_listed_switched_ordered_worded_and_kept_as_a_template(cb: Run, deal: Run) -> None:
    listed = {each["id"]: each for each in deal("contract", "clauses", "Reel", "--json").json}
    assert listed["confidentiality"]["on"]
    assert listed["parties"]["fixed"]
    changed = deal(
        "contract", "clauses", "Reel", "--off", "general", "--word", "purpose=Our own words.",
        "--order", "law, purpose", "--keep-as", "Short", "--json",
    ).json  # fmt: skip
    now = {each["id"]: each for each in changed}
    assert not now["general"]["on"]
    assert (now["purpose"]["text"], now["purpose"]["words"]) == ("Our own words.", "deal")
    order = [each["id"] for each in changed]
    assert order.index("law") < order.index("purpose")
    more(deal, "Story")
    story = {each["id"]: each for each in deal("contract", "clauses", "Story", "--template", "short", "--json").json}
    assert not story["general"]["on"]
    assert story["purpose"]["words"] == "library"
    assert deal("contract", "clauses", "Story", "--on", "general").out.count("\n") > 20
    for wrong in (("--off", "parties"), ("--off", "nothing"), ("--choose", "fee=nothing"), ("--template", "none")):
        refused = cb("contract", "clauses", "Story", *wrong, "--json")
        assert refused.code == 3, wrong
        assert refused.error["error"]


def test_templates_are_renamed_and_removed(cb: Run, deal: Run) -> None:
    clauses = ("contract", "clauses", "Reel")
    deal(*clauses, "--off", "general", "--keep-as", "Short")
    deal(*clauses, "--keep-as", "Long")
    taken = cb(*clauses, "--rename-template", "Short=long", "--json")
    assert (taken.code, taken.error["code"]) == (3, "bad_input")
    assert cb(*clauses, "--rename-template", "Short").code == 2
    deal(*clauses, "--rename-template", "short=Brief")
    assert "Brief" in cb(*clauses, "--template", "Short").err
    deal(*clauses, "--remove-template", "brief")
    assert cb(*clauses, "--template", "Brief").code == 3
    deal("undo")
    deal(*clauses, "--template", "Brief")


def test_words_kept_again_are_ones_own_that_exist(cb: Run, deal: Run) -> None:
    clauses = ("contract", "clauses", "Reel")
    assert cb(*clauses, "--keep-words", "purpose").code == 3
    deal(*clauses, "--word", "purpose=Our own words.")
    listed = {each["id"]: each for each in deal(*clauses, "--keep-words", "purpose", "--json").json}
    assert listed["purpose"]["text"] == "Our own words."
    assert not listed["purpose"]["library_changed"]


def test_a_batch_numbers_all_and_says_what_was_refused(cb: Run, deal: Run, tmp_path: Path) -> None:
    more(deal, "Story")
    more(deal, "Live")
    deal("edit", "deal", "Story", "ends_on=2026-03-05")
    folder = tmp_path / "contracts"
    done = cb("contract", "issue", "--stage", "lead", "--out", folder, "--json")
    assert done.code == 1
    assert [each["number"] for each in done.json["issued"]] == ["C-2026-001", "C-2026-002"]
    assert [each["title"] for each in done.json["refused"]] == ["Story"]
    assert sorted(path.name for path in folder.iterdir()) == ["C-2026-001.pdf", "C-2026-002.pdf"]
    # What is out already is not issued again.
    again = cb("contract", "issue", "--stage", "lead", "--json")
    assert (again.json["issued"], len(again.json["refused"])) == ([], 1)
    assert cb("contract", "issue").code == 2
    assert cb("contract", "issue", "Reel", "--stage", "lead").code == 2


def test_versions_are_compared_in_words_and_as_a_pdf(cb: Run, deal: Run, tmp_path: Path) -> None:
    assert cb("contract", "compare", "Reel", "--json").error["code"] == "not_found"
    deal("contract", "issue", "Reel", "--language", "en")
    assert deal("contract", "compare", "Reel").out == "Nothing changed.\n"
    deal("edit", "deal", "Reel", "fee=1800 EUR")
    deal("contract", "amend", "Reel")
    target = tmp_path / "changes.pdf"
    told = cb("contract", "compare", "Reel", "--from", "1", "--to", "2", "--out", target)
    assert told.code == 1
    assert "€1,500.00 → €1,800.00" in told.out
    assert "[+" in told.out
    assert target.read_bytes().startswith(b"%PDF")
    said = cb("contract", "compare", "Reel", "--to", "2", "--json").json
    assert (said["before"], said["after"], said["same"]) == (1, 2, False)
    assert "fee" in {clause["id"] for clause in said["clauses"]}
    assert cb("contract", "compare", "Reel", "--to", "1").code == 3


def test_a_contract_goes_out_in_two_languages(cb: Run, deal: Run, tmp_path: Path) -> None:
    drawn = tmp_path / "draft.pdf"
    deal("contract", "preview", "Reel", "--language", "fr", "--second-language", "en", "--out", drawn)
    twice = cb("contract", "preview", "Reel", "--language", "fr", "--second-language", "fr", "--json").error
    assert (twice["where"], twice["error"]) == (
        "second_language",
        "A contract in two languages needs two different ones.",
    )
    deal("contract", "issue", "Reel", "--language", "fr", "--second-language", "en", "--form", "full")
    saved = tmp_path / "issued.pdf"
    deal("contract", "save", "Reel", "--out", saved)
    assert deal("contract", "terms", saved, "--json").json["terms"]["other"]["language"] == "en"
    own = deal("contract", "clauses", "Reel", "--language", "en", "--word", "purpose=Quite other words.", "--json").json
    assert next(each["words"] for each in own if each["id"] == "purpose") == "deal"
    # What one column alone says otherwise is found before it is amended.
    told = cb("contract", "check", "Reel", "--language", "fr", "--json").json["findings"]
    assert "document.one_language" in {each["code"] for each in told}
    changed = cb("contract", "compare", "Reel", "--json").json
    assert [each["title"] for each in changed["clauses"]] == ["Objet et missions", "Purpose (English)"]
