"""Taking over what the terms may say, splitting the fee by a phrase, and owing something every month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.records.terms import DeliverableState
from creatorbook.domain.values.dates import add_months
from creatorbook.services.book.command import Command
from creatorbook.services.deals.terms_help import instalments
from creatorbook.services.fields.gate import add_record, field_values, save_record

if TYPE_CHECKING:
    from creatorbook.services.deals.terms_help import Proposed
    from creatorbook.store.writing.uow import UnitOfWork


@dataclass(frozen=True)
class TakeProposal(Command[None]):
    """Write a proposed value into its field; a field that says something by now keeps what it says.

    Raises BadInput for a value of a right of use that is not there yet or is in the trash, and for terms in the trash.
    """

    deal_id: str
    proposal: Proposed
    code = "terms.take"

    def execute(self, uow: UnitOfWork) -> None:
        """Set the one field, on the terms that are there, on new ones, or on the right that is meant."""
        from creatorbook.services.records.editing import refuse_trashed
        from creatorbook.store.models import Terms, UsageRight

        record: Terms | UsageRight | None
        if self.proposal.kind == "usage_right":
            if not self.proposal.record:
                raise BadInput(_("Add the usage right first."), where=self.proposal.field)
            record = uow.get(UsageRight, self.proposal.record)
            refuse_trashed(uow, record, self.proposal.field)
        else:
            record = uow.first(Terms, deal_id=self.deal_id)
            if record is None:
                record = add_record(uow, Terms(deal_id=self.deal_id))
        if getattr(record, self.proposal.field) in (None, ""):
            before = field_values(record)
            setattr(record, self.proposal.field, self.proposal.value)
            save_record(uow, record, before)
        uow.name_change(kind=self.proposal.kind, field=self.proposal.field)


@dataclass(frozen=True)
class SetInstalments(Command[int]):
    """Put the instalments that a phrase means in the place of those of a deal; returns how many there are.

    “50 % on signature, 50 % 30 days after invoice”. Raises BadInput for what is not understood, and AnswerIsNo where an
    instalment was invoiced or paid already.
    """

    deal_id: str
    phrase: str
    code = "fee.split"

    def execute(self, uow: UnitOfWork) -> int:
        """Read the phrase, put the old instalments into the trash, add the new ones."""
        from creatorbook.store.models import Payment

        wanted = instalments(uow.connection, self.deal_id, self.phrase, uow.today)
        old = uow.live(Payment, deal_id=self.deal_id)
        if any(each.invoiced_on or each.paid_on or each.invoice_number for each in old):
            raise AnswerIsNo(
                _("An instalment was invoiced or paid already."),
                where="payments",
                hint=_("Change the instalments one by one."),
            )
        for each in old:
            each.trashed_at = uow.now
        for part in wanted:
            amount = part["amount"]
            rest = {name: value for name, value in part.items() if name != "amount"}
            payment = Payment(deal_id=self.deal_id, amount_minor=amount.minor, amount_currency=amount.currency, **rest)
            add_record(uow, payment)
        uow.name_change(phrase=self.phrase)
        return len(wanted)


_MONTHS = range(2, 121)


@dataclass(frozen=True)
class RepeatMonthly(Command[int]):
    """Make a deliverable one of so many months, itself the first; returns how many came.

    Its days move by whole months: the 31st becomes the last day of a shorter one. Raises BadInput where it has no day,
    is in the trash, or the months cannot be meant.
    """

    deliverable_id: str
    months: int
    code = "deliverable.repeat"

    def execute(self, uow: UnitOfWork) -> int:
        """Add a copy for each month that follows, still to do."""
        from creatorbook.services.records.editing import refuse_trashed
        from creatorbook.store.models import Deliverable

        first = uow.get(Deliverable, self.deliverable_id)
        refuse_trashed(uow, first)
        if first.due_on is None:
            raise BadInput(
                _("This deliverable has no day yet."),
                where="due_on",
                hint=_("Write down when the first is due: the others follow month by month."),
            )
        if self.months not in _MONTHS:
            raise BadInput(
                _("“{months}” months cannot be meant.").format(months=self.months),
                where="months",
                hint=_("Choose a number from {low} to {high}.").format(low=_MONTHS[0], high=_MONTHS[-1]),
            )
        values = field_values(first)
        kept = {name: value for name, value in values.items() if name in _KEPT}
        draft, due = first.draft_due_on, first.due_on
        for later in range(1, self.months):
            copy = Deliverable(
                **kept,
                draft_due_on=draft and add_months(draft, later),
                due_on=add_months(due, later),
                state=DeliverableState.TO_DO,
            )
            add_record(uow, copy, values)
        uow.name_change(kind="deliverable", id=self.deliverable_id, months=self.months)
        return self.months - 1


# What a copy says as the first does; its days and how far it has come are its own.
_KEPT = frozenset({"deal_id", "platform", "medium", "count", "description", "tags", "link", "code", "place", "hours"})
