"""What of sums that are still to come is left to the creator: without taxes, once everybody has their share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creatorbook.domain.money.splitting import Came, split_whole
from creatorbook.domain.values.money import Money
from creatorbook.services.shares.came import came_by_deal
from creatorbook.services.shares.rules import Rules, agreed_days
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creatorbook.services.invoices.open_sums import OpenSum
    from creatorbook.store.engine.reading import Executes

_PAYMENT, _INVOICE = Table("payment"), Table("invoice")


def left_of_sums(reading: Executes, owed: Iterable[OpenSum]) -> Mapping[str, Money]:
    """Return by the ids of sums that are for one deal what is left of them; those that nobody shares in are not there.

    A share counts with what came of the deal before: a fixed sum is taken once.
    """
    rules = Rules(reading)
    of_one = [each for each in owed if len(each.deal_ids) == 1] if rules else []
    if not of_one:
        return {}
    came = came_by_deal(reading)
    days = agreed_days(reading, {each.deal_ids[0] for each in of_one})
    nets = _nets(reading, of_one)
    found: dict[str, Money] = {}
    for each in of_one:
        deal, currency = each.deal_ids[0], each.currency
        counted = rules.of(deal, each.creator_id, days.get(deal) or "9999")
        if not counted or each.owed_minor <= 0:
            continue
        before = came.get((deal, currency), ())
        then = Came(sum(part.net for part in before), sum(part.gross for part in before))
        net = (2 * each.open_minor * nets.get(each.id, each.owed_minor) + each.owed_minor) // (2 * each.owed_minor)
        now = Came(then.net + net, then.gross + each.open_minor)
        shares = [rule.as_share(currency) for rule in counted]
        given = sum(split_whole(now, shares)) - sum(split_whole(then, shares))
        if given:
            found[each.id] = Money(net - given, currency)
    return found


def _nets(reading: Executes, owed: list[OpenSum]) -> dict[str, int]:
    """Return what sums are without taxes, by their ids."""
    nets = {each.id: each.net_minor for each in owed if each.net_minor is not None}
    for kind, of, name in (("payment", _PAYMENT, "amount_minor"), ("invoice", _INVOICE, "total_without_vat")):
        ids = [each.id for each in owed if each.kind == kind]
        known = results.iterate(reading, select(of, "id", name).where(of.id.among(ids)))
        nets |= {id: minor for id, minor in known if minor is not None}
    return nets
