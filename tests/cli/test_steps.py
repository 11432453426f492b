"""Steps by the command line: undo, redo, history, backup, verify."""

from __future__ import annotations

import getpass
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

from creatorbook.common.clock import FixedClock
from creatorbook.services.book.book import Book
from creatorbook.services.records.editing import AddRecord

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


def test_undo_and_redo_serve_every_run_of_the_program(cb: Run, ok: Run) -> None:
    brand = ok("add", "brand", "name=Aurora", "--json").json["id"]
    assert ok("undo").out == "Undone: Add brand “Aurora”\n"
    assert ok("list", "brand", "--json").json == []
    assert ok("redo", "--json").json == {"label": "Add brand “Aurora”", "touched": {"brand": [brand]}}
    assert ok("undo").out.startswith("Undone")
    assert ok("redo").out == "Done again: Add brand “Aurora”\n"
    said = cb("redo", "--json")
    assert (said.code, said.error["code"]) == (1, "nothing_to_redo")


def test_a_step_that_can_never_be_undone_says_why(cb: Run) -> None:
    said = cb("undo", "--json")
    assert (said.code, said.error["code"]) == (1, "barrier")
    assert cb("undo").err.splitlines() == ["“Start the book” cannot be undone: every book begins with it."]


def test_history_of_the_book_and_of_one_record(ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    ok("edit", "brand", "Aurora", "country=FR")
    ok("undo")
    whole = ok("history", "--json").json
    assert [line["kind"] for line in whole] == ["undo", "do", "do", "do"]
    assert whole[1]["undone"] is True
    assert len(ok("history", "--limit", "2", "--json").json) == 2
    one = ok("history", "brand", "Aurora", "--json").json
    assert one[0]["fields"] == [{"name": "country", "before": "", "after": "FR"}]
    text = ok("history", "brand", "Aurora").out
    assert "Change brand “Aurora”" in text
    assert ok("history").out.splitlines()[0].split() == ["When", "Who", "What"]


def test_history_names_the_records_that_a_record_refers_to(ok: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    ids = [ok("add", "brand", f"name={name}", "--json").json["id"] for name in ("Aurora", "Lumo")]
    ok("add", "deal", "title=Spring", "brand=Aurora")
    ok("edit", "deal", "Spring", "brand=Lumo", "stage=negotiating")
    ok("edit", "deal", "Spring", "brand=Aurora")
    ok("trash", "brand", "Lumo")
    text = ok("history", "deal", "Spring").out
    assert "Brand: Aurora → Lumo (in the trash); Stage: Lead → Negotiating" in text
    assert "Brand: Lumo (in the trash) → Aurora" in text
    assert not any(id in text for id in ids)
    stored = ok("history", "deal", "Spring", "--json").json[0]["fields"]
    assert stored == [{"name": "brand_id", "before": ids[1], "after": ids[0]}]


def test_history_and_show_speak_of_the_same_fields(ok: Run) -> None:
    ok("add", "brand", "name=Aurora")
    deal = ok("add", "deal", "title=Spring", "brand=Aurora", "fee=1500 EUR", "starts_on=2026-06-01", "--json").json
    told = {each["name"]: each["after"] for each in ok("history", "deal", "Spring", "--json").json[0]["fields"]}
    assert told["fee"] == {"amount": "1500.00", "currency": "EUR"}
    assert told == {name: deal[name] for name in told}
    assert set(told) == {"title", "brand_id", "creator_id", "kind", "stage", "fee", "starts_on"}
    terms = ok("add", "terms", "deal=Spring", "kill_fee=50%", "--json").json
    told = {each["name"]: each["after"] for each in ok("history", "terms", terms["id"], "--json").json[0]["fields"]}
    assert told["kill_fee_bp"] == terms["kill_fee_bp"] == 5000
    # What is read can be given back.
    assert ok("edit", "terms", terms["id"], f"kill_fee_bp={terms['kill_fee_bp']}", "--json").json["kill_fee_bp"] == 5000
    ok("trash", "deal", "Spring")
    assert ok("history", "terms", terms["id"], "--json").json[0]["fields"] == [
        {"name": "trashed", "before": False, "after": True}
    ]


def test_a_backup_is_a_book_of_its_own(bare: Run, cb: Run, ok: Run, tmp_path: Path) -> None:
    ok("add", "brand", "name=Aurora")
    copy = tmp_path / "copy.creatorbook"
    made = ok("backup", copy, "--json").json
    assert (made["file"], made["size"]) == (str(copy), copy.stat().st_size)
    assert len(made["sha256"]) == 64
    ok("trash", "brand", "Aurora")
    assert [row["name"] for row in bare("--book", copy, "list", "brand", "--json").json] == ["Aurora"]
    again = cb("backup", copy)
    assert again.code == 3
    assert str(copy) in again.err
    assert str(tmp_path / "second.creatorbook") in ok("backup", tmp_path / "second.creatorbook").out


def test_a_backup_is_put_back_and_what_it_replaces_is_kept(
    bare: Run, cb: Run, ok: Run, path: Path, tmp_path: Path
) -> None:
    ok("add", "brand", "name=Aurora")
    copy = tmp_path / "copy.creatorbook"
    ok("backup", copy)
    ok("trash", "brand", "Aurora")
    with Book(path):
        refused = cb("backup", copy, "--restore")
        assert refused.code == 4
        assert "open" in refused.err
    said = ok("backup", copy, "--restore", "--json").json
    assert [row["name"] for row in ok("list", "brand", "--json").json] == ["Aurora"]
    assert bare("--book", said["kept"], "list", "brand", "--json").json == []
    copy.write_bytes(copy.read_bytes()[:-100])
    damaged = cb("backup", copy, "--restore")
    assert damaged.code == 4
    assert [row["name"] for row in ok("list", "brand", "--json").json] == ["Aurora"]


def test_verify_answers_no_for_a_damaged_book(bare: Run, ok: Run, path: Path, tmp_path: Path) -> None:
    assert ok("verify").out.startswith("The book is undamaged")
    assert ok("verify", "--json").json["ok"] is True
    damaged = shutil.copyfile(path, tmp_path / "damaged.creatorbook")
    with Book(damaged) as book, book._store.writing() as connection:  # a row that refers to nothing
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        connection.exec_driver_sql("INSERT INTO attachment_content (sha256, size, content) VALUES ('00', 1, x'01')")
    said = bare("--book", damaged, "verify", "--json")
    assert said.code == 1
    assert said.json["ok"] is False
    assert "does not match" in said.json["problems"][0]
    text = bare("--book", damaged, "verify")
    assert text.code == 1
    assert text.out.startswith("The book is damaged:\n- ")


def test_one_history_is_read_in_either_language(bare: Run, path: Path) -> None:
    assert bare("--lang", "fr", "--book", path, "add", "brand", "name=Aurora").code == 0
    bare("--lang", "en", "--book", path, "edit", "brand", "Aurora", "country=FR")
    bare("--lang", "fr", "--book", path, "undo")
    french = bare("--lang", "fr", "--book", path, "history", "--json").json
    english = bare("--lang", "en", "--book", path, "history", "--json").json
    assert [line["label"] for line in english[:3]] == [
        "Undo: Change brand “Aurora”",
        "Change brand “Aurora”",
        "Add brand “Aurora”",
    ]
    assert [line["label"].replace("\N{NO-BREAK SPACE}", " ") for line in french[:3]] == [
        "Annuler : Modification : marque « Aurora »",
        "Modification : marque « Aurora »",
        "Ajout : marque « Aurora »",
    ]


def test_a_history_is_thinned_when_it_is_asked_for(ok: Run, cb: Run, path: Path, clock: FixedClock) -> None:
    ok("add", "brand", "name=Aurora")
    assert ok("history", "--thin").out == "There is nothing to drop: no step older than 365 days can be undone.\n"
    with Book(path, FixedClock(clock.now() + timedelta(-400))) as book:
        book.run(AddRecord("brand", {"name": "Old"}))
    before = ok("history", "--json").json
    assert ok("history", "--thin").out == "Dropped what was in 1 row before steps older than 365 days: 1 KB.\n"
    assert ok("history", "--json").json == before
    (line,) = ok("history", "brand", "Old").out.splitlines()[1:]
    assert line.endswith("Add brand “Old”  What it changed is no longer kept.")
    assert ok("history", "--thin", "--json").json == {"days": 365, "rows": 0, "bytes": 0}
    ok("settings", "history_days=0")
    assert "keeps everything" in ok("history", "--thin").out
    assert cb("history", "brand", "Aurora", "--thin").code == 2
    for limit in ("5", "many"):
        refused = cb("history", "--thin", "--limit", limit, "--json")
        assert (refused.code, refused.error["where"]) == (2, "--limit")
    assert cb("settings", "history_days=soon").code == 3


def test_one_row_and_one_day_are_said_as_one(ok: Run, path: Path, clock: FixedClock) -> None:
    ok("settings", "history_days=1")
    assert ok("history", "--thin").out == "There is nothing to drop: no step older than 1 day can be undone.\n"
    with Book(path, FixedClock(clock.now() + timedelta(-2))) as book:
        book.run(AddRecord("brand", {"name": "Old"}))
    assert ok("history", "--thin").out == "Dropped what was in 1 row before steps older than 1 day: 1 KB.\n"


def test_another_persons_step_is_refused_with_the_option_that_means_it(
    ok: Run, cb: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ok("add", "brand", "name=Aurora")
    me = getpass.getuser()
    monkeypatch.setenv("LOGNAME", "noor")
    refused = cb("undo", "--json")
    assert (refused.code, refused.error["code"]) == (1, "step_of_another")
    assert refused.error["error"] == f"“Add brand ‘Aurora’” was done by {me}, not by you."
    assert refused.error["hint"] == "Say that another person’s step is meant: creatorbook undo --anyone."
    ok("undo", "--anyone")
    monkeypatch.setenv("LOGNAME", "third")
    refused = cb("redo", "--json")
    assert refused.error["error"] == "“Add brand ‘Aurora’” was taken back by noor, not by you."
    assert refused.error["hint"] == "Say that another person’s step is meant: creatorbook redo --anyone."
    assert ok("redo", "--anyone").out == "Done again: Add brand “Aurora”\n"
