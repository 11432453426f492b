"""The work itself by the command line: what is due, contracts, disclosure, imports."""

from __future__ import annotations

import email
import json
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.paths import resources

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]

ADDRESS = "address=1 rue de la Paix, 75002 Paris"


@pytest.fixture
def deal(ok: Run) -> Run:
    """Put a deal that is ready for its contract into the book."""
    creator = ok("list", "creator", "--json").json[0]["id"]
    ok("edit", "creator", creator, ADDRESS, "email=lea@example.com", "company_number=812 345 676")
    ok("add", "channel", f"creator={creator}", "platform=instagram", "handle=@lea", "audience_countries=FR,GB")
    firm = ("legal_name=Aurora SAS", "country=FR", "tax_residence=FR", "company_number=901 222 331")
    ok("add", "brand", "name=Aurora", *firm, ADDRESS, "email=hi@aurora.example")
    ok("add", "deal", "title=Reel", "brand=Aurora", "fee=900", "stage=negotiating", "ends_on=+60")
    ok("add", "deliverable", "deal=Reel", "medium=reel", "count=2", "due_on=+20", "draft_due_on=+10")
    ok("add", "usage_right", "deal=Reel", "channels=organic_social", "duration_days=90")
    ok("add", "terms", "deal=Reel", "payment_days=30", "governing_law=FR", "revisions=2", "kill_fee=25")
    return ok


def test_nothing_due_is_good_news(ok: Run) -> None:
    assert ok("due").out == "Nothing is due: all is done.\n"
    assert ok("due", "--json").json == []


