"""What is open, sum by sum: one query and one notion, which the window, the command line and reports all read.

An issued invoice is one sum; a payment that is on none is one, with the VAT that it is likely to bear.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from creatorbook.common.errors import AnswerIsNo, NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.deals.triggers import Piece, last_approval, last_delivery
from creatorbook.domain.money.checks import sum_with
from creatorbook.domain.money.debts import country_of_late_law, debt_of
from creatorbook.domain.money.invoices.charged import Seller, vat_bp_between
from creatorbook.domain.money.payment_states import PaymentState, days_or_usual, last_day, status_on
from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.payments import Instalment
from creatorbook.domain.records.terms import DeliverableState, InstalmentTrigger
from creatorbook.domain.values.money import Money
from creatorbook.domain.values.platforms import PostState
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.money.receiving import Target
from creatorbook.services.records.notions import asks_for_money, is_agreed, is_on_top, is_taken_back, owes_whole_sum
from creatorbook.store import results
from creatorbook.store.query.expressions import Exists, Not, Single, coalesce, least
from creatorbook.store.query.select import Table, descending, select

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from creatorbook.domain.money.payment_law import PaymentLaw
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Condition
    from creatorbook.store.query.select import Select

_INVOICE, _LINE, _PAYMENT, _DEAL = Table("invoice"), Table("invoice_line"), Table("payment"), Table("deal")
_CREATOR, _BRAND, _TERMS = Table("creator"), Table("brand"), Table("terms")
_PIECE, _POST = Table("deliverable"), Table("post")
_PRICED = (Table("usage_right"), Table("exclusivity"))
# What makes a payment due by work that is done.
_OF_WORK = frozenset({InstalmentTrigger.ON_POST, InstalmentTrigger.ON_APPROVAL, InstalmentTrigger.ON_DELIVERY})


class SumState(StrEnum):
    """Where a sum that is owed stands on a day."""

    EXPECTED = "expected"
    TO_INVOICE = "to_invoice"
    DUE = "due"
    LATE = "late"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    WRITTEN_OFF = "written_off"


class OpenSum(NamedTuple):
    """A sum that is owed, with taxes: an invoice, a payment without one, or the whole of a deal without payments.

    `deal_ids` are those that it is for; `owed_minor` and `settled_minor` are in minor units of `currency`, `net_minor`
    what it is without taxes where that is not known from its record. `due_on` is its last day in time, None while what
    makes it due has not happened. It is late also where a part came.
    """

    kind: str
    id: str
    title: str
    number: str
    creator_id: str
    brand_id: str
    deal_ids: tuple[str, ...]
    state: SumState
    due_on: date | None
    days_late: int
    currency: str
    owed_minor: int
    settled_minor: int
    paid_on: date | None
    net_minor: int | None = None

    @property
    def owed(self) -> Money:
        """What is owed in all."""
        return Money(self.owed_minor, self.currency)

    @property
    def settled(self) -> Money:
        """What of it came or needs no more to come."""
        return Money(self.settled_minor, self.currency)

    @property
    def open_minor(self) -> int:
        """What is still to come, in minor units."""
        return max(self.owed_minor - self.settled_minor, 0)

    @property
    def open(self) -> Money:
        """What is still to come."""
        return Money(self.open_minor, self.currency)

    @property
    def payment_id(self) -> str:
        """The payment that it is, "" for an invoice or a sum that no payment is written down of."""
        return self.id if self.kind == "payment" else ""

    @property
    def needs_invoice(self) -> bool:
        """Whether nobody was asked for it by an invoice yet."""
        return self.kind != "invoice" and not self.number

    @property
    def target(self) -> Target:
        """What a payment of it is entered for."""
        net = None if self.net_minor is None else Money(self.net_minor, self.currency)
        return Target(self.kind, self.id, self.owed, net)


class Which(StrEnum):
    """Which sums are meant: those that are open, those that are settled, or both."""

    OPEN = "open"
    SETTLED = "settled"
    ALL = "all"


def sums_owed(
    reading: Executes,
    today: date,
    *,
    deal: str = "",
    brand: str = "",
    creator: str = "",
    which: Which = Which.OPEN,
) -> tuple[OpenSum, ...]:
    """Return what is owed of one deal, brand or creator, or of all, the first due first; settled ones where wanted."""
    of = _Of(deal, brand, creator, which)
    found = [*_invoices(reading, today, of), *_payments(reading, today, of)]
    if which is not Which.SETTLED:
        found += _whole_deals(reading, today, of)
    return tuple(sorted(found, key=_by_day))


def settled_of_late(reading: Executes, today: date, most: int) -> tuple[tuple[OpenSum, ...], int]:
    """Return the sums that were paid or given up last, the newest first, and how many there are in all."""
    of = _Of(which=Which.SETTLED)
    found = [*_invoices(reading, today, of, most), *_payments(reading, today, of, most)]
    count = sum(
        results.count_rows(reading, each) for each in (select(_INVOICE).where(*_invoice_conditions(of)), _loose(of))
    )
    return tuple(sorted(found, key=lambda each: (each.paid_on, each.id), reverse=True)[:most]), count


def _by_day(owed: OpenSum) -> tuple[date, str]:
    return owed.due_on or date.max, owed.id


def open_invoices(reading: Executes, today: date) -> list[OpenSum]:
    """Return the issued invoices of which something is still to come, as `sums_owed` has them among the others."""
    return _invoices(reading, today, _Of())


def open_payments(reading: Executes, today: date, deals: Collection[str]) -> list[OpenSum]:
    """Return what is open of the payments of these deals that are on no invoice, as `sums_owed` has it."""
    return _payments(reading, today, _Of(among=tuple(sorted(deals)))) if deals else []


def invoices_asking(reading: Executes, payments: Collection[str]) -> Mapping[str, str]:
    """Return the issued invoices that ask for these payments and were not taken back, by payment; all by id."""
    issued = Table("invoice", "asking")
    asked = select(_LINE, _LINE.payment_id, _LINE.invoice_id).join(issued, issued.id.equals(_LINE.invoice_id))
    asked = asked.where(_LINE.payment_id.among(sorted(payments)), asks_for_money(issued), Not(is_taken_back(issued)))
    return dict(results.rows(reading, asked.order_by(_LINE.id)))


def find_asking_invoice(reading: Executes, payment: str) -> str | None:
    """Return the issued invoice that asks for a payment, None where there is none."""
    return invoices_asking(reading, (payment,)).get(payment)


def find_sum(reading: Executes, kind: str, id: str, today: date) -> OpenSum:
    """Return an invoice or a payment as a sum, settled or not; of a payment on an issued invoice it is that invoice.

    Raises NotFound where there is none, or nothing is owed of it.
    """
    asking = find_asking_invoice(reading, id) if kind == "payment" else id
    if asking is not None:
        brand = results.value(reading, select(_INVOICE, _INVOICE.brand_id).where(id=asking))
        among = sums_owed(reading, today, brand=str(brand), which=Which.ALL) if brand else ()
    else:
        asking = id
        deal = results.value(reading, select(_PAYMENT, _PAYMENT.deal_id).where(id=id))
        among = sums_owed(reading, today, deal=str(deal), which=Which.ALL) if deal else ()
    found = next((each for each in among if each.id == asking), None)
    if found is None:
        raise NotFound(_("Nothing is owed of this: it is not agreed, or not there."), where=f"{kind} {id}")
    return found


def find_payable(reading: Executes, deal_id: str, today: date) -> tuple[OpenSum, ...]:
    """Return what a payment for a deal is likely to be for: what is due or late first, else what was invoiced or comes.

    The first that is due is proposed. Raises AnswerIsNo where nothing of the deal is open.
    """
    found = sums_owed(reading, today, deal=deal_id)
    if not found:
        if results.first(reading, select(_DEAL, _DEAL.id).where(is_agreed(_DEAL), id=deal_id)) is None:
            raise AnswerIsNo(
                _("This deal is not agreed: nothing of it is owed yet."),
                where=f"deal {deal_id}",
                hint=_("Move it to the stage “Contracted”, or enter the day when it was signed."),
                code="payment.not_agreed",
            )
        raise AnswerIsNo(
            _("Nothing of this deal is open: all of it is paid, or no payment is written down."),
            where=f"deal {deal_id}",
            code="payment.nothing_open",
        )
    return found[:1]


@dataclass(frozen=True, slots=True)
class _Of:
    """Of which deal, brand or creator sums are read, "" for all, or of which deals; and which of them."""

    deal: str = ""
    brand: str = ""
    creator: str = ""
    which: Which = Which.OPEN
    among: tuple[str, ...] = ()

    def standing(self, table: Table) -> list[Condition]:
        """Hold for records of a table that are open, settled, or either."""
        found = {Which.OPEN: [table.paid_on.is_null()], Which.SETTLED: [table.paid_on.is_known()]}
        return [*found.get(self.which, [])]

    def whose(self, deal: Table) -> list[Condition]:
        """Hold for the deals that are meant."""
        pairs = ((deal.id, self.deal), (deal.brand_id, self.brand), (deal.creator_id, self.creator))
        found = [column.equals(wanted) for column, wanted in pairs if wanted]
        return [*found, deal.id.among(self.among)] if self.among else found


def _invoice_conditions(of: _Of) -> list[Condition]:
    found = [asks_for_money(_INVOICE), *of.standing(_INVOICE)]
    found += [_INVOICE.brand_id.equals(of.brand)] if of.brand else []
    found += [_INVOICE.creator_id.equals(of.creator)] if of.creator else []
    if of.deal:
        found.append(_INVOICE.id.among(select(_LINE, "invoice_id").where(_LINE.deal_id.equals(of.deal))))
    return found


def _invoices(reading: Executes, today: date, of: _Of, most: int | None = None) -> list[OpenSum]:
    asked = select(
        _INVOICE, "id", "number", "creator_id", "brand_id", "issued_on", "due_on", "paid_on", "currency",
        "cash_expected", "settled", "written_off",
    ).where(*_invoice_conditions(of))  # fmt: skip
    lines = select(_LINE, _LINE.invoice_id, _LINE.deal_id).where(_LINE.deal_id.is_known()).order_by(_LINE.position)
    if most is not None:
        rows = results.rows(reading, asked.order_by(descending(_INVOICE.paid_on), descending(_INVOICE.id)).limit(most))
        lines = lines.where(_LINE.invoice_id.among([row[0] for row in rows]))
    else:
        rows = results.rows(reading, asked)
        lines = lines.join(_INVOICE, _INVOICE.id.equals(_LINE.invoice_id)).where(*_invoice_conditions(of))
    deals: dict[str, tuple[str, ...]] = {}
    for invoice, deal in results.iterate(reading, lines) if rows else ():
        before = deals.get(invoice, ())
        if deal not in before:
            deals[invoice] = (*before, deal)
    return [_of_invoice(_Asked(*row), deals.get(row[0], ()), today) for row in rows]


class _Asked(NamedTuple):
    """An invoice that asks for money, in the order of the select's columns."""

    id: str
    number: str | None
    creator_id: str
    brand_id: str
    issued_on: str | None
    due_on: str | None
    paid_on: str | None
    currency: str
    owed: int | None
    settled: int
    written_off: int


