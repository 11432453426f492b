"""What stands around a deal when its contract is checked: the creator's other deals, and the brand's gifts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from creatorbook.services.deals import facts
from creatorbook.services.deals.moving import rivals

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.store.engine.reading import Executes

# A year back counts for the written contract, and the calendar year may be the one before that.
_BACK = timedelta(days=2 * 366)


def other_deals(reading: Executes, dossier: Dossier, today: date) -> tuple[Dossier, ...]:
    """Return the creator's deals that may conflict by exclusivity, and those with the same brand of the last years."""
    found = rivals(reading, dossier)
    if dossier.deal.brand is not None:
        same_brand = reading.exec_driver_sql(
            "SELECT id FROM deal WHERE trashed_at IS NULL AND id <> ? AND creator_id = ? AND brand_id = ? "
            "AND coalesce(signed_on, starts_on, '9999') >= ?",
            (dossier.deal.id, dossier.deal.creator.id, dossier.deal.brand.id, (today - _BACK).isoformat()),
        )
        found += [row[0] for row in same_brand]
    return facts.dossiers(reading, found, of=dossier.deal.creator)


def brand_gifts(reading: Executes, dossier: Dossier) -> tuple[Gift, ...]:
    """Return what the deal's brand gave the creator outside of deals."""
    if dossier.deal.brand is None:
        return ()
    where = "t.deal_id IS NULL AND t.creator_id = ? AND t.brand_id = ?"
    found = facts.live(reading, "gift", where, (dossier.deal.creator.id, dossier.deal.brand.id))
    return tuple(facts.gift(row) for row in found)
