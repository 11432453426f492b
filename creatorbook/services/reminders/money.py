"""What reminders of money are computed from: the same sums as the page Money shows, with their ladders."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from creatorbook.domain.reminders.money import BankLines, MoneyFacts, OpenInvoice
from creatorbook.services.book.settings import read_stale_days
from creatorbook.services.invoices.open_sums import invoices_asking, open_invoices, open_payments
from creatorbook.services.letters.ladder import read_ladders
from creatorbook.services.reminders.quiet import quiet_deals
from creatorbook.services.statements.lines import open_lines
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from creatorbook.domain.records.dossier import Dossier
    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.store.engine.reading import Executes


def read_money(reading: Executes, dossiers: Sequence[Dossier], today: date, last: date) -> MoneyFacts:
    """Return what is owed by a last day: all issued invoices, and the payments of these deals that are on none."""
    invoices = [each for each in open_invoices(reading, today) if each.due_on is not None and each.due_on <= last]
    agreed = [each for each in dossiers if each.deal.is_agreed]
    payments = open_payments(reading, today, [each.deal.id for each in agreed])
    opened = [part.id for each in agreed for part in each.payments if part.paid_on is None]
    invoiced = invoices_asking(reading, opened)
    near = [each for each in payments if each.due_on is not None and each.due_on <= last]
    days = read_stale_days(reading)
    return MoneyFacts(
        tuple(_named(reading, invoices)),
        frozenset(invoiced),
        {each.id: each.open for each in payments},
        read_ladders(reading, [*invoices, *near], today),
        tuple(_bank(reading)),
        quiet_deals(reading, today - timedelta(days=days - 1)) if days else (),
        days,
    )


def _named(reading: Executes, invoices: Iterable[OpenSum]) -> Iterable[OpenInvoice]:
    found = list(invoices)
    brands = _names(reading, "brand", "name", {each.brand_id for each in found})
    deals = _names(reading, "deal", "title", {deal for each in found for deal in each.deal_ids})
    for each in found:
        if each.due_on is not None:
            titles = ", ".join(deals[deal] for deal in each.deal_ids if deal in deals)
            brand = brands.get(each.brand_id, "")
            yield OpenInvoice(each.id, each.number, titles, brand, each.open, each.due_on)


def _names(reading: Executes, kind: str, column: str, ids: Iterable[str]) -> Mapping[str, str]:
    table = Table(kind)
    return dict(results.rows(reading, select(table, "id", column).where(table.id.among(sorted(ids))).with_trash()))


def _bank(reading: Executes) -> Iterable[BankLines]:
    """Yield the accounts of which lines are open, the name of each as its bank has it."""
    lines = open_lines(reading)
    row, statement = Table("statement_row"), Table("statement")
    of = select(row, row.id, row.statement_id, statement.account_name).join(
        statement, statement.id.equals(row.statement_id)
    )
    whose = {id: rest for id, *rest in results.rows(reading, of.where(row.id.among([each.id for each in lines])))}
    for account in dict.fromkeys(each.account for each in lines):
        ours = [each for each in lines if each.account == account]
        statement_id, name = whose[ours[-1].id]
        newest = max(each.id for each in ours)
        yield BankLines(statement_id, name or account, len(ours), ours[0].booked_on, newest)
