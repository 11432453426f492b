"""What is typed on the command line: read as the book's country writes it, and said back where it could be misread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


@pytest.fixture
def american(bare: Run, tmp_path: Path) -> Run:
    """Run the command line on a book of a creator in the United States."""
    book = tmp_path / "us.creatorbook"
    bare("init", book, "--country", "US", "--language", "en", "--currency", "USD", "--name", "Joe Sample")
    bare("--book", book, "add", "brand", "name=Aurora")
    return lambda *arguments: bare("--book", book, *arguments)


@pytest.mark.parametrize(
    ("typed", "day", "said"),
    [
        ("12/1/2027", "2027-12-01", "Ends on: Wednesday 1 December 2027"),
        ("03/04/2027", "2027-03-04", "Ends on: Thursday 4 March 2027"),
        ("12/25/2027", "2027-12-25", "Ends on: Saturday 25 December 2027"),
        ("Mar 12, 2027", "2027-03-12", "Ends on: Friday 12 March 2027"),
    ],
)
def test_days_follow_the_country_of_the_book_and_are_said_in_full(
    american: Run, typed: str, day: str, said: str
) -> None:
    for language in ("en", "fr"):
        added = american(
            "--lang", language, "add", "deal", "title=Box", "brand_id=Aurora", f"ends_on={typed}", "--json"
        )
        assert added.json["ends_on"] == day
    assert said in american("edit", "deal", added.json["id"], f"ends_on={typed}").out


def test_a_french_book_writes_the_day_first_whatever_the_screen_speaks(ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    added = ok("--lang", "en", "add", "deal", "title=Box", "brand_id=Aurora", "ends_on=12/1/2027")
    assert "Ends on: Tuesday 12 January 2027" in added.out
    only = ok("add", "deal", "title=Box", "brand_id=Aurora", "ends_on=12/25/2027").out
    assert "Ends on: Saturday 25 December 2027" in only
    french = ok("--lang", "fr", "add", "deal", "title=Coffret", "brand_id=Aurora", "ends_on=le 3/4/2030").out
    assert "mercredi 3 avril 2030" in french
    assert "January" not in ok("add", "deal", "title=Box", "brand_id=Aurora", "ends_on=2027-01-12").out


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_amount_follows_the_country_of_the_book_whatever_the_screen_speaks(
    american: Run, ok: Run, cb: Run, language: str, tmp_path: Path
) -> None:
    ok("add", "brand", "name=Aurora")
    deal = ("--lang", language, "add", "deal", "title=Box", "brand_id=Aurora")
    assert american(*deal, "fee=1,500", "--json").json["fee"] == {"amount": "1500.00", "currency": "USD"}
    asked = ((american, "1.500", "1.50 USD"), (cb, "1,500", "1,50 EUR"), (cb, "1.500", "1,50 EUR"))
    for run, typed, readings in asked:
        said = run(*deal, f"fee={typed}")
        assert (said.code, readings in said.err) == (3, True), said
    lines = tmp_path / "deals.jsonl"
    lines.write_text('{"title": "Line", "brand_id": "Aurora", "fee": "1,500"}\n', encoding="utf-8")
    assert american("--lang", language, "add", "deal", "--from", lines).code == 0
    added = american("show", "deal", "Line", "--json").json
    assert added["fee"]["amount"] == "1500.00"
    assert cb("--lang", language, "add", "deal", "--from", lines).code == 3
    lines.write_text('{"title": "Line", "brand_id": "Aurora", "fee": 1500.125}\n', encoding="utf-8")
    assert "rounded" in cb("add", "deal", "--from", lines).err


def test_days_of_options_follow_the_country_of_the_book(american: Run, ok: Run) -> None:
    for run in (american, ok):
        run("add", "task", "text=Post it", "due_on=2026-04-03")
    assert american("due", "--on", "3/4/2026", "--json").json == []
    assert [line["when"] for line in american("due", "--on", "4/3/2026", "--json").json] == ["today"]
    assert [line["when"] for line in ok("due", "--on", "3/4/2026", "--json").json] == ["today"]


def test_crowns_are_those_of_the_books_country_or_are_asked_about(bare: Run, cb: Run, tmp_path: Path) -> None:
    book = tmp_path / "no.creatorbook"
    bare("init", book, "--country", "NO", "--currency", "EUR", "--name", "Kari Sample")
    bare("--book", book, "add", "brand", "name=Aurora")
    made = bare("--book", book, "add", "deal", "title=Box", "brand_id=Aurora", "fee=500 kr", "--json")
    assert made.json["fee"] == {"amount": "500.00", "currency": "NOK"}
    cb("add", "brand", "name=Aurora")
    said = cb("add", "deal", "title=Box", "brand_id=Aurora", "fee=500 kr")
    assert (said.code, "500,00 SEK, 500,00 DKK, 500 ISK or 500,00 NOK" in said.err) == (3, True), said


def test_a_share_is_the_same_number_in_json_and_on_the_command_line(ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=Box", "brand_id=Aurora")
    for typed, bp in (
        ("kill_fee_bp=50", 50),
        ("kill_fee_bp=50 %", 5000),
        ("kill_fee=50", 5000),
        ("kill_fee_bp=7.5", 750),
    ):
        (known,) = ok("list", "terms", "--json").json or [ok("add", "terms", "deal_id=Box", "--json").json]
        said = ok("edit", "terms", known["id"], typed, "--json").json
        assert said["kill_fee_bp"] == bp
        assert ok("edit", "terms", known["id"], f"kill_fee_bp={bp}", "--json").json["kill_fee_bp"] == bp


def test_a_restore_asks_where_the_name_was_taken_meanwhile(ok: Run, cb: Run) -> None:
    first = ok("add", "brand", "name=Twin", "country=FR", "--json").json["id"]
    ok("trash", "brand", "Twin")
    second = ok("add", "brand", "name=twin", "--json").json["id"]
    for named in ("Twin", first, first[:-1]):
        said = cb("restore", "brand", named)
        assert (said.code, "another “Twin” is there" in said.err, "--beside" in said.err) == (1, True, True), said
    assert [row["id"] for row in ok("list", "brand", "--json").json] == [second]
    assert ok("restore", "brand", "Twin", "--beside", "--json").json["back"] == 1
    assert {row["id"] for row in ok("list", "brand", "--json").json} == {first, second}
    said = cb("restore", "brand", first)
    assert (said.code, "is not in the trash" in said.err) == (1, True)


def test_a_person_whose_email_is_there_is_not_added_twice_in_silence(ok: Run, cb: Run, tmp_path: Path) -> None:
    ok("add", "contact", "name=Ann", "email=ann@example.org")
    ok("add", "contact", "name=Ann")
    lines = tmp_path / "people.jsonl"
    lines.write_text('{"name": "Bo"}\n{"name": "Ann B.", "email": "Ann@Example.org"}\n', encoding="utf-8")
    for given in (("name=A. Berg", "email=ANN@example.org"), ("--from", lines)):
        said = cb("add", "contact", *given)
        assert ("“Ann” has this email already" in said.err, "--beside" in said.err) == (True, True), said
        assert said.code == (3 if "--from" in given else 1)
        assert len(ok("list", "contact", "--json").json) == 2
    ok("add", "contact", "name=A. Berg", "email=ann@example.org", "--beside")
    assert len(ok("list", "contact", "--json").json) == 3
    # Nor by editing one: a name that stays what it was is no other's.
    ok("add", "contact", "name=Cleo", "email=cleo@example.org")
    said = cb("edit", "contact", "Cleo", "email=Ann@example.org")
    assert (said.code, "“Ann” has this email already" in said.err, "--beside" in said.err) == (1, True, True), said
    ok("edit", "contact", "Cleo", "email=cleo@example.org", "role=Press")
    assert (
        ok("edit", "contact", "Cleo", "email=ann@example.org", "--beside", "--json").json["email"] == "ann@example.org"
    )
    ok("add", "brand", "name=Aurora")
    ok("add", "brand", "name=Belmont")
    assert "“Aurora” is there already" in cb("edit", "brand", "Belmont", "name=AURORA SAS").err
    ok("edit", "brand", "Aurora", "name=Aurora SAS")


def test_a_name_is_taken_within_its_own_firm_only(ok: Run, cb: Run) -> None:
    for brand in ("Aurora", "Brillo"):
        ok("add", "brand", f"name={brand}")
    ok("add", "deal", "title=Spring", "brand_id=Aurora")
    ok("trash", "deal", "Spring")
    ok("add", "deal", "title=Spring", "brand_id=Brillo")
    assert ok("restore", "deal", "Spring", "--json").json["back"] == 1


def test_a_description_that_lists_several_deliverables_is_asked_about(ok: Run, cb: Run) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=Box", "brand_id=Aurora")
    said = cb("add", "deliverable", "deal_id=Box", "description=1 reel, 3 stories")
    assert (said.code, "lists 2 deliverables: 1 × Reel, 3 × Story" in said.err) == (3, True), said
    for described in ("Reel, in a red dress", "3 reels a month", "Two looks and a voice-over", "1 reel"):
        assert ok("add", "deliverable", "deal_id=Box", f"description={described}", "--json").json["count"] == 1
    assert ok("list", "deliverable", "--json").json[0]["description"] != ""


@pytest.mark.parametrize("given", [("due_on=2026-05-01",), ("due_on=2026-05-01", "trigger=after_invoice")])
def test_a_payment_that_is_given_a_day_is_due_on_it(ok: Run, given: tuple[str, ...]) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=Box", "brand_id=Aurora", "fee=500")
    made = ok("add", "payment", "deal_id=Box", "label=All", "amount=500", *given, "--json").json
    assert (made["trigger"], made["due_on"]) == ("on_date", "2026-05-01")
    later = ok("add", "payment", "deal_id=Box", "label=More", "amount=1", "--json").json
    assert later["trigger"] == "after_invoice"
    assert ok("edit", "payment", later["id"], "due_on=2026-06-01", "--json").json["trigger"] == "on_date"
    signed = ok("add", "payment", "deal_id=Box", "label=Start", "amount=1", "trigger=on_signature", "--json").json
    assert ok("edit", "payment", signed["id"], "due_on=2026-06-01", "--json").json["trigger"] == "on_signature"


def test_payments_that_are_not_the_fee_are_told_wherever_one_of_them_is_written(ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    deal = ok("add", "deal", "title=Box", "brand_id=Aurora", "fee=2000", "--json").json["id"]
    half = ok("add", "payment", "deal_id=Box", "label=Half", "amount=1000", "--json").json
    assert [each["code"] for each in half["findings"]] == ["instalments.sum_differs"]
    rest = ok("add", "payment", "deal_id=Box", "label=Rest", "amount=1000", "--json").json
    assert rest["findings"] == []
    for written in (("edit", "payment", rest["id"], "amount=800"), ("edit", "deal", deal, "fee=2100")):
        (told,) = ok(*written, "--json").json["findings"]
        assert told["code"] == "instalments.sum_differs"
    assert "a difference of" in ok("show", "deal", deal).out


def test_a_signed_contract_makes_its_payment_due_before_the_stage_moves(ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    deal = ok("add", "deal", "title=Box", "brand_id=Aurora", "fee=500", "stage=negotiating", "--json").json["id"]
    ok("add", "payment", f"deal_id={deal}", "label=Start", "amount=500", "trigger=on_signature", "days_after=0")
    assert ok("due", "--json").json == []
    ok("edit", "deal", deal, "signed_on=2026-03-01")
    assert ok("show", "deal", deal, "--json").json["stage"] == "negotiating"
    assert {line["kind"] for line in ok("due", "--json").json} >= {"payment_late", "payment_to_invoice"}


def test_numbers_of_firms_are_looked_at_in_lines_and_in_tables_as_where_they_are_typed(ok: Run, tmp_path: Path) -> None:
    typed = ok("add", "brand", "name=Typed", "country=FR", "company_number=123456789", "--json").json["findings"]
    assert len(typed) == 1
    lines = tmp_path / "brands.jsonl"
    lines.write_text(
        '{"name": "Line", "country": "FR", "company_number": "123456789"}\n'
        '{"name": "Right", "country": "FR", "company_number": "732829320"}\n',
        encoding="utf-8",
    )
    found = ok("add", "brand", "--from", lines, "--json").json
    assert [each["code"] for each in found["findings"]] == [each["code"] for each in typed]
    assert found["findings"][0]["record"] == {"kind": "brand", "id": found["ids"][0]}
    table = tmp_path / "brands.csv"
    table.write_text("name,country,company_number,vat_number\nTable,FR,123456789,FR00123456789\n", encoding="utf-8")
    (told,) = ok("import", table, "--as", "brand", "--json").json["files"]
    notices = [each for each in told["notices"] if each["code"] == "number_in_doubt"]
    assert len(notices) == 2
    assert "123456789" in str(notices[0])
    assert len(ok("list", "brand", "--json").json) == 4


def test_payments_that_come_in_lines_are_held_against_the_fee(ok: Run, tmp_path: Path) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=Box", "brand_id=Aurora", "fee=2000")
    lines = tmp_path / "payments.jsonl"
    lines.write_text('{"deal_id": "Box", "label": "Half", "amount": 900}\n' * 2, encoding="utf-8")
    assert "a difference of" in ok("add", "payment", "--from", lines).out


def test_groups_of_lines_are_answered_at_once(ok: Run, cb: Run) -> None:
    ok("add", "brand", "name=Aurora")
    for number in range(3):
        ok("add", "deal", f"title=Box {number}", "brand_id=Aurora", "next_action=Call", "next_action_on=2026-03-01")
    ok("add", "task", "text=Post it", "due_on=2026-03-02")
    assert len(ok("due", "--json").json) == 4
    assert cb("due", "--answer", "done").code == 2
    assert cb("due", "next_action").code == 2
    assert cb("due", "--answer", "done", "nothing").code == 3
    said = ok("due", "--answer", "dismiss", "next-action", "--json").json
    assert len(said["answered"]) == 3
    assert [line["kind"] for line in ok("due", "--json").json] == ["task_due"]
    ok("undo")
    assert len(ok("due", "--json").json) == 4
    ok("due", "--answer", "snooze", "late", "--until", "+3")
    assert [line["kind"] for line in ok("due", "--json").json] == ["task_due"]
    assert len(ok("due", "--on", "2026-03-06", "--json").json) == 4
    ok("due", "--answer", "done", "--all")
    assert ok("list", "task", "--json").json[0]["done_on"] == "2026-03-02"


def test_a_line_about_money_is_paid_or_invoiced_and_never_just_done(ok: Run, cb: Run) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=Box", "brand_id=Aurora", "fee=900", "stage=contracted", "next_action=Call",
       "next_action_on=2026-03-01")  # fmt: skip
    ok("add", "payment", "deal_id=Box", "amount=900", "due_on=2026-02-20", "invoiced_on=2026-02-01", "label=Fee")
    kinds = [line["kind"] for line in ok("due", "--json").json]
    assert {"payment_late", "next_action"} <= set(kinds)
    said = cb("due", "--answer", "done", "payment_late", "--json")
    assert (said.code, said.error["where"]) == (2, "--answer")
    assert "paid" in said.error["hint"]
    assert cb("due", "--answer", "paid", "next_action").code == 2
    assert cb("due", "--answer", "dismiss", "late", "--day", "2026-02-27").code == 2
    # All that may be done is; money is left, and said.
    assert "1 line takes another answer and was left." in ok("due", "--answer", "done", "--all").out
    assert [line["kind"] for line in ok("due", "--json").json] == ["payment_late"]
    assert ok("list", "payment", "--json").json[0]["paid_on"] is None
    said = ok("due", "--answer", "paid", "late", "--day", "2026-02-27", "--json").json
    assert "paid" in said["label"]
    assert ok("list", "payment", "--json").json[0]["paid_on"] == "2026-02-27"
    assert ok("due", "--json").json == []
    ok("undo")
    assert [line["kind"] for line in ok("due", "--json").json] == ["payment_late"]


def test_an_answer_to_no_line_is_json_too_and_what_does_not_go_together_is_refused(ok: Run, cb: Run) -> None:
    assert ok("due", "--answer", "done", "--all", "--json").json == {"label": "", "answered": []}
    assert "Nothing is due" in ok("due", "--answer", "done", "--all").out
    ok("add", "task", "text=Post it", "due_on=2026-03-02")
    for words, where in (
        (("--figures", "--answer", "done", "--all"), "--figures"),
        (("--figures", "late"), "--figures"),
        (("--answer", "done", "--all", "--until", "+3"), "--until"),
        (("--answer", "dismiss", "--all", "--until", "+3"), "--until"),
        (("--until", ""), "LINE"),
    ):
        said = cb("due", *words, "--json")
        assert (said.code, said.error["where"]) == (2, where), words
    assert len(ok("due", "--json").json) == 1


def test_a_phone_takes_the_country_of_its_firm_and_must_be_in_use(ok: Run, cb: Run) -> None:
    ok("add", "brand", "name=Aurora", "country=DE")
    german = ok("add", "contact", "name=Karla", "brand_id=Aurora", "phone=030 901820", "--json").json
    assert german["phone"] == "+49 30 901820"
    assert ok("add", "contact", "name=Zoe", "phone=06 12 34 56 78", "--json").json["phone"] == "+33 6 12 34 56 78"
    for typed in ("abc", "030901820", "+33 6 12"):
        said = cb("add", "contact", "name=Nobody", f"phone={typed}", "--json")
        assert (said.code, said.error["where"]) == (3, "phone")


@pytest.mark.parametrize("typed", ["0612345678", "+33 6 12", "06.12.34", "33612345678", "12 34 56"])
def test_a_phone_is_found_by_its_digits(ok: Run, typed: str) -> None:
    ok("add", "contact", "name=Zoe", "phone=06 12 34 56 78")
    ok("add", "contact", "name=Max", "phone=06 98 76 54 32")
    found = [row["name"] for row in ok("list", "contact", f"--search={typed}", "--json").json]
    assert found == ["Zoe"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [("L'Oréal", "loreal"), ("O’Neill", "oneill"), ("Saint-Gobain", "saintgobain"), ("L'Oréal", "l'oreal")],
)
def test_a_name_is_found_without_its_marks(ok: Run, name: str, typed: str) -> None:
    ok("add", "brand", f"name={name}")
    ok("add", "brand", "name=Other")
    assert [row["name"] for row in ok("list", "brand", "--search", typed, "--json").json] == [name]


def test_why_a_deal_was_lost_goes_when_it_goes_on(ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=Box", "brand_id=Aurora")
    ok("edit", "deal", "Box", "stage=lost", "stage_reason=Too low")
    assert ok("edit", "deal", "Box", "stage=lead", "--json").json["stage_reason"] == ""


@pytest.mark.parametrize("word", ["email", "mail", "emails", "messages"])
def test_a_private_mail_is_a_lead_once_it_is_said_to_be_mail(ok: Run, tmp_path: Path, word: str) -> None:
    mail = tmp_path / "offer.eml"
    mail.write_text(
        "From: Ana <ana.ruiz@gmail.com>\nTo: lea@example.com\nSubject: A reel for our tea\n"
        "Date: Mon, 2 Mar 2026 10:00:00 +0000\n\nWould you make a reel?\n",
        encoding="utf-8",
    )
    assert "import it again as email" in ok("import", str(mail)).out
    assert ok("list", "deal", "--json").json == []
    ok("import", str(mail), "--as", word)
    assert [deal["title"] for deal in ok("list", "deal", "--json").json] == ["A reel for our tea"]


def test_how_long_a_thing_lasts_is_no_number_of_pieces(ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=Box", "brand=Aurora")
    ok("add", "deliverable", "deal_id=Box", "medium=video", "description=YouTube video 10 min, 1 integration")


def test_a_sheet_of_a_workbook_can_be_named_and_those_that_were_not_read_are(ok: Run, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {
            "Deals": [["Brand", "Fee"], ["Loom", "5 EUR"]],
            "People": [["Name", "Email"], ["Ana", "a@loom.example"]],
        }.items():
            sheet = book.add_worksheet(name)
            for index, row in enumerate(rows):
                sheet.write_row(index, 0, row)
    told = ok("--lang", "en", "import", path).out
    assert (
        "Only the sheet “Deals” was read, and none of these: “People”. Give --sheet NAME to read another one." in told
    )
    assert ok("import", path, "--sheet", "People", "--json").json["records"]["contact"]["added"] == 1
