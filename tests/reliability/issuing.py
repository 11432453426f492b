"""One of many who issue invoices: `python -m … BOOK MILLISECONDS DRAFT…` issues its drafts once it is told to.

It waits MILLISECONDS for its turn, and tells each number as soon as the book has it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from creatorbook.services.book.book import Book
from creatorbook.services.invoices.issuing import IssueInvoice
from creatorbook.store.engine import driver
from tests.children import say

if __name__ == "__main__":
    driver.BUSY_MILLISECONDS = int(sys.argv[2])
    with Book(Path(sys.argv[1])) as its_book:
        its_book.warm()
        say("ready")
        sys.stdin.readline()
        for draft in sys.argv[3:]:
            say(its_book.run(IssueInvoice(draft)).value.number)
