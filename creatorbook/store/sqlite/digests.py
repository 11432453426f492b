"""A digest of each row, kept with the row's version, and one root of them all: what changes by itself is found.

Whatever a transaction writes, by objects, in bulk or by a statement, is noted by temporary triggers of the writing
connection; before the commit the digests of those rows are brought in step. Images of the history have one row of
digests for each run of a step's images; the bytes of a file are kept by their own SHA-256.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.store.engine import driver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from creatorbook.common.runner import Job

_SIZE = 8
_ROOT = 16
# So many images of one step share a row of digests: thinning a step writes anew no more than that.
_RUN = 256
_IMAGES, _FILES = "change_row", "attachment_content"
_KEYS = {"change_log": "seq", _FILES: "sha256"}
_NOT_OURS = ("search_", "sqlite_", "digest_", "alembic_")
_IMAGE_COLUMNS = '"position", table_name, row_id, "before", "after"'
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a row: its version, None for what has none, and its digest (of a run of images, all of them)."""

    version: int | None
    digest: bytes


def is_kept(connection: driver.Connection) -> bool:
    """Whether the book keeps digests: one of an older schema does not."""
    found = connection.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('digest_row', 'digest_root')")
    return bool(found.fetchone()[0] == 2)  # noqa: PLR2004  both


def watch(connection: driver.Connection) -> None:
    """Let a connection note which rows it writes, for `bring_in_step`."""
    if not is_kept(connection):
        return
    connection.execute("CREATE TEMP TABLE written (name TEXT, key TEXT, PRIMARY KEY (name, key)) WITHOUT ROWID")
    for table in _tables(connection):
        old, new = _key_of(table, "old"), _key_of(table, "new")
        for event, keys in (("INSERT", (new,)), ("UPDATE", (old, new)), ("DELETE", (old,))):
            noted = " ".join(f"INSERT OR IGNORE INTO written VALUES ('{table}', {key});" for key in keys)
            connection.execute(
                f'CREATE TEMP TRIGGER "written_{table}_{event}" AFTER {event} ON main."{table}" BEGIN {noted} END'
            )


def bring_in_step(connection: driver.Connection) -> None:
    """Make the digests of what was written in this transaction, and the root, those of the rows as they are now."""
    written: dict[str, list[str]] = {}
    try:
        found = connection.execute("SELECT name, key FROM temp.written").fetchall()
    except driver.dbapi.OperationalError:
        # A book without digests is not watched.
        return
    for name, key in found:
        written.setdefault(name, []).append(key)
    for table, keys in written.items():
        for start in range(0, len(keys), _AT_ONCE):
            _renew(connection, table, keys[start : start + _AT_ONCE])
    if written:
        connection.execute("DELETE FROM temp.written")


def make_all(connection: driver.Connection) -> None:
    """Make all digests anew, of the rows as they are; inside the caller's transaction."""
    if not is_kept(connection):
        return
    connection.execute("DELETE FROM digest_row")
    connection.execute("DELETE FROM digest_root")
    count, root = 0, 0
    for table in _tables(connection):
        kept = list(_all_now(connection, table).items())
        connection.executemany(
            "INSERT INTO digest_row VALUES (?, ?, ?, ?)",
            [(table, key, each.version, each.digest) for key, each in kept],
        )
        count += len(kept)
        for key, each in kept:
            root ^= _mark(table, key, each)
    # A book without a row has no root either, as one that was just made by the script.
    if count:
        _write_root(connection, count, root)


def read_root(connection: driver.Connection) -> str:
    """Return the root of all rows as it is kept, in hexadecimal; "" in a book that keeps none, or has no row."""
    if not is_kept(connection):
        return ""
    row = connection.execute("SELECT root FROM digest_root").fetchone()
    return "" if row is None else bytes(row[0]).hex()


