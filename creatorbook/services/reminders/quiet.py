"""Open deals that fell quiet: of which nothing was heard, noted or dated for some days."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from creatorbook.domain.records.deals import ENDED, Stage
from creatorbook.domain.records.terms import SETTLED
from creatorbook.domain.reminders.money import QuietDeal
from creatorbook.store import results
from creatorbook.store.query.expressions import Exists, Given, Not, Single, all_of, any_of, coalesce, most
from creatorbook.store.query.select import Select, Table, select
from creatorbook.store.sqlite.statement import prepare

if TYPE_CHECKING:
    from creatorbook.store.engine.reading import Executes
    from creatorbook.store.query.expressions import Condition, Expression
    from creatorbook.store.sqlite.statement import Statement

# What was invoiced waits for money, which has lines of its own.
_OVER = ENDED | {Stage.INVOICED, Stage.PAID}
_SINCE = Given("since")
_DEAL, _BRAND = Table("deal"), Table("brand")
# What says that a deal is alive: the instants of its papers, and the days that hang on it, past or to come.
_INSTANTS = (("message", "sent_at"), ("letter", "issued_at"), ("post", "planned_at"), ("post", "published_at"))
_DAYS = (
    ("deliverable", ("due_on", "draft_due_on", "approved_on", "delivered_on")),
    ("payment", ("due_on", "invoiced_on", "paid_on")),
    ("deal_period", ("starts_on", "ends_on")),
    ("gift", ("received_on", "return_due_on")),
)
_OWN_DAYS = ("next_action_on", "starts_on", "ends_on", "signed_on")


@cache
def _quiet_select() -> Statement:
    """Return the select of the open deals on which nothing happened since a day, and nothing is to be done by one."""
    heard = [_lately(_of(Table(name), column), Table(name)[column]) for name, column in _INSTANTS]
    dated = [_lately(_of(Table(name), columns[0]), *(Table(name)[each] for each in columns)) for name, columns in _DAYS]
    own = any_of(*(coalesce(_DEAL[each], "").at_least(_SINCE) for each in _OWN_DAYS))
    query = (
        select(_DEAL, _DEAL.id, _DEAL.title, _BRAND.name, *_last_days())
        .join_if_there(_BRAND, _BRAND.id.equals(_DEAL.brand_id), with_trash=True)
        .where(
            Not(_DEAL.stage.among(sorted(_OVER))),
            _DEAL.updated_at.less_than(_SINCE),
            Not(own),
            _DEAL.next_action_on.is_null(),
            *(Not(each) for each in _open_dates()),
            *(Not(each) for each in (*heard, *dated, *_on_record())),
        )
    )
    return prepare(query)


def _of(table: Table, column: str) -> Select:
    return select(table, table[column]).where(table.deal_id.equals(_DEAL.id))


def _lately(query: Select, *columns: Expression) -> Condition:
    return Exists(query.where(any_of(*(each.at_least(_SINCE) for each in columns))))


def _open_dates() -> tuple[Condition, ...]:
    """Return what is still to be done by a day, past or to come: that has a line of its own on Today."""
    piece, payment, task = Table("deliverable", "to_do"), Table("payment", "unpaid"), Table("task", "to_do")
    owed = all_of(
        piece.deal_id.equals(_DEAL.id),
        Not(piece.state.among(sorted(SETTLED))),
        any_of(piece.due_on.is_known(), piece.draft_due_on.is_known()),
    )
    unpaid = all_of(
        payment.deal_id.equals(_DEAL.id),
        payment.paid_on.is_null(),
        any_of(payment.due_on.is_known(), payment.invoiced_on.is_known()),
    )
    to_do = all_of(
        task.record_kind.equals("deal"),
        task.record_id.equals(_DEAL.id),
        task.done_on.is_null(),
        task.due_on.is_known(),
    )
    return tuple(
        Exists(select(table, "id").where(held)) for table, held in ((piece, owed), (payment, unpaid), (task, to_do))
    )


def _on_record() -> tuple[Condition, ...]:
    """Return what says of notes that one was written lately, and of tasks that one is to come or was done."""
    note, task = Table("note"), Table("task")
    on_deal = [all_of(table.record_kind.equals("deal"), table.record_id.equals(_DEAL.id)) for table in (note, task)]
    noted = any_of(note.created_at.at_least(_SINCE), note.updated_at.at_least(_SINCE))
    to_do = any_of(task.due_on.at_least(_SINCE), task.done_on.at_least(_SINCE), task.created_at.at_least(_SINCE))
    return (
        Exists(select(note, "id").where(on_deal[0], noted)),
        Exists(select(task, "id").where(on_deal[1], to_do)),
    )


def _last_days() -> tuple[Expression, ...]:
    """Return the last day or instant of each kind on a deal, "" for none."""
    columns = [*_INSTANTS, *((name, column) for name, several in _DAYS for column in several)]
    of_deal = [
        Single(select(table, most(table[column])).where(table.deal_id.equals(_DEAL.id)))
        for name, column in columns
        for table in [Table(name)]
    ]
    on_deal = [
        Single(
            select(table, most(table[column])).where(table.record_kind.equals("deal"), table.record_id.equals(_DEAL.id))
        )
        for name, column in (("note", "updated_at"), ("task", "due_on"), ("task", "done_on"), ("task", "created_at"))
        for table in [Table(name)]
    ]
    own = (_DEAL[each] for each in (*_OWN_DAYS, "updated_at"))
    return tuple(coalesce(each, "") for each in (*own, *of_deal, *on_deal))


def quiet_deals(reading: Executes, before: date) -> tuple[QuietDeal, ...]:
    """Return the open deals of which nothing was heard, noted or dated from a day on, the quietest first.

    A deal that waits for its money is not among them.
    """
    found = results.rows(reading, _quiet_select(), since=before.isoformat())
    # An instant begins with its day.
    made = [QuietDeal(id, title, brand or "", date.fromisoformat(max(days)[:10])) for id, title, brand, *days in found]
    return tuple(sorted(made, key=lambda each: (each.since, each.id)))
