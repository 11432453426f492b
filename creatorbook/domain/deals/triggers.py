"""What has happened in a deal, and when: signature, approval, delivery, first post."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from creatorbook.domain.records.terms import DeliverableState, InstalmentTrigger, RightsStart
from creatorbook.domain.values.platforms import PostState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.payments import Instalment
    from creatorbook.domain.records.rights import UsageRight


# What is delivered was approved, though nobody may have written down when.
_APPROVED = frozenset({DeliverableState.APPROVED, DeliverableState.DELIVERED})


def signed_on(dossier: Dossier) -> date | None:
    """Return the day the deal was signed: its own, else that of its first signed contract, else None."""
    if dossier.deal.signed_on is not None:
        return dossier.deal.signed_on
    return min((each.signed_on for each in dossier.contracts if each.signed_on is not None), default=None)


class Piece(NamedTuple):
    """A deliverable as far as its days go; `shown_on` is the day its last post went out."""

    state: DeliverableState
    approved_on: date | None
    delivered_on: date | None
    shown_on: date | None = None


def delivered_on(dossier: Dossier) -> date | None:
    """Return the day the last deliverable was delivered, None while one is open or its day is not known.

    A deliverable without a day of its own was delivered when its last post went out (the day of the instant's zone).
    """
    shown: dict[str | None, date] = {}
    for post in dossier.posts:
        if post.published_at is not None:
            on = post.published_at.date()
            shown[post.deliverable_id] = max(shown.get(post.deliverable_id, on), on)
    pieces = (
        Piece(each.state, each.approved_on, each.delivered_on, shown.get(each.id)) for each in dossier.deliverables
    )
    return last_delivery(pieces)


def last_delivery(pieces: Iterable[Piece]) -> date | None:
    """Return the same for the pieces of one deal."""
    days: list[date] = []
    for piece in pieces:
        if piece.state is DeliverableState.CANCELLED:
            continue
        day = piece.delivered_on or piece.shown_on if piece.state is DeliverableState.DELIVERED else None
        if day is None:
            return None
        days.append(day)
    return max(days, default=None)


def approved_on(dossier: Dossier) -> date | None:
    """Return the day the last deliverable was approved, None while one waits for it or its day is not known."""
    return last_approval(Piece(each.state, each.approved_on, each.delivered_on) for each in dossier.deliverables)


def last_approval(pieces: Iterable[Piece]) -> date | None:
    """Return the same for the pieces of one deal."""
    days = [
        piece.approved_on or piece.delivered_on if piece.state in _APPROVED else None
        for piece in pieces
        if piece.state is not DeliverableState.CANCELLED
    ]
    known = [day for day in days if day is not None]
    return max(known, default=None) if len(known) == len(days) else None


def first_post_on(dossier: Dossier) -> date | None:
    """Return the day (of the instant's zone) the first post of the deal went out, None where none did."""
    return min(
        (
            post.published_at.date()
            for post in dossier.posts
            if post.published_at is not None and post.state is not PostState.PLANNED
        ),
        default=None,
    )


def rights_start(right: UsageRight, dossier: Dossier) -> date | None:
    """Return the day on which the right's window opens, None while its trigger has not happened."""
    match right.start:
        case RightsStart.ON_SIGNATURE:
            return signed_on(dossier)
        case RightsStart.ON_DELIVERY:
            return delivered_on(dossier)
        case RightsStart.ON_FIRST_POST:
            return first_post_on(dossier)
        case RightsStart.ON_DATE:
            return right.starts_on


def instalment_start(instalment: Instalment, dossier: Dossier) -> date | None:
    """Return the day from which the instalment's days are counted, None while its trigger has not happened."""
    match instalment.trigger:
        case InstalmentTrigger.ON_SIGNATURE:
            return signed_on(dossier)
        case InstalmentTrigger.ON_APPROVAL:
            return approved_on(dossier)
        case InstalmentTrigger.ON_DELIVERY:
            return delivered_on(dossier)
        case InstalmentTrigger.ON_POST:
            return first_post_on(dossier)
        case InstalmentTrigger.AFTER_INVOICE:
            return instalment.invoiced_on
        case InstalmentTrigger.ON_DATE:
            return instalment.due_on
