"""Writing down that a share was paid on: for all that is open of a person's month, or a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.values.money import Money, totals
from creatorbook.services.book.command import Command
from creatorbook.services.fields import formats
from creatorbook.services.fields.gate import add_record
from creatorbook.services.shares.statements import statements

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.services.shares.sharing import Share
    from creatorbook.services.shares.statements import ShareStatement
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True)
class SettleShares(Command[tuple[Money, ...]]):
    """Write down that what is open of a person's months was paid on, today or on a day; returns the sums a currency.

    `month` is "2026-03", "" for all months. With an `amount` the oldest is paid on first, as far as it goes. Raises
    AnswerIsNo where nothing is open, or less than the amount; BadInput for an amount of nothing.
    """

    creator_id: str
    person: str
    month: str = ""
    settled_on: date | None = None
    amount: Money | None = None
    note: str = ""
    code = "split.settle"

    def execute(self, uow: UnitOfWork) -> tuple[Money, ...]:
        """Find what is open, and write what was paid on for each sum that came."""
        from creatorbook.store.models import SplitSettlement

        uow.flush()
        ours = [each for each in statements(uow.connection, creator=self.creator_id) if each.person == self.person]
        ours = [each for each in reversed(ours) if self.month in ("", each.month)]
        paid = [(share, minor) for share, minor in self._spread(ours) if minor > 0]
        for share, minor in paid:
            add_record(
                uow,
                SplitSettlement(
                    split_id=share.rule.id,
                    deal_id=share.part.deal_id,
                    allocation_id=share.part.allocation_id,
                    amount_minor=minor,
                    amount_currency=share.part.currency,
                    settled_on=self.settled_on or uow.today,
                    note=self.note,
                ),
            )
        sums = totals([Money(minor, share.part.currency) for share, minor in paid])
        uow.name_change(name=ours[0].partner, amount=", ".join(str(each) for each in sums))
        return tuple(sums)

    def _spread(self, ours: list[ShareStatement]) -> list[tuple[Share, int]]:
        """Return what is paid on of each share, the oldest first: what was sent back is taken off first."""
        if self.amount is not None and self.amount.minor <= 0:
            raise BadInput(_("What was settled is more than nothing."), where="amount")
        found: list[tuple[Share, int]] = []
        opened: dict[str, int] = {}
        for statement in ours:
            for each in statement.sums:
                opened[each.open.currency] = opened.get(each.open.currency, 0) + each.open.minor
        left = {currency: max(minor, 0) for currency, minor in opened.items()}
        if self.amount is not None:
            if self.amount.minor > left.get(self.amount.currency, 0):
                raise AnswerIsNo(
                    _("Only {open} is open.").format(
                        open=formats.money(Money(left.get(self.amount.currency, 0), self.amount.currency))
                    ),
                    where="amount",
                    code="split.more_than_open",
                )
            left = {self.amount.currency: self.amount.minor}
        if not any(left.values()):
            raise AnswerIsNo(_("Nothing is open: all of it is settled."), where="month", code="split.nothing_open")
        for statement in ours:
            for line in statement.lines:
                open_ = line.share.open
                used = min(max(open_.minor, 0), left.get(open_.currency, 0))
                left[open_.currency] = left.get(open_.currency, 0) - used
                found.append((line.share, used))
        return found
