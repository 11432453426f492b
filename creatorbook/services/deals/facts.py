"""The book's rows as the domain's frozen snapshots: dossiers of deals, gifts and posts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from creatorbook.domain.records.contracts import ContractState
from creatorbook.domain.records.dossier import Dossier
from creatorbook.services.fields import snapshots
from creatorbook.services.fields.snapshots import id_of
from creatorbook.services.records import rows
from creatorbook.services.records.reading import live_of
from creatorbook.store import results
from creatorbook.store.query.expressions import GivenList
from creatorbook.store.query.select import Table, select
from creatorbook.store.sqlite.statement import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from creatorbook.domain.records.gifts import Gift
    from creatorbook.domain.records.parties import Agency, Brand, Contact, Creator
    from creatorbook.domain.records.posts import Post
    from creatorbook.services.records.rows import Row
    from creatorbook.store.engine.reading import Executes


def creator(row: Row, channels: Iterable[Row] = ()) -> Creator:
    """Return a creator's snapshot, with its channels."""
    return snapshots.creator(row.values, row.id, (snapshots.channel(each.values) for each in channels))


def brand(row: Row) -> Brand:
    """Return a brand's snapshot."""
    return snapshots.brand(row.values, row.id)


def agency(row: Row) -> Agency:
    """Return an agency's snapshot."""
    return snapshots.agency(row.values, row.id)


def contact(row: Row) -> Contact:
    """Return a contact's snapshot."""
    return snapshots.contact(row.values, row.id)


def gift(row: Row) -> Gift:
    """Return a gift's snapshot."""
    return snapshots.gift(row.values, row.id)


def post(row: Row) -> Post:
    """Return a post's snapshot."""
    return snapshots.post(row.values, row.id)


T = TypeVar("T")

_EARNING = Table("earning")
_EARNED = prepare(
    select(_EARNING, "payment_id").where(_EARNING.payment_id.is_known(), _EARNING.deal_id.among(GivenList("values")))
)


class _Children(Generic[T]):
    """The rows of one kind by the deal they belong to."""

    def __init__(self, reading: Executes, kind: str, deals: Iterable[str], make: Callable[[Row], T]) -> None:
        self._found: dict[str, list[T]] = defaultdict(list)
        for row in live_of(reading, kind, "deal_id", deals):
            self._found[row["deal_id"].id].append(make(row))

    def of(self, deal_id: str) -> tuple[T, ...]:
        return tuple(self._found.get(deal_id, ()))


def dossiers(reading: Executes, deal_ids: Iterable[str], *, known: Creator | None = None) -> tuple[Dossier, ...]:
    """Return the dossiers of these deals, in key order; ids that are not there are left out.

    `known` is a creator who need not be read again.
    """
    deals = rows.fetch(reading, "deal", sorted(set(deal_ids)))
    if not deals:
        return ()
    whose = {known.id: known} if known is not None else {}
    unread = {row["creator_id"].id for row in deals.values()}.difference(whose)
    if unread:
        whose |= creators(reading, unread)
    brands = {key: brand(row) for key, row in rows.fetch(reading, "brand", _ids(deals, "brand_id")).items()}
    firms = sorted({*_ids(deals, "agency_id"), *_ids(deals, "agent_id")})
    agencies = {key: agency(row) for key, row in rows.fetch(reading, "agency", firms).items()}
    contacts = {key: contact(row) for key, row in rows.fetch(reading, "contact", _ids(deals, "contact_id")).items()}
    periods = _Children(reading, "deal_period", deals, lambda row: snapshots.period(row.values))
    earned = set(results.values(reading, _EARNED, values=list(deals)))
    children = {kind: _Children(reading, kind, deals, make) for kind, make in _CHILDREN.items()}
    return tuple(
        Dossier(
            snapshots.deal(
                row.values,
                row.id,
                creator=whose[row["creator_id"].id],
                brand=brands.get(row["brand_id"].id),
                agency=agencies.get(id_of(row["agency_id"]) or ""),
                agent=agencies.get(id_of(row["agent_id"]) or ""),
                contact=contacts.get(id_of(row["contact_id"]) or ""),
                periods=periods.of(key),
            ),
            terms=next(iter(children["terms"].of(key)), None),
            instalments=tuple(each for each in children["payment"].of(key) if each.id not in earned),
            rights=children["usage_right"].of(key),
            exclusivities=children["exclusivity"].of(key),
            deliverables=children["deliverable"].of(key),
            posts=children["post"].of(key),
            gifts=children["gift"].of(key),
            contracts=tuple(each for each in children["contract"].of(key) if each.state is not ContractState.WITHDRAWN),
            earned=tuple(each for each in children["payment"].of(key) if each.id in earned),
        )
        for key, row in sorted(deals.items())
    )


_CHILDREN: dict[str, Callable[[Row], Any]] = {
    "terms": lambda row: snapshots.terms(row.values),
    "payment": lambda row: snapshots.instalment(row.values, row.id),
    "usage_right": lambda row: snapshots.usage_right(row.values, row.id),
    "exclusivity": lambda row: snapshots.exclusivity(row.values, row.id),
    "deliverable": lambda row: snapshots.deliverable(row.values, row.id),
    "post": post,
    "gift": gift,
    "contract": lambda row: snapshots.contract(row.values, row.id),
}


def dossier(reading: Executes, deal_id: str) -> Dossier:
    """Return the dossier of one deal; raise NotFound."""
    found = dossiers(reading, [deal_id])
    if not found:
        rows.get(reading, "deal", deal_id)
    return found[0]


def _ids(deals: dict[str, Row], name: str) -> list[str]:
    return sorted({row[name].id for row in deals.values() if row[name] is not None})


def creators(reading: Executes, ids: Iterable[str]) -> dict[str, Creator]:
    """Return the snapshots of creators with their channels, by id; ids that are not there are left out."""
    wanted = sorted(ids)
    channels: dict[str, list[Row]] = defaultdict(list)
    for row in live_of(reading, "channel", "creator_id", wanted):
        channels[row["creator_id"].id].append(row)
    return {key: creator(row, channels[key]) for key, row in rows.fetch(reading, "creator", wanted).items()}


def one_creator(reading: Executes, creator_id: str) -> Creator:
    """Return one creator's snapshot with its channels; raise NotFound."""
    found = creators(reading, {creator_id}).get(creator_id)
    if found is None:
        rows.get(reading, "creator", creator_id)
        raise AssertionError(creator_id)
    return found
