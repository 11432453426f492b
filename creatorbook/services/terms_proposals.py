"""What the terms of a deal may say where they say nothing yet, taken over one by one; and instalments from a phrase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _, language, mark
from creatorbook.domain.instalment_phrases import read_instalments
from creatorbook.domain.terms_defaults import Proposal, ProposalReason, proposals
from creatorbook.services import facts, formats
from creatorbook.services.command import Command
from creatorbook.services.kinds import KINDS
from creatorbook.services.rulebooks import rulebook
from creatorbook.services.settings import setting
from creatorbook.services.wording.findings import sentence

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.store.reading import Executes
    from creatorbook.store.uow import UnitOfWork

__all__ = ["Proposal", "ProposalReason", "SetInstalments", "TakeProposal", "proposed", "reason", "value_words"]

_REASONS = {
    ProposalReason.BRAND_HABIT: mark("as this brand usually pays"),
    ProposalReason.LAW_DEFAULT: mark("what the law says where nothing is agreed"),
    ProposalReason.TRADE_PRACTICE: mark("trade practice, not law"),
    ProposalReason.CREATOR_COUNTRY: mark("the creator’s country"),
    ProposalReason.CREATOR_TOWN: mark("the creator’s town"),
}


def proposed(reading: Executes, deal_id: str, today: date) -> tuple[Proposal, ...]:
    """Return a value for each field of the terms that says nothing yet and for which there is a reason."""
    dossier = facts.dossier(reading, deal_id)
    book = rulebook()
    return proposals(dossier, today, book.defaults, book.money.get(dossier.deal.creator.country))


def field_label(proposal: Proposal) -> str:
    """Return the name of the field, in the language of the screen."""
    kind, _dot, name = proposal.field.partition(".")
    return _(KINDS[kind].field(name).label)


def value_words(proposal: Proposal) -> str:
    """Return the value as people read it."""
    kind, _dot, name = proposal.field.partition(".")
    return formats.text(KINDS[kind].field(name), proposal.value)


def reason(proposal: Proposal) -> str:
    """Return why it is proposed, in the language of the screen."""
    return _(_REASONS[proposal.reason_code])


@dataclass(frozen=True)
class TakeProposal(Command[None]):
    """Write a proposed value into its field; a field that says something by now keeps what it says."""

    deal_id: str
    proposal: Proposal
    label = mark("Take over “{field}”")

    def execute(self, uow: UnitOfWork) -> None:
        """Set the one field, on the terms that are there, on new ones, or on the right that is meant."""
        from creatorbook.store.models import Terms, UsageRight

        kind, _dot, name = self.proposal.field.partition(".")
        record: Any
        if kind == "usage_right":
            if not self.proposal.record:
                raise BadInput(_("Add the right of use first."), where=self.proposal.field)
            record = uow.get(UsageRight, self.proposal.record)
        else:
            record = uow.first(Terms, deal_id=self.deal_id)
            if record is None:
                record = uow.add(Terms(deal_id=self.deal_id))
        if getattr(record, name) in (None, ""):
            setattr(record, name, self.proposal.value)
        uow.named(field=field_label(self.proposal))


@dataclass(frozen=True)
class SetInstalments(Command[int]):
    """Put the instalments that a phrase means in the place of those of a deal; returns how many there are.

    “50 % on signature, 50 % 30 days after invoice”. Raises BadInput for what is not understood, and AnswerIsNo where an
    instalment was invoiced or paid already.
    """

    deal_id: str
    phrase: str
    label = mark("Split the fee: {phrase}")

    def execute(self, uow: UnitOfWork) -> int:
        """Read the phrase, put the old instalments into the trash, add the new ones."""
        from sqlalchemy import select

        from creatorbook.store.models import Deal, Payment

        deal = uow.get(Deal, self.deal_id)
        read = read_instalments(
            self.phrase,
            deal.fee,
            uow.today,
            currency=setting(uow.connection, "currency", "EUR"),
            decimal_mark="," if language() == "fr" else ".",
        )
        if read.problems:
            raise BadInput(sentence(read.problems[0]), where="payments")
        old = uow.all(select(Payment).where(Payment.deal_id == self.deal_id, Payment.trashed_at.is_(None)))
        if any(each.invoiced_on or each.paid_on or each.invoice_number for each in old):
            raise AnswerIsNo(
                _("An instalment was invoiced or paid already."),
                where="payments",
                hint=_("Change the instalments one by one."),
            )
        for each in old:
            each.trashed_at = uow.now
        for part in read.parts:
            uow.add(
                Payment(
                    deal_id=self.deal_id,
                    label=part.words,
                    amount_minor=part.amount.minor,
                    amount_currency=part.amount.currency,
                    trigger=part.trigger,
                    days_after=part.days_after,
                    due_on=part.due_on,
                )
            )
        uow.named(phrase=self.phrase)
        return len(read.parts)
