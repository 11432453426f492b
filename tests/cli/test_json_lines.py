"""Many records at once: `add KIND --from FILE`, one JSON object a line."""

from __future__ import annotations

import json
import sys
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.services.book.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., Path]:
    """Write values as one line of JSON each, text and bytes as they are."""

    def write(*values: Any) -> Path:
        path = tmp_path / "given.jsonl"
        texts = (value if isinstance(value, str | bytes) else json.dumps(value) for value in values)
        path.write_bytes(b"\n".join(text.encode() if isinstance(text, str) else text for text in texts))
        return path

    return write


def test_each_line_becomes_a_record_in_one_step(ok: Run, lines: Callable[..., Path]) -> None:
    file = lines({"name": "Aurora", "country": "France"}, "", {"name": "Bor\u00e9al", "email": "a@boreal.example"})
    said = ok("add", "brand", "--from", file, "--json").json
    listed = {row["id"]: row for row in ok("list", "brand", "--json").json}
    assert said["count"] == 2
    assert [listed[record]["name"] for record in said["ids"]] == ["Aurora", "Boréal"]
    assert listed[said["ids"][0]]["country"] == "FR"
    assert [row["name"] for row in ok("list", "brand", "--search", "boreal", "--json").json] == ["Boréal"]
    ok("undo")
    assert ok("list", "brand", "--json").json == []
    ok("redo")
    assert {row["id"] for row in ok("list", "brand", "--json").json} == set(said["ids"])


def test_what_json_prints_can_be_given_back(ok: Run, lines: Callable[..., Path]) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "agency", "name=North", "commission=12.5")
    ok("add", "deal", "title=Reel", "brand=Aurora", "fee=1234.56 USD", "ends_on=2026-05-01", "stage_reason=fine")
    ok("add", "post", "deal=Reel", "platform=instagram", "published_at=2026-05-01 18:00", "audience_countries=FR, DE")
    for kind in ("agency", "deal", "post"):
        before = ok("list", kind, "--json").json
        for language in ("en", "fr"):
            given = ("add", kind, "--from", lines(before[0]), "--beside", "--json", "--lang", language)
            (made,) = ok(*given).json["ids"]
            after = next(row for row in ok("list", kind, "--json").json if row["id"] == made)
            same = before[0].keys() - {"id", "version", "created_at", "updated_at"}
            assert {name: after[name] for name in same} == {name: before[0][name] for name in same}


def test_references_are_named_as_elsewhere(ok: Run, lines: Callable[..., Path]) -> None:
    brand = ok("add", "brand", "name=Aurora", "--json").json["id"]
    file = lines(*({"title": f"Reel {n}", "brand": named} for n, named in enumerate((brand, brand[:18], "aurora"))))
    ok("add", "deal", "--from", file)
    deals = ok("list", "deal", "--json").json
    assert {deal["brand_id"] for deal in deals} == {brand}
    # What a kind fills in by itself, it fills in here too.
    assert {deal["creator_id"] for deal in deals} == {ok("list", "creator", "--json").json[0]["id"]}


def test_a_live_post_keeps_what_it_owes(ok: Run, path: Path, lines: Callable[..., Path]) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=Reel", "brand=Aurora")
    post = {"deal": "Reel", "platform": "instagram", "state": "live", "label_confirmed": True}
    (made,) = ok("add", "post", "--from", lines(post), "--json").json["ids"]
    with Book(path) as book, book.reading() as reading:
        kept = reading.exec_driver_sql("SELECT DISTINCT post_id FROM disclosure").fetchall()
    assert kept == [(made,)]
    assert ok("list", "post", "--json").json[0]["published_at"] is not None


_GOOD = {"name": "Aurora"}


