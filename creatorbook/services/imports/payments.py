"""Sheets of payments into the book: each joins the deal that its title, its brand or its invoice's number tells."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from creatorbook.common.i18n import _, labelled
from creatorbook.common.text import fold
from creatorbook.domain.records.terms import InstalmentTrigger
from creatorbook.domain.values.money import Money
from creatorbook.services.fields import formats
from creatorbook.services.imports.names import firm_key
from creatorbook.services.imports.plan import money_columns
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from creatorbook.exchange.base.records import ImportedPayment
    from creatorbook.services.imports.again import Again
    from creatorbook.services.imports.directory import Directory
    from creatorbook.services.imports.plan import Plan
    from creatorbook.store.engine.reading import Executes

_NAMED = 4


@dataclass(frozen=True, slots=True)
class _Open:
    """A payment of the book that no row has spoken of yet; days as ISO text."""

    id: str
    number: str
    amount: Money | None
    label: str
    due_on: str | None
    invoiced_on: str | None
    paid_on: str | None

    def says_same(self, other: _Open) -> bool:
        """Return whether nothing that a row can say tells the two apart."""
        return replace(self, id=other.id) == other

    def is_denied_by(self, row: ImportedPayment) -> bool:
        """Return whether a row names another payment, on another day: it is not this one by its amount alone."""
        if not row.label or fold(self.label) in {"", fold(_("Fee")), fold(row.label)}:
            return False
        days = ((self.due_on, _iso(row.due_on)), (self.paid_on, _iso(row.paid_on)))
        return any(ours and theirs and ours != theirs for ours, theirs in days)


@dataclass(slots=True)
class _Deal:
    """A deal of the book, with what its payments come to; `open` are those that no row has spoken of yet."""

    id: str
    title: str
    firm: str
    creator: str
    fee: Money | None
    open: list[_Open]
    sum: int = 0
    is_said: bool = False


class Payments:
    """Plans payments; one that the book has, by its invoice's number or its amount, is completed and not made twice."""

    def __init__(self, reading: Executes, plan: Plan, directory: Directory, creator: str) -> None:
        self._reading = reading
        self._plan = plan
        self._directory = directory
        self._creator = creator
        self._deals: dict[str, _Deal] = {}
        self._by_title: defaultdict[str, list[_Deal]] = defaultdict(list)
        self._by_firm: defaultdict[str, list[_Deal]] = defaultdict(list)
        self._by_number: defaultdict[str, list[_Deal]] = defaultdict(list)
        deal, brand = Table("deal"), Table("brand")
        columns = (
            deal.id,
            deal.title,
            brand.name,
            brand.legal_name,
            deal.creator_id,
            deal.fee_minor,
            deal.fee_currency,
        )
        deals = select(deal, *columns).join(brand, brand.id.equals(deal.brand_id)).order_by(deal.id)
        for id, title, name, legal, whose, minor, currency in results.iterate(reading, deals):
            found = self._deals[id] = _Deal(id, title, firm_key(name), whose, _money(minor, currency), [])
            self._by_title[fold(title)].append(found)
            for firm in {firm_key(name), firm_key(legal or "")} - {""}:
                self._by_firm[firm].append(found)
        paid = Table("payment")
        money = (paid.amount_minor, paid.amount_currency)
        said = (paid.invoice_number, paid.label, paid.due_on, paid.invoiced_on, paid.paid_on)
        payments = select(paid, paid.id, paid.deal_id, *money, *said).order_by(paid.id)
        for id, of, minor, currency, number, label, *days in results.iterate(reading, payments):
            if of in self._deals:
                self._learn(self._deals[of], _Open(id, fold(number), _money(minor, currency), label, *days))

    def _learn(self, deal: _Deal, payment: _Open) -> None:
        deal.open.append(payment)
        self._count(deal, payment.amount)
        if payment.number:
            self._by_number[payment.number].append(deal)

    @staticmethod
    def _count(deal: _Deal, amount: Money | None) -> None:
        if amount is not None and deal.fee is not None and amount.currency == deal.fee.currency:
            deal.sum += amount.minor

    def payment(self, again: Again, row: ImportedPayment) -> None:
        """Plan what one row of a sheet of payments brings."""
        deal = self._deal_of(row)
        if deal is None:
            self._leave_out(row)
            return
        known = self._known(deal, row)
        if len(known) > 1:
            labels = ", ".join(dict.fromkeys(each.label or each.due_on or _label(row) for each in known[:_NAMED]))
            self._plan.remark("several_payments", title=deal.title, payments=labels)
            self._leave_out(row)
            return
        if known:
            deal.open.remove(known[0])
            self._directory.remember(row.key, "payment", known[0].id)
            self.payment_again(again, known[0].id, row)
            return
        if row.amount is None:
            self._plan.remark("payment_without_amount")
            self._leave_out(row)
            return
        days = {"invoiced_on": row.invoiced_on, "paid_on": row.paid_on}
        to_come = self._plan.take_days_to_come("payment", days)
        unpaid = self._say_unpaid(row, None)
        payment = self._plan.add(
            "payment",
            deal_id=deal.id,
            label=_label(row),
            trigger=InstalmentTrigger.ON_DATE if row.due_on else InstalmentTrigger.AFTER_INVOICE,
            due_on=row.due_on,
            invoice_number=row.invoice_number,
            **days,
            **money_columns("amount", row.amount),
        )
        # What a payment says of itself is read with its deal.
        self._plan.note("deal", deal.id, _note_of(row, [*self._plan.say_days_to_come(to_come), *unpaid]))
        self._directory.remember(row.key, "payment", payment)
        self._count(deal, row.amount)
        if deal.fee is not None and row.amount.currency != deal.fee.currency:
            self._plan.remark(
                "payment_of_other_currency",
                title=deal.title,
                amount=formats.money(row.amount),
                fee=formats.money(deal.fee),
            )
        self._say_beyond_fee(deal)

    def payment_again(self, again: Again, payment: str, row: ImportedPayment) -> None:
        """Plan what a row brings of a payment that the book has."""
        if not again.is_there("payment", payment):
            return
        days = {"invoiced_on": row.invoiced_on, "paid_on": row.paid_on}
        to_come = self._plan.say_days_to_come(self._plan.take_days_to_come("payment", days))
        offered: dict[str, Any] = {
            "amount": row.amount,
            "invoice_number": row.invoice_number,
            "due_on": row.due_on,
            **days,
        }
        columns = select("payment", "deal_id", "paid_on").where(id=payment)
        for deal, paid_on in results.rows(self._reading, columns):
            again.note("deal", deal, _note_of(row, [*to_come, *self._say_unpaid(row, paid_on)]))
        again.compare("payment", payment, offered)

    def _deal_of(self, row: ImportedPayment) -> _Deal | None:
        """Return the deal of a row; where none or several can be it, that is said."""
        firm = firm_key(row.brand) if row.brand else ""
        if row.deal:
            found = [deal for deal in self._by_title[fold(row.deal)] if not firm or deal in self._by_firm[firm]]
        else:
            numbered = self._by_number[fold(row.invoice_number)] if row.invoice_number else []
            found = [deal for deal in numbered if not firm or deal in self._by_firm[firm]] or self._by_firm[firm]
        for narrower in self._narrower(row):
            if len({deal.id for deal in found}) > 1:
                found = [deal for deal in found if narrower(deal)] or found
        names = {deal.id: deal.title for deal in found}
        name = " · ".join(filter(None, (row.brand, row.deal))) or row.invoice_number
        if not names:
            self._plan.remark("unknown_deal", name=name)
        elif len(names) > 1:
            titles = ", ".join(sorted(names.values())[:_NAMED])
            self._plan.remark("several_deals", name=name, titles=titles)
        return found[0] if len(names) == 1 else None

    def _narrower(self, row: ImportedPayment) -> tuple[Callable[[_Deal], bool], ...]:
        """Return what tells one of several deals: whose they are, then what is open on them."""
        return (
            lambda deal: deal.creator == self._creator,
            lambda deal: row.amount is not None and any(each.amount == row.amount for each in deal.open),
            lambda deal: row.amount is not None and deal.fee == row.amount,
        )

    def _known(self, deal: _Deal, row: ImportedPayment) -> list[_Open]:
        """Return the payment of a deal that a row is about, several where it may be any of them, else none.

        No two rows are about one.
        """
        number = fold(row.invoice_number)
        same = [each for each in deal.open if number and each.number == number]
        if not same and row.amount is not None:
            same = [
                each
                for each in deal.open
                if not (each.number and number) and each.amount == row.amount and not each.is_denied_by(row)
            ]
        for nearer in _nearer(row):
            same = [each for each in same if nearer(each)] or same
        # Of two that say the same, either will do.
        return same[:1] if all(each.says_same(same[0]) for each in same) else same

    def _leave_out(self, row: ImportedPayment) -> None:
        self._plan.leave_row_out("payment")
        # Once its deal is there, the same file brings it in.
        self._directory.keys.pop(row.key, None)

    def _say_unpaid(self, row: ImportedPayment, paid_on: object) -> list[str]:
        """Say that a row calls paid what no day says, and the book neither; return that as lines of a note."""
        if not row.is_paid or row.paid_on is not None or paid_on is not None:
            return []
        self._plan.remark("paid_without_day")
        return [paid_line()]

    def _say_beyond_fee(self, deal: _Deal) -> None:
        if deal.is_said or deal.fee is None or deal.sum <= deal.fee.minor:
            return
        deal.is_said = True
        total = Money(deal.sum, deal.fee.currency)
        self._plan.remark(
            "payments_beyond_fee", title=deal.title, sum=formats.money(total), fee=formats.money(deal.fee)
        )


def _nearer(row: ImportedPayment) -> tuple[Callable[[_Open], bool], ...]:
    """Return what tells one of several payments: its amount, name and days, then that it is still to be paid."""
    return (
        lambda each: each.amount == row.amount,
        lambda each: bool(row.label) and fold(each.label) == fold(row.label),
        lambda each: row.due_on is not None and each.due_on == _iso(row.due_on),
        lambda each: row.paid_on is not None and each.paid_on == _iso(row.paid_on),
        lambda each: row.invoiced_on is not None and each.invoiced_on == _iso(row.invoiced_on),
        lambda each: each.paid_on is None,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def paid_line() -> str:
    """Return the line of a note on what is called paid and has no day."""
    return _("Paid, on a day that is not known")


def _note_of(row: ImportedPayment, said: list[str]) -> str:
    return "\n".join(labelled(_label(row), line) for line in (*said, *row.note.splitlines()) if line.strip())


def _label(row: ImportedPayment) -> str:
    if row.label:
        return row.label
    return _("Invoice {number}").format(number=row.invoice_number) if row.invoice_number else _("Fee")


def _money(minor: int | None, currency: str | None) -> Money | None:
    return Money(minor, currency) if minor is not None and currency else None
