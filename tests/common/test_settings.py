"""Two programs keep their settings in one file: neither takes back what the other has set."""

from __future__ import annotations

from pathlib import Path

from creatorbook.common.settings import Settings


def test_what_another_program_set_since_stays() -> None:
    window, command = Settings(), Settings()
    window.remember_opened(Path("/books/a.creatorbook"))
    command.remember_opened(Path("/books/b.creatorbook"))
    window.set("theme", "dark")
    found = Settings()
    assert found.get("last_book") == str(Path("/books/b.creatorbook").absolute())
    assert [Path(book).name for book in found.get("recent_books")] == ["b.creatorbook", "a.creatorbook"]
    assert found.get("theme") == "dark"


def test_a_name_in_no_encoding_is_kept_as_it_was(tmp_path: Path) -> None:
    seen = {"/books/\udce9t\udce9.creatorbook": ["a", 3], "/books/été.creatorbook": ["b", 4]}
    Settings(tmp_path).set("seen_steps", seen)
    assert Settings(tmp_path).get("seen_steps") == seen
