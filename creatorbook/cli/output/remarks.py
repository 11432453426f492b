"""What is said at once of a record that was written or is shown: an exclusivity that a deal breaks, and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.services.book.book import Book


def remarks(book: Book, kind_id: str, record_id: str) -> tuple[Finding, ...]:
    """Return what there is to say of a record, nothing of most kinds."""
    from creatorbook.services.contracts.agreed.differing import CONTRACT_TERMS, differences_of
    from creatorbook.services.deals import remarks as known

    if kind_id not in known.REMARKED | CONTRACT_TERMS:
        return ()
    today = book.clock.today()
    with book.reading() as reading:
        return (*differences_of(reading, kind_id, record_id), *known.remarks(reading, kind_id, record_id, today))


def remarks_of_many(book: Book, kind_id: str, ids: Collection[str]) -> tuple[Finding, ...]:
    """Return what cannot be right in records that came in together."""
    from creatorbook.services.deals import remarks as known

    with book.reading() as reading:
        return known.remarks_of_many(reading, kind_id, ids)
