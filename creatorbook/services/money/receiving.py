"""Entering what came in: for one sum that is owed or for several, whole or in part, in another currency, too much.

Nothing here asks the world: a rate between currencies is given, and kept with its day and source.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, BadInput, NotFound
from creatorbook.common.i18n import _
from creatorbook.domain.money.settling import convert, spread, takings
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.domain.records.money.receipts import AllocationKind, RowState
from creatorbook.domain.values.currencies import exponent
from creatorbook.domain.values.money import Money
from creatorbook.services.book.command import Command
from creatorbook.services.fields.formats import money as money_text
from creatorbook.services.fields.gate import add_record
from creatorbook.services.money.settling import invoice_of, settle, standing_of, take_back
from creatorbook.services.records.refused_lines import naming_line
from creatorbook.store.log.policy import Undo

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from creatorbook.domain.money.settling import Piece
    from creatorbook.store.models import Invoice, Payment, Received
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Target:
    """A sum that is owed: a payment by its id, an invoice, or a deal of whose payments none is written down.

    `owed` is its sum with taxes, where nobody said yet, `amount` that without them of a deal, which becomes a payment.
    """

    kind: str
    id: str
    owed: Money | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was entered: the sum that came, its allocations, and what of it is credit of the payer."""

    received_id: str
    amount: Money
    allocation_ids: tuple[str, ...]
    credit: Money


@dataclass(frozen=True, slots=True)
class Owing:
    """A sum that is owed, as it stands: `record` is the payment without an invoice, or the invoice."""

    record: Payment | Invoice
    currency: str
    open: int


@dataclass(frozen=True)
class RecordPayment(Command[Recorded]):
    """Enter money that came in, and what it settles, in the order of the targets.

    Without an amount what is open came; without a day it came today. `fee` was kept back by a bank or a house on the
    way, `withheld` by the payer for the state: both settle what is owed, in its currency. `rate` is what one unit of
    what came was worth in that currency, where it is another. `rest` says what becomes of what stays open (discount,
    rounding, write-off); None leaves it open. More than is open is refused unless the rest is `credit`.

    Raises NotFound for a target that is not there, BadInput for sums of several currencies or creators, an amount that
    is not above zero, a day to come and a rate that is missing, none or of nothing, AnswerIsNo where nothing is open or
    more came.
    """

    targets: tuple[Target, ...]
    amount: Money | None = None
    received_on: date | None = None
    fee: Money | None = None
    withheld: Money | None = None
    rate: str = ""
    rate_source: str = ""
    rest: AllocationKind | None = None
    credit: bool = False
    counterparty: str = ""
    reference: str = ""
    means: str = ""
    note: str = ""
    statement_row_id: str | None = None
    code = "payment.receive"

    def execute(self, uow: UnitOfWork) -> Recorded:
        """Find what is open, spread what came over it, and write both."""
        from creatorbook.store.models import Received

        day = self.received_on or uow.today
        if day > uow.today:
            raise BadInput(
                _("What came in cannot have come on a day still to come."),
                where="received_on",
                hint=_("Give the day on which it came: today or before."),
            )
        owing = _find_all(uow, self.targets)
        currency = _single([each.currency for each in owing], _("One payment settles sums of one currency."))
        creator, brand = _parties(uow, owing)
        kept_back = [
            (AllocationKind.FEE, self._minor(self.fee, currency, "fee")),
            (AllocationKind.WITHHOLDING, self._minor(self.withheld, currency, "withheld")),
        ]
        opened = sum(each.open for each in owing)
        if opened <= 0:
            raise AnswerIsNo(_("Nothing is open: it is paid."), where=_named(owing[0]), code="payment.nothing_open")
        amount = self.amount or Money(opened - sum(minor for _kind, minor in kept_back), currency)
        if amount.minor <= 0:
            raise BadInput(_("What came in is more than nothing."), where="amount")
        worth = self._worth(amount, currency)
        pieces, over = spread([each.open for each in owing], [(AllocationKind.PAYMENT, worth), *kept_back])
        if over and not self.credit:
            raise AnswerIsNo(
                _("{amount} came, and only {open} is open.").format(
                    amount=money_text(Money(worth + sum(minor for _kind, minor in kept_back), currency)),
                    open=money_text(Money(opened, currency)),
                ),
                where="amount",
                hint=_("Correct the amount, or keep the rest as credit of the payer."),
                code="payment.more_than_open",
            )
        received = uow.add(
            Received(
                creator_id=creator,
                brand_id=brand,
                statement_row_id=self.statement_row_id,
                received_on=day,
                amount_minor=amount.minor,
                amount_currency=amount.currency,
                rate=self.rate.strip() if amount.currency != currency else "",
                rate_on=day if amount.currency != currency else None,
                rate_source=self.rate_source if amount.currency != currency else "",
                counterparty=self.counterparty,
                reference=self.reference,
                means=self.means,
                note=self.note,
            )
        )
        made = _allocate(uow, owing, pieces, received, day, worth=worth)
        made += self._close(uow, owing, pieces, received, day)
        self._mark_row(uow)
        _settle_all(uow, owing)
        left = left_of(uow, received)
        uow.name_change(amount=str(amount), count=len(owing))
        return Recorded(received.id, amount, tuple(made), Money(left, amount.currency))

    @staticmethod
    def _minor(amount: Money | None, currency: str, where: str) -> int:
        if amount is None:
            return 0
        if amount.currency != currency or amount.minor < 0:
            raise BadInput(_("It is a sum in {currency}, of nothing or more.").format(currency=currency), where=where)
        return amount.minor

    def _worth(self, amount: Money, currency: str) -> int:
        """Return what came in the currency that is owed."""
        if amount.currency == currency:
            # A bank tells the rate of what was sent in another currency, which is exchanged already.
            if self.rate.strip() and self.statement_row_id is None:
                raise BadInput(
                    _("{amount} is in the currency that is owed: a rate has nothing to exchange.").format(
                        amount=money_text(amount)
                    ),
                    where="rate",
                    hint=_("Leave the rate out, or give the amount in the currency in which it came."),
                )
            return amount.minor
        try:
            rate = Decimal(self.rate.strip().replace(",", "."))
        except InvalidOperation:
            rate = Decimal(0)
        if not rate.is_finite() or rate <= 0:
            raise BadInput(
                _("{amount} came for a sum in {currency}: the rate of the day is needed.").format(
                    amount=money_text(amount), currency=currency
                ),
                where="rate",
                hint=_("Give what one {currency} was worth, as 0.92.").format(currency=amount.currency),
            )
        return convert(amount.minor, rate, (exponent(amount.currency), exponent(currency)))

    def _close(
        self, uow: UnitOfWork, owing: Sequence[Owing], pieces: Sequence[Piece], received: Received, day: date
    ) -> list[str]:
        """Let what stays open be settled the way that was said."""
        if self.rest is None:
            return []
        if self.rest not in _ENDS:
            raise BadInput(_("What stays open is a discount, a rounding or given up."), where="rest")
        given = [sum(piece.minor for piece in pieces if piece.place == place) for place in range(len(owing))]
        left = [each.open - done for each, done in zip(owing, given, strict=True)]
        closing, _over = spread(left, [(self.rest, sum(left))])
        return _allocate(uow, owing, closing, received, day, worth=0)

    def _mark_row(self, uow: UnitOfWork) -> None:
        from creatorbook.store.models import StatementRow

        if self.statement_row_id is not None:
            uow.get(StatementRow, self.statement_row_id).state = RowState.BOOKED


