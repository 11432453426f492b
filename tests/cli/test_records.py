"""Records by the command line: init, add, list, show, edit, trash, restore, settings."""

from __future__ import annotations

import io
import os
import shlex
import sys
from typing import TYPE_CHECKING

import pytest

from creatorbook.cli.commands import settings
from creatorbook.cli.output.findings import print_findings
from creatorbook.cli.output.terminal import Terminal
from creatorbook.common.i18n import _, use_language
from creatorbook.common.settings import TABLE, Settings
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.findings.finding import Severity
from creatorbook.services.book.book import Book
from creatorbook.services.fields.kinds import KINDS
from creatorbook.services.records.editing import TrashRecords

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from creatorbook.common.clock import FixedClock
    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


def test_init_makes_a_book_and_it_is_the_one_used_next(bare: Run, tmp_path: Path) -> None:
    book = tmp_path / "new.creatorbook"
    said = bare(
        "init", book, "--country", "France", "--language", "French", "--currency", "eur", "--name", "Léa", "--json"
    )
    assert said.code == 0
    assert said.json == {"book": str(book), "name": "Léa", "country": "FR", "language": "fr", "currency": "EUR"}
    assert bare("list", "creator", "--json").json[0]["legal_name"] == "Léa"
    assert Settings().get("last_book") == str(book)


def test_init_says_what_follows_from_having_no_country_and_the_commands_it_names_set_one(
    bare: Run, tmp_path: Path
) -> None:
    said = bare("init", tmp_path / "new.creatorbook", "--name", "Léa Martin")
    assert said.code == 0
    made, _sep, warned = said.out.rstrip().partition("\n")
    assert made.startswith("The book is made: ")
    assert warned.startswith("No country is set. Until it is, contracts propose no governing law, ")
    commands = warned.partition("Set it with: ")[2].split("; ")
    assert len(commands) == 2
    for command in commands:
        assert bare(*shlex.split(command)[1:]).code == 0
    assert bare("settings", "--json").json["country"] == "FR"
    assert bare("list", "creator", "--json").json[0]["country"] == "FR"
    assert bare("init", tmp_path / "other.creatorbook", "--country", "FR").out.count("\n") == 1


def test_a_book_without_a_currency_counts_in_that_of_its_country_and_says_so(bare: Run, tmp_path: Path) -> None:
    said = bare("init", tmp_path / "us.creatorbook", "--country", "US")
    assert "Amounts without a currency are in USD, that of the country." in said.out
    assert bare("settings", "--json").json["currency"] == "USD"
    (tmp_path / "deals.csv").write_text("Brand,Campaign,Fee\nInkwell Paper,Desk reset,1200\n", encoding="utf-8")
    assert bare("import", tmp_path / "deals.csv").code == 0
    assert bare("list", "deal", "--json").json[0]["fee"] == {"amount": "1200.00", "currency": "USD"}
    assert bare("init", tmp_path / "bg.creatorbook", "--country", "Bulgaria", "--json").json["currency"] == "EUR"


def test_init_leaves_a_file_that_is_there_alone(bare: Run, tmp_path: Path) -> None:
    book = tmp_path / "there.creatorbook"
    book.write_text("mine", encoding="utf-8")
    said = bare("init", book)
    assert said.code == 3
    assert book.read_text(encoding="utf-8") == "mine"
    assert bare("init", tmp_path / "no" / "where.creatorbook", "--json").error["code"] == "bad_input"
    assert bare("init", tmp_path / "b.creatorbook", "--country", "Atlantis").code == 3
    assert not (tmp_path / "b.creatorbook").exists()


def test_a_record_is_added_shown_listed_edited(ok: Run) -> None:
    brand = ok("add", "brand", "name=Aurora", "country=France", "--json").json
    assert (brand["type"], brand["name"], brand["country"], brand["trashed"]) == ("brand", "Aurora", "FR", False)
    deal = ok("add", "deal", "title=Summer reel", "brand=aurora", "fee=3*250", "ends_on=+10", "--json").json
    assert deal["fee"] == {"amount": "750.00", "currency": "EUR"}
    assert deal["brand_id"] == brand["id"]
    assert deal["ends_on"] == "2026-03-12"
    assert isinstance(deal["version"], str)
    assert ok("show", "deal", "summer REEL", "--json").json == {k: v for k, v in deal.items() if k != "findings"}
    assert ok("show", "deals", deal["id"][:18], "--json").json["id"] == deal["id"]
    edited = ok("edit", "deal", deal["id"], "fee=1,200.50 USD", "ends_on=", "--json").json
    assert edited["fee"] == {"amount": "1200.50", "currency": "USD"}
    assert edited["ends_on"] is None
    assert [row["id"] for row in ok("list", "deal", "--json").json] == [deal["id"]]


