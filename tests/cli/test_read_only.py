"""A book that may not be written to, nor anything beside it: it is read all the same, and said to be so."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from creatorbook.common.errors import BookError
from creatorbook.store.engine import driver
from creatorbook.store.engine.reading import Readers
from tests.children import PATIENCE, ROOT
from tests.cli.run_result import RunResult

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a folder there has no such permission")
SAID = "The book is read-only where it is kept: nothing can be changed in it.\n"


def run(path: Path, *arguments: object) -> RunResult:
    """Run the command line on a book as somebody whom permissions bind."""
    command = [sys.executable, "-m", "tests.bound", "creatorbook", "--book", str(path), *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    assert "Traceback" not in done.stderr
    return RunResult(done.returncode, done.stdout, done.stderr)


@contextmanager
def locked(*paths: Path) -> Iterator[None]:
    """Let nobody write to files and folders within the block."""
    before = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path, mode in before.items():
            path.chmod(mode)


@pytest.fixture
def shelf(ok: Callable[..., RunResult], path: Path, tmp_path: Path) -> Path:
    """Return a book in a folder of its own, with a brand, a contact and something due."""
    ok("add", "brand", "name=Aurora")
    ok("add", "contact", "name=Inès", "email=ines@example.com", "brand=Aurora")
    ok("add", "task", "text=Call Inès", "due_on=2026-03-01")
    folder = tmp_path / "shelf #1?"
    folder.mkdir()
    return shutil.copyfile(path, folder / "kept.creatorbook")


def test_a_book_in_a_read_only_folder_is_read(shelf: Path, tmp_path: Path) -> None:
    content = shelf.read_bytes()
    with locked(shelf, shelf.parent):
        listed = run(shelf, "list", "brand")
        assert (listed.code, listed.err) == (0, SAID)
        assert "Aurora" in listed.out
        found = run(shelf, "list", "contact", "--search", "ines", "--json")
        assert (found.code, found.err, [row["name"] for row in found.json]) == (0, "", ["Inès"])
        assert "ines@example.com" in run(shelf, "show", "contact", "Inès").out
        assert "Call Inès" in run(shelf, "due").out
        assert "Add brand “Aurora”" in run(shelf, "history").out
        cards = tmp_path / "cards.vcf"
        assert run(shelf, "list", "contact", "--vcard", cards).code == 0
        assert "Inès" in cards.read_text(encoding="utf-8")
        copy = tmp_path / "copy.creatorbook"
        assert run(shelf, "backup", copy).code == 0
        assert run(shelf, "verify", "--json").json["ok"] is True
    assert "is a backup" in run(copy, "list", "brand").err
    own = tmp_path / "own.creatorbook"
    assert run(own, "backup", copy, "--restore").code == 0
    assert run(own, "list", "brand").err == ""
    assert shelf.read_bytes() == content
    assert [entry.name for entry in shelf.parent.iterdir()] == [shelf.name]


@pytest.mark.parametrize(
    "words",
    [("add", "brand", "name=Lumo"), ("edit", "brand", "Aurora", "country=FR"), ("undo",), ("trash", "brand", "Aurora"),
     ("settings", "name=B")],
)  # fmt: skip
@pytest.mark.parametrize("of", ["folder", "file"])
def test_what_would_write_is_refused_in_one_sentence(shelf: Path, words: tuple[str, ...], of: str) -> None:
    with locked(shelf if of == "file" else shelf.parent):
        refused = run(shelf, *words, "--json")
    assert refused.code == 4
    assert refused.error["error"] == "The book, or its folder, is read-only."
    assert "copy the book" in refused.error["hint"]


def test_what_somebody_who_may_write_has_just_written_is_read(shelf: Path) -> None:
    writing = driver.connect(shelf)
    driver.use_wal(writing)
    writing.execute("PRAGMA wal_autocheckpoint=0")
    writing.execute("UPDATE brand SET name = 'Lumo'")
    with locked(shelf.parent):
        listed = run(shelf, "list", "brand", "--json")
    writing.close()
    assert [row["name"] for row in listed.json] == ["Lumo"]


def _leave_open(shelf: Path) -> tuple[Path, Path]:
    """Leave a book as one does that was killed after a write, and return the files beside it: the log, the memory."""
    writing = driver.connect(shelf)
    driver.use_wal(writing)
    writing.execute("PRAGMA wal_autocheckpoint=0")
    writing.execute("UPDATE brand SET name = 'Lumo'")
    beside = [shelf.with_name(f"{shelf.name}{end}") for end in ("-wal", "-shm")]
    kept = [(path, path.read_bytes()) for path in (shelf, *beside)]
    writing.close()
    for path, content in kept:
        path.write_bytes(content)
    return beside[0], beside[1]


@pytest.mark.parametrize("memory", [True, False])
def test_an_empty_log_that_was_left_beside_a_book_is_as_none(shelf: Path, *, memory: bool) -> None:
    log, shared = shelf.with_name(f"{shelf.name}-wal"), shelf.with_name(f"{shelf.name}-shm")
    log.touch()
    if memory:
        shared.touch()
    with locked(*shelf.parent.iterdir(), shelf.parent):
        listed = run(shelf, "list", "brand")
    assert (listed.code, listed.err) == (0, SAID)
    assert "Aurora" in listed.out


def test_what_was_left_in_the_log_is_read_where_its_memory_is_left_too(shelf: Path) -> None:
    _leave_open(shelf)
    with locked(*shelf.parent.iterdir(), shelf.parent):
        listed = run(shelf, "list", "brand", "--json")
    assert [row["name"] for row in listed.json] == ["Lumo"]


def test_a_book_that_was_not_closed_says_that_both_files_are_to_be_copied(shelf: Path, tmp_path: Path) -> None:
    log, memory = _leave_open(shelf)
    memory.unlink()
    with locked(shelf, log, shelf.parent):
        refused = run(shelf, "list", "brand", "--json")
    assert refused.code == 4
    assert refused.error["error"] == (
        f"This book was not closed, and what was written last lies beside it in “{log.name}”."
    )
    assert refused.error["hint"] == "Copy both files to a folder that you may write to, and open the book there."
    # What it says is true.
    folder = tmp_path / "mine"
    folder.mkdir()
    for path in (shelf, log):
        shutil.copyfile(path, folder / path.name)
    assert [row["name"] for row in run(folder / shelf.name, "list", "brand", "--json").json] == ["Lumo"]


def test_a_book_of_an_older_schema_is_not_brought_up_to_date_there(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    old = folder / "old.creatorbook"
    old.write_bytes(gzip.decompress((ROOT / "tests" / "books" / "schema-0001.creatorbook.gz").read_bytes()))
    with locked(folder):
        refused = run(old, "list", "brand", "--json")
    assert refused.code == 4
    assert "older Creatorbook" in refused.error["error"]
    assert [entry.name for entry in folder.iterdir()] == ["old.creatorbook"]


def test_what_was_read_while_the_file_changed_is_refused(shelf: Path) -> None:
    readers = Readers(shelf, unwritable=True)
    with readers.reading() as reading:
        assert reading.exec_driver_sql("SELECT count(*) FROM brand").scalar_one() == 1
    with pytest.raises(BookError, match="changed by somebody else"), readers.reading():
        os.utime(shelf, ns=(0, shelf.stat().st_mtime_ns + 1_000_000))
    with readers.reading() as reading:
        assert reading.exec_driver_sql("SELECT count(*) FROM brand").scalar_one() == 1
    readers.close()