def test_nothing_due_now_names_what_comes_next(ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=Spring", "brand=Aurora", "stage=contracted", "signed_on=2026-03-01")
    for medium, days in (("video", "+25"), ("reel", "+21")):
        ok("add", "deliverable", "deal=Spring", f"medium={medium}", f"due_on={days}")
    said = ok("due").out
    assert said.startswith("Nothing is due now. The next is on 23 Mar 2026: ")
    assert "Reel" in said
    assert ok("due", "--json").json == []


def test_a_task_is_added_on_a_record_by_its_title_and_listed_under_it(ok: Run) -> None:
    brand = ok("add", "brand", "name=Aurora", "--json").json["id"]
    task = ok("add", "task", "text=Call Inès", "due_on=today", "record_kind=brand", "record_id=aurora", "--json").json
    assert (task["record_kind"], task["record_id"], task["due_on"]) == ("brand", brand, "2026-03-02")
    assert "Call Inès" in ok("show", "brand", "Aurora").out
    assert [line["text"] for line in ok("due", "--json").json] == ["To do: Call Inès (Aurora)"]
    assert "À faire : Call Inès (Aurora)" in ok("due", "--lang", "fr").out
    ok("edit", "task", task["id"], "done_on=today")
    assert ok("due", "--json").json == []
    ok("undo")
    ok("undo")
    assert ok("list", "task", "--json").json == []


def test_what_a_task_or_a_note_is_on_is_shown_in_words(ok: Run) -> None:
    brand = ok("add", "brand", "name=Aurora", "--json").json["id"]
    for kind in ("task", "note"):
        ok("add", kind, f"text=Call {kind}", "record_kind=brand", "record_id=Aurora")
        made = ok("list", kind, "--json").json[0]["id"]
        for said, on in ((ok("list", kind).out, "Brand: Aurora"), (ok("show", kind, made).out, "Brand: Aurora")):
            assert on in said
            assert brand not in said
        french = ok("show", kind, made, "--lang", "fr").out
        assert french.splitlines()[0] == {"task": "Tâche\u00a0: Call task", "note": "Note\u00a0: Call note"}[kind]
        for said in (french, ok("list", kind, "--lang", "fr").out):
            assert "Au sujet de" in said
            assert "Marque : Aurora" in said.replace("\u00a0", " ")
    ok("trash", "brand", "Aurora")
    assert "Brand: Aurora" in ok("list", "task").out
    assert ok("show", "task", ok("add", "task", "text=Sleep", "--json").json["id"]).out.count("About") == 0


def test_a_kind_is_called_by_its_words_on_screen_too(ok: Run) -> None:
    brand = ok("add", "marque", "name=Aurora", "--lang", "fr", "--json").json["id"]
    task = ok("add", "Tâche", "text=Appeler", "record_kind=Marques", "record_id=Aurora", "--lang", "fr", "--json").json
    assert (task["type"], task["record_kind"], task["record_id"]) == ("task", "brand", brand)
    assert [row["id"] for row in ok("list", "droits d’exploitation", "--lang", "fr", "--json").json] == []


def test_a_field_is_called_the_same_at_every_door(ok: Run, tmp_path: Path) -> None:
    file, table = tmp_path / "tasks.jsonl", tmp_path / "tasks.csv"
    for number, name in enumerate(("due_on", "due", "By", "due-on", "D’ici au")):
        text = f"Task {number}"
        words = ("--lang", "fr") if name == "D’ici au" else ()
        ok("add", "task", f"text={text}", f"{name}=2026-03-02", *words)
        file.write_text(json.dumps({"text": text, name: "2026-03-02"}), encoding="utf-8")
        ok("add", "task", "--from", file, *words)
        table.write_text(f"text;{name}\n{text};2026-03-02\n", encoding="utf-8")
        ok("import", table, "--as", "task", *words)
        found = ok("list", "task", "--filter", f"{name}=2026-03-02", "--search", text, "--json", *words).json
        assert [task["due_on"] for task in found] == ["2026-03-02"] * 3


def test_a_table_of_any_kind_of_record_comes_in_by_its_fields(ok: Run, cb: Run, tmp_path: Path) -> None:
    brand = ok("add", "brand", "name=Aurora", "--json").json["id"]
    table = tmp_path / "todo.csv"
    table.write_text("What to do;By;About;Record\nCall Inès;2026-03-02;brand;aurora\nSleep;;;\n", encoding="utf-8")
    assert ok("import", "--as", "task", str(table), "--preview", "--json").json["records"]["task"]["added"] == 2
    assert ok("list", "task", "--json").json == []
    ok("import", "--as", "task", str(table))
    found = {task["text"]: task for task in ok("list", "task", "--json").json}
    assert found["Call Inès"]["record_id"] == brand
    assert (found["Call Inès"]["due_on"], found["Sleep"]["due_on"]) == ("2026-03-02", None)
    again = ok("import", "--as", "task", str(table), "--json").json
    assert (again["changed"], again["records"]["task"]["skipped"]) == (False, 2)
    ok("undo")
    assert ok("list", "task", "--json").json == []
    for text, why in (
        ("text;due_on\nCall;yesterweek\n", "Line 2"),
        ("text;colour\nCall;red\n", "colour"),
        ("text;record_kind;record_id\nCall;brand;Nobody\n", "Line 2"),
        ("due_on\n2026-03-02\n", "What to do"),
        ("text;due;By\nCall;today;fri\n", "given twice"),
    ):
        table.write_text(text, encoding="utf-8")
        refused = cb("import", "--as", "task", str(table))
        assert refused.code in (2, 3)
        assert why in refused.err
        # The preview says what the import will say.
        assert cb("import", "--as", "task", str(table), "--preview") == refused
    assert ok("list", "task", "--json").json == []


def test_what_is_due_is_written_as_a_calendar(ok: Run, cb: Run, tmp_path: Path) -> None:
    ok("add", "task", "text=Call Inès", "due_on=2026-11-30")
    ok("add", "task", "text=Much later", "due_on=2029-11-30")
    out = tmp_path / "due.ics"
    assert "1 entry" in ok("due", "--calendar", out).out
    assert b"SUMMARY:To do: Call In\xc3\xa8s" in out.read_bytes()
    assert ok("due", "--within", "2000", "--calendar", out, "--json").json["entries"] == 2
    assert (
        cb("due", "--calendar", out, "--figures").code,
        cb("due", "--calendar", tmp_path / "no" / "x.ics").code,
    ) == (2, 3)


def test_a_task_without_a_day_is_listed_last(ok: Run) -> None:
    ok("add", "task", "text=Tidy the shelf")
    assert [(line["when"], line["due_on"]) for line in ok("due", "--json").json] == [("no_day", None)]
    ok("add", "task", "text=Call", "due=today")
    last = ok("due").out.splitlines()[-1]
    assert "No day set" in last
    assert "To do: Tidy the shelf" in last
    assert "Sans date" in ok("due", "--lang", "fr").out


def test_what_is_due_stands_with_its_day_and_its_record(ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    for title, day in (("Old", "2026-02-27"), ("Now", "today"), ("Soon", "+4"), ("Far", "+30")):
        ok("add", "deal", f"title={title}", "brand=Aurora", "next_action=Write", f"next_action_on={day}")
    lines = ok("due", "--within", "10", "--json").json
    assert [(line["when"], line["due_on"]) for line in lines] == [
        ("late", "2026-02-27"),
        ("today", "2026-03-02"),
        ("week", "2026-03-06"),
    ]
    assert {line["record"]["kind"] for line in lines} == {"deal"}
    assert len(ok("due", "--within", "99", "--json").json) == 4
    assert len(ok("due", "--within", "999999999", "--json").json) == 4
    later = ok("due", "--on", "2026-04-15", "--json").json
    assert [line["when"] for line in later] == ["late"] * 4
    text = ok("due", "--within", "10").out
    assert [line.split()[0] for line in text.splitlines()] == ["When", "Late", "Today", "This"]
    assert "27 Feb 2026  Write (Old, Aurora)" in text


def test_a_contract_is_checked_previewed_issued_and_saved(cb: Run, deal: Run, tmp_path: Path) -> None:
    check = deal("contract", "check", "Reel", "--json").json
    assert check["ready"] is True
    assert deal("contract", "check", "Reel").out.endswith("Nothing prevents issuing this contract.\n")
    draft, final, again = (tmp_path / name for name in ("draft.pdf", "final.pdf", "again.pdf"))
    for _turn in range(2):
        drawn = deal("contract", "preview", "Reel", "--language", "en", "--out", draft, "--json").json
    assert draft.read_bytes().startswith(b"%PDF")
    assert drawn["pages"] >= 1
    issued = deal("contract", "issue", "Reel", "--out", final, "--json").json
    assert (issued["number"], issued["version"]) == ("C-2026-001", 1)
    deal("contract", "save", "Reel", "--out", again)
    assert again.read_bytes() == final.read_bytes()
    # A file in the way is found before the contract is issued, which nothing can undo.
    in_the_way = cb("contract", "issue", "Reel", "--out", final, "--json")
    assert (in_the_way.code, in_the_way.error["where"]) == (3, str(final))
    assert len(deal("list", "contract", "--json").json) == 1
    assert cb("contract", "issue", "Reel", "--json").error["code"] == "contract_issued"
    refused = cb("undo", "--json").error
    assert (refused["code"], refused["hint"]) == ("barrier", "Withdraw the contract instead.")
    assert refused["error"] == "“Issue contract C-2026-001” cannot be undone: others may have seen it."


@pytest.mark.parametrize(
    ("chosen", "code"), [("replaced", "document.letters_replaced"), ("left_out", "document.letters_left_out")]
)
def test_letters_without_a_font_stop_neither_contract_nor_letter_and_stay_in_mails(
    deal: Run, tmp_path: Path, chosen: str, code: str
) -> None:
    deal("edit", "deal", "Reel", "title=Reel ქართული 🌸")
    assert deal("settings", f"lost_letters={chosen}", "--json").json["lost_letters"] == chosen
    (reel,) = (row["id"] for row in deal("list", "deal", "--json").json)
    told = [each for each in deal("contract", "check", reel, "--json").json["findings"] if "letters" in each["code"]]
    assert [each["code"] for each in told] == [code]
    assert deal("contract", "issue", reel, "--out", tmp_path / "final.pdf", "--json").json["number"] == "C-2026-001"
    mail = tmp_path / "mail.eml"
    offer = ("letter", "offer", "--deal", reel, "--language", "en")
    deal(*offer, "--out", tmp_path / "offer.pdf", "--eml", mail)
    body = email.message_from_bytes(mail.read_bytes(), policy=default).get_body(("plain",))
    assert body is not None
    assert "Reel ქართული 🌸" in body.get_content()
    assert "Reel ქართული 🌸" in deal(*offer, "--text").out


def test_what_becomes_of_letters_without_a_font_is_one_of_three(cb: Run) -> None:
    said = cb("settings", "lost_letters=whatever")
    assert (said.code, "left_out" in said.err) == (3, True)


def test_a_draft_made_by_hand_gets_its_number_when_it_goes_out(deal: Run) -> None:
    draft = deal("add", "contract", "deal=Reel", "--json").json
    assert (draft["number"], draft["state"]) == ("", "draft")
    issued = deal("contract", "issue", "Reel", "--json").json
    assert (issued["id"], issued["number"], issued["version"]) == (draft["id"], "C-2026-001", 1)


def test_files_are_named_where_no_name_is_given(deal: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    deal("edit", "deal", "Reel", "title=Été: reel?")
    deal("contract", "preview", "Été: reel?")
    assert (tmp_path / "Été_ reel_ (draft).pdf").read_bytes().startswith(b"%PDF")
    deal("contract", "issue", "Été: reel?")
    deal("contract", "save", "Été: reel?")
    assert (tmp_path / "C-2026-001.pdf").read_bytes().startswith(b"%PDF")


def test_a_contract_that_lacks_something_is_refused_with_what_it_lacks(cb: Run, ok: Run, tmp_path: Path) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=Bare", "brand=Aurora")
    check = cb("contract", "check", "Bare", "--json")
    assert check.code == 1
    assert check.json["ready"] is False
    assert "error" in {finding["severity"] for finding in check.json["findings"]}
    text = cb("contract", "check", "Bare")
    assert text.code == 1
    assert text.out.startswith("Missing or wrong:\n  - ")
    issued = cb("contract", "issue", "Bare", "--out", tmp_path / "x.pdf", "--json")
    assert (issued.code, issued.error["code"]) == (1, "contract_incomplete")
    assert issued.error["findings"]
    assert not (tmp_path / "x.pdf").exists()
    saved = cb("contract", "save", "Bare", "--json")
    assert (saved.code, saved.error["code"]) == (3, "not_found")
    assert cb("contract", "preview", "Bare", "--out", tmp_path / "no" / "x.pdf").code == 3
    assert cb("contract", "preview", "Bare", "--out", tmp_path).code == 3


def test_a_gift_and_a_post_are_told_what_they_owe_with_sources(cb: Run, deal: Run) -> None:
    deal("add", "gift", "description=Cream", "brand=Aurora", "value=45", "expectation=asked")
    verdict = deal("disclose", "gift", "Cream", "--json").json
    assert [(duty["country"], duty["outcome"]) for duty in verdict["duties"]] == [
        ("FR", "required"),
        ("GB", "required"),
    ]
    assert all(duty["sources"] for duty in verdict["duties"])
    text = deal("disclose", "gift", "Cream").out
    assert "France: a label is required" in text
    assert "\nSources:\n  [1] Loi n° 2023-451" in text
    assert "(read at the source on 30 Nov 2026)" in text
    post = deal("add", "post", "deal=Reel", "medium=reel", "caption=Hello", "--json").json
    assert post["audience_countries"] == ["FR", "GB"]
    # Nobody said where else its label would be: the caption alone is likely not enough.
    judged = cb("disclose", "post", post["id"], "--keep", "--json")
    owed = judged.json
    assert (judged.code, owed["verdict"]) == (1, "insufficient")
    assert {duty["outcome"] for duty in owed["duties"]} == {"required"}
    assert "Keep the disclosure" in deal("history").out


def test_a_post_goes_live_only_with_its_tick_or_a_reason(cb: Run, deal: Run) -> None:
    post = deal("add", "post", "deal=Reel", "medium=reel", "caption=Hello", "--json").json["id"]
    refused = cb("edit", "post", post, "state=live", "--json")
    assert refused.code == 1
    ticked = cb("edit", "post", post, "state=live", "label_confirmed=yes", "--json")
    assert (ticked.code, ticked.error["code"]) == (1, "post.label_insufficient")
    deal("edit", "post", post, "label_position=repeated", "label_words=Publicité | Ad")
    refused = cb("edit", "post", post, "state=live", "--json")
    assert (refused.code, refused.error["code"]) == (1, "post.label_unconfirmed")
    live = deal("edit", "post", post, "state=live", "label_confirmed=yes", "--json").json
    assert live["published_at"] == "2026-03-02T09:00:00Z"


def test_a_post_tells_what_is_likely_of_its_caption_and_goes_out_against_it_only_with_a_reason(
    cb: Run, deal: Run
) -> None:
    post = deal("add", "post", "deal=Reel", "medium=feed_post", "caption=Hello @aurora", "--json").json["id"]
    told = cb("disclose", "post", post, "--json")
    assert (told.code, told.json["verdict"]) == (1, "insufficient")
    assert told.json["fix"]["caption"].endswith("Hello @aurora")
    assert {duty["outcome"] for duty in told.json["duties"]} == {"required"}
    words = cb("disclose", "post", post)
    assert words.code == 1
    assert words.out.startswith("Likely not enough")
    assert words.out.count("Sources:") == 1
    refused = cb("edit", "post", post, "state=live", "label_confirmed=yes", "--json")
    assert refused.code == 1
    assert "likely not enough" in refused.err
    deal("edit", "post", post, "state=live", "label_confirmed=yes", "exception_reason=The brand wants it so")
    due = deal("due", "--json").json
    assert "label_insufficient" in str(due)
    deal("edit", "post", post, f"caption={told.json['fix']['caption']}")
    assert "label_insufficient" not in str(deal("due", "--json").json)
    mended = deal("disclose", "post", post, "--json").json
    assert mended["verdict"] == "sufficient"


def test_facts_are_judged_without_any_book(bare: Run) -> None:
    facts = ("--audience", "FR,US", "--value", "product", "--expectation", "asked", "--relationship", "live")
    more = ("--tie", "none", "--affiliate", "no", "--control", "no", "--from", "FR", "--language", "fr")
    said = bare("disclose", "facts", *facts, *more, "--platform", "instagram", "--medium", "reel", "--json")
    assert said.code == 0
    assert [duty["outcome"] for duty in said.json["duties"]] == ["required", "required"]
    assert said.json["switch"]["platform"] == "instagram"
    unknown = bare("disclose", "facts", "--audience", "FR")
    assert unknown.code == 0
    assert "don’t know yet" in unknown.out
    nowhere = bare("disclose", "facts")
    assert "in which countries" in nowhere.out
    past = bare("disclose", "facts", *facts, "--on", "2020-01-01", "--ended-on", "2019-12-01", "--switch", "yes")
    assert past.code == 0


SAMPLES = sorted(path for path in (resources() / "samples").glob("*.*"))


def test_an_import_is_previewed_made_repeated_and_undone(ok: Run) -> None:
    before = ok("list", "contact", "--json").json
    seen = ok("import", *SAMPLES, "--preview", "--json").json
    assert (seen["preview"], seen["changed"]) == (True, True)
    assert ok("list", "contact", "--json").json == before
    made = ok("import", *SAMPLES, "--json").json
    assert made["records"] == seen["records"]
    assert len(ok("list", "deal", "--json").json) == made["records"]["deal"]["added"]
    assert ok("import", *SAMPLES, "--json").json["changed"] is False
    assert ok("import", SAMPLES[0]).out.endswith("Nothing new: it is all in your book already.\n")
    assert ok("undo").out.startswith("Undone: Import “")
    assert ok("list", "contact", "--json").json == before


def test_an_import_is_told_in_words(ok: Run) -> None:
    sheet = next(path for path in SAMPLES if path.name == "gifts.csv")
    text = ok("import", sheet, "--as", "gifts", "--preview").out
    assert text.startswith("gifts.csv (gifts, csv)\n")
    assert "  Gifts: 8 added\n" in text
    assert text.endswith("nothing was written.\n")
    assert "“creatorbook undo” takes it back" in ok("import", sheet).out


def test_a_file_that_cannot_be_read_changes_nothing(cb: Run, ok: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.vcf"
    broken.write_bytes(b"\x00\x01\x02" * 100)
    said = cb("import", SAMPLES[1], broken, "--json")
    assert said.code == 3
    assert said.error["where"].startswith("broken.vcf")
    assert ok("list", "contact", "--json").json == []


def test_a_draft_replaces_a_draft_and_nothing_else(cb: Run, deal: Run, path: Path, tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("years of work")
    for precious in (path, thesis):
        before = precious.stat().st_size
        said = cb("contract", "preview", "Reel", "--out", precious)
        assert said.code == 3
        assert precious.stat().st_size == before
    deal("verify")


def test_the_open_book_is_not_read_as_a_file_to_import(cb: Run, path: Path) -> None:
    said = cb("import", path, "--json")
    assert said.code == 3
    assert said.error["error"] == "This is the open book itself, not a file to import."


def test_an_import_names_the_columns_that_it_has_no_field_for(ok: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "deals.csv"
    sheet.write_text("Title;Brand;Stage;Fee;Shooting\nReel;Dune;Lead;900 €;20/05/2026\n", encoding="utf-8")
    assert "Columns kept in the notes: Shooting (1)" in ok("import", sheet, "--as", "deals", "--preview").out
    french = ok("import", sheet, "--as", "deals", "--preview", "--lang", "fr").out
    assert "Colonnes gardées dans les notes\u00a0: Shooting" in french
    (file,) = ok("import", sheet, "--as", "deals", "--json").json["files"]
    assert file["columns_left_aside"] == ["Shooting"]
    people = tmp_path / "people.csv"
    people.write_text("Name;Email;Shoe size\nZoé;zoe@dune.example;38\n", encoding="utf-8")
    assert "Columns left aside: Shoe size (1)" in ok("import", people).out


def test_a_task_on_a_record_without_its_kind_says_what_is_missing(cb: Run) -> None:
    said = cb("add", "task", "text=Call", "record_id=Aurora")
    assert said.code == 3
    assert said.err.startswith("“record_kind” is needed beside “record_id”.")
    assert cb("add", "task", "text=Call", "record_kind=brand").err.startswith("“record_id” is needed beside")