def _of_invoice(row: _Asked, deals: tuple[str, ...], today: date) -> OpenSum:
    id, number, creator, brand, issued, due, paid, currency, owed, settled, written_off = row
    due_on, paid_on = _day(due or issued), _day(paid)
    days_late = 0 if paid_on or due_on is None else max((today - due_on).days, 0)
    owed = owed or 0
    on_time = SumState.LATE if days_late else SumState.DUE
    state = _state(on_time, owed, settled, written_off, is_closed=paid_on is not None)
    number = number or ""
    return OpenSum(
        "invoice", id, number, number, creator, brand, deals, state, due_on, days_late, currency, owed, settled, paid_on
    )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _state(on_time: SumState, owed: int, settled: int, written_off: int, *, is_closed: bool) -> SumState:
    if is_closed:
        return SumState.WRITTEN_OFF if written_off >= owed > 0 else SumState.PAID
    if settled > 0 and on_time is not SumState.LATE:
        return SumState.PARTLY_PAID
    return on_time


def _loose(of: _Of) -> Select:
    """Return the select of the payments of agreed deals that no invoice of the book asks for."""
    asking, line = Table("invoice", "asking"), Table("invoice_line", "asking_line")
    asked = select(line, "payment_id").join(asking, asking.id.equals(line.invoice_id))
    asked = asked.where(line.payment_id.equals(_PAYMENT.id), asks_for_money(asking), Not(is_taken_back(asking)))
    return (
        select(_PAYMENT)
        .join(_DEAL, _DEAL.id.equals(_PAYMENT.deal_id))
        .where(
            is_agreed(_DEAL),
            _PAYMENT.amount_minor.greater_than(0),
            *of.standing(_PAYMENT),
            *of.whose(_DEAL),
            Not(Exists(asked)),
        )
    )


