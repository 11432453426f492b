"""The journal of a year: what a creator invoiced, received and spent, as balanced entries in the currency at home.

Sums in another currency are converted with a rate that the book holds, that of the invoice's day or the day of payment;
what has none is left out and named. A gift is no entry: how it is taxed is the creator's choice, and it has a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _
from creatorbook.documents.inputs.invoice import InvoiceInput
from creatorbook.domain.money.bookkeeping import ROLE_OF_KIND, Entry, Journal, Line, Role, in_balance, line, sales_role
from creatorbook.domain.money.income import net_parts
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.domain.records.money.receipts import AllocationKind
from creatorbook.domain.values.currencies import currency_of_country
from creatorbook.domain.values.money import Money
from creatorbook.services.deals import facts
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.money.rates import find_rate, where_to_keep_rates
from creatorbook.store import results
from creatorbook.store.query.expressions import coalesce
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creatorbook.services.money.rates import FoundRate
    from creatorbook.store.engine.reading import Executes

_INVOICE, _RECEIVED, _ALLOCATION = Table("invoice"), Table("received"), Table("allocation")
_SPLIT, _SETTLED = Table("split"), Table("split_settlement")
_DAY = len("2026-01-01")
_PAYMENT, _DEAL, _EXPENSE, _BRAND = Table("payment"), Table("deal"), Table("expense"), Table("brand")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is in no entry, and why."""

    what: str
    on: date
    amount: Money
    why: str


@dataclass(frozen=True, slots=True)
class YearJournal:
    """The entries of one creator's year in the order of their days, in one currency; `brands` are names by id.

    `rates` are those that something was converted with, `usual_bp` is the usual VAT rate at home in basis points.
    """

    creator_id: str
    year: int
    currency: str
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]
    brands: dict[str, str]
    rates: tuple[FoundRate, ...]
    usual_bp: int


def year_journal(reading: Executes, creator_id: str, year: int) -> YearJournal:
    """Return the journal of a calendar year; raises NotFound."""
    return _Keeper(reading, creator_id, year).journal()


class Invoiced(NamedTuple):
    """An issued invoice with what it was made from."""

    id: str
    kind: InvoiceKind
    number: str
    issued_on: date
    brand_id: str
    said: InvoiceInput


