"""The real program in processes of its own: encodings, pipes, interruption, what a start loads."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.children import PATIENCE, ROOT, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.run_result import RunResult

COMMAND = (sys.executable, "-W", "error", "-m", "creatorbook")
# Loaded for writing, or for what a person reads, never by a list that a program reads.
HEAVY = ("sqlalchemy", "alembic", "reportlab", "babel", "PySide6", "PIL", "email_validator", "phonenumbers")


def start(
    *arguments: object, env: dict[str, str] | None = None, stdout: int = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        preexec_fn=_heed_interrupts if sys.platform != "win32" else None,  # noqa: PLW1509  one call, no locks
    )


def _heed_interrupts() -> None:
    # What a shell runs in the background ignores Ctrl-C, and its children inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def end(child: subprocess.Popen[bytes]) -> tuple[int, bytes, bytes]:
    out, err = child.communicate(timeout=PATIENCE)
    assert b"Traceback" not in err
    return child.returncode, out or b"", err


@pytest.fixture
def brand(cb: Callable[..., RunResult], path: Path) -> Path:
    """Put a brand with letters that few encodings have into the book, and return the book."""
    assert cb("add", "brand", "name=Œuvre 夏").code == 0
    return path


@pytest.mark.alike
@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "utf-16"},
    ],
)
def test_json_is_utf_8_whatever_the_terminal_speaks(brand: Path, env: dict[str, str]) -> None:
    code, out, err = end(start("--book", brand, "list", "brand", "--json", env=env))
    assert (code, err) == (0, b"")
    assert json.loads(out.decode("utf-8"))[0]["name"] == "Œuvre 夏"
    code, out, err = end(start("--book", brand, "show", "brand", "Été", "--json", env=env))
    assert (code, out) == (3, b"")
    assert json.loads(err.decode("utf-8"))["where"] == "brand Été"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_people_get_text_on_any_terminal(brand: Path, encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding}
    code, out, err = end(start("--book", brand, "list", "brand", env=env))
    assert (code, err) == (0, b"")
    assert "uvre" in out.decode(encoding)


def test_a_list_of_records_loads_nothing_heavy(brand: Path) -> None:
    program = (
        "import sys; from creatorbook.app import main; code = main(sys.argv[1:]);"
        f"sys.stderr.write(','.join(name for name in {HEAVY!r} if name in sys.modules)); sys.exit(code)"
    )
    for words in (("list", "brand", "--json"), ("show", "brand", "Œuvre 夏", "--json"), ("--help",), ("--version",)):
        done = subprocess.run(
            [sys.executable, "-c", program, "--book", str(brand), *words],
            cwd=ROOT,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
        assert (done.returncode, done.stderr) == (0, b""), words


@pytest.mark.parametrize("words", [("due",), ("list", "deal")])
def test_a_list_with_amounts_and_days_loads_neither_babel_nor_what_reads_captions(
    brand: Path, words: tuple[str, ...]
) -> None:
    for values in (("deal", "title=Reel", "fee=1 500 EUR", "brand=Œuvre 夏"), ("task", "text=Call", "due_on=today")):
        assert end(start("--book", brand, "add", *values))[0] == 0
    program = (
        "import sys; from creatorbook.app import main; main(sys.argv[1:]);"
        "assert not {'babel', 'creatorbook.domain.disclosure.captions.country'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--book", str(brand), *words],
        cwd=ROOT, capture_output=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert ("1,500.00" if words[0] == "list" else "Call") in done.stdout.decode("utf-8")


def test_a_list_for_people_loads_no_sqlalchemy(brand: Path) -> None:
    program = (
        "import sys; from creatorbook.app import main; main(sys.argv[1:]);"
        "assert not {'sqlalchemy', 'alembic', 'reportlab', 'PySide6'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--book", str(brand), "list", "brand"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX pipe")
def test_a_reader_that_has_seen_enough_is_no_error(brand: Path, ok: Callable[..., RunResult]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    child = start("--book", brand, "history", "--json", stdout=writer)
    os.close(writer)
    code, _out, err = end(child)
    assert (code, err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_the_output_is_said(brand: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _out, err = end(start("--book", brand, "list", "brand", "--json", stdout=full.fileno()))
    assert code == 1
    assert json.loads(err)["code"] == "output"


def _holds(process: int, book: Path) -> bool:
    """Return whether a process has the book open; where the system does not say, give it time to."""
    files = Path(f"/proc/{process}/fd")
    if not files.is_dir():
        time.sleep(10)
        return True
    return any(file.is_symlink() and file.readlink() == book for file in files.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_ctrl_c_is_quiet_and_loses_nothing(brand: Path) -> None:
    from creatorbook.services.book.book import Book

    with Book(brand) as book, book._store.writing() as connection:
        # The writer waits for us: it is interrupted in the middle of its work.
        connection.exec_driver_sql("UPDATE book_setting SET value = value")
        child = start("--book", brand, "add", "brand", "name=Late")
        wait_for(lambda: child.poll() is not None or _holds(child.pid, brand), "the writer")
        time.sleep(0.5)
        child.send_signal(signal.SIGINT)
        time.sleep(0.3)
    code, _out, err = end(child)
    assert (code, err) == (130, b"")
    with Book(brand) as book:
        assert book.verify().rows["brand"] == 1


def test_eight_programs_write_one_book_and_nothing_is_lost(path: Path, cb: Callable[..., RunResult]) -> None:
    children = [start("--book", path, "add", "tag", f"name=tag {number}", "--json") for number in range(8)]
    for child in children:
        code, _out, err = end(child)
        assert (code, err) == (0, b"")
    assert len(cb("list", "tag", "--json").json) == 8
    assert cb("verify").code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes file names of any bytes")
@pytest.mark.parametrize("name", ["été 夏.creatorbook".encode(), b"\xe9t\xe9.creatorbook"])
def test_any_file_name_is_a_book(started: Path, tmp_path: Path, name: bytes) -> None:
    book = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118  a Path cannot be made of bytes
    Path(os.fsdecode(book)).write_bytes(started.read_bytes())
    for env in ({}, {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
        child = subprocess.Popen(
            [*COMMAND, b"--book", book, b"list", b"creator", b"--json"],
            cwd=ROOT,
            env={**os.environ, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        code, out, err = end(child)
        assert (code, err) == (0, b"")
        assert json.loads(out)[0]["name"] == "Léa Martin"


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_a_book_alone_opens_the_window_on_it(brand: Path, home: Path) -> None:
    settings = home / "config" / "settings.json"
    before = settings.stat().st_mtime_ns if settings.is_file() else 0
    child = start(brand)
    # That the book was opened is written once signals are listened to, just before the window is shown.
    wait_for(
        lambda: child.poll() is not None or (settings.is_file() and settings.stat().st_mtime_ns != before), "the window"
    )
    assert child.poll() is None, end(child)
    time.sleep(1)
    child.send_signal(signal.SIGTERM)
    code, _out, _err = end(child)
    assert code == 0