class _Loose(NamedTuple):
    """A payment that no invoice asks for, with all that says how it stands, in the order of the select's columns."""

    id: str
    deal_id: str
    label: str
    amount: int
    currency: str
    trigger: str
    due_on: str | None
    invoiced_on: str | None
    number: str
    with_taxes: int | None
    settled: int
    written_off: int
    paid_on: str | None
    title: str
    creator_id: str
    signed_on: str | None
    governing_law: str | None
    brand_id: str | None
    buyer_country: str | None
    days: int | None


def _payments(reading: Executes, today: date, of: _Of, most: int | None = None) -> list[OpenSum]:
    signing = Table("contract", "signing")
    signed = select(signing, least(signing.signed_on)).where(
        signing.deal_id.equals(_DEAL.id), signing.state.differs(ContractState.WITHDRAWN)
    )
    query = replace(
        _loose(of)
        .join_if_there(_TERMS, _TERMS.deal_id.equals(_DEAL.id))
        .join_if_there(_BRAND, _BRAND.id.equals(_DEAL.brand_id), with_trash=True),
        columns=(
            *(
                _PAYMENT[name]
                for name in ("id", "deal_id", "label", "amount_minor", "amount_currency", "trigger", "due_on",
                             "invoiced_on", "invoice_number", "with_taxes", "settled", "written_off", "paid_on")
            ),
            _DEAL.title,
            _DEAL.creator_id,
            coalesce(_DEAL.signed_on, Single(signed)),
            _TERMS.governing_law,
            _BRAND.id,
            _BRAND.country,
            coalesce(_PAYMENT.days_after, _TERMS.payment_days, _BRAND.payment_days),
        ),
    )  # fmt: skip
    if most is not None:
        query = query.order_by(descending(_PAYMENT.paid_on), descending(_PAYMENT.id)).limit(most)
    rows = [_Loose(*row) for row in results.iterate(reading, query)]
    reckoning = _Reckoning(reading, today)
    happened = _happened(reading, rows)
    return [_of_payment(row, reckoning, happened) for row in rows]