def find_changed(connection: driver.Connection, job: Job | None = None) -> list[str]:
    """Return a line for each row that is not as it was written, that is gone, or that nothing of ours wrote.

    Where the rows are right and what is kept of them is not, one line says that. Raises Cancelled where the job was.
    """
    if not is_kept(connection):
        return []
    problems: list[str] = []
    root = count = 0
    with _one_view(connection), _any_text(connection):
        for table in _tables(connection):
            if job is not None:
                job.check()
            try:
                now = _all_now(connection, table)
                kept = _all_kept(connection, table)
            except driver.dbapi.DatabaseError as error:
                problems.append(f"{table}: its rows cannot be compared with their digests ({error})")
                continue
            count += len(now)
            for key, each in now.items():
                root ^= _mark(table, key, each)
                if kept.get(key) != each:
                    problems += _name(connection, table, key, each, kept.get(key))
            problems += [f"{table}: {_shown(table, key)} is missing" for key in kept if key not in now]
        said = connection.execute("SELECT row_count, root FROM digest_root").fetchone()
    is_right = said is not None and (said[0], bytes(said[1])) == (count, root.to_bytes(_ROOT, "big"))
    if is_right and problems:
        return ["digest_row: digests are damaged; the rows are as they were written"]
    if not is_right and not problems and (count or said is not None):
        problems.append("digest_root: rows are missing, or the root is damaged")
    return problems


def only_digests_are_damaged(connection: driver.Connection) -> bool:
    """Whether all rows are as they were written, by the root, and some of their digests are not."""
    return any(line.startswith("digest_row:") for line in find_changed(connection))


def row_digest(table: str, values: Sequence[Any]) -> bytes:
    """Return the digest of a row: its table, and its values in the order of the table's columns."""
    text = json.dumps([table, *values], separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=_SIZE).digest()


def _tables(connection: driver.Connection) -> list[str]:
    names = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return [name for (name,) in names if not name.startswith(_NOT_OURS)]


def _key_of(table: str, row: str) -> str:
    if table == _IMAGES:
        return f"({row}.change_seq || '.' || ({row}.\"position\" / {_RUN}))"
    return f'{row}."{_KEYS.get(table, "id")}"'


def _columns(connection: driver.Connection, table: str) -> list[str]:
    if table == _FILES:
        return ["sha256", "size"]
    return [name for (name,) in connection.execute("SELECT name FROM main.pragma_table_info(?)", (table,))]


def _now(connection: driver.Connection, table: str, where: str, parameters: Sequence[object]) -> dict[str, _Kept]:
    """Return what is to be kept of the rows of a table as they are now, by key."""
    columns = _columns(connection, table)
    key = columns.index(_KEYS.get(table, "id"))
    version = columns.index("version") if "version" in columns else None
    listed = ", ".join(f'"{name}"' for name in columns)
    return {
        str(row[key]): _Kept(None if version is None else _whole(row[version]), row_digest(table, row))
        for row in connection.execute(f'SELECT {listed} FROM main."{table}" {where}', parameters)
    }


def _whole(version: object) -> int | None:
    # What is no number, as after damage, is told by the digest: the column beside it holds numbers alone.
    return version if isinstance(version, int) else None


def _runs_now(connection: driver.Connection, where: str, parameters: Sequence[object]) -> dict[str, _Kept]:
    """Return what is to be kept of runs of images, by key: their digests, one after the other."""
    runs: dict[str, bytearray] = {}
    for seq, position, *rest in connection.execute(
        f"SELECT change_seq, {_IMAGE_COLUMNS} FROM {_IMAGES} {where} ORDER BY change_seq, position", parameters
    ):
        run = runs.setdefault(f"{seq}.{position // _RUN}", bytearray())
        run += row_digest(_IMAGES, (seq, position, *rest))
    return {key: _Kept(None, bytes(run)) for key, run in runs.items()}


def _all_now(connection: driver.Connection, table: str) -> dict[str, _Kept]:
    return _runs_now(connection, "", ()) if table == _IMAGES else _now(connection, table, "", ())


def _all_kept(connection: driver.Connection, table: str) -> dict[str, _Kept]:
    rows = connection.execute("SELECT row_id, version, digest FROM digest_row WHERE table_name = ?", (table,))
    return {key: _Kept(version, bytes(digest)) for key, version, digest in rows}