class _Keeper:
    """Keeps the journal of one creator's year."""

    def __init__(self, reading: Executes, creator_id: str, year: int) -> None:
        self.reading, self.creator_id, self.year = reading, creator_id, year
        self.first, self.last = date(year, 1, 1), date(year, 12, 31)
        self.country = facts.one_creator(reading, creator_id).country
        self.home = currency_of_country(self.country) or "EUR"
        self.brands: dict[str, str] = dict(results.rows(reading, select("brand", "id", "name").with_trash()))
        self.left_out: list[LeftOut] = []
        self._rates: dict[tuple[str, date], FoundRate | None] = {}
        law = rulebook().invoices.get(self.country)
        usual = [each.rate_bp for each in law.rates if each.is_in_force(self.last)] if law is not None else []
        self.usual_bp = max(usual, default=0)

    def journal(self) -> YearJournal:
        entries = [
            *self._sales(),
            *self._receipts(),
            *self._without_money(),
            *self._expenses(),
            *self._shares(),
        ]
        order = list(Journal)
        entries.sort(key=lambda each: (each.on, order.index(each.journal), each.piece))
        used = tuple(each for each in self._rates.values() if each is not None)
        return YearJournal(
            self.creator_id,
            self.year,
            self.home,
            tuple(entries),
            tuple(self.left_out),
            self.brands,
            used,
            self.usual_bp,
        )

    def _rate(self, currency: str, on: date) -> FoundRate | None:
        key = (currency, on)
        if key not in self._rates:
            self._rates[key] = find_rate(self.reading, self.home, currency, on)
        return self._rates[key]

    def _at_home(self, money: Money, on: date) -> int | None:
        """Return an amount in minor units of the currency at home, None without a rate of the day."""
        if money.currency == self.home:
            return money.minor
        rate = self._rate(money.currency, on)
        return None if rate is None else rate.into_base(money).minor

    def _foreign(self, money: Money) -> Money | None:
        return None if money.currency == self.home else money

    def _leave_out(self, what: str, on: date, amount: Money) -> None:
        why = _("No rate of {currency} of that day is in the book.").format(currency=amount.currency)
        self.left_out.append(LeftOut(what, on, amount, why))

    # What was invoiced

    def _sales(self) -> Iterator[Entry]:
        for invoice in issued_invoices(self.reading, self.creator_id, self.first, self.last):
            entry = self._sale(invoice)
            if entry is not None:
                yield entry

    def _sale(self, invoice: Invoiced) -> Entry | None:
        said, on = invoice.said, invoice.issued_on
        sign = -1 if said.is_credit else 1
        is_deposit = invoice.kind is InvoiceKind.DEPOSIT
        lines: list[Line] = []
        for group in said.totals.groups:
            role = Role.DEPOSITS if is_deposit else sales_role(group.key.category, group.key.rate_bp, self.usual_bp)
            for each, money in ((role, group.taxable), (Role.VAT_DUE, group.tax)):
                minor = self._at_home(money, on)
                if minor is None:
                    self._leave_out(invoice.number, on, said.totals.total_with_vat)
                    return None
                lines.append(line(each, -sign * minor, original=self._foreign(money)))
        for deposit in said.deposits:
            for each, money in ((Role.DEPOSITS, deposit.amount - deposit.vat), (Role.VAT_DUE, deposit.vat)):
                lines.append(line(each, sign * (self._at_home(money, on) or 0), original=self._foreign(money)))
        owed = sum(each.credit - each.debit for each in lines)
        payable = said.totals.total_with_vat
        for deposit in said.deposits:
            payable = payable - deposit.amount
        client = line(Role.CLIENTS, owed, party=invoice.brand_id, original=self._foreign(payable))
        text = f"{self.brands.get(invoice.brand_id, '')} {invoice.number}"
        found = tuple(each for each in (client, *lines) if each.debit or each.credit)
        return Entry(Journal.SALES, on, invoice.number, on, text, found) if found else None

    # What came in

    def _receipts(self) -> Iterator[Entry]:
        parts = settled_parts(self.reading, self.creator_id)
        by_receipt: dict[str, list[Settled]] = {}
        for part in parts:
            if part.received_id:
                by_receipt.setdefault(part.received_id, []).append(part)
        columns = ("id", "received_on", "amount_minor", "amount_currency", "brand_id", "counterparty", "reference")
        received = select(_RECEIVED, *columns).where(
            _RECEIVED.creator_id.equals(self.creator_id), _RECEIVED.received_on.between(self.first, self.last)
        )
        for id, on, minor, currency, brand, who, reference in results.rows(self.reading, received):
            came = Money(minor, currency)
            entry = self._receipt(
                came, date.fromisoformat(on), brand or "", who or reference or "", by_receipt.get(id, [])
            )
            if entry is not None:
                yield entry
        for part in parts:
            if part.kind is AllocationKind.REFUND and self.first <= part.on <= self.last:
                yield from self._refund(part)

    def _receipt(self, came: Money, on: date, brand: str, who: str, parts: list[Settled]) -> Entry | None:
        parts = [part for part in parts if part.kind is not AllocationKind.REFUND]
        bank = self._at_home(came, on)
        if bank is None:
            self._leave_out(who or self.brands.get(brand, ""), on, came)
            return None
        lines = [line(Role.BANK, bank, original=self._foreign(came))]
        taken = 0
        for part in parts:
            if not part.invoice_id and part.kind in NEVER_BOOKED:
                continue
            against = self._against(part, on)
            if against is None:
                self._leave_out(part.piece, on, part.amount)
                return None
            lines += against
            taken += part.taken
            if part.kind is not AllocationKind.PAYMENT:
                whole = sum(each.credit - each.debit for each in against)
                lines.append(line(ROLE_OF_KIND[part.kind], whole, original=self._foreign(part.amount)))
        if came.minor > taken:
            over = Money(came.minor - taken, came.currency)
            lines.append(line(Role.CLIENTS, -(self._at_home(over, on) or 0), party=brand, original=self._foreign(over)))
        piece = ", ".join(dict.fromkeys(part.piece for part in parts if part.piece)) or who
        text = f"{self.brands.get(brand, who)} {piece}".strip()
        balanced = in_balance(lines, Role.EXCHANGE_GAIN, Role.EXCHANGE_LOSS)
        return Entry(Journal.BANK, on, piece, on, text, balanced) if balanced else None

    def _against(self, part: Settled, on: date) -> list[Line] | None:
        """Return what a part settles: the customer's debt, or without an invoice the sale itself."""
        day = part.invoiced_on or on
        if part.invoice_id:
            minor = self._at_home(part.amount, day)
            settled = (
                None
                if minor is None
                else line(Role.CLIENTS, -minor, party=part.brand_id, original=self._foreign(part.amount))
            )
            return None if settled is None else [settled]
        net = Money(part.net, part.amount.currency)
        tax = part.amount - net
        home_net, home_tax = self._at_home(net, on), self._at_home(tax, on)
        if home_net is None or home_tax is None:
            return None
        role = Role.SALES if tax else Role.SALES_EXEMPT
        return [
            line(role, -home_net, original=self._foreign(net)),
            line(Role.VAT_DUE, -home_tax, original=self._foreign(tax)),
        ]

    def _refund(self, part: Settled) -> Iterator[Entry]:
        against = self._against(part, part.on)
        if against is None:
            self._leave_out(part.piece, part.on, part.amount)
            return
        back = [Line(each.role, each.credit, each.debit, each.party, each.original) for each in against]
        paid = sum(each.debit for each in back) - sum(each.credit for each in back)
        lines = in_balance(
            [*back, line(Role.BANK, -paid, original=self._foreign(part.amount))], Role.EXCHANGE_GAIN, Role.EXCHANGE_LOSS
        )
        if lines:
            text = _("Refund {piece}").format(piece=part.piece)
            yield Entry(Journal.BANK, part.on, part.piece, part.on, text, lines)

    # What settled without money, and what was spent

    def _without_money(self) -> Iterator[Entry]:
        for part in settled_parts(self.reading, self.creator_id):
            settles = part.kind in ROLE_OF_KIND and not part.received_id and not part.credit_id
            if not settles or not self.first <= part.on <= self.last:
                continue
            if not part.invoice_id and part.kind in NEVER_BOOKED:
                continue
            against = self._against(part, part.on)
            if against is None:
                self._leave_out(part.piece, part.on, part.amount)
                continue
            whole = sum(each.credit - each.debit for each in against)
            lines = in_balance([*against, line(ROLE_OF_KIND[part.kind], whole)], Role.EXCHANGE_GAIN, Role.EXCHANGE_LOSS)
            if lines:
                yield Entry(Journal.OTHER, part.on, part.piece, part.on, part.piece, lines)

    def _expenses(self) -> Iterator[Entry]:
        columns = ("id", "spent_on", "text", "amount_minor", "amount_currency", "vat")
        spent = select(_EXPENSE, *columns).where(
            _EXPENSE.creator_id.equals(self.creator_id),
            _EXPENSE.spent_on.between(self.first, self.last),
            _EXPENSE.amount_minor.greater_than(0),
        )
        rows = results.rows(self.reading, spent.order_by(_EXPENSE.spent_on, _EXPENSE.id))
        for number, (_id, spent_on, text, minor, currency, vat) in enumerate(rows, 1):
            on, amount, tax = date.fromisoformat(spent_on), Money(minor, currency), Money(vat or 0, currency)
            whole, part = self._at_home(amount, on), self._at_home(tax, on)
            if whole is None or part is None:
                self._leave_out(text, on, amount)
                continue
            lines = in_balance(
                [
                    line(Role.EXPENSES, whole - part, original=self._foreign(amount - tax)),
                    line(Role.VAT_PAID, part, original=self._foreign(tax)),
                    line(Role.SUPPLIERS, -whole, original=self._foreign(amount)),
                ],
                Role.ROUNDING,
                Role.ROUNDING,
            )
            yield Entry(Journal.PURCHASES, on, f"D{self.year}-{number:03}", on, text, lines)

    def _shares(self) -> Iterator[Entry]:
        """Yield what others were paid of the income: a manager, an agency, a partner."""
        day = coalesce(_SETTLED.settled_on, _SETTLED.created_at)
        owner = coalesce(_SPLIT.creator_id, _DEAL.creator_id)
        paid = (
            select(_SETTLED, _SETTLED.id, day, _SPLIT.partner, _SETTLED.amount_minor, _SETTLED.amount_currency)
            .join(_SPLIT, _SPLIT.id.equals(_SETTLED.split_id))
            .join_if_there(_DEAL, _DEAL.id.equals(_SPLIT.deal_id), with_trash=True)
            .where(owner.equals(self.creator_id), _SETTLED.amount_minor.greater_than(0))
            .order_by(day, _SETTLED.id)
        )
        number = 0
        for _id, said, partner, minor, currency in results.rows(self.reading, paid):
            on, amount = date.fromisoformat(said[:_DAY]), Money(minor, currency)
            if not self.first <= on <= self.last:
                continue
            whole = self._at_home(amount, on)
            if whole is None:
                self._leave_out(partner, on, amount)
                continue
            number += 1
            lines = (
                line(Role.COMMISSIONS, whole, original=self._foreign(amount)),
                line(Role.BANK, -whole, original=self._foreign(amount)),
            )
            yield Entry(Journal.BANK, on, f"P{self.year}-{number:03}", on, partner, lines)


