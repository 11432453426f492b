"""What is open, sum by sum: one query and one notion, which the window, the command line and reports all read.

An issued invoice is one sum; a payment that is on none is one, with the VAT that it is likely to bear.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _
from creatorbook.domain.money.checks import agreed_sum
from creatorbook.domain.money.debts import debt_of, late_law_country
from creatorbook.domain.money.invoices.charged import likely_vat_bp
from creatorbook.domain.money.payment_states import PaymentState, payment_status
from creatorbook.domain.values.money import Money
from creatorbook.services.deals import facts
from creatorbook.services.invoices.stored import read_invoices
from creatorbook.services.law.late_rates import late_law
from creatorbook.services.law.rulebooks import rulebook
from creatorbook.services.money.receiving import Target
from creatorbook.services.records.notions import asks_for_money, is_agreed, is_taken_back, owes_whole_sum
from creatorbook.store import results
from creatorbook.store.query.expressions import Not
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.domain.records.payments import Instalment
    from creatorbook.services.invoices.stored import StoredInvoice
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Condition

_INVOICE, _LINE, _PAYMENT, _DEAL = Table("invoice"), Table("invoice_line"), Table("payment"), Table("deal")


class SumState(StrEnum):
    """Where a sum that is owed stands on a day."""

    EXPECTED = "expected"
    TO_INVOICE = "to_invoice"
    DUE = "due"
    LATE = "late"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    WRITTEN_OFF = "written_off"


@dataclass(frozen=True, slots=True)
class OpenSum:
    """A sum that is owed, with taxes: an invoice, a payment without one, or the whole of a deal without payments.

    `deal_ids` are those that it is for, `amount` what it is without taxes where that is not known from its record.
    `due_on` is its last day in time, None while what makes it due has not happened. It is late also where a part came.
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
    owed: Money
    settled: Money
    paid_on: date | None
    amount: Money | None = None

    @property
    def open(self) -> Money:
        """What is still to come."""
        return Money(max(self.owed.minor - self.settled.minor, 0), self.owed.currency)

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
        return Target(self.kind, self.id, self.owed, self.amount)


def sums_owed(
    reading: Executes,
    today: date,
    *,
    deal: str = "",
    brand: str = "",
    creator: str = "",
    with_settled: bool = False,
) -> tuple[OpenSum, ...]:
    """Return what is owed of one deal, brand or creator, or of all, the first due first; settled ones where wanted."""
    invoices = _invoices(reading, today, deal=deal, brand=brand, creator=creator, with_settled=with_settled)
    payments = _payments(reading, today, deal=deal, brand=brand, creator=creator, with_settled=with_settled)
    whole = _whole_deals(reading, today, deal=deal, brand=brand, creator=creator)
    last = "9999-12-31"
    return tuple(
        sorted(
            (*invoices, *payments, *whole), key=lambda each: (each.due_on.isoformat() if each.due_on else last, each.id)
        )
    )


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


def _invoices(
    reading: Executes, today: date, *, deal: str, brand: str, creator: str, with_settled: bool
) -> list[OpenSum]:
    conditions: list[Condition] = [asks_for_money(_INVOICE)]
    conditions += [] if with_settled else [_INVOICE.paid_on.is_null()]
    conditions += [_INVOICE.brand_id.equals(brand)] if brand else []
    conditions += [_INVOICE.creator_id.equals(creator)] if creator else []
    if deal:
        conditions.append(_INVOICE.id.among(select(_LINE, "invoice_id").where(_LINE.deal_id.equals(deal))))
    found = read_invoices(reading, select(_INVOICE).where(*conditions))
    deals: dict[str, list[str]] = {}
    of = select(_LINE, "invoice_id", "deal_id").where(
        _LINE.invoice_id.among([each.id for each in found]), _LINE.deal_id.is_known()
    )
    for invoice, each in results.rows(reading, of.order_by(_LINE.position)):
        deals.setdefault(invoice, []).append(each)
    return [_of_invoice(each, tuple(dict.fromkeys(deals.get(each.id, ()))), today) for each in found]


def _of_invoice(invoice: StoredInvoice, deals: tuple[str, ...], today: date) -> OpenSum:
    due_on = invoice.due_on or invoice.issued_on
    days_late = 0 if invoice.paid_on or due_on is None else max((today - due_on).days, 0)
    owed = invoice.cash_expected or 0
    state = _state(
        SumState.LATE if days_late else SumState.DUE,
        owed=owed,
        settled=invoice.settled,
        written_off=invoice.written_off,
        is_closed=invoice.paid_on is not None,
    )
    return OpenSum(
        "invoice",
        invoice.id,
        invoice.number or "",
        invoice.number or "",
        invoice.creator_id,
        invoice.brand_id,
        deals,
        state,
        due_on,
        days_late,
        Money(owed, invoice.currency),
        Money(invoice.settled, invoice.currency),
        invoice.paid_on,
    )