def _happened(reading: Executes, rows: Iterable[_Loose]) -> Mapping[tuple[str, str], date | None]:
    """Return the days of what makes payments due, by deal and trigger, for those that wait for work."""
    needed = {row.trigger for row in rows}
    days: dict[tuple[str, str], date | None] = {}
    deals = sorted({row.deal_id for row in rows if row.trigger in _OF_WORK})
    posts = select(_POST, _POST.deal_id, _POST.deliverable_id, _POST.state, _POST.published_at)
    posts = posts.where(_POST.published_at.is_known(), _POST.deal_id.among(deals))
    shown: dict[str, date] = {}
    if needed & {InstalmentTrigger.ON_POST, InstalmentTrigger.ON_DELIVERY}:
        for deal, piece, state, at in results.iterate(reading, posts):
            on = datetime.fromisoformat(at).astimezone().date()
            if piece:
                shown[piece] = max(shown.get(piece, on), on)
            if state != PostState.PLANNED:
                key = (deal, InstalmentTrigger.ON_POST)
                days[key] = min(days.get(key) or on, on)
    if needed & {InstalmentTrigger.ON_APPROVAL, InstalmentTrigger.ON_DELIVERY}:
        work = select(_PIECE, _PIECE.deal_id, _PIECE.id, _PIECE.state, _PIECE.approved_on, _PIECE.delivered_on)
        work = work.where(_PIECE.deal_id.among(deals))
        pieces: dict[str, list[Piece]] = {}
        for deal, id, state, approved, delivered in results.iterate(reading, work):
            piece_of = Piece(DeliverableState(state), _day(approved), _day(delivered), shown.get(id))
            pieces.setdefault(deal, []).append(piece_of)
        for deal, of_deal in pieces.items():
            days[deal, InstalmentTrigger.ON_APPROVAL] = last_approval(of_deal)
            days[deal, InstalmentTrigger.ON_DELIVERY] = last_delivery(of_deal)
    return days


