"""What reminders are computed from: of all that is in the book, only what something may be due on."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from creatorbook.domain.records.deals import ENDED, DealKind
from creatorbook.domain.records.gifts import GiftFate
from creatorbook.domain.records.terms import InstalmentTrigger, RightsStart
from creatorbook.domain.reminders.kinds import REMINDER_KINDS
from creatorbook.domain.reminders.sources import ReminderFacts
from creatorbook.domain.values.platforms import PostState
from creatorbook.services.deals import facts
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.records import reading as records
from creatorbook.services.records.notions import is_agreed, is_to_deliver, is_to_sign
from creatorbook.services.reminders.changed_terms import changed_deals, read_differing
from creatorbook.services.reminders.money import read_money
from creatorbook.services.reminders.tasks import read_tasks
from creatorbook.services.reminders.watch import read_watch
from creatorbook.store import results
from creatorbook.store.query.expressions import (
    Case,
    DaysAfter,
    Exists,
    Given,
    Not,
    Single,
    all_of,
    any_of,
    coalesce,
    least,
    most,
)
from creatorbook.store.query.select import Table, select
from creatorbook.store.sqlite.statement import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.domain.records.posts import Post
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Condition, Expression
    from creatorbook.store.query.select import Select
    from creatorbook.store.sqlite.statement import Statement

# Nothing that lingers is shown longer after its day, and nothing longer ahead of it unless asked for, than this.
_BACK = max(spec.linger_days or 0 for spec in REMINDER_KINDS.values())
_AHEAD = max(spec.lead_days for spec in REMINDER_KINDS.values())

# The domain decides what is due; these only leave out what cannot be, and may give too much, never too little.
_FIRST = Given("first")
# The last day looked at, with an hour that no instant of that day is after.
_LAST = Given("last")
_DEAL, _POST, _GIFT, _PAYMENT = Table("deal"), Table("post"), Table("gift"), Table("payment")
_DELIVERABLE, _RIGHT, _CONTRACT = Table("deliverable"), Table("usage_right"), Table("contract")
_RUNNING = Not(_DEAL.stage.among(sorted(ENDED)))
_IS_AGREED = is_agreed(_DEAL)
_DUE_POST = any_of(
    all_of(_POST.state.equals(PostState.PLANNED), _POST.planned_at.at_most(_LAST)),
    all_of(_POST.state.equals(PostState.LIVE), _POST.label_confirmed.equals(False)),
)


def _due_gift() -> Condition:
    """Hold for gifts to give back, and for those shown in a post that is gone or that nobody confirmed."""
    shown = Table("post", "shown")
    gone = select(shown, "id").only_trash()
    unsure = select(shown, "id").where(shown.label_confirmed.equals(False), state=PostState.LIVE)
    return any_of(
        all_of(_GIFT.fate.equals(GiftFate.TO_RETURN), _GIFT.return_due_on.at_most(_LAST)),
        _GIFT.shown_in_post_id.among(gone),
        _GIFT.shown_in_post_id.among(unsure),
    )


def _right_starts() -> Expression:
    """Return the day on which rights begin, null where it is not known."""
    signed = select(_CONTRACT, least(_CONTRACT.signed_on)).where(_CONTRACT.deal_id.equals(_DEAL.id))
    posts = Table("post", "first_posts")
    first = select(posts, least(posts.published_at)).where(
        posts.deal_id.equals(_DEAL.id), posts.state.differs(PostState.PLANNED)
    )
    owed, delivering = Table("deliverable", "owed"), Table("post", "delivering")
    delivered = select(delivering, most(delivering.published_at)).where(delivering.deliverable_id.equals(owed.id))
    last = select(owed, most(coalesce(owed.delivered_on, Single(delivered)))).where(owed.deal_id.equals(_DEAL.id))
    return Case(
        (
            (_RIGHT.start.equals(RightsStart.ON_DATE), _RIGHT.starts_on),
            (_RIGHT.start.equals(RightsStart.ON_SIGNATURE), coalesce(_DEAL.signed_on, Single(signed))),
            (_RIGHT.start.equals(RightsStart.ON_FIRST_POST), Single(first)),
        ),
        Single(last),
    )


def _of_deals(table: Table, *conditions: Condition) -> Select:
    """Return the select of the deals to which the rows of a table that fit belong."""
    return select(table, table.deal_id).join(_DEAL, _DEAL.id.equals(table.deal_id)).where(*conditions).unique()


@cache
def _deals_due() -> tuple[Statement, ...]:
    """Return the selects of the deals on which something may be due, each for one reason."""
    exclusivity, period = Table("exclusivity"), Table("deal_period")
    lasting = (DealKind.PROGRAMME, DealKind.AMBASSADOR)
    unpaid = any_of(
        _PAYMENT.due_on.at_most(_LAST),
        _PAYMENT.invoiced_on.is_known(),
        Not(_PAYMENT.trigger.among((InstalmentTrigger.AFTER_INVOICE, InstalmentTrigger.ON_DATE))),
    )
    right_ends = DaysAfter(_right_starts(), _RIGHT.duration_days).between(_FIRST, _LAST)
    return tuple(
        prepare(query)
        for query in (
            select(_DEAL, "id").where(_DEAL.next_action_on.at_most(_LAST), _RUNNING),
            select(_DEAL, "id").where(_DEAL.kind.among(lasting), _DEAL.ends_on.between(_FIRST, _LAST), _RUNNING),
            _of_deals(
                _DELIVERABLE,
                is_to_deliver(_DELIVERABLE),
                any_of(_DELIVERABLE.due_on.at_most(_LAST), _DELIVERABLE.draft_due_on.at_most(_LAST)),
            ),
            _of_deals(_PAYMENT, _PAYMENT.paid_on.is_null(), _IS_AGREED, unpaid),
            _of_deals(_RIGHT, _RIGHT.duration_days.is_known(), _IS_AGREED, right_ends),
            _of_deals(exclusivity, exclusivity.ends_on.between(_FIRST, _LAST)),
            _of_deals(period, period.ends_on.between(_FIRST, _LAST)),
            _of_deals(_CONTRACT, is_to_sign(_CONTRACT)),
            _of_deals(_POST, _DUE_POST),
            _of_deals(_GIFT, _due_gift()),
        )
    )


@cache
def _loose(kind: str) -> Statement:
    """Return the select of posts or gifts due without a deal: they outlive the deal that was put into the trash."""
    due = {"post": _DUE_POST, "gift": _due_gift()}[kind]
    deal = select(_DEAL, "id").where(_DEAL.id.equals(Table(kind).deal_id))
    return records.prepare_live(kind, Not(Exists(deal)), due)


def reminder_facts(reading: Executes, today: date, within_days: int) -> ReminderFacts:
    """Return what reminders are computed from, without that on which nothing can be due."""
    # A day more than is asked for on both sides: an instant's day where the user is may not be that of UTC.
    first = (today - timedelta(days=_BACK + 1)).isoformat()
    last = (today + timedelta(days=max(within_days, _AHEAD) + 1)).isoformat() + "T99"
    span = {"first": first, "last": last}
    deals = {deal for query in _deals_due() for deal in results.values(reading, query, **span)}
    changed = changed_deals(reading)
    dossiers = facts.dossiers(reading, deals | changed)
    gifts = tuple(facts.gift(row) for row in records.built(reading, "gift", _loose("gift"), **span))
    posts = tuple(facts.post(row) for row in records.built(reading, "post", _loose("post"), **span))
    return ReminderFacts(
        dossiers,
        gifts,
        (*posts, *_posts_showing_gifts(reading, dossiers, gifts, posts)),
        rulebook().money,
        read_watch(reading, today, first, last),
        read_tasks(reading, last),
        read_differing(reading, (each for each in dossiers if each.deal.id in changed)),
        read_money(reading, dossiers, today, today + timedelta(days=max(within_days, _AHEAD))),
    )


def _posts_showing_gifts(
    reading: Executes, dossiers: Iterable[Dossier], gifts: Iterable[Gift], posts: Iterable[Post]
) -> tuple[Post, ...]:
    """Return the posts in which gifts were shown and that are not here yet: else they would seem to be missing."""
    here = {post.id for post in (*posts, *(post for dossier in dossiers for post in dossier.posts))}
    every = (*gifts, *(gift for dossier in dossiers for gift in dossier.gifts))
    named = {gift.shown_in_post_id for gift in every if gift.shown_in_post_id is not None} - here
    return tuple(facts.post(row) for row in records.live_of(reading, "post", "id", sorted(named)))
