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
