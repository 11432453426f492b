"""What several checks ask of a dossier: its parties, what is still owed, and the first day something can happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.deals.triggers import first_post_on, rights_start, signed_on
from creatorbook.domain.records.terms import DeliverableState, RightsStart, UsageChannel
from creatorbook.domain.values.platforms import Medium
from creatorbook.domain.values.spans import plus_days

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.records.deliverables import Deliverable
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.parties import Agency, Brand, Creator
    from creatorbook.domain.records.rights import UsageRight

# What is handed over or done, and never published by the creator.
UNPUBLISHED = frozenset({Medium.RAW_CONTENT, Medium.APPEARANCE})


def parties_of(dossier: Dossier) -> tuple[tuple[str, Creator | Brand | Agency], ...]:
    """Return the parties by the kind of their record: creator, brand, agency and agent, as far as they are named."""
    deal = dossier.deal
    found: list[tuple[str, Creator | Brand | Agency]] = [("creator", deal.creator)]
    if deal.brand is not None:
        found.append(("brand", deal.brand))
    if deal.agency is not None:
        found.append(("agency", deal.agency))
    if deal.agent is not None and deal.agent != deal.agency:
        found.append(("agency", deal.agent))
    return tuple(found)


def deliverables_owed(dossier: Dossier) -> tuple[Deliverable, ...]:
    """Return the deliverables that are not cancelled."""
    return tuple(item for item in dossier.deliverables if item.state is not DeliverableState.CANCELLED)


def deliverable_name(item: Deliverable) -> object:
    """Return what a deliverable is called in a sentence: its description, else its form."""
    return item.description or item.medium


def publishes(dossier: Dossier) -> bool:
    """Return whether something of the deal is published, so that there is a first post."""
    return (
        any(item.medium not in UNPUBLISHED for item in deliverables_owed(dossier)) or first_post_on(dossier) is not None
    )


def first_due(dossier: Dossier, *, published: bool = False) -> date | None:
    """Return the first day on which something is due (or published), None where no day is set."""
    return min(
        (
            item.due_on
            for item in deliverables_owed(dossier)
            if item.due_on is not None and not (published and item.medium in UNPUBLISHED)
        ),
        default=None,
    )


def endless_code(right: UsageRight) -> str:
    """Return the code that tells of a right without an end: an account lent for advertising is the worst of them."""
    whitelisted = UsageChannel.WHITELISTING in right.channels
    return "rights.whitelisting_without_end" if whitelisted else "rights.perpetual"


def expected_start(right: UsageRight, dossier: Dossier, today: date) -> date | None:
    """Return the day the right's window opens, or where that is yet to come, the earliest it can; None if unknown."""
    known = rights_start(right, dossier)
    if known is not None:
        return known
    match right.start:
        case RightsStart.ON_SIGNATURE:
            return signed_on(dossier) or today
        case RightsStart.ON_DELIVERY:
            days = [item.due_on for item in deliverables_owed(dossier)]
            dated = [day for day in days if day is not None]
            return max(dated) if dated and len(dated) == len(days) else None
        case RightsStart.ON_FIRST_POST:
            return first_due(dossier, published=True)
        case RightsStart.ON_DATE:
            return right.starts_on


def expected_end(right: UsageRight, dossier: Dossier, today: date) -> date | None:
    """Return the last day of the right's window, counted from the earliest day it can open; None if open or unknown."""
    start = expected_start(right, dossier, today)
    if start is None or right.duration_days is None or right.duration_days < 1:
        return None
    return plus_days(start, right.duration_days - 1)