@pytest.mark.parametrize(
    ("kind", "bad", "problem", "where"),
    [
        ("brand", {"country": "FR"}, "“Name” is needed", "line 3, name"),
        ("brand", {"name": "B", "country": "Atlantis"}, "“Atlantis” cannot be used for “Country”", "line 3, country"),
        ("brand", {"name": "B", "colour": "red"}, "has no field “colour”", "line 3, colour"),
        ("brand", '{"name": "B", "name": "C"}', "“name” is given twice", "line 3, name"),
        ("brand", {"name": "B", "Name": "C"}, "“name” is given twice", "line 3, name"),
        ("brand", {"name": ["B"]}, "This kind of value", "line 3, name"),
        ("brand", {"name": True}, "This kind of value", "line 3, name"),
        ("brand", {"name": "B", "type": "deal"}, "another kind", "line 3, type"),
        ("brand", "[1]", "not one JSON object", "line 3"),
        ("brand", "{", "not one JSON object", "line 3"),
        ("brand", '{"name": NaN}', "not one JSON object", "line 3"),
        ("brand", "[" * 100_000, "not one JSON object", "line 3"),
        ("brand", b'{"name": "\xff"}', "not UTF-8", "line 3"),
        ("contact", {"name": "B", "brand": "Nobody"}, "There is no brand “Nobody”", "line 3, brand Nobody"),
        ("tag", {"name": "Aurora"}, "already a record like this", "line 3, tag.name"),
        ("creator", {"name": "B", "document_accent": "red"}, "“RED” is not a colour", "line 3, document_accent"),
        ("agency", {"name": "B", "commission": "many"}, "“many” cannot be used", "line 3, commission_bp"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(
    cb: Run, ok: Run, lines: Callable[..., Path], kind: str, bad: object, problem: str, where: str
) -> None:
    before = ok("list", kind, "--json").json, ok("history", "--json").json
    said = cb("add", kind, "--from", lines(_GOOD, "", bad, _GOOD | {"name": "Last"}), "--json")
    assert said.code == 3
    assert said.error["error"].startswith("Line 3: ")
    assert problem in said.error["error"]
    assert said.error["where"] == where
    assert (ok("list", kind, "--json").json, ok("history", "--json").json) == before


def test_a_rule_of_a_kind_names_the_line_too(cb: Run, ok: Run, lines: Callable[..., Path]) -> None:
    ok("add", "brand", "name=Aurora")
    said = cb("add", "deal", "--from", lines({"title": "Reel", "brand": "Aurora", "stage": "lost"}))
    assert said.code == 3
    assert "Line 1: A deal that is declined or lost needs a reason." in said.err
    french = cb("add", "deal", "--from", lines({"title": "Reel", "brand": "Aurora", "stage": "lost"}), "--lang", "fr")
    assert "Ligne 1 :" in french.err


def test_numbers_are_taken_for_what_the_name_says(ok: Run, lines: Callable[..., Path]) -> None:
    ok("add", "agency", "--from", lines({"name": "A", "commission": 12.5}, {"name": "B", "commission_bp": 1250}))
    assert {row["commission_bp"] for row in ok("list", "agency", "--json").json} == {1250}
    ok("add", "brand", "name=Aurora")
    amounts = (1234.5, "1234.50", {"amount": 1234.5, "currency": "EUR"}, {"amount": "1234.5", "currency": "eur"})
    deals = ({"title": f"Deal {at}", "brand": "Aurora", "fee": amount} for at, amount in enumerate(amounts))
    ok("add", "deal", "--from", lines(*deals))
    fees = [row["fee"] for row in ok("list", "deal", "--json").json]
    assert fees == [{"amount": "1234.50", "currency": "EUR"}] * len(amounts)


def test_standard_input_is_read(ok: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sys, "stdin", TextIOWrapper(BytesIO(b'\xef\xbb\xbf{"name": "Aurora"}\r\n{"name": "Cobalt"}\r\n'))
    )
    assert ok("add", "brand", "--from", "-").out == "Add 2 × brand\n"


def test_how_it_is_asked_for(cb: Run, lines: Callable[..., Path], tmp_path: Path) -> None:
    assert cb("add", "brand", "name=A", "--from", lines(_GOOD)).code == 2
    assert cb("add", "brand").code == 2
    assert cb("add", "brand", "--from", tmp_path / "none.jsonl").code == 3
    assert cb("add", "brand", "--from", lines("")).code == 3


@pytest.mark.parametrize(
    "number", ["1e99999999999999999999999999", "1e999999999", "-1e-999999999", "9" * 5_000, "0." + "1" * 5_000]
)
@pytest.mark.parametrize("shape", ['{{"title": "R", "brand": "Aurora", "fee": {}}}', '{{"x": {{"amount": {}}}}}'])
def test_a_number_that_nobody_can_mean_is_refused_at_once(
    cb: Run, ok: Run, lines: Callable[..., Path], number: str, shape: str
) -> None:
    ok("add", "brand", "name=Aurora")
    said = cb("add", "deal", "--from", lines(shape.format(number)))
    assert said.code == 3
    assert "Line 1: A number in it has more than 40 digits." in said.err


def test_what_a_task_is_on_is_named_by_its_title(cb: Run, ok: Run, lines: Callable[..., Path]) -> None:
    brand = ok("add", "brand", "name=Aurora", "--json").json["id"]
    task = {"text": "call", "record_kind": "Brands", "record_id": "Aurora"}
    ok("add", "task", "--from", lines(task, {"text": "sleep", "due": "2026-05-01"}))
    assert {(row["record_kind"], row["record_id"]) for row in ok("list", "task", "--json").json} == {
        ("brand", brand),
        ("", ""),
    }
    said = cb("add", "task", "--from", lines(task | {"record_kind": "wizard"}), "--json")
    assert said.code == 3
    assert said.error["error"] == "Line 1: There is no kind of record called “wizard”."
    said = cb("add", "note", "--from", lines(task | {"record_id": "Nobody"}), "--json")
    assert said.error["error"] == "Line 1: There is no brand “Nobody”."


def test_a_day_in_words_is_told_as_the_day_that_was_understood(ok: Run, lines: Callable[..., Path]) -> None:
    given = lines({"text": "Call", "due_on": "3/12/2026"}, {"text": "Post", "due_on": "2026-12-24"})
    said = ok("add", "task", "--from", given)
    assert "  line 1: By: Thursday 3 December 2026" in said.out.splitlines()
    assert "line 2" not in said.out
    assert ok("add", "task", "--from", given, "--json").json["days"] == [
        {"line": 1, "field": "due_on", "given": "3/12/2026", "day": "2026-12-03"}
    ]


def test_a_contract_given_back_is_a_draft_and_says_what_is_left_out(
    ok: Run, path: Path, lines: Callable[..., Path]
) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "deal", "title=Reel", "brand=Aurora")
    draft = ok("add", "contract", "deal=Reel", "--json").json
    assert ok("add", "contract", "--from", lines(draft), "--json").json["left_out"] == []
    issued = draft | {"number": "C-1", "state": "issued", "issued_at": "2026-05-01T10:00:00Z"}
    said = ok("add", "contract", "--from", lines(issued), "--json").json
    assert said["left_out"] == ["number", "state", "issued_at"]
    assert "Left out, because it is not edited by hand: number, state, issued_at." in (
        ok("add", "contract", "--from", lines(issued)).out
    )
    assert {(row["number"], row["state"]) for row in ok("list", "contract", "--json").json} == {("", "draft")}


def test_a_file_that_cannot_be_read_says_why_in_the_language_of_the_screen(cb: Run, tmp_path: Path) -> None:
    said = cb("add", "brand", "--from", tmp_path, "--lang", "fr")
    assert "Le fichier n’a pas pu être lu : c’est un dossier." in said.err
    missing = cb("add", "brand", "--from", tmp_path / "none.jsonl")
    assert "The file could not be read: there is no such file or folder." in missing.err


def test_all_bad_lines_are_named_at_once(cb: Run, ok: Run, lines: Callable[..., Path]) -> None:
    bad = (
        {"nam": "B"},
        _GOOD,
        {"name": "C", "country": "Atlantis"},
        {"country": "FR"},
        {"name": "D", "agency": "None"},
    )
    said = cb("add", "brand", "--from", lines(*bad), "--json")
    assert said.code == 3
    assert said.error["error"] == "4 lines are refused; nothing was written."
    assert [line["where"].partition(",")[0] for line in said.error["lines"]] == ["line 1", "line 3", "line 4", "line 5"]
    spoken = cb("add", "brand", "--from", lines(*bad)).err
    assert all(f"Line {number}: " in spoken for number in (1, 3, 4, 5))
    assert "4 lignes sont refusées" in cb("add", "brand", "--from", lines(*bad), "--lang", "fr").err
    assert ok("list", "brand", "--json").json == []


def test_of_many_bad_lines_the_first_twenty_are_named(cb: Run, lines: Callable[..., Path]) -> None:
    said = cb("add", "brand", "--from", lines(*({"country": "FR"} for _line in range(500))), "--json")
    assert said.code == 3
    assert len(said.error["lines"]) == 20
    assert said.error["error"] == "At least 20 lines are refused; nothing was written."


def test_a_table_by_field_names_names_its_bad_lines_too(cb: Run, ok: Run, tmp_path: Path) -> None:
    table = tmp_path / "brands.csv"
    table.write_text("Name;Country\nA;Atlantis\nB;FR\nC;Lemuria\n", encoding="utf-8")
    for more in ((), ("--preview",)):
        said = cb("import", table, "--as", "brand", *more)
        assert said.code == 3
        assert "Line 2: " in said.err
        assert "Line 4: " in said.err
    assert ok("list", "brand", "--json").json == []