_ENDS = frozenset({AllocationKind.DISCOUNT, AllocationKind.ROUNDING, AllocationKind.WRITE_OFF})


@dataclass(frozen=True)
class RecordPayments(Command[tuple[Recorded, ...]]):
    """Enter several sums that came in as one step: all of them or none.

    `payments` have the numbers of their lines, which are named in what RecordPayment raises.
    """

    payments: tuple[tuple[int, RecordPayment], ...]
    code = "payments.receive"

    def execute(self, uow: UnitOfWork) -> tuple[Recorded, ...]:
        """Enter one after the other."""
        made = []
        for number, each in self.payments:
            with naming_line(number):
                made.append(each.execute(uow))
        uow.name_change(count=len(made))
        return tuple(made)


@dataclass(frozen=True)
class ApplyCredit(Command[tuple[str, ...]]):
    """Let what is left of a sum that came settle what is open, in the order of the targets; returns the allocations.

    Raises AnswerIsNo where nothing is left or nothing open, BadInput where the currencies differ.
    """

    received_id: str
    targets: tuple[Target, ...]
    code = "payment.apply_credit"

    def execute(self, uow: UnitOfWork) -> tuple[str, ...]:
        """Spread what is left."""
        from creatorbook.store.models import Received

        received = uow.get(Received, self.received_id)
        owing = _find_all(uow, self.targets)
        _single(
            [str(received.amount_currency), *(each.currency for each in owing)],
            _("Credit settles sums of its own currency."),
        )
        left = left_of(uow, received)
        pieces, _over = spread([each.open for each in owing], [(AllocationKind.PAYMENT, left)])
        if not pieces:
            raise AnswerIsNo(_("No credit is left of it, or nothing is open."), where=f"received {received.id}")
        made = _allocate(uow, owing, pieces, received, uow.today, worth=sum(piece.minor for piece in pieces))
        _settle_all(uow, owing)
        uow.name_change(amount=str(Money(sum(piece.minor for piece in pieces), str(received.amount_currency))))
        return tuple(made)