class _Reckoning:
    """What payments are reckoned with on a day: the laws and the VAT that holds between two sides, each found once."""

    def __init__(self, reading: Executes, today: date) -> None:
        self._reading, self.today = reading, today
        columns = select(_CREATOR, "id", "country", "vat_number", "vat_mention").with_trash()
        self._sellers = {id: Seller(*rest) for id, *rest in results.iterate(reading, columns)}
        self._laws: dict[tuple[str, str], PaymentLaw | None] = {}
        self._vat: dict[tuple[str, str | None, date], int | None] = {}

    def law(self, creator: str, governing: str) -> PaymentLaw | None:
        """Return the late-payment law of a deal."""
        key = (creator, governing)
        if key not in self._laws:
            self._laws[key] = late_law(self._reading, country_of_late_law(governing, self._sellers[creator].country))
        return self._laws[key]

    def with_vat(self, amount: Money, creator: str, buyer_country: str | None, on: date) -> int:
        """Return an amount without taxes with the VAT that it is likely to bear."""
        key = (creator, buyer_country, on)
        if key not in self._vat:
            self._vat[key] = vat_bp_between(self._sellers[creator], buyer_country, on, rulebook().invoices)
        vat_bp = self._vat[key]
        return debt_of(amount, vat_bp, None).total.minor if vat_bp else amount.minor


def _of_payment(row: _Loose, reckoning: _Reckoning, happened: Mapping[tuple[str, str], date | None]) -> OpenSum:
    trigger = InstalmentTrigger(row.trigger)
    due_on, invoiced_on, paid_on = _day(row.due_on), _day(row.invoiced_on), _day(row.paid_on)
    part = Instalment(
        row.id, row.deal_id, row.label, Money(row.amount, row.currency), trigger, None, due_on, invoiced_on,
        row.number, paid_on,
    )  # fmt: skip
    match trigger:
        case InstalmentTrigger.ON_SIGNATURE:
            start = _day(row.signed_on)
        case InstalmentTrigger.AFTER_INVOICE:
            start = invoiced_on
        case InstalmentTrigger.ON_DATE:
            start = due_on
        case _:
            start = happened.get((row.deal_id, row.trigger))
    law = reckoning.law(row.creator_id, row.governing_law or "")
    status = status_on(reckoning.today, part, start, last_day(part, start, days_or_usual(row.days, law)))
    owed = row.with_taxes
    if owed is None and paid_on is None:
        owed = reckoning.with_vat(part.amount, row.creator_id, row.buyer_country, invoiced_on or reckoning.today)
    owed = row.amount if owed is None else owed
    on_time = SumState.DUE if part.is_invoiced else SumState.TO_INVOICE if status.to_invoice else SumState.EXPECTED
    state = _state(
        SumState.LATE if status.state is PaymentState.LATE else on_time,
        row.amount,
        row.settled,
        row.written_off,
        is_closed=paid_on is not None,
    )
    # A payment keeps its settled part without taxes; what came for it is that share of the whole.
    came = owed if paid_on is not None else (2 * owed * row.settled + row.amount) // (2 * row.amount)
    return OpenSum(
        "payment", row.id, f"{row.title} – {row.label}", row.number, row.creator_id, row.brand_id or "",
        (row.deal_id,), state, status.expected_on, status.days_late if paid_on is None else 0, row.currency, owed, came,
        paid_on,
    )  # fmt: skip


def _whole_deals(reading: Executes, today: date, of: _Of) -> list[OpenSum]:
    """Return the agreed deals of whose payments none is written down, each as one sum."""
    conditions = [owes_whole_sum(_DEAL), *of.whose(_DEAL)]
    deals = (
        select(_DEAL, _DEAL.id, _DEAL.title, _DEAL.creator_id, _DEAL.fee_minor, _DEAL.fee_currency, _BRAND.id,
               _BRAND.country)
        .join_if_there(_BRAND, _BRAND.id.equals(_DEAL.brand_id), with_trash=True)
        .where(*conditions)
    )  # fmt: skip
    rows = results.rows(reading, deals)
    on_top: dict[str, list[Money]] = {}
    for priced in _PRICED if rows else ():
        prices = select(priced, priced.deal_id, priced.price_minor, priced.price_currency)
        prices = prices.join(_DEAL, _DEAL.id.equals(priced.deal_id)).where(is_on_top(priced), *conditions)
        for deal, minor, currency in results.iterate(reading, prices):
            on_top.setdefault(deal, []).append(Money(minor, currency))
    reckoning = _Reckoning(reading, today)
    found = []
    for id, title, creator, fee, currency, brand, country in rows:
        amount = sum_with(None if fee is None else Money(fee, currency), on_top.get(id, ()))
        if amount is None or amount.minor <= 0:
            continue
        owed = reckoning.with_vat(amount, creator, country, today)
        found.append(
            OpenSum(
                "deal", id, title, "", creator, brand or "", (id,), SumState.EXPECTED, None, 0, amount.currency, owed,
                0, None, amount.minor,
            )
        )  # fmt: skip
    return found
