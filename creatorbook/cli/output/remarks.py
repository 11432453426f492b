"""What is said at once after a record was written: an exclusivity that a deal breaks, with both windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creatorbook.domain.findings.finding import Finding
    from creatorbook.services.book.book import Book


def remarks(book: Book, kind_id: str, record_id: str) -> tuple[Finding, ...]:
    """Return what there is to say of a deal, or of the deal that an exclusivity belongs to; nothing of other kinds."""
    if kind_id not in ("deal", "exclusivity"):
        return ()
    from creatorbook.services.deals.moving import conflicts
    from creatorbook.services.records import rows

    with book.reading() as reading:
        deal_id = record_id if kind_id == "deal" else rows.get(reading, kind_id, record_id)["deal_id"].id
        return conflicts(reading, deal_id)
