"""Backups by the command line: made when due, listed, looked into, and a lost record brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.run_result import RunResult

    Run = Callable[..., RunResult]


def test_backups_are_made_listed_and_kept_in_a_chosen_place(ok: Run, cb: Run, tmp_path: Path) -> None:
    ok("add", "brand", "name=Aurora")
    assert "no backup" in ok("backup", "list").out
    first = ok("backup", "now", "--json").json
    assert (first["why"], first["checked"]) == ("automatic", True)
    assert "Nothing has changed" in ok("backup", "now").out
    missing = cb("backup", "folder", tmp_path / "stick")
    assert missing.code == 3
    assert "no such folder" in missing.err
    disk = tmp_path / "disk"
    disk.mkdir()
    assert str(disk) in ok("backup", "folder", disk).out
    ok("edit", "brand", "Aurora", "name=Borealis")
    second = ok("backup", "now", "--json").json
    assert second["file"].startswith(str(disk))
    listed = ok("backup", "list", "--json").json
    assert (listed["folder"], listed["folder_there"], listed["same_disk"]) == (str(disk), True, True)
    # Those in the place before are still listed.
    assert {each["file"] for each in listed["backups"]} == {first["file"], second["file"]}
    assert "automatic" in ok("backup", "list").out
    disk.rename(tmp_path / "unplugged")
    gone = cb("backup", "now")
    assert (gone.code, "not there" in gone.err, "Connect the disk" in gone.err) == (3, True, True)
    assert "not there" in ok("backup", "list").out
    assert "own backups" in ok("backup", "folder", "--beside").out


def test_a_lost_record_is_found_and_brought_back(ok: Run, cb: Run, bare: Run) -> None:
    ok("add", "brand", "name=Aurora")
    ok("add", "gift", "brand=Aurora", "description=Lantern")
    kept = ok("backup", "now", "--json").json["file"]
    name = kept.rpartition("/")[2]
    assert "holds what the book holds" in ok("backup", "compare", name).out
    ok("edit", "brand", "Aurora", "name=Borealis")
    ok("trash", "gift", "Lantern")
    ok("trash", "empty", "--yes")
    said = ok("backup", "compare", kept).out
    assert "only in the backup: Lantern" in said
    assert "changed since the backup: Borealis" in said
    assert [(each["title"], each["here"]) for each in ok("backup", "find", "lantern", "--json").json["found"]] == [
        ("Lantern", "gone")
    ]
    assert "gone from the book" in ok("backup", "find", "lantern").out
    assert "no backup holds" in ok("backup", "find", "trumpet").out.lower()
    assert "Brought back “Lantern”" in ok("backup", "bring", name, "gift", "Lantern").out
    assert [row["description"] for row in ok("list", "gift", "--json").json] == ["Lantern"]
    again = cb("backup", "bring", name, "gift", "Lantern")
    assert (again.code, "is in the book" in again.err) == (1, True)
    assert "Lantern" in ok("undo").out
    # A backup is looked at like a book, and nothing can be written to it.
    assert [row["name"] for row in bare("--book", kept, "list", "brand", "--json").json] == ["Aurora"]
    refused = bare("--book", kept, "add", "brand", "name=Pixelo")
    assert (refused.code, "is a backup" in refused.err) == (4, True)
    assert bare("list", "brand").code == 0


def test_words_that_say_nothing_are_refused(cb: Run) -> None:
    for words in (("find",), ("bring", "a", "gift"), ("list", "x"), ("list", "--restore"), ("now", "--beside")):
        assert cb("backup", *words).code == 2, words
