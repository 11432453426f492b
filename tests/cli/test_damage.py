"""What no program expects to read in a book is said as damage of the book, never as a fault of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creatorbook.store.engine import driver

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


@pytest.mark.parametrize(
    ("damage", "command"),
    [
        ("UPDATE brand SET created_at = '2026-13-45T99'", ("show", "brand", "Aurora")),
        ("UPDATE change_log SET params = '{\"ki' WHERE seq = 2", ("history",)),
        ("UPDATE change_row SET after = '{' WHERE change_seq = 2", ("undo",)),
    ],
)
def test_a_value_that_cannot_be_read_is_damage(
    cb: Run, ok: Run, path: Path, damage: str, command: tuple[str, ...]
) -> None:
    ok("add", "brand", "name=Aurora")
    connection = driver.connect(path)
    connection.execute(damage)
    connection.close()
    said = cb(*command)
    assert (said.code, "The book is damaged" in said.err, "backup list" in said.err) == (4, True, True)


def test_a_damaged_search_stops_nothing(ok: Run, path: Path) -> None:
    ok("add", "brand", "name=Aurora")
    connection = driver.connect(path)
    connection.execute("UPDATE search_trigram_data SET block = zeroblob(length(block)) WHERE id IN (1, 10)")
    connection.close()
    ok("add", "brand", "name=Aurora Borealis")
    assert len(ok("list", "brand", "--search", "aurora", "--json").json) == 2
    assert "undamaged" in ok("verify").out


def test_a_book_that_cannot_be_opened_is_salvaged(ok: Run, cb: Run, bare: Run, path: Path, tmp_path: Path) -> None:
    ok("add", "brand", "name=Aurora")
    ok("backup", "now")
    ok("add", "brand", "name=Borealis")
    content = path.read_bytes()
    path.write_bytes(bytes(4096) + content[4096:])
    said = cb("list", "brand")
    assert (said.code, "salvage" in said.err) == (4, True)
    new = tmp_path / "new.creatorbook"
    whole = bare("salvage", path, new, "--json")
    assert (whole.code, whole.json["lost_pages"]) == (0 if whole.json["whole"] else 1, 0)
    assert bare("salvage", path, new).code == 3
    assert {each["name"] for each in bare("--book", new, "list", "brand", "--json").json} == {"Aurora", "Borealis"}
    assert "undamaged" in bare("--book", new, "verify").out
    leaf = next(at for at in range(1, len(content) // 4096) if b"Borealis" in content[at * 4096 : (at + 1) * 4096])
    path.write_bytes(content[: leaf * 4096] + bytes(4096) + content[(leaf + 1) * 4096 :])
    again = bare("salvage", path, tmp_path / "again.creatorbook", "--backup", "newest")
    assert "again.creatorbook" in again.out
    assert path.read_bytes() != content


def test_a_book_whose_log_is_missing_says_so_once(ok: Run, cb: Run, path: Path) -> None:
    ok("add", "brand", "name=Aurora")
    before = path.read_bytes()
    kept = ok("backup", "now", "--json").json["file"]
    ok("add", "brand", "name=Borealis")
    ok("add", "brand", "name=Celeste")
    # As the file is without the log that lay beside it.
    path.write_bytes(before)
    said = cb("list", "brand")
    assert (said.code, "2 steps" in said.err, f"{path.name}-wal" in said.err) == (0, True, True)
    assert ok("list", "brand").err == ""
    ok("add", "brand", "name=Dora")
    ok("backup", "--restore", kept)
    # That it is older then is what was asked for.
    assert ok("list", "brand").err == ""
