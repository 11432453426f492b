"""The one door: every file gives records or one clear sentence, whatever is done to the reader."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from creatorbook.common.errors import BadInput, UsageError
from creatorbook.common.limited.run import Ended
from creatorbook.common.paths import resources
from creatorbook.exchange.base.problems import NOTICES, PLACES, PROBLEMS, FileProblem, Notice, place_text
from creatorbook.exchange.base.records import FileKind, ImportedMessage, ReadOptions
from creatorbook.exchange.child import limited
from creatorbook.exchange.child.limited import parse_limited
from creatorbook.exchange.child.read import read_file
from tests.children import PATIENCE

CARD = "BEGIN:VCARD\r\nFN:Zoé\r\nEND:VCARD\r\n"


def problem(path: Path, **options: str) -> FileProblem:
    with pytest.raises(FileProblem) as caught:
        read_file(path, **options)  # type: ignore[arg-type]  # only the kind is given here
    assert isinstance(caught.value, BadInput)
    assert caught.value.exit_code == 3
    assert caught.value.message.endswith(".")
    assert "Traceback" not in caught.value.message
    return caught.value


def test_a_file_is_read_in_a_child_process(tmp_path: Path) -> None:
    path = tmp_path / "Zoé & co.vcf"
    path.write_text(CARD, encoding="utf-8")
    parsed = read_file(path)
    assert [record.row for record in parsed.records] == [1]
    assert (parsed.kind, parsed.format, len(parsed.sha256)) == (FileKind.CONTACTS, "vcard", 64)
    assert read_file(path, kind="contacts") == parsed


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"  \n", "empty"),
        ("a.csv", b'Brand,Title,Fee\n"x,y\n', "open_quote"),
        ("a.csv", b"Brand,Title\x00,Fee\n", "not_text"),
        ("a.vcf", b"nothing", "no_card"),
        ("a.xlsx", b"PK\x03\x04", "bad_workbook"),
        ("a.xlsx", b"hello", "bad_workbook"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "locked_workbook"),
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "outlook_msg"),
        ("a.pdf", b"%PDF-1.7\n", "pdf_or_image"),
        ("a.eml", b"x", "no_mail"),
        ("a.mbox", b'Brand,Title,Fee\n"x,y\n', "no_mail"),
        ("a.vcf", b"BEGIN:VCARD\x00" + b"\x01\x02\x03" * 40, "card_not_text"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_in_one_sentence(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = problem(path)
    assert found.code == code
    assert found.where.startswith(name)
    assert found.hint


@pytest.mark.parametrize(
    ("name", "content", "way_out"),
    [
        ("a.csv", b"Brand,Title\x00,Fee\n", "Save it as CSV in UTF-8."),
        ("a.vcf", b"BEGIN:VCARD\x00" + b"\x01\x02\x03" * 40, "Export it again as vCard (.vcf)."),
        ("a.eml", b'"never closed', "Save the email as .eml, or the folder as .mbox."),
    ],
)
def test_the_way_out_is_that_of_the_kind_of_file(tmp_path: Path, name: str, content: bytes, way_out: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert problem(path).hint == way_out


def test_what_is_no_file(tmp_path: Path) -> None:
    assert problem(tmp_path / "none.csv").code == "missing"
    assert problem(tmp_path).code == "folder"
    assert problem(Path("a\x00b")).code == "unreadable"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert problem(tmp_path / "pipe").code == "not_a_file"


def test_a_wrong_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_text(CARD, encoding="utf-8")
    assert problem(path, kind="gifts").message == "This file cannot be read as gifts."
    with pytest.raises(UsageError):
        read_file(path, kind="spaceships")


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "line.csv"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(limited, "do_limited", lambda *_asked, **_bounds: pytest.fail("a reader was started"))
    assert problem(path).message == "The file has 96 MB; at most 50 MB are read."


def test_a_line_of_forty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "line.csv"
    path.write_bytes(b"Brand,Title,Fee\n" + b"x" * 40_000_000)
    found = problem(path)
    assert (found.code, found.where) == ("long_line", "line.csv, line 2")


def test_little_memory_is_one_sentence(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux limits a child's memory")  # the limit is what is tested here
    path = tmp_path / "a.csv"
    path.write_bytes(b"Brand,Title,Fee\n" + b"Dune,Spring,5\n" * 60_000)
    with pytest.raises(FileProblem) as caught:
        parse_limited(path, None, ReadOptions(), memory=60 * 1024 * 1024, seconds=120)
    assert caught.value.code == "too_much_memory"


def test_little_time_is_one_sentence(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux bounds a child's processor time at once")  # the limit is what is tested here
    path = tmp_path / "a.csv"
    path.write_bytes(b"Brand,Title,Fee\n" + b"Dune,Spring,5\n" * 200_000)
    with pytest.raises(FileProblem) as caught:
        parse_limited(path, None, ReadOptions(), seconds=1)
    assert caught.value.code == "too_long"


def test_every_end_of_the_child_has_a_sentence() -> None:
    assert {limited._PROBLEMS[ended] for ended in Ended} <= set(PROBLEMS)


def test_the_child_knows_no_database_and_no_window() -> None:
    code = "import sys, creatorbook.exchange.child.jobs; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=PATIENCE)
    loaded = set(ended.stdout.split())
    assert not loaded & {"sqlalchemy", "alembic", "PySide6", "reportlab", "sqlcipher3", "phonenumbers", "babel"}


def test_the_child_answers_when_the_current_folder_offers_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)", encoding="utf-8")
    (tmp_path / "a.vcf").write_text(CARD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(read_file(Path("a.vcf")).records) == 1


@pytest.mark.parametrize("sample", sorted(path.name for path in (resources() / "samples").iterdir() if path.is_file()))
def test_every_sample_is_read_whole(sample: str) -> None:
    parsed = read_file(resources() / "samples" / sample)
    assert parsed.records
    # The Outlook export is in cp1252 on purpose, as Outlook writes it.
    assert [notice.code for notice in parsed.notices] == (["guessed_encoding"] if "outlook" in sample else [])


def test_the_sample_mail_is_a_proposal_with_its_brief() -> None:
    message = read_file(resources() / "samples" / "collaboration.eml").records[0]
    assert isinstance(message, ImportedMessage)
    assert message.organisation == "Atelier Brume"
    assert "1 800 € HT" in message.text
    (brief,) = message.attachments
    assert brief.name == "Brief Brume d’hiver.pdf"
    assert brief.content.startswith(b"%PDF-")


def test_the_sheet_and_the_workbook_of_gifts_say_the_same() -> None:
    first, second = (read_file(resources() / "samples" / name) for name in ("gifts.csv", "gifts.xlsx"))
    assert first.records == second.records


def test_every_sentence_of_the_table_can_be_said() -> None:
    import string

    for table in (PROBLEMS, NOTICES):
        for words in table.values():
            for text in words:
                fields = {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}
                text.format(**dict.fromkeys(fields, 1))
                # A reason is a whole sentence itself.
                assert not text or text.endswith((".", "…", "{reason}"))
    for kind in PLACES:
        assert place_text(kind, {"number": 1, "line": 2, "name": "A"}) or not kind
    assert Notice("ragged_row", {"found": 5, "expected": 3}, "row", 12).where == "row 12"
