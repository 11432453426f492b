"""Where reminders come from: each kind of record looked at once, giving what is due and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from creatorbook.domain.deals.rights_windows import rights_window
from creatorbook.domain.gifts.values import lacks_label
from creatorbook.domain.money.debts import late_law_country, payment_law_of
from creatorbook.domain.money.payment_states import PaymentState, payment_status
from creatorbook.domain.records.contracts import TO_SIGN, ContractState, last_day_of_notice
from creatorbook.domain.records.deals import ENDED, DealKind, Stage, as_own_action
from creatorbook.domain.records.gifts import GiftFate
from creatorbook.domain.records.terms import SETTLED, DeliverableState
from creatorbook.domain.reminders.disclosure import Watch, names_of_post, watch_due
from creatorbook.domain.reminders.due import Due
from creatorbook.domain.reminders.kinds import REMINDER_KINDS, ReminderKind
from creatorbook.domain.reminders.money import MoneyFacts, money_due, step_params
from creatorbook.domain.values.platforms import PostState
from creatorbook.domain.values.spans import plus_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from creatorbook.domain.contracts.differing import Differing
    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.gifts import Gift
    from creatorbook.domain.records.posts import Post
    from creatorbook.domain.records.tasks import Task

_GONE = frozenset({Stage.PASSED, Stage.LOST})
_WITH_THE_BRAND = frozenset({DeliverableState.IN_REVIEW, DeliverableState.APPROVED})
_RENEWED = frozenset({DealKind.PROGRAMME, DealKind.AMBASSADOR})


@dataclass(frozen=True, slots=True)
class ReminderFacts:
    """All that reminders are computed from; `gifts` and `posts` are those that belong to no deal.

    `payment_laws` (by country, from the rulebook) give the default term of a payment where nothing was agreed.
    `watch` is what disclosure asks for. `tasks` are those that are not done. `differing` are the deals that say
    something else than their contract that is out. `money` is what is owed beside the payments of the deals.
    """

    dossiers: tuple[Dossier, ...] = ()
    gifts: tuple[Gift, ...] = ()
    posts: tuple[Post, ...] = ()
    payment_laws: Mapping[str, PaymentLaw] = field(default_factory=dict)
    watch: Watch = field(default_factory=Watch)
    tasks: tuple[Task, ...] = ()
    differing: tuple[Differing, ...] = ()
    money: MoneyFacts = field(default_factory=MoneyFacts)


def collect_due(facts: ReminderFacts, today: date) -> Iterator[Due]:
    """Yield everything that is due at any time, past or to come, in no particular order."""
    posts = (*facts.posts, *(post for dossier in facts.dossiers for post in dossier.posts))
    for dossier in facts.dossiers:
        for source in _OF_A_DEAL:
            yield from source(dossier, today, facts)
    gone = {dossier.deal.id for dossier in facts.dossiers if dossier.deal.stage in _GONE}
    for post in posts:
        # A post planned for a deal that came to nothing will not be written; one that is out still owes its label.
        if post.state is not PostState.PLANNED or post.deal_id not in gone:
            yield from _post(post)
    by_id = {post.id: post for post in posts}
    for gift in (*facts.gifts, *(gift for dossier in facts.dossiers for gift in dossier.gifts)):
        yield from _gift(gift, by_id)
    for task in facts.tasks:
        yield from _task(task)
    for each in facts.differing:
        yield from _differing(each, today)
    yield from money_due(facts.money, today)
    yield from watch_due(facts.watch, today)


def _names(dossier: Dossier) -> dict[str, Any]:
    return {"deal": dossier.deal.title, "brand": dossier.deal.brand.name if dossier.deal.brand else ""}


def _deliverables(dossier: Dossier, _today: date, _facts: ReminderFacts) -> Iterator[Due]:
    if dossier.deal.stage in ENDED:
        return
    for item in dossier.deliverables:
        if item.state in SETTLED:
            continue
        params = {**_names(dossier), "deliverable": item.description or item.medium}
        subject = ("deliverable", item.id)
        if item.due_on is not None:
            yield Due(ReminderKind.DELIVERABLE_DUE, item.due_on, subject, params)
        if item.draft_due_on is not None and item.state not in _WITH_THE_BRAND:
            yield Due(ReminderKind.DRAFT_DUE, item.draft_due_on, subject, params)


def _payments(dossier: Dossier, today: date, facts: ReminderFacts) -> Iterator[Due]:
    # What is still being talked about is owed by nobody.
    if not dossier.deal.is_agreed:
        return
    law = payment_law_of(late_law_country(dossier), facts.payment_laws)
    law = law if law is not None and law.is_in_force(today) else None
    for part in dossier.payments:
        status = payment_status(part, dossier, today, law)
        # What is on an invoice is asked for by that.
        if status.state is PaymentState.PAID or part.id in facts.money.invoiced:
            continue
        opened = facts.money.open.get(part.id, part.amount)
        params = {**_names(dossier), "label": part.label, "amount": opened}
        subject = ("payment", part.id)
        if status.to_invoice and status.trigger_on is not None:
            yield Due(ReminderKind.PAYMENT_TO_INVOICE, status.trigger_on, subject, params)
        if status.expected_on is not None:
            late = status.state is PaymentState.LATE
            kind = ReminderKind.PAYMENT_LATE if late else ReminderKind.PAYMENT_EXPECTED
            yield Due(kind, status.expected_on, subject, {**params, **step_params(facts.money, part.id)})


def _windows(dossier: Dossier, today: date, _facts: ReminderFacts) -> Iterator[Due]:
    if not dossier.deal.is_agreed:
        return
    for right in dossier.rights:
        closes_on = rights_window(right, dossier, today).closes_on
        if closes_on is not None:
            params = {**_names(dossier), "channels": tuple(sorted(right.channels))}
            yield Due(ReminderKind.RIGHTS_ENDING, closes_on, ("usage_right", right.id), params)
    for promise in dossier.exclusivities:
        if promise.ends_on is not None:
            scope = promise.category or ", ".join(promise.competitors)
            params = {**_names(dossier), "scope": scope}
            yield Due(ReminderKind.EXCLUSIVITY_ENDING, promise.ends_on, ("exclusivity", promise.id), params)


def _deal(dossier: Dossier, _today: date, _facts: ReminderFacts) -> Iterator[Due]:
    deal = dossier.deal
    if deal.stage in ENDED:
        return
    subject = ("deal", deal.id)
    if deal.next_action_on is not None:
        params = {**_names(dossier), "action": as_own_action(deal.next_action)}
        yield Due(ReminderKind.NEXT_ACTION, deal.next_action_on, subject, params)
    for number, period in enumerate(deal.periods, start=1):
        if period.ends_on is not None:
            params = {**_names(dossier), "period": period.label}
            yield Due(ReminderKind.PERIOD_ENDING, period.ends_on, subject, params, part=str(number))
    if not deal.periods and deal.kind in _RENEWED and deal.ends_on is not None:
        yield Due(ReminderKind.PERIOD_ENDING, deal.ends_on, subject, {**_names(dossier), "period": ""})


def _contracts(dossier: Dossier, _today: date, _facts: ReminderFacts) -> Iterator[Due]:
    if dossier.deal.stage in ENDED or dossier.deal.signed_on is not None:
        return
    wait = REMINDER_KINDS[ReminderKind.CONTRACT_UNSIGNED].after_days
    for contract in dossier.contracts:
        waiting = contract.state in TO_SIGN
        if waiting and contract.issued_on is not None:
            params = {**_names(dossier), "number": contract.number, "issued_on": contract.issued_on}
            due_on = plus_days(contract.issued_on, wait)
            yield Due(ReminderKind.CONTRACT_UNSIGNED, due_on, ("contract", contract.id), params)


def _ends(dossier: Dossier, _today: date, _facts: ReminderFacts) -> Iterator[Due]:
    deal = dossier.deal
    if deal.stage in ENDED or deal.ends_on is None:
        return
    notice_on = last_day_of_notice(deal.ends_on, dossier.terms)
    for contract in dossier.contracts:
        if contract.state is not ContractState.SIGNED:
            continue
        params = {**_names(dossier), "number": contract.number, "ends_on": deal.ends_on}
        if notice_on is not None:
            yield Due(ReminderKind.CONTRACT_NOTICE, notice_on, ("contract", contract.id), params)
        # A programme's periods, and an ambassador's year, are asked about on the deal.
        elif not deal.periods and deal.kind not in _RENEWED:
            yield Due(ReminderKind.CONTRACT_ENDING, deal.ends_on, ("contract", contract.id), params)


def _post(post: Post) -> Iterator[Due]:
    params = names_of_post(post)
    subject = ("post", post.id)
    if post.state is PostState.PLANNED and post.planned_at is not None:
        yield Due(ReminderKind.POST_PLANNED, post.planned_at.date(), subject, params)
    # Only a post with somebody behind it needs a tick; a creator's own words do not.
    for_somebody = post.deal_id is not None or post.brand_id is not None
    if for_somebody and lacks_label(post) and post.published_at is not None:
        yield Due(ReminderKind.POST_LABEL, post.published_at.date(), subject, params)


def _gift(gift: Gift, posts: Mapping[str, Post]) -> Iterator[Due]:
    params = {"gift": gift.description, "brand": gift.brand_name}
    subject = ("gift", gift.id)
    if gift.fate is GiftFate.TO_RETURN and gift.return_due_on is not None:
        yield Due(ReminderKind.GIFT_RETURN, gift.return_due_on, subject, params)
    if gift.shown_in_post_id is None:
        return
    post = posts.get(gift.shown_in_post_id)
    if post is None:
        if gift.received_on is not None:
            yield Due(ReminderKind.GIFT_RECORD, gift.received_on, subject, params)
    # A post with a brand or a deal behind it has its own reminder; one thing is asked once.
    elif post.deal_id is None and post.brand_id is None and lacks_label(post) and post.published_at is not None:
        yield Due(ReminderKind.GIFT_LABEL, post.published_at.date(), subject, params)


def _task(task: Task) -> Iterator[Due]:
    if task.due_on is not None and task.done_on is None:
        yield Due(ReminderKind.TASK_DUE, task.due_on, ("task", task.id), {"task": task.what})


def _differing(found: Differing, today: date) -> Iterator[Due]:
    deal, contract = found.deal, found.contract
    if deal.stage in ENDED:
        return
    brand = deal.brand.name if deal.brand else ""
    params = {"deal": deal.title, "brand": brand, "number": contract.number, "state": contract.state}
    # What was answered holds for what differed then, and for nothing that was changed later.
    yield Due(
        ReminderKind.CONTRACT_DIFFERS,
        today,
        ("deal", deal.id),
        {**params, "terms": found.terms},
        found.stamp,
        lasting=True,
    )


_OF_A_DEAL: tuple[Callable[[Dossier, date, ReminderFacts], Iterator[Due]], ...] = (
    _deliverables,
    _payments,
    _windows,
    _deal,
    _contracts,
    _ends,
)