# Without an invoice a sale is booked when it is paid: what never came of it never was one.
NEVER_BOOKED = frozenset({AllocationKind.DISCOUNT, AllocationKind.ROUNDING, AllocationKind.WRITE_OFF})


class Settled(NamedTuple):
    """A part that settled an invoice, or a payment without one; `net` is what of it is without taxes.

    `amount` is in the currency that was owed, `came` the same in that of the money that came.
    """

    received_id: str | None
    credit_id: str | None
    invoice_id: str | None
    kind: AllocationKind
    on: date
    amount: Money
    taken: int
    piece: str
    invoiced_on: date | None
    brand_id: str
    net: int
    came: Money


def at_home(reading: Executes, home: str, money: Money, on: date) -> tuple[Money, FoundRate | None]:
    """Return an amount in the currency at home with the rate that it was converted with; raises AnswerIsNo for none."""
    if money.currency == home:
        return money, None
    rate = find_rate(reading, home, money.currency, on)
    if rate is None:
        raise AnswerIsNo(
            _("No rate of {currency} of that day is in the book.").format(currency=money.currency),
            where=on.isoformat(),
            hint=where_to_keep_rates(),
            code="accountant.no_rate",
        )
    return rate.into_base(money), rate


def issued_invoices(reading: Executes, creator_id: str, first: date, last: date) -> list[Invoiced]:
    """Return what was issued from a day to another with what it says, in the order of the numbers' days."""
    asked = select(_INVOICE, "id", "kind", "number", "issued_on", "brand_id", "data").where(
        _INVOICE.creator_id.equals(creator_id),
        _INVOICE.state.equals(InvoiceState.ISSUED),
        _INVOICE.issued_on.between(first, last),
    )
    rows = results.iterate(reading, asked.order_by(_INVOICE.issued_on, _INVOICE.id))
    return [
        Invoiced(id, InvoiceKind(kind), number, date.fromisoformat(on), brand, InvoiceInput.from_json(data))
        for id, kind, number, on, brand, data in rows
    ]