def test_people_read_a_table_and_a_card(ok: Run) -> None:
    ok("add", "brand", "name=Œuvre & fils")
    ok("add", "deal", "title=Été", "brand=œuvre & fils", "fee=1500", "ends_on=2026-12-03")
    heading, row = ok("list", "deal").out.splitlines()
    assert heading.split()[:3] == ["Id", "Title", "Brand"]
    assert "Été" in row
    assert "€1,500.00" in row
    assert "3 Dec 2026" in row
    assert row.index("€1,500.00") + len("€1,500.00") == heading.index("Fee") + len("Fee")
    card = ok("show", "deal", "Été").out
    assert card.startswith("Deal: Été\n")
    assert "\nBrand    Œuvre & fils\n" in card
    assert "Signed on" not in card
    short = row.split()[0]
    assert ok("show", "deal", short, "--json").json["title"] == "Été"


def test_a_deal_is_shown_with_what_belongs_to_it(ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    deal = ok("add", "deal", "title=Reel", "brand=Aurora", "--json").json["id"]
    ok("add", "deliverable", "deal=Reel", "medium=story", "count=3")
    ok("add", "payment", "deal=Reel", "label=Balance", "amount=100")
    text = ok("show", "deal", deal).out
    assert "\nDeliverables\nId " in text
    assert "\nPayments\nId " in text
    assert "Usage rights" not in text
    assert text.count("Reel") == 2
    ok("trash", "deal", deal)
    assert "Payments" not in ok("show", "deal", deal).out


def test_each_word_for_how_much_a_finding_matters_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    open_end = finding("exclusivity.without_end", about="ends_on", category="Tea", severity=Severity.INFO)
    found = [open_end, finding("exclusivity.without_scope", about="category"), open_end]
    print_findings(Terminal(as_json=False), found)
    assert capsys.readouterr().out.splitlines() == [
        "Good to know:",
        "  - The exclusivity for “Tea” has no end.",
        "  - The exclusivity for “Tea” has no end.",
        "Check this:",
        "  - An exclusivity names neither a category nor competitors: it forbids nothing.",
    ]


def test_every_kind_is_known_by_its_id_with_an_s(ok: Run) -> None:
    for kind in KINDS:
        assert ok("list", f"{kind}s", "--json").json == ok("list", kind, "--json").json, kind


def test_an_empty_list_is_said_or_is_an_empty_array(ok: Run) -> None:
    assert ok("list", "gift").out == "Nothing was found.\n"
    assert ok("list", "gift", "--json").json == []


@pytest.fixture
def four(ok: Run) -> Run:
    """Add four brands."""
    for name, country, category in (
        ("Aurora", "FR", "cosmetics"),
        ("Boréal", "FR", "tea"),
        ("Cobalt", "DE", ""),
        ("Delta", "", ""),
    ):
        ok("add", "brand", f"name={name}", f"country={country}", f"category={category}")
    return ok


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ((), ["Aurora", "Boréal", "Cobalt", "Delta"]),
        (("--sort", "-name"), ["Delta", "Cobalt", "Boréal", "Aurora"]),
        (("--sort=-name", "--limit", "1"), ["Delta"]),
        (("--limit", "0"), []),
        (("--search", "boreal"), ["Boréal"]),
        (("--search", "bo"), ["Boréal"]),
        (("--filter", "country=France"), ["Aurora", "Boréal"]),
        (("--filter", "country=FR", "--filter", "country=DE"), ["Aurora", "Boréal", "Cobalt"]),
        (("--filter", "country="), ["Delta"]),
        (("--filter", "country=fr", "--filter", "category=tea"), ["Boréal"]),
        (("--filter", "agency="), ["Aurora", "Boréal", "Cobalt", "Delta"]),
        (("--trash",), []),
    ],
)
def test_lists_are_searched_filtered_sorted_and_cut(four: Run, words: tuple[str, ...], names: list[str]) -> None:
    found = [row["name"] for row in four("list", "brand", *words, "--json").json]
    assert (found if "--sort" in words or "--sort=-name" in words else sorted(found)) == names