def _state(on_time: SumState, *, owed: int, settled: int, written_off: int, is_closed: bool) -> SumState:
    if is_closed:
        return SumState.WRITTEN_OFF if written_off >= owed > 0 else SumState.PAID
    if settled > 0 and on_time is not SumState.LATE:
        return SumState.PARTLY_PAID
    return on_time


def _payments(
    reading: Executes, today: date, *, deal: str, brand: str, creator: str, with_settled: bool
) -> list[OpenSum]:
    issued = Table("invoice", "asking")
    columns = select(
        _PAYMENT, _PAYMENT.id, _PAYMENT.deal_id, _PAYMENT.with_taxes, _PAYMENT.settled, _PAYMENT.written_off
    ).join(_DEAL, _DEAL.id.equals(_PAYMENT.deal_id))
    conditions: list[Condition] = [is_agreed(_DEAL), _PAYMENT.amount_minor.greater_than(0)]
    conditions += [] if with_settled else [_PAYMENT.paid_on.is_null()]
    for column, wanted in ((_DEAL.id, deal), (_DEAL.brand_id, brand), (_DEAL.creator_id, creator)):
        conditions += [column.equals(wanted)] if wanted else []
    stands = {
        id: (of, taxed, done, lost) for id, of, taxed, done, lost in results.rows(reading, columns.where(*conditions))
    }
    asked = select(_LINE, _LINE.payment_id).join(issued, issued.id.equals(_LINE.invoice_id))
    asked = asked.where(
        _LINE.payment_id.among(list(stands)),
        asks_for_money(issued),
        Not(is_taken_back(issued)),
    )
    on_invoice = set(results.values(reading, asked))
    loose = {id: of for id, of in stands.items() if id not in on_invoice}
    dossiers = {each.deal.id: each for each in facts.dossiers(reading, {of[0] for of in loose.values()})}
    found = []
    for id, (of, taxed, done, lost) in loose.items():
        part = next((each for each in dossiers[of].instalments if each.id == id), None)
        if part is not None:
            found.append(_of_payment(reading, part, dossiers[of], today, (taxed, done, lost)))
    return found


def _whole_deals(reading: Executes, today: date, *, deal: str, brand: str, creator: str) -> list[OpenSum]:
    """Return the agreed deals of whose payments none is written down, each as one sum."""
    conditions: list[Condition] = [owes_whole_sum(_DEAL)]
    for column, wanted in ((_DEAL.id, deal), (_DEAL.brand_id, brand), (_DEAL.creator_id, creator)):
        conditions += [column.equals(wanted)] if wanted else []
    found = []
    for dossier in facts.dossiers(reading, results.values(reading, select(_DEAL, "id").where(*conditions))):
        amount, of = agreed_sum(dossier), dossier.deal
        if amount is None or amount.minor <= 0:
            continue
        law = late_law(reading, late_law_country(dossier))
        owed = debt_of(amount, likely_vat_bp(dossier, today, rulebook().invoices), law).total
        found.append(
            OpenSum(
                "deal",
                of.id,
                of.title,
                "",
                of.creator.id,
                of.brand.id if of.brand is not None else "",
                (of.id,),
                SumState.EXPECTED,
                None,
                0,
                owed,
                Money(0, owed.currency),
                None,
                amount,
            )
        )
    return found


def _of_payment(
    reading: Executes, part: Instalment, dossier: Dossier, today: date, stands: tuple[int | None, int, int]
) -> OpenSum:
    with_taxes, settled, written_off = stands
    law = late_law(reading, late_law_country(dossier))
    status = payment_status(part, dossier, today, law)
    owed = with_taxes
    if owed is None and part.paid_on is None:
        vat_bp = likely_vat_bp(dossier, part.invoiced_on or today, rulebook().invoices)
        owed = debt_of(part.amount, vat_bp, law).total.minor
    owed = part.amount.minor if owed is None else owed
    on_time = SumState.DUE if part.is_invoiced else SumState.TO_INVOICE if status.to_invoice else SumState.EXPECTED
    # A payment keeps its settled part without taxes; what came for it is that share of the whole.
    came = owed if part.paid_on is not None else (2 * owed * settled + part.amount.minor) // (2 * part.amount.minor)
    state = _state(
        SumState.LATE if status.state is PaymentState.LATE else on_time,
        owed=part.amount.minor,
        settled=settled,
        written_off=written_off,
        is_closed=part.paid_on is not None,
    )
    deal = dossier.deal
    return OpenSum(
        "payment",
        part.id,
        f"{deal.title} – {part.label}",
        part.invoice_number,
        deal.creator.id,
        deal.brand.id if deal.brand is not None else "",
        (deal.id,),
        state,
        status.expected_on,
        status.days_late if part.paid_on is None else 0,
        Money(owed, part.amount.currency),
        Money(came, part.amount.currency),
        part.paid_on,
    )
