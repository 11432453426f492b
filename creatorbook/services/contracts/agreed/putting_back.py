"""The way back to what was agreed: a deal says again what its contract that is out says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo
from creatorbook.common.i18n import _
from creatorbook.domain.records.payments import Instalment
from creatorbook.domain.records.terms import DeliverableState, ProductDuty
from creatorbook.services.book.command import Command
from creatorbook.services.contracts.agreed.differing import LISTS, changed_values, contract_out
from creatorbook.services.contracts.drafts import version_input
from creatorbook.services.contracts.inputs import deliverable_line, exclusivity_line, instalment_line, rights_line
from creatorbook.services.deals import facts
from creatorbook.services.records.editing import AddRecord, EditRecord, TrashRecords

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.documents.inputs.contract import ContractInput, ProductLine
    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.store.writing.uow import UnitOfWork

_OF_THE_DEAL = ("fee", "starts_on", "ends_on")


@dataclass(frozen=True)
class PutTermsBack(Command[int]):
    """Let a deal say again what its contract that is out says; returns how many terms were put back.

    What was added since goes to the trash, what was removed is added again, and what was changed is as it was. Raises
    NotFound for a deal that is not there, AnswerIsNo where no contract is out, nothing differs, or a payment that would
    change was invoiced or paid.
    """

    deal_id: str
    code = "contract.put_back"

    def execute(self, uow: UnitOfWork) -> int:
        """Compare, and write back what differs."""
        uow.flush()
        dossier = facts.dossier(uow.connection, self.deal_id)
        contract = contract_out(dossier)
        issued = None if contract is None else version_input(uow.connection, contract.id)
        changed = {} if issued is None else changed_values(uow.connection, dossier, issued)
        if contract is None or issued is None or not changed:
            raise AnswerIsNo(
                _("The deal says what its contract says: nothing is to be put back."),
                where=f"deal {self.deal_id}",
                code="contract_agrees",
            )
        _put_deal_back(uow, dossier, issued, changed)
        _put_terms_back(uow, dossier, issued, changed)
        for name in changed:
            if name in LISTS:
                _put_list_back(uow, dossier, issued, name)
        uow.name_change(number=contract.number)
        return len(changed)


def _put_deal_back(uow: UnitOfWork, dossier: Dossier, issued: ContractInput, changed: Mapping[str, Any]) -> None:
    values = {name: getattr(issued, name) for name in _OF_THE_DEAL if name in changed}
    if "fee" in values and dossier.deal.fee is not None and not issued.fee.minor:
        values["fee"] = None
    if values:
        EditRecord("deal", dossier.deal.id, values).execute(uow)


def _put_terms_back(uow: UnitOfWork, dossier: Dossier, issued: ContractInput, changed: Mapping[str, Any]) -> None:
    from creatorbook.store.models import Terms

    single = (name for name in changed if name not in _OF_THE_DEAL and name not in LISTS and name != "products")
    values = {name: getattr(issued, name) for name in single}
    if "products" in changed:
        values |= _product_values(issued.products)
    if not values:
        return
    known = next(iter(uow.live(Terms, deal_id=dossier.deal.id)), None)
    if known is None:
        AddRecord("terms", {"deal_id": dossier.deal.id, **values}).execute(uow)
    else:
        EditRecord("terms", known.id, values).execute(uow)


def _product_values(products: tuple[ProductLine, ...]) -> dict[str, Any]:
    if not products:
        return {"product_duty": ProductDuty.NONE}
    first = products[0]
    return {"product_duty": first.duty, "product_description": first.description, "product_value": first.value}


def _put_list_back(uow: UnitOfWork, dossier: Dossier, issued: ContractInput, name: str) -> None:
    """Bring the records of one list to the lines of the contract, with as few changes as there are."""
    of = _RECORDS[name]
    kind, as_line, here = of.kind, of.as_line, of.records(dossier)
    wanted = Counter(getattr(issued, name))
    kept = []
    for record in here:
        if wanted[as_line(record)] and not _is_cancelled(record):
            wanted[as_line(record)] -= 1
            kept.append(record)
    rest = [each for each in here if all(each is not other for other in kept)]
    for line in wanted.elements():
        # One that was only called off, else one that was changed, else a new one.
        again = next((each for each in rest if as_line(each) == line), None) or next(iter(rest), None)
        values = of.values_of(line)
        if again is None:
            AddRecord(kind, {"deal_id": dossier.deal.id, **values}).execute(uow)
            continue
        _refuse_billed(again)
        rest = [each for each in rest if each is not again]
        state = {"state": DeliverableState.TO_DO} if _is_cancelled(again) else {}
        EditRecord(kind, again.id, {**values, **state}).execute(uow)
    surplus = [each for each in rest if not _is_cancelled(each)]
    for each in surplus:
        _refuse_billed(each)
    if surplus:
        TrashRecords(kind, tuple(each.id for each in surplus)).execute(uow)


def _is_cancelled(record: object) -> bool:
    return getattr(record, "state", None) is DeliverableState.CANCELLED


def _refuse_billed(record: object) -> None:
    if not isinstance(record, Instalment) or not (record.paid_on or record.is_invoiced):
        return
    raise AnswerIsNo(
        _("The payment “{label}” was invoiced or paid, and stays as it is.").format(label=record.label),
        where=f"payment {record.id}",
        hint=_("Amend the contract instead, or change the payments by hand."),
        code="payment_billed",
    )


@dataclass(frozen=True, slots=True)
class _List:
    """A list of a contract: the kind of its records, how one is read from a deal, and as a line of the contract."""

    kind: str
    records: Callable[[Dossier], tuple[Any, ...]]
    as_line: Callable[[Any], Any]
    # A field of a line by another name in the record; "" is one that follows from the others.
    renamed: tuple[tuple[str, str], ...] = ()

    def values_of(self, line: object) -> dict[str, Any]:
        """Return what a record holds of a line, by field name."""
        if not is_dataclass(line):
            raise TypeError("a line of a contract was expected")
        names = dict(self.renamed)
        read = {names.get(each.name, each.name): getattr(line, each.name) for each in fields(line)}
        return {name: value for name, value in read.items() if name}


_RECORDS = {
    "deliverables": _List(
        "deliverable", lambda dossier: dossier.deliverables, deliverable_line, (("draft_on", "draft_due_on"),)
    ),
    "instalments": _List("payment", lambda dossier: dossier.instalments, instalment_line),
    "rights": _List("usage_right", lambda dossier: dossier.rights, rights_line, (("paid", ""),)),
    "exclusivities": _List("exclusivity", lambda dossier: dossier.exclusivities, exclusivity_line),
}