def test_a_list_filters_by_another_record(ok: Run) -> None:
    for name in ("Aurora", "Boréal"):
        ok("add", "brand", f"name={name}")
        ok("add", "deal", f"title=With {name}", f"brand={name}")
    found = ok("list", "deal", "--filter", "brand=Aurora", "--filter", "stage=Lead", "--json").json
    assert [row["title"] for row in found] == ["With Aurora"]


def test_a_long_list_comes_whole(ok: Run, path: Path) -> None:
    from creatorbook.services.records.editing import AddRecord

    with Book(path) as book:
        for number in range(620):
            book.run(AddRecord("tag", {"name": f"tag {number:03}"}))
    listed = ok("list", "tag", "--json").json
    assert [row["name"] for row in listed] == [f"tag {number:03}" for number in range(620)]
    short = [line.split()[0] for line in ok("list", "tag").out.splitlines()[1:]]
    assert len(set(short)) == 620


@pytest.mark.parametrize(
    ("words", "where"),
    [
        (("add", "brand", "country=FR"), "name"),
        (("add", "brand", "name="), "name"),
        (("add", "brand", "name=A", "country=Atlantis"), "country"),
        (("add", "brand", "name=A", "email=nobody"), "email"),
        (("add", "gift", "description=Cream", "brand=Nobody"), "brand Nobody"),
        (("add", "deal", "title=T", "fee=lots"), "fee"),
        (("add", "deal", "title=T", "ends_on=someday"), "ends_on"),
        (("add", "deal", "title=T", "stage=asleep"), "stage"),
        (("add", "brand", "name=A", "payment_days=ten"), "payment_days"),
        (("show", "deal", "nothing"), "deal nothing"),
        (("edit", "deal", "nothing", "title=x"), "deal nothing"),
        (("trash", "deal", "nothing"), "deal nothing"),
        (("restore", "deal", "nothing"), "deal nothing"),
        (("history", "deal", "nothing"), "deal nothing"),
        (("due", "--on", "someday"), "--on"),
        (("due", "--on", ""), "--on"),
        (("disclose", "facts", "--value", "gold"), "--value"),
        (("disclose", "facts", "--audience", "Atlantis"), "--audience"),
        (("settings", "country=Atlantis"), "country"),
        (("import", "missing.vcf"), "missing.vcf"),
        (("contract", "check", "nothing"), "deal nothing"),
        (("backup", "/no/such/folder/b.creatorbook"), "/no/such/folder"),
    ],
)
def test_bad_input_is_exit_code_3_and_names_its_place(cb: Run, words: tuple[str, ...], where: str) -> None:
    said = cb(*words)
    assert said.code == 3
    assert said.out == ""
    assert 1 <= len(said.err.splitlines()) <= 2
    assert cb(*words, "--json").error["where"] == where
    assert cb("list", "deal", "--json").json == []


def test_a_title_that_two_records_have_is_not_guessed(cb: Run, ok: Run) -> None:
    ids = [ok("add", "brand", "name=Twin", f"country={code}", "--beside", "--json").json["id"] for code in ("FR", "DE")]
    said = cb("show", "brand", "Twin", "--json")
    assert said.code == 3
    assert all(brand in said.error["hint"] for brand in ids)


def test_a_stale_edit_is_a_conflict_with_both_values(cb: Run, ok: Run) -> None:
    brand = ok("add", "brand", "name=Aurora", "payment_days=30", "--json").json
    ok("edit", "brand", "Aurora", "payment_days=45", "--version", brand["version"])
    said = cb("edit", "brand", "Aurora", "payment_days=60", "--version", brand["version"], "--json")
    assert said.code == 1
    assert said.error["code"] == "conflict"
    assert said.error["fields"] == {"payment_days": {"mine": 60, "theirs": 45}}
    now = said.error["version"]
    assert ok("edit", "brand", "Aurora", "payment_days=60", "--version", now, "--json").json["payment_days"] == 60


