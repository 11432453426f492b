"""Notions: what a word of the screen counts, as a condition on the records of a kind.

Whatever page, tab or command shows such a figure, or the records behind it, asks here: the same words then always give
the same number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from creatorbook.domain.gifts.values import LENT
from creatorbook.domain.records.deals import AGREED, TALKED_ABOUT, Stage
from creatorbook.domain.records.gifts import TaxNature
from creatorbook.store.query.expressions import Exists, Not, all_of, any_of
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from creatorbook.store.query.expressions import Condition

# A deal whose payments nobody wrote down owes its fee as a whole until it is paid.
_WHOLE = AGREED - {Stage.PAID, Stage.CLOSED}


class Notion(StrEnum):
    """A word of the screen that counts records."""

    UNPAID = "unpaid"
    OPEN = "open"
    RECEIVED = "received"
    LENT = "lent"


@dataclass(frozen=True, slots=True)
class _Meaning:
    """The kind that a notion is of, and the condition that it stands for."""

    kind: str
    holds: Callable[[Table], Condition]


def is_open(payment: Table) -> Condition:
    """Hold for payments that were not made yet."""
    return payment.paid_on.is_null()


def is_agreed(deal: Table) -> Condition:
    """Hold for deals in which something was agreed: what is still being talked about is owed by nobody.

    `domain.records.deals.DealFacts.is_agreed` says the same of one deal.
    """
    return any_of(deal.stage.among(sorted(AGREED)), _is_signed(deal))


def _is_signed(deal: Table) -> Condition:
    return all_of(deal.stage.among(sorted(TALKED_ABOUT)), deal.signed_on.is_known())


def owes_whole_fee(deal: Table) -> Condition:
    """Hold for agreed deals that are not paid, and of whose payments none is written down."""
    payment = Table("payment", "written_down")
    return all_of(
        any_of(deal.stage.among(sorted(_WHOLE)), _is_signed(deal)),
        deal.fee_minor.is_known(),
        Not(Exists(select(payment, "id").where(payment.deal_id.equals(deal.id)))),
    )


def is_paid_whole(deal: Table) -> Condition:
    """Hold for paid deals of whose payments none is written down: their fee was paid as a whole."""
    payment = Table("payment", "written_down")
    return all_of(
        deal.stage.among((Stage.PAID, Stage.CLOSED)),
        deal.fee_minor.is_known(),
        Not(Exists(select(payment, "id").where(payment.deal_id.equals(deal.id)))),
    )


def is_unpaid(deal: Table) -> Condition:
    """Hold for deals of which something is still to be paid."""
    payment = Table("payment", "still_open")
    has_open = Exists(select(payment, "id").where(payment.deal_id.equals(deal.id), is_open(payment)))
    return any_of(all_of(is_agreed(deal), has_open), owes_whole_fee(deal))


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


_MEANINGS: Mapping[Notion, _Meaning] = {
    Notion.UNPAID: _Meaning("deal", is_unpaid),
    Notion.OPEN: _Meaning("payment", is_open_and_agreed),
    Notion.RECEIVED: _Meaning("gift", is_received),
    Notion.LENT: _Meaning("gift", is_lent),
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