@dataclass(frozen=True)
class Refund(Command[str]):
    """Enter money that was sent back: credit left of a sum that came, or with a target what had settled it.

    Returns the allocation. Raises AnswerIsNo for more than is left or was settled.
    """

    amount: Money
    received_id: str = ""
    target: Target | None = None
    refunded_on: date | None = None
    note: str = ""
    code = "payment.refund"

    def execute(self, uow: UnitOfWork) -> str:
        """Check what can be given back, and write it."""
        from creatorbook.store.models import Allocation, Received

        if self.amount.minor <= 0:
            raise BadInput(_("What is sent back is more than nothing."), where="amount")
        day = self.refunded_on or uow.today
        owing = None if self.target is None else find_owing(uow, self.target)
        received = None if owing is not None else uow.get(Received, self.received_id)
        if owing is not None:
            _single([owing.currency, self.amount.currency], _("It is refunded as it is owed."))
            most = standing_of(uow, owing.record).settled
        else:
            of = uow.get(Received, self.received_id)
            _single([str(of.amount_currency), self.amount.currency], _("It is refunded as it came."))
            most = left_of(uow, of)
        if self.amount.minor > most:
            raise AnswerIsNo(
                _("Only {amount} can be sent back.").format(amount=money_text(Money(most, self.amount.currency))),
                where="amount",
                code="payment.refund_beyond",
            )
        made = uow.add(
            Allocation(
                received_id=None if received is None else received.id,
                kind=AllocationKind.REFUND,
                settled_on=day,
                amount_minor=self.amount.minor,
                amount_currency=self.amount.currency,
                taken=0 if received is None else self.amount.minor,
                note=self.note,
                **_aim(owing),
            )
        )
        if owing is not None:
            _settle_all(uow, [owing])
        uow.name_change(amount=str(self.amount))
        return made.id


@dataclass(frozen=True)
class WriteOff(Command[str]):
    """Give up what is open of a sum that is owed; returns the allocation. Raises AnswerIsNo where nothing is open."""

    target: Target
    reason: str = ""
    code = "payment.write_off"

    def execute(self, uow: UnitOfWork) -> str:
        """Settle the rest without money."""
        from creatorbook.store.models import Allocation

        owing = find_owing(uow, self.target)
        if owing.open <= 0:
            raise AnswerIsNo(_("Nothing is open: it is paid."), where=_named(owing), code="payment.nothing_open")
        made = uow.add(
            Allocation(
                kind=AllocationKind.WRITE_OFF,
                settled_on=uow.today,
                amount_minor=owing.open,
                amount_currency=owing.currency,
                note=self.reason,
                **_aim(owing),
            )
        )
        _settle_all(uow, [owing])
        uow.name_change(amount=str(Money(owing.open, owing.currency)))
        return made.id


@dataclass(frozen=True)
class TakeBackReceived(Command[None]):
    """Take back a sum that was entered, with all that it settled; the line of a statement is open again.

    Unlike undo it can be done long after, and be undone itself.
    """

    received_id: str
    code = "payment.take_back"
    undo = Undo.RECORD

    def execute(self, uow: UnitOfWork) -> None:
        """Put the sum and its allocations into the trash."""
        from creatorbook.store.models import Allocation, Received, StatementRow

        received = uow.get(Received, self.received_id)
        found = uow.live(Allocation, received_id=received.id)
        take_back(uow, found)
        received.trashed_at = uow.now
        if received.statement_row_id is not None:
            uow.get(StatementRow, received.statement_row_id).state = RowState.OPEN
        settle(
            uow,
            payments=[each.payment_id for each in found if each.payment_id is not None],
            invoices=[each.invoice_id for each in found if each.invoice_id is not None],
        )
        uow.name_change(amount=str(received.amount))


