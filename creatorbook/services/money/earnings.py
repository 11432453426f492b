"""Statements of earnings: what a bonus, a platform or affiliate sales brought becomes a payment that is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.records.deals import DealKind, Stage
from creatorbook.domain.records.money.shares import EarningKind
from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.services.fields import formats
from creatorbook.services.fields.gate import add_record, field_values, run_after_trash, save_record
from creatorbook.services.fields.words import word_for
from creatorbook.services.money.expenses import parties_of
from creatorbook.services.records.notions import is_agreed
from creatorbook.store import results
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from creatorbook.services.fields.hooks import Surroundings
    from creatorbook.store.engine.base import Record
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.models import Earning
    from creatorbook.store.writing.uow import UnitOfWork

_DEAL = Table("deal")
_SAID = ("amount", "kind", "starts_on", "ends_on", "deal_id")


def check_earning(
    around: Surroundings, earning: Mapping[str, Any], _before: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    """Return the parties of its deal; raise BadInput for nothing earned, no period, or nobody to pay it."""
    if earning["amount"] is not None and earning["amount"].minor <= 0:
        raise BadInput(_("What was earned is more than nothing."), where="amount")
    starts, ends = earning["starts_on"], earning["ends_on"]
    if starts is not None and ends is not None and ends < starts:
        raise BadInput(_("The period would end before it starts."), where="ends_on", hint=_("Check both dates."))
    if not earning["deal_id"] and not earning["brand_id"]:
        raise BadInput(_("Say which deal or which brand pays it."), where="deal_id")
    return parties_of(around, earning["deal_id"]) or {}


def follow_earning(uow: UnitOfWork, earning: Mapping[str, Any], before: Mapping[str, Any] | None) -> None:
    """Let a payment of the deal ask for what was earned; raise AnswerIsNo where an issued invoice asks for another sum.

    Where only a brand is named it is of its newest affiliate deal, of its only deal for anything else, or of a new one.
    """
    from creatorbook.store.models import Earning, Payment

    if before is not None and all(earning[name] == before[name] for name in _SAID):
        return
    record = uow.get(Earning, earning["id"])
    held = field_values(record)
    if record.deal_id is None:
        record.deal_id = _find_deal(uow.connection, record) or _make_deal(uow, record)
    payment = None if record.payment_id is None else uow.find(Payment, record.payment_id)
    if payment is None or payment.trashed_at is not None:
        asking = Payment(deal_id=record.deal_id, label=_label(record), trigger=InstalmentTrigger.AFTER_INVOICE)
        asking.amount = earning["amount"]
        record.payment_id = add_record(uow, asking).id
    else:
        asked = field_values(payment)
        payment.deal_id, payment.label, payment.amount = record.deal_id, _label(record), earning["amount"]
        save_record(uow, payment, asked)
    save_record(uow, record, held)


def follow_earning_trash(uow: UnitOfWork, record: Record, stamp: datetime | None) -> None:
    """Let the payment go to the trash with what was earned (`stamp` None), or come back with it."""
    from creatorbook.store.models import Earning, Payment

    if not isinstance(record, Earning) or record.payment_id is None:
        return
    payment = uow.find(Payment, record.payment_id)
    if payment is not None and payment.trashed_at == stamp:
        payment.trashed_at = uow.now if stamp is None else None
        run_after_trash(uow, payment, stamp)


def _find_deal(reading: Executes, earning: Earning) -> str | None:
    ours = select(_DEAL, "id", "kind").where(
        is_agreed(_DEAL), _DEAL.brand_id.equals(earning.brand_id), _DEAL.creator_id.equals(earning.creator_id)
    )
    found = list(results.rows(reading, ours.order_by(descending(_DEAL.id))))
    affiliate = [id for id, kind in found if kind == DealKind.AFFILIATE]
    if affiliate:
        return str(affiliate[0])
    is_sold_for = earning.kind is EarningKind.AFFILIATE
    return str(found[0][0]) if len(found) == 1 and not is_sold_for else None


def _make_deal(uow: UnitOfWork, earning: Earning) -> str:
    from creatorbook.store.models import Brand, Deal

    brand = uow.get(Brand, str(earning.brand_id))
    made = Deal(
        title=f"{word_for(DealKind.AFFILIATE)} {brand.name}",
        brand_id=brand.id,
        creator_id=earning.creator_id,
        kind=DealKind.AFFILIATE,
        stage=Stage.LIVE,
        starts_on=earning.starts_on,
    )
    return add_record(uow, made).id


def _label(earning: Earning) -> str:
    days = [formats.day(day) for day in (earning.starts_on, earning.ends_on) if day is not None]
    return ", ".join(part for part in (word_for(earning.kind), " – ".join(dict.fromkeys(days))) if part)