def test_a_stage_moves_by_its_rules_and_says_what_is_missing(cb: Run, ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=Reel", "brand=Aurora")
    refused = cb("edit", "deal", "Reel", "stage=lost", "--json")
    assert (refused.code, refused.error["where"]) == (1, "stage_reason")
    moved = ok("edit", "deal", "Reel", "stage=contracted", "--json").json
    assert (moved["stage"], moved["signed_on"]) == ("contracted", "2026-03-02")
    assert "stage.consideration_missing" in [finding["code"] for finding in moved["findings"]]
    both = ok("edit", "deal", "Reel", "stage=in production", "stage_reason=second thoughts", "--json").json
    assert (both["stage"], both["stage_reason"]) == ("in_production", "second thoughts")
    lost = ok("edit", "deal", "Reel", "stage=lost", "stage_reason=budget", "--json").json
    assert (lost["stage"], lost["stage_reason"]) == ("lost", "budget")
    ok("undo")
    assert "No deliverable has a draft yet." in ok("edit", "deal", "Reel", "stage=In review").out


def test_a_deal_that_breaks_an_exclusivity_says_so_at_once(ok: Run) -> None:
    window = ("starts_on=2026-03-01", "ends_on=2026-04-01")
    for brand in ("Aurora", "Boréal"):
        ok("add", "brand", f"name={brand}", "category=cosmetics")
    ok("add", "deal", "title=First", "brand=Aurora", "stage=contracted", *window)
    ok("add", "exclusivity", "deal=First", "category=cosmetics", *window)
    said = ok("add", "deal", "title=Second", "brand=Boréal", *window)
    assert "“Second” for Boréal breaks the exclusivity granted in “First” to Aurora" in said.out
    assert "1 Mar 2026 – 1 Apr 2026" in said.out
    again = ok("edit", "deal", "Second", "title=Third", "--json").json
    assert [finding["code"] for finding in again["findings"]] == ["exclusivity.conflict"]


def test_a_fee_is_split_in_words(cb: Run, ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=One", "brand=Aurora", "fee=1500 EUR")
    assert ok("split", "One", "40% on signature, 60% 30 days after invoice", "--json").json["payments"] == 2
    paid = {each["trigger"]: each["amount"]["amount"] for each in ok("list", "payment", "--json").json}
    assert paid == {"on_signature": "600.00", "after_invoice": "900.00"}
    assert cb("split", "One", "a handful of coins").code == 3
    ok("split", "One", "all on signature")
    assert [each["trigger"] for each in ok("list", "payment", "--json").json] == ["on_signature"]
    ok("undo")
    assert len(ok("list", "payment", "--json").json) == 2


def test_the_trash_and_back(cb: Run, ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=One", "brand=Aurora")
    deal = ok("add", "deal", "title=Two", "brand=Aurora", "--json").json["id"]
    owed = ok("add", "deliverable", "deal=Two", "medium=reel", "due_on=2026-03-31", "--json").json["id"]
    assert ok("repeat", owed, "--months", "3", "--json").json["added"] == 2
    assert len(ok("list", "deliverable", "--json").json) == 3
    assert cb("repeat", owed, "--months", "1").code == 3
    ok("undo")
    assert len(ok("list", "deliverable", "--json").json) == 1
    gone = ok("trash", "deal", "One", deal, "--json").json
    assert gone["gone"] == 3
    assert set(gone["touched"]["deal"]) >= {deal}
    assert ok("list", "deal", "--json").json == []
    assert ok("list", "deliverable", "--json").json == []
    assert {row["title"] for row in ok("list", "deal", "--trash", "--json").json} == {"One", "Two"}
    assert ok("show", "deal", deal, "--json").json["trashed"] is True
    assert "(in the trash)" in ok("show", "deal", deal).out
    assert ok("restore", "deal", "two", "--json").json["back"] == 2
    assert [row["title"] for row in ok("list", "deal", "--json").json] == ["Two"]
    assert cb("restore", "deal", "Three").code == 3


def test_what_is_in_the_trash_is_said_to_be_there(cb: Run, ok: Run) -> None:
    id = ok("add", "brand", "name=Aurora", "--json").json["id"]
    ok("trash", "brand", "Aurora")
    for command in (("show",), ("history",), ("edit",), ("trash",)):
        refused = cb(*command, "brand", "aurora", *(["country=FR"] if command == ("edit",) else []), "--json").error
        assert (refused["code"], refused["error"]) == ("not_found", "“aurora” is in the trash."), command
    # Its id reaches into the trash, as before.
    assert ok("show", "brand", id, "--json").json["trashed"] is True
    assert "There is no brand" in cb("show", "brand", "Lumo", "--json").error["error"]
    ok("add", "brand", "name=Lumo Paris SAS")
    assert "“Lumo Paris SAS”" in cb("show", "brand", "Lumo", "--json").error["hint"]


def test_two_of_a_title_in_the_trash_are_told_apart(cb: Run, ok: Run) -> None:
    ids = [ok("add", "brand", "name=Twin", "--beside", "--json").json["id"] for _turn in range(2)]
    ok("trash", "brand", *ids)
    said = cb("restore", "brand", "twin", "--json")
    assert said.code == 3
    assert all(brand in said.error["hint"] for brand in ids)
    assert ok("restore", "brand", *ids, "--json").json["back"] == 2


def test_settings_of_the_book_are_shown_and_changed(ok: Run) -> None:
    assert ok("settings", "--json").json["country"] == "FR"
    assert ok("settings", "currency=GBP", "country=United Kingdom", "--json").json == {
        "name": "Léa Martin",
        "country": "GB",
        "language": "fr",
        "currency": "GBP",
        "history_days": "365",
        "category_words": "",
        "lost_letters": "",
        "late_steps": "-3 0 3 7 15 30",
        "stale_days": "14",
        "time_stamp_service": "",
        "time_stamp_consent": "",
        "screen_language": "system",
        "theme": "system",
        "contrast": "system",
        "accent": "violet",
        "density": "comfortable",
        "text_size": "usual",
    }
    assert "GBP" in ok("settings").out
    ok("add", "brand", "name=Aurora")
    deal = ok("add", "deal", "title=Reel", "brand=Aurora", "fee=10", "--json").json
    assert deal["fee"] == {"amount": "10.00", "currency": "GBP"}


def test_contacts_are_written_to_an_address_book_for_ones_own_eyes(ok: Run, cb: Run, tmp_path: Path) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "contact", "name=Zoé Blanc", "brand=Aurora", "email=zoe@aurora.example")
    ok("add", "contact", "name=Noé")
    path = tmp_path / "people.vcf"
    said = ok("list", "contact", "--filter", "brand_id=Aurora", "--vcard", path, "--json")
    assert said.json == {"path": str(path), "cards": 1}
    assert "FN:Zoé Blanc\r\n".encode() in path.read_bytes()
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
    assert cb("list", "contact", "--vcard", path).code == 3
    assert cb("list", "deal", "--vcard", tmp_path / "deals.vcf").code == 3
    assert sorted(each.name for each in tmp_path.glob("*.vcf*")) == ["people.vcf"]
    ok("import", path)
    assert len(ok("list", "contact", "--json").json) == 2


def test_what_there_is_to_say_of_a_record_is_said_when_it_is_written_and_shown(ok: Run) -> None:
    added = ok("add", "brand", "name=Aurora", "country=FR", "company_number=123", "--json").json
    assert [each["about"] for each in added["findings"]] == ["brand.company_number"]
    assert "123" in ok("show", "brand", "Aurora").out
    gift = ok("add", "gift", "description=Lamp", "brand=Aurora", "--json").json
    assert {each["code"] for each in gift["findings"]} == {"gift.value_missing", "gift.expectation_unknown"}
    assert "no value yet" in ok("show", "gift", "Lamp").out
    ok("add", "deal", "title=Reel", "brand=Aurora", "fee=1000")
    ok("add", "terms", "deal=Reel", "kill_fee=25")
    assert "If the brand stops the deal, €250.00 is owed to you." in ok("show", "deal", "Reel").out


class Typed(io.StringIO):
    """A terminal at which somebody has typed an answer."""

    def isatty(self) -> bool:
        return True


def _fill_trash(ok: Run) -> None:
    for name in ("Aurora", "Lumo", "Kumo"):
        ok("add", "brand", f"name={name}")
    ok("add", "deal", "title=Spring", "brand=Kumo")
    ok("trash", "brand", "Aurora", "Lumo", "Kumo")
    ok("restore", "brand", "Kumo")
    ok("trash", "deal", "Spring")


def test_the_trash_is_emptied_and_says_what_went(cb: Run, ok: Run) -> None:
    _fill_trash(ok)
    assert ok("trash", "empty", "--yes").out.splitlines() == [
        "Erased for good:",
        "  Deal: Spring",
        "  Brand: Lumo",
        "  Brand: Aurora",
        "3 rows were erased, with their history.",
    ]
    assert ok("list", "brand", "--trash", "--json").json == []
    assert [row["name"] for row in ok("list", "brand", "--json").json] == ["Kumo"]
    assert cb("undo").code == 1
    assert ok("trash", "empty").out == "There is nothing in the trash that can be erased.\n"


def test_with_json_what_was_erased_is_listed(ok: Run) -> None:
    ids = {name: ok("add", "brand", f"name={name}", "--json").json["id"] for name in ("Aurora", "Lumo")}
    ok("add", "contact", "name=Inès", "brand=Lumo")
    ok("trash", "brand", "Aurora", "Lumo")
    assert ok("trash", "empty", "--yes", "--json").json == {
        "rows": 1,
        "erased": [{"type": "brand", "id": ids["Aurora"], "title": "Aurora"}],
        "kept": [{"type": "brand", "id": ids["Lumo"], "title": "Lumo"}],
    }
    assert ok("trash", "empty").out.splitlines()[-2:] == [
        "These stay in the trash, because something outside of it needs them:",
        "  Brand: Lumo",
    ]


@pytest.mark.parametrize(("typed", "language", "code"), [
    ("y\n", "en", 0), ("Yes\n", "en", 0), ("oui\n", "fr", 0), ("O\n", "fr", 0), ("yes\n", "fr", 0),
    ("n\n", "en", 1), ("\n", "en", 1), ("", "en", 1), ("oui\n", "en", 1), ("non\n", "fr", 1),
])  # fmt: skip
def test_emptying_the_trash_is_asked_about(
    bare: Run, ok: Run, path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, language: str, code: int
) -> None:
    _fill_trash(ok)
    monkeypatch.setattr("sys.stdin", Typed(typed))
    asked = bare("--book", path, "--lang", language, "trash", "empty")
    assert asked.code == code
    assert asked.out.index("Aurora") < asked.out.index("[o/N]" if language == "fr" else "[y/N]")
    left = ok("list", "brand", "--trash", "--json").json
    assert [row["name"] for row in left] == ([] if code == 0 else ["Aurora", "Lumo"])
    assert bool(asked.err) == bool(code)


def test_what_comes_into_the_trash_while_it_is_asked_about_stays(
    bare: Run, ok: Run, path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ok("add", "brand", "name=Old")
    precious = ok("add", "brand", "name=Precious", "--json").json["id"]
    ok("trash", "brand", "Old")

    def answer(prompt: str) -> str:
        sys.stdout.write(prompt + "\n")
        with Book(path, clock) as other:
            other.run(TrashRecords("brand", (precious,)))
        return "y"

    monkeypatch.setattr("sys.stdin", Typed())
    monkeypatch.setattr("builtins.input", answer)
    asked = bare("--book", path, "trash", "empty")
    before, after = asked.out.split("Erase it? [y/N] \n")
    assert ("Old" in before, "Precious" in before) == (True, False)
    assert after.splitlines() == [
        "1 row was erased, with its history.",
        "You were not asked about these, so they stay in the trash:",
        "  Brand: Precious",
    ]
    assert [row["name"] for row in ok("list", "brand", "--trash", "--json").json] == ["Precious"]


@pytest.mark.parametrize("words", [("trash", "empty"), ("trash", "brand"), ("trash", "brand", "Kumo", "--yes")])
def test_what_cannot_be_asked_or_meant_is_a_matter_of_usage(cb: Run, ok: Run, words: tuple[str, ...]) -> None:
    _fill_trash(ok)
    before = ok("list", "brand", "--trash", "--json").json
    refused = cb(*words, "--json")
    assert (refused.code, bool(refused.error["hint"])) == (2, True)
    assert ok("list", "brand", "--trash", "--json").json == before


def test_how_the_window_looks_here_is_a_setting_too(ok: Run, cb: Run) -> None:
    ok("settings", "accent=teal", "screen_language=fr", "name=Somebody")
    shown = ok("settings", "--json").json
    assert (shown["accent"], shown["screen_language"], shown["name"]) == ("teal", "fr", "Somebody")
    assert Settings().get("accent") == "teal"
    refused = cb("settings", "name=Else", "accent=mauve")
    assert refused.code == 2
    assert "violet, blue" in refused.err
    assert ok("settings", "--json").json["name"] == "Somebody"


def test_settings_are_listed_with_their_keys_and_take_back_what_they_print(ok: Run) -> None:
    for language in ("en", "fr"):
        printed = ok("--lang", language, "settings").out
        assert "text_size" in printed
        for setting in TABLE:
            key = "screen_language" if setting.key == "language" else setting.key
            use_language(language)
            for code, words in setting.choices:
                assert settings.check_value(key, _(words)) == code
    ok("settings", "text_size=Standard")


def test_what_is_unpaid_is_asked_for_by_either_word(ok: Run) -> None:
    for words in ("unpaid", "Open"):
        assert (
            ok("list", "payment", "--only", words, "--json").json == ok("list", "deal", "--only", words, "--json").json
        )
