"""What came of each deal, to be shared: what an invoice of several deals brought is spread over them by its lines.

Costs that were passed on, and what the law adds to a fee, are nobody's income to share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from creatorbook.domain.money.invoices.lines import LineKind
from creatorbook.domain.money.splitting import spread_parts
from creatorbook.services.reports.income import income
from creatorbook.store import results
from creatorbook.store.query.select import Table, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from creatorbook.services.reports.income import Income
    from creatorbook.store.engine.reading import Executes

_LINE = Table("invoice_line")


@dataclass(frozen=True, slots=True)
class Part:
    """What of one sum that came is of a deal: `net` without taxes and `gross` with them, in minor units."""

    deal_id: str
    creator_id: str
    brand_id: str
    allocation_id: str
    came_on: str
    currency: str
    net: int
    gross: int


def came_by_deal(reading: Executes, *, creator: str = "") -> dict[tuple[str, str], list[Part]]:
    """Return what came by deal and currency, the oldest first."""
    found: dict[tuple[str, str], list[Part]] = {}
    for part in _parts(reading, creator):
        found.setdefault((part.deal_id, part.currency), []).append(part)
    for parts in found.values():
        parts.sort(key=lambda each: (each.came_on, each.allocation_id))
    return found


def _parts(reading: Executes, creator: str) -> Iterator[Part]:
    by_debt: dict[tuple[str, str], list[Income]] = {}
    for each in income(reading, creator=creator):
        by_debt.setdefault((each.of_kind, each.of_id), []).append(each)
    weights = _weights(reading) if any(kind == "invoice" for kind, _id in by_debt) else {}
    for (kind, id), parts in by_debt.items():
        if kind != "invoice":
            yield from (_part(each, each.deal_id, each.net, each.gross) for each in parts)
            continue
        of = weights.get(id, {})
        deals, shares = list(of), list(of.values())
        nets = spread_parts([each.net for each in parts], shares)
        grosses = spread_parts([each.gross for each in parts], shares)
        for each, net, gross in zip(parts, nets, grosses, strict=True):
            yield from (
                _part(each, deal, own_net, own_gross)
                for deal, own_net, own_gross in zip(deals, net, gross, strict=True)
                if deal
            )


def _part(came: Income, deal: str, net: int, gross: int) -> Part:
    return Part(deal, came.creator_id, came.brand_id, came.allocation_id, came.came_on, came.currency, net, gross)


def _weights(reading: Executes) -> Mapping[str, dict[str, int]]:
    """Return what the lines of each invoice come to by deal; under "" what nobody shares in, last."""
    found: dict[str, dict[str, int]] = {}
    aside: dict[str, int] = {}
    for invoice, deal, kind, net in results.iterate(reading, select(_LINE, "invoice_id", "deal_id", "kind", "net")):
        if deal is None or kind != LineKind.FEE:
            aside[invoice] = aside.get(invoice, 0) + max(net or 0, 0)
        else:
            of = found.setdefault(invoice, {})
            of[deal] = of.get(deal, 0) + max(net or 0, 0)
    return {invoice: {**found.get(invoice, {}), "": aside.get(invoice, 0)} for invoice in found.keys() | aside.keys()}
