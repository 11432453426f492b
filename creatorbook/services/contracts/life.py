"""The life of a contract after its issue: signed, ended, withdrawn, and carried on by a renewal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from creatorbook.common.errors import AnswerIsNo, BadInput
from creatorbook.common.i18n import _
from creatorbook.domain.records.contracts import NEXT_STATES, ContractState
from creatorbook.domain.records.deals import Stage
from creatorbook.domain.records.terms import DeliverableState
from creatorbook.domain.values.dates import Shift, add_months
from creatorbook.services.book.command import Command
from creatorbook.services.contracts.clause_choosing import copy_choices
from creatorbook.services.fields.gate import add_record, field_values, save_record

if TYPE_CHECKING:
    from datetime import date

    from creatorbook.store.engine.base import Record
    from creatorbook.store.models import Deal
    from creatorbook.store.writing.uow import UnitOfWork

R = TypeVar("R", bound="Record")


@dataclass(frozen=True)
class MarkContract(Command[None]):
    """Move an issued contract on: signed by one, signed by both (which signs the deal), ended, withdrawn.

    Raises AnswerIsNo for a draft, and for a state that cannot follow the one it is in, BadInput for a day to come.
    """

    contract_id: str
    state: ContractState
    on: date | None = None
    code = "contract.mark"

    def execute(self, uow: UnitOfWork) -> None:
        """Set the state and what follows."""
        from creatorbook.services.fields.words import word_for
        from creatorbook.store.models import Contract, Deal

        contract = uow.get(Contract, self.contract_id)
        if contract.state is ContractState.DRAFT or self.state is ContractState.DRAFT:
            raise AnswerIsNo(_("A draft is issued before anything else."), where="state")
        if self.state not in NEXT_STATES[contract.state]:
            raise AnswerIsNo(
                _("A contract that is “{now}” cannot become “{wanted}”.").format(
                    now=word_for(contract.state), wanted=word_for(self.state)
                ),
                where="state",
                hint=_("“Undo” takes back a step that was marked by mistake."),
            )
        unmoved = field_values(contract)
        contract.state = self.state
        if self.state is ContractState.SIGNED:
            contract.signed_on = self.on or uow.today
            deal = uow.get(Deal, contract.deal_id)
            before = field_values(deal)
            deal.signed_on = deal.signed_on or contract.signed_on
            save_record(uow, deal, before)
        save_record(uow, contract, unmoved)
        uow.name_change(number=contract.number, state=self.state.value)


@dataclass(frozen=True, slots=True)
class Renewed:
    """The deal that carries a contract on, and its draft."""

    deal_id: str
    contract_id: str


@dataclass(frozen=True)
class RenewContract(Command[Renewed]):
    """Carry a signed or ended contract on in a new deal: the same terms, every day moved as far as the beginning.

    `starts_on` is by default the day after the old end, `months` the length (the terms' own, else that of
    the old contract). What was delivered and paid starts afresh. Raises AnswerIsNo for a contract that was never
    signed or is renewed from that day on already, and BadInput where the old one has no end.
    """

    contract_id: str
    starts_on: date | None = None
    months: int | None = None
    code = "contract.renew"

    def execute(self, uow: UnitOfWork) -> Renewed:
        """Copy the deal with what hangs on it, and make the draft that renews the contract."""
        from creatorbook.store.models import Contract, Deal

        contract = uow.get(Contract, self.contract_id)
        if contract.state not in (ContractState.SIGNED, ContractState.ENDED):
            raise AnswerIsNo(
                _("Only a contract that was signed can be renewed."),
                where=f"contract {contract.id}",
                hint=_("Amend it instead."),
            )
        old = uow.get(Deal, contract.deal_id)
        if old.ends_on is None:
            raise BadInput(
                _("The deal has no end, so nothing says when the renewal begins."),
                where="ends_on",
                hint=_("Write the day on which it ends."),
            )
        starts_on = self.starts_on or old.ends_on + timedelta(days=1)
        shift = Shift.between(old.starts_on or old.ends_on + timedelta(days=1), starts_on)
        end = self._end(uow, old, starts_on, shift)
        _refuse_same_renewal(uow, contract.id, starts_on)
        copy = _copy(old, title=_next_title(old, starts_on), starts_on=starts_on, ends_on=end, **_AFRESH)
        deal = add_record(uow, copy, field_values(old))
        _copy_parts(uow, old.id, deal.id, shift)
        copy_choices(uow, old.id, deal.id)
        draft = add_record(uow, Contract(deal_id=deal.id, language=contract.language, renews_id=contract.id))
        uow.name_change(number=contract.number)
        return Renewed(deal.id, draft.id)

    def _end(self, uow: UnitOfWork, old: Deal, starts_on: date, shift: Shift) -> date | None:
        from creatorbook.store.models import Terms

        terms = uow.first(Terms, deal_id=old.id)
        months = self.months if self.months is not None or terms is None else terms.renewal_months
        if months is not None:
            if months < 1:
                raise BadInput(_("A renewal lasts at least a month."), where="months")
            return add_months(starts_on, months) - timedelta(days=1)
        if old.starts_on is None or old.ends_on is None:
            return None
        return shift.end(old.ends_on)


def _refuse_same_renewal(uow: UnitOfWork, contract_id: str, starts_on: date) -> None:
    from creatorbook.store.models import Contract, Deal

    for renewal in uow.live(Contract, renews_id=contract_id):
        deal = uow.get(Deal, renewal.deal_id)
        if deal.trashed_at is None and deal.starts_on == starts_on:
            raise AnswerIsNo(
                _("This contract is renewed from that day on already, in “{deal}”.").format(deal=deal.title),
                where=f"contract {contract_id}",
                hint=_("Renew that one, say another day, or put it into the trash first."),
                code="contract.renewed",
            )


_AFRESH: dict[str, Any] = {
    "stage": Stage.NEGOTIATING, "stage_reason": "", "signed_on": None, "next_action": "", "next_action_on": None,
}  # fmt: skip
# What starts anew in each part of the deal that is copied.
_PARTS: dict[str, dict[str, Any]] = {
    "terms": {},
    "usage_right": {},
    "exclusivity": {},
    "deliverable": {"delivered_on": None, "approved_on": None, "state": DeliverableState.TO_DO},
    "payment": {"invoice_number": "", "invoiced_on": None, "paid_on": None, "settled": 0, "written_off": 0},
}
_KEPT_APART = frozenset({"id", "version", "created_at", "updated_at", "trashed_at"})
_DAYS = ("starts_on", "draft_due_on", "due_on")
_END = "ends_on"


def _next_title(old: Deal, starts_on: date) -> str:
    """Return a title by which the renewal is told from the deal that it carries on: with its year, else its month."""
    before = old.starts_on or old.ends_on
    if before is not None and before.year != starts_on.year and str(before.year) in old.title:
        return old.title.replace(str(before.year), str(starts_on.year))
    when = f"{starts_on:%Y-%m}" if before is not None and before.year == starts_on.year else str(starts_on.year)
    return f"{old.title} {when}"


def _copy(record: R, **changed: object) -> R:
    values = {
        column.key: getattr(record, column.key) for column in record.__table__.columns if column.key not in _KEPT_APART
    }
    return type(record)(**{**values, **changed})


def _copy_parts(uow: UnitOfWork, old: str, new: str, shift: Shift) -> None:
    from creatorbook.store.models import model_of

    for table, afresh in _PARTS.items():
        for part in uow.live(model_of(table), deal_id=old):
            days = {name: getattr(part, name, None) for name in (*_DAYS, _END)}
            moved = {
                name: shift.end(day) if name == _END else shift.day(day)
                for name, day in days.items()
                if day is not None
            }
            add_record(uow, _copy(part, deal_id=new, **moved, **afresh), field_values(part))
