"""Opens a book and reads from it as the window's first paint does, then prints the heavy modules that this loaded."""

from __future__ import annotations

import sys
from pathlib import Path

from creatorbook.services.book.book import Book
from creatorbook.services.records import lists, rows
from tests.children import say

HEAVY = ("sqlalchemy", "alembic", "reportlab", "PIL", "PySide6", "pypdfium2", "phonenumbers", "python_calamine",
         "holidays", "stdnum")  # fmt: skip

if __name__ == "__main__":
    book = Book(Path(sys.argv[1]))
    with book.reading() as its_reading:
        rows.fetch(its_reading, "deal", lists.ids(its_reading, lists.Query("deal", search="été")))
    book.next_undo()
    book.poll()
    book.close()
    say(*(name for name in HEAVY if name in sys.modules))
