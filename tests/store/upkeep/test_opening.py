"""What can be wrong with a file, a folder or a disk: one sentence each, and nothing touched."""

from __future__ import annotations

import random
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import pytest

from creatorbook.common.errors import BadInput, BookError, CreatorbookError
from creatorbook.store.engine import driver
from creatorbook.store.engine.errors import translate_error, translate_twin
from creatorbook.store.store import Store, create
from creatorbook.store.upkeep import schema
from tests.children import run
from tests.store.support import Hand

if TYPE_CHECKING:
    from pathlib import Path


def plain_database(path: Path, *statements: str) -> None:
    path.touch()
    connection = driver.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def refusal(path: Path) -> CreatorbookError:
    before = path.read_bytes()
    with pytest.raises(CreatorbookError) as caught:
        Store(path)
    assert path.read_bytes() == before, "the refused file was written to"
    assert caught.value.message.endswith(".")
    assert caught.value.where == str(path)
    return caught.value


def test_a_new_book_is_private_whole_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "A book with % and ü.creatorbook"
    create(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {entry.name for entry in tmp_path.iterdir()} == {path.name, f".{path.name}.lock"}
    store = Store(path)
    assert store.verify().is_ok
    Hand(store).brand()
    for entry in tmp_path.iterdir():
        assert stat.S_IMODE(entry.stat().st_mode) == 0o600, entry.name
    store.close()
    assert not path.with_name(path.name + "-wal").exists()


def test_a_name_that_is_taken_is_refused(book_path: Path) -> None:
    before = book_path.read_bytes()
    with pytest.raises(BadInput):
        create(book_path)
    assert book_path.read_bytes() == before


def test_a_missing_folder_and_a_missing_book_are_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="folder"):
        create(tmp_path / "nowhere" / "book.creatorbook")
    for path in (tmp_path / "none.creatorbook", tmp_path, tmp_path / "nul\x00.creatorbook"):
        with pytest.raises(BookError, match="no book"):
            Store(path)


def test_what_is_left_of_a_failed_making_is_swept(tmp_path: Path) -> None:
    path = tmp_path / "book.creatorbook"
    path.with_name(path.name + ".making").write_bytes(b"half")
    path.with_name(path.name + ".making-journal").write_bytes(b"half")
    create(path)
    assert {entry.name for entry in tmp_path.iterdir()} == {path.name, f".{path.name}.lock"}


def written_last(folder: Path) -> bytes:
    """Return the log that a crash leaves beside a book: its last steps, with all that they need."""
    folder.mkdir()
    path = folder / "other.creatorbook"
    create(path)
    store = Store(path)
    Hand(store).brand("Of another book")
    log = path.with_name(path.name + "-wal").read_bytes()
    store.close()
    return log


def test_a_new_book_never_takes_in_the_records_of_a_deleted_one(tmp_path: Path) -> None:
    path = tmp_path / "book.creatorbook"
    beside = path.with_name(path.name + "-wal")
    log = written_last(tmp_path / "away")
    beside.write_bytes(log)
    with pytest.raises(BadInput, match="another book of that name") as caught:
        create(path)
    assert "book.creatorbook-wal" in caught.value.message
    assert beside.read_bytes() == log
    assert not path.exists()


def test_a_log_that_holds_nothing_hinders_no_new_book(tmp_path: Path) -> None:
    path = tmp_path / "book.creatorbook"
    for suffix in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).touch()
    create(path)
    assert {entry.name for entry in tmp_path.iterdir()} == {path.name, f".{path.name}.lock"}


def test_looking_at_a_book_that_went_away_makes_none(book_path: Path) -> None:
    store = Store(book_path)
    away = book_path.with_name("away.creatorbook")
    book_path.rename(away)
    for look in (store.reading, lambda: nullcontext(store.verify())):
        with pytest.raises(BookError, match="moved, deleted or replaced"), look():
            pass
    with pytest.raises(BookError, match="moved, deleted or replaced"):
        store.back_up(book_path.with_name("copy.backup"))
    assert not book_path.exists()
    store.close()