def find_owing(uow: UnitOfWork, target: Target) -> Owing:
    """Return how a sum that is owed stands; a payment on an issued invoice is that invoice. Raises NotFound."""
    from creatorbook.store.models import Invoice, Payment

    if target.kind == "invoice":
        invoice = uow.get(Invoice, target.id)
        if invoice.state is not InvoiceState.ISSUED or invoice.kind is InvoiceKind.CREDIT_NOTE:
            raise BadInput(_("Only an issued invoice is paid."), where=f"invoice {invoice.id}")
        return Owing(invoice, invoice.currency, standing_of(uow, invoice).open)
    if target.kind not in ("payment", "deal"):
        raise NotFound(_("There is no such record."), where=f"{target.kind} {target.id}")
    payment = uow.get(Payment, target.id) if target.kind == "payment" else _write_whole(uow, target)
    asked = invoice_of(uow, payment.id)
    if asked is not None:
        return Owing(asked, asked.currency, standing_of(uow, asked).open)
    if payment.amount is None or payment.amount.minor <= 0 or payment.trashed_at is not None:
        raise BadInput(_("There is no sum to be paid."), where=f"payment {payment.id}")
    if target.owed is not None and payment.with_taxes is None and target.owed.currency == payment.amount_currency:
        payment.with_taxes = target.owed.minor
    return Owing(payment, payment.amount.currency, standing_of(uow, payment).open)


def _write_whole(uow: UnitOfWork, target: Target) -> Payment:
    """Write the one payment of a deal that has none: the whole of what was agreed."""
    from creatorbook.store.models import Payment

    if target.amount is None or uow.live(Payment, deal_id=target.id):
        raise BadInput(_("Say which payment of the deal is meant."), where=f"deal {target.id}")
    minor, currency = target.amount.minor, target.amount.currency
    return add_record(uow, Payment(deal_id=target.id, label=_("Fee"), amount_minor=minor, amount_currency=currency))


def _find_all(uow: UnitOfWork, targets: Sequence[Target]) -> list[Owing]:
    """Return what the targets name, each once: two payments may be on one invoice."""
    found: dict[str, Owing] = {}
    for target in targets:
        owing = find_owing(uow, target)
        found.setdefault(owing.record.id, owing)
    if not found:
        raise BadInput(_("Say what was paid."), where="targets")
    return list(found.values())


def left_of(uow: UnitOfWork, received: Received) -> int:
    """Return what no allocation takes of a sum that came, in minor units of its currency: credit of the payer."""
    from creatorbook.store.models import Allocation

    return (received.amount_minor or 0) - sum(each.taken for each in uow.live(Allocation, received_id=received.id))


def _allocate(
    uow: UnitOfWork, owing: Sequence[Owing], pieces: Sequence[Piece], received: Received, day: date, *, worth: int
) -> list[str]:
    """Write the pieces; those of money take their share of what came, all of it where all of it is spread."""
    from creatorbook.store.models import Allocation

    paid = [piece.minor for piece in pieces if piece.kind is AllocationKind.PAYMENT]
    shares = iter(takings([*paid, worth - sum(paid)] if worth > sum(paid) else paid, left_of(uow, received)))
    is_other = owing[0].currency != received.amount_currency
    made = []
    for piece in pieces:
        taken = 0
        if piece.kind is AllocationKind.PAYMENT:
            share = next(shares)
            taken = share if is_other else piece.minor
        row = uow.add(
            Allocation(
                received_id=received.id,
                kind=piece.kind,
                settled_on=day,
                amount_minor=piece.minor,
                amount_currency=owing[piece.place].currency,
                taken=taken,
                **_aim(owing[piece.place]),
            )
        )
        made.append(row.id)
    return made


def _aim(owing: Owing | None) -> dict[str, str]:
    """Return the column that says what an allocation settles, by name."""
    from creatorbook.store.models import Invoice

    if owing is None:
        return {}
    return {"invoice_id" if isinstance(owing.record, Invoice) else "payment_id": owing.record.id}


def _settle_all(uow: UnitOfWork, owing: Sequence[Owing]) -> None:
    from creatorbook.store.models import Invoice

    uow.flush()
    settle(
        uow,
        payments=[each.record.id for each in owing if not isinstance(each.record, Invoice)],
        invoices=[each.record.id for each in owing if isinstance(each.record, Invoice)],
    )


def _parties(uow: UnitOfWork, owing: Sequence[Owing]) -> tuple[str, str]:
    from creatorbook.store.models import Deal, Invoice

    whose = []
    for each in owing:
        of = each.record if isinstance(each.record, Invoice) else uow.get(Deal, each.record.deal_id)
        whose.append((of.creator_id, of.brand_id))
    creator = _single([creator for creator, _brand in whose], _("One payment is of one creator."))
    return creator, whose[0][1]


def _single(values: Sequence[str], sentence: str) -> str:
    if len(set(values)) != 1:
        raise BadInput(sentence, where="targets")
    return values[0]


def _named(owing: Owing) -> str:
    return f"{owing.record.__tablename__} {owing.record.id}"
