"""Sheets of deals and gifts into the book."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _
from creatorbook.common.text import fold
from creatorbook.domain.records.deals import AGREED, Stage
from creatorbook.domain.records.gifts import GiftFate, Valuation
from creatorbook.domain.records.terms import DeliverableState, InstalmentTrigger
from creatorbook.domain.values.platforms import Medium, Platform
from creatorbook.exchange.base.records import ImportedPiece
from creatorbook.services.imports.payments import paid_line
from creatorbook.services.imports.plan import money_columns
from creatorbook.store import results
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.exchange.base.records import ImportedDeal, ImportedGift
    from creatorbook.services.imports.again import Again
    from creatorbook.services.imports.directory import Directory
    from creatorbook.services.imports.plan import Plan
    from creatorbook.store.engine.reading import Executes

_REASON_CHARACTERS = 200
_NAMED = 4
_PUBLISHED = frozenset({Stage.LIVE, Stage.INVOICED, Stage.PAID, Stage.CLOSED})
_REFUSED = frozenset({Stage.PASSED, Stage.LOST})
_BEFORE_WORK = frozenset({Stage.LEAD, Stage.NEGOTIATING, *_REFUSED})
_NOON = time(12, 0)
# What is finished and older than this was paid, unless its row says otherwise.
_RECENT = timedelta(days=31)


class Sheets:
    """Plans deals and gifts; a row that the book already has, by its own words and numbers, is matched.

    What the book has is matched once: two rows that say the same are two things.
    """

    def __init__(self, reading: Executes, plan: Plan, directory: Directory, creator: str) -> None:
        self._reading = reading
        self._plan = plan
        self._directory = directory
        self._creator = creator
        self._has_stand_in = False
        # Newest first, so that the oldest is taken first.
        self._deals: defaultdict[tuple[Any, ...], list[str]] = defaultdict(list)
        of = Table("deal")
        deals = select(of, "id", "brand_id", "title", "fee_minor", "fee_currency", "signed_on")
        for deal, brand, title, minor, currency, signed_on in results.iterate(
            reading, deals.order_by(descending(of.id))
        ):
            self._deals[brand, fold(title), minor, currency, signed_on].append(deal)
        self._gifts: defaultdict[tuple[Any, ...], list[str]] = defaultdict(list)
        given = Table("gift")
        gifts = select(given, "id", "brand_id", "description", "received_on").order_by(descending(given.id))
        for gift, brand, description, received_on in results.iterate(reading, gifts):
            self._gifts[brand, fold(description), received_on].append(gift)

    def deal(self, again: Again, row: ImportedDeal) -> None:
        """Plan what one row of a sheet of deals brings."""
        directory, plan = self._directory, self._plan
        row, to_come = _without_days_to_come(row, plan)
        starts_on, ends_on, reversed_days = self._period(row)
        brand = directory.brand(row.brand or self._stand_in())
        fee = (row.fee.minor, row.fee.currency) if row.fee else (None, None)
        known = self._deals[brand, fold(row.title), *fee, _iso(row.agreed_on)]
        if known:
            plan.tally("deal").matched += 1
            found = known.pop()
            again.note("deal", found, row.note)
            self._terms_again(again, found, row)
            self._fee_again(again, found, row)
            directory.remember(row.key, "deal", found)
            return
        agency = directory.agency(row.agency) if row.agency else None
        stage = row.stage or Stage.LEAD
        deal = plan.add(
            "deal",
            creator_id=self._creator,
            brand_id=brand,
            agency_id=agency,
            contact_id=self._contact(row, brand),
            title=row.title,
            stage=stage,
            stage_reason=_reason(row) if stage in _REFUSED else "",
            signed_on=row.agreed_on,
            starts_on=starts_on,
            ends_on=ends_on,
            next_action=row.next_action,
            next_action_on=row.next_action_on,
            **money_columns("fee", row.fee),
        )
        self._work(row, deal, brand, stage)
        if row.payment_days is not None:
            plan.add("terms", deal_id=deal, payment_days=row.payment_days)
        lines = [_("Reference: {reference}").format(reference=row.reference)] if row.reference else []
        if not _is_open_or_dated(row, stage, plan.today):
            if row.invoice_number:
                # What is settled becomes no payment; its number is of one brand all the same.
                plan.check("payment", deal_id=deal, label=_("Fee"), invoice_number=row.invoice_number)
            lines += _invoice_lines(row)
        lines += self._say_unpaid(row, stage)
        lines += reversed_days
        lines += plan.say_days_to_come(to_come)
        plan.note("deal", deal, "\n".join([*lines, row.note]).strip())
        directory.remember(row.key, "deal", deal)

    def deal_again(self, again: Again, deal: str, row: ImportedDeal) -> None:
        """Plan what a row brings that was imported before, as this deal."""
        if again.is_there("deal", deal):
            row, _to_come = _without_days_to_come(row, self._plan)
            starts_on, ends_on, _reversed = self._period(row)
            offered: dict[str, Any] = {
                "fee": row.fee,
                "starts_on": starts_on,
                "ends_on": ends_on,
                "signed_on": row.agreed_on,
                "next_action": row.next_action,
                "next_action_on": row.next_action_on,
            }
            # A stage is moved, with what follows from it, and not written over.
            again.compare("deal", deal, offered, row.note)
            self._terms_again(again, deal, row)
            self._fee_again(again, deal, row)

    def _terms_again(self, again: Again, deal: str, row: ImportedDeal) -> None:
        if row.payment_days is None:
            return
        terms = results.value(self._reading, select("terms", "id").where(deal_id=deal).with_trash())
        if terms is None:
            self._plan.add("terms", deal_id=deal, payment_days=row.payment_days)
        elif again.is_there("terms", str(terms)):
            again.compare("terms", str(terms), {"payment_days": row.payment_days}, is_entry=False)

    def _fee_again(self, again: Again, deal: str, row: ImportedDeal) -> None:
        """Plan what a row that was imported before says of the payment of its fee."""
        offered: dict[str, Any] = {
            "invoice_number": row.invoice_number,
            "invoiced_on": row.invoiced_on,
            "paid_on": row.paid_on,
            "due_on": row.payment_due_on,
        }
        money = ("amount_minor", "amount_currency")
        of = Table("payment")
        payments = select(of, "id", "label", "invoice_number", "trashed_at", *money).where(deal_id=deal)
        known = results.rows(self._reading, payments.order_by(of.id).with_trash())
        if not known:
            if any(offered.values()) and _is_open_or_dated(row, row.stage or Stage.LEAD, self._plan.today):
                self._add_fee(row, deal)
            return
        here = [each for each in known if each[3] is None]
        number = fold(row.invoice_number)
        meant = [each for each in here if number and fold(each[2]) == number] or here
        if len(meant) > 1 and any(offered.values()):
            title = results.value(self._reading, select("deal", "title").where(id=deal))
            labels = ", ".join(dict.fromkeys(label for _id, label, *_rest in meant[:_NAMED]))
            self._plan.remark("several_payments", title=str(title), payments=labels)
        elif len(meant) == 1:
            fee = results.first(self._reading, select("deal", "fee_minor", "fee_currency").where(id=deal))
            # Of a part of the fee, a sheet of deals does not say the amount.
            amount = {"amount": row.fee} if tuple(meant[0][4:]) == tuple(fee or ()) else {}
            again.compare("payment", meant[0][0], {**offered, **amount}, is_entry=False)

    def _period(self, row: ImportedDeal) -> tuple[date | None, date | None, list[str]]:
        """Return the first and the last day of a row; none where they cannot both be right, but lines of a note."""
        # Sheets without a column for the end mean it by the day when the work is due.
        first, last = row.starts_on, row.ends_on or row.due_on
        if first is None or last is None or first <= last:
            return first, last, []
        start, end = first.isoformat(), last.isoformat()
        self._plan.remark("reversed_period", start=start, end=end)
        line = _("End: {day}") if row.ends_on else _("Due: {day}")
        return None, None, [_("Start: {day}").format(day=start), line.format(day=end)]

    def _stand_in(self) -> str:
        """Return the name under which deals of no named brand stand, and say so once."""
        name = _("Brand to be named")
        if not self._has_stand_in:
            self._has_stand_in = True
            self._plan.remark("no_brand_column", brand=name)
        return name

    def _contact(self, row: ImportedDeal, brand: str) -> str | None:
        if not row.contact_name and not row.contact_email:
            return None
        emails = (row.contact_email,) if row.contact_email else ()
        name = row.contact_name or row.contact_email.partition("@")[0]
        return self._directory.contact(name, emails, brand, brand_id=brand, email=row.contact_email)

    def _work(self, row: ImportedDeal, deal: str, brand: str, stage: Stage) -> None:
        """Plan the deliverable, the post and the payment that a row of a sheet tells of."""
        plan = self._plan
        platform, medium = row.platform or Platform.OTHER, row.medium or Medium.OTHER
        published = _is_out(row, stage, plan.today)
        made = [self._owe(row, deal, piece, published=published) for piece in _pieces(row)]
        # Which of several a post delivers, a sheet does not say.
        deliverable = made[0] if len(made) == 1 else None
        if row.published_on or row.url:
            plan.add(
                "post",
                creator_id=self._creator,
                deal_id=deal,
                deliverable_id=deliverable,
                brand_id=brand,
                platform=platform,
                medium=medium,
                planned_at=None if published else _noon(row.published_on),
                published_at=_noon(row.published_on) if published else None,
                url=row.url,
            )
            if published:
                # What is live was ticked by somebody who looked at its label, and a sheet has no column for that.
                plan.remark("post_waits")
        if _is_open_or_dated(row, stage, plan.today):
            self._add_fee(row, deal)

    def _add_fee(self, row: ImportedDeal, deal: str) -> None:
        self._plan.add(
            "payment",
            deal_id=deal,
            label=_("Fee"),
            trigger=InstalmentTrigger.ON_DATE if row.payment_due_on else InstalmentTrigger.AFTER_INVOICE,
            due_on=row.payment_due_on,
            invoice_number=row.invoice_number,
            invoiced_on=row.invoiced_on,
            paid_on=row.paid_on,
            **money_columns("amount", row.fee),
        )

    def _say_unpaid(self, row: ImportedDeal, stage: Stage) -> list[str]:
        """Say that a row calls its fee paid on no day; return lines of a note where it is kept as open all the same."""
        if not row.fee or row.paid_on is not None:
            return []
        is_settled = _is_settled(row, stage, self._plan.today)
        if not row.is_paid:
            if is_settled:
                self._plan.remark("fee_of_history")
            return []
        self._plan.remark("fee_paid_without_day" if is_settled else "paid_without_day")
        return [] if is_settled else [paid_line()]

    def _owe(self, row: ImportedDeal, deal: str, piece: ImportedPiece, *, published: bool) -> str:
        return self._plan.add(
            "deliverable",
            deal_id=deal,
            platform=piece.platform or row.platform or Platform.OTHER,
            medium=piece.medium or row.medium or Medium.OTHER,
            count=piece.count,
            due_on=row.due_on,
            state=DeliverableState.DELIVERED if published else DeliverableState.TO_DO,
        )

    def gift(self, again: Again, row: ImportedGift) -> None:
        """Plan what one row of a sheet of gifts brings."""
        plan = self._plan
        row, reversed_days = self._without_reversed_return(row)
        brand = self._directory.brand(row.brand)
        description = row.description or _("Gift from {brand}").format(brand=row.brand)
        if row.quantity > 1:
            description = f"{row.quantity} × {description}"
        known = self._gifts[brand, fold(description), _iso(row.received_on)]
        if known:
            gift = known.pop()
            plan.tally("gift").matched += 1
            again.note("gift", gift, row.note)
        else:
            gift = plan.add(
                "gift",
                creator_id=self._creator,
                brand_id=brand,
                description=description,
                received_on=row.received_on,
                # A sheet gives a number, not how it was found.
                valuation=Valuation.ESTIMATE if row.value else Valuation.UNKNOWN,
                expectation=row.expectation,
                fate=_fate(row, plan.today),
                return_due_on=row.return_by,
                shown_in_post_id=self._shown_in(row, brand),
                **money_columns("value", row.value),
            )
            plan.note("gift", gift, "\n".join([*reversed_days, row.note]).strip())
        self._directory.remember(row.key, "gift", gift)

    def _without_reversed_return(self, row: ImportedGift) -> tuple[ImportedGift, list[str]]:
        """Return the row without a day of return before that of arrival, and both as lines of a note."""
        if row.received_on is None or row.return_by is None or row.received_on <= row.return_by:
            return row, []
        start, end = row.received_on.isoformat(), row.return_by.isoformat()
        self._plan.remark("reversed_return", start=start, end=end)
        lines = [_("Received: {day}").format(day=start), _("Give back by: {day}").format(day=end)]
        return replace(row, received_on=None, return_by=None), lines

    def _shown_in(self, row: ImportedGift, brand: str) -> str | None:
        if not row.url:
            return None
        self._plan.remark("post_waits")
        return self._plan.add(
            "post",
            creator_id=self._creator,
            brand_id=brand,
            platform=row.platform or Platform.OTHER,
            medium=Medium.OTHER,
            url=row.url,
        )


def _fate(row: ImportedGift, today: date) -> GiftFate:
    """Return what became of a gift; what goes back on a day to come is still here."""
    if row.fate is GiftFate.RETURNED and row.return_by is not None and row.return_by > today:
        return GiftFate.TO_RETURN
    return row.fate or GiftFate.KEPT


def _is_out(row: ImportedDeal, stage: Stage, today: date) -> bool:
    """Whether the post of a row is out: by its address or its stage, else its day is past and nothing denies it."""
    if row.url or stage in _PUBLISHED:
        return True
    return row.published_on is not None and row.published_on <= today and row.stage not in _BEFORE_WORK


def _is_owed(row: ImportedDeal, stage: Stage) -> bool:
    """Whether the fee of a row is a payment of its deal: agreed, or asked for."""
    asked = stage in AGREED or row.invoiced_on or row.paid_on or row.invoice_number
    return bool(row.fee and asked)


def _is_settled(row: ImportedDeal, stage: Stage, today: date) -> bool:
    """Whether a fee is paid as a whole: its row calls it paid on no day, or is history and does not call it open."""
    if row.paid_on is not None or stage not in {Stage.PAID, Stage.CLOSED}:
        return False
    return row.is_paid or (not row.is_unpaid and _is_history(row, today))


def _is_history(row: ImportedDeal, today: date) -> bool:
    """Whether nothing in a row is of the last month, nor to come."""
    days = (
        row.agreed_on, row.starts_on, row.ends_on, row.due_on, row.payment_due_on, row.published_on, row.invoiced_on,
    )  # fmt: skip
    return all(day is None or day < today - _RECENT for day in days)


def _is_open_or_dated(row: ImportedDeal, stage: Stage, today: date) -> bool:
    """Whether the fee of a row becomes a payment: one that was made on no known day would wait to be paid."""
    return _is_owed(row, stage) and not _is_settled(row, stage, today)


def _invoice_lines(row: ImportedDeal) -> list[str]:
    """Return what a row says of its invoice as lines of a note."""
    lines = [_("Invoice number: {number}").format(number=row.invoice_number)] if row.invoice_number else []
    if row.invoiced_on:
        lines.append(_("Invoiced: {day}").format(day=row.invoiced_on.isoformat()))
    if row.payment_due_on:
        lines.append(_("Payment due: {day}").format(day=row.payment_due_on.isoformat()))
    return lines


def _without_days_to_come(row: ImportedDeal, plan: Plan) -> tuple[ImportedDeal, list[tuple[str, date]]]:
    """Return the row without the days on which something would have happened only later, and these by their labels."""
    deal: dict[str, Any] = {"signed_on": row.agreed_on}
    payment: dict[str, Any] = {"invoiced_on": row.invoiced_on, "paid_on": row.paid_on}
    to_come = plan.take_days_to_come("deal", deal) + plan.take_days_to_come("payment", payment)
    return replace(row, agreed_on=deal["signed_on"], **payment), to_come


def _pieces(row: ImportedDeal) -> tuple[ImportedPiece, ...]:
    """Return the deliverables of a row: those that it lists, else the one that its platform or its post tells of."""
    if row.pieces:
        return row.pieces
    told = row.platform or row.medium or row.published_on or row.url
    return (ImportedPiece(row.platform, row.medium, 1),) if told else ()


def _reason(row: ImportedDeal) -> str:
    """Return why a deal came to nothing: what the row says of it, else that it ended then."""
    ended = _("End: {day}").format(day=row.ends_on.isoformat()) if row.ends_on else ""
    return (row.note.splitlines() or [ended])[0][:_REASON_CHARACTERS]


def _noon(day: date | None) -> datetime | None:
    # A sheet knows the day of a post, where its writer was, and not the hour.
    return datetime.combine(day, _NOON).astimezone(UTC) if day else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
