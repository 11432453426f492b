"""What is loaded ahead, in a thread, while the first page is read: what the pages ask of the services.

Nothing of the window itself: classes of Qt that are made in a thread while the main one paints end the process.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from creatorbook.services.book.book import Book

# What a page imports when it first reads the book, or draws.
_LATE = (
    "creatorbook.services.contracts.drafts",
    "creatorbook.services.contracts.issuing",
    "creatorbook.services.contracts.life",
    "creatorbook.services.deals.brands",
    "creatorbook.services.deals.terms_help",
    "creatorbook.services.disclosure.duties",
    "creatorbook.services.disclosure.gift_drafts",
    "creatorbook.services.imports",
    "creatorbook.services.letters.drafts",
    "creatorbook.services.reports.year",
    "creatorbook.services.signing.signatures",
    "creatorbook.services.signing.wording",
)


def warm_up(book: Book, is_over: Callable[[], bool]) -> None:
    """Load what the first write needs, then the services, until it is over; for a background thread.

    What goes wrong here (a window that is closed at once, say) is said by whoever needs it in earnest.
    """
    with suppress(Exception):
        book.warm()
        for name in _LATE:
            if is_over():
                return
            import_module(name)
        from creatorbook.domain.disclosure.facts import DisclosureFacts
        from creatorbook.services.disclosure.captions import check_caption
        from creatorbook.services.disclosure.catalogue import build_shelves, find

        # The laws are read from their files when they are first asked for, their words when they are first looked in.
        if is_over():
            return
        today = book.clock.today()
        find(build_shelves(today), ".")
        check_caption(DisclosureFacts(), ".", today)
