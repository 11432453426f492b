"""The moves between stages: which are allowed, and what each one needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.deals.triggers import signed_on
from creatorbook.domain.findings.codes import finding
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.gifts import GiftFate
from creatorbook.domain.records.terms import SETTLED, DeliverableState, ProductDuty
from creatorbook.domain.values.money import totals
from creatorbook.domain.values.platforms import PostState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from creatorbook.domain.findings.finding import Finding
    from creatorbook.domain.records.dossier import Dossier

# The main road, in the order of the board. Steps may be skipped (a post can go live before the contract comes
# back) and taken back (a mis-drag, a review that reopens); what is missing is said, not forbidden.
ROAD = (
    Stage.LEAD,
    Stage.NEGOTIATING,
    Stage.CONTRACTED,
    Stage.IN_PRODUCTION,
    Stage.IN_REVIEW,
    Stage.LIVE,
    Stage.INVOICED,
    Stage.PAID,
    Stage.CLOSED,
)
# Passed: the creator said no, which ends where an agreement begins. Lost: the other side went away, until paid.
_MAY_PASS = frozenset({Stage.LEAD, Stage.NEGOTIATING})
_MAY_LOSE = frozenset(ROAD) - {Stage.PAID, Stage.CLOSED}
_NEED_REASON = frozenset({Stage.PASSED, Stage.LOST})
_REOPEN = frozenset({Stage.LEAD, Stage.NEGOTIATING})
_DRAFTED = frozenset(
    {DeliverableState.DRAFTED, DeliverableState.IN_REVIEW, DeliverableState.APPROVED, DeliverableState.DELIVERED}
)


_OFFERED = {
    Stage.PAID: "stage.all_paid",
    Stage.LIVE: "stage.all_delivered",
    Stage.CONTRACTED: "stage.all_signed",
}
OFFERS = frozenset(_OFFERED.values())


def allowed_moves(stage: Stage) -> tuple[Stage, ...]:
    """Return the stages that a deal may be moved to, in the order of the board."""
    if stage in _NEED_REASON:
        return tuple(to for to in Stage if to in _REOPEN)
    moves = set(ROAD) - {stage}
    if stage in _MAY_PASS:
        moves.add(Stage.PASSED)
    if stage in _MAY_LOSE:
        moves.add(Stage.LOST)
    return tuple(to for to in Stage if to in moves)


def check_move(dossier: Dossier, to: Stage, reason: str = "") -> tuple[Finding, ...]:
    """Return what stands against moving the deal, or is missing for it; an ERROR among them forbids the move.

    A move that skips stages is asked what the skipped ones need as well. `reason` is the user's, for Lost and
    Passed; where it is empty the deal's own `stage_reason` counts.
    """
    here = dossier.deal.stage
    record = ("deal", dossier.deal.id)
    if to == here:
        return (finding("stage.same", about="stage", record=record, stage=to),)
    if to not in allowed_moves(here):
        return (finding("stage.move_not_allowed", about="stage", record=record, from_stage=here, to_stage=to),)
    if to in _NEED_REASON:
        if (reason or dossier.deal.stage_reason).strip():
            return ()
        return (finding("stage.reason_needed", about="stage_reason", record=record, to_stage=to),)
    start = ROAD.index(here) if here in ROAD else -1
    passed = ROAD[start + 1 : ROAD.index(to) + 1]
    return tuple(found for stage in passed for found in _NEEDS.get(stage, _needs_nothing)(dossier, to))


def find_next_stage(dossier: Dossier) -> Stage | None:
    """Return the stage that the facts of a deal have reached, None where it stands there already or further on.

    A deal all of whose instalments are paid is paid; one of which everything promised is delivered and a post is out is
    live; one whose contract everybody signed is contracted.
    """
    here = dossier.deal.stage
    if here not in ROAD:
        return None
    owed = [item for item in dossier.deliverables if item.state is not DeliverableState.CANCELLED]
    is_out = any(post.state is not PostState.PLANNED for post in dossier.posts)
    reached = (
        (Stage.PAID, bool(dossier.instalments) and all(part.paid_on is not None for part in dossier.instalments)),
        (Stage.LIVE, is_out and bool(owed) and all(item.state is DeliverableState.DELIVERED for item in owed)),
        (Stage.CONTRACTED, any(each.state is ContractState.SIGNED for each in dossier.contracts)),
    )
    return next((stage for stage, is_there in reached if is_there and ROAD.index(stage) > ROAD.index(here)), None)


def say_day_taken(found: Iterable[Finding], day: date) -> tuple[Finding, ...]:
    """Return the findings, the day that was taken for the signature in the place of the remark that it is missing."""
    return tuple(
        finding("stage.signed_today", about=each.about, record=each.record, day=day)
        if each.code == "stage.signature_missing"
        else each
        for each in found
    )


def next_stage_findings(dossier: Dossier) -> tuple[Finding, ...]:
    """Return the offer of the stage that the facts of a deal have reached, nothing where there is none to offer."""
    stage = find_next_stage(dossier)
    if stage is None:
        return ()
    record = ("deal", dossier.deal.id)
    return (finding(_OFFERED[stage], about="stage", record=record, deal=dossier.deal.title, to_stage=stage),)


def _needs_nothing(_dossier: Dossier, _to: Stage) -> Iterator[Finding]:
    return iter(())


def _needs_for_contract(dossier: Dossier, to: Stage) -> Iterator[Finding]:
    deal, terms = dossier.deal, dossier.terms
    record = ("deal", deal.id)
    if deal.brand is None:
        yield finding("stage.brand_needed", about="brand", record=record, to_stage=to)
    in_kind = terms is not None and (
        terms.affiliate_bp or terms.product_duty is not ProductDuty.NONE or terms.product_value
    )
    if not deal.fee and not in_kind and not dossier.gifts:
        yield finding("stage.consideration_missing", about="fee", record=record, to_stage=to)
    if not dossier.deliverables:
        yield finding("stage.deliverables_missing", about="deliverables", record=record, to_stage=to)
    if signed_on(dossier) is None:
        yield finding("stage.signature_missing", about="signed_on", record=record, to_stage=to)


def _needs_for_review(dossier: Dossier, to: Stage) -> Iterator[Finding]:
    if not any(item.state in _DRAFTED for item in dossier.deliverables):
        yield finding("stage.draft_missing", about="deliverables", record=("deal", dossier.deal.id), to_stage=to)


def _needs_for_live(dossier: Dossier, to: Stage) -> Iterator[Finding]:
    if not any(post.state is not PostState.PLANNED for post in dossier.posts):
        yield finding("stage.live_post_missing", about="posts", record=("deal", dossier.deal.id), to_stage=to)


def _needs_for_invoice(dossier: Dossier, to: Stage) -> Iterator[Finding]:
    if dossier.deal.fee and not any(part.is_invoiced or part.paid_on for part in dossier.instalments):
        yield finding("stage.invoice_missing", about="payments", record=("deal", dossier.deal.id), to_stage=to)


def _needs_for_paid(dossier: Dossier, to: Stage) -> Iterator[Finding]:
    for amount in totals([part.amount for part in dossier.instalments if part.paid_on is None]):
        yield finding("stage.unpaid", about="payments", record=("deal", dossier.deal.id), to_stage=to, amount=amount)


def _needs_for_close(dossier: Dossier, _to: Stage) -> Iterator[Finding]:
    for item in dossier.deliverables:
        if item.state not in SETTLED:
            yield finding(
                "stage.deliverable_open",
                about="deliverables",
                record=("deliverable", item.id),
                deliverable=item.description or item.medium,
                due_on=item.due_on,
            )
    for gift in dossier.gifts:
        if gift.fate is GiftFate.TO_RETURN:
            yield finding(
                "stage.gift_to_return",
                about="fate",
                record=("gift", gift.id),
                gift=gift.description,
                due_on=gift.return_due_on,
            )


_NEEDS: dict[Stage, Callable[[Dossier, Stage], Iterator[Finding]]] = {
    Stage.CONTRACTED: _needs_for_contract,
    Stage.IN_REVIEW: _needs_for_review,
    Stage.LIVE: _needs_for_live,
    Stage.INVOICED: _needs_for_invoice,
    Stage.PAID: _needs_for_paid,
    Stage.CLOSED: _needs_for_close,
}
