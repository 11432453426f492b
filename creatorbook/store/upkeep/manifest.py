"""What is written beside a backup: what it holds, of which book it is, and whether it was made by itself."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from creatorbook.common.leftovers import remove_leftover
from creatorbook.store.engine import files

if TYPE_CHECKING:
    from pathlib import Path

    from creatorbook.store.engine.reading import Executes


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified backup: its file, size in bytes, SHA-256, schema number and instant (UTC).

    `content_sha256` is that of the bytes but for what SQLite notes whenever somebody opens the file. `book` tells of
    which book it is wherever that lies, "" where nobody has written to it; `seq` is the newest change it holds, 0 for
    none. `automatic` is one that was made by itself, and may be thinned by itself. `root` is that of the digests of all
    its rows, "" where it keeps none.
    """

    path: Path
    size: int
    sha256: str
    schema: int
    content_sha256: str
    made_at: datetime
    book: str = ""
    seq: int = 0
    automatic: bool = False
    root: str = ""


def manifest_path(backup: Path) -> Path:
    """Return where the manifest of a backup is."""
    return backup.with_name(backup.name + ".json")


def identify_book(reading: Executes) -> tuple[str, int]:
    """Return what tells a book from every other, wherever its file lies, and its newest change; ("", 0) for none."""
    first = reading.exec_driver_sql("SELECT origin, at FROM change_log ORDER BY seq LIMIT 1").first()
    if first is None:
        return "", 0
    newest = reading.exec_driver_sql("SELECT max(seq) FROM change_log").scalar_one()
    return f"{first[0]} {first[1]}", int(newest)


def write_manifest(backup: Backup) -> None:
    """Write the manifest of a backup, whole or not at all, for its owner alone; raise OSError."""
    path = manifest_path(backup.path)
    part = path.with_name(path.name + ".part")
    content = json.dumps(
        {
            "file": backup.path.name,
            "size": backup.size,
            "sha256": backup.sha256,
            "content_sha256": backup.content_sha256,
            "schema": backup.schema,
            "made_at": backup.made_at.astimezone(UTC).isoformat(timespec="seconds"),
            "book": backup.book,
            "seq": backup.seq,
            "automatic": backup.automatic,
            "root": backup.root,
        },
        indent=2,
    )
    remove_leftover(part)
    try:
        files.make_private(part)
        part.write_text(content, encoding="utf-8")
        files.sync_file(part)
        files.replace_durably(part, path)
    finally:
        remove_leftover(part)


def read_manifest(backup: Path) -> Backup | None:
    """Return what the manifest of a backup says, None where there is none that can be read.

    One of an older program says neither of which book it is nor that it was made by itself.
    """
    with suppress(OSError, ValueError, TypeError, KeyError):
        said: Any = json.loads(manifest_path(backup).read_text(encoding="utf-8"))
        made_at = datetime.fromisoformat(said["made_at"])
        return Backup(
            backup,
            int(said["size"]),
            str(said["sha256"]),
            int(said["schema"]),
            str(said.get("content_sha256", "")),
            made_at if made_at.tzinfo is not None else made_at.replace(tzinfo=UTC),
            str(said.get("book", "")),
            int(said.get("seq", 0)),
            said.get("automatic") is True,
            str(said.get("root", "")),
        )
    return None
