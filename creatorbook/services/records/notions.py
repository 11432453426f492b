"""Notions: what a word of the screen counts, as a condition on the records of a kind.

Whatever page, tab or command shows such a figure, or the records behind it, asks here: the same words then always give
the same number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.gifts.values import LENT
from creatorbook.domain.records.contracts import TO_SIGN
from creatorbook.domain.records.deals import AGREED, ENDED, TALKED_ABOUT, UNDER_WAY, Stage
from creatorbook.domain.records.gifts import TaxNature
from creatorbook.domain.records.money.invoices import InvoiceKind, InvoiceState
from creatorbook.domain.records.terms import SETTLED, RightsPrice
from creatorbook.store.query.expressions import Exists, Not, Single, Unindexed, all_of, any_of, coalesce, total
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.store.query.expressions import Condition

# A deal whose payments nobody wrote down owes all that was agreed as a whole until it is paid.
_WHOLE = AGREED - {Stage.PAID, Stage.CLOSED}


class Notion(StrEnum):
    """A word of the screen that counts records."""

    TO_ANSWER = "to_answer"
    UNDER_WAY = "under_way"
    UNPAID = "unpaid"
    OPEN = "open"
    RECEIVED = "received"
    LENT = "lent"
    TO_SIGN = "to_sign"
    TO_DELIVER = "to_deliver"


@dataclass(frozen=True, slots=True)
class _Meaning:
    """The kind that a notion is of, and the condition that it stands for."""

    kind: str
    holds: Callable[[Table], Condition]


def is_open(payment: Table) -> Condition:
    """Hold for payments that were not made yet."""
    return payment.paid_on.is_null()


def is_taken_back(invoice: Table) -> Condition:
    """Hold for invoices that credit notes took back whole; see `services.money.settling.is_taken_back`."""
    note = Table("invoice", "taking_back")
    taken = select(note, total(note.total_with_vat)).where(
        note.precedes_id.equals(invoice.id),
        note.kind.equals(InvoiceKind.CREDIT_NOTE),
    )
    # A draft has no total yet, and no answer would be neither yes nor no. That a note is issued is not asked for it:
    # with that the index of states would be searched through for each invoice, and the notes of one are few.
    asked = coalesce(invoice.total_with_vat, 0)
    return all_of(asked.greater_than(0), coalesce(Single(taken), 0).at_least(asked))


def asks_for_money(invoice: Table) -> Condition:
    """Hold for invoices that were issued and ask for a payment; credit notes take one back."""
    return all_of(invoice.state.equals(InvoiceState.ISSUED), invoice.kind.differs(InvoiceKind.CREDIT_NOTE))


def is_agreed(deal: Table) -> Condition:
    """Hold for deals in which something was agreed: what is still being talked about is owed by nobody.

    `domain.records.deals.DealFacts.is_agreed` says the same of one deal.
    """
    return any_of(Unindexed(deal.stage).among(sorted(AGREED)), _is_signed(deal))


def _is_signed(deal: Table) -> Condition:
    return all_of(Unindexed(deal.stage).among(sorted(TALKED_ABOUT)), deal.signed_on.is_known())


def is_to_answer(deal: Table) -> Condition:
    """Hold for leads that wait for an answer: one that is signed has it."""
    return all_of(deal.stage.equals(Stage.LEAD), deal.signed_on.is_null())


def is_under_way(deal: Table) -> Condition:
    """Hold for deals that are talked about or worked on; see `domain.records.deals.is_under_way`."""
    return any_of(deal.stage.among(sorted(UNDER_WAY)), _is_signed(deal))


def is_on_top(right: Table) -> Condition:
    """Hold for usage rights and exclusivities priced on top of the fee; see `domain.records.rights.prices_on_top`."""
    return all_of(right.price_counts.equals(RightsPrice.ON_TOP), right.price_minor.differs(0))


def _is_priced(deal: Table) -> Condition:
    """Hold for deals of which a sum was agreed, as `domain.money.checks.agreed_sum` finds it of one deal."""
    priced = (Table("usage_right", "on_top"), Table("exclusivity", "promised_on_top"))
    on_top = [Exists(select(each, "id").where(each.deal_id.equals(deal.id), is_on_top(each))) for each in priced]
    return any_of(deal.fee_minor.is_known(), *on_top)


def _without_payments(deal: Table) -> Condition:
    payment = Table("payment", "written_down")
    return Not(Exists(select(payment, "id").where(payment.deal_id.equals(deal.id), Not(is_earned(payment)))))


def is_earned(payment: Table) -> Condition:
    """Hold for payments that came of a statement of earnings: no part of what was agreed."""
    earning = Table("earning", "stated")
    return Exists(select(earning, "id").where(earning.payment_id.equals(payment.id)))


def owes_whole_sum(deal: Table) -> Condition:
    """Hold for agreed deals that are not paid, and of whose payments none is written down."""
    agreed = any_of(deal.stage.among(sorted(_WHOLE)), _is_signed(deal))
    return all_of(agreed, _is_priced(deal), _without_payments(deal))


def is_paid_whole(deal: Table) -> Condition:
    """Hold for paid deals of whose payments none is written down: what was agreed was paid as a whole."""
    return all_of(deal.stage.among((Stage.PAID, Stage.CLOSED)), _is_priced(deal), _without_payments(deal))


def is_unpaid(deal: Table) -> Condition:
    """Hold for deals of which something is still to be paid."""
    payment = Table("payment", "still_open")
    has_open = Exists(select(payment, "id").where(payment.deal_id.equals(deal.id), is_open(payment)))
    return any_of(all_of(is_agreed(deal), has_open), owes_whole_sum(deal))


def is_lent(gift: Table) -> Condition:
    """Hold for what stays the brand's; see `domain.gifts.values.is_lent`, which says the same of one gift."""
    return any_of(gift.tax_nature.equals(TaxNature.LOAN), gift.fate.among(sorted(LENT)))