def test_an_empty_file_is_not_a_book(tmp_path: Path) -> None:
    path = tmp_path / "empty.creatorbook"
    for content in (b"", b"?"):
        # SQLite takes a file of one byte for an empty one as well.
        path.write_bytes(content)
        assert "empty" in refusal(path).message


def test_another_programs_database_is_not_a_book(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    plain_database(path, "CREATE TABLE brand (id TEXT)")
    assert "not a Creatorbook book" in refusal(path).message
    marked = tmp_path / "marked.db"
    plain_database(marked, "CREATE TABLE x (y)", "PRAGMA application_id=1", "PRAGMA user_version=1")
    assert "not a Creatorbook book" in refusal(marked).message


def test_a_newer_book_is_refused_with_both_numbers(book_path: Path) -> None:
    plain_database(book_path, f"PRAGMA user_version={schema.HEAD + 41}")
    message = refusal(book_path).message
    assert str(schema.HEAD + 41) in message
    assert str(schema.HEAD) in message.replace(str(schema.HEAD + 41), "")


@pytest.mark.parametrize("size", [15, 100, 4096, 100_000])
def test_garbage_and_encrypted_files_are_not_books(tmp_path: Path, size: int) -> None:
    path = tmp_path / "garbage.creatorbook"
    path.write_bytes(random.Random(size).randbytes(size))
    assert "not a Creatorbook book" in refusal(path).message


def test_an_encrypted_database_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "secret.creatorbook"
    connection = driver.dbapi.connect(str(path))
    connection.execute("PRAGMA key = 'secret'")
    connection.execute("CREATE TABLE x (y)")
    connection.close()
    assert "encrypted" in refusal(path).message


def test_a_truncated_book_is_said(book_path: Path) -> None:
    whole = book_path.read_bytes()
    for size in (4096, len(whole) // 2, len(whole) - 4096):
        book_path.write_bytes(whole[:size])
        try:
            store = Store(book_path)
        except BookError:
            continue
        with pytest.raises(CreatorbookError):
            assert_whole(store)
        store.close()


def assert_whole(store: Store) -> None:
    verdict = store.verify()
    if not verdict.is_ok:
        raise BookError(verdict.problems[0])


def test_the_full_disk_is_said_and_the_book_goes_on_afterwards(book_path: Path) -> None:
    sentence, state, afterwards = run("tests.store.child", "fill", book_path).splitlines()
    assert sentence.startswith("BookError: The disk is full")
    written, counted, whole = state.split()
    assert 1 < int(written) == int(counted) < 1_000
    assert whole == "True"
    assert int(afterwards) == int(written) + 1


def test_a_full_database_is_said(book_path: Path) -> None:
    store = Store(book_path)
    hand = Hand(store)

    def grow() -> None:
        with store.writing() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=1")
            connection.exec_driver_sql("CREATE TABLE big AS SELECT randomblob(2000000) AS x")

    with pytest.raises(BookError, match="disk is full"):
        grow()
    hand.brand("afterwards")
    store.close()


@pytest.mark.parametrize("verb", ["open", "make"])
def test_a_read_only_folder_is_said(book_path: Path, tmp_path: Path, verb: str) -> None:
    path = book_path if verb == "open" else tmp_path / "new.creatorbook"
    tmp_path.chmod(0o555)
    try:
        said = run("tests.store.child", verb, path)
    finally:
        tmp_path.chmod(0o755)
    assert said.startswith("BookError: ")
    assert "cannot be written to" in said
    assert [entry.name for entry in tmp_path.iterdir()] == [book_path.name]


def test_a_read_only_book_is_said(book_path: Path) -> None:
    book_path.chmod(0o444)
    said = run("tests.store.child", "open", book_path)
    assert said.startswith("BookError: ")
    assert "read-only" in said


def test_an_unreadable_book_is_said(book_path: Path) -> None:
    book_path.chmod(0)
    assert run("tests.store.child", "open", book_path).startswith("BookError: The book cannot be opened")


def test_our_own_mistakes_are_not_dressed_up(book_path: Path) -> None:
    assert translate_error(KeyError("x"), book_path) is None
    assert translate_twin(driver.dbapi.IntegrityError("FOREIGN KEY constraint failed")) is None
    assert translate_error(driver.dbapi.IntegrityError("CHECK constraint failed: task"), book_path) is None
    store = Store(book_path)
    with pytest.raises(driver.dbapi.OperationalError), store.reading() as reading:
        reading.exec_driver_sql("SELECT nonsense")
    with pytest.raises(driver.dbapi.OperationalError), store.reading() as reading:
        reading.exec_driver_sql("DELETE FROM brand WHERE nonsense")
    # A refused statement leaves the readers usable, and a reader cannot write.
    with pytest.raises(BookError, match="read-only"), store.reading() as reading:
        reading.exec_driver_sql("DELETE FROM brand")
    with store.reading() as reading:
        assert reading.exec_driver_sql("SELECT count(*) FROM brand").scalar_one() == 0
    store.close()


def test_the_library_is_new_enough_and_an_old_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    driver.assert_library()
    monkeypatch.setattr(driver.dbapi, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(BookError, match="damage"):
        driver.assert_library()


@pytest.mark.durable
def test_every_connection_is_set_as_measured(book_path: Path) -> None:
    store = Store(book_path)
    expected = {"foreign_keys": 1, "synchronous": 2, "journal_mode": "wal", "busy_timeout": 10_000, "trusted_schema": 0}
    for name, value in expected.items():
        with store.reading() as reading:
            assert reading.exec_driver_sql(f"PRAGMA {name}").scalar_one() == value
        with store.writing() as connection:
            assert connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() == value
    store.close()


@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
@pytest.mark.parametrize("warm", [True, False])
def test_a_book_that_went_away_is_not_written_to(book_path: Path, how: str, *, warm: bool) -> None:
    store = Store(book_path)
    hand = Hand(store)
    if warm:
        hand.brand("Before")
    away = book_path.with_name("away.creatorbook")
    book_path.rename(away)
    if how == "deleted":
        away.unlink()
    elif how == "replaced":
        create(book_path.with_name("new.creatorbook"))
        book_path.with_name("new.creatorbook").rename(book_path)
    with pytest.raises(BookError, match="moved, deleted or replaced"):
        hand.brand("Lost")
    if how == "moved":
        # Put back, it goes on.
        away.rename(book_path)
        hand.brand("Found again")
    store.close()


def test_a_writer_that_waits_too_long_for_its_own_program_is_told(book_path: Path) -> None:
    store = Store(book_path)
    pool: Any = store.warm()._engine.pool
    pool._timeout = 0.1
    with store.writing(), pytest.raises(BookError, match="Another task"), store.writing():
        pass
    Hand(store).brand("afterwards")
    store.close()


def test_closing_waits_for_nobody_and_leaves_no_connection(book_path: Path) -> None:
    store = Store(book_path)
    with store.reading() as reading:
        store.close()
        assert reading.exec_driver_sql("SELECT count(*) FROM brand").scalar_one() == 0
    # The last connection went with the block: the WAL was put away with it.
    assert not book_path.with_name(book_path.name + "-wal").exists()


def test_four_threads_read_while_one_writes(book_path: Path) -> None:
    store = Store(book_path)
    hand = Hand(store)

    def look(_number: int) -> int:
        with store.reading() as reading:
            return int(reading.exec_driver_sql("SELECT count(*) FROM brand").scalar_one())

    with ThreadPoolExecutor(8) as pool:
        looks = pool.map(look, range(200))
        for number in range(10):
            hand.brand(f"b{number}")
        counts = list(looks)
    assert set(counts) <= set(range(11))
    assert look(0) == 10
    store.close()
