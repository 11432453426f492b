"""Drafts of invoices in the trash and back: their lines go along; what was issued never goes, nor is it edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from creatorbook.common.errors import AnswerIsNo, BadInput, Conflict
from creatorbook.common.i18n import _
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.services.invoices.drafting import open_deposits, payments_taken
from creatorbook.services.invoices.passed_on import is_on_invoice
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from creatorbook.services.fields.hooks import Surroundings
    from creatorbook.store.models import Invoice, InvoiceLine
    from creatorbook.store.writing.uow import UnitOfWork

_EXPENSE = Table("expense")


def check_invoice(around: Surroundings, values: Mapping[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Refuse an invoice that is not drawn up from a deal, and any change of one that was issued."""
    if before is not None:
        changed = next((name for name, value in values.items() if before.get(name) != value), "")
        if changed and before.get("state") is InvoiceState.ISSUED:
            raise was_issued(before.get("number"), changed)
        _check_work(values)
        return {}
    del around
    # Whom it is to is no field to be filled in: only a deal says it.
    if not values.get("brand_id"):
        raise AnswerIsNo(
            _("An invoice is drawn up from a deal, which says what it is for and what it costs."),
            where="deals",
            hint=_("Draw one up on Money, or with: creatorbook invoice draft DEAL"),
            code="invoice.only_drafted",
        )
    return {}


def _check_work(values: Mapping[str, Any]) -> None:
    first, last = values.get("supplied_from"), values.get("supplied_to")
    if first is not None and last is not None and first > last:
        raise BadInput(
            _("The work would end before it begins."),
            where="supplied_to",
            hint=_("Check both days, and give both where both change."),
        )


def was_issued(number: str | None, where: str) -> AnswerIsNo:
    """Return the answer to whoever would change an invoice that was issued, or throw it away."""
    return AnswerIsNo(
        _("Invoice {number} was issued: it does not change any more.").format(number=number),
        where=where,
        hint=_("A credit note takes it back, whole or in part."),
        code="invoice.issued",
    )


def follow_trash(uow: UnitOfWork, invoice: Invoice, stamp: datetime | None) -> None:
    """Let the lines of a draft go to the trash with it (`stamp` None), or come back with the stamp they went with.

    Raises AnswerIsNo for an invoice that was issued, Conflict for a draft of which something is on another invoice by
    now. A deposit is deducted once: a draft lets go of its deposits, and comes back with those still open.
    """
    from creatorbook.store.models import InvoiceAllowance, InvoiceDeposit, InvoiceLine

    if invoice.state is InvoiceState.ISSUED:
        raise was_issued(invoice.number, f"invoice {invoice.id}")
    moved = [
        row
        for model in (InvoiceLine, InvoiceAllowance)
        for row in uow.all(model, invoice_id=invoice.id)
        if row.trashed_at == stamp
    ]
    if stamp is not None:
        lines = [row for row in moved if isinstance(row, InvoiceLine)]
        _refuse_asked_elsewhere(uow, invoice, lines)
        deals = [line.deal_id for line in lines if line.deal_id]
        for deposit in open_deposits(uow.connection, deals) if invoice.kind is InvoiceKind.FINAL else ():
            uow.add(InvoiceDeposit(invoice_id=invoice.id, deposit_id=deposit))
    for row in moved:
        row.trashed_at = uow.now if stamp is None else None
    if stamp is None:
        for link in uow.live(InvoiceDeposit, invoice_id=invoice.id):
            uow.delete(link)
    uow.flush()


def _refuse_asked_elsewhere(uow: UnitOfWork, invoice: Invoice, lines: Sequence[InvoiceLine]) -> None:
    """Raise Conflict where a payment or a cost of these lines is on another invoice meanwhile."""
    if invoice.kind is InvoiceKind.CREDIT_NOTE:
        return
    payments = [line.payment_id for line in lines if line.payment_id]
    spent = [line.expense_id for line in lines if line.expense_id]
    costs = select(_EXPENSE, "id").where(_EXPENSE.id.among(spent), is_on_invoice(_EXPENSE))
    if payments_taken(uow.connection, payments) or results.values(uow.connection, costs):
        raise Conflict(
            _("What this draft asks for is on another invoice by now."),
            where=f"invoice {invoice.id}",
            hint=_("Leave the draft in the trash: the other invoice goes on."),
        )