def is_received(gift: Table) -> Condition:
    """Hold for what was received to keep: a loan is no gift."""
    return Not(is_lent(gift))


def is_open_and_agreed(payment: Table) -> Condition:
    """Hold for payments of agreed deals that were not made yet."""
    deal = Table("deal", "deal_of_payment")
    return all_of(is_open(payment), Exists(select(deal, "id").where(deal.id.equals(payment.deal_id), is_agreed(deal))))


def is_to_deliver(deliverable: Table) -> Condition:
    """Hold for deliverables that are still to be made or handed over, of deals that are not over."""
    deal = Table("deal", "deal_of_deliverable")
    runs = all_of(deal.id.equals(deliverable.deal_id), Not(deal.stage.among(sorted(ENDED))))
    return all_of(Not(deliverable.state.among(sorted(SETTLED))), Exists(select(deal, "id").where(runs)))


def is_to_sign(contract: Table) -> Condition:
    """Hold for contracts that went out and wait for a signature, of deals that are not over and not signed already."""
    deal = Table("deal", "deal_of_contract")
    waits = all_of(deal.id.equals(contract.deal_id), Not(deal.stage.among(sorted(ENDED))), deal.signed_on.is_null())
    return all_of(contract.state.among(sorted(TO_SIGN)), Exists(select(deal, "id").where(waits)))


_MEANINGS: Mapping[Notion, _Meaning] = {
    Notion.TO_ANSWER: _Meaning("deal", is_to_answer),
    Notion.UNDER_WAY: _Meaning("deal", is_under_way),
    Notion.UNPAID: _Meaning("deal", is_unpaid),
    Notion.OPEN: _Meaning("payment", is_open_and_agreed),
    Notion.RECEIVED: _Meaning("gift", is_received),
    Notion.LENT: _Meaning("gift", is_lent),
    Notion.TO_SIGN: _Meaning("contract", is_to_sign),
    Notion.TO_DELIVER: _Meaning("deliverable", is_to_deliver),
}


def notions_of(kind: str) -> tuple[Notion, ...]:
    """Return the notions that count records of a kind."""
    return tuple(notion for notion, meaning in _MEANINGS.items() if meaning.kind == kind)


def condition_of(notion: Notion, table: Table) -> Condition:
    """Return the condition under which a record of the table is counted; raises KeyError for another kind's notion."""
    meaning = _MEANINGS[notion]
    if meaning.kind != table.table_name:
        raise KeyError(notion)
    return meaning.holds(table)