def settled_parts(reading: Executes, creator_id: str) -> list[Settled]:
    """Return all that ever settled a sum owed to a creator, those of invoices first; credit notes are left out."""
    columns = (
        _ALLOCATION.received_id, _ALLOCATION.credit_id, _ALLOCATION.invoice_id, _ALLOCATION.kind,
        _ALLOCATION.settled_on, _ALLOCATION.amount_minor, _ALLOCATION.amount_currency, _ALLOCATION.taken,
        _RECEIVED.amount_currency,
    )  # fmt: skip
    of_invoices = (
        select(_ALLOCATION, *columns, _INVOICE.number, _INVOICE.issued_on, _INVOICE.brand_id)
        .join(_INVOICE, _INVOICE.id.equals(_ALLOCATION.invoice_id))
        .join_if_there(_RECEIVED, _RECEIVED.id.equals(_ALLOCATION.received_id))
        .where(_INVOICE.creator_id.equals(creator_id), _ALLOCATION.credit_id.is_null())
    )
    found = [
        Settled(
            received, credit, invoice, AllocationKind(kind), date.fromisoformat(on), Money(minor, currency), taken,
            number or "", date.fromisoformat(issued), brand, minor, _came(Money(minor, currency), taken, in_currency),
        )
        for (
            received, credit, invoice, kind, on, minor, currency, taken, in_currency, number, issued, brand,
        ) in results.iterate(reading, of_invoices)
    ]  # fmt: skip
    of_payments = (
        select(
            _ALLOCATION, *columns, _PAYMENT.id, coalesce(_PAYMENT.invoice_number, ""), _PAYMENT.amount_minor,
            coalesce(_PAYMENT.with_taxes, _PAYMENT.amount_minor), _DEAL.brand_id,
        )
        .join(_PAYMENT, _PAYMENT.id.equals(_ALLOCATION.payment_id))
        .join(_DEAL, _DEAL.id.equals(_PAYMENT.deal_id))
        .join_if_there(_RECEIVED, _RECEIVED.id.equals(_ALLOCATION.received_id))
        .where(_DEAL.creator_id.equals(creator_id), _ALLOCATION.invoice_id.is_null())
        .order_by(_PAYMENT.id, _ALLOCATION.settled_on, _ALLOCATION.id)
    )  # fmt: skip
    debts: dict[str, list[_PaymentPart]] = {}
    for row in results.iterate(reading, of_payments):
        debts.setdefault(row[9], []).append(_PaymentPart(*row))
    for parts in debts.values():
        found += _of_payment(parts)
    return found


def _came(amount: Money, taken: int, currency: str | None) -> Money:
    return Money(taken, currency) if taken and currency else amount


def _of_payment(parts: Sequence[_PaymentPart]) -> list[Settled]:
    """Return the parts of one payment without an invoice, its taxes shared over all of them."""
    signed = [-each.minor if each.kind == AllocationKind.REFUND else each.minor for each in parts]
    nets = net_parts(signed, parts[0].whole, parts[0].amount)
    return [
        Settled(
            each.received_id, each.credit_id, None, AllocationKind(each.kind), date.fromisoformat(each.on),
            Money(each.minor, each.currency), each.taken, each.number, None, each.brand_id or "", abs(net),
            _came(Money(each.minor, each.currency), each.taken, each.in_currency),
        )
        for each, net in zip(parts, nets, strict=True)
    ]  # fmt: skip


class _PaymentPart(NamedTuple):
    """A row of what settled a payment, in the order of the select's columns."""

    received_id: str | None
    credit_id: str | None
    invoice_id: str | None
    kind: str
    on: str
    minor: int
    currency: str
    taken: int
    in_currency: str | None
    payment_id: str
    number: str
    amount: int
    whole: int
    brand_id: str | None
