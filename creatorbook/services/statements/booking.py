"""Booking lines of a statement: only what a person said yes to, all of it one step that is undone as one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _
from creatorbook.domain.money.matching.sides import Certainty
from creatorbook.domain.records.money.receipts import AllocationKind, RowState
from creatorbook.domain.values.folding import fold_name
from creatorbook.domain.values.money import Money
from creatorbook.services.book.command import Command
from creatorbook.services.money.receiving import RecordPayment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creatorbook.services.money.receiving import Target
    from creatorbook.services.statements.lines import Line
    from creatorbook.services.statements.proposing import Proposed
    from creatorbook.store.writing.uow import UnitOfWork

_RATE_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Yes:
    """What a person says that a line settles: these sums, the rest of them open or closed by a kind of its own.

    `fee` and `withheld` were kept back on the way, in the currency owed; more than is owed stays the payer's credit.
    """

    line: Line
    targets: tuple[Target, ...]
    fee: Money | None = None
    withheld: Money | None = None
    rest: AllocationKind | None = None
    brand_id: str = ""


@dataclass(frozen=True)
class BookLines(Command[tuple[str, ...]]):
    """Enter lines as received, each for the sums that were said; returns the ids of what was received.

    Whose account or name a line bears is learnt from the yes. Raises AnswerIsNo for a line that is entered already,
    and what entering a payment raises: nothing is booked then.
    """

    said: tuple[Yes, ...]
    code = "statement.book"

    def execute(self, uow: UnitOfWork) -> tuple[str, ...]:
        """Enter them one after the other, in one step."""
        from creatorbook.store.models import StatementRow

        made = []
        for yes in self.said:
            row = uow.get(StatementRow, yes.line.id)
            if row.state is RowState.BOOKED:
                raise AnswerIsNo(_("The line is entered as received already."), where=f"statement_row {row.id}")
            made.append(_record(yes).execute(uow).received_id)
            _learn(uow, yes)
        uow.name_change(count=len(made))
        return tuple(made)


def ready(proposed: Iterable[Proposed]) -> tuple[Yes, ...]:
    """Return the answers of the proposals that may all be accepted with one key."""
    return tuple(
        accept(each)
        for each in proposed
        if each.proposal is not None and each.proposal.parts and each.proposal.certainty is Certainty.READY
    )


def accept(proposed: Proposed) -> Yes:
    """Return the answer that takes a proposal as it is; raises AnswerIsNo where it proposes nothing."""
    proposal = proposed.proposal
    if proposal is None or not proposal.parts:
        raise AnswerIsNo(
            _("Nothing is proposed for this line."),
            where=f"statement_row {proposed.line.id}",
            hint=_("Say which invoice or deal it pays."),
        )
    sums: dict[AllocationKind, int] = {}
    for part in proposal.parts:
        for kind, money in part.differences:
            sums[kind] = sums.get(kind, 0) + money.minor
    currency = proposal.parts[0].paid.currency
    rest = next((kind for kind in (AllocationKind.DISCOUNT, AllocationKind.ROUNDING) if kind in sums), None)
    fee, withheld = (sums.get(kind, 0) for kind in (AllocationKind.FEE, AllocationKind.WITHHOLDING))
    return Yes(
        proposed.line,
        tuple(each.target for each in proposed.sums),
        Money(fee, currency) if fee else None,
        Money(withheld, currency) if withheld else None,
        rest,
        proposed.sums[0].brand_id,
    )


def _record(yes: Yes) -> RecordPayment:
    line = yes.line
    return RecordPayment(
        yes.targets,
        line.amount,
        line.booked_on,
        yes.fee,
        yes.withheld,
        _rate(line),
        line.account,
        yes.rest,
        credit=True,
        counterparty=line.counterparty,
        reference=line.reference or line.text,
        statement_row_id=line.id,
    )


def _rate(line: Line) -> str:
    """Return what one unit of what came was worth of what was sent: the bank's own sums say it exactly."""
    if line.original is None or line.original.currency == line.amount.currency:
        return ""
    return str(round(line.original.amount / line.amount.amount, _RATE_DIGITS)) if line.amount.minor else str(Decimal(1))


def _learn(uow: UnitOfWork, yes: Yes) -> None:
    """Remember whose account this is: the next line of it is known by it."""
    from creatorbook.store.models import PayerRule

    account = yes.line.counterparty_account
    payer = "" if account else fold_name(yes.line.counterparty)
    if not yes.brand_id or not (account or payer):
        return
    known = uow.first(PayerRule, account=account, payer=payer)
    if known is None:
        uow.add(PayerRule(brand_id=yes.brand_id, account=account, payer=payer))
        uow.flush()
    elif known.brand_id != yes.brand_id:
        # An agency's account pays for several brands: it is nobody's own.
        known.brand_id = None