def _renew(connection: driver.Connection, table: str, keys: Sequence[str]) -> None:
    listed = json.dumps(keys)
    among = "IN (SELECT value FROM json_each(?))"
    before = {
        key: _Kept(version, bytes(digest))
        for key, version, digest in connection.execute(
            f"SELECT row_id, version, digest FROM digest_row WHERE table_name = ? AND row_id {among}", (table, listed)
        )
    }
    if table == _IMAGES:
        now: dict[str, _Kept] = {}
        for seq, run in (map(int, key.split(".")) for key in keys):
            where = "WHERE change_seq = ? AND position BETWEEN ? AND ?"
            now |= _runs_now(connection, where, (seq, run * _RUN, run * _RUN + _RUN - 1))
    else:
        now = _now(connection, table, f'WHERE "{_KEYS.get(table, "id")}" {among}', (listed,))
    gone = [(table, key) for key in before if key not in now]
    connection.executemany("DELETE FROM digest_row WHERE table_name = ? AND row_id = ?", gone)
    connection.executemany(
        "INSERT INTO digest_row VALUES (?, ?, ?, ?) "
        "ON CONFLICT (table_name, row_id) DO UPDATE SET version = excluded.version, digest = excluded.digest",
        [(table, key, each.version, each.digest) for key, each in now.items()],
    )
    said = connection.execute("SELECT row_count, root FROM digest_root").fetchone()
    count, root = (0, 0) if said is None else (said[0], int.from_bytes(said[1], "big"))
    for key, each in (*before.items(), *now.items()):
        root ^= _mark(table, key, each)
    _write_root(connection, count + len(now) - len(before), root)


def _write_root(connection: driver.Connection, count: int, root: int) -> None:
    connection.execute(
        "INSERT INTO digest_root VALUES (1, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET row_count = excluded.row_count, root = excluded.root",
        (count, root.to_bytes(_ROOT, "big")),
    )


def _mark(table: str, key: str, kept: _Kept) -> int:
    """Return what one row gives to the root: all of them together do not depend on an order."""
    text = f"{table} {key} {kept.version} ".encode(errors="surrogateescape") + kept.digest
    return int.from_bytes(hashlib.blake2b(text, digest_size=_ROOT).digest(), "big")


def _shown(table: str, key: str) -> str:
    return f"the images of step {key.partition('.')[0]}" if table == _IMAGES else key


def _name(connection: driver.Connection, table: str, key: str, now: _Kept, kept: _Kept | None) -> Iterable[str]:
    if kept is None:
        return [f"{table}: {_shown(table, key)} was not written by Creatorbook"]
    if table != _IMAGES or len(now.digest) != len(kept.digest):
        return [f"{table}: {_shown(table, key)} is not as it was written"]
    seq, run = map(int, key.split("."))
    rows = connection.execute(
        f"SELECT table_name, row_id FROM {_IMAGES} WHERE change_seq = ? AND position BETWEEN ? AND ? ORDER BY position",
        (seq, run * _RUN, run * _RUN + _RUN - 1),
    ).fetchall()
    pairs = zip(rows, range(0, len(now.digest), _SIZE), strict=True)
    return [
        f"{_IMAGES}: the image of {name} {id} in step {seq} is not as it was written"
        for (name, id), at in pairs
        if now.digest[at : at + _SIZE] != kept.digest[at : at + _SIZE]
    ]


@contextmanager
def _one_view(connection: driver.Connection) -> Iterator[None]:
    """See the rows and their digests as they are at one moment, whoever writes meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN DEFERRED")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def _any_text(connection: driver.Connection) -> Iterator[None]:
    """Read texts whose bytes are damaged too, inside the block."""
    before = connection.text_factory
    connection.text_factory = _decode
    try:
        yield
    finally:
        connection.text_factory = before


def _decode(text: bytes) -> str:
    return text.decode("utf-8", "surrogateescape")
